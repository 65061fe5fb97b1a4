//! Which figures are on file for which places: one table, of which the page to read (`packs/COVERAGE.md`) and the file that
//! the app fetches are two forms.

mod markdown;
mod text;

use std::{collections::BTreeMap, fmt};

use jiff_core::civil::Date;
use jiuzhu_rules::{
    packs::{Areas, Basis, Figure, Packs, Publisher, Says},
    place::{Level, NATIONAL, PlaceCode},
};

use crate::told;

/// What is on file, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many there are of each, in the order of [`COUNTED`].
    pub counts: Vec<usize>,
    /// The nation, every province and what is listed of its places, by code.
    pub places: Vec<Covered>,
    pub contradictions: Vec<Contradiction>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Places that can be chosen.
    Places,
    /// Those with figures of their own.
    WithFigures,
    /// Those of one level among them.
    OfLevel(Level),
    Rows,
    OfBasis(Basis),
    Overruled,
    /// Statements that no rule reckons with.
    Said,
    Sources,
    By(Publisher),
}

pub static COUNTED: &[Counted] = &[
    Counted::Places,
    Counted::WithFigures,
    Counted::OfLevel(Level::Province),
    Counted::OfLevel(Level::Prefecture),
    Counted::OfLevel(Level::County),
    Counted::Rows,
    Counted::OfBasis(Basis::Standard),
    Counted::OfBasis(Basis::Floor),
    Counted::OfBasis(Basis::Guidance),
    Counted::OfBasis(Basis::Unverified),
    Counted::Overruled,
    Counted::Said,
    Counted::Sources,
    Counted::By(Publisher::Government),
    Counted::By(Publisher::Press),
    Counted::By(Publisher::Repost),
    Counted::By(Publisher::Aggregator),
    Counted::By(Publisher::Unread),
];

/// A place, and what it has of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Covered {
    pub code: PlaceCode,
    /// Inside its province.
    pub name: Name,
    /// In the order of [`COLUMNS`].
    pub cells: Vec<Option<Cell>>,
}

/// What a place is called.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    pub chinese: String,
    pub english: String,
}

/// The newest figure of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub basis: Basis,
    pub year: i16,
    /// A standard of which nothing was heard for 18 months.
    pub overdue: bool,
}

/// A row that a better source contradicts.
#[derive(Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// From the province on.
    pub place: Name,
    pub table: String,
    /// What tells it from others of its table.
    pub which: String,
    /// As the source gives it.
    pub from: String,
    pub value: String,
    pub why: String,
}

/// One kind of figure, and the rows that belong to it.
pub struct Column {
    /// By which languages know it.
    pub name: &'static str,
    heading: &'static str,
    holds: fn(&Figure, &Says) -> bool,
}

const fn column(name: &'static str, heading: &'static str, holds: fn(&Figure, &Says) -> bool) -> Column {
    Column { name, heading, holds }
}

fn is(figure: &Figure, says: &Says, table: &str, parameter: &str) -> bool {
    figure.table == table || (figure.table == "local" && says.of.first().is_some_and(|name| name == parameter))
}

pub static COLUMNS: &[Column] = &[
    column("dibao_urban", "Dibao, urban", |figure, says| {
        figure.table == "dibao_standard" && says.areas != Some(Areas::Rural)
    }),
    column("dibao_rural", "Dibao, rural", |figure, says| {
        figure.table == "dibao_standard" && says.areas != Some(Areas::Urban)
    }),
    column("tekun_basic", "Tekun, basic", |figure, _| figure.table == "tekun_basic"),
    column("tekun_care", "Tekun, care", |figure, _| figure.table == "tekun_care"),
    column("tekun_combined", "Tekun, in one", |figure, _| figure.table == "tekun_combined"),
    column("living_subsidy", "Living subsidy", |figure, _| figure.table == "living_subsidy"),
    column("care_subsidy", "Care subsidy", |figure, _| figure.table == "care_subsidy"),
    column("topups", "Top-ups", |figure, _| figure.table == "category_topup"),
    column("margin_line", "Margin line", |figure, _| figure.table == "margin_line"),
    column("limits", "Limits", |figure, _| {
        ["liquid_limit", "vehicle_limit", "homes_limit", "registration_limit"].contains(&figure.table)
    }),
    column("temporary_aid", "Temporary aid", |figure, says| is(figure, says, "temporary_aid", "aid_cap")),
    column("exit", "Exit", |figure, says| is(figure, says, "exit_grace", "exit_months")),
    column("work_cost", "Work cost", |figure, says| is(figure, says, "work_cost", "work_cost_deduction")),
];

/// 三区三州: all of Tibet, the Tibetan prefectures and counties of four provinces, southern Xinjiang, Liangshan, Nujiang and
/// Linxia. They are named even where nothing is on file.
static DEEPLY_POOR: &[u32] = &[
    513200, 513300, 513400, 513422, 533300, 533400, 540100, 540200, 540300, 540400, 540500, 540600, 542500, 620623,
    622900, 623000, 632200, 632300, 632500, 632600, 632700, 632800, 652900, 653000, 653100, 653200,
];

