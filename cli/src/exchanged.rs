//! Single answers in the form in which a case has them.

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, HouseholdAnswers, PersonAnswers, SupporterAnswers},
    local::{LocalFigure, LocalFigures},
};
use serde::Serialize;
use serde_json::Value;

/// The answer to a question.
pub fn answered(asked: Asked, answer: Answer<Given>) -> Value {
    match asked {
        Asked::Household(fact) => {
            let mut alone = HouseholdAnswers::default();
            alone.set(fact, answer);
            field(&alone, fact.name())
        }
        Asked::Person(fact, _) => {
            let mut alone = PersonAnswers::default();
            alone.set(fact, answer);
            field(&alone, fact.name())
        }
        Asked::Supporter(fact, _) => {
            let mut alone = SupporterAnswers::default();
            alone.set(fact, answer);
            field(&alone, fact.name())
        }
    }
}

/// A local figure that was typed in.
pub fn typed_in(figure: LocalFigure, answer: Answer<Given>) -> Value {
    let mut alone = LocalFigures::default();
    alone.set(figure, answer);
    field(&alone, figure.name())
}

fn field(of: &impl Serialize, name: &str) -> Value {
    let written = serde_json::to_value(of).unwrap_or_default();
    written.get(name).cloned().unwrap_or_default()
}
