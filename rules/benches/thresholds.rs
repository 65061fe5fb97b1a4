//! All thresholds of a five-person household over 0 to 20,000 yuan.

// A broken benchmark should stop.
#![allow(clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use jiuzhu_rules::{
    Case,
    explore::thresholds::{Fen, thresholds},
    facts::{Asked, HouseholdFact, PersonFact},
};

fn five_people(criterion: &mut Criterion) {
    let case: Case = serde_json::from_str(include_str!("five_people.json")).expect("the case is valid");
    let mut group = criterion.benchmark_group("thresholds");
    let facts = [
        ("wage", Asked::Person(PersonFact::Wage, 0)),
        ("farm", Asked::Person(PersonFact::Farm, 1)),
        ("savings", Asked::Household(HouseholdFact::Savings)),
        ("outlay", Asked::Household(HouseholdFact::IllnessOutlay)),
    ];
    for (name, asked) in facts {
        group.bench_function(name, |bench| {
            bench.iter(|| thresholds(core::hint::black_box(&case), asked, Fen(0)..=Fen(2_000_000)))
        });
    }
}

criterion_group!(benches, five_people);
criterion_main!(benches);
