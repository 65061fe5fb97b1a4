//! What is only needed once the questions are answered. The build takes these functions, and all that is reached through
//! them alone, into a file of their own (`scripts/split.mjs`), which is fetched at the check page. Before it has come, none of
//! them may be called: see [`crate::session::Later`].

use jiuzhu_words::Texts;
use yew::Html;

use crate::{flow::Subject, parts::Page, screens};

#[inline(never)]
pub fn results(page: Page) -> Html {
    screens::results::show(page)
}

#[inline(never)]
pub fn why(page: Page, subject: Subject) -> Html {
    screens::why::show(page, subject)
}

/// The Chinese words of both.
#[inline(never)]
pub fn words() {
    Texts::chinese();
}
