//! How many people elsewhere owe somebody here support.

use jiuzhu_rules::{
    answer::{Answer, Given},
    reckoning::span::Span,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, form, heading, stepper, styled},
    session::Action,
    slot::{MOST_SUPPORTERS, Slot},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let count = page.session.case.supporters.len().max(1);
    let most = usize::from(MOST_SUPPORTERS);
    let words = fill(texts.so_many_supporters, &[("count", &count.to_string())]);
    let step = |to: usize| {
        let count = u16::try_from(to).unwrap_or(MOST_SUPPORTERS);
        Action::Answer(Slot::SupporterCount, Answer::Given(Given::Count(Span::exactly(count))))
    };
    let fields = html! {
        <>
            { heading(texts.topic_how_many_supporters) }
            { styled("p", "hint", texts.how_many_supporters_hint) }
            { stepper(page, [1, count, most], words, step) }
            if count >= most { <p class="notice" role="status">{ texts.most_supporters }</p> }
        </>
    };
    form(page, fields, texts.next)
}
