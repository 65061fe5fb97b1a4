//! One or a few questions of a topic. A single question is the heading itself.

use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    parts::{Page, form, heading},
    slot::Slot,
    topics::Topic,
};

pub fn show(page: Page, topic: Topic) -> Html {
    let slots = page.session.slots();
    let title = title_of(page, topic);
    match slots.as_slice() {
        [only] if topic.person().is_none() && topic.supporter().is_none() => show_one(page, *only),
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
        Topic::Danger => texts.topic_danger,
        Topic::Area => texts.topic_area,
        Topic::Hukou => texts.topic_hukou,
        Topic::Who(_) => texts.topic_who,
        Topic::Away => texts.topic_away,
        Topic::Circumstances(_) => texts.topic_circumstances,
        Topic::Father(_) => texts.topic_father,
        Topic::Mother(_) => texts.topic_mother,
        Topic::Parents(_) => texts.topic_parents,
        Topic::MoneyKinds(_) => texts.topic_money_kinds,
        Topic::Earnings(_) => texts.topic_earnings,
        Topic::MoneyAmounts(_) => texts.topic_money_amounts,
        Topic::Supporters => texts.topic_supporters,
        Topic::HowManySupporters => texts.topic_how_many_supporters,
        Topic::Supporter(_) => texts.topic_supporter,
        Topic::SupporterState(_) => texts.topic_supporter_state,
        Topic::SupporterMeans(_) => texts.topic_supporter_means,
        Topic::Savings => texts.topic_savings,
        Topic::Vehicle => texts.topic_vehicle,
        Topic::Homes => texts.topic_homes,
        Topic::Registration => texts.topic_registration,
        Topic::Own => texts.topic_own,
        Topic::Event => texts.topic_event,
        Topic::Outlays => texts.topic_outlays,
        Topic::YearOutlays => texts.topic_year_outlays,
        Topic::LivingOutlays => texts.topic_living_outlays,
        Topic::PresentDibao => texts.topic_present_dibao,
        Topic::Received(_) => texts.topic_received,
        Topic::ReceivedAmounts(_) => texts.topic_received_amounts,
        Topic::Work(_) => texts.topic_work,
        Topic::Care => texts.topic_care,
        Topic::Abilities(_) => texts.topic_abilities,
        Topic::Mode(_) => texts.topic_mode,
        Topic::Village => texts.topic_village,
        Topic::Troubles => texts.topic_troubles,
        Topic::LocalFigures => texts.topic_local_figures,
    };
    let person = topic.person().map(|index| page.person(index));
    let who = person.or(topic.supporter().map(|index| page.supporter(index))).unwrap_or_default();
    fill(text, &[("who", &who)])
}
