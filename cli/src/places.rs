//! `jiuzhu places`.

use std::collections::BTreeMap;

use jiuzhu_packs::{GAZETTEER, Gazetteer};
use jiuzhu_rules::{packs::Packs, place::PlaceCode};
use jiuzhu_words::Texts;

use crate::{arguments::Places, failure::Failure, output};

pub fn run(of: &Places) -> Result<(), Failure> {
    let (packs, texts) = (jiuzhu_packs::all(), of.spoken.texts());
    let mut figures: BTreeMap<PlaceCode, BTreeMap<&str, usize>> = BTreeMap::new();
    for (figure, _) in packs.tables.rows() {
        *figures.entry(figure.place).or_default().entry(figure.table).or_default() += 1;
    }
    let mut out = String::new();
    for place in wanted(packs, of.text.as_deref().unwrap_or_default()) {
        let tables = figures.get(&place).into_iter().flatten();
        let mut tables: Vec<_> = tables.map(|(table, rows)| format!("{table} {rows}")).collect();
        if packs.place(place).is_some_and(|it| it.outside) {
            tables.push("outside these rules".to_owned());
        }
        let name = texts.place(packs, place).unwrap_or_default();
        out += &format!("{place}\t{}\t{name}\t{}\n", wider(packs, place, texts), tables.join(", "));
    }
    output::print(&out)
}

/// By the beginning of the code, or by name, spelling or initials.
fn wanted(packs: &Packs, text: &str) -> Vec<PlaceCode> {
    let all = || packs.places.iter().map(|place| place.code);
    if text.bytes().all(|it| it.is_ascii_digit()) {
        return all().filter(|code| code.to_string().starts_with(text)).collect();
    }
    let found = Gazetteer::of(GAZETTEER).find(text, usize::MAX);
    found.into_iter().map(|it| it.code).filter(|it| packs.has(*it)).collect()
}

/// The places that it lies in, from the widest.
fn wider(packs: &Packs, place: PlaceCode, texts: &Texts) -> String {
    let within = place.chain().skip(1).filter(|it| it.parent().is_some());
    let mut names: Vec<_> = within.filter_map(|it| texts.place(packs, it)).collect();
    names.reverse();
    names.join(" ")
}
