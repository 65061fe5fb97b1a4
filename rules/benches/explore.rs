//! The next questions for five people of whom nothing is known, of whom it is known that they belong together, and
//! of whom all is known; and what the verdicts of the last rest on.

// A broken benchmark should stop.
#![allow(clippy::expect_used)]

use core::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiuzhu_rules::{
    Case,
    answer::Answer,
    assess,
    explore::{About, compare, next_questions, reasons},
    facts::{Away, Relation},
    reckoning::choice::Choice,
};

fn known() -> Case {
    serde_json::from_str(include_str!("five_people.json")).expect("the case is valid")
}

fn with_people(count: usize) -> Case {
    let known = known();
    let mut case = Case::new(known.place, known.day);
    case.people.resize_with(count, Default::default);
    case
}

fn members_only() -> Case {
    let mut case = with_people(5);
    let relations = [Relation::Applicant, Relation::Spouse, Relation::Parent, Relation::Child, Relation::Child];
    for (person, relation) in case.people.iter_mut().zip(relations) {
        person.relation = Answer::Given(Choice::only(relation));
        person.lives_with_family = Answer::Given(true);
        person.away = Answer::Given(Choice::only(Away::Not));
    }
    case
}

fn five_people(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("explore");
    let cases = [
        ("nothing known of four", with_people(4)),
        ("nothing known", with_people(5)),
        ("members known", members_only()),
        ("all known", known()),
    ];
    for (name, case) in &cases {
        group.bench_function(format!("next questions, {name}"), |bench| bench.iter(|| next_questions(black_box(case))));
    }
    let case = known();
    let assessment = assess(&case);
    let findings: Vec<About> = assessment.estimate.findings.iter().map(About::of).collect();
    group.bench_function("reasons of every verdict", |bench| {
        bench.iter(|| {
            let told = findings.iter().filter_map(|about| reasons(black_box(&case), &assessment, *about));
            told.collect::<Vec<_>>()
        });
    });
    let earlier = Case { day: jiuzhu_rules::case::day(2021, 8, 1), ..case.clone() };
    group.bench_function("compare two days", |bench| bench.iter(|| compare(black_box(&earlier), &case)));
}

criterion_group!(benches, five_people);
criterion_main!(benches);
