//! What is only needed once the questions are answered. The build takes these functions, and all that is reached through
//! them alone, into a file of their own (`scripts/split.mjs`), which is fetched while the last questions are asked. Before it
//! has come, none of them may be called: see [`crate::session::Later`]. What is only a help on the way is left out until then.

use jiff_core::civil::Date;
use jiuzhu_packs::coverage::Coverage;
use jiuzhu_rules::Case;
use yew::Html;

use crate::{
    figures, files,
    flow::Subject,
    kept,
    parts::{self, Page},
    screens,
    session::Session,
    slot::Slot,
    typed::{self, InputProblem},
};

#[inline(never)]
pub fn check(page: Page) -> Html {
    page.texts.complete();
    screens::check::show(page)
}

#[inline(never)]
pub fn about(page: Page) -> Html {
    page.texts.complete();
    screens::about::show(page)
}

#[inline(never)]
pub fn people(page: Page) -> Html {
    page.texts.complete();
    screens::people::show(page)
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
pub fn results(page: Page) -> Html {
    page.texts.complete();
    screens::results::show(page)
}

#[inline(never)]
pub fn why(page: Page, subject: Subject) -> Html {
    page.texts.complete();
    screens::why::show(page, subject)
}

#[inline(never)]
pub fn figures(page: Page) -> Html {
    page.texts.complete();
    screens::figures::show(page)
}

#[inline(never)]
pub fn changed(page: Page) -> Html {
    page.texts.complete();
    screens::changed::show(page)
}

#[inline(never)]
pub fn files(session: &mut Session, did: files::Did) {
    files::did(session, did);
}

#[inline(never)]
pub fn coverage(page: Page) -> Html {
    page.texts.complete();
    screens::coverage::show(page)
}

#[inline(never)]
pub fn give_back(session: &mut Session, kept: &[u8]) {
    kept::give_back(session, kept);
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
