//! Case files: the household is saved as one, with a passphrase where somebody wants that, and one that was saved is opened again.
//! What was found at the time stands beside what is found now; nothing of it is changed without being asked for.

use jiuzhu_case_files::{Misread, Then};
use jiuzhu_certificates::HandedOver;
use jiuzhu_rules::{
    Case, Finding, Verdict, assess,
    explore::{About, compare},
};
use jiuzhu_words::texts::fill;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use super::shared::{Props, Shared};
use crate::{
    certified::{Ask, Came, ask},
    desk::{Did, Opened},
    parts::{Page, back_link, heading, status, styled, text},
    screens::{
        check::place_name,
        comparison::{Side, turns, with_causes},
        results::{
            card::{exactly, in_short},
            worth_a_card,
        },
        take_away,
    },
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="examined case-file">
            { back_link(page) }
            { heading(texts.case_file_title) }
            { opened(page) }
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

// ---- Opening ----

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
fn Opening(props: &Props) -> Html {
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
                            go.dispatch(Action::from(Did::Open(Box::new(Opened { case, then }))));
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

// ---- Saving ----

#[component]
fn Locking(props: &Props) -> Html {
    let page = props.of.page();
    let (texts, case) = (&page.texts.page, &page.session.case);
    let passphrase = use_node_ref();
    // Which case was locked, and what came of it; none while it is on its way.
    let locked = use_state(|| None::<(Case, Option<Option<String>>)>);
    let lock = {
        let (locked, passphrase, case) = (locked.clone(), passphrase.clone(), case.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (locked, case, passphrase) = (locked.clone(), case.clone(), typed(&passphrase));
            locked.set(Some((case.clone(), None)));
            spawn_local(async move {
                let file = match ask(Ask::Lock(case.to_json(), passphrase)).await {
                    Came::Reply(HandedOver::Locked(file)) => Some(file),
                    _ => None,
                };
                locked.set(Some((case, Some(file))));
            });
        })
    };
    // Of another case than the present one nothing is offered any more.
    let state = locked.as_ref().filter(|(of, _)| of == case).map(|(_, came)| came);
    html! {
        <form onsubmit={lock}>
            { passphrase_field(page, "lock-with", &passphrase) }
            { styled("p", "hint", texts.case_file_lock_hint) }
            <button type="submit" class="secondary">{ texts.case_file_lock }</button>
            { match state {
                None => Html::default(),
                Some(None) => status("aside", texts.case_file_locking),
                Some(Some(None)) => html! { <p class="notice" role="alert">{ texts.case_file_not_locked }</p> },
                Some(Some(Some(file))) => {
                    let address = format!("data:application/json;charset=utf-8,{}", String::from(js_sys::encode_uri_component(file)));
                    html! {
                        <p role="status">
                            <a class="secondary" download={case.file_name(page.session.today)} href={address}>{ texts.case_file_locked }</a>
                        </p>
                    }
                }
            } }
        </form>
    }
}

// ---- Then and now ----

/// One column: what it is called, and what was found.
struct Column {
    name: String,
    findings: Vec<Finding>,
}

/// The file that was opened last, while its household stands at the desk.
fn opened(page: Page) -> Html {
    let (texts, session) = (&page.texts.page, page.session);
    let Some(opened) = session.desk.opened().filter(|it| it.case.place == session.case.place) else {
        return Html::default();
    };
    let case = Case { packs: session.case.packs, ..opened.case.clone() };
    let day = page.texts.day_words(case.day);
    let count = case.people.len().to_string();
    let words = [("place", place_name(page)), ("day", day.clone()), ("count", count)];
    let told = fill(texts.case_file_opened, &words.each_ref().map(|(key, value)| (*key, value.as_str())));
    let same_packs = opened.then.as_ref().map(|it| judges_alike(&case, it));
    let then = opened.then.as_ref().map(|it| Column {
        name: fill(texts.case_file_then, &[("code", &it.check_code)]),
        findings: it.findings.clone(),
    });
    let now = if same_packs == Some(true) { texts.case_file_same } else { texts.case_file_newer };
    let on_its_day = Column { name: fill(now, &[("day", &day)]), findings: findings(&case) };
    let today = Case { day: session.today, ..case.clone() };
    let of_today = Column { name: texts.case_file_today.to_owned(), findings: findings(&today) };
    let columns: Vec<Column> =
        then.into_iter().chain([on_its_day]).chain([of_today].into_iter().filter(|_| today.day != case.day)).collect();
    html! {
        <section>
            { status("strong", told) }
            { text("p", match same_packs {
                Some(true) => texts.case_file_same_packs,
                Some(false) => texts.case_file_other_packs,
                None => texts.case_file_no_then,
            }) }
            { table(page, &columns) }
            { why(page, [&case, &today]) }
            <p class="actions">
                if session.desk.can_undo(&session.case) {
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::Undo))}>{ texts.undo }</button>
                }
                if session.case.day != session.today {
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::JudgeToday))}>{ texts.case_file_by_today }</button>
                }
            </p>
        </section>
    }
}

