//! `jiuzhu places`.

use std::collections::BTreeMap;

use jiuzhu_rules::place::{FIGURES, PLACES, PlaceCode};
use jiuzhu_words::Texts;

use crate::{arguments::Places, failure::Failure, output};

pub fn run(of: &Places) -> Result<(), Failure> {
    let (texts, wanted) = (of.spoken.texts(), of.text.as_deref().unwrap_or_default().to_lowercase());
    let mut figures: BTreeMap<PlaceCode, BTreeMap<&str, usize>> = BTreeMap::new();
    for figure in FIGURES {
        *figures.entry(figure.place).or_default().entry(figure.table).or_default() += 1;
    }
    let mut out = String::new();
    for place in PLACES.iter().filter(|place| fits(**place, &wanted)) {
        let tables = figures.get(place).into_iter().flatten();
        let tables: Vec<_> = tables.map(|(table, rows)| format!("{table} {rows}")).collect();
        let name = texts.place(*place).unwrap_or_default();
        out += &format!("{:06}\t{}\t{name}\t{}\n", place.0, wider(*place, texts), tables.join(", "));
    }
    output::print(&out)
}

fn fits(place: PlaceCode, wanted: &str) -> bool {
    let named = |texts: &Texts| texts.place(place).is_some_and(|name| name.to_lowercase().contains(wanted));
    format!("{:06}", place.0).starts_with(wanted) || Texts::of_every_language().iter().any(named)
}

/// The places that it lies in, from the widest.
fn wider(place: PlaceCode, texts: &Texts) -> String {
    let within = place.chain().skip(1).filter(|it| it.parent().is_some());
    let mut names: Vec<_> = within.filter_map(|it| texts.place(it)).collect();
    names.reverse();
    names.join(" ")
}
