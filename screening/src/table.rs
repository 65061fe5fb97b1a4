//! A table row by row, whatever the file it stands in: CSV, TSV, a spreadsheet or Parquet, in any of the usual encodings. Only
//! the rows at hand are kept.

use std::{
    fmt,
    io::{self, Cursor, Read, Seek},
    ops::ControlFlow,
};

use csv::ByteRecord;

#[cfg(feature = "parquet")]
use crate::columnar::ColumnRows;
use crate::encoding::decoded;
#[cfg(feature = "spreadsheets")]
use crate::spreadsheet::SheetRows;

/// What a file is read from.
pub trait Input: Read + Seek + Send + 'static {}
impl<T: Read + Seek + Send + 'static> Input for T {}

/// Opens the file anew: a table is looked through more than once.
pub type Opener = Box<dyn Fn() -> io::Result<Box<dyn Input>> + Send + Sync>;

/// A table that can be read as often as needed.
pub struct Table {
    open: Opener,
    form: Form,
    /// The first row that is not blank.
    pub headers: Vec<String>,
}

#[derive(Clone, Copy)]
enum Form {
    Text { delimiter: u8 },
    Spreadsheet,
    Parquet,
}

/// One row below the headers.
pub struct Row {
    /// As a spreadsheet counts: the first row is 1.
    pub number: u64,
    /// In UTF-8, unless a text is not what its beginning claimed.
    pub cells: ByteRecord,
}

/// Why a table cannot be read at all.
#[derive(Debug)]
pub enum Unreadable {
    Io(io::Error),
    /// A spreadsheet that is damaged, in words.
    Damaged(String),
    /// The form of Excel before 2007.
    OldSpreadsheet,
    /// A spreadsheet, where these are not read.
    Spreadsheet,
    /// A Parquet file that is damaged or too large, in words.
    NoParquet(String),
    /// A Parquet file, where these are not read.
    Parquet,
    /// A column of a Parquet file whose values are nothing that stands in a cell.
    NoCells {
        letters: String,
        header: String,
    },
    /// A spreadsheet that unfolds to more than is read.
    TooLarge,
    /// Nothing stands in it.
    Empty,
    /// More columns than are read.
    TooWide(usize),
    /// A row is longer than any: likely a quotation mark that is not closed.
    TooLong {
        row: u64,
    },
}

/// Many times as many as there are questions.
pub const MOST_COLUMNS: usize = 500;
/// Bytes of a row.
pub(crate) const LONGEST_ROW: usize = 1 << 20;
/// So much of a text is looked at for its delimiter.
const LOOKED_AT: u64 = 64 << 10;