impl Coverage {
    pub fn of(packs: &Packs) -> Coverage {
        let on_file = OnFile::of(packs);
        let listed = packs.places.iter().filter(|place| !place.outside && on_file.is_listed(place.code));
        Coverage {
            counts: COUNTED.iter().map(|counted| on_file.count(*counted)).collect(),
            places: listed.map(|place| on_file.covered(place.code)).collect(),
            contradictions: on_file.contradictions().collect(),
        }
    }

    /// The nation's row, or the province's and those of the places inside it.
    pub fn within(&self, wider: PlaceCode) -> impl Iterator<Item = &Covered> {
        let inside = move |code: PlaceCode| wider != NATIONAL && code.chain().any(|it| it == wider);
        self.places.iter().filter(move |place| place.code == wider || inside(place.code))
    }
}

impl Covered {
    pub fn has_figures(&self) -> bool {
        self.cells.iter().any(Option::is_some)
    }
}

impl Name {
    pub fn in_language(&self, tag: &str) -> &str {
        if tag == "zh-Hans" { &self.chinese } else { &self.english }
    }
}

/// `standard 2023*`
impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", told::basis(self.basis), self.year, if self.overdue { "*" } else { "" })
    }
}

/// The rows of packs, by place.
struct OnFile<'p> {
    packs: &'p Packs,
    rows: BTreeMap<PlaceCode, Vec<(&'p Figure, Says)>>,
    /// The newest day that any figure was known of.
    newest: Date,
}

impl<'p> OnFile<'p> {
    fn of(packs: &'p Packs) -> Self {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (figure, says) in packs.tables.rows() {
            rows.entry(figure.place).or_default().push((figure, says));
        }
        let newest = packs.tables.rows().map(|(figure, _)| figure.last_known()).max().unwrap_or(Date::MIN);
        OnFile { packs, rows, newest }
    }

    fn count(&self, counted: Counted) -> usize {
        let (packs, figures) = (self.packs, || self.rows.values().flatten().map(|(figure, _)| *figure));
        match counted {
            Counted::Places => packs.places.iter().filter(|place| !place.outside).count() - 1,
            Counted::WithFigures => self.rows.len(),
            Counted::OfLevel(level) => self.rows.keys().filter(|code| code.level() == level).count(),
            Counted::Rows => figures().count(),
            Counted::OfBasis(basis) => figures().filter(|it| it.basis == basis && it.overruled.is_empty()).count(),
            Counted::Overruled => figures().filter(|it| !it.overruled.is_empty()).count(),
            Counted::Said => packs.said.len(),
            Counted::Sources => packs.sources.len(),
            Counted::By(publisher) => packs.sources.iter().filter(|source| source.publisher == publisher).count(),
        }
    }

    fn is_listed(&self, code: PlaceCode) -> bool {
        code.level() == Level::Province || DEEPLY_POOR.contains(&code.0) || self.rows.contains_key(&code)
    }

    fn covered(&self, code: PlaceCode) -> Covered {
        let cells = COLUMNS.iter().map(|column| self.cell(code, column)).collect();
        let inside = |wider: &PlaceCode| *wider == code || wider.level() as u8 > Level::Province as u8;
        Covered { code, name: self.named(code, inside), cells }
    }

    fn cell(&self, code: PlaceCode, column: &Column) -> Option<Cell> {
        let rows = self.rows.get(&code).into_iter().flatten();
        let rows = rows.filter(|(figure, says)| figure.overruled.is_empty() && (column.holds)(figure, says));
        let (newest, _) = rows.max_by_key(|(figure, _)| (figure.from, figure.basis == Basis::Standard))?;
        Some(Cell { basis: newest.basis, year: newest.from.year(), overdue: newest.is_overdue(self.newest) })
    }

    /// From the wider place to the narrower one, of those that are wanted.
    fn named(&self, code: PlaceCode, wanted: impl Fn(&PlaceCode) -> bool) -> Name {
        let mut chain: Vec<_> = code.chain().filter(wanted).filter_map(|it| self.packs.place(it)).collect();
        chain.reverse();
        let name = |tag| chain.iter().map(|place| place.name(tag)).collect::<Vec<_>>().join(" ");
        Name { chinese: name("zh-Hans"), english: name("en") }
    }

    fn contradictions(&self) -> impl Iterator<Item = Contradiction> {
        let overruled = self.rows.values().flatten().filter(|(figure, _)| !figure.overruled.is_empty());
        overruled.map(|(figure, says)| Contradiction {
            place: self.named(figure.place, |it| *it != NATIONAL || figure.place == NATIONAL),
            table: figure.table.to_owned(),
            which: told::which(says).join(" "),
            from: figure.dated.to_owned(),
            value: told::value(says),
            why: figure.overruled.to_owned(),
        })
    }
}
