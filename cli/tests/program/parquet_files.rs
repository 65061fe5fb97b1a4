//! Lists and results as Parquet, which is read here by its library alone.

use std::{fs, fs::File};

use jiuzhu_screening::safe::read_row;
use parquet::{
    file::{reader::FileReader, serialized_reader::SerializedFileReader},
    record::Field,
};

use crate::{
    columnar,
    run::{Ran, jiuzhu},
    screen::{Folder, small, village},
};

fn screened(folder: &Folder, list: &str, out: &str, more: &[&str]) -> Ran {
    jiuzhu(&[&["screen", &folder.name(list), "--out", &folder.name(out), "--day", "2026-11-01"], more].concat())
}

/// Headers and rows of results, as the texts that CSV has.
fn texts(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    let file = SerializedFileReader::new(File::open(folder.path(name)).expect("it is there")).expect("it is Parquet");
    let columns = file.metadata().file_metadata().schema_descr().columns();
    let mut rows = vec![columns.iter().map(|it| it.name().to_owned()).collect::<Vec<_>>()];
    for row in file.get_row_iter(None).expect("it has rows") {
        let text = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(number) => number.to_string(),
            // In CSV without closing zeros.
            Field::Decimal(_) => field.to_string().trim_end_matches('0').trim_end_matches('.').to_owned(),
            _ => panic!("{field} is neither text, whole number nor amount"),
        };
        rows.push(row.expect("it is read").get_column_iter().map(|(_, field)| text(field)).collect());
    }
    rows
}

#[test]
fn results_are_the_same_in_parquet_as_in_csv_on_any_number_of_threads() {
    let folder = Folder::of(&village(1_000));
    let csv = screened(&folder, "list.csv", "results.csv", &[]);
    let results = folder.results();
    let expected: Vec<_> =
        results.trim_start_matches('\u{feff}').lines().map(|line| read_row(line.as_bytes())).collect();
    let of = |threads: &str| {
        let ran = screened(&folder, "list.csv", "results.parquet", &["--threads", threads]);
        assert_eq!((ran.code, &ran.err, &ran.out), (Some(0), &csv.err, &csv.out));
        fs::read(folder.path("results.parquet")).expect("it is there")
    };
    let one = of("1");
    let rows = texts(&folder, "results.parquet");
    assert_eq!(rows.len(), 1_001);
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row, expected);
    }
    assert_eq!(rows.len(), expected.len());
    assert!(of("2") == one && of("5") == one, "threads make a difference");
}

#[test]
fn a_list_is_the_same_in_parquet_as_in_csv() {
    let village = village(300);
    let folder = Folder::of(&village);
    assert_eq!(screened(&folder, "list.csv", "of_csv.csv", &[]).code, Some(0));
    let mut lines = village.trim_start_matches('\u{feff}').lines().map(|line| read_row(line.as_bytes()));
    let headers = lines.next().expect("headers");
    let list = columnar::list(&headers, &lines.collect::<Vec<_>>());
    // Known by what stands in it, whatever its name.
    for name in ["list.parquet", "list.data"] {
        fs::write(folder.path(name), &list).expect("it is written");
        let ran = screened(&folder, name, "results.csv", &[]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(fs::read(folder.path("of_csv.csv")).expect("it is there") == folder.results().as_bytes(), "{name}");
    }
}

/// Nothing runs a text there, and whoever reads it wants it as it was.
#[test]
fn a_text_stays_as_it_is() {
    let folder = Folder::of(&small("=1+1", "0").replace('组', "人数").replace(",一\n", ",-一\n"));
    let map = ["--map", "人数=keep", "--place", "500112", "--quick"];
    assert_eq!(screened(&folder, "list.csv", "results.parquet", &map).code, Some(0));
    let rows = texts(&folder, "results.parquet");
    assert_eq!(rows[1][..2], ["=1+1", "-一"]);
    // Two columns of one name could not be told apart.
    assert_eq!((&rows[0][1], &rows[0][3]), (&"人数".to_owned(), &"人数 (2)".to_owned()));
}

#[test]
fn what_is_no_parquet_is_refused_by_its_name() {
    let folder = Folder::of(&village(3));
    assert_eq!(screened(&folder, "list.csv", "whole.parquet", &[]).code, Some(0));
    let whole = fs::read(folder.path("whole.parquet")).expect("it is there");
    let cut = whole[..whole.len() / 2].to_vec();
    let cases = [
        (cut, "it does not end as one; it may be cut off; write it anew, or save the table as CSV"),
        (village(3).into_bytes(), "it does not end as one"),
        (vec![0xa5; 5_000], "it does not end as one"),
        (b"PAR1".to_vec(), "it is too short"),
        (Vec::new(), "it is too short"),
    ];
    for (bytes, expected) in cases {
        fs::write(folder.path("broken.parquet"), bytes).expect("it is written");
        let ran = screened(&folder, "broken.parquet", "results.csv", &[]);
        assert_eq!(ran.code, Some(1));
        let expected = format!("broken.parquet: no Parquet file that can be read: {expected}");
        assert!(ran.err.contains(&expected) && !folder.path("results.csv").exists(), "{}", ran.err);
    }
}