impl Table {
    /// Looks at the beginning: what the file is, how it is delimited, and its headers.
    ///
    /// # Errors
    /// Where it cannot be read as a table.
    pub fn open(open: Opener) -> Result<Table, Unreadable> {
        let mut mark = Vec::new();
        open()?.take(8).read_to_end(&mut mark)?;
        let form = if mark.starts_with(b"PK\x03\x04") {
            #[cfg(feature = "spreadsheets")]
            crate::spreadsheet::is_bounded(open()?)?;
            Form::Spreadsheet
        } else if mark.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(Unreadable::OldSpreadsheet);
        } else if mark.starts_with(b"PAR1") {
            Form::Parquet
        } else {
            Form::Text { delimiter: delimiter_of(open()?)? }
        };
        Table::of(open, form)
    }

    /// Looks at the beginning of what has to be Parquet, and is damaged otherwise.
    ///
    /// # Errors
    /// Where it cannot be read as a table.
    pub fn open_parquet(open: Opener) -> Result<Table, Unreadable> {
        Table::of(open, Form::Parquet)
    }

    fn of(open: Opener, form: Form) -> Result<Table, Unreadable> {
        let mut table = Table { open, form, headers: Vec::new() };
        let headers = table.every_row()?.next().ok_or(Unreadable::Empty)??;
        if headers.cells.len() > MOST_COLUMNS {
            return Err(Unreadable::TooWide(headers.cells.len()));
        }
        table.headers = headers.cells.iter().map(|it| String::from_utf8_lossy(it).trim().to_owned()).collect();
        Ok(table)
    }

    /// Hands over every row below the headers, in their order, blank ones left out, until told to stop.
    ///
    /// # Errors
    /// Where the file cannot be read further.
    pub fn rows(&self, mut each: impl FnMut(Row) -> ControlFlow<()>) -> Result<(), Unreadable> {
        for row in self.below()? {
            if each(row?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Every row below the headers, in their order, blank ones left out: for whoever stops in between.
    ///
    /// # Errors
    /// Where the file cannot be opened again.
    pub fn below(&self) -> Result<impl Iterator<Item = Result<Row, Unreadable>> + use<>, Unreadable> {
        Ok(self.every_row()?.skip(1))
    }

    fn every_row(&self) -> Result<Rows, Unreadable> {
        let file = (self.open)()?;
        match self.form {
            Form::Text { delimiter } => Ok(Rows::Text(TextRows::of(file, delimiter)?)),
            #[cfg(feature = "spreadsheets")]
            Form::Spreadsheet => Ok(Rows::Spreadsheet(SheetRows::of(file)?)),
            #[cfg(not(feature = "spreadsheets"))]
            Form::Spreadsheet => Err(Unreadable::Spreadsheet),
            #[cfg(feature = "parquet")]
            Form::Parquet => Ok(Rows::Parquet(Box::new(ColumnRows::of(file)?))),
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => Err(Unreadable::Parquet),
        }
    }
}

/// The rows that are not blank, the headers among them. After an error there are no more.
enum Rows {
    Text(TextRows),
    #[cfg(feature = "spreadsheets")]
    Spreadsheet(SheetRows),
    #[cfg(feature = "parquet")]
    Parquet(Box<ColumnRows>),
}

impl Iterator for Rows {
    type Item = Result<Row, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Rows::Text(rows) => rows.next().transpose(),
            #[cfg(feature = "spreadsheets")]
            Rows::Spreadsheet(rows) => rows.next().transpose(),
            #[cfg(feature = "parquet")]
            Rows::Parquet(rows) => rows.next().transpose(),
        }
    }
}

struct TextRows {
    reader: csv::Reader<Box<dyn Read + Send>>,
    cells: ByteRecord,
    /// A line end inside a cell is none between rows.
    inside_cells: u64,
}

impl TextRows {
    fn of(file: Box<dyn Input>, delimiter: u8) -> io::Result<TextRows> {
        // A last line without an end is one like the others.
        let text: Box<dyn Read + Send> = Box::new(decoded(file)?.chain(Cursor::new(b"\n")));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            // The carriage return before it is blank, and cells are read without blanks at their ends.
            .terminator(csv::Terminator::Any(b'\n'))
            .buffer_capacity(256 << 10)
            .from_reader(text);
        Ok(TextRows { reader, cells: ByteRecord::new(), inside_cells: 0 })
    }

    fn next(&mut self) -> Result<Option<Row>, Unreadable> {
        while self.reader.read_byte_record(&mut self.cells).map_err(io::Error::from)? {
            self.inside_cells += self.cells.as_slice().iter().filter(|it| **it == b'\n').count() as u64;
            // The next line is at hand by now.
            let number = self.reader.position().line().saturating_sub(1 + self.inside_cells);
            if self.cells.as_slice().len() > LONGEST_ROW {
                return Err(Unreadable::TooLong { row: number });
            }
            if !is_blank(&self.cells) {
                return Ok(Some(Row { number, cells: self.cells.clone() }));
            }
        }
        Ok(None)
    }
}

