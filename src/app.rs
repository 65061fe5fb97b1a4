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
    session::{Action, Later, Session},
    speech,
};

#[component]
pub fn App() -> Html {
    let session = use_reducer(opened);
    let go = session.dispatcher();

    use_effect_with((), {
        let go = go.clone();
        move |()| {
            // The address had no number before the first step.
            let went = EventListener::new(&window(), "hashchange", move |_| {
                go.dispatch(Action::Went(place_in_trail().unwrap_or(0)));
            });
            move || drop(went)
        }
    });

    // The trail and the address move together, so that the phone's back button is the previous question.
    use_effect_with((session.at, session.screen()), |(at, _)| {
        if place_in_trail().unwrap_or(0) != *at {
            let _ = window().location().set_hash(&format!("/s/{at}"));
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("h1");
    });

    use_effect_with(session.problems.clone(), |problems| {
        if !problems.is_empty() {
            focus(".summary");
        }
    });

    use_effect_with(session.is_empty(), |empty| {
        let warning = (!*empty).then(|| {
            EventListener::new_with_options(
                &window(),
                "beforeunload",
                gloo_events::EventListenerOptions::enable_prevent_default(),
                |event| event.prevent_default(),
            )
        });
        move || drop(warning)
    });

    let texts = session.speech.texts;
    use_effect_with(texts.language.tag, |tag| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", tag);
        }
    });

    let asked = use_mut_ref(Wants::default);
    use_effect_with(Wants::of(&session), {
        let go = go.clone();
        move |wants| fetch(*wants, asked.replace(*wants), texts, &go)
    });

    let page = Page { session: &session, texts, go: &go };
    html! {
        <>
            { header(page) }
            <main id="main" key={format!("{}-{}", session.at, texts.language.tag)}>{ screens::show(page) }</main>
        </>
    }
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
