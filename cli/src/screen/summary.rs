//! What a list comes to, in words and as JSON.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
};

use jiff_core::civil::Date;
use jiuzhu_rules::{Programme, case::day_to_text, reckoning::choice::Variants};
use jiuzhu_screening::{
    Present,
    summary::{Counts, Summary},
};
use jiuzhu_words::Texts;
use serde::Serialize;

use crate::names::variant;

/// So many facts are told in words.
const MOST_FACTS: usize = 5;

#[derive(Serialize)]
pub struct Written {
    day: String,
    households: u64,
    people: u64,
    assessed: u64,
    with_mistakes: u64,
    mistakes: BTreeMap<&'static str, u64>,
    programmes: Vec<OfProgramme>,
    /// Yuan of all households together. `least` is of all, `most` of the `bounded` ones that have an upper end.
    monthly: Monthly,
    /// Likely by the data, and not on dibao by the table.
    possibly_missed: u64,
    /// On dibao by the table, and unlikely by the data: to be verified.
    to_be_verified: u64,
    agrees: u64,
    /// What open verdicts on dibao hang on; what is alone most often comes first.
    open: Vec<Open>,
    standards_alike: u64,
    standards: Vec<Standard>,
}

#[derive(Serialize)]
struct OfProgramme {
    programme: &'static str,
    likely: u64,
    depends: u64,
    unlikely: u64,
}

#[derive(Serialize)]
struct Monthly {
    least: String,
    most: String,
    bounded: u64,
}

#[derive(Serialize)]
struct Open {
    /// `fact` or `figure`.
    what: &'static str,
    name: &'static str,
    /// Households of which nothing else is wanting.
    alone: u64,
    /// Households whose verdict hangs on this, alone or not.
    hangs: u64,
}

#[derive(Serialize)]
struct Standard {
    place: String,
    area: Option<&'static str>,
    table: String,
    published_least: Option<String>,
    published_most: Option<String>,
    households: u64,
}

impl Written {
    pub fn of(summary: &Summary, day: Date) -> Self {
        let programmes = Programme::ALL.iter().map(|programme| {
            let Counts { likely, depends, unlikely } = summary.of(*programme);
            OfProgramme { programme: variant(*programme), likely, depends, unlikely }
        });
        let open = summary.most_wanted().into_iter().map(|(fact, behind)| Open {
            what: if fact.is_figure { "figure" } else { "fact" },
            name: fact.name,
            alone: behind.alone,
            hangs: behind.hangs,
        });
        let standards = summary.standards.iter().map(|(it, households)| Standard {
            place: it.place.to_string(),
            area: it.area,
            table: it.table.to_string(),
            published_least: it.published.map(|(least, _)| least.to_string()),
            published_most: it.published.map(|(_, most)| most.to_string()),
            households: *households,
        });
        Written {
            day: day_to_text(day),
            households: summary.households,
            people: summary.people,
            assessed: summary.assessed,
            with_mistakes: summary.with_mistakes,
            mistakes: summary.mistakes.clone(),
            programmes: programmes.collect(),
            monthly: Monthly {
                least: summary.monthly.least.to_string(),
                most: summary.monthly.most.to_string(),
                bounded: summary.monthly.bounded,
            },
            possibly_missed: summary.present(Present::PossiblyMissed),
            to_be_verified: summary.present(Present::ToBeVerified),
            agrees: summary.present(Present::Agrees),
            open: open.collect(),
            standards_alike: summary.standards_alike,
            standards: standards.collect(),
        }
    }
}

/// The same in words.
pub fn said(summary: &Summary, day: Date, texts: &Texts) -> String {
    let mut out = String::new();
    // Writing to a text does not fail.
    let _ = write(summary, day, texts, &mut out);
    out
}

fn write(summary: &Summary, day: Date, texts: &Texts, out: &mut String) -> fmt::Result {
    let chinese = texts.is_chinese();
    let (households, people, assessed) = (summary.households, summary.people, summary.assessed);
    let (wrong, day) = (summary.with_mistakes, day_to_text(day));
    writeln!(out, "{}", texts.page.estimate_not_decision)?;
    if chinese {
        writeln!(
            out,
            "按 {day} 的规定和标准。{households} 户，{people} 人；估算了 {assessed} 户，{wrong} 户有要改的地方。"
        )?;
    } else {
        writeln!(
            out,
            "By the rules and figures of {day}. {households} households, {people} people; {assessed} assessed, {wrong} with something to mend."
        )?;
    }
    let page = &texts.page;
    for programme in Programme::ALL {
        let counts = summary.of(*programme);
        if counts != Counts::default() {
            let Counts { likely, depends, unlikely } = counts;
            writeln!(
                out,
                "{}\t{} {likely}\t{} {depends}\t{} {unlikely}",
                texts.programme(*programme).official,
                page.likely_short,
                page.depends_short,
                page.unlikely_short
            )?;
        }
    }
    let (least, most) = (summary.monthly.least.to_decimals(2), summary.monthly.most.to_decimals(2));
    let bounded = summary.monthly.bounded;
    if chinese {
        writeln!(out, "每月合计至少 {least} 元。算得出最多的有 {bounded} 户，合计最多 {most} 元。")?;
    } else {
        writeln!(
            out,
            "Each month {least} yuan at the least. Of {bounded} households the most is known, {most} yuan together."
        )?;
    }
    for present in [Present::PossiblyMissed, Present::ToBeVerified] {
        let ((chinese_words, english), count) = (present.said(), summary.present(present));
        if count > 0 {
            writeln!(out, "{}\t{count}", if chinese { chinese_words } else { english })?;
        }
    }
    for (fact, behind) in summary.most_wanted().into_iter().take(MOST_FACTS) {
        let (label, alone, hangs) = (fact.label(texts), behind.alone, behind.hangs);
        if chinese {
            writeln!(out, "低保还要看“{label}”：{hangs} 户，其中 {alone} 户只差这一样。")?;
        } else {
            writeln!(
                out,
                "Dibao hangs on \"{label}\" for {hangs} households; for {alone} of them nothing else is wanting."
            )?;
        }
    }
    for (standard, count) in &summary.standards {
        let (place, table) = (standard.place, standard.table);
        let Some((least, most)) = standard.published else { continue };
        let published = if least == most { least.to_string() } else { format!("{least}-{most}") };
        if chinese {
            writeln!(out, "{place}：表里的低保标准是每月 {table} 元，公布的是 {published} 元（{count} 户）。请核对。")?;
        } else {
            writeln!(
                out,
                "{place}: dibao standard {table} yuan a month in the table, {published} published ({count} households). Please compare."
            )?;
        }
    }
    Ok(())
}
