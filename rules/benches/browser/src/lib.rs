//! What `make bench` times in the browser: the same household as the native benchmark.

use std::hint::black_box;

use jiuzhu_rules::{Case, assess, estimate};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static CASES: Vec<Case> = serde_json::from_str(include_str!("../../five_people.json")).into_iter().collect();
}

/// How many cases one round takes.
#[wasm_bindgen]
pub fn case_count() -> u32 {
    CASES.with(|cases| u32::try_from(cases.len()).unwrap_or(0))
}

/// Assesses every case `rounds` times with a record of its steps; the sum keeps the work from being skipped.
#[wasm_bindgen]
pub fn run_explained(rounds: u32) -> u32 {
    run(rounds, |case| assess(case).explanation.len())
}

/// The same without a record.
#[wasm_bindgen]
pub fn run_plain(rounds: u32) -> u32 {
    run(rounds, |case| estimate(case).findings.len())
}

fn run(rounds: u32, work: impl Fn(&Case) -> usize) -> u32 {
    let all = |cases: &Vec<Case>| cases.iter().map(|case| work(black_box(case))).sum::<usize>();
    let sum = (0..rounds).map(|_| CASES.with(all)).fold(0_usize, usize::wrapping_add);
    u32::try_from(sum % 1_000_000).unwrap_or(0)
}
