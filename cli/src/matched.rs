//! `jiuzhu match`.

use std::{collections::BTreeMap, path::Path};

use jiuzhu_screening::{
    matching::{Difference, List, Why},
    safe::write_text,
};
use jiuzhu_words::Texts;
use serde::Serialize;

use crate::{
    arguments::Match,
    failure::Failure,
    output::{Growing, json, print},
    screen::open,
};

#[derive(Serialize)]
struct Written {
    /// Keys in each list.
    first: usize,
    second: usize,
    /// Differences by their kind.
    differences: BTreeMap<&'static str, usize>,
}

pub fn run(of: &Match) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    // `编号=证件号` where the lists call it differently.
    let (key, others) = of.key.split_once('=').unwrap_or((&of.key, &of.key));
    let (first, second) = (read(&of.first, key, 0)?, read(&of.second, others, 1)?);
    let found = first.against(&second);
    let mut out = Growing::at(&of.out)?;
    out.write(&table(&found, texts))?;
    out.finish()?;
    let mut differences = BTreeMap::new();
    found.iter().for_each(|it| *differences.entry(it.why.name()).or_default() += 1);
    if of.json {
        return print(&json(&Written { first: first.len(), second: second.len(), differences })?);
    }
    let count = |why: Why| differences.get(why.name()).copied().unwrap_or_default();
    let lines = Why::ALL.iter().map(|why| format!("{}\t{}\n", said(*why, texts), count(*why)));
    print(&lines.collect::<String>())
}

fn read(path: &Path, key: &str, side: usize) -> Result<List, Failure> {
    let name = path.display();
    let list = List::read(&open(path)?, key, side).map_err(|wrong| Failure::Input(format!("{name}: {wrong}")))?;
    list.ok_or_else(|| {
        Failure::Input(format!("{name}: \"{key}\" is no header of the table; expected one as it stands there"))
    })
}

fn said(why: Why, texts: &Texts) -> &'static str {
    let (chinese, english) = why.said();
    if texts.is_chinese() { chinese } else { english }
}

/// Every difference, with the mark by which spreadsheets know UTF-8.
fn table(found: &[Difference], texts: &Texts) -> Vec<u8> {
    let headers = if texts.is_chinese() {
        ["键", "第一份的行", "第二份的行", "列", "第一份写的", "第二份写的", "类别", "原因"]
    } else {
        [
            "Key",
            "Row in the first",
            "Row in the second",
            "Column",
            "The first says",
            "The second says",
            "Kind",
            "Reason",
        ]
    };
    let mut csv = b"\xef\xbb\xbf".to_vec();
    line(&headers.map(str::to_owned), &mut csv);
    for it in found {
        let row = |side: Option<u64>| side.map(|row| row.to_string()).unwrap_or_default();
        let ([first, second], [said_first, said_second]) = (it.rows, it.said.clone());
        let (kind, reason) = (it.why.name().to_owned(), said(it.why, texts).to_owned());
        line(
            &[it.key.clone(), row(first), row(second), it.column.clone(), said_first, said_second, kind, reason],
            &mut csv,
        );
    }
    csv
}

fn line(cells: &[String], csv: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(b',');
        }
        write_text(cell, csv);
    }
    csv.extend_from_slice(b"\r\n");
}
