//! A household by its income: as if all that comes in were one amount.

use super::{given, thresholds::Fen};
use crate::{
    Assessment, Case,
    answer::{Answer, Given, Kind},
    assess,
    facts::{Asked, PersonFact},
    reckoning::{
        exact::Exact,
        money::Cadence,
        span::Span,
        step::{Step, Value},
    },
    term::Term,
};

/// What raises or lowers the income that counts (DB-INC-2, DB-INC-3).
const OF_INCOME: &[PersonFact] = &[
    PersonFact::Wage,
    PersonFact::WorkCost,
    PersonFact::Business,
    PersonFact::BusinessCost,
    PersonFact::Farm,
    PersonFact::FarmCost,
    PersonFact::FarmLand,
    PersonFact::FarmSubsidy,
    PersonFact::Property,
    PersonFact::Pension,
    PersonFact::ResidentPension,
    PersonFact::SupportReceived,
    PersonFact::OtherIncome,
    PersonFact::OldAgeAllowance,
    PersonFact::Contributions,
    PersonFact::SupportPaid,
];

/// The case in which nobody has income of any kind, nor costs of it, but for other income of the applicant: the question
/// that is given. It counts in full (DB-INC-3). What people elsewhere owe counts beside it as before (DB-INC-6).
pub fn with_one_income(case: &Case) -> (Case, Asked) {
    let mut one = case.clone();
    for (index, _) in (0_u8..).zip(&case.people) {
        for fact in OF_INCOME {
            let nothing = match fact.kind() {
                Kind::Number => Given::Number(Span::exactly(Exact::ZERO)),
                _ => given(Cadence::Monthly, Exact::ZERO),
            };
            one.set(Asked::Person(*fact, index), Answer::Given(nothing));
        }
    }
    (one, Asked::Person(PersonFact::OtherIncome, 0))
}

/// At which amount of that one income the household has the income that it has (DB-INC-2), to the nearest fen; none where
/// that is not settled.
pub fn one_income_of(assessment: &Assessment, case: &Case) -> Option<Fen> {
    let beside = household_income(&assess(&with_one_income(case).0))?;
    let fen = household_income(assessment)?.checked_sub(beside)?.to_digits(2);
    u64::try_from(fen).ok().map(Fen)
}

/// None where the ways of reading the household differ in it.
fn household_income(assessment: &Assessment) -> Option<Exact> {
    let is_income = |step: &&Step| step.term == Some(Term::HouseholdIncome);
    let mut found = assessment.explanation.steps().map(|(_, step)| step).filter(is_income).map(|step| step.value);
    let Value::Money(Cadence::Monthly, span) = found.next()? else { return None };
    let value = span.single()?;
    found.all(|it| it == Value::Money(Cadence::Monthly, span)).then_some(value)
}
