//! The first sheet of an XLSX file, row by row.

use std::io::{self, BufReader, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxCellReader};
use csv::ByteRecord;
use self_cell::{MutBorrow, self_cell};

use crate::table::{Input, MOST_COLUMNS, Row, Unreadable, is_blank};

type File = BufReader<Box<dyn Input>>;
type Book = MutBorrow<Xlsx<File>>;
type Cells<'b> = XlsxCellReader<'b, File>;

self_cell! {
    struct Sheet {
        owner: Book,
        #[not_covariant]
        dependent: Cells,
    }
}

/// A workbook is packed: a small file may unfold to any size. So much is read of one, and no more.
pub const MOST_UNFOLDED: u64 = 2 << 30;
/// Of what is kept in memory as a whole: texts that stand in many cells, styles, and whatever else is no sheet.
pub const MOST_KEPT: u64 = 256 << 20;

/// Looks how far a workbook unfolds, by unfolding it: what it says of itself may be anything.
///
/// # Errors
/// Where that is too much, or it cannot be unfolded.
pub fn is_bounded(file: impl Input) -> Result<(), Unreadable> {
    unfolds_to(file, MOST_UNFOLDED, MOST_KEPT)
}

fn unfolds_to(file: impl Input, most_of_sheets: u64, most_kept: u64) -> Result<(), Unreadable> {
    let damaged = |error: String| Unreadable::Damaged(error);
    let mut book = zip::ZipArchive::new(BufReader::new(file)).map_err(|it| damaged(it.to_string()))?;
    let (mut kept, mut sheets) = (0, 0);
    for at in 0..book.len() {
        let part = book.by_index(at).map_err(|it| damaged(it.to_string()))?;
        let is_sheet = part.name().is_ok_and(|it| it.contains("worksheets/"));
        let (unfolded, most) = if is_sheet { (&mut sheets, most_of_sheets) } else { (&mut kept, most_kept) };
        let more = most.saturating_sub(*unfolded) + 1;
        *unfolded += io::copy(&mut part.take(more), &mut io::sink()).map_err(|it| damaged(it.to_string()))?;
        if *unfolded > most {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// The rows of the first sheet that are not blank.
pub struct SheetRows {
    sheet: Sheet,
    /// The first cell of a row tells that the one before is whole.
    at_hand: Option<Row>,
    /// The last cell was read; asked beyond it the library takes the sheet for cut off.
    is_over: bool,
}

impl SheetRows {
    pub fn of(file: Box<dyn Input>) -> Result<SheetRows, Unreadable> {
        let book = Xlsx::new(BufReader::new(file)).map_err(damaged)?;
        let Some(first) = book.sheet_names().first().cloned() else { return Err(Unreadable::Empty) };
        let sheet = Sheet::try_new(MutBorrow::new(book), |book| book.borrow_mut().worksheet_cells_reader(&first));
        let sheet = sheet.map_err(damaged)?;
        Ok(SheetRows { sheet, at_hand: None, is_over: false })
    }

    pub fn next(&mut self) -> Result<Option<Row>, Unreadable> {
        let SheetRows { sheet, at_hand, is_over } = self;
        if *is_over {
            return Ok(None);
        }
        sheet.with_dependent_mut(|_, cells| {
            while let Some(cell) = cells.next_cell().map_err(damaged)? {
                let (row, column) = cell.get_position();
                let (number, column) = (u64::from(row) + 1, column as usize);
                if column >= MOST_COLUMNS {
                    return Err(Unreadable::TooWide(column + 1));
                }
                let begins = at_hand.as_ref().is_none_or(|it| it.number != number);
                let before = if begins { at_hand.replace(Row { number, cells: ByteRecord::new() }) } else { None };
                if let Some(row) = at_hand {
                    while row.cells.len() < column {
                        row.cells.push_field(b"");
                    }
                    row.cells.push_field(text_of(cell.get_value()).as_bytes());
                }
                if let Some(whole) = before.filter(|it| !is_blank(&it.cells)) {
                    return Ok(Some(whole));
                }
            }
            *is_over = true;
            Ok(at_hand.take().filter(|it| !is_blank(&it.cells)))
        })
    }
}

fn damaged(error: calamine::XlsxError) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}

/// A cell as it would stand in a text: a number in the fewest digits that tell it from every other.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_so) => u8::from(*is_so).to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::io::{Cursor, Write};

    use super::*;

    #[test]
    fn a_small_file_that_unfolds_to_much_is_refused() {
        let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        for (name, bytes) in [("xl/worksheets/sheet1.xml", 3_000_000), ("xl/sharedStrings.xml", 1_000_000)] {
            book.start_file(name, packed).expect("it begins");
            book.write_all(&vec![b'0'; bytes]).expect("it is written");
        }
        let file = book.finish().expect("it ends").into_inner();
        assert!(file.len() < 10_000);
        let unfolds_to = |sheets, kept| unfolds_to(Cursor::new(file.clone()), sheets, kept);
        assert!(unfolds_to(3_000_000, 1_000_000).is_ok());
        assert!(matches!(unfolds_to(2_999_999, 1_000_000), Err(Unreadable::TooLarge)));
        assert!(matches!(unfolds_to(3_000_000, 999_999), Err(Unreadable::TooLarge)));
    }
}
