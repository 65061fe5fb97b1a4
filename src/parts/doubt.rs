//! Asks back an answer that is possible and likelier a slip.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{Page, frame::focus_field, text};
use crate::{later, screens::check::answer_words, session::Action, slot::Slot};

/// Below the field, as long as it is asked back.
pub fn doubt(page: Page, slot: Slot) -> Html {
    if page.session.doubts.iter().any(|(doubted, _)| *doubted == slot) {
        later::doubt(page, slot)
    } else {
        Html::default()
    }
}

pub fn show(page: Page, slot: Slot) -> Html {
    let texts = &page.texts.page;
    let words = answer_words(page, slot);
    html! {
        <div class="notice doubt" role="alert" tabindex="-1">
            { text("p", fill(texts.is_that_right, &[("what", &words)])) }
            <div class="pair">
                <button type="button" class="secondary" onclick={page.on(move |_| Action::Sure(slot))}>{ texts.right }</button>
                <button type="button" class="secondary" onclick={focus_field(slot, false)}>{ texts.mend }</button>
            </div>
        </div>
    }
}
