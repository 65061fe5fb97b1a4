//! One file per screen.

pub mod about;
pub mod changed;
pub mod check;
mod clear;
mod coming;
mod comparison;
pub mod coverage;
pub mod desk;
pub mod figures;
mod files;
mod for_whom;
mod how_many;
mod kinds;
pub mod lists;
pub mod people;
pub mod place;
mod questions;
pub mod results;
pub mod sheet;
mod situations;
mod start;
mod supporter_count;
pub mod table;
pub mod take_away;
mod urgent;
pub mod verify;
pub mod what_if;
pub mod why;

use yew::prelude::*;

use crate::{flow::Screen, later, parts::Page, session::Later, slot::Slot, topics::Topic};

/// The present screen.
pub fn show(page: Page) -> Html {
    match page.session.screen() {
        Screen::Start => start::show(page),
        Screen::ForWhom => for_whom::show(page),
        Screen::Urgent => urgent::show(page),
        Screen::Province | Screen::Prefecture | Screen::County => place::show(page),
        Screen::HowMany => how_many::show(page),
        Screen::Topic(Topic::HowManySupporters) => supporter_count::show(page),
        Screen::Topic(topic) => match (topic.kinds(), topic.situations()) {
            (Some(kinds), _) => kinds::show(page, topic, kinds),
            (_, Some(situations)) => situations::show(page, topic, situations),
            _ => questions::show(page, topic),
        },
        Screen::Local(figure) => questions::show_one(page, Slot::Local(figure)),
        Screen::Day => questions::show_one(page, Slot::Day),
        Screen::Clear => clear::show(page),
        _ if page.session.later != Later::Here => coming::show(page),
        _ => later::show(page),
    }
}
