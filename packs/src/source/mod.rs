//! `packs/*.toml`: the figures of a province and the places inside it, as people write them.

mod amounts;
mod contradictions;
mod places;
mod rows;

use std::cell::Cell;

use jiff_core::civil::Date;
use jiuzhu_reading::{Day, Fields, Problems, SourceFile};
use jiuzhu_rules::{
    packs::{Basis, Figure, FigureId, Head, Pack, Publisher, Said, Source, Tables},
    place::{NATIONAL, PlaceCode},
};
use sha2::{Digest, Sha256};

pub use places::Listed;
use places::read_code;
use rows::{TABLES, Table, kept};

/// The form of packs that this version reads. A file that names none is taken to be of it.
pub const FORMAT: u16 = 1;

/// Ten times as many as any pack on file has. Every row is held against the others of its file.
const MOST_ROWS: usize = 4000;

/// A pack as it was read, with what only those who look places up, or look a file through, need to know.
pub struct ReadPack {
    pub pack: Pack,
    pub listed: Vec<Listed>,
    /// On which line each row stands, in the order of [`Tables::rows`].
    pub lines: Vec<usize>,
}

/// Reads the pack of a file; what is wrong with it goes to `problems`. None where it is not TOML, is of another format, or
/// names no place.
pub fn read(file: &SourceFile, problems: &Problems) -> Option<ReadPack> {
    let table = file.parsed(problems)?;
    let root = file.root(&table, problems);
    if let Some(format) = root.count_if_any("format").filter(|format| *format != FORMAT) {
        let age = if format > FORMAT { "a later" } else { "no known" };
        root.wrong_in("format", format_args!("{format} is of {age} version; expected {FORMAT}"));
        return None;
    }
    let (own, listed) = places::read(&root);
    let sources = read_sources(&root);
    let reader = Reader { own, listed: &listed, sources: &sources };
    let mut entries = Vec::new();
    for table in TABLES {
        entries.extend(root.rows(table.name).iter().filter_map(|fields| reader.read_row(table, fields)));
    }
    if entries.len() > MOST_ROWS {
        root.wrong(format_args!("{} rows; expected {MOST_ROWS} at the most", entries.len()));
        return None;
    }
    let said = root.rows("said").iter().filter_map(|fields| reader.read_said(fields)).collect();
    root.finish();
    refuse_mixture(&sources, file, problems);
    for source in sources.iter().filter(|source| !source.cited.get()) {
        let what = format_args!("source: no row cites {}; expected a row, or no such source", source.key);
        problems.add(file, source.at, what);
    }
    entries.sort_by_key(Entry::order);
    contradictions::refuse(&entries, file, problems);
    let lines = file.lines(entries.iter().map(|entry| entry.at));
    let pack = Pack {
        head: Head { code: own?, hash: kept(&hash(file.text.as_bytes())) },
        places: listed.iter().map(|it| it.place.clone()).collect(),
        sources: sources.into_iter().map(|it| it.source).collect(),
        tables: tables(entries),
        said,
    };
    Some(ReadPack { pack, listed, lines })
}

/// Whether a file says that it was written for a later version of this program.
pub fn is_of_a_later_version(file: &SourceFile) -> bool {
    let problems = Problems::default();
    let format = file.parsed(&problems).and_then(|table| file.root(&table, &problems).count_if_any("format"));
    format.is_some_and(|format| format > FORMAT)
}

/// SHA-256 in hexadecimal: what `sha256sum` says of the file.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

// ---- Sources ----------------------------------------------------------------------------------------------------

/// Where figures were read.
struct ReadSource {
    key: String,
    at: usize,
    cited: Cell<bool>,
    source: Source,
}

