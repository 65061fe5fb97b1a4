//! What a Parquet file may hold, and what may be wrong with one.

use std::{io::Cursor, ops::ControlFlow};

use jiuzhu_screening::{
    Judge,
    columnar::{Piece, ResultsFile},
    results::Results,
    table::{MOST_COLUMNS, Table, Unreadable},
};
use jiuzhu_words::Texts;
use parquet::{basic::Encoding, file::metadata::ParquetMetaDataReader};

use crate::{
    columnar::{Cells, Column, file, newer, packed, plain},
    lists::{List, gathered, opened, screening},
};

/// Headers and rows, each as one line.
fn lines(file: Vec<u8>) -> Result<Vec<String>, Unreadable> {
    let table = Table::open_parquet(Box::new(move || Ok(Box::new(Cursor::new(file.clone())))))?;
    let mut lines = vec![table.headers.join(",")];
    table.rows(|row| {
        let cells: Vec<_> = row.cells.iter().map(String::from_utf8_lossy).collect();
        lines.push(format!("{}: {}", row.number, cells.join(",")));
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

fn texts(texts: &[&str]) -> Cells {
    Cells::Bytes(texts.iter().map(|it| it.as_bytes().to_vec()).collect())
}

/// Every kind of value, on three rows the second of which has none.
fn every_kind() -> (&'static str, Vec<Column>) {
    let schema = "message list {
        optional binary text (utf8);
        optional boolean yes_no;
        optional int32 narrow;
        optional int32 small (integer(32, false));
        optional int64 wide;
        optional int32 yuan (decimal(9, 2));
        optional int64 more_yuan (decimal(18, 2));
        optional binary most_yuan (decimal(38, 2));
        optional fixed_len_byte_array(4) fixed_yuan (decimal(9, 2));
        optional double floating;
        optional int32 day (date);
        optional int64 clock (timestamp(millis, false));
        optional int64 instant (timestamp(millis, true));
    }";
    let (before, after) = (-3_530 * 86_400_000, 86_399_999);
    let cells = [
        texts(&["一,二", "=1+1"]),
        Cells::YesNo(vec![true, false]),
        Cells::Narrow(vec![-1, 62]),
        Cells::Narrow(vec![-1, 62]),
        Cells::Wide(vec![i64::MIN, i64::MAX]),
        Cells::Narrow(vec![120_050, -5]),
        Cells::Wide(vec![120_050, 100_000_000_000_000_001]),
        Cells::Bytes(vec![vec![0x00, 0x96], vec![0xff, 0x6a]]),
        Cells::Fixed(vec![vec![0, 0, 0, 0x96], vec![0xff, 0xff, 0xff, 0x6a]]),
        Cells::Floating(vec![0.1, 12.0]),
        Cells::Narrow(vec![-3_530, 0]),
        Cells::Wide(vec![before, after]),
        Cells::Wide(vec![before, after]),
    ];
    (schema, cells.into_iter().map(|cells| Column { told: vec![1, 0, 1], cells }).collect())
}

#[test]
fn every_value_is_the_text_that_csv_would_hold() {
    let (schema, columns) = every_kind();
    let expected = [
        "text,yes_no,narrow,small,wide,yuan,more_yuan,most_yuan,fixed_yuan,floating,day,clock,instant",
        "2: 一,二,是,-1,4294967295,-9223372036854775808,1200.50,1200.50,1.50,1.50,0.1,1960-05-03,1960-05-03,1960-05-03T00:00:00Z",
        // The third row is blank.
        "4: =1+1,否,62,62,9223372036854775807,-0.05,1000000000000000.01,-1.50,-1.50,12,1970-01-01,1970-01-01,1970-01-01T23:59:59Z",
    ];
    for how in [plain(), packed(), newer()] {
        assert_eq!(lines(file(schema, &columns, 1, how)).expect("it is read"), expected);
    }
}

#[test]
fn a_list_goes_on_from_part_to_part() {
    let numbers = || Cells::Wide((0..700).collect());
    let columns = [Column::whole(numbers()), Column::whole(numbers())];
    let schema = "message list { required int64 a; optional int64 b; }";
    for how in [plain(), packed(), newer()] {
        let lines = lines(file(schema, &columns, 3, how)).expect("it is read");
        let expected = (0..2_100).map(|it| format!("{}: {},{}", it + 2, it % 700, it % 700));
        assert_eq!(lines[1..], expected.collect::<Vec<_>>());
    }
}

#[test]
fn what_is_no_cell_is_refused_by_its_column() {
    let column = || Column::whole(Cells::Wide(vec![1]));
    for schema in [
        "message list { required int64 a; required group b { required int64 c; } }",
        "message list { required int64 a; repeated int64 b; }",
        "message list { required int64 a; required int64 b (time(micros, true)); }",
    ] {
        let mut columns = [column(), column()];
        columns[1].told = vec![i16::from(schema.contains("repeated"))];
        let file = if schema.contains("repeated") {
            // A row of a list says where it begins; no row does.
            file(schema, &[], 0, plain())
        } else {
            file(schema, &columns, 1, plain())
        };
        let wrong = opened(file).err().expect("it is refused").to_string();
        assert!(wrong.starts_with("column B \"b\" holds what is no cell"), "{wrong}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let columns: String = (0..=MOST_COLUMNS).map(|it| format!("required int64 c{it};")).collect();
    let wide = file(&format!("message list {{ {columns} }}"), &[], 0, plain());
    assert!(matches!(opened(wide), Err(Unreadable::TooWide(501))));
    // One text of a megabyte, which a dictionary says in every row.
    let long = vec![b'x'; (1 << 20) + 1];
    let columns = [Column::whole(Cells::Bytes(vec![b"1".to_vec(), long]))];
    let file = file("message list { required binary a (utf8); }", &columns, 1, packed());
    let wrong = lines(file).expect_err("it is refused").to_string();
    assert!(wrong.starts_with("row 3 is longer than any"), "{wrong}");
}

/// The library that reads it would stumble over some of them, and the program end without a word.
#[test]
fn a_file_that_is_changed_or_cut_is_read_or_refused() {
    let (schema, columns) = every_kind();
    for how in [plain(), packed(), newer()] {
        let whole = file(schema, &columns, 1, how);
        for length in 0..whole.len() {
            assert!(lines(whole[..length].to_vec()).is_err(), "{length} of {} bytes", whole.len());
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] = if at % 3 == 0 { 0xff } else { whole[at] ^ 1 };
            _ = lines(changed);
        }
    }
}

#[test]
fn what_is_encoded_otherwise_is_refused_by_its_name() {
    let columns = [Column::whole(texts(&["1"]))];
    let how = plain().into_builder().set_encoding(Encoding::DELTA_BYTE_ARRAY).build();
    let file = file("message list { required binary a (utf8); }", &columns, 1, how);
    let wrong = lines(file).expect_err("it is refused").to_string();
    assert!(wrong.contains("it is encoded by DELTA_BYTE_ARRAY; expected plain values"), "{wrong}");
}

#[test]
fn the_results_of_many_households_are_a_file_in_parts() {
    let (list, _) = List::of_village(60, 5);
    let screening = screening(&list);
    let results = Results::of(&screening, Texts::chinese());
    let mut judge = Judge::of(&screening);
    let households: Vec<_> = gathered(&list, &screening).iter().map(|it| judge.judge(it)).collect();
    let mut file = ResultsFile::begin(&results, Vec::new()).expect("it begins");
    for _ in 0..300 {
        let mut piece = Piece::of(&results);
        households.iter().for_each(|it| piece.add(&results, it));
        file.add(piece).expect("it is written");
    }
    let file = file.finish().expect("it ends");
    let metadata = ParquetMetaDataReader::decode_metadata(footer(&file)).expect("it is read");
    let rows: Vec<_> = metadata.row_groups().iter().map(|it| it.num_rows()).collect();
    assert_eq!(rows, [16_440, 1_560]);
    let lines = lines(file).expect("it is read");
    let row = |line: &String| line.split_once(' ').expect("a row").1.to_owned();
    let first: Vec<_> = lines[1..=60].iter().map(row).collect();
    assert!(lines[1..].iter().map(row).zip(first.iter().cycle()).all(|(row, expected)| row == *expected));
    assert_eq!(lines.len(), 1 + 300 * 60);
}

/// What a file says of its parts: before its length and its mark.
fn footer(file: &[u8]) -> &[u8] {
    let (rest, _mark) = file.split_last_chunk::<4>().expect("a mark");
    let (rest, length) = rest.split_last_chunk::<4>().expect("a length");
    &rest[rest.len() - u32::from_le_bytes(*length) as usize..]
}
