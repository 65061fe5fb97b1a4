//! A case as it is read from a file: with where a mistake stands, and what was expected there.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read},
    path::Path,
};

use jiuzhu_case_files::{
    LARGEST_FILE, Misread,
    locked::{self, Shut},
    place_of,
};
use jiuzhu_rules::{
    Case,
    case::day_from_text,
    packs::Packs,
    place::{NATIONAL, PlaceCode},
};

use crate::failure::Failure;

/// Holds the passphrase: on a command line everybody who looks at the machine would see it.
pub const PASSPHRASE: &str = "JIUZHU_PASSPHRASE";

/// What the environment says, or what is missing there.
pub fn passphrase() -> Result<String, String> {
    let given = std::env::var(PASSPHRASE).ok().filter(|it| !it.is_empty());
    given.ok_or_else(|| format!("takes a passphrase; expected one in the environment, as {PASSPHRASE}"))
}

/// A text with the name by which mistakes in it are told.
pub struct Source {
    name: String,
    text: Vec<u8>,
}

impl Source {
    /// `-` is standard input.
    pub fn open(path: &Path) -> Result<Source, Failure> {
        let (name, read) = match path.to_str() {
            Some("-") => ("standard input".to_owned(), limited(io::stdin().lock())),
            _ => (path.display().to_string(), File::open(path).and_then(limited)),
        };
        let wrong = |what: String| Failure::Input(format!("{name}: {what}"));
        let mut text = read.map_err(|error| wrong(format!("not read: {error}")))?;
        if text.len() > LARGEST_FILE {
            return Err(wrong(format!("larger than any case; expected {} kB at the most", LARGEST_FILE >> 10)));
        }
        // Some editors mark texts in UTF-8 with three bytes that are no JSON.
        if text.starts_with(b"\xef\xbb\xbf") {
            text.drain(..3);
        }
        Ok(Source { name, text })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The case, all of whose references lead somewhere. A locked file is opened with the passphrase of the environment.
    pub fn case(&self) -> Result<Case, Failure> {
        let wrong = |what: String| Failure::Input(format!("{}: {what}", self.name));
        let opened = match locked::is_locked(&self.text) {
            false => Ok(Cow::Borrowed(self.text.as_slice())),
            true => match locked::unlock(&self.text, &passphrase().map_err(wrong)?) {
                Ok(text) => Ok(Cow::Owned(text)),
                Err(Shut::Wrong) => {
                    Err(format!("does not open; expected the passphrase in {PASSPHRASE} that locked it"))
                }
                Err(Shut::Unknown) => Err("locked in a way that is not known here, or not whole".to_owned()),
            },
        };
        let file = jiuzhu_case_files::read(&opened.map_err(wrong)?);
        Ok(file.map_err(|it| Failure::Input(format!("{}:{it}", self.name)))?.case)
    }

    /// That the place is one on file, or inside one.
    pub fn place_is_known(&self, case: &Case) -> Result<(), Failure> {
        match case.packs.narrowest_around(case.place) {
            Some(_) => Ok(()),
            None => {
                let (place, path, what) =
                    (place_of(&self.text), "place".to_owned(), unknown_place(case.place, case.packs));
                Err(Failure::Input(format!("{}:{}", self.name, Misread { place, path, what })))
            }
        }
    }
}

fn limited(from: impl Read) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    from.take(LARGEST_FILE as u64 + 1).read_to_end(&mut text)?;
    Ok(text)
}

/// Why there are no rules for a place: it lies in 香港, 澳门 or 台湾, or in no province.
pub fn unknown_place(place: PlaceCode, packs: &Packs) -> String {
    let around = place.chain().filter(|wider| *wider != NATIONAL).find_map(|it| packs.place(it));
    match around.filter(|it| it.outside) {
        Some(outside) => {
            let name = outside.name("zh-Hans");
            format!("{place}: {name} lies outside these rules; expected a place of `jiuzhu places` without that mark")
        }
        None => format!("{place} lies in no province; expected a code of `jiuzhu places`, or one inside such a place"),
    }
}

/// `--day`.
pub fn day(text: &str) -> Result<jiff_core::civil::Date, Failure> {
    day_from_text(text)
        .ok_or_else(|| Failure::Usage(format!("--day: \"{text}\" is no day; expected one such as 2026-11-01")))
}

/// `--place`.
pub fn place(text: &str, packs: &Packs) -> Result<PlaceCode, Failure> {
    let digits = text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit());
    let code = digits.then(|| text.parse().ok()).flatten().map(PlaceCode);
    let code = code.ok_or_else(|| {
        Failure::Usage(format!("--place: \"{text}\" is no code; expected six digits, such as 500000"))
    })?;
    match packs.narrowest_around(code) {
        Some(_) => Ok(code),
        None => Err(Failure::Usage(format!("--place: {}", unknown_place(code, packs)))),
    }
}
