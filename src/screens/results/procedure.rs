//! Where to apply for a programme, how long each stage may take, and what comes after.

use jiuzhu_rules::{
    Programme,
    procedure::{Clock, Stage, Window, procedure},
    review::review_months,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::parts::{Fold, Page};

/// The stages that tell how long it takes from beginning to end.
const WHOLE: &[Stage] = &[Stage::Whole, Stage::Urgent];

/// The number is the finding's, for identifiers of the page.
pub fn show(page: Page, index: usize, programme: Programme) -> Html {
    let (texts, case) = (page.texts, &page.session.case);
    let way = procedure(programme, case);
    if way.window == Window::WithDibao {
        return html! { <p class="procedure">{ texts.window(way.window) }</p> };
    }
    let (whole, stages): (Vec<_>, Vec<_>) = way.clocks.iter().partition(|it| WHOLE.contains(&it.stage));
    let months = |months: u16| [("months", months.to_string())];
    let filled =
        |text: &str, months: [(&str, String); 1]| fill(text, &months.each_ref().map(|(key, it)| (*key, it.as_str())));
    let review = review_months(case, programme).map(|it| texts.count_span(it.months));
    html! {
        <div class="procedure">
            <p>{ fill(texts.page.where_to_apply, &[("window", texts.window(way.window))]) }</p>
            for clock in whole { <p>{ words_of(page, clock) }</p> }
            if way.from_next_month { <p>{ texts.page.paid_from_next_month }</p> }
            for valid in way.valid_months { <p>{ filled(texts.page.valid_months, months(valid)) }</p> }
            for review in review { <p>{ fill(texts.page.reviewed, &[("months", &review)]) }</p> }
            if !stages.is_empty() {
                <Fold id={format!("stages-{index}")} title={texts.page.how_long} small=true>
                    <ul class="stages">for clock in stages { <li>{ words_of(page, clock) }</li> }</ul>
                </Fold>
            }
        </div>
    }
}

fn words_of(page: Page, clock: &Clock) -> String {
    let texts = page.texts;
    let pattern = if clock.working_days { texts.page.working_days } else { texts.page.calendar_days };
    fill(pattern, &[("stage", texts.stage(clock.stage)), ("days", &clock.days.to_string())])
}
