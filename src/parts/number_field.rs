//! An age, another number without a period, and other short texts that are typed.

use jiuzhu_rules::answer::Kind;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Page, Row, error_message, text::styled};
use crate::{
    session::{Action, Draft, Manner},
    slot::Slot,
};

pub fn number_field(page: Page, slot: Slot, unit: &'static str, alone: bool) -> Html {
    let draft = page.session.draft(slot);
    let unsure = draft.manner == Manner::Unsure;
    let toggled = Draft { manner: if unsure { Manner::Exactly } else { Manner::Unsure }, ..draft.clone() };
    html! {
        <div key={slot.id()} class="question">
            if !unsure { { text_field(page, slot, unit, alone) } } else { { styled("p", "legend", page.ask(slot)) } }
            { Row::checkbox(unsure, page.texts.page.unsure, page.on(move |_| Action::Type(slot, toggled.clone()))).look("small").show() }
        </div>
    }
}

/// One line of text with a label, a hint and its unit.
pub fn text_field(page: Page, slot: Slot, unit: &'static str, alone: bool) -> Html {
    let (question, draft) = (page.question(slot), page.session.draft(slot));
    let wrong = page.session.problem(slot, false).is_some();
    let text = draft.text.clone();
    let oninput = page.on(move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Type(slot, Draft { text: typed, ..draft.clone() })
    });
    let label = html! { <label for={slot.id()}>{ page.ask(slot) }</label> };
    html! {
        <div class={classes!("text-field", wrong.then_some("wrong"))}>
            if alone { <h1 tabindex="-1">{ label }</h1> } else { <p class="legend">{ label }</p> }
            if !question.hint.is_empty() { <p class="hint" id={format!("{}-hint", slot.id())}>{ question.hint }</p> }
            { error_message(page, slot, false) }
            <div class="amount short">
                <input
                    id={slot.id()}
                    type="text"
                    inputmode={match slot.kind() {
                        None => "text",
                        Some(Kind::Number) => "decimal",
                        _ => "numeric",
                    }}
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby={wrong.then(|| format!("{}-error", slot.id()))}
                    value={text}
                    {oninput}
                />
                <span class="unit" aria-hidden="true">{ unit }</span>
            </div>
        </div>
    }
}
