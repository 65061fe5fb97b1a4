//! A small number with a button for less and one for more, on a screen of its own.

use yew::prelude::*;

use super::{
    Page, form, heading,
    text::{status, styled},
};
use crate::session::Action;

/// What is asked, and what is said once there can be no more.
pub struct Stepper {
    pub title: &'static str,
    pub hint: &'static str,
    /// How many it is, in words.
    pub words: String,
    pub count: usize,
    pub most: usize,
    pub at_most: &'static str,
    /// What stands below.
    pub below: Html,
}

impl Stepper {
    /// Steps from one on.
    pub fn show(self, page: Page, step: impl Fn(usize) -> Action + Copy + 'static) -> Html {
        let to = |to: usize| page.on(move |_: MouseEvent| step(to));
        let (less, more) = (to(self.count.saturating_sub(1)), to(self.count + 1));
        self.form(page, less, more)
    }

    #[inline(never)]
    fn form(self, page: Page, less: Callback<MouseEvent>, more: Callback<MouseEvent>) -> Html {
        let texts = &page.texts.page;
        let button = |label: &'static str, disabled: bool, sign: &'static str, onclick: Callback<MouseEvent>| {
            html! {
                <button type="button" aria-label={label} {disabled} {onclick}>{ sign }</button>
            }
        };
        let fields = html! {
            <>
                { heading(self.title) }
                { styled("p", "hint", self.hint) }
                <div class="stepper">
                    { button(texts.one_less, self.count <= 1, "−", less) }
                    <output aria-live="polite">{ self.words }</output>
                    { button(texts.one_more, self.count >= self.most, "+", more) }
                </div>
                if self.count >= self.most { { status("notice", self.at_most) } }
                { self.below }
            </>
        };
        form(page, fields, texts.next)
    }
}
