//! Who is asked about: helpers often hold the phone.

use yew::prelude::*;

use crate::{
    parts::{Page, form, heading},
    session::{Action, ForWhom},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let options = [
        (ForWhom::Myself, texts.for_myself),
        (ForWhom::Family, texts.for_family),
        (ForWhom::Neighbour, texts.for_neighbour),
    ];
    let fields = html! {
        <>
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
        </>
    };
    form(page, fields, texts.next)
}
