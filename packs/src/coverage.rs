//! Which figures are on file for which places, as a page to read (`packs/COVERAGE.md`).

use std::{collections::BTreeMap, fmt, fmt::Write};

use jiff_core::civil::Date;
use jiuzhu_rules::{
    packs::{Areas, Basis, Figure, Packs, Publisher, Says},
    place::{Level, NATIONAL, PlaceCode},
};

use crate::told;

/// One column: its heading, and the rows that belong to it.
struct Column {
    heading: &'static str,
    holds: fn(&Figure, &Says) -> bool,
}

const fn column(heading: &'static str, holds: fn(&Figure, &Says) -> bool) -> Column {
    Column { heading, holds }
}

fn is(figure: &Figure, says: &Says, table: &str, parameter: &str) -> bool {
    figure.table == table || (figure.table == "local" && says.of.first().is_some_and(|name| name == parameter))
}

static COLUMNS: &[Column] = &[
    column("Dibao, urban", |figure, says| figure.table == "dibao_standard" && says.areas != Some(Areas::Rural)),
    column("Dibao, rural", |figure, says| figure.table == "dibao_standard" && says.areas != Some(Areas::Urban)),
    column("Tekun, basic", |figure, _| figure.table == "tekun_basic"),
    column("Tekun, care", |figure, _| figure.table == "tekun_care"),
    column("Tekun, in one", |figure, _| figure.table == "tekun_combined"),
    column("Living subsidy", |figure, _| figure.table == "living_subsidy"),
    column("Care subsidy", |figure, _| figure.table == "care_subsidy"),
    column("Top-ups", |figure, _| figure.table == "category_topup"),
    column("Margin line", |figure, _| figure.table == "margin_line"),
    column("Limits", |figure, _| {
        ["liquid_limit", "vehicle_limit", "homes_limit", "registration_limit"].contains(&figure.table)
    }),
    column("Temporary aid", |figure, says| is(figure, says, "temporary_aid", "aid_cap")),
    column("Exit", |figure, says| is(figure, says, "exit_grace", "exit_months")),
    column("Work cost", |figure, says| is(figure, says, "work_cost", "work_cost_deduction")),
];

/// 三区三州: all of Tibet, the Tibetan prefectures and counties of four provinces, southern Xinjiang, Liangshan, Nujiang and
/// Linxia. They are named even where nothing is on file.
static DEEPLY_POOR: &[u32] = &[
    513200, 513300, 513400, 513422, 533300, 533400, 540100, 540200, 540300, 540400, 540500, 540600, 542500, 620623,
    622900, 623000, 632200, 632300, 632500, 632600, 632700, 632800, 652900, 653000, 653100, 653200,
];

/// The page, in Markdown.
pub fn markdown(packs: &Packs) -> String {
    let mut out = String::new();
    // Writing into a text has nothing to fail at.
    let _ = Coverage::of(packs).write(&mut out);
    out
}

struct Coverage<'p> {
    packs: &'p Packs,
    rows: BTreeMap<PlaceCode, Vec<(&'p Figure, Says)>>,
    /// The newest day that any figure was known of.
    newest: Date,
}

