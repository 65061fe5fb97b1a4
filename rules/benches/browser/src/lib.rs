//! What `make bench` times in the browser: the same work as natively.

#[path = "../../policy/mod.rs"]
mod policy;
#[path = "../../workloads.rs"]
mod workloads;

use wasm_bindgen::prelude::wasm_bindgen;
use workloads::{WORKS, Workloads};

/// Enough that the households do not stay in the processor's nearest memory.
const HOUSEHOLDS: u64 = 100_000;

thread_local! {
    static WORKLOADS: Option<Workloads> = Workloads::new(HOUSEHOLDS).ok();
}

/// How many kinds of work there are.
#[wasm_bindgen]
pub fn work_count() -> usize {
    WORKS.len()
}

#[wasm_bindgen]
pub fn work_name(work: usize) -> String {
    WORKS.get(work).map(|it| it.name.to_owned()).unwrap_or_default()
}

/// Households in one batch.
#[wasm_bindgen]
pub fn households(work: usize) -> usize {
    WORKS.get(work).map_or(0, |it| it.households)
}

/// Does so many batches from the first on; what comes back keeps the work from being skipped.
#[wasm_bindgen]
pub fn run(work: usize, batches: usize) -> usize {
    WORKLOADS.with(|workloads| {
        let (Some(workloads), Some(work)) = (workloads, WORKS.get(work)) else { return 0 };
        (0..batches).map(|batch| work.run(workloads, batch)).fold(0, usize::wrapping_add)
    })
}
