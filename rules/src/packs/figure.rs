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
    Publisher { Government, Press, Repost, Aggregator, Unread }
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
