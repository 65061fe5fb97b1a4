//! The offer to remember answers on this device, for those who fear to be interrupted.

use yew::prelude::*;

use super::{Page, Row};
use crate::{kept, session::Action};

pub fn remember(page: Page) -> Html {
    let (texts, on) = (&page.texts.page, page.session.remember);
    if !kept::may_remember(page.session) {
        return Html::default();
    }
    Row::checkbox(on, texts.remember, page.on(move |_| Action::Remember(!on))).hint(texts.remember_hint).show()
}
