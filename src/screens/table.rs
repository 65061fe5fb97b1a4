//! Every step of every finding as a table, for whoever has to explain one: the figure to the fen, how it came about, and
//! by which clause from which day.

use jiuzhu_rules::{Finding, Verdict, reckoning::truth::Truth};
use jiuzhu_words::{
    explain::{Line, Teller},
    texts::fill,
};
use yew::prelude::*;

use super::{
    check::place_name,
    figures::packs,
    results::{
        card::{exactly, in_short},
        worth_a_card,
    },
};
use crate::parts::{Page, back_link, citation, heading, source, status, styled, text};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let day = page.texts.day_words(page.session.case.day);
    html! {
        <section class="table">
            { back_link(page) }
            { heading(texts.table_title) }
            <p>{ text("strong", texts.estimate_not_decision) }{ " " }{ fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))]) }</p>
            if !page.texts.tells_origins() { { status("aside", texts.origins_coming) } }
            { tables(page, false) }
            { packs(page) }
        </section>
    }
}

/// A table for each finding. With `once`, what stands in an earlier one is left out of those that follow.
pub fn tables(page: Page, once: bool) -> Html {
    let findings = page.session.assessment().findings().filter(|(finding, _)| worth_a_card(finding));
    let mut told: Vec<Line> = Vec::new();
    let tables = findings.enumerate().map(|(index, (finding, grounds))| {
        // Named after everybody, a line reads the same in each table.
        let own = finding.person.filter(|_| !once);
        let person = |index| if Some(index) == own { String::new() } else { page.person(index) };
        let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
        let mut lines = teller.lines_of(grounds);
        if once {
            let alike = |one: &Line, other: &Line| {
                one.title == other.title && one.formula == other.formula && one.value == other.value
            };
            lines.retain(|line| !told.iter().any(|it| alike(it, line)));
            told.extend(lines.iter().cloned());
        }
        table(page, index, finding, &lines)
    });
    tables.collect()
}

fn table(page: Page, index: usize, finding: &Finding, lines: &[Line]) -> Html {
    let texts = &page.texts.page;
    let who = finding.person.map(|index| page.person(index)).unwrap_or_default();
    let name = page.texts.programme(finding.programme).official;
    let paid = if finding.verdict == Verdict::Unlikely { String::new() } else { exactly(page, finding.payment) };
    let says = [name, &who, in_short(page, finding.verdict), &paid].into_iter().filter(|it| !it.is_empty());
    let says = says.collect::<Vec<_>>().join(" · ");
    let columns = [
        texts.table_number,
        texts.table_what,
        texts.table_how,
        texts.table_value,
        texts.table_basis,
        texts.table_state,
    ];
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={says.clone()} key={index}>
            <table>
                { text("caption", says) }
                <thead><tr>for column in columns { <th scope="col">{ column }</th> }</tr></thead>
                <tbody>
                    for (number, line) in lines.iter().enumerate() { { row(page, number, line) } }
                </tbody>
            </table>
        </div>
    }
}

fn row(page: Page, number: usize, line: &Line) -> Html {
    let texts = &page.texts.page;
    let (state, words) = match line.truth {
        Some(Truth::Yes) => ("holds", texts.table_holds),
        Some(Truth::No) => ("fails", texts.table_fails),
        Some(Truth::Either) => ("open", texts.table_open),
        None => ("figure", ""),
    };
    html! {
        <tr key={number} class={state}>
            <td>{ number + 1 }</td>
            <th scope="row">{ line.title.clone() }</th>
            <td>{ line.formula.clone() }</td>
            <td class="value">{ line.value.clone() }</td>
            <td>
                for figure in &line.figures { { source(page, &page.session.case, *figure) } }
                for article in line.article { { citation(page, article, line.rule) } }
                if line.article.is_none() && !line.rule.is_empty() { { styled("small", "rule", line.rule) } }
            </td>
            <td><span class="mark" aria-hidden="true"></span>{ words }</td>
        </tr>
    }
}
