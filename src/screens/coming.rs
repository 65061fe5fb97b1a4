//! While what comes after the questions is being fetched, or where it did not come.

use yew::prelude::*;

use crate::{
    fetched::Fetched,
    flow::Screen,
    parts::{Page, back_link, heading, status, try_again},
    session::{Action, Later},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let title = match page.session.screen() {
        Screen::Coverage => texts.coverage,
        Screen::About => texts.about,
        _ => texts.results_title,
    };
    html! {
        <section class="coming">
            { back_link(page) }
            { heading(title) }
            if page.session.later == Later::Missed {
                { try_again(page, texts.results_missed, page.on(|_| Action::FetchAgain(Fetched::Later))) }
            } else {
                { status("aside", texts.results_coming) }
            }
        </section>
    }
}
