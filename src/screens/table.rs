//! Every step of every finding as a table, for whoever has to explain one: the figure to the fen, how it came about, by
//! which clause from which day, what is left to the locality, and which papers bear it out.

use jiuzhu_rules::{
    Finding, Verdict,
    answer::Answer,
    facts::Asked,
    local::{LocalFigure, PARAMETERS},
    packs::{Figure, FigureId, Says},
    papers::{ToBring, papers},
    reckoning::{
        step::{Explanation, How, StepId},
        truth::Truth,
    },
};
use jiuzhu_words::{
    explain::{Line, Teller},
    texts::fill,
};
use yew::prelude::*;

use super::{
    check::{answer_words, place_name},
    figures::packs,
    results::{
        card::{exactly, in_short},
        worth_a_card,
    },
};
use crate::{
    flow::Screen,
    parts::{Fold, Page, back_link, citation, heading, source, status, styled, text},
    session::Action,
    slot::Slot,
};

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
        texts.table_papers,
        texts.table_state,
    ];
    let to_bring = papers(&page.session.case);
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={says.clone()} key={index}>
            <table>
                { text("caption", says) }
                <thead><tr>for column in columns { <th scope="col">{ column }</th> }</tr></thead>
                <tbody>
                    for (number, line) in lines.iter().enumerate() { { row(page, (index, number), line, &to_bring) } }
                </tbody>
            </table>
        </div>
    }
}

fn row(page: Page, (table, number): (usize, usize), line: &Line, to_bring: &[ToBring]) -> Html {
    let texts = &page.texts.page;
    let read = Read::by(&page.session.assessment().explanation, line.step);
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
                for figure in &line.figures {
                    { source(page, &page.session.case, *figure) }
                    { history(page, format!("history-{table}-{number}"), *figure) }
                }
                for article in line.article { { citation(page, article, line.rule) } }
                if line.article.is_none() && !line.rule.is_empty() { { styled("small", "rule", line.rule) } }
            </td>
            <td>for words in names_of(page, &read.answers, to_bring) { { text("p", words) } }</td>
            <td>
                <span class="mark" aria-hidden="true"></span>{ words }
                for figure in read.local { { left_to_the_locality(page, figure) } }
            </td>
        </tr>
    }
}

/// What a line reads that is no line of its own.
#[derive(Default)]
struct Read {
    answers: Vec<Asked>,
    /// What is left to the locality, and was not published.
    local: Vec<LocalFigure>,
}

impl Read {
    fn by(book: &Explanation, step: StepId) -> Self {
        let mut read = Read::default();
        let mut left: Vec<StepId> = vec![step];
        while let Some(id) = left.pop() {
            let Some(one) = book.step(id) else { continue };
            match one.how {
                How::Answered(asked) if !read.answers.contains(&asked) => read.answers.push(asked),
                How::NotPublished(figure) | How::TypedIn(figure) | How::Assumed(figure)
                    if !read.local.contains(&figure) =>
                {
                    read.local.push(figure);
                }
                _ => {}
            }
            if id == step || one.term.is_none() {
                left.extend(book.sources(one).iter().rev());
            }
        }
        read
    }
}

/// The papers that bear out what was answered.
fn names_of(page: Page, answers: &[Asked], to_bring: &[ToBring]) -> Vec<String> {
    let bears_out = |it: &&ToBring| it.because.iter().any(|asked| answers.contains(asked));
    let named = |it: &ToBring| {
        let who = it.person.map(|index| format!("{}：", page.person(index))).unwrap_or_default();
        format!("{who}{}", page.texts.paper(it.paper))
    };
    to_bring.iter().filter(bears_out).map(named).collect()
}

/// A figure that the locality sets: by which rule, what was typed in for it, and where that is done.
fn left_to_the_locality(page: Page, figure: LocalFigure) -> Html {
    let (texts, slot) = (&page.texts.page, Slot::Local(figure));
    let rule = PARAMETERS.iter().find(|it| it.figure == figure).map_or("", |it| it.rule);
    let typed = matches!(page.session.case.local.get(figure), Answer::Given(_));
    html! {
        <p class="local">
            { texts.table_local }{ page.texts.local(figure).label }{ " " }{ styled("small", "rule", rule) }
            if typed { { " " }{ texts.figures_typed }{ answer_words(page, slot) } }
            { " " }
            <button type="button" class="link" onclick={page.on(move |_| Action::Show(Screen::Local(figure)))}>
                { if typed { texts.change } else { texts.fill_in } }{ styled("span", "hidden", page.question(slot).label) }
            </button>
        </p>
    }
}

/// What the figure was at other times, where that is on file.
fn history(page: Page, at: String, id: FigureId) -> Html {
    let packs = page.session.case.packs;
    let rows: Vec<(&Figure, Says)> = packs.tables.rows().collect();
    let Some((own, said)) = rows.iter().find(|(figure, _)| figure.id == id) else { return Html::default() };
    let same = |(figure, says): &&(&Figure, Says)| {
        (figure.table, figure.place, says.areas, &says.of) == (own.table, own.place, said.areas, &said.of)
            && figure.overruled.is_empty()
    };
    let times: Vec<_> = rows.iter().filter(same).collect();
    if times.len() < 2 {
        return Html::default();
    }
    html! {
        <Fold id={format!("{at}-{}", id.0)} title={page.texts.page.table_history}>
            <ul>
                for (figure, says) in times {
                    <li>
                        { fill(page.texts.page.curve_from, &[("amount", &page.texts.day_words(figure.from))]) }
                        { "：" }{ page.texts.says(says) }
                    </li>
                }
            </ul>
        </Fold>
    }
}
