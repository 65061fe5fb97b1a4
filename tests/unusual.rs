//! What is asked back is what slips make of an answer, and what is published or common is not.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given},
    case::day,
    facts::{Asked, HouseholdFact, PersonFact, Relation},
    local::LocalFigure,
    packs::Measure,
    place::NATIONAL,
    reckoning::{choice::Variants, exact::Exact, money::Cadence, span::Span},
    unusual::{is_unusual, is_unusual_figure},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const WAGE: Asked = Asked::Person(PersonFact::Wage, 1);
const AGE: Asked = Asked::Person(PersonFact::Age, 1);

fn of_two() -> Case {
    let mut case = Case::new(NATIONAL, day(2026, 11, 27), jiuzhu_packs::all());
    case.people.resize_with(2, Default::default);
    case.set(Asked::Person(PersonFact::Age, 0), years(62));
    case
}

fn years(age: u16) -> Answer<Given> {
    Answer::Given(Given::Years(Span::exactly(age)))
}

fn flow(yuan: Span<Exact>, cadence: Cadence) -> Answer<Given> {
    Answer::Given(Given::Flow(Flow { cadence, yuan }))
}

fn with(asked: Asked, answer: Answer<Given>) -> bool {
    let mut case = of_two();
    case.set(asked, answer);
    is_unusual(&case, asked)
}

fn wage(yuan: u32, cadence: Cadence) -> bool {
    with(WAGE, flow(Span::exactly(Exact::from(yuan)), cadence))
}

#[test]
fn a_nought_too_many_is_asked_back_and_the_year_is_taken_as_a_year() {
    assert!(!wage(20_000, Cadence::Monthly) && wage(20_001, Cadence::Monthly));
    assert!(!wage(240_000, Cadence::Yearly) && wage(240_001, Cadence::Yearly));
}

#[test]
fn ten_thousands_typed_as_ones_are_asked_back_and_nothing_is_not() {
    assert!(wage(9, Cadence::Monthly) && !wage(10, Cadence::Monthly) && !wage(0, Cadence::Monthly));
    let between = Span::between(Exact::from(5), Exact::from(800));
    assert!(!with(WAGE, flow(between, Cadence::Monthly)), "the upper end is no slip");
    let open = |yuan| with(WAGE, flow(yuan, Cadence::Monthly));
    assert!(!open(Span::OPEN) && !open(Span::at_least(Exact::from(800))), "what is not known is no slip");
    assert!(!with(WAGE, Answer::Unsure) && !with(WAGE, Answer::NotAsked));
}

#[test]
fn an_age_is_held_against_the_applicants() {
    let unusual = |relation: Relation, age: u16| {
        let mut case = of_two();
        case.set(Asked::Person(PersonFact::Relation, 1), Answer::Given(Given::Choice(1 << relation.index())));
        case.set(AGE, years(age));
        is_unusual(&case, AGE)
    };
    assert!(unusual(Relation::Parent, 75) && !unusual(Relation::Parent, 76));
    assert!(unusual(Relation::Child, 49) && !unusual(Relation::Child, 48));
    assert!(unusual(Relation::Grandchild, 35) && !unusual(Relation::Grandchild, 34));
    assert!(unusual(Relation::Grandparent, 89) && !unusual(Relation::Grandparent, 90));
    assert!(!unusual(Relation::Spouse, 25) && !unusual(Relation::Spouse, 100) && unusual(Relation::Spouse, 101));
    assert!(!with(AGE, years(3)), "nobody has said yet who this is");

    let applicant = Asked::Person(PersonFact::Age, 0);
    let aged = |age: Span<u16>| {
        let mut case = of_two();
        let answer = Answer::Given(Given::Choice(1 << Relation::Applicant.index()));
        case.set(Asked::Person(PersonFact::Relation, 0), answer);
        case.set(applicant, Answer::Given(Given::Years(age)));
        is_unusual(&case, applicant)
    };
    assert!(aged(Span::exactly(15)) && !aged(Span::exactly(16)) && !aged(Span::OPEN));
}

#[test]
fn savings_and_counts_have_limits_of_their_own() {
    let savings = Asked::Household(HouseholdFact::Savings);
    let yuan = |yuan: u32| Answer::Given(Given::Yuan(Span::exactly(Exact::from(yuan))));
    assert!(!with(savings, yuan(1_000_000)) && with(savings, yuan(1_000_001)) && with(savings, yuan(3)));
    let times = Asked::Household(HouseholdFact::AidTimes);
    let count = |count: u16| Answer::Given(Given::Count(Span::exactly(count)));
    assert!(!with(times, count(12)) && with(times, count(13)));
}

/// A standard of a year that was given as one of a month, above all.
#[test]
fn no_standard_published_since_2018_is_asked_back_and_each_is_as_one_of_another_period() {
    let unusual = |yuan: Exact, cadence: Cadence| {
        let mut case = of_two();
        case.local.set(LocalFigure::DibaoStandard, flow(Span::exactly(yuan), cadence));
        is_unusual_figure(&case, LocalFigure::DibaoStandard)
    };
    let mut open = of_two();
    open.local.set(LocalFigure::DibaoStandard, flow(Span::OPEN, Cadence::Monthly));
    assert!(!is_unusual_figure(&open, LocalFigure::DibaoStandard));
    let published = &jiuzhu_packs::all().tables.dibao_standard;
    assert!(published.len() > 100);
    let recent = published.iter().filter(|it| it.figure.from.year() >= 2018 && it.what.height.by == Measure::Yuan);
    for monthly in recent.map(|it| it.what.height.least) {
        let yearly = monthly.times(12).expect("small");
        assert!(!unusual(monthly, Cadence::Monthly) && !unusual(yearly, Cadence::Yearly), "{monthly:?}");
        assert!(unusual(monthly, Cadence::Yearly) && unusual(yearly, Cadence::Monthly), "{monthly:?}");
    }
}
