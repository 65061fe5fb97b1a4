//! Packs that come from elsewhere than the files this program was built with.

use jiuzhu_reading::{Problems, SourceFile};

use crate::source::{self, ReadPack};

/// Ten times the largest pack on file.
pub const LARGEST_FILE: usize = 1 << 20;

/// Reads a pack file; else everything that is wrong with it, each with file and line.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadPack, Vec<String>> {
    if bytes.len() > LARGEST_FILE {
        return Err(vec![format!("{name}: larger than any pack; expected {} kB at the most", LARGEST_FILE >> 10)]);
    }
    // Some editors mark texts in UTF-8 with three bytes that are no TOML.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(wrong) => return Err(vec![format!("{name}: byte {}: not UTF-8; expected text", wrong.valid_up_to())]),
    };
    let (file, problems) = (SourceFile { name: name.to_owned(), text }, Problems::default());
    let read = source::read(&file, &problems);
    match (read, problems.sorted()) {
        (Some(read), problems) if problems.is_empty() => Ok(read),
        (_, problems) => Err(problems),
    }
}
