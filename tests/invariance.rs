//! What must change nothing changes nothing: somebody who is no member, and a row of a later day.

mod households_at_random;

use std::fmt::Debug;

use households_at_random::{config, known_and_partial};
use jiff_core::civil::Date;
use jiuzhu_rules::{
    Case, Estimate,
    answer::{Age, Answer, Flow, Given, Kind},
    case::day,
    estimate,
    facts::{Asked, PersonAnswers, PersonFact, Relation, Work},
    packs::{Basis, Figure, FigureId, Row, row_for, rows_by, rows_for},
    place::PlaceCode,
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};
use proptest::{prelude::*, sample::select};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A grown-up in good health and in work, who is no relation and has nothing to do with this household.
fn somebody_else(case: &mut Case) {
    let index = u8::try_from(case.people.len()).unwrap_or(u8::MAX);
    case.people.push(PersonAnswers::default());
    for fact in PersonFact::ALL {
        let nothing = match fact.kind() {
            Kind::YesNo => Given::YesNo(false),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
            Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
            Kind::Number => Given::Number(Span::exactly(Exact::ZERO)),
            Kind::Years => Given::Years(Span::exactly(0)),
            Kind::Count => Given::Count(Span::exactly(0)),
        };
        case.set(Asked::Person(*fact, index), Answer::Given(nothing));
    }
    if let Some(person) = case.people.last_mut() {
        person.relation = Answer::Given(Choice::only(Relation::Other));
        person.age = Answer::Given(Age(Span::exactly(40)));
        person.work = Answer::Given(Choice::only(Work::Working));
        let wage = Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from(9_000)) };
        person.wage = Answer::Given(wage);
    }
}

/// What an estimate says of the household and of its first people.
fn said_of(estimate: &Estimate, people: usize) -> impl PartialEq + Debug + use<> {
    let first = |person: Option<u8>| person.is_none_or(|it| usize::from(it) < people);
    let findings: Vec<_> = estimate.findings.iter().filter(|it| first(it.person)).cloned().collect();
    let remarks: Vec<_> = estimate.remarks.iter().filter(|it| first(it.person)).cloned().collect();
    (findings, remarks, estimate.monthly_total)
}

proptest! {
    #![proptest_config(config())]

    /// DB-HH-1, DB-HH-2, whatever is known of the others.
    #[test]
    fn somebody_who_is_no_member_changes_nothing((known, partial) in known_and_partial()) {
        for case in [known, partial] {
            let people = case.people.len();
            let mut with_another = case.clone();
            somebody_else(&mut with_another);
            let (alone, beside) = (estimate(&case), estimate(&with_another));
            let written = serde_json::to_string(&with_another).unwrap_or_default();
            prop_assert_eq!(said_of(&alone, people), said_of(&beside, people), "{}", written);
        }
    }

    /// GEN-3, GEN-8: of any table, rows that begin later are as good as absent.
    #[test]
    fn an_old_day_is_not_touched_by_a_newer_row(mut rows in proptest::collection::vec(row(), 0..8), on in a_day()) {
        rows.sort_by_key(|row| (row.figure.place, row.figure.from));
        let place = PlaceCode(500_112);
        let (so_far, whole) = (rows.iter().filter(|row| row.figure.from <= on).cloned().collect::<Vec<_>>(), rows);
        let found = |table: &[Row<u8>]| {
            let one = row_for(table, place, on, |_| true).map(|row| (row.figure.from, row.what));
            let all: Vec<_> = rows_for(table, place, on, |_| true).map(|row| (row.figure.from, row.what)).collect();
            let each: Vec<_> = rows_by(table, place, on, |_| true, |what| what % 2).into_iter().map(|row| (row.figure.from, row.what)).collect();
            (one, all, each)
        };
        prop_assert_eq!(found(&so_far), found(&whole));
    }
}

fn a_day() -> impl Strategy<Value = Date> {
    (2018_i16..2027, select(vec![1_i8, 7]), 1_i8..=2).prop_map(|(year, month, date)| day(year, month, date))
}

fn row() -> impl Strategy<Value = Row<u8>> {
    let place = select(vec![PlaceCode(0), PlaceCode(500_000), PlaceCode(500_112), PlaceCode(620_000)]);
    let basis = select(vec![Basis::Standard, Basis::Floor]);
    (place, a_day(), proptest::option::of(a_day()), basis, any::<u8>())
        .prop_map(|(place, from, until, basis, what)| Row { figure: figure(place, from, until, basis), what })
}

fn figure(place: PlaceCode, from: Date, until: Option<Date>, basis: Basis) -> Figure {
    Figure {
        id: FigureId(0),
        table: "",
        category: "",
        place,
        from,
        until,
        overdue: None,
        dated: "",
        confirmed: None,
        basis,
        overruled: "",
        source: 0,
        also_in: Vec::new(),
        note: "",
    }
}