fn read_sources(root: &Fields<'_>) -> Vec<ReadSource> {
    let publishers = [
        ("government", Publisher::Government),
        ("press", Publisher::Press),
        ("repost", Publisher::Repost),
        ("aggregator", Publisher::Aggregator),
        ("unread", Publisher::Unread),
        ("typed_in", Publisher::TypedIn),
    ];
    let source = |(key, fields): (&str, Fields<'_>)| {
        let title = kept(fields.full_text("title"));
        let publisher = fields.word("publisher", &publishers).unwrap_or(Publisher::Government);
        let link = fields.official_link().map(kept);
        fields.finish();
        let source = Source { title, publisher, link };
        ReadSource { key: key.to_owned(), at: fields.at, cited: Cell::new(false), source }
    };
    root.table("source").map(|all| all.tables_inside().into_iter().map(source).collect()).unwrap_or_default()
}

/// What a person typed in stands in a file of its own, where nobody can take it for what was published.
fn refuse_mixture(sources: &[ReadSource], file: &SourceFile, problems: &Problems) {
    let typed_in = |source: &&ReadSource| source.source.publisher == Publisher::TypedIn;
    if sources.iter().any(|source| typed_in(&source)) {
        for source in sources.iter().filter(|source| !typed_in(source)) {
            let key = &source.key;
            let what = format_args!("source: {key} was published; expected a file of its own for what was typed in");
            problems.add(file, source.at, what);
        }
    }
}

// ---- Rows -------------------------------------------------------------------------------------------------------

/// One row of a table.
struct Entry {
    table: &'static Table,
    place: PlaceCode,
    from: Day,
    until: Option<Day>,
    confirmed: Option<Day>,
    basis: Basis,
    said: rows::Said,
    /// Nothing better says otherwise.
    stands: bool,
    overruled: &'static str,
    /// Below a floor for a reason that its source gives.
    excused: bool,
    source: u16,
    also_in: Vec<u16>,
    note: &'static str,
    at: usize,
}

impl Entry {
    /// By table, in the order of the rules; these look rows up by place, and within it rows follow each other in time. Of one
    /// day they stay as they were written.
    fn order(&self) -> (Option<usize>, PlaceCode, Date, usize) {
        let table = Tables::NAMES.iter().position(|name| *name == self.table.name);
        (table, self.place, self.from.last, self.at)
    }
}

/// The entries as the rules keep them.
fn tables(entries: Vec<Entry>) -> Tables {
    let ends: Vec<_> =
        entries.iter().map(|it| (contradictions::end(it, &entries), contradictions::overdue(it))).collect();
    let mut tables = Tables::default();
    for (entry, (until, overdue)) in entries.into_iter().zip(ends) {
        let category = if entry.table.name == "category_topup" { kept(&entry.said.which) } else { "" };
        let figure = Figure {
            id: FigureId::default(),
            table: entry.table.name,
            category,
            place: entry.place,
            from: entry.from.last,
            until,
            overdue,
            dated: kept(&entry.from.dated),
            confirmed: entry.confirmed.map(|day| day.last),
            basis: entry.basis,
            overruled: entry.overruled,
            source: entry.source,
            also_in: entry.also_in,
            note: entry.note,
        };
        (entry.said.put)(figure, &mut tables);
    }
    tables
}

/// What the rows of one file may refer to.
struct Reader<'a> {
    own: Option<PlaceCode>,
    listed: &'a [Listed],
    sources: &'a [ReadSource],
}

