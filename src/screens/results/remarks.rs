//! Good to know: a second line, a risk, a line that is near.

use jiuzhu_rules::{
    Grounds, Remark, RemarkFinding,
    reckoning::{choice::Variants, money::Cadence, truth::Truth},
    term::Term,
};
use jiuzhu_words::explain::Teller;
use yew::prelude::*;

use super::card::{about, what_is_open, why};
use crate::{
    flow::Subject,
    parts::{Page, styled, text},
};

/// Remarks with money at stake are shown as soon as they may apply, and what their amount is called.
const MONEY_AT_STAKE: &[(Remark, Term)] =
    &[(Remark::ImputedWage, Term::BenefitIfImputed), (Remark::RefusedWork, Term::LeftAfterRefusal)];

/// The two sides of a line that is near.
const SIDES: &[Term] = &[Term::IncomePerHead, Term::DibaoStandard, Term::MarginLine];

pub fn show(page: Page) -> Html {
    let shown = |it: &RemarkFinding| match it.applies {
        Truth::Yes => true,
        Truth::Either => amount_of(it.remark).is_some(),
        Truth::No => false,
    };
    let all = page.session.assessment().remarks().enumerate();
    let shown: Vec<_> = all.filter(|(_, (it, _))| shown(it)).collect();
    if shown.is_empty() {
        return Html::default();
    }
    html! {
        <section class="remarks">
            { text("h2", page.texts.page.remarks_title) }
            for (index, (remark, grounds)) in shown { { one(page, index, remark, grounds) } }
        </section>
    }
}

fn amount_of(remark: Remark) -> Option<Term> {
    MONEY_AT_STAKE.iter().find(|(it, _)| *it == remark).map(|(_, term)| *term)
}

fn one(page: Page, index: usize, remark: &RemarkFinding, grounds: Grounds) -> Html {
    let texts = page.texts;
    let words = texts.remark(remark.remark);
    let name = Remark::NAMES.get(usize::from(remark.remark.index())).copied().unwrap_or_default();
    html! {
        <article class="remark" key={index} data-remark={name}>
            { text("h3", words.title) }
            if remark.applies == Truth::Either { { styled("p", "state", texts.page.may_apply) } }
            { amount(page, remark, grounds) }
            { sides(page, remark, grounds) }
            { text("p", words.about) }
            { why(page, Subject::Remark(index), words.title) }
        </article>
    }
}

fn amount(page: Page, remark: &RemarkFinding, grounds: Grounds) -> Html {
    let (Some(term), Some(amount)) = (amount_of(remark.remark), remark.amount) else {
        return Html::default();
    };
    let span = amount.rising(|it| Some(it.yuan()));
    html! {
        <>
            <p class="amount-beside">{ page.texts.term(term) }{ "：" }{ text("strong", about(page, span, Cadence::Monthly)) }</p>
            for step in grounds.payment { { what_is_open(page, step) } }
        </>
    }
}

/// What is compared, where a line is near.
fn sides(page: Page, remark: &RemarkFinding, grounds: Grounds) -> Html {
    if !matches!(remark.remark, Remark::NearDibaoLine | Remark::NearMarginLine) {
        return Html::default();
    }
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    let near = if remark.remark == Remark::NearMarginLine { Term::DibaoStandard } else { Term::MarginLine };
    let of_side = |term: Term| SIDES.contains(&term) && term != near;
    let lines = teller.lines_of(grounds).into_iter().filter(|line| line.term.is_some_and(of_side));
    html! { <ul class="sides">for line in lines { <li>{ line.title }{ "：" }{ text("strong", line.value) }</li> }</ul> }
}
