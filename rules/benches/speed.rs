//! Prints, for each kind of work, the median nanoseconds for one household, natively and on one core.

// A broken benchmark should stop.
#![allow(clippy::expect_used)]

#[path = "policy/oracle.rs"]
mod oracle;
#[path = "policy/mod.rs"]
mod policy;
#[path = "workloads.rs"]
mod workloads;

use std::time::{Duration, Instant};

use jiuzhu_rules::reckoning::world::Known;
use policy::{by_hand, households::households, rules};
use workloads::{SEED, WORKS, Work, Workloads};

const HOUSEHOLDS: u64 = 100_000;
const WARM_UP: Duration = Duration::from_millis(300);
const MEASURED: Duration = Duration::from_secs(2);

fn main() {
    check();
    let workloads = Workloads::new(HOUSEHOLDS).expect("the households are valid");
    for work in WORKS {
        measured(work, &workloads, WARM_UP);
        println!("{}\t{:?}", work.name, median_nanoseconds(work, measured(work, &workloads, MEASURED)));
    }
}

/// A wrong answer is not worth timing.
fn check() {
    let policy = rules::Policy::of(Known);
    for (id, household) in households(HOUSEHOLDS, SEED).enumerate() {
        let right = oracle::answer(&household);
        let found = policy.findings(&rules::Case::from(&household)).answer();
        assert_eq!(found, Some(right), "household {id}");
        assert_eq!(by_hand::answer(&by_hand::Case::from(&household)), right, "household {id} by hand");
    }
}

/// How long each batch took.
fn measured(work: &Work, workloads: &Workloads, long: Duration) -> Vec<Duration> {
    let began = Instant::now();
    let batch = |number| {
        let start = Instant::now();
        std::hint::black_box(work.run(workloads, number));
        start.elapsed()
    };
    (0..).map(batch).take_while(|_| began.elapsed() < long).collect()
}

fn median_nanoseconds(work: &Work, mut batches: Vec<Duration>) -> u128 {
    batches.sort();
    let median = batches.get(batches.len() / 2).expect("at least one batch ran");
    median.as_nanos() / work.households as u128
}
