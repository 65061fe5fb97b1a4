//! A list of kinds of money, benefits or abilities: which of them are there of this person?

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, PersonFact},
};
use yew::prelude::*;

use super::questions::title_of;
use crate::{
    parts::{Page, Row, form, headed_field},
    session::Action,
    slot::Slot,
    topics::{self, Kinds, Topic},
};

pub fn show(page: Page, topic: Topic, kinds: &'static Kinds) -> Html {
    let texts = &page.texts.page;
    let person = topic.person().unwrap_or_default();
    let hint = match topic {
        Topic::MoneyKinds(_) => texts.money_kinds_hint,
        Topic::Abilities(_) => texts.abilities_hint,
        _ => texts.received_hint,
    };
    let case = &page.session.case;
    let answer = |kind: PersonFact| case.answer(Asked::Person(kind, person));
    let facts = || kinds.facts.iter().copied();
    let said = facts().any(|kind| answer(kind) != Answer::NotAsked);
    let unsure = said && facts().all(|kind| answer(kind) == Answer::Unsure);
    let applies = |kind: PersonFact| match answer(kind) {
        Answer::Given(Given::YesNo(yes)) => yes == kinds.ticked_means,
        Answer::NotAsked => said,
        _ => !unsure && !topics::is_nothing(case, kind, person),
    };
    let ticked: Vec<PersonFact> = facts().filter(|kind| said && applies(*kind)).collect();
    let none = said && !unsure && ticked.is_empty();
    let first = facts().next().map(|kind| Slot::person(kind, person));
    let tick = |ticked: Answer<Vec<PersonFact>>| {
        page.on(move |_: Event| Action::Tick { person, kinds, ticked: ticked.clone() })
    };
    let toggled = |kind: PersonFact| {
        let with = ticked.contains(&kind);
        let rest = ticked.iter().copied().filter(|it| *it != kind);
        tick(Answer::Given(rest.chain((!with).then_some(kind)).collect()))
    };
    let fields = html! {
        <>
            for (index, kind) in facts().enumerate() {
                {
                    Row::checkbox(ticked.contains(&kind), page.texts.person(kind).label, toggled(kind))
                        .hint(page.texts.person(kind).hint)
                        .id(first.filter(|_| index == 0).map(Slot::id))
                        .show()
                }
            }
            { Row::checkbox(none, none_of(page, topic), tick(Answer::Given(Vec::new()))).look("apart").show() }
            { Row::checkbox(unsure, texts.unsure, tick(Answer::Unsure)).show() }
        </>
    };
    form(page, headed_field(page, title_of(page, topic).into(), hint, first, fields), texts.next)
}

/// What it is called when nothing of a list applies.
pub fn none_of(page: Page, topic: Topic) -> &'static str {
    match topic {
        Topic::Abilities(_) => page.texts.page.all_alone,
        _ => page.texts.page.none_of_these,
    }
}
