//! What can be learnt by assessing again and again: what to ask next, what two cases differ in, what a verdict rests
//! on, where help begins and ends as one amount grows. Nothing here knows a rule: all of it is made of [`assess`](crate::assess), [`estimate`](crate::estimate) and
//! the steps they leave behind.

mod bearing;
mod compare;
mod next_question;
mod reasons;
pub mod thresholds;

pub use bearing::Because;
pub use compare::{Cause, Comparison, Difference, compare};
pub use next_question::{Held, Leaves, Left, Question, Questions, Stop, next_questions};
pub use reasons::{Change, Condition, Forcing, MOST_SETS, Reasons, forcing, reasons};

use crate::{
    Assessment, Case, Estimate, Finding, Grounds, Open, Programme,
    answer::{Answer, Given, Kind},
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
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

/// The largest amount that can be written in a case, in fen: ten digits before the point and two after it.
const MOST_FEN: i64 = 999_999_999_999;
