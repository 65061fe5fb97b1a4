//! Asks once before everything is wiped.

use yew::prelude::*;

use crate::{
    parts::{Page, heading, text},
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let back = page.session.at.saturating_sub(1);
    html! {
        <section>
            { heading(if page.session.is_for_a_neighbour() { texts.clear_for_next } else { texts.clear_title }) }
            { text("p", texts.clear_about) }
            <div class="actions">
                <button type="button" class="primary" onclick={page.on(|_| Action::Clear)}>{ texts.clear_now }</button>
                <a class="secondary" href={format!("#/s/{back}")}>{ texts.clear_not }</a>
            </div>
        </section>
    }
}
