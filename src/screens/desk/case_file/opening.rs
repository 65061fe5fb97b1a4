//! A case file is chosen, unlocked where it is locked, and its household comes to the desk.

use jiuzhu_case_files::{CaseFile, Misread};
use jiuzhu_certificates::HandedOver;
use jiuzhu_rules::Case;
use jiuzhu_words::texts::fill;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use super::{passphrase_field, typed};
use crate::{
    certified::{Ask, Came, ask},
    desk::Did,
    parts::{Page, status, text},
    screens::desk::shared::Props,
    session::Action,
};

/// What came of the file that was chosen last, until its case is taken.
#[derive(Clone)]
enum State {
    Nothing,
    OnItsWay,
    NotReached,
    Unreadable,
    TooLarge,
    Shut { wrong: bool },
    Misread(Misread),
}

#[component]
pub fn Opening(props: &Props) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let state = use_state(|| State::Nothing);
    let chosen = use_state(|| None::<FileList>);
    let passphrase = use_node_ref();
    let read = {
        let (state, go, packs) = (state.clone(), page.go.clone(), page.session.case.packs);
        Callback::from(move |(files, passphrase): (FileList, String)| {
            let (state, go) = (state.clone(), go.clone());
            state.set(State::OnItsWay);
            spawn_local(async move {
                state.set(match ask(Ask::Open(files, passphrase)).await {
                    Came::Reply(HandedOver::Opened { code, then }) => match Case::of_code(&code, packs) {
                        Some(case) => {
                            go.dispatch(Action::from(Did::Open(Box::new(CaseFile { case, then }))));
                            State::Nothing
                        }
                        None => State::Unreadable,
                    },
                    Came::Reply(HandedOver::Shut { wrong }) => State::Shut { wrong },
                    Came::Reply(HandedOver::Misread(why)) => State::Misread(why),
                    Came::Reply(HandedOver::TooLarge) => State::TooLarge,
                    Came::NotReached => State::NotReached,
                    Came::Nothing | Came::Reply(_) => State::Unreadable,
                });
            });
        })
    };
    let choose = {
        let (read, chosen) = (read.clone(), chosen.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(files) = input.files().filter(|it| it.length() > 0) else { return };
            chosen.set(Some(files.clone()));
            read.emit((files, String::new()));
        })
    };
    let unlock = {
        let (chosen, passphrase) = (chosen.clone(), passphrase.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(files) = &*chosen {
                read.emit((files.clone(), typed(&passphrase)));
            }
        })
    };
    let refused = |why: Html| {
        html! { <div class="notice" role="alert">{ text("strong", texts.case_file_refused) }{ why }</div> }
    };
    html! {
        <>
            <input id="case-file" class="hidden" type="file" accept=".json,.txt" aria-describedby="case-file-hint" onchange={choose} />
            <label class="secondary" for="case-file">{ texts.case_file_choose }</label>
            <p class="hint" id="case-file-hint">{ texts.case_file_hint }{ texts.case_file_replaces }</p>
            { match &*state {
                State::Nothing => Html::default(),
                State::OnItsWay => status("aside", texts.files_reading),
                State::NotReached => refused(text("p", texts.files_not_reached)),
                State::Unreadable => refused(text("p", texts.files_unreadable)),
                State::TooLarge => refused(text("p", texts.case_file_too_large)),
                State::Misread(why) => refused(misread(page, why)),
                State::Shut { wrong } => html! {
                    <form onsubmit={unlock}>
                        <p role={if *wrong { "alert" } else { "status" }}>
                            { if *wrong { texts.case_file_wrong } else { texts.case_file_shut } }
                        </p>
                        { passphrase_field(page, "unlock-with", &passphrase) }
                        <button type="submit" class="secondary">{ texts.case_file_unlock }</button>
                    </form>
                },
            } }
        </>
    }
}

fn misread(page: Page, why: &Misread) -> Html {
    let texts = &page.texts.page;
    let said = match why.place {
        Some((line, column)) => {
            let (line, column) = (line.to_string(), column.to_string());
            fill(texts.case_file_misread_at, &[("line", &line), ("column", &column), ("path", &why.path)])
        }
        None => texts.case_file_misread.to_owned(),
    };
    html! {
        <>
            { text("p", said) }
            // As the command line says it: the names of fields are English.
            <p class="hint" lang="en">{ &why.what }</p>
        </>
    }
}
