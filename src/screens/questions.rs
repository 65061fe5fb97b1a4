//! One or a few questions of a topic. A single question is the heading itself.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    flow::{Slot, Topic},
    parts::{Page, form, heading},
};

pub fn show(page: Page, topic: Topic) -> Html {
    let slots = page.session.slots();
    let title = title_of(page, topic);
    match slots.as_slice() {
        [only] if topic.person().is_none() => show_one(page, *only),
        _ => {
            let fields = html! {
                <>
                    { heading(title) }
                    for slot in slots { { page.field(slot, false) } }
                </>
            };
            form(page, fields, page.texts.page.next)
        }
    }
}

pub fn show_one(page: Page, slot: Slot) -> Html {
    form(page, page.field(slot, true), page.texts.page.next)
}

/// What a topic with several questions is called.
pub fn title_of(page: Page, topic: Topic) -> String {
    let texts = &page.texts.page;
    let text = match topic {
        Topic::Area => texts.topic_area,
        Topic::Hukou => texts.topic_hukou,
        Topic::Who(_) => texts.topic_who,
        Topic::Away => texts.topic_away,
        Topic::Circumstances(_) => texts.topic_circumstances,
        Topic::MoneyKinds(_) => texts.topic_money_kinds,
        Topic::MoneyAmounts(_) => texts.topic_money_amounts,
        Topic::Savings => texts.topic_savings,
        Topic::Vehicle => texts.topic_vehicle,
        Topic::Homes => texts.topic_homes,
        Topic::Registration => texts.topic_registration,
        Topic::OwnAssets(_) => texts.topic_own_assets,
        Topic::Event => texts.topic_event,
        Topic::Outlays => texts.topic_outlays,
        Topic::Received(_) => texts.topic_received,
        Topic::ReceivedAmounts(_) => texts.topic_received_amounts,
        Topic::LocalFigures => texts.topic_local_figures,
    };
    let who = topic.person().map(|index| page.person(index)).unwrap_or_default();
    fill(text, &[("who", &who)])
}
