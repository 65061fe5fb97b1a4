//! Which of the people here: whom somebody elsewhere has to support.

use jiuzhu_rules::answer::{Answer, Given};
use yew::prelude::*;

use super::{Page, Row, error_message, question_field};
use crate::{session::Action, slot::Slot, topics};

pub fn people_field(page: Page, slot: Slot) -> Html {
    let case = &page.session.case;
    let chosen = match slot.answer(case) {
        Answer::Given(Given::Choice(bits)) => bits,
        _ => 0,
    };
    let fields = html! {
        <>
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
        </>
    };
    question_field(page, slot, false, None, fields)
}
