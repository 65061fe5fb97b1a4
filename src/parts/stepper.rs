//! A small number with a button for less and one for more.

use yew::prelude::*;

use super::Page;
use crate::session::Action;

/// Shows `count` in `words` and steps within `least` and `most`.
pub fn stepper(
    page: Page,
    [least, count, most]: [usize; 3],
    words: String,
    step: impl Fn(usize) -> Action + Copy + 'static,
) -> Html {
    let texts = &page.texts.page;
    let to = |to: usize| page.on(move |_: MouseEvent| step(to));
    html! {
        <div class="stepper">
            <button type="button" aria-label={texts.one_less} disabled={count <= least} onclick={to(count.saturating_sub(1))}>{ "−" }</button>
            <output aria-live="polite">{ words }</output>
            <button type="button" aria-label={texts.one_more} disabled={count >= most} onclick={to(count + 1)}>{ "+" }</button>
        </div>
    }
}
