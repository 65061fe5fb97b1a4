//! The law on file is complete and dated as the register of documents says.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use jiff_core::civil::Date;
use jiuzhu_rules::{
    case::day,
    law::{self, Article, INSTRUMENTS, Instrument, PROVISIONS, governing},
};

fn on_file(id: &str) -> &'static Instrument {
    INSTRUMENTS.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{id} is not on file"))
}

/// The documents of the register, each with the letters it is filed under.
fn documents() -> BTreeMap<u32, BTreeSet<String>> {
    let mut documents: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for id in INSTRUMENTS.iter().filter_map(|it| it.id.strip_prefix("DOC-")) {
        let number = id.trim_end_matches(|it: char| it.is_ascii_lowercase());
        let letter = id.trim_start_matches(|it: char| it.is_ascii_digit()).to_owned();
        documents.entry(number.parse().expect("a number")).or_default().insert(letter);
    }
    documents
}

#[test]
fn every_document_of_the_register_is_on_file_and_no_other() {
    let several = [(19, "ab"), (24, "ab"), (25, "abc"), (28, "ab"), (30, "ab"), (31, "ab")];
    let letters = |number| {
        let of_number = several.iter().find(|(it, _)| *it == number).map(|(_, letters)| *letters);
        of_number.map_or(BTreeSet::from([String::new()]), |it| it.chars().map(String::from).collect())
    };
    let expected = (1..=31).map(|number| (number, letters(number))).collect();
    assert_eq!(documents(), expected);
}

#[test]
fn statutes_outside_the_register_that_rules_lean_on_are_on_file() {
    let others: BTreeSet<_> = INSTRUMENTS.iter().map(|it| it.id).filter(|id| !id.starts_with("DOC-")).collect();
    let expected = [
        "LAW-COMMUNITY-CORRECTION",
        "LAW-DISABLED-PERSONS",
        "LAW-LEGAL-AID",
        "LAW-MENTAL-HEALTH",
        "LAW-OLDER-PERSONS",
        "LAW-SOCIAL-INSURANCE",
        "OPINION-JUDICIAL-ASSISTANCE",
    ];
    assert_eq!(others, BTreeSet::from(expected));
}

/// GEN-3: where the regime changes, an instrument begins.
#[test]
fn the_regime_boundaries_are_starts_of_instruments() {
    let boundaries = [
        ("DOC-12", day(2016, 1, 1)),
        ("DOC-05", day(2021, 7, 1)),
        ("DOC-07", day(2021, 7, 1)),
        ("DOC-16", day(2022, 10, 20)),
        ("DOC-18", day(2025, 1, 1)),
        ("DOC-11", day(2026, 1, 29)),
        ("DOC-01", day(2026, 7, 1)),
    ];
    for (id, from) in boundaries {
        assert_eq!(on_file(id).from, from, "{id}");
    }
}

/// What was repealed, taken in by a successor, or exhausted in 2020 has an end; nothing else has.
#[test]
fn only_what_ended_has_an_end() {
    let (replaced, after_poverty) = (day(2021, 7, 1), day(2021, 1, 1));
    let expected: BTreeMap<&str, Date> = BTreeMap::from([
        ("DOC-04", replaced),
        ("DOC-06", replaced),
        ("DOC-20", after_poverty),
        ("DOC-21", replaced),
        ("DOC-22", after_poverty),
        ("DOC-23", after_poverty),
    ]);
    let ends: BTreeMap<_, _> = INSTRUMENTS.iter().filter_map(|it| Some((it.id, it.until?))).collect();
    assert_eq!(ends, expected);
}

/// Where only the month or the year is known, an instrument is sure to hold from the last day of it.
#[test]
fn a_day_that_is_not_known_is_put_late() {
    assert_eq!(on_file("DOC-09").from, day(2014, 10, 31));
    assert_eq!(on_file("DOC-14").from, day(2022, 12, 31));
    assert_eq!(on_file("DOC-17").from, day(2023, 10, 31));
}

/// A number that was not read is not given.
#[test]
fn only_numbers_that_were_read_are_given() {
    let numbered: BTreeSet<_> = INSTRUMENTS.iter().filter(|it| !it.number.is_empty()).map(|it| it.id).collect();
    let expected = [
        "DOC-02", "DOC-03", "DOC-04", "DOC-09", "DOC-10", "DOC-12", "DOC-13", "DOC-14", "DOC-19b", "DOC-20", "DOC-24a",
        "DOC-25a", "DOC-26",
    ];
    assert_eq!(numbered, BTreeSet::from(expected));
}

/// Of these nothing was read but that they exist, a summary or a news report.
#[test]
fn what_was_not_read_is_not_confirmed() {
    let confirmed = |id: &str| {
        let of_it = |it: u16| INSTRUMENTS.get(usize::from(it)).is_some_and(|it| it.id == id);
        PROVISIONS.iter().filter(|it| of_it(it.instrument)).any(|it| it.confirmed)
    };
    let unread = [
        "DOC-06", "DOC-08", "DOC-09", "DOC-11", "DOC-13", "DOC-14", "DOC-19a", "DOC-19b", "DOC-21", "DOC-22",
        "DOC-24b", "DOC-25c", "DOC-27", "DOC-28a", "DOC-28b", "DOC-30a", "DOC-30b",
    ];
    let unconfirmed: BTreeSet<_> = INSTRUMENTS.iter().map(|it| it.id).filter(|id| !confirmed(id)).collect();
    assert_eq!(unconfirmed, BTreeSet::from(unread));
}

/// Household, income and assets follow the measures of 2012 to the last day of June 2021, then those of 2021.
#[test]
fn the_measures_of_the_day_are_cited() {
    let household: [Article; 2] = [law::dibao_measures_2021::ARTICLE_7, law::dibao_measures_2012::ARTICLE_5];
    let of = |date| governing(date, household).instrument().map(|it| it.id);
    assert_eq!(of(day(2021, 6, 30)), Some("DOC-04"));
    assert_eq!(of(day(2021, 7, 1)), Some("DOC-05"));
}
