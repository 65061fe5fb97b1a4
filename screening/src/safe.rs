//! Texts in CSV that no spreadsheet takes for a formula.

use std::io;

/// A cell that begins so would be run: by what a spreadsheet makes of it, in full width too.
const FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes a text as one cell: after an apostrophe where it would be a formula, and in quotation marks where it has to be.
pub fn write_text(text: &str, to: &mut Vec<u8>) {
    let formula = text.starts_with(FORMULAS);
    let quoted = text.bytes().any(|it| matches!(it, b',' | b'"' | b'\n' | b'\r'));
    if quoted {
        to.push(b'"');
    }
    if formula {
        to.push(b'\'');
    }
    for byte in text.bytes() {
        if byte == b'"' {
            to.push(b'"');
        }
        to.push(byte);
    }
    if quoted {
        to.push(b'"');
    }
}

/// Writes a row of texts.
pub fn write_row<'t>(cells: impl IntoIterator<Item = &'t str>, to: &mut Vec<u8>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            to.push(b',');
        }
        write_text(cell, to);
    }
    to.extend_from_slice(b"\r\n");
}

/// The texts of a row that was written here, as they were.
pub fn read_row(row: &[u8]) -> Vec<String> {
    let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row);
    reader.into_byte_records().map_while(Result::ok).next().map(|it| texts(&it)).unwrap_or_default()
}

/// Those of every row below the headers, up to one that cannot be read.
pub fn read_rows(from: impl io::Read) -> impl Iterator<Item = io::Result<Vec<String>>> {
    let rows = csv::Reader::from_reader(from).into_byte_records();
    rows.map(|row| row.map(|it| texts(&it)).map_err(io::Error::from))
}

fn texts(row: &csv::ByteRecord) -> Vec<String> {
    let text = |cell: &[u8]| {
        let text = String::from_utf8_lossy(cell);
        let inner = text.strip_prefix('\'').filter(|it| it.starts_with(FORMULAS));
        inner.unwrap_or(&text).to_owned()
    };
    row.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::{read_row, write_row, write_text};

    #[test]
    fn a_row_is_read_as_it_was() {
        let cells = ["=1+1", "一,二\"三\"", "", "'quoted", "1"];
        let mut row = Vec::new();
        write_row(cells, &mut row);
        assert_eq!(read_row(&row), cells);
    }

    #[test]
    fn a_formula_becomes_a_text() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("＝1", "'＝1"),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("1-2", "1-2"),
            ("一,二", "\"一,二\""),
            ("", ""),
        ] {
            let mut to = Vec::new();
            write_text(text, &mut to);
            assert_eq!(String::from_utf8_lossy(&to), cell, "{text}");
        }
    }
}
