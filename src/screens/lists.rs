//! Room for lists of households. What is in it is made by `src/lists/page.js` and by a module of its own, in a worker; from there
//! one household comes to the desk.

use jiuzhu_rules::case::day_to_text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    desk::{Did, Section},
    flow::Screen,
    parts::{Page, back_link, heading},
    session::Action,
};

pub fn show(page: Page) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    let go = page.go.clone();
    let taken = Callback::from(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let bytes = field.value().split(' ').map_while(|it| it.parse().ok()).collect();
        go.dispatch(Action::from(Did::Open(bytes)));
        go.dispatch(Action::Show(Screen::Desk(Section::Place)));
    });
    html! {
        <section class="lists">
            { back_link(page) }
            { heading(texts.lists_title) }
            <p id="lists-coming" class="aside" role="status" data-missed={texts.lists_missed} data-unable={texts.lists_unable}>{ texts.lists_coming }</p>
            // The bytes of a case.
            <input id="lists-household" type="hidden" onchange={taken} />
            <div id="lists" data-place={case.place.0.to_string()} data-day={day_to_text(case.day)}></div>
        </section>
    }
}
