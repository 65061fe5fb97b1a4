//! One finding: whether it fits, how much, why, what is missing, and where to go.

use jiuzhu_rules::{
    Finding, Grounds, Open, Payment, Programme, Remark, RemarkFinding, Verdict,
    facts::Asked,
    reckoning::{
        choice::Variants,
        exact::{Exact, Rounding},
        money::Cadence,
        span::Span,
        step::StepId,
        truth::Truth,
    },
};
use jiuzhu_words::{
    explain::{Reading, Teller},
    texts::fill,
};
use yew::prelude::*;

use super::procedure;
use crate::{
    flow::{Screen, Subject},
    parts::{Page, period, styled, text},
    session::Action,
    slot::Slot,
};

pub fn card(page: Page, index: usize, finding: &Finding, grounds: Grounds) -> Html {
    let texts = page.texts;
    let words = texts.programme(finding.programme);
    let (state, verdict) = match finding.verdict {
        Verdict::Likely => ("likely", texts.page.likely),
        Verdict::Depends => ("depends", texts.page.depends),
        Verdict::Unlikely => ("unlikely", texts.page.unlikely),
    };
    let who = finding.person.map(|index| page.person(index));
    html! {
        <article class={classes!("finding", state)} key={index} data-programme={name_of(finding.programme)} data-person={finding.person.map(|it| it.to_string())}>
            <p class="state"><span class="mark" aria-hidden="true"></span>{ verdict }</p>
            <h2>
                { words.plain }
                if let Some(who) = who { { styled("span", "who", who) } }
            </h2>
            { styled("p", "official", words.official) }
            if finding.verdict != Verdict::Unlikely { { amount(page, finding) } }
            { near_line(page, finding) }
            { reasons(page, finding, grounds) }
            { readings(page, finding, grounds) }
            if finding.verdict != Verdict::Unlikely || !finding.payment.is_settled() { { missing(page, grounds) } }
            if finding.verdict == Verdict::Likely { { text("p", words.next) } }
            if finding.verdict != Verdict::Unlikely { { procedure::show(page, index, finding.programme) } }
            <button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::WhatIf))}>
                { texts.page.what_if }{ styled("span", "hidden", words.plain) }
            </button>
            { why(page, Subject::Finding(index), words.plain) }
        </article>
    }
}

/// The way to the steps behind something.
pub fn why(page: Page, subject: Subject, of: &'static str) -> Html {
    html! {
        <button type="button" class="link" onclick={page.on(move |_| Action::Show(Screen::Why(subject)))}>
            { page.texts.page.why }{ styled("span", "hidden", of) }
        </button>
    }
}

/// The programme's identifier, for those who look at the page with a program.
fn name_of(programme: Programme) -> &'static str {
    Programme::NAMES.get(usize::from(programme.index())).copied().unwrap_or_default()
}

fn amount(page: Page, finding: &Finding) -> Html {
    let Some((span, cadence)) = yuan_of(finding.payment) else {
        return text("p", page.texts.page.no_cash);
    };
    if span.most().is_none() && span.least().is_none_or(|it| it == Exact::ZERO) {
        return text("p", page.texts.page.amount_unknown);
    }
    let words = span.single().map(|yuan| page.texts.yuan_in_words(shown(yuan))).filter(|it| !it.is_empty());
    html! {
        <p class="amount-shown">
            { text("strong", about(page, span, cadence)) }
            if let Some(words) = words { { styled("span", "in-words", words) } }
        </p>
    }
}

fn yuan_of(payment: Payment) -> Option<(Span<Exact>, Cadence)> {
    match payment {
        Payment::Nothing => None,
        Payment::EachMonth(span) => Some((span.rising(|it| Some(it.yuan())), Cadence::Monthly)),
        Payment::Once(span) => Some((span.rising(|it| Some(it.yuan())), Cadence::Once)),
    }
}

/// What is paid, to the fen; empty where it is no cash.
pub fn exactly(page: Page, payment: Payment) -> String {
    yuan_of(payment)
        .map_or(String::new(), |(span, cadence)| format!("{} {}", page.texts.span(span), period(page, cadence)))
}

/// What is paid, rounded.
pub fn paid(page: Page, payment: Payment) -> String {
    yuan_of(payment).map_or(page.texts.page.no_cash.to_owned(), |(span, cadence)| about(page, span, cadence))
}

/// Rounded down to ten yuan, so that nothing is promised that may not come; the exact figure stands under "why".
fn shown(yuan: Exact) -> Exact {
    yuan.rounded(Rounding::DownToTen).filter(|it| *it > Exact::ZERO).unwrap_or(yuan)
}

/// A rounded amount in words: as far as it is known.
pub fn about(page: Page, span: Span<Exact>, cadence: Cadence) -> String {
    let texts = page.texts;
    let unit = period(page, cadence);
    match (span.least(), span.most()) {
        (least, None) if least.is_none_or(|it| it == Exact::ZERO) => texts.page.amount_unknown.to_owned(),
        (Some(least), None) => fill(texts.page.at_least_about, &[("yuan", &texts.yuan(shown(least))), ("unit", unit)]),
        _ => match span.single() {
            Some(yuan) => fill(texts.page.about_amount, &[("yuan", &texts.yuan(shown(yuan))), ("unit", unit)]),
            None => {
                let rounded = span.rising(|it| Some(shown(it)));
                fill(texts.page.about_amount, &[("yuan", &texts.span(rounded)), ("unit", unit)])
            }
        },
    }
}

/// Lines that decide a finding, and what the rules remark where income is near one.
const NEAR: &[(Programme, Remark)] =
    &[(Programme::Dibao, Remark::NearDibaoLine), (Programme::Margin, Remark::NearMarginLine)];

