//! Whether somebody is away in a way that the law leaves out of the household.

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, Away, PersonFact},
    reckoning::choice::Variants,
};
use yew::prelude::*;

use super::questions::title_of;
use crate::{
    parts::{Page, Row, choices_of, form, headed_field, options},
    session::Action,
    slot::Slot,
    topics::Topic,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let people: Vec<Slot> = page.session.slots();
    let nobody = Answer::Given(Given::Choice(1 << Away::Not.index()));
    let answered = |slot: &Slot| slot.answer(&page.session.case);
    let all_here = !people.is_empty() && people.iter().all(|slot| answered(slot) == nobody);
    let someone = !all_here && people.iter().any(|slot| answered(slot) != Answer::NotAsked);
    let first = people.first().copied();
    let everybody = people.len();
    let set_all =
        move |answer: Answer<Given>| page.on(move |_: Event| Action::AnswerAll(PersonFact::Away, answer, everybody));
    let whether = html! {
        <>
            { Row::radio("away".to_owned(), all_here, texts.nobody, set_all(nobody)).id(first.map(Slot::id)).show() }
            { Row::radio("away".to_owned(), someone, texts.somebody, set_all(Answer::Unsure)).show() }
        </>
    };
    let fields = html! {
        <>
            { headed_field(page, title_of(page, Topic::Away).into(), texts.away_hint, first, whether) }
            if someone {
                for slot in people {
                    <fieldset key={slot.id()} class="question">
                        <legend>{ name_of(page, slot) }</legend>
                        { options(page, slot, choices_of(page, slot)) }
                    </fieldset>
                }
            }
        </>
    };
    form(page, fields, texts.next)
}

fn name_of(page: Page, slot: Slot) -> String {
    match slot {
        Slot::Asked(Asked::Person(_, index)) => page.person(index),
        _ => String::new(),
    }
}
