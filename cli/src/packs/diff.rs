//! `jiuzhu packs diff`.

use std::path::Path;

use jiuzhu_packs::{
    ON_FILE,
    difference::{Change, Difference, RowDifference, between},
};
use jiuzhu_rules::{packs::Pack, place::PlaceCode};
use serde::Serialize;

use crate::{arguments::Diff, failure::Failure, output, outside};

pub fn run(of: &Diff) -> Result<(), Failure> {
    let difference = between(&pack(&of.old)?, &pack(&of.new)?);
    output::print(&if of.json { output::json(&Written::of(&difference))? } else { text(&difference) })
}

/// A pack on file by its name, else a file.
fn pack(named: &str) -> Result<Pack, Failure> {
    if let Some(pack) = jiuzhu_packs::on_file(named) {
        return Ok(pack);
    }
    if !Path::new(named).exists() {
        let names: Vec<_> = ON_FILE.iter().map(|it| it.name).collect();
        let names = names.join(", ");
        return Err(Failure::Usage(format!("\"{named}\" is no file and no pack on file; expected one of {names}")));
    }
    Ok(outside::read(Path::new(named))?.1.pack)
}

fn text(difference: &Difference) -> String {
    let place = |sign: &str, (code, name): &(PlaceCode, &str)| format!("{sign} place {code} {name}\n");
    let added = difference.places_added.iter().map(|it| place("+", it));
    let removed = difference.places_removed.iter().map(|it| place("-", it));
    added.chain(removed).chain(difference.rows.iter().map(row)).collect()
}

fn row(row: &RowDifference) -> String {
    let which = row.which.join(" ");
    let of = format!("{} {} {} {which} from {}", row.table, row.place, row.name, row.dated);
    match &row.change {
        Change::Added(value) => format!("+ {of}: {value}\n"),
        Change::Removed(value) => format!("- {of}: {value}\n"),
        Change::Changed(parts) => {
            let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
            let parts = parts.iter().map(|it| format!("{} {} → {}", it.part, shown(&it.old), shown(&it.new)));
            format!("* {of}: {}\n", parts.collect::<Vec<_>>().join("; "))
        }
    }
}

#[derive(Serialize)]
struct Written<'d> {
    places_added: Vec<Named>,
    places_removed: Vec<Named>,
    rows: Vec<WrittenRow<'d>>,
}

#[derive(Serialize)]
struct Named {
    code: String,
    name: &'static str,
}

#[derive(Serialize)]
struct WrittenRow<'d> {
    table: &'static str,
    place: Named,
    which: &'d [String],
    dated: &'static str,
    change: &'static str,
    /// What a row that was added or removed says.
    value: Option<&'d str>,
    parts: Vec<WrittenPart<'d>>,
}

#[derive(Serialize)]
struct WrittenPart<'d> {
    part: &'static str,
    old: &'d str,
    new: &'d str,
}

impl<'d> Written<'d> {
    fn of(difference: &'d Difference) -> Self {
        let named = |places: &[(PlaceCode, &'static str)]| {
            places.iter().map(|(code, name)| Named { code: code.to_string(), name }).collect()
        };
        Written {
            places_added: named(&difference.places_added),
            places_removed: named(&difference.places_removed),
            rows: difference.rows.iter().map(WrittenRow::of).collect(),
        }
    }
}

impl<'d> WrittenRow<'d> {
    fn of(row: &'d RowDifference) -> Self {
        let (change, value, parts) = match &row.change {
            Change::Added(value) => ("added", Some(value.as_str()), &[][..]),
            Change::Removed(value) => ("removed", Some(value.as_str()), &[][..]),
            Change::Changed(parts) => ("changed", None, parts.as_slice()),
        };
        let parts = parts.iter().map(|it| WrittenPart { part: it.part, old: &it.old, new: &it.new }).collect();
        let place = Named { code: row.place.to_string(), name: row.name };
        WrittenRow { table: row.table, place, which: &row.which, dated: row.dated, change, value, parts }
    }
}
