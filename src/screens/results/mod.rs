//! What help there may be: what cannot wait, then each programme in one of three states, other help to ask about, and what
//! to know and to bring.

mod bring;
pub mod card;
mod leads;
pub mod local;
mod procedure;
mod remarks;
mod rights;

use jiuzhu_rules::{
    Finding, Payment, Remark, Verdict,
    reckoning::{
        money::{Cadence, Money},
        truth::Truth,
    },
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{check::place_name, figures::packs, files};
use crate::{
    flow::Screen,
    parts::{Page, back_link, heading, styled, text},
    session::Action,
};
use card::{about, card};

pub use leads::urgent;

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let assessment = page.session.assessment();
    if assessment.estimate.remarks.iter().any(|it| it.remark == Remark::NotCovered && it.applies == Truth::Yes) {
        return not_covered(page);
    }
    let findings: Vec<_> = assessment.findings().enumerate().filter(|(_, (it, _))| worth_a_card(it)).collect();
    let in_state = |verdict: Verdict| findings.iter().filter(move |(_, (it, _))| it.verdict == verdict);
    let day = page.texts.day_words(page.session.case.day);
    html! {
        <section class="results">
            { back_link(page) }
            { heading(texts.results_title) }
            { leads::first_of_all(page) }
            <div class="banner">
                <p>{ text("strong", texts.estimate_not_decision) }</p>
                { text("p", fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))])) }
                { files::in_use(page) }
            </div>
            { total(page) }
            for (index, (finding, grounds)) in in_state(Verdict::Likely) { { card(page, *index, finding, *grounds) } }
            for (index, (finding, grounds)) in in_state(Verdict::Depends) { { card(page, *index, finding, *grounds) } }
            for (index, (finding, grounds)) in in_state(Verdict::Unlikely) { { card(page, *index, finding, *grounds) } }
            { styled("p", "aside", texts.may_still_apply) }
            { leads::show(page) }
            { remarks::show(page) }
            { bring::show(page) }
            { rights::show(page) }
            { local::show(page) }
            <div class="actions">
                <button type="button" class="primary" onclick={page.on(|_| Action::Show(Screen::TakeAway))}>{ texts.take_title }</button>
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Check))}>{ texts.change_answers }</button>
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::WhatIf))}>{ texts.what_if }</button>
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Changed))}>{ texts.changed_title }</button>
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Clear))}>{ if page.session.is_for_a_neighbour() { texts.next_household } else { texts.clear } }</button>
            </div>
            { styled("p", "aside", texts.nothing_submitted) }
            { packs(page) }
        </section>
    }
}

/// What is unlikely and may not even concern them would only be read in vain.
pub fn worth_a_card(finding: &Finding) -> bool {
    match finding.verdict {
        Verdict::Unlikely => finding.concerns == Truth::Yes,
        _ => finding.concerns != Truth::No,
    }
}

/// There are no rules on file for the day: that is said, and nothing else.
fn not_covered(page: Page) -> Html {
    let words = page.texts.remark(Remark::NotCovered);
    html! {
        <section class="results">
            { back_link(page) }
            { heading(words.title) }
            { text("p", words.about) }
            { leads::first_of_all(page) }
            <div class="actions">
                <button type="button" class="primary" onclick={page.on(|_| Action::Change(Screen::Day))}>{ page.texts.page.other_day }</button>
            </div>
        </section>
    }
}

/// All monthly help together, where more than one programme pays.
fn total(page: Page) -> Html {
    let estimate = &page.session.assessment().estimate;
    let pays = |it: &Finding| matches!(it.payment, Payment::EachMonth(span) if span.most() != Some(Money::ZERO));
    let many = estimate.findings.iter().filter(|it| it.concerns != Truth::No && pays(it)).count() > 1;
    let span = estimate.monthly_total.rising(|it| Some(it.yuan()));
    if !many {
        return Html::default();
    }
    html! {
        <p class="total">{ page.texts.page.monthly_total }{ " " }{ text("strong", about(page, span, Cadence::Monthly)) }</p>
    }
}
