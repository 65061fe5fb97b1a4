//! While what comes after the questions is being fetched, or where it did not come.

use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, back_link, heading},
    session::{Action, Later},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="coming">
            { back_link(page) }
            { heading(if page.session.screen() == Screen::Coverage { texts.coverage } else { texts.results_title }) }
            if page.session.later == Later::Missed {
                <p class="notice" role="alert">
                    { texts.results_missed }
                    { " " }
                    <button type="button" onclick={page.on(|_| Action::FetchLater)}>{ texts.try_again }</button>
                </p>
            } else {
                <p class="aside" role="status">{ texts.results_coming }</p>
            }
        </section>
    }
}
