//! The results as a Parquet file. A text stays as it is, without the apostrophe that it has in CSV: the file says itself that it
//! is a text, and nothing runs it. What is blank in CSV is null. Amounts are decimals with two digits behind the point, and
//! counts are whole numbers.

use std::{collections::HashSet, io::Write, sync::Arc};

use bytes::Bytes;
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as PhysicalType},
    column::writer::ColumnWriter,
    data_type::ByteArray,
    errors::Result,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};

use crate::{
    judging::Screened,
    results::{Results, Value, ValueKind},
};

/// Rows that are kept until they are written: of so many, or of a piece more, are the parts of the file.
const ROWS_OF_A_GROUP: usize = 1 << 14;
/// Digits of an amount, as many as eight bytes hold.
const DIGITS: i32 = 18;
const CREATED_BY: &str = concat!("jiuzhu version ", env!("CARGO_PKG_VERSION"));

/// Rows of some households, column by column.
pub struct Piece {
    columns: Vec<Column>,
    rows: usize,
}

struct Column {
    /// 1 for each row that has a value, and 0 for each that has none.
    told: Vec<i16>,
    values: Values,
}

enum Values {
    Texts { bytes: Vec<u8>, ends: Vec<usize> },
    Numbers(Vec<i64>),
}

impl Piece {
    pub fn of(results: &Results<'_>) -> Piece {
        let column = |kind: &ValueKind| Column {
            told: Vec::new(),
            values: match kind {
                ValueKind::Text => Values::Texts { bytes: Vec::new(), ends: Vec::new() },
                ValueKind::Whole | ValueKind::Yuan => Values::Numbers(Vec::new()),
            },
        };
        Piece { columns: results.columns.iter().map(|(_, kind)| column(kind)).collect(), rows: 0 }
    }

    /// Adds a household's row.
    pub fn add(&mut self, results: &Results<'_>, household: &Screened) {
        let mut columns = self.columns.iter_mut();
        results.values(household, |value| {
            if let Some(column) = columns.next() {
                column.push(&value);
            }
        });
        self.rows += 1;
    }

    fn append(&mut self, piece: Piece) {
        for (column, more) in self.columns.iter_mut().zip(piece.columns) {
            column.told.extend(more.told);
            match (&mut column.values, more.values) {
                (Values::Texts { bytes, ends }, Values::Texts { bytes: more, ends: more_ends }) => {
                    ends.extend(more_ends.iter().map(|it| bytes.len() + it));
                    bytes.extend(more);
                }
                (Values::Numbers(numbers), Values::Numbers(more)) => numbers.extend(more),
                _ => {}
            }
        }
        self.rows += piece.rows;
    }
}

impl Column {
    fn push(&mut self, value: &Value<'_>) {
        let text = match value {
            Value::Text(text) => text,
            Value::Listed(text) => text.as_str(),
            _ => "",
        };
        let number = match value {
            Value::Whole(number) => i64::try_from(*number).ok(),
            // Of no more digits than it was made of.
            Value::Yuan(yuan) => i64::try_from(yuan.to_digits(2)).ok(),
            _ => None,
        };
        let is_told = match &mut self.values {
            Values::Texts { bytes, ends } if !text.is_empty() => {
                bytes.extend_from_slice(text.as_bytes());
                ends.push(bytes.len());
                true
            }
            Values::Texts { .. } => false,
            Values::Numbers(numbers) => {
                numbers.extend(number);
                number.is_some()
            }
        };
        self.told.push(i16::from(is_told));
    }
}

/// A file that grows by parts of the same number of rows. The same rows are the same bytes: nothing of the time or the
/// machine stands in it.
pub struct ResultsFile<W: Write + Send> {
    file: SerializedFileWriter<W>,
    held: Piece,
}

impl<W: Write + Send> ResultsFile<W> {
    /// # Errors
    /// Those of writing.
    pub fn begin(results: &Results<'_>, to: W) -> Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(CREATED_BY.to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        let file = SerializedFileWriter::new(to, Arc::new(schema(results)?), Arc::new(properties))?;
        Ok(ResultsFile { file, held: Piece::of(results) })
    }

    /// # Errors
    /// Those of writing.
    pub fn add(&mut self, piece: Piece) -> Result<()> {
        self.held.append(piece);
        if self.held.rows < ROWS_OF_A_GROUP { Ok(()) } else { self.write_held() }
    }

    /// # Errors
    /// Those of writing.
    pub fn finish(mut self) -> Result<W> {
        if self.held.rows > 0 {
            self.write_held()?;
        }
        self.file.into_inner()
    }

    fn write_held(&mut self) -> Result<()> {
        self.held.rows = 0;
        let mut group = self.file.next_row_group()?;
        for held in &mut self.held.columns {
            let Some(mut column) = group.next_column()? else { break };
            let told = core::mem::take(&mut held.told);
            match (column.untyped(), &mut held.values) {
                (ColumnWriter::ByteArrayColumnWriter(column), Values::Texts { bytes, ends }) => {
                    let bytes = Bytes::from(core::mem::take(bytes));
                    let mut begins = 0;
                    let text = |end| ByteArray::from(bytes.slice(core::mem::replace(&mut begins, end)..end));
                    let texts = ends.drain(..).map(text).collect::<Vec<_>>();
                    column.write_batch(&texts, Some(&told), None)?;
                }
                (ColumnWriter::Int64ColumnWriter(column), Values::Numbers(numbers)) => {
                    column.write_batch(numbers, Some(&told), None)?;
                    numbers.clear();
                }
                _ => {}
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}

fn schema(results: &Results<'_>) -> Result<Type> {
    let names = names(results.columns.iter().map(|(header, _)| header));
    let column = |(name, (_, kind)): (&String, &(String, ValueKind))| {
        let of = |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        let column = match kind {
            ValueKind::Text => of(PhysicalType::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
            ValueKind::Whole => of(PhysicalType::INT64),
            ValueKind::Yuan => of(PhysicalType::INT64)
                .with_logical_type(Some(LogicalType::decimal(2, DIGITS)))
                .with_precision(DIGITS)
                .with_scale(2),
        };
        column.build().map(Arc::new)
    };
    let columns = names.iter().zip(&results.columns).map(column).collect::<Result<_>>()?;
    Type::group_type_builder("results").with_fields(columns).build()
}

/// The headers, each of them once: a column that is kept may be called like one of the results, which no program could tell
/// apart. In CSV they stand as they are.
fn names<'h>(headers: impl Iterator<Item = &'h String>) -> Vec<String> {
    let mut known = HashSet::new();
    let once = |header: &String| {
        let others = (2..).map(|number| format!("{header} ({number})"));
        core::iter::once(header.clone()).chain(others).find(|it| known.insert(it.clone())).unwrap_or_default()
    };
    headers.map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn no_name_stands_twice() {
        let headers = ["行", "行 (2)", "行", "人数", "行"].map(str::to_owned);
        assert_eq!(names(headers.iter()), ["行", "行 (2)", "行 (3)", "人数", "行 (4)"]);
    }
}
