//! Who can rely on what here.

use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, back_link, heading, text},
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section>
            { back_link(page) }
            { heading(texts.about) }
            { text("p", texts.about_what) }
            { text("p", texts.about_law) }
            { text("p", texts.about_figures) }
            { text("p", texts.about_privacy) }
            { text("p", texts.about_not_tested) }
            // In a tab of its own: what was answered stays.
            <a class="secondary written-pages" href={format!("pages/{}/privacy.html", page.texts.language.tag)} target="_blank" rel="noopener">
                { texts.about_more }
            </a>
            <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Coverage))}>{ texts.coverage }</button>
            <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Verify))}>{ texts.verify_title }</button>
        </section>
    }
}
