//! Packs as the rules hold them: plain constants.

use std::fmt::Write;

use super::{
    contradictions,
    day::{constant, constant_if_any},
    packs::{Row, Source},
    places::Places,
    tables::TABLES,
};

pub fn written(places: &Places, sources: &[Source], rows: &[Row]) -> String {
    let mut out = String::new();
    let places = places.sorted().into_iter().map(|it| format!("PlaceCode({})", it.code));
    table(&mut out, "PLACES", "PlaceCode", places);
    table(&mut out, "SOURCES", "Source", sources.iter().map(|source| source.constant.clone()));
    table(&mut out, "FIGURES", "Figure", rows.iter().map(|row| figure(row, rows)));
    for kind in TABLES {
        let own = rows.iter().enumerate().filter(|(_, row)| row.table.name == kind.name);
        let own = own.map(|(number, row)| self::row(number, row, rows));
        table(&mut out, &kind.name.to_uppercase(), &format!("Row<{}>", kind.rows), own);
    }
    let mut categories: Vec<_> = rows.iter().filter_map(category).collect();
    categories.sort_unstable();
    categories.dedup();
    table(&mut out, "TOPUP_CATEGORIES", "&str", categories.into_iter().map(|name| format!("{name:?}")));
    out
}

fn table(out: &mut String, name: &str, of: &str, items: impl Iterator<Item = String>) {
    let items: Vec<_> = items.collect();
    let _ = writeln!(out, "pub static {name}: &[{of}] = &[\n{}\n];", items.join(",\n"));
}

fn figure(row: &Row, rows: &[Row]) -> String {
    let (table, place, dated, source, note) = (row.table.name, row.place, &row.from.dated, row.source, &row.note);
    let (standing, category) = (standing(row, rows), category(row).unwrap_or_default());
    format!(
        "Figure {{ table: {table:?}, category: {category:?}, place: PlaceCode({place}), {standing}, dated: {dated:?}, \
         source: {source}, note: {note:?} }}"
    )
}

/// Of a top-up, the category that the locales name.
fn category(row: &Row) -> Option<&str> {
    (row.table.name == "category_topup").then_some(&row.said.which)
}

fn row(number: usize, row: &Row, rows: &[Row]) -> String {
    let (place, what) = (row.place, &row.said.value);
    let standing = standing(row, rows);
    format!("Row {{ place: PlaceCode({place}), {standing}, figure: FigureId({number}), what: {what} }}")
}

/// From when to when a row holds, and how far it binds.
fn standing(row: &Row, rows: &[Row]) -> String {
    let (from, until) = (constant(row.from.last), constant_if_any(contradictions::end(row, rows)));
    format!("from: {from}, until: {until}, basis: Basis::{:?}", row.basis)
}
