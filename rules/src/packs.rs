//! The packs in hand: the figures that places have published, and where one is looked up: county → prefecture → province →
//! national → unknown.
//!
//! A pack is read from its compact form ([`Pack::read`]), into which `jiuzhu-packs` puts what stands in `packs/*.toml`.
//! A figure of basis `standard` decides by itself, as long as it is not past its review. Any other is the range "at
//! least this".

mod compact;
mod figure;
mod says;
mod tables;

use core::fmt;
use std::sync::LazyLock;

use jiff_core::civil::Date;

use compact::compact;
pub use compact::{Listed, NotAPack};
pub use figure::{Basis, Figure, FigureId, Publisher, Row, Source};
pub use says::Says;
pub use tables::*;

use crate::place::{NATIONAL, PlaceCode};

/// The figures of one province, or of the nation, and the places inside it.
#[derive(Debug)]
pub struct Pack {
    pub head: Head,
    pub places: Vec<Place>,
    pub sources: Vec<Source>,
    pub tables: Tables,
    pub said: Vec<Said>,
}

impl Pack {
    /// Whether a person typed in what it says.
    pub fn is_typed_in(&self) -> bool {
        self.sources.iter().any(|source| source.publisher == Publisher::TypedIn)
    }
}

/// Which pack it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub code: PlaceCode,
    /// SHA-256 of the file it was read from, in hexadecimal.
    pub hash: &'static str,
}

impl Head {
    /// Enough of the hash to tell packs apart by eye.
    pub fn short_hash(&self) -> &'static str {
        self.hash.get(..12).unwrap_or(self.hash)
    }
}

/// A place that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: PlaceCode,
    /// By language tag, Chinese first.
    pub names: Vec<(&'static str, &'static str)>,
    /// 香港, 澳门 and 台湾 lie outside these rules.
    pub outside: bool,
}

impl Place {
    /// What it is called in a language; else in Chinese.
    pub fn name(&self, language: &str) -> &'static str {
        let named = self.names.iter().find(|(tag, _)| *tag == language).or(self.names.first());
        named.map_or("", |(_, name)| name)
    }
}

/// What a source says and no rule reckons with.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// The table or parameter that it belongs to.
    pub about: &'static str,
    pub place: PlaceCode,
    /// As the source gives it; empty where it gives none.
    pub dated: &'static str,
    pub says: &'static str,
    pub source: u16,
    pub note: &'static str,
}

compact! {
    Pack { head, places, sources, tables, said }
    Head { code, hash }
    Place { code, names, outside }
    Said { about, place, dated, says, source, note }
}

/// Every pack in hand, as one. What is read is kept for as long as the program runs: there are only a handful of packs.
#[derive(Default)]
pub struct Packs {
    pub heads: Vec<Head>,
    /// By code.
    pub places: Vec<Place>,
    pub sources: Vec<Source>,
    pub tables: Tables,
    pub said: Vec<Said>,
}

impl Packs {
    /// No pack at all: every figure is unknown.
    pub fn none() -> &'static Packs {
        static NONE: LazyLock<Packs> = LazyLock::new(Packs::default);
        &NONE
    }

    /// Puts packs together. Of two for the same province the later one stands. What a person typed in was published by
    /// nobody, and goes into a case's local figures instead.
    pub fn of(packs: impl IntoIterator<Item = Pack>) -> &'static Packs {
        let mut in_order: Vec<Pack> = Vec::new();
        for pack in packs.into_iter().filter(|pack| !pack.is_typed_in()) {
            match in_order.binary_search_by_key(&pack.head.code, |other| other.head.code) {
                Ok(at) => _ = in_order.get_mut(at).map(|other| *other = pack),
                Err(at) => in_order.insert(at, pack),
            }
        }
        let mut all = Packs::default();
        for pack in in_order {
            all.take_in(pack);
        }
        all.tables.number();
        Box::leak(Box::new(all))
    }

    /// Of packs in the order of their codes; whatever lies in one comes after all that lies in those before, so that
    /// places and rows stay in order. The nation names each province once more.
    fn take_in(&mut self, mut pack: Pack) {
        let earlier = self.sources.len() as u16;
        pack.tables.each_figure(&mut |figure| {
            figure.source += earlier;
            figure.also_in.iter_mut().for_each(|source| *source += earlier);
        });
        pack.said.iter_mut().for_each(|said| said.source += earlier);
        let pack_code = pack.head.code;
        self.heads.push(pack.head);
        let at = self.places.partition_point(|place| place.code < pack_code);
        let named = self.places.get(at).is_some_and(|place| place.code == pack_code);
        self.places.splice(at..at + usize::from(named), pack.places);
        self.sources.extend(pack.sources);
        self.said.extend(pack.said);
        self.tables.absorb(pack.tables);
    }

    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.tables.figure(id)
    }

    pub fn source(&self, figure: &Figure) -> Option<&Source> {
        self.sources.get(usize::from(figure.source))
    }

    pub fn place(&self, code: PlaceCode) -> Option<&Place> {
        let at = self.places.binary_search_by_key(&code, |place| place.code).ok()?;
        self.places.get(at)
    }

    pub fn has(&self, code: PlaceCode) -> bool {
        self.place(code).is_some()
    }

    /// The narrowest place on file that holds another, or is it; none where the code lies in no province that these rules
    /// are for.
    pub fn narrowest_around(&self, code: PlaceCode) -> Option<PlaceCode> {
        let wider = code.chain().filter(|wider| wider.parent().is_some());
        wider.filter_map(|it| self.place(it)).next().filter(|it| !it.outside).map(|it| it.code)
    }

    /// The places directly inside another, in the order of their codes. The districts of a municipality have no
    /// prefecture between.
    pub fn inside(&self, wider: PlaceCode) -> impl Iterator<Item = &Place> {
        let next_wider = |code: PlaceCode| code.chain().skip(1).find(|it| *it == NATIONAL || self.has(*it));
        self.places.iter().filter(move |place| place.code != wider && next_wider(place.code) == Some(wider))
    }
}

