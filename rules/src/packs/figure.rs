//! One figure of a pack: where it holds, from when, how far it binds, and where it was read.

use jiff_core::civil::Date;

use super::compact::{Bytes, Compact, compact, compact_list};
use crate::place::PlaceCode;

/// How far a figure binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// In force for the place.
    Standard,
    /// 低限: the local amount may be higher.
    Floor,
    /// 指导标准: the local amount may be higher.
    Guidance,
    /// Generally known but read in no source; read as "at least this" and shown as unverified.
    Unverified,
}

/// Where a source was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publisher {
    Government,
    Press,
    Repost,
    Aggregator,
    /// Nothing was read: general knowledge.
    Unread,
    /// Nothing was published: a person typed it in.
    TypedIn,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub title: &'static str,
    pub publisher: Publisher,
    /// Only on an official host.
    pub link: Option<&'static str>,
}

/// A [`Figure`] of the packs in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureId(pub u16);

/// The dates, the bearing and the source of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub id: FigureId,
    /// The table of the pack it stands in, such as `dibao_standard`.
    pub table: &'static str,
    /// For top-ups: the category, which the locales name; else empty.
    pub category: &'static str,
    pub place: PlaceCode,
    pub from: Date,
    pub until: Option<Date>,
    /// From this day on it may have been raised without our knowing: it is reviewed every year, and nobody has looked since.
    pub overdue: Option<Date>,
    /// The start as the source gives it: a day, a month or a year.
    pub dated: &'static str,
    /// The last day of which a source says that it still holds unchanged.
    pub confirmed: Option<Date>,
    pub basis: Basis,
    /// Why another row stands instead, where a better source says otherwise; else empty. Such a row is only shown.
    pub overruled: &'static str,
    pub source: u16,
    /// Further sources that say the same.
    pub also_in: Vec<u16>,
    pub note: &'static str,
}

impl Figure {
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until) && self.overruled.is_empty()
    }

    /// Whether it decides by itself on the day. A standard that is past its review counts as "at least this", like a
    /// floor: standards are raised, hardly ever lowered.
    pub fn binds(&self, day: Date) -> bool {
        self.basis == Basis::Standard && !self.is_overdue(day)
    }

    pub fn is_overdue(&self, day: Date) -> bool {
        self.overdue.is_some_and(|overdue| overdue <= day)
    }

    /// When somebody last said that it holds.
    pub fn last_known(&self) -> Date {
        self.confirmed.map_or(self.from, |confirmed| confirmed.max(self.from))
    }
}

/// A figure and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    pub figure: Figure,
    pub what: T,
}

compact_list! {
    Basis { Standard, Floor, Guidance, Unverified }
    Publisher { Government, Press, Repost, Aggregator, Unread, TypedIn }
}

compact! {
    Source { title, publisher, link }
    Figure {
        table, category, place, from, until, overdue, dated, confirmed, basis, overruled, source, also_in, note, id
    }
}

/// Given where packs are put together.
impl Compact for FigureId {
    fn put(&self, _: &mut Vec<u8>) {}

    fn take(_: &mut Bytes) -> Self {
        FigureId::default()
    }
}

impl<T: Compact> Compact for Row<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.figure.put(out);
        self.what.put(out);
    }

    fn take(bytes: &mut Bytes) -> Self {
        Row { figure: Figure::take(bytes), what: T::take(bytes) }
    }
}

#[cfg(test)]
impl Figure {
    /// A standard of the nation of which nothing else is told.
    pub(crate) fn standard_since(from: Date) -> Figure {
        Figure {
            id: FigureId(0),
            table: "",
            category: "",
            place: crate::place::NATIONAL,
            from,
            until: None,
            overdue: None,
            dated: "",
            confirmed: None,
            basis: Basis::Standard,
            overruled: "",
            source: 0,
            also_in: Vec::new(),
            note: "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{case::day, packs::row_for, place::NATIONAL};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn figure(from: Date, overdue: Option<Date>) -> Figure {
        Figure { overdue, ..Figure::standard_since(from) }
    }

    #[test]
    fn a_standard_decides_until_the_day_of_its_review_and_stays_in_force() {
        let review = day(2026, 1, 1);
        let standard = figure(day(2024, 7, 1), Some(review));
        let on = |day| (standard.in_force(day), standard.binds(day));
        assert_eq!(on(day(2024, 6, 30)), (false, true));
        assert_eq!(on(day(2024, 7, 1)), (true, true));
        assert_eq!(on(day(2025, 12, 31)), (true, true));
        assert_eq!(on(review), (true, false));
    }

    /// Not even where it is newer, or nothing else is on file.
    #[test]
    fn a_row_that_a_better_source_overrules_is_never_used() {
        let standing = Row { figure: figure(day(2024, 7, 1), None), what: 1_u8 };
        let overruled = Figure { overruled: "the notice says otherwise", ..figure(day(2025, 7, 1), None) };
        let overruled = Row { figure: overruled, what: 2_u8 };
        let today = day(2026, 1, 1);
        let found = |table: &[Row<u8>]| row_for(table, NATIONAL, today, |_| true).map(|row| row.what);
        assert_eq!(found(&[standing, overruled.clone()]), Some(1));
        assert_eq!(found(&[overruled]), None);
    }
}
