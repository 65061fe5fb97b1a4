//! Case files: the household is saved as one, with a passphrase where somebody wants that, and one that was saved is opened again.
//! What was found at the time stands beside what is found now; nothing of it is changed without being asked for.

mod locking;
mod opening;
mod then_and_now;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::shared::Shared;
use crate::{
    parts::{Page, back_link, heading, styled, text},
    screens::take_away,
};
use locking::Locking;
use opening::Opening;

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="examined case-file">
            { back_link(page) }
            { heading(texts.case_file_title) }
            { then_and_now::show(page) }
            <section class="card">
                { text("h2", texts.case_file_open) }
                <Opening of={Shared::of(page)} />
            </section>
            <section class="card">
                { text("h2", texts.case_file_save) }
                { take_away::save(page) }
                { styled("p", "hint", texts.take_save_hint) }
                <Locking of={Shared::of(page)} />
            </section>
        </section>
    }
}

fn typed(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default()
}

fn passphrase_field(page: Page, id: &'static str, field: &NodeRef) -> Html {
    html! {
        <p>
            <label for={id}>{ page.texts.page.case_file_passphrase }</label>
            <input {id} ref={field} type="password" autocomplete="off" required=true />
        </p>
    }
}
