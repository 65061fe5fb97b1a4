//! What is on file for which places, and what is missing. It is fetched when it is first looked at.

use jiuzhu_packs::coverage::{COLUMNS, COUNTED, Cell, Column, Counted, Coverage, Covered};
use jiuzhu_rules::{
    packs::Basis,
    place::{Level, NATIONAL, PlaceCode},
};
use jiuzhu_words::{Texts, texts::fill};
use yew::prelude::*;

use crate::{
    fetched::Fetched,
    figures::Fetch,
    parts::{Fold, Page, back_link, heading, status, styled, text, try_again},
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section>
            { back_link(page) }
            { heading(texts.coverage) }
            { match page.session.figures.coverage {
                Fetch::Here(coverage) => told(page, coverage),
                Fetch::Missed => try_again(page, texts.coverage_missed, page.on(|_| Action::FetchAgain(Fetched::Coverage))),
                Fetch::NotHere => status("aside", texts.coverage_coming),
            } }
        </section>
    }
}

fn told(page: Page, coverage: &Coverage) -> Html {
    let (texts, here) = (&page.texts.page, page.session.case.place);
    let columns: Vec<AttrValue> = COLUMNS.iter().map(|column| page.texts.column(column.name).into()).collect();
    html! {
        <>
            { counts(page.texts, coverage) }
            { text("p", texts.coverage_no_refusal) }
            { text("p", texts.coverage_wider) }
            { text("p", texts.coverage_send) }
            { legend(page.texts) }
            for wider in in_order(coverage, here) {
                { places(page.texts, &columns, coverage, wider, here) }
            }
            { contradictions(page.texts, coverage) }
        </>
    }
}

/// How much there is: first the sums, and folded away what they are made of.
fn counts(texts: &Texts, coverage: &Coverage) -> Html {
    let all = || COUNTED.iter().zip(&coverage.counts);
    let is_sum = |counted: &Counted| {
        matches!(counted, Counted::Places | Counted::WithFigures | Counted::Rows | Counted::Sources)
    };
    let line = |(counted, count): (&Counted, &usize)| {
        let mark = if is_sum(counted) { "" } else { "· " };
        html! {
            <div class="line">
                { text("dt", format!("{mark}{}", words(texts, *counted))) }
                { text("dd", count.to_string()) }
            </div>
        }
    };
    html! {
        <>
            <dl class="card">for it in all().filter(|(counted, _)| is_sum(counted)) { { line(it) } }</dl>
            <Fold id="counts" title={texts.page.coverage_counts}>
                <dl class="card">for it in all() { { line(it) } }</dl>
            </Fold>
        </>
    }
}

fn words(texts: &Texts, counted: Counted) -> &'static str {
    let page = &texts.page;
    match counted {
        Counted::Places => page.coverage_places,
        Counted::WithFigures => page.coverage_with_figures,
        Counted::OfLevel(Level::Nation) => page.nationwide,
        Counted::OfLevel(Level::Province) => page.coverage_provinces,
        Counted::OfLevel(Level::Prefecture) => page.coverage_prefectures,
        Counted::OfLevel(Level::County) => page.coverage_counties,
        Counted::Rows => page.coverage_rows,
        Counted::OfBasis(basis) => in_short(texts, basis),
        Counted::Overruled => page.coverage_overruled,
        Counted::Said => page.coverage_said,
        Counted::Sources => page.coverage_sources,
        Counted::By(publisher) => texts.publisher(publisher),
    }
}

fn in_short(texts: &Texts, basis: Basis) -> &'static str {
    match basis {
        Basis::Standard => texts.page.coverage_standard,
        Basis::Floor => texts.page.coverage_floor,
        Basis::Guidance => texts.page.coverage_guidance,
        Basis::Unverified => texts.page.coverage_unverified,
    }
}

/// What the words and the mark of the cells mean.
fn legend(texts: &Texts) -> Html {
    html! {
        <section class="card">
            { text("h2", texts.page.coverage_legend) }
            { styled("p", "hint", texts.page.coverage_newest) }
            <ul>
                for basis in [Basis::Standard, Basis::Floor, Basis::Guidance, Basis::Unverified] {
                    <li>{ text("strong", in_short(texts, basis)) }{ "：" }{ texts.basis(basis) }</li>
                }
                <li>{ text("strong", OVERDUE) }{ "：" }{ texts.page.overdue }</li>
            </ul>
        </section>
    }
}

