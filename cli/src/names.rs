//! The names by which questions are told and asked for: `savings`, `wage.1`, `own_income.1`.

use jiuzhu_rules::{
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    reckoning::choice::Variants,
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
