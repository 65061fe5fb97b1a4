//! One assessment of a five-person household, with and without a record of its steps.

// A broken benchmark should stop.
#![allow(clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use jiuzhu_rules::{Case, assess, estimate};

fn five_people(criterion: &mut Criterion) {
    let case: Case = serde_json::from_str(include_str!("five_people.json")).expect("the case is valid");
    let mut group = criterion.benchmark_group("assess");
    group.bench_function("explained", |bench| bench.iter(|| assess(core::hint::black_box(&case))));
    group.bench_function("plain", |bench| bench.iter(|| estimate(core::hint::black_box(&case))));
}

criterion_group!(benches, five_people);
criterion_main!(benches);
