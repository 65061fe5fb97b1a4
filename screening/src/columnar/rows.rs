//! A Parquet file row by row, its columns read side by side.

use csv::ByteRecord;
use parquet::{
    column::reader::{ColumnReader, get_column_reader},
    errors::{ParquetError, Result},
    file::{
        metadata::{ParquetMetaData, ParquetMetaDataReader},
        reader::{ChunkReader, Length},
    },
    schema::types::ColumnDescriptor,
};

use super::{
    file::File,
    pages::{MOST_HELD, Pages, Room, is_packed, wrong},
    values::{Kind, Texts},
};
use crate::table::{Input, LONGEST_ROW, MOST_COLUMNS, Row, Unreadable, is_blank, letters};

/// Rows that are read at once, of each column.
const BATCH: usize = 256;
/// Bytes of what a file says of its parts.
const LARGEST_FOOTER: u32 = 16 << 20;
/// Bytes of all rows: a few pages may say the same text without end.
const MOST_UNFOLDED: usize = 2 << 30;

/// The headers, and the rows that are not blank.
pub struct ColumnRows {
    file: File,
    metadata: ParquetMetaData,
    kinds: Vec<Kind>,
    /// Row groups that were begun.
    begun: usize,
    columns: Vec<(ColumnReader, Texts)>,
    /// Rows of the row group that are not read yet.
    left: usize,
    /// Rows of the batch at hand, and how many of them were handed over.
    read: usize,
    given: usize,
    /// The number of the last row that was handed over; the headers are the first.
    number: u64,
    unfolded: usize,
}

impl ColumnRows {
    /// # Errors
    /// Where it is no Parquet file, is too large, or has columns that are no list.
    pub fn of(input: Box<dyn Input>) -> core::result::Result<ColumnRows, Unreadable> {
        let file = File::of(input)?;
        let metadata = metadata(&file)?;
        let schema = metadata.file_metadata().schema_descr();
        if schema.num_columns() > MOST_COLUMNS {
            return Err(Unreadable::TooWide(schema.num_columns()));
        }
        let kind = |(at, column): (usize, &ColumnDescriptor)| {
            let header = column.path().parts().first().cloned().unwrap_or_default();
            Kind::of(column).ok_or_else(|| Unreadable::NoCells { letters: letters(at), header })
        };
        let kinds = schema.columns().iter().map(AsRef::as_ref).enumerate().map(kind);
        let kinds = kinds.collect::<core::result::Result<_, _>>()?;
        for column in metadata.row_groups().iter().flat_map(|it| it.columns()) {
            is_packed(column)?;
        }
        Ok(ColumnRows {
            file,
            metadata,
            kinds,
            begun: 0,
            columns: Vec::new(),
            left: 0,
            read: 0,
            given: 0,
            number: 0,
            unfolded: 0,
        })
    }

    pub fn next(&mut self) -> core::result::Result<Option<Row>, Unreadable> {
        if self.number == 0 {
            self.number = 1;
            let columns = self.metadata.file_metadata().schema_descr().columns();
            let cells = columns.iter().map(|it| it.name()).collect::<ByteRecord>();
            return Ok(Some(Row { number: 1, cells }));
        }
        loop {
            while self.given < self.read {
                let mut cells = ByteRecord::new();
                for (_, texts) in &self.columns {
                    cells.push_field(texts.get(self.given).unwrap_or_default());
                }
                self.given += 1;
                self.number += 1;
                self.unfolded += cells.as_slice().len() + cells.len();
                if self.unfolded > MOST_UNFOLDED {
                    return Err(wrong("it unfolds to more than is read").into());
                }
                if !is_blank(&cells) {
                    return Ok(Some(Row { number: self.number, cells }));
                }
            }
            if !self.read_on()? {
                return Ok(None);
            }
        }
    }

    /// Whether there was anything further.
    fn read_on(&mut self) -> core::result::Result<bool, Unreadable> {
        while self.left == 0 {
            if !self.begin_group()? {
                return Ok(false);
            }
        }
        let rows = self.left.min(BATCH);
        let mut lengths = [0; BATCH];
        let mut too_long = None;
        for ((reader, texts), kind) in self.columns.iter_mut().zip(&self.kinds) {
            let read = texts.read(reader, *kind, rows, |row, more| {
                let Some(length) = lengths.get_mut(row) else { return true };
                *length += more;
                let is_too_long = *length > LONGEST_ROW;
                if is_too_long {
                    too_long = Some(self.number + 1 + row as u64);
                }
                is_too_long
            });
            if let (Err(_), Some(row)) = (&read, too_long) {
                return Err(Unreadable::TooLong { row });
            }
            read?;
        }
        self.left -= rows;
        (self.read, self.given) = (rows, 0);
        Ok(true)
    }

    fn begin_group(&mut self) -> Result<bool> {
        let Some(group) = self.metadata.row_groups().get(self.begun) else { return Ok(false) };
        self.begun += 1;
        // Those of the group before are no longer held.
        self.columns.clear();
        self.left = usize::try_from(group.num_rows()).map_err(|_| wrong("it has fewer rows than none"))?;
        let room = Room::of(MOST_HELD);
        let schema = self.metadata.file_metadata().schema_descr().columns();
        if group.columns().len() != schema.len() {
            return Err(wrong("a column is missing in a part of it"));
        }
        for (column, described) in group.columns().iter().zip(schema) {
            let pages = Pages::of(&self.file, column, self.left, &room)?;
            self.columns.push((get_column_reader(described.clone(), Box::new(pages)), Texts::default()));
        }
        Ok(true)
    }
}

fn metadata(file: &File) -> Result<ParquetMetaData> {
    let end = file.len().checked_sub(8).ok_or_else(|| wrong("it is too short"))?;
    let end = file.get_bytes(end, 8)?;
    let (length, mark) = end.split_first_chunk().ok_or_else(|| wrong("it is too short"))?;
    if mark != b"PAR1" {
        return Err(wrong("it does not end as one; it may be cut off"));
    }
    if u32::from_le_bytes(*length) > LARGEST_FOOTER {
        return Err(wrong("it says more of its parts than is read"));
    }
    ParquetMetaDataReader::new().parse_and_finish(file)
}

impl From<ParquetError> for Unreadable {
    fn from(error: ParquetError) -> Self {
        Unreadable::NoParquet(match error {
            ParquetError::General(what) | ParquetError::NYI(what) | ParquetError::EOF(what) => what,
            other => other.to_string(),
        })
    }
}
