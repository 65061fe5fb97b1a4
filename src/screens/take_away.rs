//! Ways to take the results along: as a code on the screen, on paper, as a file, as words. `src/take_away.js` tells which of them the
//! device has, and does what is pressed.

mod code;

use jiuzhu_rules::Finding;
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{
    check::place_name,
    comparison::in_full,
    results::{self, worth_a_card},
};
use crate::{
    flow::Screen,
    parts::{Page, back_link, heading, styled, text},
    session::Action,
};
use code::Code;

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let case = &page.session.case;
    let button = |does: &'static str, words: &'static str| html! { <button type="button" class="secondary" data-take={does}>{ words }</button> };
    html! {
        <>
            <section class="take-away">
                { back_link(page) }
                { heading(texts.take_title) }
                <section class="card">
                    <Code says={case.to_code()} show={texts.take_code} hide={texts.take_code_hide} name={texts.take_code_name} too_long={texts.take_code_too_long} />
                    { styled("p", "hint", texts.take_code_hint) }
                </section>
                { way("print", button("print", texts.take_print), texts.take_print_hint) }
                { way("save", save(page), texts.take_save_hint) }
                <section class="card">
                    <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Sheet))}>{ texts.reason_title }</button>
                    { styled("p", "hint", texts.reason_hint) }
                </section>
                { way("share", button("share", texts.take_share), texts.take_share_hint) }
                { way("copy", copy(page), texts.take_copy_hint) }
                <p role="status" id="taken" data-copied={texts.take_copied} data-missed={texts.take_missed}></p>
                { text("p", texts.take_screenshot) }
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Clear))}>{ texts.clear }</button>
            </section>
            // What is printed from here.
            <div class="on-paper">{ results::show(page) }</div>
        </>
    }
}

/// Shown where the device can do it.
fn way(offer: &'static str, button: Html, hint: &'static str) -> Html {
    html! { <section class="card" data-offer={offer}>{ button }{ styled("p", "hint", hint) }</section> }
}

pub fn save(page: Page) -> Html {
    let (case, today) = (&page.session.case, page.session.today);
    // A link that holds the file itself works without a script, and leaves nothing behind.
    let file = String::from(js_sys::encode_uri_component(&case.to_json()));
    html! {
        <a id="case" class="secondary" download={case.file_name(today)} href={format!("data:application/json;charset=utf-8,{file}")}>
            { page.texts.page.files_save }
        </a>
    }
}

fn copy(page: Page) -> Html {
    html! { <button type="button" class="secondary" data-take="copy" data-words={in_words(page)}>{ page.texts.page.take_copy }</button> }
}

/// The results in a few plain lines, without anybody's name.
fn in_words(page: Page) -> String {
    let (texts, session) = (&page.texts.page, page.session);
    let day = page.texts.day_words(session.case.day);
    let one = |it: &Finding| {
        let plain = page.texts.programme(it.programme).plain;
        let what = match it.person {
            Some(index) => fill(texts.of_person, &[("who", &page.person(index)), ("what", plain)]),
            None => plain.to_owned(),
        };
        format!("{what} · {}", in_full(page, it.verdict, it.payment))
    };
    let mut lines = vec![
        texts.product.to_owned(),
        texts.estimate_not_decision.to_owned(),
        fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))]),
    ];
    lines.extend(session.assessment().estimate.findings.iter().filter(|it| worth_a_card(it)).map(one));
    lines.push(texts.nothing_submitted.to_owned());
    lines.join("\n")
}