/// Marks a standard of which nothing was heard for 18 months.
const OVERDUE: &str = "*";

/// The province of the household, the nation, then the other provinces.
fn in_order(coverage: &Coverage, here: PlaceCode) -> Vec<PlaceCode> {
    let provinces = coverage.places.iter().map(|place| place.code).filter(|code| code.level() == Level::Province);
    let mut all: Vec<_> = [NATIONAL].into_iter().chain(provinces).collect();
    all.sort_by_key(|code| !is_of(here, *code));
    all
}

/// Whether the household lives there.
fn is_of(here: PlaceCode, province: PlaceCode) -> bool {
    province != NATIONAL && here.chain().any(|it| it == province)
}

/// A province, folded: what each of its places has. On a narrow screen the table is a card for each place (styles/coverage.css).
fn places(texts: &Texts, columns: &[AttrValue], coverage: &Coverage, wider: PlaceCode, here: PlaceCode) -> Html {
    let rows: Vec<_> = coverage.within(wider).collect();
    let name = rows.first().map(|it| it.name.in_language(texts.language.tag).to_owned()).unwrap_or_default();
    let with = rows.iter().filter(|it| it.has_figures()).count().to_string();
    let title = match wider {
        NATIONAL => name.clone(),
        _ => fill(texts.page.coverage_of, &[("place", &name), ("count", &with)]),
    };
    html! {
        <Fold key={wider.0} id={format!("covered-{wider}")} {title} opened={is_of(here, wider)}>
            <div class="covered" role="region" tabindex="0" aria-label={name}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ texts.page.coverage_place }</th>
                            for column in columns { <th scope="col">{ column.clone() }</th> }
                        </tr>
                    </thead>
                    <tbody>for place in rows { { row(texts, columns, place) } }</tbody>
                </table>
            </div>
        </Fold>
    }
}

fn row(texts: &Texts, columns: &[AttrValue], place: &Covered) -> Html {
    html! {
        <tr key={place.code.0}>
            <th scope="row">{ place.name.in_language(texts.language.tag).to_owned() }</th>
            for (cell, column) in place.cells.iter().zip(columns) {
                <td data-label={column.clone()}>
                    if let Some(cell) = cell { { told_in_short(texts, *cell) } }
                </td>
            }
            { styled("td", "lacks", lacks(texts, columns, place)) }
        </tr>
    }
}

fn told_in_short(texts: &Texts, cell: Cell) -> String {
    format!("{} {}{}", in_short(texts, cell.basis), cell.year, if cell.overdue { OVERDUE } else { "" })
}

/// What a place does not have of its own, for the card; in the table the empty cells tell it.
fn lacks(texts: &Texts, columns: &[AttrValue], place: &Covered) -> String {
    let all = || COLUMNS.iter().zip(columns).zip(&place.cells);
    let in_one = all().any(|((column, _), cell)| column.name == TEKUN_IN_ONE && cell.is_some());
    let is_missed = |column: &Column| match column.name {
        TEKUN_IN_ONE => false,
        "tekun_basic" | "tekun_care" => !in_one,
        _ => true,
    };
    let missing = all().filter(|((column, _), cell)| cell.is_none() && is_missed(column));
    let missing: Vec<&str> = missing.map(|((_, label), _)| label.as_str()).collect();
    if !place.has_figures() {
        texts.page.coverage_lacks_all.to_owned()
    } else if missing.is_empty() {
        String::new()
    } else {
        fill(texts.page.coverage_lacks, &[("list", &missing.join(texts.how.comma))])
    }
}

/// Support of persons in extreme hardship is set for living and for care, or in one amount: either is enough.
const TEKUN_IN_ONE: &str = "tekun_combined";

fn contradictions(texts: &Texts, coverage: &Coverage) -> Html {
    let page = &texts.page;
    html! {
        <section class="card">
            { text("h2", page.coverage_contradictions) }
            { styled("p", "hint", page.coverage_contradictions_hint) }
            if coverage.contradictions.is_empty() { { text("p", page.coverage_no_contradictions) } }
            for it in &coverage.contradictions {
                <p>
                    { it.place.in_language(texts.language.tag).to_owned() }{ " · " }{ texts.table(&it.table).to_owned() }
                    { " · " }{ it.from.clone() }{ " " }{ styled("span", "aside", it.why.clone()) }
                </p>
            }
        </section>
    }
}
