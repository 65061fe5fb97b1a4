//! The frame: one session, the choice of screen, and the browser's back button.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_utils::{document, window};
use jiff_core::civil::Date;
use jiuzhu_rules::place::PlaceCode;
use jiuzhu_words::{Language, Texts};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    figures::{self, Names},
    flow::Screen,
    parts::{Page, header},
    screens,
    session::{Action, Later, Problem, Session},
    speech,
};

#[component]
pub fn App() -> Html {
    let session = use_reducer(opened);
    let go = session.dispatcher();

    let texts = session.speech.texts;
    let kept = use_mut_ref(Kept::default);
    use_effect_with(Told::of(&session), {
        let go = go.clone();
        move |now| tell(now, &mut kept.borrow_mut(), texts, &go)
    });

    let page = Page { session: &session, texts, go: &go };
    html! {
        <>
            { header(page) }
            <main id="main" key={format!("{}-{}", session.at, texts.language.tag)}>{ screens::show(page) }</main>
        </>
    }
}

/// What the browser is told of the session.
#[derive(Clone, PartialEq)]
struct Told {
    at: usize,
    screen: Screen,
    problems: Vec<Problem>,
    empty: bool,
    language: &'static str,
    wants: Wants,
}

/// What was told last, and the listeners.
#[derive(Default)]
struct Kept {
    told: Option<Told>,
    went: Option<EventListener>,
    warning: Option<EventListener>,
}

impl Told {
    fn of(session: &Session) -> Self {
        Told {
            at: session.at,
            screen: session.screen(),
            problems: session.problems.clone(),
            empty: session.is_empty(),
            language: session.speech.texts.language.tag,
            wants: Wants::of(session),
        }
    }
}

/// Tells the browser what has changed. One effect for all of it: each would weigh as much again.
fn tell(now: &Told, kept: &mut Kept, texts: &'static Texts, go: &UseReducerDispatcher<Session>) {
    let before = kept.told.replace(now.clone());
    let before = before.as_ref();
    if kept.went.is_none() {
        let go = go.clone();
        // The address had no number before the first step.
        let went = move |_: &Event| go.dispatch(Action::Went(place_in_trail().unwrap_or(0)));
        kept.went = Some(EventListener::new(&window(), "hashchange", went));
    }
    // The trail and the address move together, so that the phone's back button is the previous question.
    if before.is_none_or(|it| (it.at, it.screen) != (now.at, now.screen)) {
        if place_in_trail().unwrap_or(0) != now.at {
            let _ = window().location().set_hash(&format!("/s/{}", now.at));
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("h1");
    }
    if before.is_none_or(|it| it.problems != now.problems) && !now.problems.is_empty() {
        focus(".summary");
    }
    if before.is_none_or(|it| it.empty != now.empty) {
        kept.warning = (!now.empty).then(|| {
            let prevented = gloo_events::EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), "beforeunload", prevented, |event| event.prevent_default())
        });
    }
    if before.is_none_or(|it| it.language != now.language)
        && let Some(root) = document().document_element()
    {
        let _ = root.set_attribute("lang", now.language);
    }
    fetch(now.wants, before.map(|it| it.wants).unwrap_or_default(), texts, go);
}

/// What is to be fetched now.
#[derive(Clone, Copy, Default, PartialEq)]
struct Wants {
    language: Option<&'static Language>,
    province: Option<PlaceCode>,
    /// The names of all places, once something is typed to find one.
    places: bool,
    /// Where what is looked at comes from, in the language of this tag.
    origins: Option<&'static str>,
    later: bool,
}

impl Wants {
    fn of(session: &Session) -> Self {
        let (speech, figures) = (&session.speech, &session.figures);
        Wants {
            language: speech.wanted.filter(|it| it.missed.is_none()).map(|it| it.language),
            province: figures.wanted.filter(|it| it.missed.is_none()).map(|it| it.province),
            places: figures.names == Names::NotHere && session.names_places(),
            origins: session.cites.then_some(speech.texts.language.tag),
            later: session.later == Later::OnItsWay,
        }
    }
}

/// Fetches what was not wanted `before`.
fn fetch(now: Wants, before: Wants, texts: &'static Texts, go: &UseReducerDispatcher<Session>) {
    if let Some(language) = now.language.filter(|_| now.language != before.language) {
        let go = go.clone();
        spawn_local(async move { go.dispatch(Action::Hear(language, speech::fetched(language).await)) });
    }
    if let Some(province) = now.province.filter(|_| now.province != before.province) {
        let go = go.clone();
        spawn_local(async move { go.dispatch(Action::Published(province, figures::fetched(province).await)) });
    }
    if now.places && !before.places {
        let go = go.clone();
        spawn_local(async move { go.dispatch(Action::Places(figures::gazetteer().await)) });
    }
    if now.origins.is_some() && now.origins != before.origins {
        let go = go.clone();
        spawn_local(async move {
            speech::fetch_origins(texts).await;
            go.dispatch(Action::Cited);
        });
    }
    if now.later && !before.later {
        let go = go.clone();
        spawn_local(async move { go.dispatch(Action::Later(later_came().await)) });
    }
}

/// A new session, at the start or, where the opening's button was pressed before the page was ready, one further.
fn opened() -> Session {
    let mut session = Session::new(today());
    match place_in_trail() {
        Some(1) => session = start(session),
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

fn start(session: Session) -> Session {
    let started = Rc::new(session).reduce(Action::Show(Screen::ForWhom));
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

#[wasm_bindgen(module = "/src/fetch_later.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn fetch_later(first: JsValue) -> Result<JsValue, JsValue>;
}

/// Fetches what comes after the questions.
async fn later_came() -> bool {
    fetch_later(wasm_bindgen::exports()).await.is_ok()
}

/// The only place that asks the browser what day it is.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    let month = i8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = i8::try_from(now.get_date()).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(Date::MIN)
}
