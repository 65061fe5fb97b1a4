//! The line in which something is typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Page;
use crate::session::Action;

/// What is told of a line to those who do not see it, and to the keyboard.
pub struct Entry {
    pub id: String,
    /// `decimal`, `numeric` or `text`.
    pub mode: &'static str,
    pub wrong: bool,
    pub described: Option<String>,
    pub typed: String,
}

impl Entry {
    /// Does what `action` makes of the whole text, each time that it changes.
    pub fn show(self, page: Page, action: impl Fn(String) -> Action + 'static) -> Html {
        self.element(
            page.on(move |event: InputEvent| action(event.target_unchecked_into::<HtmlInputElement>().value())),
        )
    }

    #[inline(never)]
    fn element(self, oninput: Callback<InputEvent>) -> Html {
        html! {
            <input
                id={self.id}
                type="text"
                inputmode={self.mode}
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="next"
                aria-invalid={self.wrong.then_some("true")}
                aria-describedby={self.described}
                value={self.typed}
                {oninput}
            />
        }
    }
}

/// What is counted in the line before it. The label has told it already.
pub fn unit(words: &'static str) -> Html {
    html! { <span class="unit" aria-hidden="true">{ words }</span> }
}
