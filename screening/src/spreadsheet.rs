//! The first sheet of an XLSX file, row by row.

use std::{io::BufReader, ops::ControlFlow};

use calamine::{DataRef, Reader, Xlsx};
use csv::ByteRecord;

use crate::table::{Input, MOST_COLUMNS, Row, Unreadable};

pub fn rows(file: impl Input, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), Unreadable> {
    let damaged = |error: calamine::XlsxError| Unreadable::Damaged(error.to_string());
    let mut book = Xlsx::new(BufReader::new(file)).map_err(damaged)?;
    let Some(first) = book.sheet_names().first().cloned() else { return Err(Unreadable::Empty) };
    let mut reader = book.worksheet_cells_reader(&first).map_err(damaged)?;
    let mut at_hand: Option<Row> = None;
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (number, column) = (u64::from(row) + 1, column as usize);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooWide(column + 1));
        }
        if at_hand.as_ref().is_none_or(|it| it.number != number) {
            let before = at_hand.replace(Row { number, cells: ByteRecord::new() });
            if before.is_some_and(|row| hand_over(row, each).is_break()) {
                return Ok(());
            }
        }
        if let Some(row) = &mut at_hand {
            while row.cells.len() < column {
                row.cells.push_field(b"");
            }
            row.cells.push_field(text_of(cell.get_value()).as_bytes());
        }
    }
    if let Some(last) = at_hand {
        _ = hand_over(last, each);
    }
    Ok(())
}

fn hand_over(row: Row, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> ControlFlow<()> {
    if row.cells.as_slice().iter().all(u8::is_ascii_whitespace) { ControlFlow::Continue(()) } else { each(row) }
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
