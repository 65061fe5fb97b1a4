//! `packs/*.toml`: the figures of a province and the places inside it.

use std::cell::Cell;

use jiff_core::civil::Date;

use super::{
    constants, contradictions,
    day::Day,
    places::{Places, read_code},
    reading::{Fields, Problems, SourceFile},
    tables::{Said, TABLES, Table},
};

/// Writes the places, the sources, the figures, and one table of rows for each kind of figure.
pub fn compile(files: &[SourceFile], problems: &Problems) -> String {
    let (mut places, mut sources, mut rows) = (Places::default(), Vec::new(), Vec::new());
    for (file, source_file) in files.iter().enumerate() {
        let Some(table) = source_file.parsed(problems) else { continue };
        let root = source_file.root(&table, problems);
        let own = places.read(&root, file);
        let own_sources = read_sources(&root);
        let pack = Pack { file, own, places: &places, sources: &own_sources, earlier_sources: sources.len() };
        for table in TABLES {
            rows.extend(root.rows(table.name).iter().filter_map(|fields| pack.read_row(table, fields)));
        }
        root.finish();
        for source in own_sources.iter().filter(|source| !source.cited.get()) {
            let what = format_args!("source: no row cites {}; expected a row, or no such source", source.key);
            problems.add(source_file, source.at, what);
        }
        sources.extend(own_sources);
    }
    places.refuse_doubles(files, problems);
    rows.sort_by(|a, b| a.order().cmp(&b.order()));
    contradictions::refuse(&rows, files, problems);
    constants::written(&places, &sources, &rows)
}

// ---- Sources ----------------------------------------------------------------------------------------------------

/// Where figures were read.
pub struct Source {
    key: String,
    at: usize,
    unread: bool,
    cited: Cell<bool>,
    /// As the rules write it.
    pub constant: String,
}

fn read_sources(root: &Fields<'_>) -> Vec<Source> {
    let publishers = [
        ("government", "Government"),
        ("press", "Press"),
        ("repost", "Repost"),
        ("aggregator", "Aggregator"),
        ("unread", "Unread"),
    ];
    let source = |(key, fields): (&str, Fields<'_>)| {
        let title = fields.full_text("title");
        let publisher = fields.word("publisher", &publishers).unwrap_or("Government");
        let link = fields.official_link();
        fields.finish();
        Source {
            key: key.to_owned(),
            at: fields.at,
            unread: publisher == "Unread",
            cited: Cell::new(false),
            constant: format!("Source {{ title: {title:?}, publisher: Publisher::{publisher}, link: {link} }}"),
        }
    };
    root.table("source").map(|all| all.tables_inside().into_iter().map(source).collect()).unwrap_or_default()
}

// ---- Rows -------------------------------------------------------------------------------------------------------

/// How far a figure binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    Standard,
    Floor,
    Guidance,
    Unverified,
}

/// One row of a table.
pub struct Row {
    pub table: &'static Table,
    pub place: u32,
    pub from: Day,
    pub until: Option<Day>,
    pub basis: Basis,
    pub said: Said,
    /// Below a floor for a reason that its source gives.
    pub excused: bool,
    pub source: usize,
    pub note: String,
    pub file: usize,
    pub at: usize,
}

impl Row {
    /// The rules look rows up by place; within it a figure's rows follow each other in time.
    fn order(&self) -> (&str, u32, &str, Date) {
        (self.table.name, self.place, &self.said.which, self.from.last)
    }
}

/// What the rows of one file may refer to.
struct Pack<'a> {
    file: usize,
    own: Option<u32>,
    places: &'a Places,
    sources: &'a [Source],
    /// How many sources the files before have.
    earlier_sources: usize,
}

impl Pack<'_> {
    fn read_row(&self, table: &'static Table, fields: &Fields<'_>) -> Option<Row> {
        let (place, from, until) = (self.place(fields), fields.day("from"), fields.day_if_any("until"));
        if let (Some(from), Some(until)) = (&from, &until)
            && until.first <= from.last
        {
            fields.wrong_in("until", "is not after from; expected a later day");
        }
        let basis = read_basis(fields);
        let source = self.source(fields, basis);
        let said = table.read(fields);
        let note = fields.text_if_any("note").unwrap_or_default();
        let excuse = said.yuan.and_then(|_| fields.text_if_any("below_floor"));
        fields.finish();
        Some(Row {
            table,
            place: place?,
            from: from?,
            until,
            basis: basis?,
            said,
            excused: excuse.is_some(),
            source: source?,
            note: [note, excuse.unwrap_or_default()]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join("；"),
            file: self.file,
            at: fields.at,
        })
    }

    /// The file's own place, unless the row names one inside it.
    fn place(&self, fields: &Fields<'_>) -> Option<u32> {
        if fields.text_if_any("place").is_none() {
            return self.own;
        }
        let place = read_code(fields, "place")?;
        if !self.places.has(self.file, place) {
            fields.wrong_in("place", format_args!("{place:06} is not in this file; expected a [[below]] for it"));
        }
        Some(place)
    }

    fn source(&self, fields: &Fields<'_>, basis: Option<Basis>) -> Option<usize> {
        let key = fields.text("source");
        let Some((index, source)) = self.sources.iter().enumerate().find(|(_, source)| source.key == key) else {
            if fields.has("source") {
                fields.wrong_in("source", format_args!("\"{key}\" is not in this file; expected a [source.{key}]"));
            }
            return None;
        };
        source.cited.set(true);
        match (source.unread, basis?) {
            (true, Basis::Unverified) => {}
            (true, _) => fields.wrong_in("basis", "nothing was read; expected \"unverified\""),
            (false, Basis::Unverified) => {
                fields.wrong_in("source", "was read; expected one with publisher = \"unread\", or another basis");
            }
            (false, _) => {}
        }
        Some(self.earlier_sources + index)
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
