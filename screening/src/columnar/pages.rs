//! The pages of one column, unfolded here and not by the library, which takes a page's word for how large it becomes. Values
//! are read that are plain or from a dictionary, as programs write them unless told otherwise.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use bytes::Bytes;
use parquet::{
    basic::{Compression, Encoding, Type},
    column::page::{Page, PageMetadata, PageReader},
    data_type::ByteArray,
    errors::{ParquetError, Result},
    file::{metadata::ColumnChunkMetaData, serialized_reader::SerializedPageReader},
};
use snap::raw::{Decoder, decompress_len};

use super::file::File;

/// Bytes of pages that are held at once, of all columns together: each holds one page, and its dictionary.
pub const MOST_HELD: usize = 256 << 20;

/// What is left of it, for all columns.
pub struct Room(AtomicUsize);

impl Room {
    pub fn of(bytes: usize) -> Arc<Room> {
        Arc::new(Room(AtomicUsize::new(bytes)))
    }

    fn take(&self, bytes: usize) -> Result<()> {
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes));
        taken.map(|_| ()).map_err(|_| wrong("its pages unfold to more than is read"))
    }

    fn give_back(&self, bytes: usize) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

pub struct Pages {
    packed: SerializedPageReader<File>,
    is_packed: bool,
    kind: Type,
    /// Where a row has a value and where none.
    has_levels: bool,
    has_dictionary: bool,
    room: Arc<Room>,
    /// Bytes of the page at hand.
    held: usize,
}

impl Pages {
    /// # Errors
    /// Where the column is packed in a way that is not read, or lies nowhere.
    pub fn of(file: &File, column: &ColumnChunkMetaData, rows: usize, room: &Arc<Room>) -> Result<Pages> {
        let is_packed = is_packed(column)?;
        let as_it_stands = column.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
        let packed = SerializedPageReader::new(Arc::new(file.clone()), &as_it_stands, rows, None)?;
        Ok(Pages {
            packed,
            is_packed,
            kind: column.column_type(),
            has_levels: column.column_descr().max_def_level() > 0,
            has_dictionary: false,
            room: Arc::clone(room),
            held: 0,
        })
    }

    fn unfolded(&mut self, mut page: Page) -> Result<Page> {
        // Levels stand before the values, and unpacked, in pages of the second kind alone.
        let (levels, is_packed) = match &page {
            Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
                (*def_levels_byte_len as usize + *rep_levels_byte_len as usize, self.is_packed && *is_compressed)
            }
            Page::DataPage { .. } | Page::DictionaryPage { .. } => (0, self.is_packed),
        };
        let (levels, values) = page.buffer().split_at_checked(levels).ok_or_else(cut_off)?;
        let is_packed = is_packed && !values.is_empty();
        let becomes = if is_packed { decompress_len(values)? } else { values.len() };
        self.hold(levels.len() + becomes, &page)?;
        let mut whole = levels.to_vec();
        if is_packed {
            whole.append(&mut Decoder::new().decompress_vec(values)?);
        } else {
            whole.extend_from_slice(values);
        }
        let values = levels.len();
        self.made_safe(&page, &mut whole, values)?;
        match &mut page {
            Page::DataPage { buf, .. } | Page::DataPageV2 { buf, .. } | Page::DictionaryPage { buf, .. } => {
                *buf = Bytes::from(whole);
            }
        }
        Ok(page)
    }

    /// Whatever the library would stumble over instead of refusing it is looked for here. Values stand from a place on.
    fn made_safe(&mut self, page: &Page, whole: &mut Vec<u8>, mut values: usize) -> Result<()> {
        let encoding = match page {
            Page::DictionaryPage { .. } => {
                self.has_dictionary = true;
                Encoding::PLAIN
            }
            Page::DataPage { encoding, def_level_encoding, .. } => {
                if self.has_levels {
                    let length = whole.first_chunk().filter(|_| *def_level_encoding == Encoding::RLE);
                    values += size_of::<u32>() + u32::from_le_bytes(*length.ok_or_else(cut_off)?) as usize;
                }
                *encoding
            }
            Page::DataPageV2 { encoding, .. } => *encoding,
        };
        match encoding {
            Encoding::PLAIN if self.kind == Type::BYTE_ARRAY => {
                let mut rest = whole.get(values..).ok_or_else(cut_off)?;
                while !rest.is_empty() {
                    let (length, after) = rest.split_first_chunk().ok_or_else(cut_off)?;
                    rest = after.get(u32::from_le_bytes(*length) as usize..).ok_or_else(cut_off)?;
                }
                // Behind the last value another one is asked for where the levels tell of it: it is longer than anything.
                whole.extend_from_slice(&u32::MAX.to_le_bytes());
                Ok(())
            }
            Encoding::PLAIN => Ok(()),
            Encoding::RLE if self.kind == Type::BOOLEAN => Ok(()),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY if self.has_dictionary => Ok(()),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => Err(wrong("a dictionary is missing")),
            other => Err(wrong(&format!("it is encoded by {other}; expected plain values, or a dictionary"))),
        }
    }

    /// Makes room for a page in place of the one before. A dictionary stays, as bytes and as values.
    fn hold(&mut self, size: usize, page: &Page) -> Result<()> {
        match page {
            Page::DictionaryPage { num_values, .. } => {
                let values = *num_values as usize;
                // No value is shorter than a byte.
                if values > size {
                    return Err(wrong("a dictionary is cut off"));
                }
                self.room.take(size + values * size_of::<ByteArray>())
            }
            Page::DataPage { .. } | Page::DataPageV2 { .. } => {
                self.room.give_back(core::mem::take(&mut self.held));
                self.room.take(size)?;
                self.held = size;
                Ok(())
            }
        }
    }
}

