//! The small policy over many households on one core, without a record; and over one household with every step.

// A broken benchmark should stop.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "policy/mod.rs"]
mod policy;

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiuzhu_rules::reckoning::{
    step::Book,
    world::{Known, Recorded, Unrecorded, World},
};
use policy::{
    households::{Household, households},
    oracle,
    rules::{Case, Policy},
};

const SEED: u64 = 20_240_601;

/// How many of the cases are eligible. Every answer is taken out.
fn eligible<W: World>(policy: &Policy<W>, cases: &[Case]) -> usize {
    let answers = cases.iter().map(|case| policy.findings(black_box(case)).answer());
    answers.filter(|answer| answer.is_some_and(|it| it.eligible)).count()
}

fn many(criterion: &mut Criterion) {
    let households: Vec<Household> = households(100_000, SEED).collect();
    let cases: Vec<Case> = households.iter().map(Case::from).collect();
    let (known, possible) = (Policy::of(Known), Policy::of(Unrecorded));
    for (household, case) in households.iter().zip(&cases) {
        let right = Some(oracle::answer(household));
        assert_eq!(known.findings(case).answer(), right, "household {}", household.id);
    }
    let mut group = criterion.benchmark_group("policy");
    group.sample_size(20).throughput(Throughput::Elements(cases.len() as u64));
    group.bench_function("known", |bench| bench.iter(|| eligible(&known, &cases)));
    group.bench_function("possible", |bench| bench.iter(|| eligible(&possible, &cases)));
}

fn one(criterion: &mut Criterion) {
    let cases: Vec<Case> = households(2_000, SEED).map(|household| Case::from(&household)).collect();
    let mut group = criterion.benchmark_group("policy");
    group.sample_size(20).throughput(Throughput::Elements(cases.len() as u64));
    group.bench_function("explained", |bench| {
        bench.iter(|| cases.iter().map(|case| explained(black_box(case))).sum::<usize>())
    });
}

/// One household with every step; the figures of the policy are steps too.
fn explained(case: &Case) -> usize {
    let book = Book::with_room_for(256);
    let answer = Policy::of(Recorded::into(&book)).findings(case).answer();
    black_box(answer);
    black_box(book.close()).len()
}

criterion_group!(benches, many, one);
criterion_main!(benches);
