//! What comes of the answers so far, to the fen, and the lines that decide on dibao.

use jiuzhu_rules::{Finding, Grounds, Open, Programme, Verdict};
use jiuzhu_words::{explain::Teller, texts::fill};
use yew::prelude::*;

use crate::{
    desk::{open_in, sections},
    flow::{self, Examined, Screen},
    parts::{Page, status, styled, text},
    screens::results::{
        card::{conditions, exactly, in_short, state_of},
        urgent, worth_a_card,
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
            { cannot_wait(page) }
            { styled("p", "aside", texts.estimate_not_decision) }
            { status("aside", told) }
            <ul>
                for (index, (finding, _)) in findings().enumerate() { { line(page, index, finding) } }
            </ul>
            { deciding(page) }
            { screen(texts.table_title, Screen::Examine(Examined::Steps)) }
            { screen(texts.curve_title, Screen::Examine(Examined::Thresholds)) }
            { screen(texts.scenarios_title, Screen::Examine(Examined::Scenarios)) }
            { screen(texts.rests_title, Screen::Examine(Examined::Reasons)) }
            { screen(texts.changed_title, Screen::Changed) }
            { screen(texts.reason_title, Screen::Sheet) }
            { screen(texts.results_title, Screen::Results) }
            { screen(texts.what_if, Screen::WhatIf) }
            { screen(texts.take_title, Screen::TakeAway) }
            { screen(texts.verify_title, Screen::Verify) }
        </section>
    }
}

/// Whom to call now, as soon as something was said of it.
fn cannot_wait(page: Page) -> Html {
    let (assessment, case) = (page.session.assessment(), &page.session.case);
    let is_not_asked = |open: &Open| matches!(open, Open::Question(asked) if case.answer(*asked).is_not_asked());
    let is_said = |grounds: Grounds| !assessment.open_behind(grounds.verdict).iter().any(is_not_asked);
    let leads = assessment.leads().filter(|(lead, grounds)| flow::comes_first(lead) && is_said(*grounds));
    html! { for (lead, _) in leads { { urgent(page, lead) } } }
}

fn line(page: Page, index: usize, finding: &Finding) -> Html {
    html! {
        <li key={index} class={state_of(finding.verdict)}>
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
    conditions(teller.reasons(grounds.verdict), |_| true)
}
