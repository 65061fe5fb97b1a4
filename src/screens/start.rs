//! What this is, in a few lines. `index.html` shows the same before the page is ready.

use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, heading, status, styled, text},
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="start">
            if page.session.reopened { { status("notice", texts.reopened) } }
            { heading(texts.start_title) }
            <ul class="promises">
                { text("li", texts.promise_here) }
                { text("li", texts.promise_no_login) }
                { text("li", texts.promise_nothing_sent) }
            </ul>
            { styled("p", "estimate", texts.estimate_only) }
            <p><a class="primary" href="#/s/1" onclick={page.on(|event: MouseEvent| {
                event.prevent_default();
                Action::Show(Screen::ForWhom)
            })}>{ texts.start }</a></p>
            <p><button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::About))}>{ texts.about }</button></p>
        </section>
    }
}
