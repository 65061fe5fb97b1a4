//! What the parts of the desk that remember something for themselves are given of the page.

use std::rc::Rc;

use jiuzhu_words::Texts;
use yew::{UseReducerDispatcher, prelude::*};

use crate::{parts::Page, session::Session};

#[derive(Clone)]
pub struct Shared {
    pub session: Rc<Session>,
    pub texts: &'static Texts,
    pub go: UseReducerDispatcher<Session>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub of: Shared,
}

impl Shared {
    pub fn of(page: Page) -> Self {
        Shared { session: Rc::new(page.session.clone()), texts: page.texts, go: page.go.clone() }
    }

    pub fn page(&self) -> Page<'_> {
        Page { session: &self.session, texts: self.texts, go: &self.go }
    }
}

/// As far as it shows.
impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.session.case == other.session.case
            && self.session.for_whom == other.session.for_whom
            && self.session.drafts == other.session.drafts
            && self.session.problems == other.session.problems
            && self.texts.language == other.texts.language
            && self.texts.tells_origins() == other.texts.tells_origins()
    }
}
