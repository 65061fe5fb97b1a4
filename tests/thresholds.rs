//! Thresholds against what the rules say fen by fen.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use jiuzhu_rules::{
    Case,
    explore::thresholds::{Fen, Thresholds, thresholds},
    facts::{Asked, PersonFact},
};

#[test]
fn look() {
    let case: Case = serde_json::from_str(include_str!("../rules/benches/five_people.json")).expect("valid");
    let found = thresholds(&case, Asked::Person(PersonFact::Wage, 0), Fen(0)..=Fen(2_000_000)).expect("money");
    for response in &found.responses {
        println!("{:?} {:?}", response.programme, response.person);
        for it in &response.verdicts {
            println!("   {:?} {:?} {:?}", it.from, it.to, it.what)
        }
        if let Some(curve) = &response.payment {
            for it in &curve.least {
                println!(
                    "   least {:?} {:?} {:?}",
                    it.from,
                    it.to,
                    it.what.map(|it| (it.at.decimal(), it.slope.decimal()))
                )
            }
        }
    }
    println!("{:#?}", found.edges);
    println!("{:#?} {:?} {}", found.cliffs, found.unproven, found.assessments);
}
