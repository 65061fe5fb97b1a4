//! What is different for this household on another day, or by the published figures where it is judged by a file's.

use jiuzhu_rules::{
    Assessment, Case, Finding,
    explore::{Cause, Comparison, Difference, compare},
    place::{Level, PlaceCode},
    reckoning::step::{How, StepId},
};
use jiuzhu_words::{explain::Teller, texts::fill};
use yew::prelude::*;

use crate::{
    parts::{Fold, Page, form, heading, source, styled, text, text_field},
    screens::results::card::{in_short, paid},
    slot::Slot,
};

/// One of the two cases, and what it is called.
struct Side<'a> {
    name: String,
    case: &'a Case,
    assessment: &'a Assessment,
}

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let fields = html! {
        <>
            { heading(texts.changed_title) }
            { text_field(page, Slot::OtherDay, "", false) }
            // Nobody said that they held on the other day, too.
            if !page.session.case.local.is_empty() { { styled("p", "hint", texts.changed_typed) } }
        </>
    };
    html! {
        <section class="changed">
            { form(page, fields, texts.changed_compare) }
            { with_other_day(page) }
            { with_published(page) }
        </section>
    }
}

fn with_other_day(page: Page) -> Html {
    let Some(day) = page.session.other_day.filter(|_| page.session.problems.is_empty()) else {
        return Html::default();
    };
    let now = &page.session.case;
    let on = |day| fill(page.texts.page.changed_on, &[("day", &page.texts.day_words(day))]);
    let names = if day < now.day { [on(day), on(now.day)] } else { [on(now.day), on(day)] };
    let other = Case { day, ..now.clone() };
    let cases = if day < now.day { [&other, now] } else { [now, &other] };
    differences(page, names, cases)
}

/// Where a file's figures are in use: what the published ones would come to.
fn with_published(page: Page) -> Html {
    let (figures, now, texts) = (&page.session.figures, &page.session.case, &page.texts.page);
    let here = |code: PlaceCode| code.level() == Level::Province && figures.opened.iter().any(|it| it.province == code);
    let Some(packs) = now.place.chain().find(|code| here(*code)).and_then(|code| figures.published(code)) else {
        return Html::default();
    };
    let other = Case { packs, ..now.clone() };
    differences(page, [texts.changed_published.to_owned(), texts.changed_file.to_owned()], [&other, now])
}

fn differences(page: Page, names: [String; 2], cases: [&Case; 2]) -> Html {
    let (texts, [first, second]) = (&page.texts.page, cases);
    let found: Comparison = compare(first, second);
    let [one, other] = names;
    let sides = [
        Side { name: one, case: first, assessment: &found.first },
        Side { name: other, case: second, assessment: &found.second },
    ];
    let turns = |it: &&Difference| it.verdict_differs() || it.amount_differs();
    let (turned, same): (Vec<_>, Vec<_>) = found.differences.iter().partition(turns);
    html! {
        <section class="comparison" role="status">
            { text("h2", format!("{} · {}", sides[0].name, sides[1].name)) }
            if turned.is_empty() { { text("p", texts.changed_none) } }
            for it in turned { { difference(page, it, &sides) } }
            if !same.is_empty() {
                <Fold id="same-result" title={texts.changed_only_reasons} small=true>
                    for it in same { { difference(page, it, &sides) } }
                </Fold>
            }
        </section>
    }
}

fn difference(page: Page, it: &Difference, sides: &[Side; 2]) -> Html {
    let words = page.texts.programme(it.about.programme);
    let who = it.about.person.map(|index| page.person(index)).unwrap_or_default();
    let [one, other] = sides;
    html! {
        <article class="card" data-differs={it.verdict_differs().to_string()}>
            <h3>{ words.plain }{ " " }{ who }</h3>
            <dl>
                { outcome(page, one, it.first) }
                { outcome(page, other, it.second) }
            </dl>
            if !it.causes.is_empty() {
                { text("p", page.texts.page.because) }
                <ul class="causes">for cause in &it.causes { { because(page, cause, sides) } }</ul>
            }
        </article>
    }
}

fn outcome(page: Page, side: &Side, finding: Option<Finding>) -> Html {
    let said = finding.map(|it| format!("{} · {}", in_short(page, it.verdict), paid(page, it.payment)));
    html! {
        <div class="line">
            { text("dt", side.name.clone()) }
            { text("dd", said.unwrap_or_else(|| page.texts.page.changed_not_there.to_owned())) }
        </div>
    }
}

fn because(page: Page, cause: &Cause, [one, other]: &[Side; 2]) -> Html {
    html! {
        <li>
            for (side, step) in [(one, cause.first), (other, cause.second)] {
                if let Some(step) = step { { said(page, side, step) } }
            }
        </li>
    }
}

/// A step as it came out on one side, with where its figure comes from.
fn said(page: Page, side: &Side, id: StepId) -> Html {
    let person = |index| page.person(index);
    let teller = Teller { assessment: side.assessment, texts: page.texts, person: &person };
    let figure = side.assessment.explanation.step(id).and_then(|step| match step.how {
        How::Published(figure) => Some(figure),
        _ => None,
    });
    html! {
        <div class="said">
            <p>{ styled("span", "aside", side.name.clone()) }{ " " }{ teller.words(id) }</p>
            if let Some(figure) = figure { { source(page, side.case, figure) } }
        </div>
    }
}
