//! What each province, and the places in it, have published, as it holds on the day of the newest figure on file. Nobody can say
//! here what day it is for whoever reads; so that day is told.

use jiff_core::civil::Date;
use jiuzhu_packs::ON_FILE;
use jiuzhu_rules::{
    packs::{Areas, Figure, Packs, Says},
    place::{Level, NATIONAL, PlaceCode},
};
use jiuzhu_words::texts::fill;
use maud::{Markup, html};

use crate::frame::Frame;

/// The tables that people look for, in their order.
const TABLES: &[&str] =
    &["dibao_standard", "tekun_basic", "tekun_care", "tekun_combined", "living_subsidy", "care_subsidy", "margin_line"];

/// The provinces, each with a link to its page.
pub fn list(frame: Frame) -> String {
    let written = frame.written;
    let inside = html! {
        p { (written.standards_hint) }
        ul.provinces {
            @for province in provinces() {
                li { a href=(file_of(province)) { (frame.name(province)) } }
            }
        }
    };
    frame.page("standards.html", written.standards_title, &inside)
}

pub fn of_provinces(frame: Frame) -> impl Iterator<Item = (String, String)> {
    provinces().map(move |province| (file_of(province), of_province(frame, province)))
}

fn provinces() -> impl Iterator<Item = PlaceCode> {
    ON_FILE.iter().map(|pack| pack.code).filter(|code| *code != NATIONAL && code.level() == Level::Province)
}

fn file_of(province: PlaceCode) -> String {
    format!("standards-{}.html", province.0 / 10_000)
}

fn packs() -> &'static Packs {
    jiuzhu_packs::all()
}

/// The newest day of which a figure says something.
fn newest_day() -> Date {
    packs().tables.rows().map(|(figure, _)| figure.last_known()).max().unwrap_or(Date::MIN)
}

impl Frame {
    fn name(self, place: PlaceCode) -> &'static str {
        self.texts.place(packs(), place).unwrap_or_default()
    }
}

fn of_province(frame: Frame, province: PlaceCode) -> String {
    let written = frame.written;
    let day = newest_day();
    let stands = move |figure: &Figure| figure.in_force(day) && figure.place.chain().any(|it| it == province);
    let rows = || packs().tables.rows().filter(move |(figure, _)| stands(figure));
    let tables: Vec<_> =
        TABLES.iter().map(|table| (*table, newest(rows().filter(|(figure, _)| figure.table == *table)))).collect();
    let inside = html! {
        p { (fill(written.standards_until, &[("day", &frame.texts.day_words(day))])) }
        p { (written.standards_floor) " " (written.standards_ask) }
        @if tables.iter().all(|(_, rows)| rows.is_empty()) { p { (written.standards_none) } }
        @for (table, rows) in tables {
            @if !rows.is_empty() {
                h2 { (frame.texts.table(table)) }
                (table_of(frame, &rows, day))
            }
        }
    };
    frame.page(&file_of(province), &fill(written.standards_of, &[("place", frame.name(province))]), &inside)
}

/// Of each figure the newest row. Rows follow each other in time.
fn newest<'r>(rows: impl Iterator<Item = (&'r Figure, Says)>) -> Vec<(&'r Figure, Says)> {
    let mut newest: Vec<(&Figure, Says)> = Vec::new();
    for (figure, says) in rows {
        let which = |says: &Says| says.of.get(..says.which).map(<[String]>::to_vec);
        newest
            .retain(|(other, said)| (other.place, said.areas, which(said)) != (figure.place, says.areas, which(&says)));
        newest.push((figure, says));
    }
    newest
}

/// What only binds from below, was read nowhere, or has had no news for long, is told as the least.
fn amount(frame: Frame, figure: &Figure, says: &Says, day: Date) -> String {
    let amount = frame.texts.says(says);
    if figure.binds(day) { amount } else { fill(frame.written.at_least, &[("amount", &amount)]) }
}

fn table_of(frame: Frame, rows: &[(&Figure, Says)], day: Date) -> Markup {
    let (texts, written) = (frame.texts, frame.written);
    let area = |areas: Option<Areas>| match areas {
        Some(Areas::Urban) => texts.page.in_town,
        Some(Areas::Rural) => texts.page.in_country,
        _ => texts.page.in_both,
    };
    html! {
        table {
            thead {
                tr { @for head in [written.column_place, written.column_area, written.column_amount, written.column_source] { th scope="col" { (head) } } }
            }
            tbody {
                @for (figure, says) in rows {
                    @let origin = texts.origin(packs(), figure, day);
                    tr {
                        th scope="row" { (frame.name(figure.place)) }
                        td { (area(says.areas)) @if !says.of.is_empty() { " " (texts.parts(&says.of)) } }
                        td { strong { (amount(frame, figure, says, day)) } }
                        td {
                            (origin.figure) " "
                            @if origin.link.is_empty() { cite lang="zh-Hans" { (origin.title) } }
                            @else { a href=(origin.link) rel="noopener noreferrer" lang="zh-Hans" { (origin.title) } }
                            @if !origin.note.is_empty() { " " small lang="zh-Hans" { (origin.note) } }
                            @if !origin.age.is_empty() { " " strong { (origin.age) } }
                        }
                    }
                }
            }
        }
    }
}
