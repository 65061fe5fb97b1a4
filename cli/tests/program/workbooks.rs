//! Results as XLSX, read as lists are.

use std::{fs, fs::File, ops::ControlFlow};

use jiuzhu_screening::{safe::read_row, table::Table};

use crate::{
    run::jiuzhu,
    screen::{Folder, village},
};

fn screened(folder: &Folder, out: &str, more: &[&str]) {
    let told = ["screen", &folder.name("list.csv"), "--out", &folder.name(out), "--day", "2026-11-01"];
    assert_eq!(jiuzhu(&[&told, more].concat()).code, Some(0));
}

#[test]
fn results_are_the_same_as_a_workbook_as_in_csv_on_any_number_of_threads() {
    // A spreadsheet would run the name of the second person, were it a formula.
    let list = village(700).replacen("\n1,", "\n=2-1,", 2);
    let folder = Folder::of(&list);
    let of = |threads: &str| {
        screened(&folder, "results.xlsx", &["--threads", threads]);
        fs::read(folder.path("results.xlsx")).expect("it is there")
    };
    let one = of("1");
    screened(&folder, "results.csv", &[]);
    let expected: Vec<_> =
        folder.results().trim_start_matches('\u{feff}').lines().map(|line| read_row(line.as_bytes())).collect();
    let path = folder.path("results.xlsx");
    let book = Table::open(Box::new(move || Ok(Box::new(File::open(&path)?)))).expect("it is a workbook");
    let mut rows = vec![book.headers.clone()];
    let width = book.headers.len();
    book.rows(|row| {
        let cell = |at| String::from_utf8_lossy(row.cells.get(at).unwrap_or_default()).into_owned();
        rows.push((0..width).map(cell).collect());
        ControlFlow::Continue(())
    })
    .expect("it is read");
    assert_eq!(rows.len(), 701);
    assert!(rows.iter().any(|row| row.first().is_some_and(|it| it == "=2-1")), "no formula among them");
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row, expected);
    }
    assert_eq!(rows.len(), expected.len());
    assert!(of("2") == one && of("5") == one, "threads make a difference");
}
