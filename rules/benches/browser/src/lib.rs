//! What `make bench` times in the browser: the same work as natively, and what a page reads before it can be used.

#[path = "../../policy/mod.rs"]
mod policy;
#[path = "../../workloads.rs"]
mod workloads;

use jiuzhu_packs::COMPACT;
use jiuzhu_rules::{packs::Pack, place::NATIONAL};
use jiuzhu_words::Texts;
use wasm_bindgen::prelude::wasm_bindgen;
use workloads::{WORKS, Workloads};

/// Enough that the households do not stay in the processor's nearest memory.
const HOUSEHOLDS: u64 = 100_000;

thread_local! {
    static WORKLOADS: Option<Workloads> = Workloads::new(HOUSEHOLDS).ok();
}

/// Reads the Chinese texts that questions need, as a page does when it starts. Like the other readings, once for each page.
#[wasm_bindgen]
pub fn read_texts() -> bool {
    !Texts::chinese_of_questions().page.start.is_empty()
}

/// Reads the nation's pack, as a page does when it starts.
#[wasm_bindgen]
pub fn read_national_pack() -> bool {
    jiuzhu_packs::national().has(NATIONAL)
}

/// Reads the largest pack on file, as a page does when a place of its province is chosen.
#[wasm_bindgen]
pub fn read_largest_pack() -> bool {
    COMPACT.iter().max_by_key(|it| it.len()).is_some_and(|largest| Pack::read(largest).is_ok())
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
