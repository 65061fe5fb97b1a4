//! What two packs say differently: places and rows added, removed and changed.

use jiuzhu_rules::{
    case::day_to_text,
    packs::{Figure, Pack, Says},
    place::PlaceCode,
};

use crate::told;

/// What a later pack says otherwise than an earlier one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub places_added: Vec<(PlaceCode, &'static str)>,
    pub places_removed: Vec<(PlaceCode, &'static str)>,
    /// Table by table; within one by place and day.
    pub rows: Vec<RowDifference>,
}

impl Difference {
    pub fn is_none(&self) -> bool {
        *self == Difference::default()
    }
}

/// One row that is not the same in both.
#[derive(Debug, PartialEq, Eq)]
pub struct RowDifference {
    pub table: &'static str,
    pub place: PlaceCode,
    pub name: &'static str,
    /// What tells the figure from others of its table.
    pub which: Vec<String>,
    pub dated: &'static str,
    pub change: Change,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// What it says.
    Added(String),
    Removed(String),
    Changed(Vec<Part>),
}

/// What changed about a row that stands in both.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub part: &'static str,
    pub old: String,
    pub new: String,
}

struct Row<'p> {
    pack: &'p Pack,
    figure: &'p Figure,
    says: Says,
    which: Vec<String>,
}

impl Row<'_> {
    /// Rows with the same key are about the same figure from the same day.
    fn key(&self) -> (PlaceCode, &str, &str, &[String]) {
        (self.figure.place, self.figure.dated, self.figure.table, &self.which)
    }

    fn parts(&self) -> [(&'static str, String); 7] {
        let day = |day: Option<_>| day.map(day_to_text).unwrap_or_default();
        let title = |index: &u16| self.pack.sources.get(usize::from(*index)).map_or("", |source| source.title);
        let sources: Vec<_> = [self.figure.source].iter().chain(&self.figure.also_in).map(title).collect();
        [
            ("value", told::value(&self.says)),
            ("basis", told::basis(self.figure.basis).to_owned()),
            ("until", day(self.figure.until)),
            ("confirmed", day(self.figure.confirmed)),
            ("overruled", self.figure.overruled.to_owned()),
            ("source", sources.join("; ")),
            ("note", self.figure.note.to_owned()),
        ]
    }

    fn differs(&self, change: Change) -> RowDifference {
        let place = self.pack.places.iter().find(|place| place.code == self.figure.place);
        RowDifference {
            table: self.figure.table,
            place: self.figure.place,
            name: place.map_or("", |place| place.name("zh-Hans")),
            which: self.which.clone(),
            dated: self.figure.dated,
            change,
        }
    }
}

/// What `new` says otherwise than `old`.
pub fn between(old: &Pack, new: &Pack) -> Difference {
    let (before, mut after) = (rows(old), rows(new));
    let mut differing = Vec::new();
    for row in &before {
        let same = |other: &&Row<'_>| other.key() == row.key();
        // Of several rows from the same day, such as one that was overruled, the most alike is the same.
        let alike = |other: &Row<'_>| row.parts().iter().zip(other.parts()).filter(|(a, b)| *a == b).count();
        let found = after.iter().enumerate().filter(|(_, other)| same(other));
        let found = found.max_by_key(|(_, other)| alike(other)).map(|(at, _)| at);
        match found.map(|at| after.remove(at)) {
            None => differing.push(row.differs(Change::Removed(told::value(&row.says)))),
            Some(other) => {
                let parts = row.parts().into_iter().zip(other.parts()).filter(|(old, new)| old != new);
                let parts: Vec<_> = parts.map(|((part, old), (_, new))| Part { part, old, new }).collect();
                if !parts.is_empty() {
                    differing.push(other.differs(Change::Changed(parts)));
                }
            }
        }
    }
    differing.extend(after.iter().map(|row| row.differs(Change::Added(told::value(&row.says)))));
    differing.sort_by(|a, b| (a.table, a.place, &a.which, a.dated).cmp(&(b.table, b.place, &b.which, b.dated)));
    Difference { places_added: missing(new, old), places_removed: missing(old, new), rows: differing }
}

fn rows(pack: &Pack) -> Vec<Row<'_>> {
    let row = |(figure, says): (_, Says)| Row { pack, figure, which: told::which(&says), says };
    pack.tables.rows().map(row).collect()
}

/// The places of the one that the other does not list.
fn missing(one: &Pack, other: &Pack) -> Vec<(PlaceCode, &'static str)> {
    let there = |code: PlaceCode| other.places.iter().any(|place| place.code == code);
    let missing = one.places.iter().filter(|place| !there(place.code));
    missing.map(|place| (place.code, place.name("zh-Hans"))).collect()
}
