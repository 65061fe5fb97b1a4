//! One figure of a pack: where it holds, from when, how far it binds, and where it was read.

use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use super::compact::{day, day_if_any};
use crate::place::PlaceCode;

/// How far a figure binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    #[serde(skip)]
    pub id: FigureId,
    /// The table of the pack it stands in, such as `dibao_standard`.
    pub table: &'static str,
    /// For top-ups: the category, which the locales name; else empty.
    pub category: &'static str,
    pub place: PlaceCode,
    #[serde(with = "day")]
    pub from: Date,
    #[serde(with = "day_if_any")]
    pub until: Option<Date>,
    /// From this day on it may have been raised without our knowing: it is reviewed every year, and nobody has looked since.
    #[serde(with = "day_if_any")]
    pub overdue: Option<Date>,
    /// The start as the source gives it: a day, a month or a year.
    pub dated: &'static str,
    /// The last day of which a source says that it still holds unchanged.
    #[serde(with = "day_if_any")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static, T: Deserialize<'de>"))]
pub struct Row<T> {
    pub figure: Figure,
    pub what: T,
}
