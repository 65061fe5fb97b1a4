//! A case is written as serde would write it, and what was written is read as the same case.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]

mod households_at_random;

use households_at_random::{config, known_and_partial};
use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given},
    case::day,
    facts::{Asked, PersonFact, SupporterAnswers, SupporterFact},
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn written_alike(case: &Case) {
    let json = case.to_json();
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value, serde_json::to_value(case).expect("a case can be written"), "{json}");
    let read: Case = serde_json::from_str(&json).expect("a case");
    assert_eq!(&read.judged_by(case.packs), case);
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn any_household_is_written_alike((known, partial) in known_and_partial()) {
        written_alike(&known);
        written_alike(&partial);
    }
}

#[test]
fn ranges_open_ends_and_not_being_sure_are_written_alike() {
    let mut case = Case::new(PlaceCode(13_436), day(2026, 1, 7), jiuzhu_packs::all());
    case.people.resize_with(2, Default::default);
    case.supporters.push(SupporterAnswers { of: vec![1, 2], ..Default::default() });
    case.set(Asked::Supporter(SupporterFact::HouseholdSize, 0), Answer::Given(Given::Count(Span::between(2, 4))));
    case.set(Asked::Person(PersonFact::Age, 0), Answer::Given(Given::Years(Span::exactly(71))));
    case.set(Asked::Person(PersonFact::Work, 0), Answer::Given(Given::Choice(0b101)));
    let yuan = |digits| Exact::of_digits(digits, 2).expect("an amount");
    let wage = Asked::Person(PersonFact::Wage, 1);
    for answer in [
        Answer::NotAsked,
        Answer::Unsure,
        Answer::Given(Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(yuan(123_450)) })),
        Answer::Given(Given::Flow(Flow {
            cadence: Cadence::Yearly,
            yuan: Span::between(yuan(0), yuan(999_999_999_999)),
        })),
        Answer::Given(Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::at_least(yuan(1)) })),
    ] {
        case.set(wage, answer);
        written_alike(&case);
    }
}

#[test]
fn a_case_of_which_nothing_is_known_is_written_alike() {
    let mut case = Case::new(PlaceCode(500_000), day(2026, 11, 27), jiuzhu_packs::all());
    case.people.push(Default::default());
    written_alike(&case);
}
