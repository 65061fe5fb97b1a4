//! What would be if one amount were another. What was answered stays as it is until the person takes the other amount over.

use jiuzhu_rules::{
    answer::{Answer, Given},
    explore::{Difference, WhatIf, amounts, stepped, what_if, with_amount},
    facts::Asked,
    reckoning::{
        exact::Exact,
        money::{Cadence, Money, Monthly},
        span::Span,
    },
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{
    check::answer_words,
    comparison::{difference, side_by_side, turns},
    results::{
        card::{about, of_whom},
        worth_a_card,
    },
};
use crate::{
    flow::Screen,
    parts::{Entry, Page, back_link, echo, error_message, form, heading, period, styled, text, unit},
    session::{Action, Draft, Session},
    slot::Slot,
    typed::{self, InputProblem},
};

/// The amounts that were told, to choose one of them.
pub fn choose(page: Page) -> Html {
    let texts = &page.texts.page;
    let all = amounts(&page.session.case);
    html! {
        <section class="what-if">
            { back_link(page) }
            { heading(texts.what_if_title) }
            if all.is_empty() { { text("p", texts.what_if_none) } } else { { styled("p", "hint", texts.what_if_hint) } }
            <ul>
                for asked in all {
                    <li key={format!("{asked:?}")}>
                        <button type="button" class="secondary" onclick={page.on(move |_| Action::Show(Screen::Try(asked)))}>
                            { of_whom(page, asked) }{ " " }{ text("small", answer_words(page, Slot::Asked(asked))) }
                        </button>
                    </li>
                }
            </ul>
            { back_to_results(page) }
        </section>
    }
}

/// One amount with buttons for less and more, and below it what it would change.
pub fn try_one(page: Page, asked: Asked) -> Html {
    let texts = &page.texts.page;
    let (what, draft) = (of_whom(page, asked), page.session.draft(Slot::Tried(asked)));
    let now = [("what", what.as_str()), ("amount", &answer_words(page, Slot::Asked(asked)))];
    let fields = html! {
        <>
            { heading(texts.try_title) }
            { text("p", fill(texts.try_now, &now)) }
            { field(page, asked, &draft) }
            { outcome(page, asked, &draft) }
            { back_to_results(page) }
        </>
    };
    form(page, fields, texts.try_keep)
}

fn back_to_results(page: Page) -> Html {
    html! {
        <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Results))}>{ page.texts.page.try_back }</button>
    }
}

fn field(page: Page, asked: Asked, draft: &Draft) -> Html {
    let (texts, slot, cadence) = (page.texts, Slot::Tried(asked), cadence(page, asked));
    let (id, wrong) = (slot.id(), page.session.problem(slot, false).is_some());
    let typed = |text| Draft { text, ..Draft::default() };
    let step = |label: &'static str, sign: &'static str, up: bool| {
        let to = typed::amount(&draft.text).ok().map(|yuan| (yuan, stepped(yuan, up))).filter(|(from, to)| from != to);
        let stepped = to.map(|(_, to)| to.to_decimals(2)).unwrap_or_default();
        html! {
            <button type="button" aria-label={label} disabled={to.is_none()} onclick={page.on(move |_| Action::Type(slot, typed(stepped.clone())))}>
                { sign }
            </button>
        }
    };
    let described = if wrong { format!("{id}-error {id}-echo") } else { format!("{id}-echo") };
    let entry = Entry { id: id.clone(), mode: "decimal", wrong, described: Some(described), typed: draft.text.clone() };
    html! {
        <>
            { error_message(page, slot, false) }
            <label class="legend" for={id.clone()}>{ texts.page.try_label }</label>
            <div class="stepper amount">
                { entry.show(page, move |text| Action::Type(slot, typed(text))) }
                { unit(period(page, cadence)) }
                { step(texts.page.try_less, "−", false) }
                { step(texts.page.try_more, "+", true) }
            </div>
            <p class="echo" id={format!("{id}-echo")}>{ echo(page, &draft.text, cadence, Some(asked.kind())) }</p>
        </>
    }
}

/// How often the amount falls due, as it was answered.
fn cadence(page: Page, asked: Asked) -> Cadence {
    match page.session.case.answer(asked) {
        Answer::Given(Given::Flow(flow)) => flow.cadence,
        _ => Cadence::Once,
    }
}

/// What it would change, in a sentence that is told to those who do not see it, and in full below.
fn outcome(page: Page, asked: Asked, draft: &Draft) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    let yuan = typed::amount(&draft.text).ok().filter(|it| with_amount(case, asked, *it) != case.answer(asked));
    let Some(yuan) = yuan else {
        return html! { <p role="status"></p> };
    };
    let found = what_if(case, asked, yuan);
    let WhatIf { comparison, with_help, .. } = &found;
    let names = [texts.try_before, texts.try_after];
    html! {
        <section class="comparison">
            { text("h2", names.join(" · ")) }
            <p role="status">{ in_a_sentence(page, &found) }</p>
            if let Some(with_help) = with_help.filter(|_| comparison.monthly_totals.is_some()) {
                <article class="card">
                    { text("h3", texts.try_with_help) }
                    { side_by_side(names, with_help.map(|it| each_month(page, it))) }
                </article>
            }
            // The person knows what made them turn.
            for it in comparison.differences.iter().filter(shown) { { difference(page, it, names, Html::default()) } }
        </section>
    }
}

/// Whether a result turns that stands, or would stand, on the page of results.
fn shown(it: &&Difference) -> bool {
    turns(it) && [it.first, it.second].iter().flatten().any(worth_a_card)
}

fn in_a_sentence(page: Page, WhatIf { comparison, loss, .. }: &WhatIf) -> String {
    let texts = &page.texts.page;
    let turned = comparison.differences.iter().filter(shown).count();
    if turned == 0 {
        return texts.changed_none.to_owned();
    }
    let mut said = vec![fill(texts.try_changed, &[("count", &turned.to_string())])];
    if let Some(totals) = comparison.monthly_totals {
        let [before, after] = totals.map(|it| each_month(page, it));
        said.push(fill(texts.try_total, &[("before", &before), ("after", &after)]));
    }
    if let Some(loss) = loss {
        let (rise, fall) = (page.texts.yuan(loss.rise), page.texts.span(loss.fall));
        let words = if loss.sure { texts.try_loss } else { texts.try_loss_may };
        said.push(fill(words, &[("rise", &rise), ("fall", &fall)]));
    }
    said.join(" ")
}

fn each_month(page: Page, span: Span<Money<Monthly>>) -> String {
    about(page, span.rising(|it| Some(it.yuan())), Cadence::Monthly)
}

/// Puts the amount that was tried in the place of the answer.
pub fn take_over(session: &mut Session, asked: Asked, tried: &Draft) -> Result<(), (bool, InputProblem)> {
    let yuan: Exact = typed::amount(&tried.text).map_err(|why| (false, why))?;
    let answer = with_amount(&session.case, asked, yuan);
    session.case.set(asked, answer);
    session.drafts.retain(|(slot, _)| ![Slot::Asked(asked), Slot::Tried(asked)].contains(slot));
    session.changing = true;
    Ok(())
}
