//! The reason sheet: what was found in plain words for the household, then every step with figure and clause for the office, and
//! the code by which its certificate is known. It is printed on A4, and looks like what it is: no official paper.

mod certified;

use jiuzhu_rules::{Finding, Grounds, Verdict, reckoning::truth::Truth};
use jiuzhu_words::{explain::Teller, texts::fill};
use yew::prelude::*;

use super::{check::place_name, comparison::in_full, figures::packs, results::worth_a_card, table};
use crate::parts::{Page, back_link, heading, status, styled, text};
use certified::Certified;

pub fn show(page: Page) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    let day = page.texts.day_words(case.day);
    let made = page.texts.day_words(page.session.today);
    let findings = page.session.assessment().findings().filter(|(finding, _)| worth_a_card(finding));
    html! {
        <section class="table reason-sheet">
            { back_link(page) }
            { heading(texts.reason_title) }
            <p>{ text("strong", texts.estimate_not_decision) }{ " " }{ fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))]) }</p>
            { text("p", fill(texts.reason_made, &[("day", &made), ("version", env!("CARGO_PKG_VERSION"))])) }
            { code(page) }
            <p class="actions" data-offer="print"><button type="button" class="secondary" data-take="print">{ texts.take_print }</button></p>
            <section>
                { text("h2", texts.reason_for_household) }
                for (index, (finding, grounds)) in findings.enumerate() { { plain(page, index, finding, grounds) } }
                { text("p", texts.reason_objection) }
            </section>
            <section class="for-office">
                { text("h2", texts.reason_for_office) }
                { text("p", texts.reason_once) }
                if !page.texts.tells_origins() { { status("aside", texts.origins_coming) } }
                { table::tables(page, true) }
                { packs(page) }
                { styled("p", "aside", texts.reason_check_how) }
            </section>
        </section>
    }
}

/// What the published figures are judged by is what the certificate is held against; a file that was opened here is not.
fn code(page: Page) -> Html {
    let session = page.session;
    let from_file = |it: &crate::figures::FromFile| session.case.place.chain().any(|place| place == it.province);
    if session.figures.opened.iter().any(from_file) {
        return styled("p", "notice", page.texts.page.reason_code_from_file);
    }
    html! { <Certified case={session.case.to_json()} texts={page.texts} /> }
}

/// One finding as it is said to the household: whether it fits, how much, and why.
fn plain(page: Page, index: usize, finding: &Finding, grounds: Grounds) -> Html {
    let words = page.texts.programme(finding.programme);
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    html! {
        <article key={index}>
            <h3>
                { words.plain }
                if let Some(person) = finding.person { { styled("span", "who", page.person(person)) } }
            </h3>
            <p>{ text("strong", in_full(page, finding.verdict, finding.payment)) }</p>
            <ul class="reasons">
                for line in teller.reasons(grounds.verdict) {
                    <li key={line.title.clone()} class={match line.truth {
                        Some(Truth::Yes) => "holds",
                        Some(Truth::No) => "fails",
                        _ => "open",
                    }}>
                        <span class="mark" aria-hidden="true"></span>
                        { line.title }{ "：" }{ line.value }
                    </li>
                }
            </ul>
            if finding.verdict == Verdict::Likely { { text("p", words.next) } }
        </article>
    }
}
