//! Who is asked about: helpers often hold the phone.

use yew::prelude::*;

use crate::{
    parts::{Page, back_link, continue_button, heading},
    session::{Action, ForWhom},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let options = [
        (ForWhom::Myself, texts.for_myself),
        (ForWhom::Family, texts.for_family),
        (ForWhom::Neighbour, texts.for_neighbour),
    ];
    html! {
        <form onsubmit={page.on(|event: SubmitEvent| {
            event.prevent_default();
            Action::Continue
        })}>
            { back_link(page) }
            <fieldset class="question">
                <legend>{ heading(texts.for_whom) }</legend>
                for (whom, words) in options {
                    <label key={words} class="row">
                        <input type="radio" name="for-whom" checked={page.session.for_whom == Some(whom)}
                            onchange={page.on(move |_| Action::ForWhom(whom))} />
                        <span>{ words }</span>
                    </label>
                }
            </fieldset>
            { continue_button(page, texts.next) }
        </form>
    }
}
