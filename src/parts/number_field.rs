//! An age, another number without a period, and other short texts that are typed.

use jiuzhu_rules::answer::Kind;
use yew::prelude::*;

use super::{
    Page, Row, doubt,
    entry::{Entry, unit},
    error_message,
    text::{Element, styled},
};
use crate::{
    session::{Action, Draft, Manner},
    slot::Slot,
};

pub fn number_field(page: Page, slot: Slot, of: &'static str, alone: bool) -> Html {
    let draft = page.session.draft(slot);
    let unsure = draft.manner == Manner::Unsure;
    let toggled = Draft { manner: if unsure { Manner::Exactly } else { Manner::Unsure }, ..draft.clone() };
    html! {
        <div key={slot.id()} class="question">
            if !unsure { { text_field(page, slot, of, alone) } } else { { styled("p", "legend", page.ask(slot)) } }
            { Row::checkbox(unsure, page.texts.page.unsure, page.on(move |_| Action::Type(slot, toggled.clone()))).look("small").show() }
        </div>
    }
}

/// One line of text with a label, a hint and its unit.
pub fn text_field(page: Page, slot: Slot, of: &'static str, alone: bool) -> Html {
    let (question, draft) = (page.question(slot), page.session.draft(slot));
    let wrong = page.session.problem(slot, false).is_some();
    let entry = Entry {
        id: slot.id(),
        mode: match slot.kind() {
            None => "text",
            Some(Kind::Number) => "decimal",
            _ => "numeric",
        },
        wrong,
        described: wrong.then(|| format!("{}-error", slot.id())),
        typed: draft.text.clone(),
    };
    let entry = entry.show(page, move |text| Action::Type(slot, Draft { text, ..draft.clone() }));
    let label = html! { <label for={slot.id()}>{ page.ask(slot) }</label> };
    let class = if wrong { "text-field wrong" } else { "text-field" };
    let fields = html! {
        <>
            if alone { <h1 tabindex="-1">{ label }</h1> } else { <p class="legend">{ label }</p> }
            if !question.hint.is_empty() { <p class="hint" id={format!("{}-hint", slot.id())}>{ question.hint }</p> }
            { error_message(page, slot, false) }
            <div class="amount short">
                { entry }
                { unit(of) }
            </div>
            { doubt(page, slot) }
        </>
    };
    Element { class: Some(class), ..Element::of("div", fields) }.show()
}
