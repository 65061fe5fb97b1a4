//! What screens are made of: fields, frames and buttons. They know no programme and no rule.

mod amount_field;
mod calls;
mod choice_field;
mod citation;
pub mod doubt;
mod entry;
mod fold;
mod frame;
mod number_field;
mod people_field;
mod question_field;
mod remember;
mod row;
mod stepper;
mod text;

pub use amount_field::{amount_field, echo, period};
pub use calls::{numbers_in, with_calls};
pub use choice_field::{choice_field, choices_of, options};
pub use citation::{citation, source};
pub use doubt::doubt;
pub use entry::{Entry, unit};
pub use fold::Fold;
pub use frame::{back_link, error_message, form, header, heading, try_again};
pub use number_field::{number_field, text_field};
pub use people_field::people_field;
pub use question_field::{headed_field, question_field};
pub use remember::remember;
pub use row::Row;
pub use stepper::Stepper;
pub use text::{Element, status, styled, text};

use jiuzhu_rules::{
    answer::{Answer, Given, Kind},
    facts::{Asked, SupporterFact},
};
use jiuzhu_words::{
    Texts,
    texts::{Question, fill},
};
use yew::{Callback, Html, UseReducerDispatcher};

use crate::{
    session::{Action, ForWhom, Session},
    slot::Slot,
};

/// What every screen is given.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub session: &'a Session,
    pub texts: &'static Texts,
    pub go: &'a UseReducerDispatcher<Session>,
}

impl Page<'_> {
    /// Does `action` on an event.
    pub fn on<E>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let go = self.go.clone();
        Callback::from(move |event| go.dispatch(action(event)))
    }

    /// How a person is called: 您, or by number and relation.
    pub fn person(&self, index: u8) -> String {
        if index == 0 && self.session.for_whom == Some(ForWhom::Myself) {
            return self.texts.page.you.to_owned();
        }
        self.texts.person_called(&self.session.case, index)
    }

    /// How somebody elsewhere who owes support is called: by number, and by what they are to those they support.
    pub fn supporter(&self, index: u8) -> String {
        let name = self.texts.supporter_called(index);
        match self.session.case.answer(Asked::Supporter(SupporterFact::Kin, index)) {
            Answer::Given(Given::Choice(bits)) if bits.is_power_of_two() => {
                let kin = self.texts.choice("kin", bits.trailing_zeros() as usize);
                fill(self.texts.page.supporter_kin, &[("who", &name), ("kin", kin)])
            }
            _ => name,
        }
    }

    /// The texts of a question.
    pub fn question(&self, slot: Slot) -> Question {
        match slot {
            Slot::Asked(asked) | Slot::Tried(asked) => match asked {
                Asked::Household(fact) => self.texts.household(fact),
                Asked::Person(fact, _) => self.texts.person(fact),
                Asked::Supporter(fact, _) => self.texts.supporter(fact),
            },
            Slot::Local(figure) => self.texts.local(figure),
            Slot::SupporterCount => {
                let texts = &self.texts.page;
                Question { label: texts.supporter_count, ask: texts.topic_how_many_supporters, hint: "" }
            }
            Slot::Supports(_) => {
                let texts = &self.texts.page;
                Question { label: texts.supports_label, ask: texts.supports_whom, hint: texts.supports_hint }
            }
            Slot::OtherDay => {
                let texts = &self.texts.page;
                Question { label: texts.changed_day, ask: texts.changed_which_day, hint: texts.changed_day_hint }
            }
            Slot::ForWhom | Slot::Place | Slot::Day => self.texts.day,
        }
    }

    /// What a field is called where it is listed.
    pub fn label(&self, slot: Slot) -> &'static str {
        match slot {
            Slot::ForWhom => self.texts.page.for_whom_label,
            Slot::Place => self.texts.page.place_label,
            _ => self.question(slot).label,
        }
    }

    /// The question as it is asked. Below a heading that names the person, a pronoun will do.
    pub fn ask(&self, slot: Slot) -> String {
        let ask = self.question(slot).ask;
        match slot {
            Slot::Asked(Asked::Person(_, 0)) if self.session.for_whom == Some(ForWhom::Myself) => {
                fill(ask, &[("who", self.texts.page.you_in_question)])
            }
            Slot::Asked(Asked::Person(..)) => fill(ask, &[("who", self.texts.page.they)]),
            _ => ask.to_owned(),
        }
    }

    /// The field for a question, by the kind of its answer.
    pub fn field(&self, slot: Slot, alone: bool) -> Html {
        match slot.kind() {
            Some(Kind::YesNo | Kind::Choice(_)) => choice_field(*self, slot, alone),
            Some(Kind::Yuan | Kind::Flow) => amount_field(*self, slot, alone),
            Some(Kind::Years) => number_field(*self, slot, self.texts.unit.years, alone),
            Some(Kind::Count | Kind::Number) => number_field(*self, slot, "", alone),
            None if matches!(slot, Slot::Supports(_)) => people_field(*self, slot),
            None => text_field(*self, slot, "", alone),
        }
    }
}
