//! Two assessments of a household side by side: only what turned, and what made it.

use jiuzhu_rules::{
    Assessment, Case, Finding, Payment, Verdict,
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

/// Each result that turned, and why; folded away, those that have other reasons only.
pub fn with_causes(page: Page, found: &Comparison, sides: &[Side; 2]) -> Html {
    let (turned, same): (Vec<_>, Vec<_>) = found.differences.iter().partition(turns);
    let names = sides.each_ref().map(|it| it.name.as_str());
    let one = |it: &Difference| {
        let causes = html! {
            if !it.causes.is_empty() {
                { text("p", page.texts.page.because) }
                <ul class="causes">for cause in &it.causes { { because(page, cause, sides) } }</ul>
            }
        };
        difference(page, it, names, causes)
    };
    html! {
        <>
            for it in turned { { one(it) } }
            if !same.is_empty() {
                <Fold id="same-result" title={page.texts.page.changed_only_reasons} small=true>
                    for it in same { { one(it) } }
                </Fold>
            }
        </>
    }
}

/// A finding on either side, and what else there is to say of it.
pub fn difference(page: Page, it: &Difference, names: [&str; 2], beside: Html) -> Html {
    let words = page.texts.programme(it.about.programme);
    let who = it.about.person.map(|index| page.person(index)).unwrap_or_default();
    html! {
        <article class="card" data-differs={it.verdict_differs().to_string()}>
            <h3>{ words.plain }{ " " }{ who }</h3>
            { side_by_side(names, [it.first, it.second].map(|finding| outcome(page, finding))) }
            { beside }
        </article>
    }
}

fn outcome(page: Page, finding: Option<Finding>) -> String {
    finding.map_or(page.texts.page.changed_not_there.to_owned(), |it| in_full(page, it.verdict, it.payment))
}

/// A verdict in few words, and what is paid where something may be.
pub fn in_full(page: Page, verdict: Verdict, payment: Payment) -> String {
    let verdict_only = verdict == Verdict::Unlikely || payment == Payment::Nothing;
    let verdict = in_short(page, verdict);
    if verdict_only { verdict.to_owned() } else { format!("{verdict} · {}", paid(page, payment)) }
}

/// What something is on either side.
pub fn side_by_side(names: [&str; 2], words: [String; 2]) -> Html {
    html! {
        <dl>
            for (name, words) in names.into_iter().zip(words) {
                <div class="line">
                    { text("dt", name.to_owned()) }
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
