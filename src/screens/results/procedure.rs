//! Where to apply for a programme, how long each stage may take, and what comes after.

use jiuzhu_rules::{
    Programme,
    procedure::{Clock, Stage, Window, procedure},
    review::review_months,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::parts::{Fold, Page, styled, text};

/// The stages that tell how long it takes from beginning to end.
const WHOLE: &[Stage] = &[Stage::Whole, Stage::Urgent];

/// The number is the finding's, for identifiers of the page.
pub fn show(page: Page, index: usize, programme: Programme) -> Html {
    let (texts, case) = (page.texts, &page.session.case);
    let way = procedure(programme, case);
    if way.window == Window::WithDibao {
        return styled("p", "procedure", texts.window(way.window));
    }
    let (whole, stages): (Vec<_>, Vec<_>) = way.clocks.iter().partition(|it| WHOLE.contains(&it.stage));
    let months = |months: u16| [("months", months.to_string())];
    let filled =
        |text: &str, months: [(&str, String); 1]| fill(text, &months.each_ref().map(|(key, it)| (*key, it.as_str())));
    let review = review_months(case, programme).map(|it| texts.count_span(it.months));
    html! {
        <div class="procedure">
            { text("p", fill(texts.page.where_to_apply, &[("window", texts.window(way.window))])) }
            for clock in whole { { text("p", words_of(page, clock)) } }
            if way.from_next_month { { text("p", texts.page.paid_from_next_month) } }
            for valid in way.valid_months { { text("p", filled(texts.page.valid_months, months(valid))) } }
            for review in review { { text("p", fill(texts.page.reviewed, &[("months", &review)])) } }
            { text("p", texts.page.below_too) }
            if !stages.is_empty() {
                <Fold id={format!("stages-{index}")} title={texts.page.how_long} small=true>
                    <ul class="stages">for clock in stages { { text("li", words_of(page, clock)) } }</ul>
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
