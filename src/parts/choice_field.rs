//! One answer out of a few: native radio buttons in rows that can be tapped anywhere.

use jiuzhu_rules::answer::{Answer, Given, Kind};
use yew::prelude::*;

use super::{Page, Row, error_message, question_field};
use crate::{session::Action, slot::Slot};

/// The answers of a question, with their words.
type Choices = Vec<(Answer<Given>, &'static str)>;

fn yes_no(page: Page) -> Choices {
    vec![
        (Answer::Given(Given::YesNo(true)), page.texts.page.yes),
        (Answer::Given(Given::YesNo(false)), page.texts.page.no),
        (Answer::Unsure, page.texts.page.unsure),
    ]
}

/// Every answer that a question offers.
pub fn choices_of(page: Page, slot: Slot) -> Choices {
    let Some(Kind::Choice(names)) = slot.kind() else {
        return yes_no(page);
    };
    let fact = match slot {
        Slot::Asked(asked) => asked.name(),
        Slot::Local(figure) => figure.name(),
        _ => "",
    };
    let offered = (0..names.len()).filter(|index| !(fact == "relation" && *index == 0));
    let named = offered.map(|index| (Answer::Given(Given::Choice(1 << index)), page.texts.choice(fact, index)));
    named.chain([(Answer::Unsure, page.texts.page.unsure)]).collect()
}

pub fn choice_field(page: Page, slot: Slot, alone: bool) -> Html {
    let described = page.session.problem(slot, false).map(|_| format!("{}-error", slot.id()));
    let fields = html! {
        <>
            { error_message(page, slot, false) }
            { options(page, slot, choices_of(page, slot)) }
        </>
    };
    question_field(page, slot, alone, described, fields)
}

/// The rows of a question; choosing one answers it.
pub fn options(page: Page, slot: Slot, choices: Choices) -> Html {
    let answered = slot.answer(&page.session.case);
    html! {
        for (index, (answer, words)) in choices.into_iter().enumerate() {
            {
                Row::radio(slot.id(), answered == answer, words, page.on(move |_| Action::Answer(slot, answer)))
                    .id(Some(if index == 0 { slot.id() } else { format!("{}-{index}", slot.id()) }))
                    .show()
            }
        }
    }
}
