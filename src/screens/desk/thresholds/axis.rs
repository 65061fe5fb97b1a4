//! The amount that grows from left to right.

use std::ops::RangeInclusive;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Given, Kind},
    explore::{amounts, one_income_of, thresholds::Fen, with_one_income, with_people},
    facts::{Asked, HouseholdFact, PersonFact},
    reckoning::money::Cadence,
};

use crate::{parts::Page, screens::results::card::of_whom};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// All income, as if it were one amount.
    Income,
    Asked(Asked),
}

/// Up to which amount is looked: what comes in each month, each year, and what is there once.
const MOST: [(Cadence, Fen); 3] =
    [(Cadence::Monthly, Fen(2_000_000)), (Cadence::Yearly, Fen(24_000_000)), (Cadence::Once, Fen(100_000_000))];

impl Axis {
    /// All that can be looked at: income, everybody's wage, what is owned, and every amount that was told.
    pub fn all(case: &Case) -> Vec<Axis> {
        let people = (0_u8..).zip(&case.people).map(|(index, _)| index);
        let wages = people.map(|index| Asked::Person(PersonFact::Wage, index));
        let usual = wages.chain([Asked::Household(HouseholdFact::Savings)]);
        let mut all = vec![Axis::Income];
        for asked in usual.chain(amounts(case)).map(Axis::Asked) {
            if !all.contains(&asked) {
                all.push(asked);
            }
        }
        all
    }

    /// The case in which the amount is followed, with the question that holds it.
    pub fn followed(self, case: &Case) -> (Case, Asked) {
        match self {
            Axis::Income => with_one_income(case),
            Axis::Asked(asked) => (case.clone(), asked),
        }
    }

    /// The same with so many people.
    pub fn followed_with(case: &Case, people: usize) -> (Case, Asked) {
        with_one_income(&with_people(case, people))
    }

    pub fn label(self, page: Page) -> String {
        match self {
            Axis::Income => page.texts.page.curve_income.to_owned(),
            Axis::Asked(asked) => of_whom(page, asked),
        }
    }

    /// Where the household stands now, where that is known.
    pub fn now(self, page: Page) -> Option<Fen> {
        let case = &page.session.case;
        match self {
            Axis::Income => one_income_of(page.session.assessment(), case),
            Axis::Asked(asked) => match case.answer(asked) {
                Answer::Given(Given::Yuan(yuan)) => yuan.single().and_then(Fen::of),
                Answer::Given(Given::Flow(flow)) => flow.yuan.single().and_then(Fen::of),
                _ => None,
            },
        }
    }
}

/// How far an amount is followed.
pub fn range_of(case: &Case, asked: Asked) -> RangeInclusive<Fen> {
    let cadence = match (asked.kind(), case.answer(asked)) {
        (Kind::Yuan, _) => Cadence::Once,
        (_, Answer::Given(Given::Flow(flow))) => flow.cadence,
        _ => Cadence::Monthly,
    };
    let most = MOST.iter().find(|(other, _)| *other == cadence);
    Fen(0)..=most.map_or(Fen(2_000_000), |(_, most)| *most)
}
