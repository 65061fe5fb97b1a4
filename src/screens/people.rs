//! Who lives together, looked over: who is missing, who does not belong, and what is wrong of somebody.

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, PersonFact},
};
use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, form, heading, status, styled, text},
    session::{Action, MOST_PEOPLE},
    topics::Topic,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let people = page.session.case.people.len();
    let fields = html! {
        <>
            { heading(texts.people_title) }
            { styled("p", "hint", texts.people_hint) }
            if page.session.with_removed.is_some() { { removed(page) } }
            <ul class="people">
                for index in (0..).take(people) { { person(page, index) } }
            </ul>
            if people < MOST_PEOPLE {
                <button type="button" class="secondary" onclick={page.on(|_| Action::Add)}>{ texts.one_more }</button>
            } else {
                { status("notice", texts.most_people) }
            }
        </>
    };
    form(page, fields, texts.next)
}

fn person(page: Page, index: u8) -> Html {
    let texts = &page.texts.page;
    let name = page.person(index);
    let button = |label: &'static str, action: fn(u8) -> Action| {
        html! {
            <button type="button" class="link" onclick={page.on(move |_| action(index))}>
                { label }{ styled("span", "hidden", name.clone()) }
            </button>
        }
    };
    html! {
        <li key={index}>
            { text("strong", name.clone()) }
            { text("span", age(page, index)) }
            <div class="pair">
                { button(texts.change, |index| Action::Show(Screen::Topic(Topic::Who(index)))) }
                if index > 0 { { button(texts.remove, Action::Remove) } }
            </div>
        </li>
    }
}

/// As far as it is known.
fn age(page: Page, index: u8) -> String {
    match page.session.case.answer(Asked::Person(PersonFact::Age, index)) {
        Answer::Given(Given::Years(age)) => page.texts.years_span(age),
        Answer::Unsure => page.texts.page.age_unsure.to_owned(),
        _ => page.texts.page.not_filled_in.to_owned(),
    }
}

fn removed(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <p class="notice" role="status">
            { texts.removed }{ " " }<button type="button" onclick={page.on(|_| Action::PutBack)}>{ texts.put_back }</button>
        </p>
    }
}
