//! A certificate from a file is checked again, step by step, on this device.

use jiuzhu_certificates::{HandedOver, Holds, Told};
use jiuzhu_words::{Texts, texts::fill};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    certified::{Ask, Came, ask},
    parts::{Page, back_link, heading, status, styled, text},
};

/// So many faults are listed.
const MOST_LISTED: usize = 10;

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="verify">
            { back_link(page) }
            { heading(texts.verify_title) }
            { text("p", texts.verify_hint) }
            <Chosen texts={page.texts} />
        </section>
    }
}

#[derive(Properties)]
pub struct ChosenProps {
    pub texts: &'static Texts,
}

impl PartialEq for ChosenProps {
    fn eq(&self, other: &Self) -> bool {
        self.texts.language == other.texts.language
    }
}

/// What came of the file that was chosen last.
enum State {
    Nothing,
    OnItsWay,
    Came(Came),
}

#[component]
pub fn Chosen(props: &ChosenProps) -> Html {
    let state = use_state(|| State::Nothing);
    let chosen = {
        let state = state.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(files) = input.files().filter(|it| it.length() > 0) else { return };
            let state = state.clone();
            state.set(State::OnItsWay);
            spawn_local(async move {
                state.set(State::Came(ask(Ask::Verify(files)).await));
                // The same file can be chosen again.
                input.set_value("");
            });
        })
    };
    let texts = &props.texts.page;
    html! {
        <>
            <input id="certificate" class="hidden" type="file" accept=".json,.txt" aria-describedby="certificate-hint" onchange={chosen} />
            <label class="secondary" for="certificate">{ texts.verify_choose }</label>
            <p class="hint" id="certificate-hint">{ texts.verify_stays_here }</p>
            { match &*state {
                State::Nothing => Html::default(),
                State::OnItsWay => status("aside", texts.verify_checking),
                State::Came(came) => told(props.texts, came),
            } }
        </>
    }
}

fn told(texts: &'static Texts, came: &Came) -> Html {
    let alert = |what: &'static str| html! { <p class="notice" role="alert">{ what }</p> };
    match came {
        Came::NotReached => alert(texts.page.verify_not_reached),
        Came::Reply(HandedOver::TooLarge) => alert(texts.page.verify_too_large),
        Came::Reply(HandedOver::Holds(holds)) => every_step_holds(texts, holds),
        Came::Reply(HandedOver::Faults(faults)) => faulty(texts, faults),
        Came::Nothing | Came::Reply(_) => alert(texts.page.verify_unreadable),
    }
}

fn every_step_holds(texts: &Texts, holds: &Holds) -> Html {
    let page = &texts.page;
    let counts = [("steps", holds.steps), ("figures", holds.figures), ("articles", holds.articles)];
    let counts = counts.map(|(key, count)| (key, count.to_string()));
    html! {
        <div class="notice" role="status">
            { text("strong", page.verify_holds) }
            { text("p", fill(page.verify_counts, &counts.each_ref().map(|(key, count)| (*key, count.as_str())))) }
            { text("p", fill(page.verify_about, &[("day", &holds.day), ("place", &holds.place)])) }
            <p class="check-code">{ page.reason_code }{ "：" }{ text("strong", holds.check_code.clone()) }</p>
            { text("p", page.verify_compare) }
        </div>
    }
}

fn faulty(texts: &Texts, faults: &[Told]) -> Html {
    let page = &texts.page;
    if faults.iter().all(|it| it.at.is_empty()) {
        return html! { <p class="notice" role="alert">{ page.verify_unreadable }</p> };
    }
    let of_another_state =
        |it: &Told| ["/program", "/law", "/packs", "/certificate"].iter().any(|at| it.at.starts_with(at));
    let chinese = texts.language.tag.starts_with("zh");
    let lang = if chinese { "zh-Hans" } else { "en" };
    html! {
        <div class="notice" role="alert">
            { text("strong", fill(page.verify_fails, &[("count", &faults.len().to_string())])) }
            if faults.iter().any(of_another_state) { { text("p", page.verify_other_state) } }
            <ul class="mistakes">
                for Told { sentences: [in_chinese, in_english], .. } in faults.iter().take(MOST_LISTED) {
                    <li lang={lang}>{ if chinese { in_chinese } else { in_english } }</li>
                }
            </ul>
            if faults.len() > MOST_LISTED { { styled("p", "hint", page.verify_more) } }
        </div>
    }
}
