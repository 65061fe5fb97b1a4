//! What rows may not say together, and until when each is sure.

use jiff_core::civil::Date;

use jiuzhu_reading::{Problems, SourceFile};
use jiuzhu_rules::packs::Basis;

use super::{
    Entry,
    places::province_of,
    rows::{cover, overlap},
};

/// Refuses rows that cannot all be right. The rows are in order.
pub fn refuse(rows: &[Entry], file: &SourceFile, problems: &Problems) {
    for row in rows.iter().filter(|row| row.stands) {
        let wrong = |what: String| problems.add(file, row.at, format_args!("{}: {what}", row.table.name));
        let (place, dated) = (row.place, &row.from.dated);
        if rows.iter().any(|other| other.at < row.at && same_figure(row, other) && other.from.last == row.from.last) {
            wrong(format!("{place} has this figure from {dated} twice; expected one row"));
        }
        if let (Some(until), Some(next)) = (&row.until, successors(row, rows).next())
            && until.last > next.from.last
        {
            let starts = &next.from.dated;
            wrong(format!("until is after the next row begins; expected {starts} or before"));
        }
        if let Some(floor) = floor_above(row, rows) {
            let since = &floor.from.dated;
            wrong(format!(
                "below what holds for {} from {since}; expected until = the day it ended, a newer standard, \
                 or below_floor = \"why\"",
                floor.place
            ));
        }
    }
}

/// Until when a row surely holds: to its own end, and a standard to the beginning of the one after it, so that it does not
/// come back where that one ends. An amount whose successor began on a day that is not known is only sure until the
/// first day on which it may have. What holds "at least" stays true.
pub fn end(row: &Entry, rows: &[Entry]) -> Option<Date> {
    let amount = row.said.yuan.is_some();
    let begins = |next: &Entry| if amount { next.from.first } else { next.from.last };
    let vague = |next: &Entry| amount && next.from.first < next.from.last;
    let ends_it = |next: &&Entry| vague(next) || cover(next.said.areas, row.said.areas);
    let successors = successors(row, rows).filter(|_| row.basis == Basis::Standard).filter(ends_it);
    row.until.iter().map(|until| until.first).chain(successors.map(begins)).min()
}

/// Standards are reviewed every year, and the new amount is often published half a year late. After this many months
/// without word of it an amount may have been raised.
const MONTHS_TO_REVIEW: i32 = 18;

/// From when on a yearly amount may have been raised without our knowing.
pub fn overdue(row: &Entry) -> Option<Date> {
    let yearly = row.table.yearly && row.basis == Basis::Standard && row.said.yuan.is_some();
    let known = row.confirmed.as_ref().map_or(row.from.last, |confirmed| confirmed.last.max(row.from.last));
    yearly.then(|| months_after(known, MONTHS_TO_REVIEW)).flatten()
}

fn months_after(day: Date, months: i32) -> Option<Date> {
    let month = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let (year, month) = (i16::try_from(month / 12).ok()?, i8::try_from(month % 12 + 1).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.day().min(first.last_of_month().day())).ok()
}

fn same_figure(a: &Entry, b: &Entry) -> bool {
    a.stands
        && b.stands
        && a.table.name == b.table.name
        && a.place == b.place
        && a.basis == b.basis
        && a.said.which == b.said.which
        && overlap(a.said.areas, b.said.areas)
}

/// The later rows of the same figure, the next first.
fn successors<'a>(row: &'a Entry, rows: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
    rows.iter().filter(|other| same_figure(row, other) && other.from.last > row.from.last)
}

/// When a row is replaced or ends.
fn replaced(row: &Entry, rows: &[Entry]) -> Option<Date> {
    let next = successors(row, rows).find(|next| cover(next.said.areas, row.said.areas)).map(|next| next.from.last);
    end(row, rows).into_iter().chain(next).min()
}

/// A floor or guidance that comes to lie above a figure still in force: the figure was misread, or is out of date.
fn floor_above<'a>(row: &Entry, rows: &'a [Entry]) -> Option<&'a Entry> {
    let yuan = row.said.yuan.filter(|_| !row.excused)?;
    let of_the_place = |floor: &Entry| floor.place == row.place && row.basis == Basis::Standard;
    let of_the_province = |floor: &Entry| floor.place != row.place && floor.place == province_of(row.place);
    rows.iter().find(|floor| {
        floor.stands
            && matches!(floor.basis, Basis::Floor | Basis::Guidance)
            && floor.table.name == row.table.name
            && (of_the_place(floor) || of_the_province(floor))
            && floor.said.which == row.said.which
            && overlap(floor.said.areas, row.said.areas)
            && floor.said.yuan.is_some_and(|floor| floor.size() > yuan.size())
            && replaced(row, rows).is_none_or(|end| floor.from.last < end)
            && replaced(floor, rows).is_none_or(|end| row.from.last < end)
    })
}
