//! Where the household applies: looked for by name, or chosen from province to county.

use jiuzhu_packs::{Gazetteer, Listed};
use jiuzhu_rules::{
    packs::Place,
    place::{Level, NATIONAL, PlaceCode},
};
use jiuzhu_words::texts::fill;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    fetched::Fetched,
    figures::Fetch,
    flow::Screen,
    parts::{Page, Row, error_message, form, heading, styled, try_again},
    session::{Action, Draft},
    slot::Slot,
};

/// So many places are listed of those that fit what was typed.
const MOST_FOUND: usize = 8;

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let (chosen, packs) = (page.session.case.place, page.session.case.packs);
    let (level, title) = match page.session.screen() {
        Screen::Province => (Level::Nation, texts.which_province),
        Screen::Prefecture => (Level::Province, texts.which_prefecture),
        _ => (Level::Prefecture, texts.which_county),
    };
    let within = chosen.chain().find(|code| code.level() == level).unwrap_or(NATIONAL);
    let districts = within != NATIONAL && packs.inside(within).all(|place| place.code.level() == Level::County);
    let title = if districts { texts.which_county } else { title };
    let here = |code: PlaceCode| chosen.chain().any(|it| it == code);
    let listed: Vec<&Place> = packs.inside(within).filter(|place| !place.outside).collect();
    let fields = html! {
        <>
            <fieldset class="question places">
                <legend>{ heading(title) }</legend>
                { styled("p", "hint", texts.where_hukou) }
                if within == NATIONAL { { search(page) } }
                { error_message(page, Slot::Place, false) }
                for (index, place) in listed.iter().enumerate() {
                    { row(page, (index == 0).then(|| Slot::Place.id()), place.code, place.name(page.texts.language.tag), here(place.code)) }
                }
                if within == NATIONAL {
                    { styled("p", "aside", texts.outside_rules) }
                } else {
                    { row(page, None, within, texts.elsewhere_inside, chosen == within) }
                }
            </fieldset>
        </>
    };
    form(page, fields, texts.next)
}

fn row(page: Page, id: Option<String>, code: PlaceCode, name: &'static str, checked: bool) -> Html {
    Row::radio(Slot::Place.id(), checked, name, page.on(move |_| Action::Place(code))).id(id).show()
}

/// The field in which a place is looked for, and what was found.
fn search(page: Page) -> Html {
    let texts = &page.texts.page;
    let typed = page.session.draft(Slot::Place).text;
    let look = page.on(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Look(Draft { text, ..Draft::default() })
    });
    html! {
        <div class="search">
            <label for="search">{ texts.search_place }</label>
            { styled("p", "hint", texts.search_hint) }
            <input id="search" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" value={typed.clone()} oninput={look} />
            <div role="status">
                { answer(page, typed.trim()) }
            </div>
        </div>
    }
}

fn answer(page: Page, typed: &str) -> Html {
    match page.session.figures.names {
        _ if typed.is_empty() => Html::default(),
        Fetch::Here(gazetteer) => found(page, gazetteer, typed),
        _ => names_coming(page),
    }
}

/// That the names of places are being fetched, or did not come.
pub fn names_coming(page: Page) -> Html {
    let texts = &page.texts.page;
    match page.session.figures.names {
        Fetch::Missed => try_again(page, texts.places_missed, page.on(|_| Action::FetchAgain(Fetched::Places))),
        _ => styled("p", "aside", texts.places_coming),
    }
}

fn found(page: Page, gazetteer: Gazetteer, typed: &str) -> Html {
    let texts = &page.texts.page;
    let found = gazetteer.find(typed, MOST_FOUND);
    if found.is_empty() {
        return styled("p", "aside", fill(texts.search_none, &[("text", typed)]));
    }
    html! {
        for place in found {
            if is_outside(page, place.code) {
                { styled("p", "aside", format!("{} · {}", named(page, &place), texts.outside_rules)) }
            } else {
                { found_row(page, gazetteer, place) }
            }
        }
    }
}

fn found_row(page: Page, gazetteer: Gazetteer, place: Listed) -> Html {
    let wider = place.code.chain().skip(1).filter(|it| *it != NATIONAL).filter_map(|it| gazetteer.place(it));
    let mut words: Vec<String> = wider.map(|it| named(page, &it)).collect();
    words.reverse();
    words.push(named(page, &place));
    let checked = page.session.case.place == place.code;
    Row::radio("found".to_owned(), checked, words.join(" "), page.on(move |_| Action::Place(place.code))).show()
}

fn named(page: Page, place: &Listed) -> String {
    if page.texts.language.tag == "zh-Hans" { place.name.to_owned() } else { place.english() }
}

fn is_outside(page: Page, code: PlaceCode) -> bool {
    page.session.case.packs.place(code).is_some_and(|place| place.outside)
}
