//! What to bring: the papers that bear out the answers, marked where the office can look them up itself.

use jiuzhu_rules::{
    papers::{Paper, ToBring, papers},
    reckoning::choice::Variants,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::parts::{Page, styled, text};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="papers">
            { text("h2", texts.papers_title) }
            { styled("p", "hint", texts.papers_hint) }
            <ul>for paper in papers(&page.session.case) { { one(page, &paper) } }</ul>
        </section>
    }
}

fn one(page: Page, ToBring { paper, person, .. }: &ToBring) -> Html {
    let texts = page.texts;
    let what = texts.paper(*paper);
    let words = match person {
        Some(index) => fill(texts.page.of_person, &[("who", &page.person(*index)), ("what", what)]),
        None => what.to_owned(),
    };
    let name = Paper::NAMES.get(usize::from(paper.index())).copied().unwrap_or_default();
    html! {
        <li key={words.clone()} data-paper={name}>
            <span class="box" aria-hidden="true">{ "☐" }</span>
            <span>
                { words }
                if paper.can_be_looked_up() { { text("small", texts.page.looked_up) } }
            </span>
        </li>
    }
}