impl<'p> Coverage<'p> {
    fn of(packs: &'p Packs) -> Self {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (figure, says) in packs.tables.rows() {
            rows.entry(figure.place).or_default().push((figure, says));
        }
        let newest = packs.tables.rows().map(|(figure, _)| figure.last_known()).max().unwrap_or(Date::MIN);
        Coverage { packs, rows, newest }
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "# What is on file\n")?;
        writeln!(out, "Written by `make coverage` from `packs/*.toml`; a test keeps it equal to them.\n")?;
        self.counts(out)?;
        writeln!(out, "\n## Figures by place\n")?;
        writeln!(
            out,
            "How far the newest figure binds, and its year. `standard` decides; `floor`, `guidance` and `unverified` say \
             “at least”; so does a standard marked `*`, of which nothing was heard for 18 months. – is none of the \
             place's own: what its prefecture or province has holds for it too. Every province is listed, every \
             prefecture of the Three Regions and Three Prefectures (三区三州), and every other place that has figures.\n"
        )?;
        self.table(out)?;
        self.contradictions(out)
    }

    fn counts(&self, out: &mut String) -> fmt::Result {
        let figures = || self.rows.values().flatten().map(|(figure, _)| *figure);
        let of = |basis| figures().filter(|it| it.basis == basis && it.overruled.is_empty()).count();
        let overruled = figures().filter(|it| !it.overruled.is_empty()).count();
        let level = |level| self.rows.keys().filter(|code| code.level() == level).count();
        let by = |publisher| self.packs.sources.iter().filter(|source| source.publisher == publisher).count();
        let lines = [
            ("Places that can be chosen", self.packs.places.iter().filter(|place| !place.outside).count() - 1),
            ("Places with figures of their own", self.rows.len()),
            ("… provinces", level(Level::Province)),
            ("… prefectures", level(Level::Prefecture)),
            ("… counties", level(Level::County)),
            ("Rows", figures().count()),
            ("… standard", of(Basis::Standard)),
            ("… floor", of(Basis::Floor)),
            ("… guidance", of(Basis::Guidance)),
            ("… unverified", of(Basis::Unverified)),
            ("… overruled, only shown", overruled),
            ("Statements that no rule reckons with", self.packs.said.len()),
            ("Sources", self.packs.sources.len()),
            ("… government", by(Publisher::Government)),
            ("… press", by(Publisher::Press)),
            ("… reposted copies", by(Publisher::Repost)),
            ("… web compilations", by(Publisher::Aggregator)),
            ("… not read", by(Publisher::Unread)),
        ];
        writeln!(out, "| What | How many |\n|---|---:|")?;
        lines.iter().try_for_each(|(what, count)| writeln!(out, "| {what} | {count} |"))
    }

    fn table(&self, out: &mut String) -> fmt::Result {
        let headings: Vec<_> = COLUMNS.iter().map(|column| column.heading).collect();
        writeln!(out, "| Code | Place | {} |", headings.join(" | "))?;
        writeln!(out, "|---|---|{}", "---|".repeat(COLUMNS.len()))?;
        for place in self.packs.places.iter().filter(|place| self.is_listed(place.code) && !place.outside) {
            let cells: Vec<_> = COLUMNS.iter().map(|column| self.cell(place.code, column)).collect();
            let named = self.named(place.code);
            writeln!(out, "| {} | {named} | {} |", place.code, cells.join(" | "))?;
        }
        Ok(())
    }

    fn is_listed(&self, code: PlaceCode) -> bool {
        code.level() == Level::Province || DEEPLY_POOR.contains(&code.0) || self.rows.contains_key(&code)
    }

    fn cell(&self, code: PlaceCode, column: &Column) -> String {
        let rows = self.rows.get(&code).into_iter().flatten();
        let rows = rows.filter(|(figure, says)| figure.overruled.is_empty() && (column.holds)(figure, says));
        let newest = rows.max_by_key(|(figure, _)| (figure.from, figure.basis == Basis::Standard));
        newest.map_or("–".to_owned(), |(figure, _)| {
            let old = if figure.is_overdue(self.newest) { "*" } else { "" };
            format!("{} {}{old}", told::basis(figure.basis), figure.from.year())
        })
    }

    /// From the province to the place.
    fn named(&self, code: PlaceCode) -> String {
        let names = code.chain().filter(|it| *it != NATIONAL || code == NATIONAL);
        let mut names: Vec<_> = names.filter_map(|it| self.packs.place(it)).map(|it| it.name("zh-Hans")).collect();
        names.reverse();
        names.join(" ")
    }

    fn contradictions(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\n## Contradictions\n")?;
        writeln!(out, "Rows that a better source contradicts. They are shown, and never reckoned with or averaged.\n")?;
        let overruled = || self.rows.values().flatten().filter(|(figure, _)| !figure.overruled.is_empty());
        if overruled().next().is_none() {
            writeln!(out, "None is on file.")?;
        }
        for (figure, says) in overruled() {
            let (which, value) = (told::which(says).join(" "), told::value(says));
            let (place, dated, why) = (self.named(figure.place), figure.dated, figure.overruled);
            writeln!(out, "- {place}, `{}` {which} from {dated}: {value}. {why}", figure.table)?;
        }
        Ok(())
    }
}
