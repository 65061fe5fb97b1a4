//! What is said of lists of households. No catalogue has it: a page fetches it with what reads lists.

use crate::{LANGUAGES, Language};

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

impl Lists {
    /// In one of the languages on file.
    pub fn of(language: &Language) -> &'static Lists {
        LANGUAGES.iter().zip(&ALL).find(|(other, _)| *other == language).map_or(&ALL[0], |(_, lists)| lists)
    }
}
