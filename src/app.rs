//! The frame: one session, the choice of screen, and the browser's back button.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_utils::{document, window};
use jiff_core::civil::Date;
use jiuzhu_words::Texts;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use crate::{
    fetched::Fetched,
    flow::Screen,
    kept,
    parts::{Page, header},
    screens,
    session::{Action, Later, Problem, Session},
};

#[component]
pub fn App() -> Html {
    let session = use_reducer(opened);
    let go = session.dispatcher();

    let texts = session.speech.texts;
    let last = use_mut_ref(Last::default);
    use_effect_with(Told::of(&session), {
        let go = go.clone();
        move |now| tell(now, &mut last.borrow_mut(), texts, &go)
    });

    let page = Page { session: &session, texts, go: &go };
    let shown = html! {
        <>
            { header(page) }
            <main id="main" key={format!("{}-{}", session.at, texts.language.tag)}>{ screens::show(page) }</main>
        </>
    };
    // Only what can be shown: an answer that breaks the page down is not kept to do so again.
    kept::keep(&session);
    shown
}

/// What the browser is told of the session.
#[derive(Clone, PartialEq)]
struct Told {
    at: usize,
    screen: Screen,
    /// The screen cannot be shown yet.
    coming: bool,
    problems: Vec<Problem>,
    doubts: usize,
    empty: bool,
    language: &'static str,
    wants: [Option<Fetched>; 6],
}

/// What was told last, and what listens.
#[derive(Default)]
struct Last {
    told: Option<Told>,
    went: Option<EventListener>,
}

impl Told {
    fn of(session: &Session) -> Self {
        Told {
            at: session.at,
            screen: session.screen(),
            coming: session.screen().is_later() && session.later != Later::Here,
            problems: session.problems.clone(),
            doubts: session.doubts.len(),
            empty: session.is_empty(),
            language: session.speech.texts.language.tag,
            wants: wants(session),
        }
    }
}

/// Tells the browser what has changed. One effect for all of it: each would weigh as much again.
fn tell(now: &Told, last: &mut Last, texts: &'static Texts, go: &UseReducerDispatcher<Session>) {
    let before = last.told.replace(now.clone());
    let before = before.as_ref();
    if last.went.is_none() {
        let go = go.clone();
        // The address had no number before the first step.
        let went = move |_: &Event| go.dispatch(Action::Went(place_in_trail().unwrap_or(0)));
        last.went = Some(EventListener::new(&window(), "hashchange", went));
    }
    // The trail and the address move together, so that the phone's back button is the previous question.
    if before.is_none_or(|it| (it.at, it.screen, it.coming) != (now.at, now.screen, now.coming)) {
        if place_in_trail().unwrap_or(0) != now.at {
            let _ = window().location().set_hash(&format!("/s/{}", now.at));
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("h1");
    }
    if before.is_none_or(|it| it.problems != now.problems) && !now.problems.is_empty() {
        focus(".summary");
    }
    if before.is_some_and(|it| it.doubts < now.doubts) {
        focus(".doubt");
    }
    if let Some(root) = document().document_element() {
        for (name, told) in [
            ("lang", now.language),
            ("dir", if texts.is_right_to_left() { "rtl" } else { "ltr" }),
            ("data-script", texts.script),
            // Leaving would lose something: recovery.js asks.
            ("data-answers", if now.empty { "" } else { "some" }),
        ] {
            let _ = root.set_attribute(name, told);
        }
    }
    let wanted = |what: &Option<Fetched>| before.is_some_and(|it| it.wants.contains(what));
    now.wants.iter().filter(|it| !wanted(it)).flatten().for_each(|it| it.fetch(texts, go));
}

/// What is to be fetched now.
fn wants(session: &Session) -> [Option<Fetched>; 6] {
    let (speech, figures) = (&session.speech, &session.figures);
    let language = speech.wanted.filter(|it| it.missed.is_none()).map(|it| it.language);
    let province = figures.wanted.filter(|it| it.missed.is_none()).map(|it| it.province);
    [
        language.map(Fetched::Words),
        province.map(Fetched::Province),
        (figures.names.is_not_here() && session.names_places()).then_some(Fetched::Places),
        session.cites.then_some(Fetched::Origins(speech.texts.language)),
        (figures.coverage.is_not_here() && session.looks_at_coverage()).then_some(Fetched::Coverage),
        (session.later == Later::OnItsWay).then_some(Fetched::Later),
    ]
}

/// A new session, at the start or, where the opening's button was pressed before the page was ready, one further.
fn opened() -> Session {
    let mut session = Session::new(today());
    let remembered = kept::remembered();
    session.remember = remembered.is_some();
    if let Some(kept) = kept::after_a_breakdown() {
        session.kept = Some(kept);
        return started_at(session, Screen::Check);
    }
    session.kept = remembered;
    match place_in_trail() {
        _ if session.kept.is_some() => {}
        Some(1) => session = started_at(session, Screen::ForWhom),
        Some(at) if at > 1 => {
            session.reopened = true;
            if let Ok(history) = window().history() {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some("#/s/0"));
            }
        }
        _ => {}
    }
    session
}

fn started_at(session: Session, screen: Screen) -> Session {
    let started = Rc::new(session).reduce(Action::Show(screen));
    Rc::unwrap_or_clone(started)
}

/// The number in `#/s/7`: neutral, so that neither the address nor the history tells what was asked.
fn place_in_trail() -> Option<usize> {
    window().location().hash().ok()?.strip_prefix("#/s/")?.parse().ok()
}

fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The only place that asks the browser what day it is.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    let month = i8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = i8::try_from(now.get_date()).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(Date::MIN)
}
