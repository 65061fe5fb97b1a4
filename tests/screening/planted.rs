//! Forty mistakes planted in a list of a thousand households: each is told at its cell, and nothing else is.

use std::collections::BTreeSet;

use jiuzhu_rules::facts::{HouseholdFact as H, PersonFact as P};
use jiuzhu_screening::{
    Judge, Wrong,
    cells::Expected,
    columns::Meaning::{self, BirthDate, Household, HouseholdNumber, Name, Person, Place},
};

use crate::lists::{List, gathered, screening};

/// What is put where in a household, the applicant's row being 0, and what is to be told of it.
type Planted = (usize, Meaning, &'static str, fn(row: u64) -> Wrong);

const PLANTED: [Planted; 16] = [
    (1, Person(P::Wage), "三百", |_| Wrong::Cell(Expected::Amount)),
    (0, Household(H::Savings), "-5", |_| Wrong::Cell(Expected::Amount)),
    (1, Person(P::Age), "六十", |_| Wrong::Cell(Expected::Years)),
    (0, Person(P::Age), "131", |_| Wrong::Cell(Expected::Years)),
    (0, Household(H::AidTimes), "几次", |_| Wrong::Cell(Expected::Count)),
    (1, Person(P::FarmLand), "一块", |_| Wrong::Cell(Expected::Number)),
    (1, Person(P::Married), "离异", |_| Wrong::Cell(Expected::YesNo)),
    (1, Person(P::Disability), "腿", |_| Wrong::Cell(Expected::Choice)),
    (0, BirthDate, "属鼠", |_| Wrong::Cell(Expected::Day)),
    (0, Place, "999999", |_| Wrong::Cell(Expected::Place)),
    (1, Household(H::Savings), "987654", |row| Wrong::SaysOtherwise { row: row - 1 }),
    (1, HouseholdNumber, "", |_| Wrong::NoHouseholdNumber),
    (0, Person(P::Relation), "配偶", |_| Wrong::NoApplicant),
    (1, Person(P::Relation), "户主", |row| Wrong::SecondApplicant { row: row - 1 }),
    (1, Person(P::Relation), "", |_| Wrong::NoRelation),
    (1, Name, "", |_| Wrong::DuplicatePerson),
];

#[test]
fn forty_planted_mistakes_are_told_and_nothing_else_is() {
    let (mut list, houses) = List::of_village(1_000, 42);
    let rows_before = |at: usize| houses[..at].iter().map(|it| it.rows.len()).sum::<usize>();
    // Every 25th household, or the next of two people at least.
    let chosen: Vec<usize> =
        (0..40).map(|it| (it * 25..).find(|at| houses[*at].rows.len() > 1).expect("one is")).collect();
    assert_eq!(chosen.iter().collect::<BTreeSet<_>>().len(), 40);
    let savings = list.column(Household(H::Savings));
    let mut expected = BTreeSet::new();
    for (turn, household) in chosen.iter().enumerate() {
        let (person, meaning, text, wrong) = PLANTED[turn % PLANTED.len()];
        let (at, column) = (rows_before(*household) + person, list.column(meaning));
        let text = match meaning {
            Name => list.rows[at - 1][column].clone(),
            _ => text.to_owned(),
        };
        if meaning == Household(H::Savings) && list.rows[rows_before(*household)][savings].is_empty() {
            list.rows[rows_before(*household)][savings] = "0".to_owned();
        }
        list.rows[at][column] = text.clone();
        // Headers stand in row 1.
        let row = at as u64 + 2;
        let tells = !matches!(meaning, Name);
        let found = if tells && wrong(row) != Wrong::NoApplicant { text } else { String::new() };
        expected.insert((row, column, wrong(row), found));
    }
    let screening = screening(&list);
    let mut judge = Judge::of(&screening);
    let (mut told, mut assessed) = (BTreeSet::new(), 0);
    for rows in gathered(&list, &screening) {
        let screened = judge.judge(&rows);
        assessed += usize::from(screened.outcome.is_some());
        for mistake in screened.mistakes {
            told.insert((mistake.row, mistake.column.expect("it has a cell"), mistake.wrong, mistake.found));
        }
    }
    assert_eq!(told, expected);
    assert_eq!(told.len(), 40);
    let kinds: BTreeSet<_> = told.iter().map(|(_, _, wrong, _)| wrong.name()).collect();
    assert!(kinds.len() >= 12, "{kinds:?}");
    // Where a place, an applicant or who belongs to it is unclear nothing is told of a household.
    let stopped = told.iter().filter(|(_, _, wrong, _)| wrong.stops()).count();
    assert_eq!(assessed, 1_000 - stopped);
    assert!(stopped > 5);
}
