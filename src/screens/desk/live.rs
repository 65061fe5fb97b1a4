//! What comes of the answers so far, to the fen, and the lines that decide on dibao.

use jiuzhu_rules::{Finding, Programme, Verdict, reckoning::truth::Truth};
use jiuzhu_words::{explain::Teller, texts::fill};
use yew::prelude::*;

use crate::{
    desk::{open_in, sections},
    flow::Screen,
    parts::{Page, status, styled, text},
    screens::results::{
        card::{exactly, in_short},
        worth_a_card,
    },
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let assessment = page.session.assessment();
    let open: usize = sections(&page.session.case).map(|section| open_in(page.session, section)).sum();
    let findings = || assessment.findings().filter(|(finding, _)| worth_a_card(finding));
    let likely = findings().filter(|(finding, _)| finding.verdict == Verdict::Likely).count();
    let told = fill(texts.desk_state, &[("likely", &likely.to_string()), ("open", &open.to_string())]);
    let screen = |words: &'static str, screen: Screen| {
        html! { <button type="button" class="secondary" onclick={page.on(move |_| Action::Show(screen))}>{ words }</button> }
    };
    html! {
        <section class="desk-live" aria-label={texts.results_title}>
            { text("h2", texts.results_title) }
            { styled("p", "aside", texts.estimate_not_decision) }
            { status("aside", told) }
            <ul>
                for (index, (finding, _)) in findings().enumerate() { { line(page, index, finding) } }
            </ul>
            { deciding(page) }
            { screen(texts.table_title, Screen::Table) }
            { screen(texts.reason_title, Screen::Sheet) }
            { screen(texts.results_title, Screen::Results) }
            { screen(texts.what_if, Screen::WhatIf) }
            { screen(texts.take_title, Screen::TakeAway) }
            { screen(texts.verify_title, Screen::Verify) }
        </section>
    }
}

fn line(page: Page, index: usize, finding: &Finding) -> Html {
    let state = match finding.verdict {
        Verdict::Likely => "likely",
        Verdict::Depends => "depends",
        Verdict::Unlikely => "unlikely",
    };
    html! {
        <li key={index} class={state}>
            <span class="mark" aria-hidden="true"></span>
            <span>
                { page.texts.programme(finding.programme).official }
                if let Some(person) = finding.person { { styled("small", "who", page.person(person)) } }
            </span>
            <span class="desk-amount">
                { in_short(page, finding.verdict) }
                if finding.verdict != Verdict::Unlikely { { text("strong", exactly(page, finding.payment)) } }
            </span>
        </li>
    }
}

/// What dibao hangs on, with the figures on both sides.
fn deciding(page: Page) -> Html {
    let assessment = page.session.assessment();
    let Some((_, grounds)) = assessment.findings().find(|(it, _)| it.programme == Programme::Dibao) else {
        return Html::default();
    };
    let person = |index| page.person(index);
    let teller = Teller { assessment, texts: page.texts, person: &person };
    html! {
        <ul class="reasons">
            for line in teller.reasons(grounds.verdict) {
                <li key={line.title.clone()} class={match line.truth {
                    Some(Truth::Yes) => "holds",
                    Some(Truth::No) => "fails",
                    _ => "open",
                }}>
                    <span class="mark" aria-hidden="true"></span>
                    { &line.title }{ "：" }{ &line.value }
                    { text("small", line.formula) }
                </li>
            }
        </ul>
    }
}
