//! Case files: what was told of a household, saved and read again. A file is the saved form of a case, its certificate, or what
//! the QR code of a page says; and any of these [`locked`] with a passphrase.

pub mod locked;
mod misread;
pub mod names;
mod position;
mod then;

use std::collections::BTreeMap;

use jiuzhu_rules::{Case, facts::SupporterAnswers, packs::Packs};
use serde::de::{DeserializeOwned, IgnoredAny};

pub use misread::Misread;
use position::{Turn, position};
pub use then::{Pack, Then, finding};

/// Thirty people and thirty supporters of whom everything is told, with every step of the assessment, take less than half of it.
pub const LARGEST_FILE: usize = 4 << 20;

/// What a case file holds. The case is judged by no packs yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    pub case: Case,
    /// What was found when the file was saved; a certificate alone tells it.
    pub then: Option<Then>,
}

/// Reads a file that is not locked. All references of its case lead somewhere.
pub fn read(text: &[u8]) -> Result<CaseFile, Misread> {
    // Some editors mark texts in UTF-8 with three bytes that are no JSON.
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if text.len() > LARGEST_FILE {
        return Err(Misread::of_all(format!("larger than any case; expected {} kB at the most", LARGEST_FILE >> 10)));
    }
    if Case::is_code(text) {
        return of_code(text).map(|case| CaseFile { case, then: None });
    }
    let within = if is_certificate(text) { "case" } else { "" };
    let file = if within.is_empty() {
        CaseFile { case: of_json(text)?, then: None }
    } else {
        let then::Certificate { case, then } = of_json(text)?;
        CaseFile { case, then: Some(then) }
    };
    everyone_is_there(text, within, &file.case)?;
    Ok(file)
}

/// A certificate says of which form it is, which no case does.
fn is_certificate(text: &[u8]) -> bool {
    says(text, "certificate")
}

/// Whether a text is one JSON object, with this key.
fn says(text: &[u8], key: &str) -> bool {
    serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(text).is_ok_and(|it| it.contains_key(key))
}

/// What a page shows as a QR code, and a reader of such codes wrote down.
fn of_code(text: &[u8]) -> Result<Case, Misread> {
    let code = str::from_utf8(text).unwrap_or_default().trim_end_matches(['\r', '\n']);
    let wrong = || Misread::at("code", "not a whole case; expected all that the QR code says");
    let case = Case::of_code(code, Packs::none()).ok_or_else(wrong)?;
    everyone_is_there(&[], "", &case)?;
    Ok(case)
}

fn of_json<T: DeserializeOwned>(text: &[u8]) -> Result<T, Misread> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let mut track = serde_path_to_error::Track::new();
    let read = T::deserialize(serde_path_to_error::Deserializer::new(&mut reader, &mut track));
    let read = read.map_err(|error| Misread::of_json(&track.path().to_string(), &error))?;
    reader.end().map_err(|error| Misread::of_json(".", &error))?;
    Ok(read)
}

fn everyone_is_there(text: &[u8], within: &'static str, case: &Case) -> Result<(), Misread> {
    let people = case.people.len();
    for (index, SupporterAnswers { of, .. }) in case.supporters.iter().enumerate() {
        let missing = of.iter().position(|person| !(1..=people).contains(&usize::from(*person)));
        if let Some(at) = missing {
            let turns = [Turn::Key("supporters"), Turn::Index(index), Turn::Key("of"), Turn::Index(at)];
            let (before, dot) = if within.is_empty() { (None, "") } else { (Some(Turn::Key(within)), ".") };
            let turns: Vec<Turn> = before.into_iter().chain(turns).collect();
            let what = format!("names a person who is not there; expected a number from 1 to {people}");
            let path = format!("{within}{dot}supporters[{index}].of[{at}]");
            return Err(Misread { place: position(text, &turns), path, what });
        }
    }
    Ok(())
}

/// Where the place of a case stands in its file: what lies in no province is found when packs are at hand.
pub fn place_of(text: &[u8]) -> Option<(usize, usize)> {
    position(text, &[Turn::Key("place")])
}
