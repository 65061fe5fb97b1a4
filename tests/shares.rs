//! Work shared among the cores there are. Compiled to wasm there is one, and no threads.

use std::thread;

/// What becomes of each share: the first piece of it, and how many pieces on the next one is.
pub fn shares<T: Send>(share: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    if cfg!(target_arch = "wasm32") {
        return vec![share(0, 1)];
    }
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let share = &share;
        let working: Vec<_> = (0..workers).map(|first| scope.spawn(move || share(first, workers))).collect();
        working.into_iter().map(|it| it.join().expect("a share of the work")).collect()
    })
}
