//! Parquet files as other programs write and read them.

use std::sync::Arc;

use parquet::{
    basic::{Compression, Encoding},
    column::writer::ColumnWriter,
    data_type::{ByteArray, FixedLenByteArray},
    file::{
        properties::{WriterProperties, WriterVersion},
        writer::SerializedFileWriter,
    },
    schema::parser::parse_message_type,
};

/// The values of one column.
pub enum Cells {
    YesNo(Vec<bool>),
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
    Floating(Vec<f64>),
    /// Texts, or the bytes of decimals.
    Bytes(Vec<Vec<u8>>),
    /// All of one length.
    Fixed(Vec<Vec<u8>>),
}

/// One column: where a row has a value (1) and where none (0), and the values.
pub struct Column {
    pub told: Vec<i16>,
    pub cells: Cells,
}

impl Column {
    /// With a value in each row.
    pub fn whole(cells: Cells) -> Column {
        let rows = match &cells {
            Cells::YesNo(it) => it.len(),
            Cells::Narrow(it) => it.len(),
            Cells::Wide(it) => it.len(),
            Cells::Floating(it) => it.len(),
            Cells::Bytes(it) | Cells::Fixed(it) => it.len(),
        };
        Column { told: vec![1; rows], cells }
    }
}

/// Without dictionaries.
pub fn plain() -> WriterProperties {
    WriterProperties::builder().set_dictionary_enabled(false).build()
}

/// In pages of the second kind.
pub fn newer() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_writer_version(WriterVersion::PARQUET_2_0)
        .set_encoding(Encoding::PLAIN)
        .build()
}

/// Packed, with few rows in each page.
pub fn packed() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_data_page_row_count_limit(50)
        .set_write_batch_size(50)
        .build()
}

/// A file with these columns, in so many equal parts.
pub fn file(schema: &str, columns: &[Column], parts: usize, how: WriterProperties) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).expect("a schema"));
    let mut to = Vec::new();
    let mut file = SerializedFileWriter::new(&mut to, schema, Arc::new(how)).expect("it begins");
    for _ in 0..parts {
        let mut group = file.next_row_group().expect("a part");
        for Column { told, cells } in columns {
            let mut column = group.next_column().expect("a column").expect("one more");
            let told = Some(told.as_slice());
            let written = match (column.untyped(), cells) {
                (ColumnWriter::BoolColumnWriter(to), Cells::YesNo(it)) => to.write_batch(it, told, None),
                (ColumnWriter::Int32ColumnWriter(to), Cells::Narrow(it)) => to.write_batch(it, told, None),
                (ColumnWriter::Int64ColumnWriter(to), Cells::Wide(it)) => to.write_batch(it, told, None),
                (ColumnWriter::DoubleColumnWriter(to), Cells::Floating(it)) => to.write_batch(it, told, None),
                (ColumnWriter::ByteArrayColumnWriter(to), Cells::Bytes(it)) => {
                    to.write_batch(&it.iter().cloned().map(ByteArray::from).collect::<Vec<_>>(), told, None)
                }
                (ColumnWriter::FixedLenByteArrayColumnWriter(to), Cells::Fixed(it)) => {
                    let values = it.iter().map(|it| FixedLenByteArray::from(it.clone())).collect::<Vec<_>>();
                    to.write_batch(&values, told, None)
                }
                _ => panic!("the schema says otherwise"),
            };
            written.expect("it is written");
            column.close().expect("it ends");
        }
        group.close().expect("it ends");
    }
    file.close().expect("it ends");
    to
}

/// A list as a program keeps it: columns of whole numbers are numbers, and blank cells are null.
pub fn list(headers: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let (mut schema, mut columns) = ("message list {".to_owned(), Vec::new());
    for (at, header) in headers.iter().enumerate() {
        let cells: Vec<_> = rows.iter().map(|it| it[at].as_str()).collect();
        let told = cells.iter().map(|it| i16::from(!it.is_empty())).collect();
        let texts = || cells.iter().filter(|it| !it.is_empty());
        let number = |it: &&str| it.parse::<i64>().ok().filter(|number| number.to_string() == **it);
        let (kind, cells) = match texts().map(number).collect::<Option<Vec<_>>>() {
            Some(numbers) => ("int64", Cells::Wide(numbers)),
            None => ("binary", Cells::Bytes(texts().map(|it| it.as_bytes().to_vec()).collect())),
        };
        let text = if kind == "binary" { " (utf8)" } else { "" };
        schema += &format!("optional {kind} {header}{text};");
        columns.push(Column { told, cells });
    }
    file(&(schema + "}"), &columns, 1, packed())
}
