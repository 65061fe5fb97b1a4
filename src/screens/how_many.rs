//! How many people live together.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, Stepper, remember},
    session::{Action, MOST_PEOPLE},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let count = page.session.case.people.len().max(1);
    let stepper = Stepper {
        title: texts.how_many,
        hint: texts.how_many_hint,
        words: fill(texts.so_many_people, &[("count", &count.to_string())]),
        count,
        most: MOST_PEOPLE,
        at_most: texts.most_people,
        below: remember(page),
    };
    stepper.show(page, Action::HowMany)
}
