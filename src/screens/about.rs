//! Who can rely on what here.

use yew::prelude::*;

use crate::parts::{Page, back_link, heading};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section>
            { back_link(page) }
            { heading(texts.about) }
            <p>{ texts.about_what }</p>
            <p>{ texts.about_law }</p>
            <p>{ texts.about_figures }</p>
            <p>{ texts.about_privacy }</p>
            <p>{ texts.about_not_tested }</p>
        </section>
    }
}
