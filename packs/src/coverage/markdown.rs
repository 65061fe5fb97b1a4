//! The page to read.

use std::{fmt, fmt::Write};

use jiuzhu_rules::{
    packs::{Basis, Publisher},
    place::{Level, PlaceCode},
};

use super::{COLUMNS, COUNTED, Cell, Counted, Coverage, Covered};

impl Coverage {
    /// `packs/COVERAGE.md`
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        // Writing into a text has nothing to fail at.
        let _ = self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "# What is on file\n")?;
        writeln!(out, "Written by `make coverage` from `packs/*.toml`; a test keeps it equal to them.\n")?;
        writeln!(out, "| What | How many |\n|---|---:|")?;
        for (counted, count) in COUNTED.iter().zip(&self.counts) {
            writeln!(out, "| {} | {count} |", words(*counted))?;
        }
        writeln!(out, "\n## Figures by place\n")?;
        writeln!(
            out,
            "How far the newest figure binds, and its year. `standard` decides; `floor`, `guidance` and `unverified` say \
             “at least”; so does a standard marked `*`, of which nothing was heard for 18 months. – is none of the \
             place's own: what its prefecture or province has holds for it too. Every province is listed, every \
             prefecture of the Three Regions and Three Prefectures (三区三州), and every other place that has figures.\n"
        )?;
        self.table(out)?;
        self.write_contradictions(out)
    }

    fn table(&self, out: &mut String) -> fmt::Result {
        let headings: Vec<_> = COLUMNS.iter().map(|column| column.heading).collect();
        writeln!(out, "| Code | Place | {} |", headings.join(" | "))?;
        writeln!(out, "|---|---|{}", "---|".repeat(COLUMNS.len()))?;
        for place in &self.places {
            let told = |cell: &Option<Cell>| cell.map_or("–".to_owned(), |cell| cell.to_string());
            let cells: Vec<_> = place.cells.iter().map(told).collect();
            writeln!(out, "| {} | {} | {} |", place.code, self.named(place), cells.join(" | "))?;
        }
        Ok(())
    }

    /// From the province to the place.
    fn named(&self, place: &Covered) -> String {
        let is_province = |code: &PlaceCode| code.level() == Level::Province;
        let province = place.code.chain().skip(1).find(is_province);
        let province = self.places.iter().find(|other| Some(other.code) == province);
        province.map_or(String::new(), |it| format!("{} ", it.name.chinese)) + &place.name.chinese
    }

    fn write_contradictions(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\n## Contradictions\n")?;
        writeln!(out, "Rows that a better source contradicts. They are shown, and never reckoned with or averaged.\n")?;
        if self.contradictions.is_empty() {
            writeln!(out, "None is on file.")?;
        }
        for it in &self.contradictions {
            let place = &it.place.chinese;
            writeln!(out, "- {place}, `{}` {} from {}: {}. {}", it.table, it.which, it.from, it.value, it.why)?;
        }
        Ok(())
    }
}

fn words(counted: Counted) -> &'static str {
    match counted {
        Counted::Places => "Places that can be chosen",
        Counted::WithFigures => "Places with figures of their own",
        Counted::OfLevel(Level::Nation) => "… the nation",
        Counted::OfLevel(Level::Province) => "… provinces",
        Counted::OfLevel(Level::Prefecture) => "… prefectures",
        Counted::OfLevel(Level::County) => "… counties",
        Counted::Rows => "Rows",
        Counted::OfBasis(Basis::Standard) => "… standard",
        Counted::OfBasis(Basis::Floor) => "… floor",
        Counted::OfBasis(Basis::Guidance) => "… guidance",
        Counted::OfBasis(Basis::Unverified) => "… unverified",
        Counted::Overruled => "… overruled, only shown",
        Counted::Said => "Statements that no rule reckons with",
        Counted::Sources => "Sources",
        Counted::By(Publisher::Government) => "… government",
        Counted::By(Publisher::Press) => "… press",
        Counted::By(Publisher::Repost) => "… reposted copies",
        Counted::By(Publisher::Aggregator) => "… web compilations",
        Counted::By(Publisher::Unread) => "… not read",
        Counted::By(Publisher::TypedIn) => "… typed in",
    }
}
