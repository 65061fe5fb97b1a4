//! Whom to call now. Nothing else is needed for it.

use yew::prelude::*;

use crate::{
    flow,
    parts::{Page, form, heading, styled},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let fields = html! {
        <>
            { heading(texts.urgent_title) }
            for lead in flow::urgent(page.session.assessment()) { { super::results::urgent(page, lead) } }
            { styled("p", "hint", texts.urgent_then) }
        </>
    };
    form(page, fields, texts.urgent_go_on)
}
