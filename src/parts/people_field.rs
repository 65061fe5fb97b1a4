//! Which of the people here: whom somebody elsewhere has to support.

use jiuzhu_rules::answer::{Answer, Given};
use yew::prelude::*;

use super::{Page, Row, error_message, text::styled};
use crate::{session::Action, slot::Slot, topics};

pub fn people_field(page: Page, slot: Slot) -> Html {
    let (question, case) = (page.question(slot), &page.session.case);
    let chosen = match slot.answer(case) {
        Answer::Given(Given::Choice(bits)) => bits,
        _ => 0,
    };
    let wrong = page.session.problem(slot, false).is_some();
    html! {
        <fieldset key={slot.id()} class={classes!("question", wrong.then_some("wrong"))}>
            <legend>{ question.ask }</legend>
            if !question.hint.is_empty() { { styled("p", "hint", question.hint) } }
            { error_message(page, slot, false) }
            for (place, number) in topics::with_supporters(case).into_iter().enumerate() {
                {
                    Row::checkbox(chosen & 1 << (number - 1) != 0, page.person(number - 1), page.on(move |_| {
                        Action::Answer(slot, Answer::Given(Given::Choice(chosen ^ 1 << (number - 1))))
                    }))
                    .id((place == 0).then(|| slot.id()))
                    .show()
                }
            }
        </fieldset>
    }
}
