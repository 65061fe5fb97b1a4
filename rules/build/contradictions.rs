//! What rows may not say together, and until when each is sure.

use jiff_core::civil::Date;

use super::{
    packs::{Basis, Row},
    places::province_of,
    reading::{Problems, SourceFile},
};

/// Refuses rows that cannot all be right. The rows are in order.
pub fn refuse(rows: &[Row], files: &[SourceFile], problems: &Problems) {
    for row in rows {
        let wrong = |what: String| {
            if let Some(file) = files.get(row.file) {
                problems.add(file, row.at, format_args!("{}: {what}", row.table.name));
            }
        };
        let (place, dated) = (row.place, &row.from.dated);
        if rows.iter().any(|other| other.at < row.at && same_figure(row, other) && other.from.last == row.from.last) {
            wrong(format!("{place:06} has this figure from {dated} twice; expected one row"));
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
                "below what holds for {:06} from {since}; expected until = the day it ended, a newer standard, \
                 or below_floor = \"why\"",
                floor.place
            ));
        }
    }
}

/// Until when a row surely holds: to its own end. A standard amount whose successor began on a day that is not known
/// is only sure until the first day on which it may have; what holds "at least" stays true.
pub fn end(row: &Row, rows: &[Row]) -> Option<Date> {
    let exact = row.basis == Basis::Standard && row.said.yuan.is_some();
    let vague = |next: &&Row| exact && next.from.first < next.from.last;
    let successor = successors(row, rows).filter(vague).map(|next| next.from.first).min();
    row.until.iter().map(|until| until.first).chain(successor).min()
}

fn same_figure(a: &Row, b: &Row) -> bool {
    a.table.name == b.table.name
        && a.place == b.place
        && a.basis == b.basis
        && a.said.which == b.said.which
        && a.said.areas.overlap(b.said.areas)
}

/// The later rows of the same figure, the next first.
fn successors<'a>(row: &'a Row, rows: &'a [Row]) -> impl Iterator<Item = &'a Row> {
    rows.iter().filter(|other| same_figure(row, other) && other.from.last > row.from.last)
}

/// When a row is replaced or ends.
fn replaced(row: &Row, rows: &[Row]) -> Option<Date> {
    let next = successors(row, rows).find(|next| next.said.areas.cover(row.said.areas)).map(|next| next.from.last);
    end(row, rows).into_iter().chain(next).min()
}

/// A floor or guidance that comes to lie above a figure still in force: the figure was misread, or is out of date.
fn floor_above<'a>(row: &Row, rows: &'a [Row]) -> Option<&'a Row> {
    let yuan = row.said.yuan.filter(|_| !row.excused)?;
    let of_the_place = |floor: &Row| floor.place == row.place && row.basis == Basis::Standard;
    let of_the_province = |floor: &Row| floor.place != row.place && floor.place == province_of(row.place);
    rows.iter().find(|floor| {
        matches!(floor.basis, Basis::Floor | Basis::Guidance)
            && floor.table.name == row.table.name
            && (of_the_place(floor) || of_the_province(floor))
            && floor.said.which == row.said.which
            && floor.said.areas.overlap(row.said.areas)
            && floor.said.yuan.is_some_and(|floor| floor.size() > yuan.size())
            && replaced(row, rows).is_none_or(|end| floor.from.last < end)
            && replaced(floor, rows).is_none_or(|end| row.from.last < end)
    })
}
