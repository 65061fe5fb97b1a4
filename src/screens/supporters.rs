//! Who here has somebody elsewhere who owes them support.

use jiuzhu_rules::{
    answer::{Answer, Given},
    facts::PersonFact,
};
use yew::prelude::*;

use super::questions::title_of;
use crate::{
    parts::{Page, Row, form, headed_field},
    session::Action,
    slot::Slot,
    topics::{self, Topic},
};

pub fn show(page: Page) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    let people = page.session.slots();
    let all = |answer: Answer<Given>| !people.is_empty() && people.iter().all(|slot| slot.answer(case) == answer);
    let (nobody, unsure) = (all(Answer::Given(Given::YesNo(false))), all(Answer::Unsure));
    let having = topics::with_supporters(case);
    let bits = having.iter().fold(0_u32, |bits, number| bits | 1 << (number - 1));
    let whose = |bits: Answer<u32>| page.on(move |_: Event| Action::Whose(PersonFact::SupportersOutside, bits));
    let first = people.first().copied();
    let fields = html! {
        <>
            for (index, _) in (0..).zip(&people) {
                {
                    Row::checkbox(having.contains(&(index + 1)), page.person(index), whose(Answer::Given(bits ^ 1 << index)))
                        .id(first.filter(|_| index == 0).map(Slot::id))
                        .show()
                }
            }
            { Row::checkbox(nobody, texts.none_of_these, whose(Answer::Given(0))).look("apart").show() }
            { Row::checkbox(unsure, texts.unsure, whose(Answer::Unsure)).show() }
        </>
    };
    let title = title_of(page, Topic::Supporters);
    form(page, headed_field(page, title.into(), texts.supporters_hint, first, fields), texts.next)
}
