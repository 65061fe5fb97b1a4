//! Figures that a person typed in, as a pack file to keep, to read and to hand on.

use std::fmt::Write;

use jiff_core::civil::Date;
use jiuzhu_rules::{
    answer::{Answer, Flow, Given, Kind},
    case::day_to_text,
    local::{LocalFigure, LocalFigures},
    packs::{Basis, Local, Pack, Row},
    place::{NATIONAL, PlaceCode},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use crate::{
    gazetteer::{Gazetteer, Listed},
    source::FORMAT,
};

/// The figures of a place as a file; `called` names each for the reader. A place that is on no list is written as the
/// narrowest one around it that is. What the person was not sure of is no figure.
pub fn local_file(
    place: PlaceCode,
    day: Date,
    figures: &LocalFigures,
    places: Gazetteer,
    called: &dyn Fn(LocalFigure) -> String,
) -> String {
    let listed = |code: PlaceCode| places.place(code);
    let around: Vec<_> = place.chain().filter(|code| *code != NATIONAL).filter_map(listed).collect();
    let mut text = String::new();
    // Writing into a text has nothing to fail at.
    let _ = write(&mut text, &around, day, figures, called);
    text
}

fn write(
    out: &mut String,
    around: &[Listed],
    day: Date,
    figures: &LocalFigures,
    called: &dyn Fn(LocalFigure) -> String,
) -> std::fmt::Result {
    let (narrowest, province) = (around.first().map(|it| it.code), around.last());
    writeln!(out, "# 自己填的当地数字；公布的数字仍然优先。")?;
    writeln!(out, "# Local figures that a person typed in. What is published for the place goes before them.")?;
    writeln!(out, "format = {FORMAT}")?;
    if let Some(it) = province {
        let (code, name, pinyin, english) = (it.code, it.name, it.pinyin, it.english());
        writeln!(out, "code = \"{code}\"\nname = {{ zh-Hans = \"{name}\", en = \"{english}\" }}")?;
        writeln!(out, "pinyin = \"{pinyin}\"\n\n[places]")?;
    }
    for it in around.iter().rev().skip(1) {
        let (code, name, pinyin, english) = (it.code, it.name, it.pinyin, it.english());
        writeln!(out, "{code} = {{ zh-Hans = \"{name}\", pinyin = \"{pinyin}\", en = \"{english}\" }}")?;
    }
    let told = LocalFigure::ALL.iter().filter_map(|figure| match figures.get(*figure) {
        Answer::Given(given) => Some((figure, value(given, figure.kind())?)),
        _ => None,
    });
    let told: Vec<_> = told.collect();
    if !told.is_empty() {
        writeln!(out, "\n[source.typed-in]\ntitle = \"自己填的\"\npublisher = \"typed_in\"")?;
    }
    for (figure, Value { lines, at_least }) in told {
        writeln!(out, "\n# {}\n[[local]]\nfigure = \"{}\"", on_one_line(&called(*figure)), figure.name())?;
        if let Some(place) = narrowest {
            writeln!(out, "place = \"{place}\"")?;
        }
        writeln!(out, "from = {}\n{lines}", day_to_text(day))?;
        let basis = if at_least { "floor" } else { "standard" };
        writeln!(out, "basis = \"{basis}\"\nsource = \"typed-in\"")?;
    }
    Ok(())
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect()
}

/// The keys of a row that say what a figure is set to.
struct Value {
    lines: String,
    /// The upper end is open.
    at_least: bool,
}

fn value(given: Given, kind: Kind) -> Option<Value> {
    let amount = |key: &str, span: Span<Exact>| {
        let (least, most) = (span.least().unwrap_or(Exact::ZERO), span.most());
        let lines = range(key, least.to_decimals(DECIMALS), most.map(|it| it.to_decimals(DECIMALS)));
        Value { lines, at_least: most.is_none() }
    };
    let settled = |lines: String| Value { lines, at_least: false };
    Some(match given {
        Given::YesNo(holds) => settled(format!("holds = {holds}")),
        Given::Choice(bits) => settled(choice(bits, kind)?),
        Given::Yuan(span) => amount("yuan", span),
        Given::Flow(Flow { cadence: Cadence::Yearly, yuan }) => amount("yuan_per_year", yuan),
        Given::Flow(Flow { yuan, .. }) => amount("yuan_per_month", yuan),
        Given::Number(span) => amount("number", span),
        Given::Years(span) | Given::Count(span) => {
            let (least, most) = (span.least().unwrap_or_default(), span.most());
            let up_to = most.filter(|most| *most != least).map(|most| format!("\nup_to = \"{most}\""));
            Value { lines: format!("count = {least}{}", up_to.unwrap_or_default()), at_least: most.is_none() }
        }
    })
}

/// As many as an amount in a case or in a pack may have.
const DECIMALS: u32 = 4;

fn range(key: &str, least: String, most: Option<String>) -> String {
    match most.filter(|most| *most != least) {
        Some(most) => format!("{key} = \"{least}\"\nup_to = \"{most}\""),
        None => format!("{key} = \"{least}\""),
    }
}

fn choice(bits: u32, kind: Kind) -> Option<String> {
    let Kind::Choice(names) = kind else { return None };
    let possible = names.iter().zip(0..).filter(|(_, index)| bits & 1_u32 << index != 0);
    let possible: Vec<_> = possible.map(|(name, _)| format!("\"{name}\"")).collect();
    match possible.as_slice() {
        [] => None,
        [one] => Some(format!("choice = {one}")),
        several => Some(format!("among = [{}]", several.join(", "))),
    }
}

/// The figures that a person typed in for a place, or for one around it. A pack of published figures has none.
pub fn typed_in(pack: &Pack, place: PlaceCode) -> LocalFigures {
    let mut figures = LocalFigures::default();
    for figure in LocalFigure::ALL.iter().filter(|_| pack.is_typed_in()) {
        let rows = |wider: PlaceCode| {
            let of_place = |row: &&Row<Local>| row.figure.place == wider && row.what.figure == *figure;
            pack.tables.local.iter().filter(of_place).max_by_key(|row| row.figure.from)
        };
        if let Some(row) = place.chain().find_map(rows) {
            figures.set(*figure, Answer::Given(given(row)));
        }
    }
    figures
}

fn given(row: &Row<Local>) -> Given {
    let given = row.what.value.given();
    if row.figure.basis == Basis::Standard {
        return given;
    }
    match given {
        Given::Flow(Flow { cadence, yuan }) => Given::Flow(Flow { cadence, yuan: Span::new(yuan.least(), None) }),
        Given::Yuan(yuan) => Given::Yuan(Span::new(yuan.least(), None)),
        Given::Number(number) => Given::Number(Span::new(number.least(), None)),
        Given::Count(count) => Given::Count(Span::new(count.least(), None)),
        Given::YesNo(_) | Given::Choice(_) | Given::Years(_) => given,
    }
}
