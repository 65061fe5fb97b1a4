//! Who is asked about: helpers often hold the phone.

use yew::prelude::*;

use crate::{
    parts::{Page, Row, form, headed_field},
    session::{Action, ForWhom},
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let options = [
        (ForWhom::Myself, texts.for_myself),
        (ForWhom::Family, texts.for_family),
        (ForWhom::Neighbour, texts.for_neighbour),
    ];
    let fields = html! {
        for (index, (whom, words)) in options.into_iter().enumerate() {
            {
                Row::radio(Slot::ForWhom.id(), page.session.for_whom == Some(whom), words, page.on(move |_| Action::ForWhom(whom)))
                    .id((index == 0).then(|| Slot::ForWhom.id()))
                    .show()
            }
        }
    };
    form(page, headed_field(page, texts.for_whom.into(), "", Some(Slot::ForWhom), fields), texts.next)
}
