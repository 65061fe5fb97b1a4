//! What can be learnt by assessing again and again: what to ask next, what two cases differ in, what one other amount
//! would change, what a verdict rests on, where help begins and ends as one amount grows. Nothing here knows a rule: all of it is made of [`assess`](crate::assess), [`estimate`](crate::estimate) and
//! the steps they leave behind.

mod at_amount;
mod bearing;
mod by_size;
mod compare;
mod next_question;
mod one_income;
mod reasons;
pub mod thresholds;
mod what_if;

pub use at_amount::{AtAmount, at_amount};
pub use bearing::Because;
pub use by_size::{Standing, standings, with_people};
pub use compare::{Cause, Comparison, Difference, compare, rise};
pub use next_question::{Held, Leaves, Left, Question, Questions, Stop, next_questions};
pub use one_income::{one_income_of, with_one_income};
pub use reasons::{Change, Condition, Forcing, MOST_SETS, Reasons, Turns, forcing, reasons};
pub use what_if::{Loss, WhatIf, amounts, stepped, what_if, with_amount};

use crate::{
    Assessment, Case, Estimate, Finding, Grounds, Open, Programme,
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

/// What a finding is about, by which it is known again in another assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct About {
    pub programme: Programme,
    /// Index into the case's people; none for the household.
    pub person: Option<u8>,
}

impl About {
    pub fn of(finding: &Finding) -> Self {
        About { programme: finding.programme, person: finding.person }
    }

    pub fn in_estimate(self, estimate: &Estimate) -> Option<&Finding> {
        estimate.findings.iter().find(|finding| About::of(finding) == self)
    }

    pub fn in_assessment(self, assessment: &Assessment) -> Option<(&Finding, Grounds)> {
        assessment.findings().find(|(finding, _)| About::of(finding) == self)
    }
}

impl Open {
    fn kind(self) -> Kind {
        match self {
            Open::Question(asked) => asked.kind(),
            Open::Figure(figure) => figure.kind(),
        }
    }

    fn answer_in(self, case: &Case) -> Answer<Given> {
        match self {
            Open::Question(asked) => case.answer(asked),
            Open::Figure(figure) => case.local.get(figure),
        }
    }

    fn put_into(self, case: &mut Case, answer: Answer<Given>) {
        match self {
            Open::Question(asked) => case.set(asked, answer),
            Open::Figure(figure) => case.local.set(figure, answer),
        }
    }
}

/// Every question that there is about the household, its people, and who owes them support.
fn questions_about(case: &Case) -> impl Iterator<Item = Asked> {
    let people = (0_u8..).zip(&case.people).map(|(index, _)| index);
    let of_people = people.flat_map(|index| PersonFact::ALL.iter().map(move |fact| Asked::Person(*fact, index)));
    let supporters = (0_u8..).zip(&case.supporters).map(|(index, _)| index);
    let of_supporters =
        supporters.flat_map(|index| SupporterFact::ALL.iter().map(move |fact| Asked::Supporter(*fact, index)));
    HouseholdFact::ALL.iter().map(|fact| Asked::Household(*fact)).chain(of_people).chain(of_supporters)
}

/// How often an amount falls due: as it was answered, or else each month; once, for what is owned. None of what is no money.
fn cadence_of(case: &Case, asked: Asked) -> Option<Cadence> {
    match (asked.kind(), case.answer(asked)) {
        (Kind::Yuan, _) => Some(Cadence::Once),
        (Kind::Flow, Answer::Given(Given::Flow(flow))) => Some(flow.cadence),
        (Kind::Flow, _) => Some(Cadence::Monthly),
        _ => None,
    }
}

/// An amount as it is answered.
fn given(cadence: Cadence, yuan: Exact) -> Given {
    let yuan = Span::exactly(yuan);
    match cadence {
        Cadence::Once => Given::Yuan(yuan),
        cadence => Given::Flow(Flow { cadence, yuan }),
    }
}

/// The largest amount that can be written in a case, in fen: ten digits before the point and two after it.
const MOST_FEN: i64 = 999_999_999_999;
