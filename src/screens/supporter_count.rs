//! How many people elsewhere owe somebody here support.

use jiuzhu_rules::{
    answer::{Answer, Given},
    reckoning::span::Span,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, Stepper},
    session::Action,
    slot::{MOST_SUPPORTERS, Slot},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let count = page.session.case.supporters.len().max(1);
    let step = |to: usize| {
        let count = u16::try_from(to).unwrap_or(MOST_SUPPORTERS);
        Action::Answer(Slot::SupporterCount, Answer::Given(Given::Count(Span::exactly(count))))
    };
    let stepper = Stepper {
        title: texts.topic_how_many_supporters,
        hint: texts.how_many_supporters_hint,
        words: fill(texts.so_many_supporters, &[("count", &count.to_string())]),
        count,
        most: usize::from(MOST_SUPPORTERS),
        at_most: texts.most_supporters,
        below: Html::default(),
    };
    stepper.show(page, step)
}
