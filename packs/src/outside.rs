//! Packs that come from elsewhere than the files this program was built with.

use jiuzhu_reading::{Problems, SourceFile};

use crate::{
    signature::{self, NotSigned},
    source::{self, ReadPack},
};

/// Ten times the largest pack on file.
pub const LARGEST_FILE: usize = 1 << 20;

/// Why a file is no pack that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Larger than [`LARGEST_FILE`].
    TooLarge,
    /// Not text in UTF-8.
    NotText,
    /// Written for a later version of this program.
    LaterVersion,
    /// Not TOML, or no pack, or with mistakes.
    Mistakes,
    /// Its signature has not the form of one.
    NoSignature,
    /// Its signature is of another file: one of the two was changed.
    Changed,
}

/// A file that cannot be used, and everything that is wrong with it, each with file and line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub why: Why,
    pub problems: Vec<String>,
}

/// Reads a pack file.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadPack, Refused> {
    let one = |why, what: String| Refused { why, problems: vec![format!("{name}: {what}")] };
    if bytes.len() > LARGEST_FILE {
        let what = format!("larger than any pack; expected {} kB at the most", LARGEST_FILE >> 10);
        return Err(one(Why::TooLarge, what));
    }
    // Some editors mark texts in UTF-8 with three bytes that are no TOML.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(wrong) => {
            return Err(one(Why::NotText, format!("byte {}: not UTF-8; expected text", wrong.valid_up_to())));
        }
    };
    let (file, problems) = (SourceFile { name: name.to_owned(), text }, Problems::default());
    let read = source::read(&file, &problems);
    match (read, problems.sorted()) {
        (Some(read), problems) if problems.is_empty() => Ok(read),
        (_, problems) => {
            let why = if source::is_of_a_later_version(&file) { Why::LaterVersion } else { Why::Mistakes };
            Err(Refused { why, problems })
        }
    }
}

/// Who signed a pack, by the fingerprint of the key. `name` is that of the signature's file.
pub fn signed_by(name: &str, pack: &[u8], signature: &[u8]) -> Result<String, Refused> {
    let signed = signature::signatory(pack, &String::from_utf8_lossy(signature));
    signed.map(|it| it.fingerprint()).map_err(|wrong| Refused {
        why: if wrong == NotSigned::Changed { Why::Changed } else { Why::NoSignature },
        problems: vec![format!("{name}: {wrong}")],
    })
}
