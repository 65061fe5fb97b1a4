//! What everybody who applies may expect, and has to do, each with where the law says so.

use jiuzhu_rules::procedure::rights;
use yew::prelude::*;

use crate::parts::{Fold, Page, citation};

pub fn show(page: Page) -> Html {
    let texts = page.texts;
    html! {
        <Fold id="rights" title={texts.page.rights_title}>
            <ul class="rights">
                for (right, article) in rights(page.session.case.day) {
                    <li>{ texts.right(right) }{ citation(page, article, "") }</li>
                }
            </ul>
        </Fold>
    }
}
