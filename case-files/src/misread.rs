//! What is wrong with a file, and where.

use std::fmt;

/// The first thing that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Line and column, from 1; none where it is about the whole, or about a code.
    pub place: Option<(usize, usize)>,
    /// Such as `people[0].age`; empty where it is about the whole.
    pub path: String,
    /// What, and what was expected.
    pub what: String,
}

impl Misread {
    pub fn of_all(what: String) -> Self {
        Misread { place: None, path: String::new(), what }
    }

    pub fn at(path: &str, what: &str) -> Self {
        Misread { place: None, path: path.to_owned(), what: what.to_owned() }
    }

    /// What serde says, in our order: where, which field, what, and what was expected.
    pub fn of_json(path: &str, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let said = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let path = if path == "." { String::new() } else { path.to_owned() };
        Misread { place: Some((line, column)), path, what: said.replacen(", expected", "; expected", 1) }
    }
}

/// Behind the name of a file and a colon.
impl fmt::Display for Misread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(out, "{line}:{column}:")?;
        }
        if !self.path.is_empty() {
            write!(out, "{}{}:", if self.place.is_some() { " " } else { "" }, self.path)?;
        }
        write!(out, " {}", self.what)
    }
}