/// Whether a column is packed.
///
/// # Errors
/// Where it is packed in a way that is not read, or lies nowhere.
pub fn is_packed(column: &ColumnChunkMetaData) -> Result<bool> {
    let begins = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
    if begins < 0 || column.compressed_size() < 0 {
        return Err(wrong("a column lies nowhere"));
    }
    match column.compression() {
        Compression::UNCOMPRESSED => Ok(false),
        Compression::SNAPPY => Ok(true),
        other => {
            let name = other.to_string();
            let name = name.split('(').next().unwrap_or_default();
            Err(wrong(&format!("it is compressed by {name}; expected SNAPPY, or no compression")))
        }
    }
}

fn cut_off() -> ParquetError {
    wrong("a page is cut off")
}

pub fn wrong(what: &str) -> ParquetError {
    ParquetError::General(what.to_owned())
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        self.packed.get_next_page()?.map(|page| self.unfolded(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.packed.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.packed.skip_next_page()
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing)]

    use std::io::Cursor;

    use parquet::{
        data_type::Int64Type,
        file::{metadata::ParquetMetaDataReader, properties::WriterProperties, writer::SerializedFileWriter},
        schema::parser::parse_message_type,
    };

    use super::*;

    fn pages(room: usize) -> Pages {
        let schema = Arc::new(parse_message_type("message list { required int64 a; }").expect("a schema"));
        let packed = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(packed)).expect("it begins");
        let mut group = writer.next_row_group().expect("a part");
        let mut column = group.next_column().expect("it begins").expect("a column");
        column.typed::<Int64Type>().write_batch(&[7], None, None).expect("it is written");
        column.close().and_then(|()| group.close()).expect("it ends");
        writer.close().expect("it ends");
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&Bytes::from(bytes.clone())).expect("it is read");
        let file = File::of(Box::new(Cursor::new(bytes))).expect("a file");
        Pages::of(&file, metadata.row_group(0).column(0), 1, &Room::of(room)).expect("a column")
    }

    fn page(buf: Vec<u8>) -> Page {
        Page::DataPage {
            buf: buf.into(),
            num_values: 1,
            encoding: Encoding::PLAIN,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        }
    }

    #[test]
    fn a_page_unfolds_as_far_as_there_is_room() {
        let zeros = |count| page(snap::raw::Encoder::new().compress_vec(&vec![0; count]).expect("it is packed"));
        let mut pages = pages(100_000);
        // One comes in place of the other.
        for _ in 0..3 {
            assert_eq!(pages.unfolded(zeros(100_000)).expect("there is room").buffer().len(), 100_000);
        }
        assert!(pages.unfolded(zeros(100_001)).is_err());
    }

    #[test]
    fn what_a_page_says_of_its_size_takes_no_memory() {
        // Four gigabytes, it says, and nothing follows.
        let claims = page(vec![0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert!(pages(MOST_HELD).unfolded(claims).is_err());
        let dictionary = Page::DictionaryPage {
            buf: snap::raw::Encoder::new().compress_vec(&[0; 10]).expect("it is packed").into(),
            num_values: u32::MAX,
            encoding: Encoding::PLAIN,
            is_sorted: false,
        };
        assert!(pages(MOST_HELD).unfolded(dictionary).is_err());
    }
}
