//! A list in memory, and the files it may stand in.

use std::{io::Cursor, ops::ControlFlow};

use jiuzhu_rules::{case::day, local::LocalFigures};
use jiuzhu_screening::{
    Gathered, Gatherer, Judge, Scattered, Screening,
    columns::{Columns, Mapping, Meaning},
    results::Results,
    table::{Table, Unreadable},
    template::template,
};
use jiuzhu_words::Texts;

use crate::village::{House, Village};

pub struct List {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub told: Mapping,
}

impl List {
    /// A made-up village under the headers of the template.
    pub fn of_village(households: usize, seed: u64) -> (List, Vec<House>) {
        let houses: Vec<_> = Village::of(seed).take(households).collect();
        let template = String::from_utf8(template(Texts::chinese())).expect("it is UTF-8");
        let headers = template.trim_start_matches('\u{feff}').trim_end().split(',').map(str::to_owned).collect();
        let rows = houses.iter().flat_map(|it| it.rows.clone()).collect();
        (List { headers, rows, told: Mapping::default() }, houses)
    }

    pub fn column(&self, meaning: Meaning) -> usize {
        Columns::of(&self.headers, &self.told).expect("they are known").position(meaning).expect("it is there")
    }

    fn delimited(&self, delimiter: &str) -> String {
        let quoted = |cell: &String| if cell.contains(delimiter) { format!("\"{cell}\"") } else { cell.clone() };
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\n";
        core::iter::once(&self.headers).chain(&self.rows).map(line).collect()
    }

    pub fn csv(&self) -> String {
        self.delimited(",")
    }

    /// The same list as files of every kind.
    pub fn in_every_form(&self) -> Vec<(&'static str, Vec<u8>)> {
        let csv = self.csv();
        let wide = |to: fn(u16) -> [u8; 2]| csv.encode_utf16().flat_map(to).collect::<Vec<_>>();
        let gb18030 = encoding_rs::GB18030.encode(&csv);
        assert!(!gb18030.2, "every character has its code");
        vec![
            ("TSV", self.delimited("\t").into_bytes()),
            ("semicolons", self.delimited(";").into_bytes()),
            ("marked UTF-8", format!("\u{feff}{csv}").into_bytes()),
            ("other line ends", csv.replace('\n', "\r\n").into_bytes()),
            ("GB18030", gb18030.0.into_owned()),
            ("UTF-16 LE", [vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat()),
            ("UTF-16 BE", [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat()),
            ("XLSX", self.xlsx()),
            #[cfg(feature = "parquet")]
            ("Parquet", crate::columnar::list(&self.headers, &self.rows)),
        ]
    }

    /// Numbers as numbers, as a person types them, and everything else as text.
    fn xlsx(&self) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(core::iter::once(&self.headers).chain(&self.rows)) {
            for (column, cell) in (0..).zip(cells) {
                let written = match cell.parse::<u32>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) if cell.is_empty() => continue,
                    Err(_) => sheet.write_string(row, column, cell),
                };
                written.expect("it is written");
            }
        }
        book.save_to_buffer().expect("it is saved")
    }

    /// The results as CSV.
    pub fn results(&self, file: Vec<u8>) -> String {
        let table = table(file);
        let screening = screening_of(&table.headers, &self.told);
        let results = Results::of(&screening, Texts::chinese());
        let mut judge = Judge::of(&screening);
        let mut csv = Vec::new();
        results.write_headers(&mut csv);
        gathered_of(&table, &screening).iter().for_each(|it| results.write(&judge.judge(it), &mut csv));
        String::from_utf8(csv).expect("it is UTF-8")
    }
}

pub fn opened(file: Vec<u8>) -> Result<Table, Unreadable> {
    Table::open(Box::new(move || Ok(Box::new(Cursor::new(file.clone())))))
}

fn table(file: Vec<u8>) -> Table {
    opened(file).expect("it is a table")
}

fn screening_of(headers: &[String], told: &Mapping) -> Screening {
    let columns = Columns::of(headers, told).expect("they are known");
    Screening::new(columns, day(2026, 11, 1), None, jiuzhu_packs::all(), LocalFigures::default())
}

pub fn screening(list: &List) -> Screening {
    screening_of(&list.headers, &list.told)
}

pub fn gathered(list: &List, screening: &Screening) -> Vec<Gathered> {
    gathered_of(&table(list.csv().into_bytes()), screening)
}

fn gathered_of(table: &Table, screening: &Screening) -> Vec<Gathered> {
    let mut gatherer = Gatherer::of(&screening.columns, Scattered::default());
    let mut all = Vec::new();
    table
        .rows(|row| {
            all.extend(gatherer.take(row));
            ControlFlow::Continue(())
        })
        .expect("it is read");
    all.extend(gatherer.finish().0);
    all
}
