//! What is only needed once the questions are answered. The build takes these functions, and all that is reached through
//! them alone, into a file of their own (`scripts/split.mjs`), which is fetched while the last questions are asked. Before it
//! has come, none of them may be called: see [`crate::session::Later`]. What is only a help on the way is left out until then.

use jiff_core::civil::Date;
use jiuzhu_packs::coverage::Coverage;
use jiuzhu_rules::{Case, facts::Asked};
use yew::Html;

use crate::{
    figures,
    flow::Screen,
    kept,
    parts::{self, Page},
    screens,
    session::{Draft, Session},
    slot::Slot,
    typed::{self, InputProblem},
};

/// The present screen, where it is one of these.
#[inline(never)]
pub fn show(page: Page) -> Html {
    page.texts.complete();
    match page.session.screen() {
        Screen::About => screens::about::show(page),
        Screen::People => screens::people::show(page),
        Screen::Results => screens::results::show(page),
        Screen::Why(subject) => screens::why::show(page, subject),
        Screen::Figures => screens::figures::show(page),
        Screen::Changed => screens::changed::show(page),
        Screen::WhatIf => screens::what_if::choose(page),
        Screen::Try(asked) => screens::what_if::try_one(page, asked),
        Screen::TakeAway => screens::take_away::show(page),
        Screen::Coverage => screens::coverage::show(page),
        Screen::Desk(section) => screens::desk::show(page, section),
        Screen::Examine(examined) => screens::desk::examine(page, examined),
        Screen::Sheet => screens::sheet::show(page),
        Screen::Verify => screens::verify::show(page),
        Screen::Lists => screens::lists::show(page),
        _ => screens::check::show(page),
    }
}

#[inline(never)]
pub fn doubt(page: Page, slot: Slot) -> Html {
    page.texts.complete();
    parts::doubt::show(page, slot)
}

/// Whether an answer is asked back. Without this it is taken as it is.
#[inline(never)]
pub fn is_unusual(slot: Slot, case: &Case) -> bool {
    slot.is_unusual(case)
}

#[inline(never)]
pub fn give_back(session: &mut Session, kept: &[u8]) {
    kept::give_back(session, kept);
}

#[inline(never)]
pub fn take_over(session: &mut Session, asked: Asked, tried: &Draft) -> Result<(), (bool, InputProblem)> {
    screens::what_if::take_over(session, asked, tried)
}

/// A day as it was typed; an error stands at the only field there is.
#[inline(never)]
pub fn day(text: &str, today: Date) -> Result<Date, (bool, InputProblem)> {
    typed::date(text, today).map_err(|why| (false, why))
}

#[inline(never)]
pub fn coverage_of(came: Option<Vec<u8>>) -> Option<&'static Coverage> {
    figures::read_coverage(came)
}
