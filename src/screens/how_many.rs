//! How many people live together.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, form, heading},
    session::{Action, MOST_PEOPLE},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let count = page.session.case.people.len().max(1);
    let step = |to: usize| page.on(move |_: MouseEvent| Action::HowMany(to));
    let shown = count.to_string();
    let fields = html! {
        <>
            { heading(texts.how_many) }
            <p class="hint">{ texts.how_many_hint }</p>
            <div class="stepper">
                <button type="button" aria-label={texts.one_less} disabled={count <= 1} onclick={step(count.saturating_sub(1))}>{ "−" }</button>
                <output aria-live="polite">{ fill(texts.so_many_people, &[("count", &shown)]) }</output>
                <button type="button" aria-label={texts.one_more} disabled={count >= MOST_PEOPLE} onclick={step(count + 1)}>{ "+" }</button>
            </div>
            if count >= MOST_PEOPLE { <p class="notice" role="status">{ texts.most_people }</p> }
        </>
    };
    form(page, fields, texts.next)
}
