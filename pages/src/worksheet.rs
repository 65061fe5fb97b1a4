//! One sheet of paper on which dibao can be reckoned by hand (DB-EL-1, DB-BN-1).

use maud::{Markup, html};

use crate::frame::Frame;

pub fn page(frame: Frame) -> String {
    let written = frame.written;
    let line = |words: &str, unit: &str| -> Markup {
        html! { tr { th scope="row" { (words) } td { (unit) } } }
    };
    let lines = |all: &[&str]| -> Markup {
        html! { @for words in all { (line(words, written.worksheet_yuan)) } }
    };
    let kinds = [
        written.worksheet_wages,
        written.worksheet_farm,
        written.worksheet_pensions,
        written.worksheet_support,
        written.worksheet_other,
    ];
    let reckoned = [
        written.worksheet_total,
        written.worksheet_per_head,
        written.worksheet_standard,
        written.worksheet_difference,
        written.worksheet_help,
    ];
    let inside = html! {
        p { (written.worksheet_hint) }
        p.estimate { (frame.texts.page.estimate_only) }
        table.worksheet {
            tbody {
                (line(written.worksheet_people, written.worksheet_people_unit))
                tr { td colspan="2" { (written.worksheet_income) } }
                (lines(&kinds))
            }
            tbody { (lines(&reckoned)) }
        }
        p { (written.worksheet_below) }
        p { (written.worksheet_above) }
        p { (written.worksheet_apply) }
    };
    frame.page("worksheet.html", written.worksheet_title, &inside)
}
