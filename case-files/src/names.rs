//! The names by which things are told in JSON: questions as `savings`, `wage.1` and `own_income.1`, in which form they are asked
//! for too; verdicts, periods and what holds.

use jiuzhu_rules::{
    Verdict,
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    reckoning::{choice::Variants, money::Cadence, truth::Truth},
};

/// The name of a question, with the number of the person or supporter it is about, the first being 1.
pub fn name_of(asked: Asked) -> String {
    match asked {
        Asked::Household(fact) => fact.name().to_owned(),
        Asked::Person(fact, index) => format!("{}.{}", fact.name(), u16::from(index) + 1),
        Asked::Supporter(fact, index) => format!("{}.{}", fact.name(), u16::from(index) + 1),
    }
}

/// The question of a name; none where there is no such question.
pub fn asked_for(name: &str) -> Option<Asked> {
    let Some((name, number)) = name.split_once('.') else {
        return HouseholdFact::ALL.iter().find(|it| it.name() == name).map(|it| Asked::Household(*it));
    };
    let index = number.parse::<u8>().ok()?.checked_sub(1)?;
    let person = PersonFact::ALL.iter().find(|it| it.name() == name).map(|it| Asked::Person(*it, index));
    let supporter = SupporterFact::ALL.iter().find(|it| it.name() == name).map(|it| Asked::Supporter(*it, index));
    person.or(supporter)
}

/// The number of a person, the first being 1.
pub fn number(index: u8) -> u16 {
    u16::from(index) + 1
}

/// The identifier of a variant, as in the exchange format.
pub fn variant<E: Variants>(of: E) -> &'static str {
    E::NAMES.get(usize::from(of.index())).copied().unwrap_or_default()
}

pub const PERIODS: [&str; 3] = ["once", "month", "year"];

pub fn period(cadence: Cadence) -> &'static str {
    let [once, month, year] = PERIODS;
    match cadence {
        Cadence::Once => once,
        Cadence::Monthly => month,
        Cadence::Yearly => year,
    }
}

pub const TRUTHS: [&str; 3] = ["no", "either", "yes"];

/// The period of a name; none where there is no such period.
pub fn period_named(name: &str) -> Option<Cadence> {
    [Cadence::Once, Cadence::Monthly, Cadence::Yearly].into_iter().find(|it| period(*it) == name)
}

pub fn truth_word(truth: Truth) -> &'static str {
    let [no, either, yes] = TRUTHS;
    match truth {
        Truth::No => no,
        Truth::Either => either,
        Truth::Yes => yes,
    }
}

pub const VERDICTS: [&str; 3] = ["likely", "depends", "unlikely"];

pub fn verdict_word(verdict: Verdict) -> &'static str {
    let [likely, depends, unlikely] = VERDICTS;
    match verdict {
        Verdict::Likely => likely,
        Verdict::Depends => depends,
        Verdict::Unlikely => unlikely,
    }
}

/// The verdict of a name; none where there is no such verdict.
pub fn verdict_named(name: &str) -> Option<Verdict> {
    [Verdict::Likely, Verdict::Depends, Verdict::Unlikely].into_iter().find(|it| verdict_word(*it) == name)
}
