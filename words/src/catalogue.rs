//! Catalogues as they are stored: the language, a version and the script in the first line, then one line for each text.

use std::{error::Error, fmt, sync::LazyLock};

use crate::Texts;

/// A language that can be chosen.
#[derive(Debug, Eq)]
pub struct Language {
    /// As in `html lang`, and where its catalogue's name begins.
    pub tag: &'static str,
    /// The language in its own words.
    pub name: &'static str,
    /// Of everything that is told in it. Names of files tell it, so that any copy of one will do.
    pub hash: &'static str,
    /// Whether it only helps to read what stands in Chinese. That is said wherever it is spoken.
    pub is_an_aid: bool,
}

/// By its tag alone: each language is there once.
impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

/// Why a text is no catalogue of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin with a language that is offered, a version and a script.
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

/// What catalogues of one kind have in common.
struct Form {
    lines: usize,
    version: &'static str,
}

impl Form {
    /// The language of a catalogue of this form.
    fn language_of(&self, catalogue: &str) -> Result<&'static Language, Unreadable> {
        let [tag, version, _] = head(catalogue).ok_or(Unreadable::NoCatalogue)?;
        let language = LANGUAGES.iter().find(|it| it.tag == tag).ok_or(Unreadable::NoCatalogue)?;
        let found = lines(catalogue).count();
        if version != self.version {
            Err(Unreadable::OtherVersion)
        } else if found != self.lines {
            Err(Unreadable::Lines { expected: self.lines, found })
        } else {
            Ok(language)
        }
    }
}

impl Texts {
    /// Chinese, which every program carries, without what the law says and where figures come from.
    pub fn chinese() -> &'static Texts {
        let texts = Texts::chinese_of_questions();
        texts.complete();
        texts
    }

    /// Chinese as far as questions need it. [`Texts::complete`] adds the rest.
    pub fn chinese_of_questions() -> &'static Texts {
        static CHINESE: LazyLock<Texts> =
            LazyLock::new(|| Texts::of(&LANGUAGES[0], "Hans", QUESTIONS.split_terminator('\n').collect()));
        &CHINESE
    }

    /// Reads a catalogue that came from elsewhere. It is kept for as long as the program runs: there are only a
    /// handful of languages.
    pub fn read(catalogue: String) -> Result<&'static Texts, Unreadable> {
        let language = TEXTS.language_of(&catalogue)?;
        Ok(Box::leak(Box::new(of(language, catalogue.leak()))))
    }

    /// Reads what the law says and where figures come from in this language, where that is not at hand yet.
    pub fn read_origins(&self, catalogue: String) -> Result<(), Unreadable> {
        if ORIGINS.language_of(&catalogue)? != self.language {
            return Err(Unreadable::NoCatalogue);
        }
        self.origins.get_or_init(|| lines(catalogue.leak()).collect());
        Ok(())
    }

    /// Every language on file, Chinese first, with everything that can be told in it. A program that does not call this does not
    /// carry them.
    pub fn of_every_language() -> &'static [Texts] {
        static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| {
            let all = LANGUAGES.iter().zip(CATALOGUES).zip(CATALOGUES_OF_ORIGINS);
            let read = |((language, texts), law)| {
                let texts = of(language, texts);
                texts.complete();
                texts.origins.get_or_init(|| lines(law).collect());
                texts
            };
            all.map(read).collect()
        });
        &ALL
    }
}

/// What a page fetches when it is wanted, by the name of its file: the languages but Chinese, and the origins.
pub fn to_fetch() -> impl Iterator<Item = (String, &'static str)> {
    let texts = LANGUAGES.iter().zip(CATALOGUES).skip(1).map(|(language, texts)| (language.file(), texts));
    texts.chain(LANGUAGES.iter().zip(CATALOGUES_OF_ORIGINS).map(|(language, law)| (language.file_of_origins(), law)))
}

impl Language {
    /// The name of its catalogue's file.
    pub fn file(&self) -> String {
        format!("{}-{}.txt", self.tag, self.hash)
    }

    /// The name of the file with what the law says and where figures come from.
    pub fn file_of_origins(&self) -> String {
        format!("{}.origins-{}.txt", self.tag, self.hash)
    }
}

/// What follows the texts that questions need.
pub(crate) fn chinese_of_results() -> Box<[&'static str]> {
    RESULTS.split_terminator('\n').collect()
}

/// The texts: what follows the first line, each ended by a line break.
fn lines(catalogue: &str) -> impl Iterator<Item = &str> {
    catalogue.split_terminator('\n').skip(1)
}

/// The build, or [`Texts::read`], has made sure that every text has its line.
fn of(language: &'static Language, catalogue: &'static str) -> Texts {
    let script = head(catalogue).map_or("", |[_, _, script]| script);
    Texts::of(language, script, lines(catalogue).collect())
}

/// The language, the version and the script of a catalogue.
fn head(catalogue: &str) -> Option<[&str; 3]> {
    let (tag, rest) = catalogue.split_once('\n')?.0.split_once(' ')?;
    let (version, script) = rest.split_once(' ')?;
    Some([tag, version, script])
}

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));
