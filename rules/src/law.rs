//! What is cited. The instruments and articles stand in `law/*.toml`; the build makes a constant of each
//! article, so that citing one that is not on file does not compile. Their titles and what they say are words, which
//! the rules do not need: each language has them in its catalogue, in the order of [`INSTRUMENTS`] and [`PROVISIONS`].

use jiff_core::civil::Date;

/// A law, regulation or ministry document.
#[derive(Debug)]
pub struct Instrument {
    /// Identifier in the register of documents, such as `DOC-01`.
    pub id: &'static str,
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
    /// Where it stands among [`INSTRUMENTS`].
    pub instrument: u16,
    /// Whether the provision was read in a public source; otherwise it is shown as unconfirmed.
    pub confirmed: bool,
}

/// A provision on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article(u16);

impl Article {
    /// Where it stands among [`PROVISIONS`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The one that stands so far down among [`PROVISIONS`].
    pub fn numbered(index: usize) -> Option<Article> {
        let number = u16::try_from(index).ok().filter(|_| index < PROVISIONS.len());
        number.map(Article)
    }

    pub fn provision(self) -> Option<&'static Provision> {
        PROVISIONS.get(self.index())
    }

    pub fn instrument(self) -> Option<&'static Instrument> {
        INSTRUMENTS.get(usize::from(self.provision()?.instrument))
    }

    pub fn governs(self, day: Date) -> bool {
        // Days stand apart from instruments: their links and numbers come to a page with the results.
        let period = self.provision().and_then(|it| IN_FORCE.get(usize::from(it.instrument)));
        period.is_some_and(|(from, until)| *from <= day && until.is_none_or(|until| day < until))
    }
}

/// The first of `articles`, newest first, that governs the day; the last where none does.
pub fn governing<const N: usize>(day: Date, articles: [Article; N]) -> Article {
    let oldest = articles.last().copied().unwrap_or(Article(0));
    articles.into_iter().find(|article| article.governs(day)).unwrap_or(oldest)
}

include!(concat!(env!("OUT_DIR"), "/law.rs"));
