//! What is said on pages that are written out and need no program. No catalogue has it, so that no running page carries it.

use crate::{LANGUAGES, Language};

include!(concat!(env!("OUT_DIR"), "/written.rs"));

impl Written {
    /// In one of the languages on file.
    pub fn of(language: &Language) -> &'static Written {
        LANGUAGES.iter().zip(&ALL).find(|(other, _)| *other == language).map_or(&ALL[0], |(_, written)| written)
    }
}
