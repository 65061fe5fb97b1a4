//! The frames of questions with more than one control: their words, and a hint.

use yew::prelude::*;

use super::{
    Page, error_message, heading,
    text::{Element, styled},
};
use crate::slot::Slot;

/// A question that stands `alone` on its screen is the heading itself.
pub fn question_field(page: Page, slot: Slot, alone: bool, described: Option<String>, inside: Html) -> Html {
    let (ask, hint) = (page.ask(slot), page.question(slot).hint);
    let wrong = page.session.problems.iter().any(|it| it.slot == slot);
    let class = if wrong { "question wrong" } else { "question" };
    let fields = html! {
        <>
            <legend>
                if alone { <h1 tabindex="-1">{ ask }</h1> } else { { ask } }
            </legend>
            if !hint.is_empty() { { styled("p", "hint", hint) } }
            { inside }
        </>
    };
    Element { key: Some(slot.id()), class: Some(class), described, ..Element::of("fieldset", fields) }.show()
}

/// A question whose words are the heading; `first` is the slot of its first control.
#[inline(never)]
pub fn headed_field(page: Page, title: AttrValue, hint: &'static str, first: Option<Slot>, inside: Html) -> Html {
    html! {
        <fieldset class="question">
            <legend>{ heading(title) }</legend>
            if !hint.is_empty() { { styled("p", "hint", hint) } }
            if let Some(first) = first { { error_message(page, first, false) } }
            { inside }
        </fieldset>
    }
}