/// Whether the packs at hand are those by which it was judged at the time.
fn judges_alike(case: &Case, then: &Then) -> bool {
    let at_hand = |code: &str| case.packs.heads.iter().find(|head| head.code.to_string() == code);
    then.packs.iter().all(|it| at_hand(&it.code).is_some_and(|head| head.hash == it.sha256))
}

fn findings(case: &Case) -> Vec<Finding> {
    assess(case).estimate.findings
}

fn table(page: Page, columns: &[Column]) -> Html {
    let mut all: Vec<About> = Vec::new();
    let now = |it: &Finding| {
        let same = |other: &&Finding| About::of(other) == About::of(it);
        columns.last().and_then(|column| column.findings.iter().find(same)).is_some_and(worth_a_card)
    };
    // A certificate does not tell whom a programme concerns: what was unlikely at the time has a row where it is still worth one.
    let worth = |it: &&Finding| worth_a_card(it) && (it.verdict != Verdict::Unlikely || now(it));
    for finding in columns.iter().flat_map(|it| &it.findings).filter(worth) {
        if !all.contains(&About::of(finding)) {
            all.push(About::of(finding));
        }
    }
    let row = |about: &About| {
        let name = page.texts.programme(about.programme).official;
        let what = about.person.map_or(name.to_owned(), |index| format!("{}：{name}", page.person(index)));
        let said = columns.iter().map(|it| it.findings.iter().find(|finding| About::of(finding) == *about));
        let mut before: Option<String> = None;
        let cells = said.map(|finding| {
            let words = finding.map_or(page.texts.page.changed_not_there.to_owned(), |it| {
                let paid = if it.verdict == Verdict::Unlikely { String::new() } else { exactly(page, it.payment) };
                [in_short(page, it.verdict), &paid]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ")
            });
            let changed = before.replace(words.clone()).is_some_and(|it| it != words);
            if changed { text("strong", words) } else { words.into() }
        });
        let cells: Vec<Html> = cells.collect();
        html! {
            <tr>
                <th scope="row">{ what }</th>
                for cell in cells { <td>{ cell }</td> }
            </tr>
        }
    };
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={page.texts.page.case_file_title}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ page.texts.page.table_what }</th>
                        for column in columns { <th scope="col">{ &column.name }</th> }
                    </tr>
                </thead>
                <tbody>for about in &all { { row(about) } }</tbody>
            </table>
        </div>
    }
}

/// By which step and clause the present day differs.
fn why(page: Page, [case, today]: [&Case; 2]) -> Html {
    if case.day == today.day {
        return Html::default();
    }
    let found = compare(case, today);
    if !found.differences.iter().any(|it| turns(&it)) {
        return text("p", page.texts.page.changed_none);
    }
    let name = |case: &Case| fill(page.texts.page.changed_on, &[("day", &page.texts.day_words(case.day))]);
    let sides = [
        Side { name: name(case), case, assessment: &found.first },
        Side { name: name(today), case: today, assessment: &found.second },
    ];
    html! {
        <section class="comparison">
            { text("h2", format!("{} · {}", sides[0].name, sides[1].name)) }
            { with_causes(page, &found, &sides) }
        </section>
    }
}
