//! The caseworker's desk: sections on one side, what is filled in in the middle, what comes of it on the other side.

mod case_file;
mod fields;
mod live;
mod reasons;
mod scenarios;
mod shared;
mod slices;
mod thresholds;

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    desk::{Did, Section, open_in, sections, slots_of},
    flow::{Examined, Screen},
    parts::{Page, back_link, heading, status, styled},
    screens::{check::place_name, table},
    session::{Action, MOST_PEOPLE},
};
use fields::field;

pub fn show(page: Page, section: Section) -> Html {
    let texts = &page.texts.page;
    let case = &page.session.case;
    // Whoever was looked at may have been taken out.
    let section = sections(case).find(|it| *it == section).unwrap_or(Section::Place);
    html! {
        <div class="desk" onkeydown={keys(page, section)}>
            <nav class="desk-sections" aria-label={texts.desk_title}>
                <ul>
                    for one in sections(case) { { link(page, one, one == section) } }
                </ul>
                if case.people.len() < MOST_PEOPLE {
                    <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::AddPerson))}>{ texts.one_more }</button>
                }
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Examine(Examined::CaseFile)))}>{ texts.case_file_title }</button>
                <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Lists))}>{ texts.lists_title }</button>
                <div class="desk-undo">
                    <button type="button" disabled={!page.session.desk.can_undo(case)} onclick={page.on(|_| Action::from(Did::Undo))}>{ texts.undo }</button>
                    <button type="button" disabled={!page.session.desk.can_redo(case)} onclick={page.on(|_| Action::from(Did::Redo))}>{ texts.redo }</button>
                </div>
            </nav>
            <section class="desk-fields">
                { back_link(page) }
                { heading(name_of(page, section)) }
                { styled("p", "hint", texts.desk_hint) }
                <p id="desk-pasted" class="aside" role="status" data-done={texts.desk_pasted} data-left={texts.desk_not_pasted}></p>
                if section == Section::Place { { place(page) } }
                for slot in slots_of(page.session, section) { { field(page, slot) } }
                { of_person(page, section) }
            </section>
            { live::show(page) }
        </div>
    }
}

/// What is looked into from the desk.
pub fn examine(page: Page, examined: Examined) -> Html {
    match examined {
        Examined::Steps => table::show(page),
        Examined::Thresholds => thresholds::show(page),
        Examined::Scenarios => scenarios::show(page),
        Examined::Reasons => reasons::show(page),
        Examined::CaseFile => case_file::show(page),
    }
}

fn link(page: Page, section: Section, here: bool) -> Html {
    let open = open_in(page.session, section);
    html! {
        <li key={name_of(page, section)}>
            <button type="button" class="desk-section" aria-current={here.then_some("true")}
                onclick={page.on(move |_| Action::Show(Screen::Desk(section)))}>
                { name_of(page, section) }
                if open > 0 { { styled("span", "flag", fill(page.texts.page.desk_open, &[("count", &open.to_string())])) } }
            </button>
        </li>
    }
}

fn name_of(page: Page, section: Section) -> String {
    let texts = &page.texts.page;
    match section {
        Section::Person(index) => page.person(index),
        Section::Place => texts.part_place.to_owned(),
        Section::Supporters => texts.desk_supporters.to_owned(),
        Section::Belongings => texts.part_belongings.to_owned(),
        Section::Outlays => texts.part_outlays.to_owned(),
        Section::Received => texts.desk_received.to_owned(),
    }
}

/// Where and for which day it is reckoned. Both are chosen on screens of their own.
fn place(page: Page) -> Html {
    let texts = &page.texts.page;
    let line = |label: &'static str, value: String, screen: Screen| {
        html! {
            <div class="desk-field">
                <span class="desk-label">{ label }</span>
                <span>
                    { value }{ " " }
                    <button type="button" class="link" onclick={page.on(move |_| Action::Show(screen))}>
                        { texts.change }{ styled("span", "hidden", label) }
                    </button>
                </span>
            </div>
        }
    };
    html! {
        <>
            { line(texts.place_label, place_name(page), Screen::Province) }
            { line(page.texts.day.label, page.texts.day_words(page.session.case.day), Screen::Day) }
        </>
    }
}

fn of_person(page: Page, section: Section) -> Html {
    let (Section::Person(index), texts) = (section, &page.texts.page) else {
        return if open_in(page.session, section) == 0 {
            status("aside", page.texts.page.desk_complete)
        } else {
            Html::default()
        };
    };
    html! {
        <div class="actions">
            <button type="button" class="secondary" onclick={page.on(move |_| Action::from(Did::NothingElse(index)))}>{ texts.nothing_else }</button>
            if index > 0 {
                <button type="button" class="link" onclick={page.on(move |_| Action::from(Did::RemovePerson(index)))}>{ texts.remove }</button>
            }
        </div>
    }
}

/// Alt with an arrow goes to the section above or below.
fn keys(page: Page, section: Section) -> Callback<KeyboardEvent> {
    let all: Vec<Section> = sections(&page.session.case).collect();
    let at = all.iter().position(|it| *it == section).unwrap_or_default();
    let (above, below) = (at.checked_sub(1).and_then(|it| all.get(it)).copied(), all.get(at + 1).copied());
    let go = page.go.clone();
    Callback::from(move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => above,
            "ArrowDown" if event.alt_key() => below,
            _ => None,
        };
        if let Some(next) = next {
            event.prevent_default();
            go.dispatch(Action::Show(Screen::Desk(next)));
        }
    })
}