/// Two cases are alike where they are judged by the same packs.
impl PartialEq for Packs {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other) || self.heads == other.heads
    }
}

impl Eq for Packs {}

impl fmt::Debug for Packs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.heads.iter().map(|head| (head.code.0, head.short_hash()))).finish()
    }
}

// ---- Where a figure is looked up ------------------------------------------------------------------------------------

/// The rows of a place and of each wider one, narrowest first, as far as there are any. Every table is sorted by place, then
/// from the oldest to the newest, and a wider place has the lower code: each is looked for only before the one inside it.
fn rows_around<T>(table: &[Row<T>], place: PlaceCode) -> impl Iterator<Item = &[Row<T>]> {
    let mut before = table;
    let of_place = move |code| {
        let is_beyond = before.last().is_some_and(|row| row.figure.place > code);
        let end = if is_beyond { before.partition_point(|row| row.figure.place <= code) } else { before.len() };
        let up_to = before.get(..end).unwrap_or_default();
        let start = up_to.iter().rposition(|row| row.figure.place != code).map_or(0, |other| other + 1);
        let rows;
        (before, rows) = up_to.split_at(start);
        rows
    };
    place.chain().map(of_place)
}

/// The rows of the narrowest place that has any in force on the day.
pub fn rows_for<T>(
    table: &[Row<T>],
    place: PlaceCode,
    day: Date,
    wanted: impl Fn(&T) -> bool,
) -> impl Iterator<Item = &Row<T>> {
    let standing = move |row: &&Row<T>| row.figure.in_force(day) && wanted(&row.what);
    let mut of_places = rows_around(table, place).map(|rows| rows.iter());
    let narrowest = of_places.find(|rows| rows.clone().any(|row| standing(&row)));
    narrowest.unwrap_or_default().filter(standing)
}

/// The row that stands for one figure on the day: the newest that binds, else the newest at all.
pub fn row_for<T>(table: &[Row<T>], place: PlaceCode, day: Date, wanted: impl Fn(&T) -> bool) -> Option<&Row<T>> {
    let standing = |row: &&Row<T>| row.figure.in_force(day) && wanted(&row.what);
    let mut of_places = rows_around(table, place);
    of_places.find_map(|rows| {
        let standing = rows.iter().filter(standing);
        standing.max_by_key(|row| (row.figure.binds(day), row.figure.from))
    })
}

/// The rows of several figures told apart by `key`, each standing for its own figure on the day.
pub fn rows_by<T, K: PartialEq>(
    table: &[Row<T>],
    place: PlaceCode,
    day: Date,
    wanted: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> K,
) -> Vec<&Row<T>> {
    let order = |row: &Row<T>| (row.figure.binds(day), row.figure.from);
    let mut standing: Vec<&Row<T>> = Vec::new();
    for row in rows_for(table, place, day, wanted) {
        match standing.iter_mut().find(|other| key(&other.what) == key(&row.what)) {
            Some(other) if order(row) > order(other) => *other = row,
            Some(_) => {}
            None => standing.push(row),
        }
    }
    standing
}
