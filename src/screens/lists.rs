//! Room for lists of households. What is in it is made by `src/lists/page.js` and by a module of its own, in a worker; from there
//! one household comes to the desk.

use jiuzhu_case_files::CaseFile;
use jiuzhu_rules::{Case, case::day_to_text};
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
    let (go, packs) = (page.go.clone(), case.packs);
    let taken = Callback::from(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let bytes: Vec<u8> = field.value().split(' ').map_while(|it| it.parse().ok()).collect();
        if let Some(case) = Case::of_bytes(&bytes, packs) {
            go.dispatch(Action::from(Did::Open(Box::new(CaseFile { case, then: None }))));
            go.dispatch(Action::Show(Screen::Desk(Section::Place)));
        }
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
