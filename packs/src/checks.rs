//! What a pack may say, and somebody should still look at.

use std::collections::BTreeMap;

use jiff_core::civil::Date;
use jiuzhu_reading::Day;
use jiuzhu_rules::{
    case::day_to_text,
    packs::{Areas, Basis, Figure, Measure, Says},
    place::{Level, PlaceCode},
    reckoning::exact::Exact,
};

use crate::{source::ReadPack, told};

/// What is odd about a row, and on which line it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Warning {
    pub line: usize,
    pub what: String,
}

/// The newest day that a pack speaks of: when it was last worked on, as far as the file itself tells.
pub fn newest_day(read: &ReadPack) -> Option<Date> {
    read.pack.tables.rows().map(|(figure, _)| figure.last_known()).max()
}

/// What should be looked at, by line. Whether a figure is past its review is told for `day`.
pub fn warnings(read: &ReadPack, day: Date) -> Vec<Warning> {
    let rows: Vec<_> = read.pack.tables.rows().zip(&read.lines).map(Row::of).collect();
    let look = Look { read, rows: &rows, day };
    let mut warnings: Vec<_> = rows.iter().flat_map(|row| look.at(row)).chain(look.past_their_review()).collect();
    warnings.sort_by(|a, b| (a.line, &a.what).cmp(&(b.line, &b.what)));
    warnings
}

struct Row<'a> {
    figure: &'a Figure,
    says: Says,
    line: usize,
}

impl<'a> Row<'a> {
    fn of(((figure, says), line): ((&'a Figure, Says), &usize)) -> Self {
        Row { figure, says, line: *line }
    }

    /// Its table, its place, and what else tells it from the others.
    fn named(&self) -> String {
        [vec![self.figure.table.to_owned(), self.figure.place.to_string()], told::which(&self.says)].concat().join(" ")
    }

    fn stands(&self) -> bool {
        self.figure.overruled.is_empty()
    }

    /// Its lower end, where it is given in yuan.
    fn yuan(&self) -> Option<Exact> {
        self.says.amount.filter(|height| height.by == Measure::Yuan).map(|height| height.least)
    }

    /// Whether another row is about the same figure, wherever it holds.
    fn same_kind(&self, other: &Row<'_>) -> bool {
        let (which, other_which) = (self.says.of.get(..self.says.which), other.says.of.get(..other.says.which));
        self.figure.table == other.figure.table && which == other_which && self.areas_meet(other)
    }

    fn areas_meet(&self, other: &Row<'_>) -> bool {
        match (self.says.areas, other.says.areas) {
            (Some(one), Some(other)) => one == other || one == Areas::Both || other == Areas::Both,
            _ => true,
        }
    }

    fn same_figure(&self, other: &Row<'_>) -> bool {
        self.figure.place == other.figure.place && self.stands() && other.stands() && self.same_kind(other)
    }

    /// Whether it may end because from then on its prefecture or province has one standard for all.
    fn gives_way_to(&self, other: &Row<'_>) -> bool {
        let wider = self.figure.place.chain().skip(1).any(|place| place == other.figure.place);
        let whole = other.says.areas == self.says.areas || other.says.areas == Some(Areas::Both);
        wider && whole && other.stands() && other.figure.basis == Basis::Standard && self.same_kind(other)
    }

    /// The first day on which it may have begun.
    fn first_day(&self) -> Date {
        Day::read(self.figure.dated).map_or(self.figure.from, |dated| dated.first)
    }
}

/// The rows of one file, looked at on a day.
struct Look<'a> {
    read: &'a ReadPack,
    rows: &'a [Row<'a>],
    day: Date,
}

