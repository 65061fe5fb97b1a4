//! A list of kinds of money or benefits: which of them does this person have?

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, PersonFact},
};
use yew::prelude::*;

use super::questions::title_of;
use crate::{
    flow::{MONEY, RECEIVED, Slot, Topic, is_nothing},
    parts::{Page, Row, error_message, form, heading},
    session::Action,
};

pub fn show(page: Page, topic: Topic) -> Html {
    let texts = &page.texts.page;
    let person = topic.person().unwrap_or_default();
    let (kinds, hint) = match topic {
        Topic::MoneyKinds(_) => (MONEY, texts.money_kinds_hint),
        _ => (RECEIVED, texts.received_hint),
    };
    let case = &page.session.case;
    let answer = |kind: PersonFact| case.answer(Asked::Person(kind, person));
    let said = kinds.iter().any(|kind| answer(*kind) != Answer::NotAsked);
    let unsure = said && kinds.iter().all(|kind| answer(*kind) == Answer::Unsure);
    let applies = |kind: PersonFact| match answer(kind) {
        Answer::Given(Given::YesNo(yes)) => yes,
        Answer::NotAsked => said,
        _ => !unsure && !is_nothing(case, kind, person),
    };
    let ticked: Vec<PersonFact> = kinds.iter().copied().filter(|kind| said && applies(*kind)).collect();
    let none = said && !unsure && ticked.is_empty();
    let first = kinds.first().map(|kind| Slot::Asked(Asked::Person(*kind, person)));
    let tick = |ticked: Answer<Vec<PersonFact>>| {
        page.on(move |_: Event| Action::Tick { person, kinds, ticked: ticked.clone() })
    };
    let toggled = |kind: PersonFact| {
        let with = ticked.contains(&kind);
        let rest = ticked.iter().copied().filter(|it| *it != kind);
        tick(Answer::Given(rest.chain((!with).then_some(kind)).collect()))
    };
    let fields = html! {
        <fieldset class="question">
            <legend>{ heading(title_of(page, topic)) }</legend>
            <p class="hint">{ hint }</p>
            if let Some(first) = first { { error_message(page, first, false) } }
            for (index, kind) in kinds.iter().copied().enumerate() {
                {
                    Row::checkbox(ticked.contains(&kind), page.texts.person(kind).label, toggled(kind))
                        .hint(page.texts.person(kind).hint)
                        .id(first.filter(|_| index == 0).map(Slot::id))
                        .show()
                }
            }
            { Row::checkbox(none, texts.none_of_these, tick(Answer::Given(Vec::new()))).look("apart").show() }
            { Row::checkbox(unsure, texts.unsure, tick(Answer::Unsure)).show() }
        </fieldset>
    };
    form(page, fields, texts.next)
}
