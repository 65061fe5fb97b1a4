//! In which language the page speaks. Chinese comes with the page; any other is fetched when it is chosen, and until
//! it is there the page goes on in the one it has.

use jiuzhu_words::{Language, Texts, Unreadable};

/// The language spoken, those read so far, and the one that is on its way.
#[derive(Clone, Debug)]
pub struct Speech {
    pub texts: &'static Texts,
    read: Vec<&'static Texts>,
    pub wanted: Option<Wanted>,
}

/// A language that was chosen and cannot be spoken yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub language: &'static Language,
    /// Why its words are not there; none while they are on their way.
    pub missed: Option<Missed>,
}

/// Why the words of a language could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// Nothing came, or something else.
    NotReached,
    /// The site has been renewed since the page was opened.
    OtherVersion,
}

impl Default for Speech {
    fn default() -> Self {
        let chinese = Texts::chinese_of_questions();
        Speech { texts: chinese, read: vec![chinese], wanted: None }
    }
}

impl Speech {
    /// Speaks a language at once where its words are there; else they have to be fetched.
    pub fn choose(&mut self, language: &'static Language) {
        match self.read.iter().find(|texts| texts.language == language) {
            Some(texts) => *self = Speech { texts, wanted: None, ..self.clone() },
            None => self.wanted = Some(Wanted { language, missed: None }),
        }
    }

    /// The words of `language` came, or did not. They are spoken unless another choice was made meanwhile.
    pub fn hear(&mut self, language: &'static Language, words: Result<&'static Texts, Missed>) {
        if let Ok(texts) = words {
            self.read.push(texts);
        }
        match (&mut self.wanted, words) {
            (Some(wanted), Err(missed)) if wanted.language == language => wanted.missed = Some(missed),
            (Some(wanted), Ok(_)) if wanted.language == language => self.choose(language),
            _ => {}
        }
    }
}

/// Takes in what the law says and where figures come from. Where it did not come, or is something else, provisions are cited by
/// title and number alone, until it is wanted again.
pub fn read_origins(texts: &'static Texts, came: Option<Vec<u8>>) {
    if let Some(catalogue) = came.and_then(|it| String::from_utf8(it).ok()) {
        let _ = texts.read_origins(catalogue);
    }
}

/// The words of a language, where they came.
pub fn read(language: &'static Language, came: Option<Vec<u8>>) -> Result<&'static Texts, Missed> {
    let catalogue = came.and_then(|it| String::from_utf8(it).ok()).ok_or(Missed::NotReached)?;
    match Texts::read(catalogue) {
        Ok(texts) if texts.language == language => Ok(texts),
        Err(Unreadable::OtherVersion | Unreadable::Lines { .. }) => Err(Missed::OtherVersion),
        _ => Err(Missed::NotReached),
    }
}
