//! What this is, in a few lines. `index.html` shows the same before the page is ready.

use yew::prelude::*;

use crate::{
    desk::Section,
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
            if page.session.kept.is_some() { { take_up(page) } } else { { begin(page) } }
            <p><button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::About))}>{ texts.about }</button></p>
            <p><button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::Desk(Section::Place)))}>{ texts.desk }</button></p>
        </section>
    }
}

fn begin(page: Page) -> Html {
    html! {
            <p><a class="primary" href="#/s/1" onclick={page.on(|event: MouseEvent| {
                event.prevent_default();
                Action::Show(Screen::ForWhom)
            })}>{ page.texts.page.start }</a></p>
    }
}

/// What was answered the last time is still there.
fn take_up(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <div class="actions">
            { status("notice", texts.remembered) }
            <button type="button" class="primary" onclick={page.on(|_| Action::TakeUp)}>{ texts.take_up }</button>
            <button type="button" class="secondary" onclick={page.on(|_| Action::Clear)}>{ texts.clear_now }</button>
        </div>
    }
}