fn near_line(page: Page, finding: &Finding) -> Html {
    let remarks = &page.session.assessment().estimate.remarks;
    let near = |it: &RemarkFinding| NEAR.contains(&(finding.programme, it.remark)) && it.applies == Truth::Yes;
    if remarks.iter().any(near) { styled("p", "near-line", page.texts.page.near_line) } else { Html::default() }
}

/// The conditions that make up a verdict, each with whether it holds.
fn reasons(page: Page, finding: &Finding, grounds: Grounds) -> Html {
    // On a person's own card the name need not be said again.
    let own = finding.person;
    let person = |index| if Some(index) == own { String::new() } else { page.person(index) };
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    let lines = teller.reasons(grounds.verdict);
    html! {
        <ul class="reasons">
            for line in lines {
                <li key={line.title.clone()} class={match line.truth {
                    Some(Truth::Yes) => "holds",
                    Some(Truth::No) => "fails",
                    _ => "open",
                }}>
                    <span class="mark" aria-hidden="true"></span>
                    { &line.title }{ "：" }{ &line.value }
                    // Where it does not hold, the two numbers that decide.
                    if line.truth != Some(Truth::Yes) { { text("small", line.formula) } }
                </li>
            }
        </ul>
    }
}

/// Where it hangs on something only the county decides, every way it may decide and what comes of it.
fn readings(page: Page, finding: &Finding, grounds: Grounds) -> Html {
    let texts = page.texts;
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts, person: &person };
    let readings = teller.readings(grounds);
    if readings.is_empty() || finding.verdict != Verdict::Depends {
        return Html::default();
    }
    let line = |reading: &Reading| {
        let supposed = reading.supposed.iter().map(|(what, holds)| {
            let pattern = if *holds { texts.how.holds } else { texts.how.does_not_hold };
            fill(pattern, &[("a", what)])
        });
        let verdict = match reading.truth {
            Truth::Yes => Verdict::Likely,
            Truth::Either => Verdict::Depends,
            Truth::No => Verdict::Unlikely,
        };
        let verdict = in_short(page, verdict);
        let paid = reading.payment.filter(|_| reading.truth != Truth::No).map(|value| teller.value(value));
        let supposed = supposed.collect::<Vec<_>>().join(texts.how.and);
        match paid {
            Some(paid) => {
                fill(texts.page.reading_paid, &[("supposed", &supposed), ("verdict", verdict), ("paid", &paid)])
            }
            None => fill(texts.page.reading, &[("supposed", &supposed), ("verdict", verdict)]),
        }
    };
    html! {
        <>
            { text("p", texts.page.readings) }
            <ul class="readings">for reading in &readings { { text("li", line(reading)) } }</ul>
        </>
    }
}

/// A verdict in few words.
pub fn in_short(page: Page, verdict: Verdict) -> &'static str {
    let texts = &page.texts.page;
    match verdict {
        Verdict::Likely => texts.likely_short,
        Verdict::Depends => texts.depends_short,
        Verdict::Unlikely => texts.unlikely_short,
    }
}

/// What would settle it: first what the person can still say, then what only the office knows.
fn missing(page: Page, grounds: Grounds) -> Html {
    let of_verdict = what_is_open(page, grounds.verdict);
    match grounds.payment {
        Some(payment) if of_verdict == Html::default() => what_is_open(page, payment),
        _ => of_verdict,
    }
}

/// What one step hangs on; nothing where it is settled.
pub fn what_is_open(page: Page, step: StepId) -> Html {
    let texts = page.texts;
    let open = page.session.assessment().open_behind(step).into_iter();
    let (facts, figures): (Vec<_>, Vec<_>) = open.partition(|it| matches!(it, Open::Question(_)));
    if facts.is_empty() && figures.is_empty() {
        return Html::default();
    }
    html! {
        <div class="missing">
            if !facts.is_empty() {
                { text("p", texts.page.hangs_on) }
                <ul class="hangs-on">for one in facts { { missing_line(page, one) } }</ul>
            }
            if !figures.is_empty() {
                { text("p", texts.page.local_missing) }
                <ul class="local-missing">for one in figures { { missing_line(page, one) } }</ul>
            }
        </div>
    }
}

fn missing_line(page: Page, open: Open) -> Html {
    let (slot, label) = match open {
        Open::Question(asked) => (Slot::Asked(asked), of_whom(page, asked)),
        Open::Figure(figure) => (Slot::Local(figure), page.texts.local(figure).label.to_owned()),
    };
    let figure = match open {
        Open::Figure(figure) => Some(figure),
        Open::Question(_) => None,
    };
    html! {
        <li key={slot.id()}>
            { label }
            if let Some(figure) = figure {
                { " " }
                <button type="button" class="link" onclick={page.on(move |_| Action::Show(Screen::Local(figure)))}>
                    { page.texts.page.fill_in }{ styled("span", "hidden", page.question(slot).label) }
                </button>
            }
        </li>
    }
}

/// What is asked, and of whom.
pub fn of_whom(page: Page, asked: Asked) -> String {
    match asked {
        Asked::Household(fact) => page.texts.household(fact).label.to_owned(),
        Asked::Person(fact, index) => {
            fill(page.texts.page.of_person, &[("who", &page.person(index)), ("what", page.texts.person(fact).label)])
        }
        Asked::Supporter(fact, index) => fill(
            page.texts.page.of_person,
            &[("who", &page.supporter(index)), ("what", page.texts.supporter(fact).label)],
        ),
    }
}
