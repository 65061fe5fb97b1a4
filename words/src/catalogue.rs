//! Catalogues as they are stored: the language and a version in the first line, then one line for each text.

use std::{error::Error, fmt, sync::LazyLock};

use crate::Texts;

/// A language that can be chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// As in `html lang`, and the name of its catalogue.
    pub tag: &'static str,
    /// The language in its own words.
    pub name: &'static str,
}

/// Why a text is no catalogue of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin with a language on file and a version.
    NoCatalogue,
    /// It belongs to another state of this program, older or newer.
    OtherVersion,
    /// It was cut off or has grown: so many texts instead of those expected.
    Lines { expected: usize, found: usize },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NoCatalogue => out.write_str("not a catalogue of a known language"),
            Unreadable::OtherVersion => out.write_str("a catalogue of another version"),
            Unreadable::Lines { expected, found } => write!(out, "{found} texts instead of {expected}"),
        }
    }
}

impl Error for Unreadable {}

impl Texts {
    /// Chinese, which every program carries.
    pub fn chinese() -> &'static Texts {
        static CHINESE: LazyLock<Texts> = LazyLock::new(|| of(&LANGUAGES[0], REFERENCE));
        &CHINESE
    }

    /// Reads a catalogue that came from elsewhere. It is kept for as long as the program runs: there are only a
    /// handful of languages.
    pub fn read(catalogue: String) -> Result<&'static Texts, Unreadable> {
        let language = language_of(&catalogue)?;
        let found = lines(&catalogue).count();
        if found != LINES {
            return Err(Unreadable::Lines { expected: LINES, found });
        }
        Ok(Box::leak(Box::new(of(language, catalogue.leak()))))
    }

    /// Every language on file, Chinese first. A program that does not call this does not carry them.
    pub fn of_every_language() -> &'static [Texts] {
        static ALL: LazyLock<Vec<Texts>> =
            LazyLock::new(|| LANGUAGES.iter().zip(CATALOGUES).map(|(it, text)| of(it, text)).collect());
        &ALL
    }
}

/// The languages that a page fetches when they are chosen, each with its catalogue.
pub fn to_fetch() -> impl Iterator<Item = (&'static Language, &'static str)> {
    LANGUAGES.iter().zip(CATALOGUES).skip(1)
}

impl Language {
    /// The name of its catalogue's file.
    pub fn file(&self) -> String {
        format!("{}.txt", self.tag)
    }
}

fn language_of(catalogue: &str) -> Result<&'static Language, Unreadable> {
    let head = catalogue.split('\n').next().unwrap_or_default();
    let (tag, version) = head.split_once(' ').ok_or(Unreadable::NoCatalogue)?;
    let language = LANGUAGES.iter().find(|it| it.tag == tag).ok_or(Unreadable::NoCatalogue)?;
    if version == VERSION { Ok(language) } else { Err(Unreadable::OtherVersion) }
}

/// The texts: what follows the first line, each ended by a line break.
fn lines(catalogue: &str) -> impl Iterator<Item = &str> {
    catalogue.split_terminator('\n').skip(1)
}

/// The build, or [`Texts::read`], has made sure that every text has its line.
fn of(language: &'static Language, catalogue: &'static str) -> Texts {
    Texts::of(language, lines(catalogue).collect())
}

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));
