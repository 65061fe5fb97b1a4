//! Figures as files: what was filled in can be saved and opened again, and a pack from elsewhere can be opened.

use jiuzhu_packs::{
    local_file::local_file,
    outside::{Refused, Why},
};
use jiuzhu_rules::place::PlaceCode;
use jiuzhu_words::texts::fill;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    figures::{Fetch, FromFile},
    files::{self, Did, Opened},
    parts::{Fold, Page, styled, text},
    screens::place::names_coming,
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="card files">
            { text("h2", texts.files_title) }
            { save(page) }
            <input id="file" class="hidden" type="file" multiple=true accept=".toml,.sig" aria-describedby="file-hint" onchange={chosen(page)} />
            <label class="secondary" for="file">{ texts.files_open }</label>
            <p class="hint" id="file-hint">{ texts.files_open_hint }</p>
            { opened(page) }
            { in_use(page) }
        </section>
    }
}

// ---- Saving -----------------------------------------------------------------------------------------------------

fn save(page: Page) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    if case.local.is_empty() {
        return styled("p", "hint", texts.files_nothing_typed);
    }
    let Fetch::Here(gazetteer) = page.session.figures.names else {
        return names_coming(page);
    };
    let called = |figure| page.texts.local(figure).label.to_owned();
    let file = local_file(case.place, case.day, &case.local, gazetteer, &called);
    let name = format!("local-figures-{}.toml", case.place);
    // A link that holds the file itself works without a script, and leaves nothing behind.
    let address = format!("data:text/plain;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&file)));
    html! {
        <>
            { styled("p", "hint", texts.files_save_hint) }
            <p><a class="secondary" download={name} href={address}>{ texts.files_save }</a></p>
            <Fold id="file-text" title={texts.files_text} small=true><pre tabindex="0">{ file }</pre></Fold>
        </>
    }
}

// ---- Opening ----------------------------------------------------------------------------------------------------

fn chosen(page: Page) -> Callback<Event> {
    let go = page.go.clone();
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(chosen) = input.files().filter(|it| it.length() > 0) else { return };
        let go = go.clone();
        go.dispatch(Action::from(Did::Chosen));
        spawn_local(async move {
            go.dispatch(Action::from(Did::Read(files::read(chosen).await)));
            // The same file can be chosen again, once it was mended.
            input.set_value("");
        });
    })
}

/// What came of the file that was chosen last.
fn opened(page: Page) -> Html {
    let texts = &page.texts.page;
    let wrong = |what: String, problems: Html| {
        html! {
            <div class="notice" role="alert">
                { text("strong", texts.files_refused) }
                { text("p", what) }
                { problems }
            </div>
        }
    };
    let only = |what: &str| wrong(what.to_owned(), Html::default());
    let name = page.texts.language.tag;
    match &page.session.opened {
        Opened::Nothing => Html::default(),
        Opened::OnItsWay => html! { <p class="aside" role="status">{ texts.files_reading }</p> },
        Opened::NotReached => only(texts.files_not_reached),
        Opened::NotOne => only(texts.files_not_one),
        Opened::Unreadable => only(texts.files_unreadable),
        Opened::Empty => only(texts.files_empty),
        Opened::NoProvince => only(texts.files_no_province),
        Opened::OtherPlace(place) => only(&fill(texts.files_other_place, &[("place", place.name(name))])),
        Opened::Refused(refused) => wrong(why(page, refused), problems(page, refused)),
        Opened::TypedIn { taken, .. } => {
            let names: Vec<_> = taken.iter().map(|it| page.texts.local(*it).label).collect();
            let words = [("count", taken.len().to_string()), ("names", names.join(page.texts.how.comma))];
            html! {
                <div class="notice" role="status">
                    { text("p", fill(texts.files_taken, &words.each_ref().map(|(key, value)| (*key, value.as_str())))) }
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::Undo))}>{ texts.files_undo }</button>
                </div>
            }
        }
        Opened::Pack(province) => {
            let place = page.texts.place(page.session.case.packs, *province).unwrap_or_default();
            html! { <p class="aside" role="status">{ fill(texts.files_pack_taken, &[("place", place)]) }</p> }
        }
    }
}

fn why(page: Page, refused: &Refused) -> String {
    let texts = &page.texts.page;
    match refused.why {
        Why::TooLarge => texts.files_too_large.to_owned(),
        Why::NotText => texts.files_not_text.to_owned(),
        Why::LaterVersion => texts.files_later_version.to_owned(),
        Why::NoSignature => texts.files_no_signature.to_owned(),
        Why::Changed => texts.files_changed.to_owned(),
        Why::Mistakes => fill(texts.files_mistakes, &[("count", &refused.problems.len().to_string())]),
    }
}

/// So many mistakes are listed.
const MOST_LISTED: usize = 10;

/// What is wrong on which line, in the reader's own words.
fn problems(page: Page, refused: &Refused) -> Html {
    if refused.why != Why::Mistakes {
        return Html::default();
    }
    let texts = &page.texts.page;
    let line = |problem: &String| {
        let mut parts = problem.splitn(3, ':').skip(1);
        let (number, what) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default().to_owned());
        html! { <li>{ fill(texts.files_line, &[("number", number)]) }{ " " }<span lang="en">{ what }</span></li> }
    };
    html! {
        <ul class="mistakes">
            for problem in refused.problems.iter().take(MOST_LISTED) { { line(problem) } }
            if refused.problems.len() > MOST_LISTED { { text("li", texts.files_more) } }
        </ul>
    }
}

// ---- What is in use ---------------------------------------------------------------------------------------------

/// That the household is judged by figures from a file, who vouches for them, and the way back.
pub fn in_use(page: Page) -> Html {
    let here = |it: &&FromFile| page.session.case.place.chain().any(|place| place == it.province);
    let Some(file) = page.session.figures.opened.iter().find(here) else {
        return Html::default();
    };
    let (texts, province) = (&page.texts.page, file.province);
    let place = page.texts.place(file.packs, province).unwrap_or_default();
    let vouched = match &file.signed_by {
        Some(key) => fill(texts.files_signed, &[("key", key)]),
        None => texts.files_unsigned.to_owned(),
    };
    html! {
        <div class="notice from-file">
            <p>{ text("strong", fill(texts.files_in_use, &[("place", place)])) }{ " " }{ vouched }</p>
            <button type="button" class="secondary" onclick={page.on(move |_| Action::from(Did::PutAway(province)))}>{ texts.files_put_away }</button>
        </div>
    }
}

/// What stands behind the hash of a pack that came from a file.
pub fn mark(page: Page, province: PlaceCode) -> &'static str {
    let file = page.session.figures.opened.iter().find(|it| it.province == province);
    let texts = &page.texts.page;
    file.map_or("", |file| if file.signed_by.is_some() { texts.files_mark_signed } else { texts.files_mark_unsigned })
}