impl Reader<'_> {
    fn read_row(&self, table: &'static Table, fields: &Fields<'_>) -> Option<Entry> {
        let (place, from, until) = (self.place(fields), fields.day("from"), fields.day_if_any("until"));
        if let (Some(from), Some(until)) = (&from, &until)
            && until.first <= from.last
        {
            fields.wrong_in("until", "is not after from; expected a later day");
        }
        let confirmed = fields.day_if_any("confirmed");
        if let (Some(from), Some(confirmed)) = (&from, &confirmed)
            && confirmed.last < from.first
        {
            fields.wrong_in("confirmed", "is before from; expected a later day");
        }
        let basis = read_basis(fields);
        let source = self.source(fields, table, basis);
        let also_in = fields.list("also_in").iter().filter_map(|key| self.cite(fields, "also_in", key)).collect();
        let said = table.read(fields);
        let note = fields.text_if_any("note").unwrap_or_default();
        let overruled = if fields.has("overruled") { kept(fields.full_text("overruled")) } else { "" };
        let excuse = said.yuan.and_then(|_| fields.text_if_any("below_floor"));
        fields.finish();
        let notes: Vec<_> = [note, excuse.unwrap_or_default()].into_iter().filter(|it| !it.is_empty()).collect();
        Some(Entry {
            table,
            place: place?,
            from: from?,
            until,
            confirmed,
            basis: basis?,
            said,
            stands: overruled.is_empty(),
            overruled,
            excused: excuse.is_some(),
            source: source?,
            also_in,
            note: kept(&notes.join("；")),
            at: fields.at,
        })
    }

    fn read_said(&self, fields: &Fields<'_>) -> Option<Said> {
        let (place, about) = (self.place(fields), fields.full_text("about"));
        let (says, from) = (kept(fields.full_text("says")), fields.day_if_any("from"));
        let key = fields.text("source");
        let source = self.cite(fields, "source", key);
        let note = fields.text_if_any("note").map(kept).unwrap_or_default();
        fields.finish();
        let dated = from.map(|day| kept(&day.dated)).unwrap_or_default();
        Some(Said { about: kept(about), place: place?, dated, says, source: source?, note })
    }

    /// The file's own place, unless the row names one inside it.
    fn place(&self, fields: &Fields<'_>) -> Option<PlaceCode> {
        if fields.text_if_any("place").is_none() {
            return self.own;
        }
        let place = read_code(fields, "place")?;
        if !self.listed.iter().any(|it| it.place.code == place) {
            let what = format_args!("{place} is not in this file; expected a line for it under [places]");
            fields.wrong_in("place", what);
        } else if self.own == Some(NATIONAL) && place != NATIONAL {
            // Rows are looked up by place, and those of the nation stand before all others.
            fields.wrong_in("place", format_args!("{place} has a file of its own; expected the row there"));
        }
        Some(place)
    }

    fn source(&self, fields: &Fields<'_>, table: &Table, basis: Option<Basis>) -> Option<u16> {
        let cited = self.cite(fields, "source", fields.text("source"))?;
        let publisher = self.sources.get(usize::from(cited))?.source.publisher;
        if publisher == Publisher::TypedIn && table.name != "local" {
            fields.wrong_in("source", "was typed in by a person; expected a [[local]] row");
        }
        let unread = publisher == Publisher::Unread;
        match (unread, basis?) {
            (true, Basis::Unverified) => {}
            (true, _) => fields.wrong_in("basis", "nothing was read; expected \"unverified\""),
            (false, Basis::Unverified) => {
                fields.wrong_in("source", "was read; expected one with publisher = \"unread\", or another basis");
            }
            (false, _) => {}
        }
        Some(cited)
    }

    /// A source by its key.
    fn cite(&self, fields: &Fields<'_>, field: &'static str, key: &str) -> Option<u16> {
        let Some(index) = self.sources.iter().position(|source| source.key == key) else {
            if fields.has(field) {
                fields.wrong_in(field, format_args!("\"{key}\" is not in this file; expected a [source.{key}]"));
            }
            return None;
        };
        if let Some(source) = self.sources.get(index) {
            source.cited.set(true);
        }
        u16::try_from(index).ok()
    }
}

fn read_basis(fields: &Fields<'_>) -> Option<Basis> {
    let bases = [
        ("standard", Some(Basis::Standard)),
        ("floor", Some(Basis::Floor)),
        ("guidance", Some(Basis::Guidance)),
        ("unverified", Some(Basis::Unverified)),
        ("average", None),
    ];
    let basis = fields.word("basis", &bases)?;
    if basis.is_none() {
        fields.wrong_in("basis", "an average over places is nobody's figure; expected a figure that holds somewhere");
    }
    basis
}
