//! What is cited. The instruments and articles stand in `law/*.toml`; the build makes a constant of each
//! article, so that citing one that is not on file does not compile.

use jiff_core::civil::Date;

/// A text in each language on file, by language tag.
pub type Words = &'static [(&'static str, &'static str)];

/// The words in `language`, or in Chinese where there are none.
pub fn words_in(words: Words, language: &str) -> &'static str {
    let of = |wanted: &str| words.iter().find(|(tag, _)| *tag == wanted).map(|(_, text)| *text);
    of(language).or_else(|| of("zh-Hans")).unwrap_or_default()
}

/// A law, regulation or ministry document.
#[derive(Debug)]
pub struct Instrument {
    /// Identifier in the register of documents, such as `DOC-01`.
    pub id: &'static str,
    pub title: Words,
    /// Document number; empty where there is none or it was not found.
    pub number: &'static str,
    pub from: Date,
    pub until: Option<Date>,
    /// At the issuing body, where the page is known.
    pub link: Option<&'static str>,
}

/// One provision of an instrument.
#[derive(Debug)]
pub struct Provision {
    pub instrument: u16,
    /// As it is cited: `第十八条`, or a part of a notice. Empty for the document as a whole.
    pub place: Words,
    /// What it says, in our own words.
    pub says: Words,
    /// Whether the provision was read in a public source; otherwise it is shown as unconfirmed.
    pub confirmed: bool,
}

/// A provision on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article(u16);

impl Article {
    pub fn provision(self) -> Option<&'static Provision> {
        PROVISIONS.get(usize::from(self.0))
    }

    pub fn instrument(self) -> Option<&'static Instrument> {
        INSTRUMENTS.get(usize::from(self.provision()?.instrument))
    }

    pub fn governs(self, day: Date) -> bool {
        self.instrument().is_some_and(|it| it.from <= day && it.until.is_none_or(|until| day < until))
    }
}

/// The first of `articles`, newest first, that governs the day; the last where none does.
pub fn governing<const N: usize>(day: Date, articles: [Article; N]) -> Article {
    let oldest = articles.last().copied().unwrap_or(Article(0));
    articles.into_iter().find(|article| article.governs(day)).unwrap_or(oldest)
}

include!(concat!(env!("OUT_DIR"), "/law.rs"));
