//! An amount of yuan: exactly, between two amounts, or not sure; each month, each year or once. What was typed
//! stays as it was; what was read is echoed.

use jiuzhu_rules::{answer::Kind, reckoning::money::Cadence};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{
    Page, Row, doubt,
    entry::{Entry, unit},
    error_message,
    frame::field_id,
    question_field,
};
use crate::{
    session::{Action, Draft, Manner},
    slot::Slot,
    typed,
};

pub fn amount_field(page: Page, slot: Slot, alone: bool) -> Html {
    let draft = page.session.draft(slot);
    let fields = html! {
        <>
            if draft.manner != Manner::Unsure {
                { amount_input(page, slot, &draft, false) }
            }
            if draft.manner == Manner::Between {
                { amount_input(page, slot, &draft, true) }
            }
            if slot.kind() == Some(Kind::Flow) && draft.manner != Manner::Unsure {
                { cadence(page, slot, &draft) }
            }
            { doubt(page, slot) }
            { manner(page, slot, &draft) }
        </>
    };
    question_field(page, slot, alone, None, fields)
}

fn amount_input(page: Page, slot: Slot, draft: &Draft, most: bool) -> Html {
    let texts = page.texts;
    let (id, wrong) = (field_id(slot, most), page.session.problem(slot, most).is_some());
    let text = if most { &draft.most } else { &draft.text };
    let label = match (draft.manner, most) {
        (Manner::Between, false) => texts.page.at_the_least,
        (Manner::Between, true) => texts.page.at_the_most,
        _ => texts.page.how_much,
    };
    let described = if wrong { format!("{id}-error {id}-echo") } else { format!("{id}-echo") };
    let entry = Entry { id: id.clone(), mode: "decimal", wrong, described: Some(described), typed: text.clone() };
    let changed = draft.clone();
    let entry = entry.show(page, move |typed| {
        let draft = changed.clone();
        Action::Type(slot, if most { Draft { most: typed, ..draft } } else { Draft { text: typed, ..draft } })
    });
    html! {
        <>
            { error_message(page, slot, most) }
            <div class="amount">
                <label for={id.clone()}>{ label }</label>
                { entry }
                { unit(texts.unit.yuan) }
            </div>
            <p class="echo" id={format!("{id}-echo")} aria-live="polite">{ echo(page, text, draft.cadence, slot.kind()) }</p>
        </>
    }
}

/// What was read, in figures and words, and what a yearly amount comes to each month.
pub fn echo(page: Page, text: &str, cadence: Cadence, kind: Option<Kind>) -> String {
    let Ok(yuan) = typed::amount(text) else {
        return String::new();
    };
    let texts = page.texts;
    let read = fill(texts.page.read_as, &[("yuan", &texts.yuan(yuan)), ("words", &texts.yuan_in_words(yuan))]);
    let twelve = core::num::NonZeroU32::MIN.saturating_add(11);
    match yuan.split(twelve) {
        Some(monthly) if kind == Some(Kind::Flow) && cadence == Cadence::Yearly => {
            format!("{read}{}", fill(texts.page.about_each_month, &[("yuan", &texts.yuan(monthly))]))
        }
        _ => read,
    }
}

fn cadence(page: Page, slot: Slot, draft: &Draft) -> Html {
    let options = [(Cadence::Monthly, page.texts.unit.each_month), (Cadence::Yearly, page.texts.unit.each_year)];
    html! {
        <div class="pair" role="radiogroup" aria-label={page.texts.page.how_often}>
            for (cadence, words) in options {
                {
                    Row::radio(format!("{}-cadence", slot.id()), draft.cadence == cadence, words, page.on({
                        let draft = draft.clone();
                        move |_| Action::Type(slot, Draft { cadence, ..draft.clone() })
                    })).show()
                }
            }
        </div>
    }
}

fn manner(page: Page, slot: Slot, draft: &Draft) -> Html {
    let texts = page.texts;
    let options = [
        (Manner::Exactly, texts.page.exactly),
        (Manner::Between, texts.page.between),
        (Manner::Unsure, texts.page.unsure),
    ];
    html! {
        <div class="manner" role="radiogroup" aria-label={texts.page.how_sure}>
            for (manner, words) in options {
                {
                    Row::radio(format!("{}-manner", slot.id()), draft.manner == manner, words, page.on({
                        let draft = draft.clone();
                        move |_| Action::Type(slot, Draft { manner, ..draft.clone() })
                    })).look("small").show()
                }
            }
        </div>
    }
}

/// The words for how often an amount falls due.
pub fn period(page: Page, cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Once => page.texts.unit.yuan,
        Cadence::Monthly => page.texts.unit.yuan_each_month,
        Cadence::Yearly => page.texts.unit.yuan_each_year,
    }
}
