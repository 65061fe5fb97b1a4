//! The largest household that can be told is answered, and so is the next one: natively, and compiled to wasm.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use jiuzhu_rules::{
    Case, Payment, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind, LARGEST_COUNT, OLDEST},
    assess,
    case::{MOST_PEOPLE, day},
    estimate, estimate_in_bulk,
    explore::{
        Stop, next_questions,
        thresholds::{Fen, thresholds},
    },
    facts::{Asked, HouseholdFact, PersonFact, SupporterAnswers, SupporterFact},
    local::LocalFigure,
    place::{NATIONAL, PlaceCode},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Ten digits before the point and two after it: no amount in a saved case is larger.
const MOST: Exact = Exact::of_hundredths(999_999_999_999);

/// As much as can be answered, or anything from nothing to as much.
fn given(kind: Kind, most: Exact, open: bool) -> Given {
    let amount = if open { Span::between(Exact::ZERO, most) } else { Span::exactly(most) };
    match kind {
        Kind::YesNo => Given::YesNo(true),
        Kind::Choice(_) => Given::Choice(1),
        Kind::Yuan => Given::Yuan(amount),
        Kind::Number => Given::Number(amount),
        Kind::Flow => Given::Flow(Flow { cadence: Cadence::Yearly, yuan: amount }),
        Kind::Years => Given::Years(Span::exactly(OLDEST)),
        Kind::Count => Given::Count(Span::exactly(LARGEST_COUNT)),
    }
}

/// As many people and supporters as are read, each with as much as can be told.
fn largest(place: PlaceCode, most: Exact, open: bool, typed_in: bool) -> Case {
    let mut case = Case::new(place, day(2026, 11, 1), jiuzhu_packs::all());
    case.people.resize_with(MOST_PEOPLE, Default::default);
    let everybody: Vec<u8> = (1..).take(MOST_PEOPLE).collect();
    case.supporters.resize_with(MOST_PEOPLE, || SupporterAnswers { of: everybody.clone(), ..Default::default() });
    let answer = |kind| Answer::Given(given(kind, most, open));
    for fact in HouseholdFact::ALL {
        case.set(Asked::Household(*fact), answer(fact.kind()));
    }
    for index in (0_u8..).take(MOST_PEOPLE) {
        for fact in PersonFact::ALL {
            case.set(Asked::Person(*fact, index), answer(fact.kind()));
        }
        for fact in SupporterFact::ALL {
            case.set(Asked::Supporter(*fact, index), answer(fact.kind()));
        }
    }
    for figure in LocalFigure::ALL.iter().filter(|_| typed_in) {
        case.local.set(*figure, answer(figure.kind()));
    }
    case
}

/// A household of which everything is told, and that has dibao.
fn ordinary() -> Case {
    let text = include_str!("../cli/examples/complete.json");
    serde_json::from_str::<Case>(text).expect("an example is a case").judged_by(jiuzhu_packs::all())
}

#[track_caller]
fn is_answered(case: &Case) {
    let estimate = estimate(case);
    assert_eq!(assess(case).estimate, estimate);
    assert_eq!(estimate_in_bulk(case), estimate);
    for finding in &estimate.findings {
        let in_order = match finding.payment {
            Payment::Nothing => true,
            Payment::EachMonth(span) => span.least().zip(span.most()).is_none_or(|(least, most)| least <= most),
            Payment::Once(span) => span.least().zip(span.most()).is_none_or(|(least, most)| least <= most),
        };
        assert!(in_order, "{finding:?}");
    }
    let next = estimate_in_bulk(&ordinary());
    let dibao = next.findings.iter().find(|it| it.programme == Programme::Dibao);
    assert_eq!(dibao.map(|it| it.verdict), Some(Verdict::Likely));
}

#[test]
fn the_largest_household_is_answered_and_so_is_the_next() {
    // Amounts that no saved case can hold are answered too: the page's fields and the command line are not the only callers.
    for most in [MOST, Exact::of_hundredths(i64::MAX)] {
        for (open, typed_in) in [(false, false), (false, true), (true, false), (true, true)] {
            is_answered(&largest(PlaceCode(990_000), most, open, typed_in));
        }
    }
}

#[test]
fn in_every_place_the_largest_household_is_answered() {
    for place in &jiuzhu_packs::all().places {
        is_answered(&largest(place.code, MOST, false, false));
    }
}

#[test]
fn of_the_largest_household_questions_and_thresholds_are_told() {
    let case = largest(PlaceCode(500_000), MOST, true, false);
    // All is answered, if only by ranges: asking again is of no use.
    assert!(next_questions(&case).stop.is_some_and(|stop| stop != Stop::Settled));
    let told = thresholds(&case, Asked::Person(PersonFact::Wage, 0), Fen(0)..=Fen(u64::MAX)).expect("money");
    assert!(told.unproven.is_some());
    is_answered(&case);
}

/// What is read from a file reaches the same largest amounts.
#[test]
fn the_largest_household_is_written_and_read() {
    let case = largest(PlaceCode(500_000), MOST, false, false);
    let written = serde_json::to_string(&case).expect("a case is written");
    let read: Case = serde_json::from_str(&written).expect("it is read again");
    assert_eq!(read.judged_by(case.packs), case);
}

/// The less is known, the more could be tried: what is recorded stays within what a cheap phone can hold and go through
/// between two taps, whoever is not known yet.
#[test]
fn what_is_not_known_yet_is_not_tried_in_more_ways_than_a_phone_can_hold() {
    let asked =
        [PersonFact::Relation, PersonFact::Age, PersonFact::LivesWithFamily, PersonFact::Away, PersonFact::Work];
    for people in 1..=12 {
        for known in 0..=asked.len() {
            let mut case = Case::new(NATIONAL, day(2026, 11, 1), jiuzhu_packs::national());
            case.people.resize_with(people, Default::default);
            for person in &mut case.people {
                for fact in asked.iter().take(known) {
                    person.set(*fact, Answer::Given(given(fact.kind(), MOST, false)));
                }
            }
            let steps = assess(&case).explanation.len();
            assert!(steps < 220_000, "{people} people with {known} answers each: {steps} steps");
        }
    }
}
