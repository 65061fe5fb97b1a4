//! One line for each question: what it is called, its answer, and a flag while it is open.

use jiuzhu_rules::{
    answer::{Answer, Given, Kind},
    facts::Asked,
    reckoning::{money::Cadence, span::Span},
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    desk::{Did, is_open, shown},
    parts::{Entry, Page, choices_of, error_message, people_field, styled},
    session::{Action, Draft},
    slot::{MOST_SUPPORTERS, Slot},
};

pub fn field(page: Page, slot: Slot) -> Html {
    if matches!(slot, Slot::Supports(_)) {
        return people_field(page, slot);
    }
    let open = is_open(page.session, slot);
    let control = match slot.kind() {
        Some(Kind::YesNo | Kind::Choice(_)) => choice(page, slot, choices_of(page, slot)),
        None => choice(page, slot, counts()),
        _ => line(page, slot),
    };
    html! {
        <div key={slot.id()} class={if open { "desk-field open" } else { "desk-field" }}>
            <label class="desk-label" for={slot.id()}>
                { label(page, slot) }
                if open { { styled("span", "flag", page.texts.page.desk_flag) } }
            </label>
            <div>
                // It comes when the field is left: told to those who do not see it.
                if page.session.problem(slot, false).is_some() { <div role="alert">{ error_message(page, slot, false) }</div> }
                { control }
            </div>
        </div>
    }
}

/// What somebody elsewhere is asked about names them.
fn label(page: Page, slot: Slot) -> String {
    match slot {
        Slot::Asked(Asked::Supporter(_, index)) => format!("{}：{}", page.supporter(index), page.label(slot)),
        _ => page.label(slot).to_owned(),
    }
}

/// So many supporters as can be told.
fn counts() -> Vec<(Answer<Given>, &'static str)> {
    let words = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let count = |(count, words)| (Answer::Given(Given::Count(Span::exactly(count))), words);
    (1..=MOST_SUPPORTERS).zip(words).map(count).collect()
}

fn choice(page: Page, slot: Slot, choices: Vec<(Answer<Given>, &'static str)>) -> Html {
    let answered = slot.answer(&page.session.case);
    let answers: Vec<Answer<Given>> = choices.iter().map(|(answer, _)| *answer).collect();
    let choose = page.on(move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        let chosen = usize::try_from(index - 1).ok().and_then(|it| answers.get(it));
        Action::from(Did::Choose(slot, chosen.copied().unwrap_or(Answer::NotAsked)))
    });
    html! {
        <select id={slot.id()} onchange={choose}>
            <option selected={answered == Answer::NotAsked}>{ "" }</option>
            for (answer, words) in choices { <option selected={answered == answer}>{ words }</option> }
        </select>
    }
}

/// A line to type in, with its unit or how often it falls due.
fn line(page: Page, slot: Slot) -> Html {
    let (texts, draft) = (page.texts, page.session.draft(slot));
    let typed = page.session.drafts.iter().any(|(other, _)| *other == slot);
    let text = if typed { draft.text.clone() } else { shown(&draft) };
    let wrong = page.session.problem(slot, false).is_some();
    let entry = Entry {
        id: slot.id(),
        mode: "text",
        wrong,
        described: wrong.then(|| format!("{}-error", slot.id())),
        typed: text,
    };
    let cadence = draft.cadence;
    let entry = entry.show(page, move |text| Action::Type(slot, Draft { text, cadence, ..Draft::default() }));
    let unit = match slot.kind() {
        Some(Kind::Flow) => return with_cadence(page, slot, cadence, entry),
        Some(Kind::Yuan) => texts.unit.yuan,
        Some(Kind::Years) => texts.unit.years,
        _ => "",
    };
    html! {
        <div class="desk-line" onchange={page.on(move |_: Event| Action::from(Did::Read(slot)))}>
            { entry }{ styled("span", "unit", unit) }
        </div>
    }
}

fn with_cadence(page: Page, slot: Slot, cadence: Cadence, entry: Html) -> Html {
    let texts = page.texts;
    let options = [(Cadence::Monthly, texts.unit.each_month), (Cadence::Yearly, texts.unit.each_year)];
    let choose = page.on(move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        Action::from(Did::Cadence(slot, if index == 0 { Cadence::Monthly } else { Cadence::Yearly }))
    });
    html! {
        <div class="desk-line">
            <span onchange={page.on(move |_: Event| Action::from(Did::Read(slot)))}>{ entry }</span>
            <select aria-label={texts.page.how_often} onchange={choose}>
                for (one, words) in options { <option selected={one == cadence}>{ words }</option> }
            </select>
        </div>
    }
}
