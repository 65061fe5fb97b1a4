//! A list of kinds of money or benefits: which of them does this person have?

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::{Asked, PersonFact},
};
use yew::prelude::*;

use super::questions::title_of;
use crate::{
    flow::{MONEY, RECEIVED, Slot, Topic, is_nothing},
    parts::{Page, error_message, form, heading},
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
                <label key={kind.name()} class="row">
                    <input
                        type="checkbox"
                        id={if index == 0 { first.map(Slot::id) } else { None }}
                        checked={ticked.contains(&kind)}
                        onchange={toggled(kind)}
                    />
                    <span>
                        { page.texts.person(kind).label }
                        if !page.texts.person(kind).hint.is_empty() { <small>{ page.texts.person(kind).hint }</small> }
                    </span>
                </label>
            }
            <label class="row apart">
                <input type="checkbox" checked={none} onchange={tick(Answer::Given(Vec::new()))} />
                <span>{ texts.none_of_these }</span>
            </label>
            <label class="row">
                <input type="checkbox" checked={unsure} onchange={tick(Answer::Unsure)} />
                <span>{ texts.unsure }</span>
            </label>
        </fieldset>
    };
    form(page, fields, texts.next)
}
