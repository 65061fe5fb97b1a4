//! Two lists held against each other by a key: who stands in one only, and of whom they say different things. Both are kept in
//! memory.

use std::{collections::BTreeMap, ops::ControlFlow};

use csv::ByteRecord;
use jiuzhu_rules::answer::{Answer, Askable, Given};
use jiuzhu_words::Texts;

use crate::{
    cells::CellReader,
    columns::{Meaning, SURE, Suggestion, suggest},
    plain::plain,
    safe::write_row,
    table::{Table, Unreadable},
};

/// One list, by its keys.
pub struct List {
    headers: Vec<String>,
    rows: BTreeMap<String, (u64, ByteRecord)>,
    /// Rows that cannot be matched, in their order.
    unmatched: Vec<Difference>,
}

/// What two lists do not agree in. Rows are counted as a spreadsheet counts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub why: Why,
    /// As it stands in the first list that has it.
    pub key: String,
    pub rows: [Option<u64>; 2],
    /// The header of the column in the first list; empty where whole rows are meant.
    pub column: String,
    /// What either list says there.
    pub said: [String; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    OnlyInFirst,
    OnlyInSecond,
    /// Both have it, and say different things in one column.
    OtherValue,
    /// The row has no key.
    NoKey,
    /// The key stood in the same list before: only its first row is matched.
    KeyAgain,
}

impl Why {
    pub const ALL: [Why; 5] = [Why::OnlyInFirst, Why::OnlyInSecond, Why::OtherValue, Why::NoKey, Why::KeyAgain];

    /// The identifier.
    pub const fn name(self) -> &'static str {
        match self {
            Why::OnlyInFirst => "only_in_a",
            Why::OnlyInSecond => "only_in_b",
            Why::OtherValue => "other_value",
            Why::NoKey => "no_key",
            Why::KeyAgain => "key_again",
        }
    }

    pub fn told(self, texts: &Texts) -> &'static str {
        let (chinese, english) = self.said();
        if texts.is_chinese() { chinese } else { english }
    }

    /// In Chinese and in English.
    const fn said(self) -> (&'static str, &'static str) {
        match self {
            Why::OnlyInFirst => {
                ("只在第一份里，第二份里没有这个键", "only in the first list: the second has no row with this key")
            }
            Why::OnlyInSecond => {
                ("只在第二份里，第一份里没有这个键", "only in the second list: the first has no row with this key")
            }
            Why::OtherValue => {
                ("两份里都有，这一列写的不一样", "in both lists, which say different things in this column")
            }
            Why::NoKey => ("这一行没有键，没有比", "the row has no key and was not compared"),
            Why::KeyAgain => (
                "同一份里前面已经有这个键，只比了前面的一行",
                "the key stood in this list before; only that row was compared",
            ),
        }
    }
}

impl List {
    /// Reads a list by the column with this header; none where it has no such column. `side` is 0 for the first list and 1 for
    /// the second.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(table: &Table, key: &str, side: usize) -> Result<Option<List>, Unreadable> {
        let Some(column) = table.headers.iter().position(|it| plain(it) == plain(key)) else { return Ok(None) };
        let mut list = List { headers: table.headers.clone(), rows: BTreeMap::new(), unmatched: Vec::new() };
        table.rows(|row| {
            let key = text(&row.cells, column);
            let why = if key.is_empty() { Why::NoKey } else { Why::KeyAgain };
            if key.is_empty() || list.rows.contains_key(&key) {
                list.unmatched.push(Difference::of(why, key, side, row.number));
            } else {
                list.rows.insert(key, (row.number, row.cells));
            }
            ControlFlow::Continue(())
        })?;
        Ok(Some(list))
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Everything in which the lists do not agree: by key, then column by column, and at the end what could not be matched.
    pub fn against(&self, second: &List) -> Vec<Difference> {
        let columns = self.columns_of_both(second);
        let mut all = Vec::new();
        let keys: std::collections::BTreeSet<_> = self.rows.keys().chain(second.rows.keys()).collect();
        for key in keys {
            match (self.rows.get(key), second.rows.get(key)) {
                (Some((row, _)), None) => all.push(Difference::of(Why::OnlyInFirst, key.clone(), 0, *row)),
                (None, Some((row, _))) => all.push(Difference::of(Why::OnlyInSecond, key.clone(), 1, *row)),
                (Some((row, cells)), Some((other_row, other_cells))) => {
                    for column in columns.iter().filter(|it| !it.agree(cells, other_cells)) {
                        all.push(Difference {
                            why: Why::OtherValue,
                            key: key.clone(),
                            rows: [Some(*row), Some(*other_row)],
                            column: self.headers.get(column.at[0]).cloned().unwrap_or_default(),
                            said: [as_written(cells, column.at[0]), as_written(other_cells, column.at[1])],
                        });
                    }
                }
                (None, None) => {}
            }
        }
        all.extend(self.unmatched.iter().chain(&second.unmatched).cloned());
        all
    }