pub(crate) fn is_blank(cells: &ByteRecord) -> bool {
    cells.as_slice().iter().all(u8::is_ascii_whitespace)
}

/// Whichever of the usual ones stands in the first line most often, outside quotation marks.
fn delimiter_of(file: Box<dyn Input>) -> io::Result<u8> {
    let mut beginning = Vec::new();
    decoded(file)?.take(LOOKED_AT).read_to_end(&mut beginning)?;
    let text = Cursor::new(beginning).into_inner();
    let line = text.split(|it| *it == b'\n').find(|line| !line.iter().all(u8::is_ascii_whitespace)).unwrap_or_default();
    let count = |delimiter: u8| {
        let mut quoted = false;
        line.iter()
            .filter(|it| {
                quoted ^= **it == b'"';
                !quoted && **it == delimiter
            })
            .count()
    };
    // The last of the greatest is taken: a comma where nothing is delimited at all.
    Ok([b'|', b';', b'\t', b','].into_iter().max_by_key(|it| count(*it)).unwrap_or(b','))
}

/// The letters by which a spreadsheet calls a column, the first being 0: `A`, `Z`, `AA`.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(more) => column = more,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Unreadable::Io(error)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Io(error) => write!(to, "not read: {error}"),
            Unreadable::Damaged(what) => {
                write!(to, "no spreadsheet that can be read: {what}; expected XLSX, CSV or TSV")
            }
            Unreadable::OldSpreadsheet => {
                to.write_str("a spreadsheet in the form of before 2007; save it as XLSX or CSV")
            }
            Unreadable::Spreadsheet => to.write_str("a spreadsheet; save it as CSV"),
            Unreadable::NoParquet(what) => {
                write!(to, "no Parquet file that can be read: {what}; write it anew, or save the table as CSV")
            }
            Unreadable::Parquet => to.write_str("a Parquet file; save the table as CSV"),
            Unreadable::NoCells { letters, header } => write!(
                to,
                "column {letters} \"{header}\" holds what is no cell, such as a list or a time; leave it out, or write it as text"
            ),
            Unreadable::TooLarge => to.write_str("a spreadsheet that unfolds to more than is read; save it as CSV"),
            Unreadable::Empty => to.write_str("nothing stands in it; expected a row of headers"),
            Unreadable::TooWide(columns) => write!(to, "{columns} columns; expected {MOST_COLUMNS} at the most"),
            Unreadable::TooLong { row } => {
                write!(to, "row {row} is longer than any; look for a quotation mark that is not closed")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn table(text: &'static str) -> Table {
        Table::open(Box::new(move || Ok(Box::new(Cursor::new(text))))).expect("it is a table")
    }

    fn rows(table: &Table) -> Vec<(u64, Vec<String>)> {
        let mut all = Vec::new();
        table
            .rows(|row| {
                let cells = row.cells.iter().map(|it| String::from_utf8_lossy(it).into_owned());
                all.push((row.number, cells.collect()));
                ControlFlow::Continue(())
            })
            .expect("it is read");
        all
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let table = table("a,b\n\n1,\"x\ny\"\n,\n2,z\n");
        assert_eq!(table.headers, ["a", "b"]);
        let cells = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
        // A blank line is a row; one inside a cell is none; a row of blank cells is left out.
        assert_eq!(rows(&table), [(3, cells("1", "x\ny")), (5, cells("2", "z"))]);
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, headers) in [("a,b;c\n", 2), ("a;b;c,d\n", 3), ("a\n", 1), ("a|b\n1,2\n", 2)] {
            assert_eq!(table(text).headers.len(), headers, "{text}");
        }
        assert_eq!(table("a\tb,c\td\n").headers, ["a", "b,c", "d"]);
        assert_eq!(table("\"a,b,c\"|d|e\n").headers, ["a,b,c", "d", "e"]);
    }

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        let called = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        assert!(called.into_iter().all(|(column, name)| letters(column) == name));
    }
}