impl Look<'_> {
    fn at(&self, row: &Row<'_>) -> Vec<Warning> {
        let whats = [
            self.lower_than_before(row),
            self.under_the_prefecture(row),
            self.gap(row),
            self.unverified(row),
            self.overruled(row),
        ];
        let told = |what: String| Warning { line: row.line, what: format!("{}: {what}", row.named()) };
        whats.into_iter().flatten().map(told).collect()
    }

    fn title(&self, row: &Row<'_>) -> &'static str {
        self.read.pack.sources.get(usize::from(row.figure.source)).map_or("", |source| source.title)
    }

    /// Standards are raised, hardly ever lowered.
    fn lower_than_before(&self, row: &Row<'_>) -> Option<String> {
        let yuan = reviewed(row).then(|| row.yuan()).flatten()?;
        let before =
            |other: &&Row<'_>| row.same_figure(other) && reviewed(other) && other.figure.from < row.figure.from;
        let before = self.rows.iter().filter(before).max_by_key(|other| other.figure.from)?;
        let more = before.yuan().filter(|more| *more > yuan)?;
        Some(format!(
            "{yuan} is less than {more} from {} (line {}); “{}” against “{}”; expected a standard that rises, or one of \
             them overruled",
            before.figure.dated,
            before.line,
            self.title(row),
            self.title(before)
        ))
    }

    /// The floors of the province stop the build; those of a prefecture are often only meant for its own districts.
    fn under_the_prefecture(&self, row: &Row<'_>) -> Option<String> {
        let yuan = row.yuan().filter(|_| row.stands() && row.figure.place.level() == Level::County)?;
        let prefecture = row.figure.place.parent()?;
        let floor = self.rows.iter().find(|floor| {
            floor.figure.place == prefecture
                && floor.stands()
                && matches!(floor.figure.basis, Basis::Floor | Basis::Guidance)
                && row.same_kind(floor)
                && floor.yuan().is_some_and(|floor| floor > yuan)
                && self.end(row).is_none_or(|end| floor.figure.from < end)
                && self.end(floor).is_none_or(|end| row.figure.from < end)
        })?;
        let (least, since) = (floor.yuan()?, floor.figure.dated);
        Some(format!("{yuan} is under the floor of {prefecture}, {least} from {since}; expected no less, or an end"))
    }

    /// When a row ends, or the next one replaces it.
    fn end(&self, row: &Row<'_>) -> Option<Date> {
        self.next(row).map(|next| next.figure.from).into_iter().chain(row.figure.until).min()
    }

    fn next(&self, row: &Row<'_>) -> Option<&Row<'_>> {
        let later = |other: &&Row<'_>| row.same_figure(other) && other.figure.from > row.figure.from;
        self.rows.iter().filter(later).min_by_key(|other| other.figure.from)
    }

    fn gap(&self, row: &Row<'_>) -> Option<String> {
        let (until, next) = (row.figure.until?, self.next(row)?);
        let begins = next.first_day();
        let bridged = self.rows.iter().any(|other| {
            (row.same_figure(other) || row.gives_way_to(other))
                && other.figure.from <= until
                && other.figure.until.is_none_or(|end| until < end)
        });
        (until < begins && !bridged).then(|| {
            let (until, begins) = (day_to_text(until), day_to_text(begins));
            format!("ends on {until}, and the next begins on {begins} (line {}); expected no gap", next.line)
        })
    }

    /// One line for each table and place: whoever finds its notice mends all of its rows.
    fn past_their_review(&self) -> Vec<Warning> {
        let mut old: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| self.is_past_its_review(row)) {
            old.entry((row.figure.table, row.figure.place)).or_default().push(row);
        }
        let told = |(of, rows): ((&str, PlaceCode), Vec<&Row<'_>>)| {
            let line = rows.iter().map(|row| row.line).min()?;
            let known = day_to_text(rows.iter().map(|row| row.figure.last_known()).max()?);
            let count = match rows.as_slice() {
                [row] => format!("{}: nothing new since {known}, so it counts", row.named()),
                rows => format!("{} {}: nothing new since {known}, so {} rows count", of.0, of.1, rows.len()),
            };
            let what = format!("{count} as “at least”; expected a newer standard, or confirmed = …");
            Some(Warning { line, what })
        };
        old.into_iter().filter_map(told).collect()
    }

    fn is_past_its_review(&self, row: &Row<'_>) -> bool {
        let replaced = self.rows.iter().any(|other| {
            row.same_figure(other)
                && other.figure.in_force(self.day)
                && other.figure.from > row.figure.from
                && (other.says.areas == row.says.areas || other.says.areas == Some(Areas::Both))
        });
        row.figure.in_force(self.day) && row.figure.is_overdue(self.day) && !replaced
    }

    fn unverified(&self, row: &Row<'_>) -> Option<String> {
        let unverified = row.figure.basis == Basis::Unverified;
        unverified.then(|| "read in no source; expected one that was read".to_owned())
    }

    fn overruled(&self, row: &Row<'_>) -> Option<String> {
        let why = row.figure.overruled;
        (!why.is_empty()).then(|| format!("only shown, since another row stands: {why}"))
    }
}

/// Whether a row is a standard that is reviewed every year.
fn reviewed(row: &Row<'_>) -> bool {
    row.figure.basis == Basis::Standard && row.figure.overdue.is_some()
}

/// What several packs say differently of the same place: its name in the nation's list and in its own file.
pub fn other_names(packs: &[ReadPack]) -> Vec<String> {
    let all = || packs.iter().flat_map(|read| &read.listed);
    let mut told: Vec<(PlaceCode, String)> = Vec::new();
    for one in all() {
        let other = all().find(|it| it.place.code == one.place.code && it.place.names != one.place.names);
        if let Some(other) = other {
            let (code, names) = (one.place.code, [one.place.name("zh-Hans"), other.place.name("zh-Hans")]);
            told.push((code, format!("{code} is called {} and {}; expected one name", names[0], names[1])));
        }
    }
    told.sort();
    told.dedup_by_key(|(code, _)| *code);
    told.into_iter().map(|(_, what)| what).collect()
}
