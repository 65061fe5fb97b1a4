//! A case as it is read from a file: with where a mistake stands, and what was expected there.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use jiuzhu_rules::{
    Case,
    case::day_from_text,
    facts::SupporterAnswers,
    packs::Packs,
    place::{NATIONAL, PlaceCode},
};
use serde::Deserialize;

use crate::{
    failure::Failure,
    position::{Turn, position},
};

/// Thirty people and thirty supporters of whom everything is told take less than a tenth of it.
const LARGEST_FILE: u64 = 4 << 20;

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
        if text.len() as u64 > LARGEST_FILE {
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

    /// The case, all of whose references lead somewhere.
    pub fn case(&self) -> Result<Case, Failure> {
        let case = if Case::is_code(&self.text) { self.case_of_code() } else { self.case_of_json() }?;
        self.everyone_is_there(&case)?;
        Ok(case)
    }

    /// What a page shows as a QR code, and a reader of such codes wrote down.
    fn case_of_code(&self) -> Result<Case, Failure> {
        let code = str::from_utf8(&self.text).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let case = Case::of_code(code, Packs::none());
        case.ok_or_else(|| self.wrong("code", &[], "not a whole case; expected all that the QR code says"))
    }

    fn case_of_json(&self) -> Result<Case, Failure> {
        let mut reader = serde_json::Deserializer::from_slice(&self.text);
        let mut track = serde_path_to_error::Track::new();
        let read = Case::deserialize(serde_path_to_error::Deserializer::new(&mut reader, &mut track));
        let case = read.map_err(|error| self.misread(&track.path().to_string(), &error))?;
        reader.end().map_err(|error| self.misread(".", &error))?;
        Ok(case)
    }

    /// That the place is one on file, or inside one.
    pub fn place_is_known(&self, case: &Case) -> Result<(), Failure> {
        match case.packs.narrowest_around(case.place) {
            Some(_) => Ok(()),
            None => Err(self.wrong("place", &[Turn::Key("place")], &unknown_place(case.place, case.packs))),
        }
    }

    fn everyone_is_there(&self, case: &Case) -> Result<(), Failure> {
        let people = case.people.len();
        for (index, SupporterAnswers { of, .. }) in case.supporters.iter().enumerate() {
            let missing = of.iter().position(|person| !(1..=people).contains(&usize::from(*person)));
            if let Some(at) = missing {
                let path = [Turn::Key("supporters"), Turn::Index(index), Turn::Key("of"), Turn::Index(at)];
                let what = format!("names a person who is not there; expected a number from 1 to {people}");
                return Err(self.wrong(&format!("supporters[{index}].of[{at}]"), &path, &what));
            }
        }
        Ok(())
    }

    fn wrong(&self, path: &str, turns: &[Turn], what: &str) -> Failure {
        let at = position(&self.text, turns).map(|(line, column)| format!("{line}:{column}: ")).unwrap_or_default();
        Failure::Input(format!("{}:{at}{path}: {what}", self.name))
    }

    /// What serde says, in our order: where, which field, what, and what was expected.
    fn misread(&self, path: &str, error: &serde_json::Error) -> Failure {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let said = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let said = said.replacen(", expected", "; expected", 1);
        let path = if path == "." { String::new() } else { format!("{path}: ") };
        Failure::Input(format!("{}:{line}:{column}: {path}{said}", self.name))
    }
}

fn limited(from: impl Read) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    from.take(LARGEST_FILE + 1).read_to_end(&mut text)?;
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
