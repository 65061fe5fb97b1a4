//! The packs on file as a whole.

use std::collections::BTreeSet;

use expect_test::expect_file;
use jiuzhu_packs::{COMPACT, COVERAGE, GAZETTEER, Gazetteer, ON_FILE, all, coverage::Coverage, outside, source};
use jiuzhu_rules::{
    packs::{NotAPack, Pack, row_for},
    place::PlaceCode,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::files;

fn packs() -> Vec<source::ReadPack> {
    files("packs").iter().map(|file| outside::read(&file.name, file.text.as_bytes()).expect("sound")).collect()
}

#[test]
fn a_place_has_one_name_in_every_file_and_language() {
    assert_eq!(jiuzhu_packs::checks::other_names(&packs()), Vec::<String>::new());
    let tags = |names: &[(&str, &str)]| names.iter().map(|(tag, _)| (*tag).to_owned()).collect::<BTreeSet<_>>();
    let languages = BTreeSet::from(["zh-Hans".to_owned(), "en".to_owned()]);
    let missing: Vec<_> = all().places.iter().filter(|place| tags(&place.names) != languages).collect();
    assert!(missing.is_empty() && all().places.len() > 3000, "{missing:?}");
}

/// Rows are looked up by place: of what stands elsewhere in a table another place's would be taken.
#[test]
fn every_condition_is_found_for_its_own_place_alone() {
    let local = &all().tables.local;
    assert!(local.len() > 10 && local.is_sorted_by_key(|row| row.figure.place));
    for row in local {
        let (place, day) = (row.figure.place, row.figure.from);
        let found = row_for(local, place, day, |what| *what == row.what);
        assert_eq!(found.map(|it| it.figure.place), Some(place));
    }
}

#[test]
fn the_compact_form_says_what_the_file_says() {
    for (read, file) in packs().iter().zip(files("packs")) {
        let compact: &'static [u8] = read.pack.compact().leak();
        let again = Pack::read(compact).expect("a pack");
        assert_eq!(format!("{:?}", read.pack), format!("{again:?}"), "{}", file.name);
        let on_file = ON_FILE.iter().position(|it| it.code == read.pack.head.code).expect("it is on file");
        assert_eq!(COMPACT[on_file], compact, "{}", file.name);
        let hash: String = Sha256::digest(file.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((ON_FILE[on_file].hash, read.pack.head.hash), (&hash[..12], hash.as_str()), "{}", file.name);
    }
}

#[test]
fn what_is_cut_off_or_of_another_form_is_no_pack() {
    let whole = packs()[0].pack.compact();
    let read = |bytes: &[u8]| Pack::read(bytes.to_vec().leak()).map(|_| ());
    assert_eq!(read(&whole), Ok(()));
    for length in (0..whole.len()).step_by(whole.len() / 50 + 1) {
        assert_eq!(read(&whole[..length]), Err(NotAPack::Unreadable), "{length}");
    }
    let mut other = whole;
    other[0] += 1;
    assert_eq!(read(&other), Err(NotAPack::OtherForm));
}

/// Names are found as they are said, not as their characters are said elsewhere.
#[test]
fn places_are_found_by_characters_spelling_initials_and_english() {
    let gazetteer = Gazetteer::of(GAZETTEER);
    let wanted = [
        ("重庆", PlaceCode(500000)),
        ("chongqing", PlaceCode(500000)),
        ("cq", PlaceCode(500000)),
        ("luan", PlaceCode(341500)),
        ("六安", PlaceCode(341500)),
        ("daicheng", PlaceCode(131025)),
        ("Xi'an", PlaceCode(610100)),
        ("yubei district", PlaceCode(500112)),
    ];
    for (text, code) in wanted {
        let found = gazetteer.find(text, 10);
        assert!(found.iter().any(|it| it.code == code), "{text}: {found:?}");
    }
    for (text, wrong) in
        [("zhongqing", PlaceCode(500000)), ("liuan", PlaceCode(341500)), ("dacheng", PlaceCode(131025))]
    {
        assert!(gazetteer.find(text, usize::MAX).iter().all(|it| it.code != wrong), "{text}");
    }
}

#[test]
fn what_is_on_file_is_told_as_it_is() {
    expect_file!["../../packs/COVERAGE.md"].assert_eq(&Coverage::of(all()).markdown());
}

/// Cell by cell, as they stand in the two files.
#[test]
fn the_app_is_told_what_the_page_to_read_says() {
    let fetched = Coverage::read(COVERAGE).expect("it is whole");
    assert_eq!(fetched, Coverage::of(all()));
    let page = include_str!("../../packs/COVERAGE.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
    let (places, counts): (Vec<_>, Vec<_>) = cells.filter(|it| it.len() != 1).partition(|it| it.len() > 2);
    let counted: Vec<_> = counts.iter().skip(1).map(|it| it[1].parse::<usize>().expect("a number")).collect();
    assert_eq!(fetched.counts, counted);
    assert_eq!(fetched.places.len() + 1, places.len(), "and a line of headings");
    for (place, row) in fetched.places.iter().zip(&places[1..]) {
        let told = |cell: &Option<_>| cell.as_ref().map_or("–".to_owned(), ToString::to_string);
        let cells: Vec<_> = place.cells.iter().map(told).collect();
        assert_eq!(cells, row[2..], "{}", row[1]);
        assert_eq!(place.code.to_string(), row[0]);
        assert!(row[1].ends_with(&place.name.chinese), "{}", row[1]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to a file, it is a pack or what is wrong is told.
    #[test]
    fn a_file_with_bytes_changed_is_read_or_refused(
        cuts in proptest::collection::vec(
            (any::<prop::sample::Index>(), 0..40_usize, proptest::collection::vec(any::<u8>(), 0..3)),
            1..4,
        ),
    ) {
        let files = files("packs");
        let mut bytes = files.iter().find(|file| file.name == "packs/ningxia.toml").expect("on file").text.clone().into_bytes();
        for (at, out, put) in cuts {
            let start = at.index(bytes.len() + 1);
            let end = (start + out).min(bytes.len());
            bytes.splice(start..end, put);
        }
        match outside::read("ningxia.toml", &bytes) {
            Ok(read) => prop_assert!(Pack::read(read.pack.compact().leak()).is_ok()),
            Err(refused) => {
                let told = refused.problems;
                prop_assert!(!told.is_empty() && told.iter().all(|it| it.starts_with("ningxia.toml:")));
            }
        }
    }
}
