//! Two assessments of a household side by side: only what turned, and what made it.

use jiuzhu_rules::{
    Assessment, Case, Finding,
    explore::{Cause, Comparison, Difference},
    reckoning::step::{How, StepId},
};
use jiuzhu_words::explain::Teller;
use yew::prelude::*;

use crate::{
    parts::{Fold, Page, source, styled, text},
    screens::results::card::{in_short, paid},
};

/// One of the two cases, and what it is called.
pub struct Side<'a> {
    pub name: String,
    pub case: &'a Case,
    pub assessment: &'a Assessment,
}

/// Whether a result turns, and not only the reasons for it.
pub fn turns(it: &&Difference) -> bool {
    it.verdict_differs() || it.amount_differs()
}

/// Each result that turned; folded away, those that have other reasons only.
pub fn differences(page: Page, found: &Comparison, sides: &[Side; 2]) -> Html {
    let (turned, same): (Vec<_>, Vec<_>) = found.differences.iter().partition(turns);
    html! {
        <>
            for it in turned { { difference(page, it, sides) } }
            if !same.is_empty() {
                <Fold id="same-result" title={page.texts.page.changed_only_reasons} small=true>
                    for it in same { { difference(page, it, sides) } }
                </Fold>
            }
        </>
    }
}

fn difference(page: Page, it: &Difference, sides: &[Side; 2]) -> Html {
    let words = page.texts.programme(it.about.programme);
    let who = it.about.person.map(|index| page.person(index)).unwrap_or_default();
    let outcome = |finding: Option<Finding>| {
        let said = finding.map(|it| format!("{} · {}", in_short(page, it.verdict), paid(page, it.payment)));
        said.unwrap_or_else(|| page.texts.page.changed_not_there.to_owned())
    };
    html! {
        <article class="card" data-differs={it.verdict_differs().to_string()}>
            <h3>{ words.plain }{ " " }{ who }</h3>
            { side_by_side(sides, [outcome(it.first), outcome(it.second)]) }
            if !it.causes.is_empty() {
                { text("p", page.texts.page.because) }
                <ul class="causes">for cause in &it.causes { { because(page, cause, sides) } }</ul>
            }
        </article>
    }
}

/// What something is on either side.
pub fn side_by_side(sides: &[Side; 2], words: [String; 2]) -> Html {
    html! {
        <dl>
            for (side, words) in sides.iter().zip(words) {
                <div class="line">
                    { text("dt", side.name.clone()) }
                    { text("dd", words) }
                </div>
            }
        </dl>
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
