//! What is told of tables, columns and whole lists, as JSON.

use jiuzhu_packs::ON_FILE;
use jiuzhu_rules::{
    Programme,
    answer::Kind,
    facts::Asked,
    packs::Packs,
    place::Level,
    reckoning::{choice::Variants, money::Cadence},
};
use jiuzhu_screening::{
    Present,
    columns::{Meaning, Mismatch, SURE, all_meanings, suggest},
    mistakes::headers,
    summary::{Counts, Summary},
    table::{MOST_COLUMNS, Table, Unreadable, letters},
};
use jiuzhu_words::{Texts, lists::Lists, texts::fill};
use serde_json::{Value, json};

use crate::found::Found;

/// Where the page finds the packs of provinces. The nation's comes with the module.
pub fn packs() -> Value {
    ON_FILE.iter().filter(|it| it.code.level() == Level::Province).map(|it| it.address).collect()
}

/// Every text by its name, and what else a page of lists says.
pub fn words(texts: &'static Texts) -> Value {
    let (page, unit) = (&texts.page, &texts.unit);
    let lists = Lists::of(texts.language).all();
    let others = [
        ("title", page.lists_title),
        ("estimate", page.estimate_not_decision),
        ("likely", page.likely_short),
        ("depends", page.depends_short),
        ("unlikely", page.unlikely_short),
        ("each_month_of", unit.each_month),
        ("each_year_of", unit.each_year),
        ("yuan", unit.yuan),
        ("comma", texts.how.comma),
    ];
    lists.into_iter().chain(others).map(|(name, words)| (name.to_owned(), Value::from(words))).collect()
}

/// What a column can say, in groups.
pub fn meanings(texts: &Texts) -> Value {
    let group = |it: &Meaning| match it {
        Meaning::Household(_) => "household",
        Meaning::Person(_) => "person",
        _ => "list",
    };
    let is_flow =
        |it: &Meaning| *it == Meaning::DibaoStandard || it.asked().is_some_and(|it: Asked| it.kind() == Kind::Flow);
    let one =
        |it: Meaning| json!({ "name": it.name(), "label": it.label(texts), "group": group(&it), "flow": is_flow(&it) });
    all_meanings().map(one).collect()
}

/// So many rows are shown beside the headers.
const SAMPLES: usize = 3;

/// The columns of a table, with what each may mean.
pub fn table(table: &Table) -> Value {
    let mut samples = Vec::new();
    let rows = table.rows(|row| {
        samples.push(row);
        if samples.len() < SAMPLES { core::ops::ControlFlow::Continue(()) } else { core::ops::ControlFlow::Break(()) }
    });
    if let Err(wrong) = rows {
        return json!({ "refused": unreadable(&wrong) });
    }
    let one = |(at, header): (usize, &String)| {
        let suggested = suggest(header);
        let cells = samples.iter().filter_map(|row| row.cells.get(at)).map(|it| String::from_utf8_lossy(it));
        json!({
            "letters": letters(at),
            "header": header,
            "samples": cells.map(|it| it.chars().take(20).collect::<String>()).collect::<Vec<_>>(),
            "meaning": suggested.map(|it| it.meaning.name()),
            "period": suggested.and_then(|it| it.cadence).map(|it| if it == Cadence::Yearly { "year" } else { "month" }),
            "sure": suggested.is_some_and(|it| it.sureness >= SURE),
        })
    };
    json!({ "columns": table.headers.iter().enumerate().map(one).collect::<Vec<_>>() })
}

/// Why a table cannot be read: the name of a text, and what is filled in.
pub fn unreadable(wrong: &Unreadable) -> Value {
    match wrong {
        Unreadable::Io(_) => json!({ "why": "not_read" }),
        // A page reads no Parquet.
        Unreadable::Damaged(_)
        | Unreadable::Spreadsheet
        | Unreadable::NoParquet(_)
        | Unreadable::Parquet
        | Unreadable::NoCells { .. } => json!({ "why": "damaged" }),
        Unreadable::OldSpreadsheet => json!({ "why": "old_spreadsheet" }),
        Unreadable::TooLarge => json!({ "why": "too_large" }),
        Unreadable::Empty => json!({ "why": "empty" }),
        Unreadable::TooWide(_) => json!({ "why": "too_wide", "columns": MOST_COLUMNS }),
        Unreadable::TooLong { row } => json!({ "why": "too_long", "row": row }),
    }
}

pub fn mismatch(wrong: &Mismatch) -> Value {
    match wrong {
        Mismatch::NoHouseholdNumber => json!({ "why": "no_household_number" }),
        Mismatch::NoRelation => json!({ "why": "no_relation" }),
        Mismatch::Twice { first, second, .. } => {
            json!({ "why": "twice", "first": letters(*first), "second": letters(*second) })
        }
        Mismatch::NoSuchHeader(_) | Mismatch::NoSuchMeaning(_) | Mismatch::Mapping(_) => json!({ "why": "not_read" }),
    }
}

/// So many facts are told.
const MOST_FACTS: usize = 8;

/// What the list comes to.
pub fn summary(of: &Summary, found: &Found, packs: &Packs, texts: &Texts) -> Value {
    let programmes = Programme::ALL.iter().filter(|it| of.of(**it) != Counts::default()).map(|it| {
        let Counts { likely, depends, unlikely } = of.of(*it);
        json!({ "name": texts.programme(*it).official, "likely": likely, "depends": depends, "unlikely": unlikely })
    });
    let open = of.most_wanted().into_iter().take(MOST_FACTS).map(|(fact, behind)| {
        let at = found.facts.iter().position(|it| *it == fact);
        json!({ "name": fact.label(texts), "alone": behind.alone, "hangs": behind.hangs, "fact": at })
    });
    let standards = of.standards.iter().filter_map(|(it, households)| {
        let (least, most) = it.published?;
        let published = if least == most { least.to_string() } else { format!("{least}-{most}") };
        let place = texts.place(packs, it.place).map_or_else(|| it.place.to_string(), str::to_owned);
        Some(json!({ "place": place, "table": it.table.to_string(), "published": published, "households": households }))
    });
    json!({
        "households": of.households,
        "people": of.people,
        "assessed": of.assessed,
        "wrong": of.with_mistakes,
        "mistakes": found.mistakes(),
        "headers": headers(texts),
        "programmes": programmes.collect::<Vec<_>>(),
        "least": of.monthly.least.to_decimals(2),
        "most": of.monthly.most.to_decimals(2),
        "bounded": of.monthly.bounded,
        "missed": of.present(Present::PossiblyMissed),
        "to_be_verified": of.present(Present::ToBeVerified),
        "agrees": of.present(Present::Agrees),
        "open": open.collect::<Vec<_>>(),
        "standards": standards.collect::<Vec<_>>(),
        "standards_alike": of.standards_alike,
    })
}

/// Where the households live that do not say it, and for which day it is reckoned.
pub fn frame(place: Option<&str>, day: jiff_core::civil::Date, texts: &'static Texts) -> Value {
    let lists = Lists::of(texts.language);
    let place = place.map_or(lists.by_no_place.to_owned(), |place| fill(lists.by_place, &[("place", place)]));
    let day = fill(lists.by_day, &[("day", &texts.day_words(day))]);
    json!({ "place": place, "day": day })
}