    /// Columns with the same header, or that are the same fact. Names are compared with nothing.
    fn columns_of_both(&self, second: &List) -> Vec<Shared> {
        let known = |header: &String| suggest(header).filter(|it| it.sureness >= SURE);
        let mut shared = Vec::new();
        for (at, header) in self.headers.iter().enumerate() {
            let own = known(header);
            let fact = own.and_then(|it| it.meaning.asked());
            let same = |other: &String| {
                plain(other) == plain(header)
                    || fact.is_some() && known(other).and_then(|it| it.meaning.asked()) == fact
            };
            let is_name = own.is_some_and(|it| matches!(it.meaning, Meaning::Name | Meaning::PersonNumber));
            if let Some(other) = second.headers.iter().position(same).filter(|_| !is_name) {
                let reader = |it: Suggestion| Some(CellReader::of(it.meaning.asked()?, it.cadence));
                let others = second.headers.get(other).and_then(known);
                shared.push(Shared { at: [at, other], readers: own.and_then(reader).zip(others.and_then(reader)) });
            }
        }
        shared
    }
}

/// The headers of differences.
pub fn headers(texts: &Texts) -> [&'static str; 8] {
    if texts.is_chinese() {
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
    }
}

/// Every difference as CSV, after the mark by which spreadsheets know UTF-8.
pub fn written(all: &[Difference], texts: &Texts) -> Vec<u8> {
    let mut csv = b"\xef\xbb\xbf".to_vec();
    write_row(headers(texts), &mut csv);
    for it in all {
        let [first, second] = it.rows.map(|row| row.map(|row| row.to_string()).unwrap_or_default());
        let [said_first, said_second] = &it.said;
        let (kind, reason) = (it.why.name(), it.why.told(texts));
        write_row([&it.key, &first, &second, &it.column, said_first, said_second, kind, reason], &mut csv);
    }
    csv
}

/// A column that both lists have.
struct Shared {
    at: [usize; 2],
    readers: Option<(CellReader, CellReader)>,
}

impl Shared {
    /// Whether both say the same, however it is written: 1200/年 is 100/月.
    fn agree(&self, first: &ByteRecord, second: &ByteRecord) -> bool {
        let [at, other] = self.at;
        if text(first, at) == text(second, other) {
            return true;
        }
        let Some((reader, others)) = &self.readers else { return false };
        let cell = |of: &ByteRecord, at: usize| of.get(at).unwrap_or_default().to_vec();
        match (reader.read(&cell(first, at)), others.read(&cell(second, other))) {
            (Ok(Answer::Given(Given::Flow(one))), Ok(Answer::Given(Given::Flow(other)))) => {
                one.possible() == other.possible()
            }
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
    }
}

impl Difference {
    fn of(why: Why, key: String, side: usize, row: u64) -> Self {
        let at = |own: usize| (own == side).then_some(row);
        Difference { why, key, rows: [at(0), at(1)], column: String::new(), said: [String::new(), String::new()] }
    }
}

fn text(cells: &ByteRecord, column: usize) -> String {
    plain(&as_written(cells, column))
}

fn as_written(cells: &ByteRecord, column: usize) -> String {
    String::from_utf8_lossy(cells.get(column).unwrap_or_default()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::io::Cursor;

    use super::*;

    fn list(text: &'static str, key: &str, side: usize) -> List {
        let table = Table::open(Box::new(move || Ok(Box::new(Cursor::new(text))))).expect("a table");
        List::read(&table, key, side).expect("it is read").expect("it has the key")
    }

    #[test]
    fn every_difference_is_told_with_its_rows_and_its_reason() {
        let first =
            list("编号,姓名,年工资,组\n1,甲,1200,一\n2,乙,0,一\n3,丙,600,二\n,丁,0,一\n3,丙,600,二\n", "编号", 0);
        let second = list("编号,姓名,wage,组\n１,甲乙,100/月,一\n3,丙,60/月,三\n4,戊,0,一\n", "编号", 1);
        let found = first.against(&second);
        let told: Vec<_> = found.iter().map(|it| (it.why, it.key.as_str(), it.rows, it.column.as_str())).collect();
        assert_eq!(
            told,
            [
                (Why::OnlyInFirst, "2", [Some(3), None], ""),
                (Why::OtherValue, "3", [Some(4), Some(3)], "年工资"),
                (Why::OtherValue, "3", [Some(4), Some(3)], "组"),
                (Why::OnlyInSecond, "4", [None, Some(4)], ""),
                (Why::NoKey, "", [Some(5), None], ""),
                (Why::KeyAgain, "3", [Some(6), None], ""),
            ]
        );
        assert_eq!(found.get(1).map(|it| it.said.clone()), Some(["600".to_owned(), "60/月".to_owned()]));
        assert!(first.against(&first).iter().all(|it| matches!(it.why, Why::NoKey | Why::KeyAgain)));
    }
}
