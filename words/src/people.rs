//! How the people of a case are called where they have no names.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Given},
    facts::{Asked, PersonFact, Relation},
    reckoning::choice::Variants,
};

use crate::{Texts, texts::fill};

impl Texts {
    /// By number, and by relation where that is known and says something.
    pub fn person_called(&self, case: &Case, index: u8) -> String {
        let number = (u32::from(index) + 1).to_string();
        match self.relation(case, index) {
            Some(relation) => fill(self.page.person_with_relation, &[("number", &number), ("relation", relation)]),
            None => fill(self.page.person, &[("number", &number)]),
        }
    }

    /// Somebody elsewhere who owes support: by number.
    pub fn supporter_called(&self, index: u8) -> String {
        fill(self.page.supporter, &[("number", &(u32::from(index) + 1).to_string())])
    }

    /// What a question is about, and whom.
    pub fn asked_of(&self, case: &Case, asked: Asked) -> String {
        let (who, what) = match asked {
            Asked::Household(fact) => return self.household(fact).label.to_owned(),
            Asked::Person(fact, index) => (self.person_called(case, index), self.person(fact).label),
            Asked::Supporter(fact, index) => (self.supporter_called(index), self.supporter(fact).label),
        };
        fill(self.page.of_person, &[("who", &who), ("what", what)])
    }

    /// The relation in one word.
    fn relation(&self, case: &Case, index: u8) -> Option<&'static str> {
        let Answer::Given(Given::Choice(bits)) = case.answer(Asked::Person(PersonFact::Relation, index)) else {
            return None;
        };
        let telling = index > 0 && bits.is_power_of_two() && bits != 1 << Relation::Other.index();
        let words = telling.then(|| self.choice("relation", bits.trailing_zeros() as usize))?;
        words.split(['（', '(']).next().map(str::trim)
    }
}
