//! Which characters the bytes of a text stand for: by its mark, else by what its beginning can be.

use std::io::{self, Cursor, Read};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// So much of a text is looked at, which reaches far beyond the headers.
const LOOKED_AT: u64 = 256 << 10;

/// The text as UTF-8. What cannot be decoded stands there as `U+FFFD`, and what claims to be UTF-8 and is not as it is: both
/// are told where the cell is read.
///
/// # Errors
/// Those of reading.
pub fn decoded(mut from: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut beginning = Vec::new();
    from.by_ref().take(LOOKED_AT).read_to_end(&mut beginning)?;
    let encoding = encoding_of(&beginning);
    let whole = Cursor::new(beginning).chain(from);
    let decoder = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .utf8_passthru(true)
        .strip_bom(true)
        .bom_override(true)
        .build(whole);
    Ok(Box::new(decoder))
}

/// Text is UTF-8 where it can be: no Chinese text of some length in GB18030 is.
fn encoding_of(beginning: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(beginning) {
        return marked;
    }
    match zeros(beginning) {
        Some(Zeros::First) => return UTF_16BE,
        Some(Zeros::Second) => return UTF_16LE,
        None => {}
    }
    match str::from_utf8(beginning) {
        Ok(_) => UTF_8,
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => GB18030,
    }
}

/// Which half of its pairs of bytes is zero where a text has digits, delimiters and line ends.
enum Zeros {
    First,
    Second,
}

fn zeros(beginning: &[u8]) -> Option<Zeros> {
    let (pairs, _) = beginning.as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    match (first > second, first.max(second) > pairs.len() / 8) {
        (_, false) => None,
        (true, _) => Some(Zeros::First),
        (false, _) => Some(Zeros::Second),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn read(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        decoded(Cursor::new(bytes)).expect("it is read").read_to_string(&mut text).expect("it is UTF-8");
        text
    }

    #[test]
    fn the_same_text_is_read_in_every_encoding() {
        let text = "户编号,年龄\n1,六十\n";
        let wide = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<_>>();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
            marked(b"\xff\xfe", wide(u16::to_le_bytes)),
            marked(b"\xfe\xff", wide(u16::to_be_bytes)),
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
            GB18030.encode(text).0.into_owned(),
        ] {
            assert_eq!(read(bytes), text);
        }
    }

    #[test]
    fn a_text_that_is_cut_in_a_character_stays_utf_8() {
        let mut long = "户".repeat(LOOKED_AT as usize);
        long.insert(0, 'x');
        assert_eq!(read(long.clone().into_bytes()), long);
    }
}
