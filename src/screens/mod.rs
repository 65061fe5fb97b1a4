//! One file per screen.

mod about;
mod away;
mod check;
mod clear;
mod figures;
mod for_whom;
mod how_many;
mod kinds;
mod place;
mod questions;
mod results;
mod start;
mod supporter_count;
mod supporters;
mod urgent;
mod why;

use yew::prelude::*;

use crate::{flow::Screen, parts::Page, slot::Slot, topics::Topic};

/// The present screen.
pub fn show(page: Page) -> Html {
    match page.session.screen() {
        Screen::Start => start::show(page),
        Screen::ForWhom => for_whom::show(page),
        Screen::Urgent => urgent::show(page),
        Screen::Province | Screen::Prefecture | Screen::County => place::show(page),
        Screen::HowMany => how_many::show(page),
        Screen::Topic(Topic::Away) => away::show(page),
        Screen::Topic(Topic::Supporters) => supporters::show(page),
        Screen::Topic(Topic::HowManySupporters) => supporter_count::show(page),
        Screen::Topic(topic) => match topic.kinds() {
            Some(kinds) => kinds::show(page, topic, kinds),
            None => questions::show(page, topic),
        },
        Screen::Local(figure) => questions::show_one(page, Slot::Local(figure)),
        Screen::Figures => figures::show(page),
        Screen::Day => questions::show_one(page, Slot::Day),
        Screen::Check => check::show(page),
        Screen::Results => results::show(page),
        Screen::Why(subject) => why::show(page, subject),
        Screen::Clear => clear::show(page),
        Screen::About => about::show(page),
    }
}
