//! How many people live together.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, form, heading, stepper, styled},
    session::{Action, MOST_PEOPLE},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let count = page.session.case.people.len().max(1);
    let words = fill(texts.so_many_people, &[("count", &count.to_string())]);
    let fields = html! {
        <>
            { heading(texts.how_many) }
            { styled("p", "hint", texts.how_many_hint) }
            { stepper(page, [1, count, MOST_PEOPLE], words, Action::HowMany) }
            if count >= MOST_PEOPLE { <p class="notice" role="status">{ texts.most_people }</p> }
        </>
    };
    form(page, fields, texts.next)
}
