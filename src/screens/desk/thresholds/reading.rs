//! One point of the drawing: chosen by pointer, touch or keyboard, and told in words.

use std::rc::Rc;

use jiuzhu_rules::{
    Case, Finding, Verdict,
    explore::{AtAmount, at_amount, stepped, thresholds::Fen},
    reckoning::span::Span,
};
use jiuzhu_words::texts::fill;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    places::{Place, Told},
    scale::Scale,
};
use crate::{
    parts::{Fold, status, text},
    screens::results::card::{exactly, in_short, state_of},
    typed,
};

/// A pointer this part of the whole width beside an edge means the edge.
const NEAR: i64 = 80;

pub struct Point<'a> {
    pub told: Told<'a>,
    pub places: &'a [Place],
    pub across: Scale,
    pub case: &'a Rc<Case>,
    pub at: Fen,
    pub read: Callback<Fen>,
}

impl Point<'_> {
    /// It lies over the curves, and its thumb is the line that is read at.
    pub fn slider(&self) -> Html {
        let texts = &self.told.page.texts.page;
        let (edges, most) = (self.edges(), self.across.most);
        let read = self.read.clone();
        let moved = Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(pointed) = value.parse::<u64>() {
                read.emit(meant(pointed, &edges, most));
            }
        });
        html! {
            <input type="range" id="point" class="point" min="0" max={self.across.most.to_string()} step="1" value={self.at.0.to_string()}
                aria-label={texts.curve_read} aria-valuetext={self.told.amount(self.at)} aria-describedby="point-hint"
                oninput={moved} onkeydown={self.keys()} />
        }
    }

    fn edges(&self) -> Vec<Fen> {
        self.places.iter().map(|it| it.at).collect()
    }

    fn before(&self) -> Option<Fen> {
        self.places.iter().rev().map(|it| it.at).find(|at| *at < self.at)
    }

    fn after(&self) -> Option<Fen> {
        self.places.iter().map(|it| it.at).find(|at| *at > self.at)
    }

    fn keys(&self) -> Callback<KeyboardEvent> {
        let step = |up| {
            Fen::of(stepped(self.at.yuan(), up)).filter(|it| i64::try_from(it.0).is_ok_and(|it| it <= self.across.most))
        };
        let (less, more, before, after) = (step(false), step(true), self.before(), self.after());
        let read = self.read.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" => less,
                "ArrowRight" => more,
                "ArrowDown" => before,
                "ArrowUp" => after,
                _ => return,
            };
            event.prevent_default();
            if let Some(to) = to {
                read.emit(to);
            }
        })
    }

    /// The same by typing and with buttons, and what is so there.
    pub fn told(&self) -> Html {
        let texts = &self.told.page.texts.page;
        let go = |words: &'static str, to: Option<Fen>| {
            let read = self.read.clone();
            let go = Callback::from(move |_: MouseEvent| to.into_iter().for_each(|to| read.emit(to)));
            html! { <button type="button" class="secondary" disabled={to.is_none()} onclick={go}>{ words }</button> }
        };
        let read = self.read.clone();
        let typed = Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Some(at) = typed::amount(&value).ok().and_then(Fen::of) {
                read.emit(at);
            }
        });
        let there = at_amount(self.case, self.told.found.asked, self.at).ok();
        html! {
            <div class="reading">
                <p class="hint" id="point-hint">{ texts.curve_read_hint }</p>
                <div class="reading-go">
                    <label for="point-typed">{ texts.curve_read }</label>
                    <input id="point-typed" type="text" inputmode="decimal" autocomplete="off" value={self.at.yuan().to_decimals(2)} onchange={typed} />
                    { go(texts.curve_before, self.before()) }
                    { go(texts.curve_after, self.after()) }
                </div>
                if let Some(there) = there {
                    { status("told", self.sentence(&there)) }
                    <Fold id="there" title={texts.curve_there} small=true>
                        <ul class="there">for it in there.estimate.findings.iter().filter(shown) { { self.finding(it) } }</ul>
                    </Fold>
                }
            </div>
        }
    }

    fn sentence(&self, there: &AtAmount) -> String {
        let (page, texts) = (self.told.page, &self.told.page.texts.page);
        let yuan = |span: Span<_>| page.texts.span(span);
        let help = yuan(there.estimate.monthly_total.rising(|it| Some(it.yuan())));
        let mut said = vec![fill(texts.curve_at, &[("amount", &self.told.amount(self.at)), ("help", &help)])];
        if let Some(with_help) = there.with_help.filter(|_| self.told.found.with_help.is_some()) {
            let total = yuan(with_help.rising(|it| Some(it.yuan())));
            said.push(fill(texts.curve_at_total, &[("total", &total)]));
        }
        said.join(" ")
    }

    fn finding(&self, finding: &Finding) -> Html {
        let page = self.told.page;
        let name = page.texts.programme(finding.programme).official;
        let name = finding.person.map_or(name.to_owned(), |person| format!("{}：{name}", page.person(person)));
        html! {
            <li class={state_of(finding.verdict)}>
                <span class="mark" aria-hidden="true"></span>
                <span>{ name }</span>
                <span class="desk-amount">{ in_short(page, finding.verdict) }{ text("strong", exactly(page, finding.payment)) }</span>
            </li>
        }
    }
}

fn shown(finding: &&Finding) -> bool {
    finding.verdict != Verdict::Unlikely
}

/// What a pointer means: an edge close by, or else whole ten yuan.
fn meant(pointed: u64, edges: &[Fen], most: i64) -> Fen {
    let near = u64::try_from(most / NEAR).unwrap_or_default();
    let nearest =
        edges.iter().filter(|edge| edge.0.abs_diff(pointed) <= near).min_by_key(|edge| edge.0.abs_diff(pointed));
    nearest.copied().unwrap_or(Fen(pointed / 1000 * 1000))
}
