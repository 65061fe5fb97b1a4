//! Reads the TOML files of `law/` and `packs/` field by field, remembers on which line each field stands, and says of whatever
//! is wrong where, what, and what was expected.

mod day;

use std::{
    borrow::Cow,
    cell::RefCell,
    fmt, fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub use day::Day;

/// A file as it was read.
pub struct SourceFile {
    /// From the project's folder, such as `packs/chongqing.toml`.
    pub name: String,
    pub text: String,
}

impl SourceFile {
    /// The TOML files of a folder, by name; a crate's manifest is none of them.
    pub fn all_in(root: &Path, folder: &str) -> io::Result<Vec<SourceFile>> {
        let entries = fs::read_dir(root.join(folder))?;
        let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        let manifest = |path: &PathBuf| path.file_name().is_some_and(|it| it == "Cargo.toml");
        paths.retain(|path| path.extension().is_some_and(|it| it == "toml") && !manifest(path));
        paths.sort();
        let read = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Ok(SourceFile { name: format!("{folder}/{name}"), text: fs::read_to_string(path)? })
        };
        paths.iter().map(read).collect()
    }

    fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(&self.text).matches('\n').count() + 1
    }

    /// The lines of many places in the text, the first line being 1.
    pub fn lines(&self, places: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let ends: Vec<usize> = self.text.match_indices('\n').map(|(at, _)| at).collect();
        places.into_iter().map(|at| ends.partition_point(|end| *end < at) + 1).collect()
    }

    /// The file's name without folder and ending, as a Rust identifier.
    pub fn module(&self) -> String {
        let stem = self.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
        stem.replace('-', "_")
    }

    /// The file as TOML, where it is TOML at all.
    pub fn parsed(&self, problems: &Problems) -> Option<DeTable<'_>> {
        match DeTable::parse(&self.text) {
            Ok(table) => Some(table.into_inner()),
            Err(problem) => {
                let at = problem.span().map_or(0, |span| span.start);
                problems.add(self, at, format_args!("not TOML: {}", problem.message()));
                None
            }
        }
    }

    /// The fields at the head of the file.
    pub fn root<'a>(&'a self, table: &'a DeTable<'a>, problems: &'a Problems) -> Fields<'a> {
        Fields { file: self, table: "the file", at: 0, values: table, taken: RefCell::default(), problems }
    }
}

/// Whoever mends these will look again; and nobody waits for the rest of a file that is something else altogether.
const MOST_PROBLEMS: usize = 1000;

/// What is wrong, at the most a thousand things, each as `file:line: what; expected …`.
#[derive(Default)]
pub struct Problems(RefCell<Vec<(String, usize, String)>>);

impl Problems {
    pub fn add(&self, file: &SourceFile, at: usize, what: impl fmt::Display) {
        if self.0.borrow().len() == MOST_PROBLEMS {
            return;
        }
        self.0.borrow_mut().push((file.name.clone(), file.line(at), what.to_string()));
    }

    /// By file and line.
    pub fn sorted(&self) -> Vec<String> {
        let mut all = self.0.borrow().clone();
        all.sort();
        all.dedup();
        all.into_iter().map(|(file, line, what)| format!("{file}:{line}: {what}")).collect()
    }
}

/// One table whose fields are taken one by one; what was not taken at the end is unknown.
pub struct Fields<'a> {
    file: &'a SourceFile,
    /// The table's name, for messages.
    table: &'a str,
    /// Where it begins in the file.
    pub at: usize,
    values: &'a DeTable<'a>,
    taken: RefCell<Vec<&'static str>>,
    problems: &'a Problems,
}

impl<'a> Fields<'a> {
    fn inside(&self, table: &'a str, span: Range<usize>, values: &'a DeTable<'a>) -> Fields<'a> {
        let (file, problems) = (self.file, self.problems);
        Fields { file, table, at: span.start, values, taken: RefCell::default(), problems }
    }

    /// Reports a problem at the table itself.
    pub fn wrong(&self, what: impl fmt::Display) {
        self.problems.add(self.file, self.at, format_args!("{}: {what}", self.table));
    }

    /// Reports a problem at a field, or at the table where the field is missing.
    pub fn wrong_in(&self, key: &str, what: impl fmt::Display) {
        let at = self.values.get(key).map_or(self.at, |value| value.span().start);
        self.problems.add(self.file, at, format_args!("{}: {key}: {what}", self.table));
    }

    /// Reports a field that must be there and is not.
    pub fn missing(&self, key: &str, expected: &str) {
        self.wrong(format_args!("{key} is missing; expected {expected}"));
    }

    fn wrong_kind(&self, key: &str, value: &DeValue<'_>, expected: &str) {
        self.wrong_in(key, format_args!("is {}; expected {expected}", kind_of(value)));
    }

    fn take(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let mut taken = self.taken.borrow_mut();
        if !taken.contains(&key) {
            taken.push(key);
        }
        self.values.get(key)
    }

    /// Whether a field is there; whoever asks knows what it is for.
    pub fn has(&self, key: &'static str) -> bool {
        self.take(key).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn text_if_any(&self, key: &'static str) -> Option<&'a str> {
        match self.take(key)?.get_ref() {
            DeValue::String(text) => Some(text),
            other => {
                self.wrong_kind(key, other, "it in quotes");
                None
            }
        }
    }

    pub fn text(&self, key: &'static str) -> &'a str {
        if !self.has(key) {
            self.missing(key, "a text in quotes");
        }
        self.text_if_any(key).unwrap_or_default()
    }

    /// A text that says something.
    pub fn full_text(&self, key: &'static str) -> &'a str {
        let text = self.text(key);
        if text.trim().is_empty() && self.has(key) {
            self.wrong_in(key, "is empty; expected a text");
        }
        text
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key);
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() && self.has(key) {
            self.unknown_word(key, text, words);
        }
        found
    }

    /// A list, each one of a few words.
    pub fn words_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Vec<T> {
        let known = |text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        let found = self.list(key).into_iter().filter_map(|text| {
            let value = known(&text);
            if value.is_none() {
                self.unknown_word(key, &text, words);
            }
            value
        });
        found.collect()
    }

    fn unknown_word<T>(&self, key: &str, text: &str, words: &[(&str, T)]) {
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        self.wrong_in(key, format_args!("\"{text}\" is not known; expected one of: {}", known.join(", ")));
    }

    pub fn yes_no(&self, key: &'static str) -> bool {
        match self.take(key).map(Spanned::get_ref) {
            Some(DeValue::Boolean(answer)) => return *answer,
            Some(other) => self.wrong_kind(key, other, "true or false without quotes"),
            None => self.missing(key, "true or false"),
        }
        false
    }

    /// A whole number, where it is given.
    pub fn count_if_any(&self, key: &'static str) -> Option<u16> {
        let value = self.take(key)?.get_ref();
        let count = match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong_in(key, "is no count; expected a whole number without quotes");
        }
        count
    }

    pub fn count(&self, key: &'static str) -> u16 {
        if !self.has(key) {
            self.missing(key, "a whole number");
        }
        self.count_if_any(key).unwrap_or_default()
    }

    /// Texts or whole numbers, each as text.
    pub fn list(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value.get_ref(), "a list in [ ]");
            return Vec::new();
        };
        let word = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            other => kind_of(other).to_owned(),
        };
        items.iter().map(word).collect()
    }

    /// The rows of `[[key]]`, or of a list of tables in one line.
    pub fn rows(&self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value.get_ref(), &format!("tables under [[{key}]]"));
            return Vec::new();
        };
        let row = |item: &'a Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => Some(self.inside(key, item.span(), table)),
            other => {
                self.wrong_kind(key, other, "a table");
                None
            }
        };
        items.iter().filter_map(row).collect()
    }

    /// The table of `[key]`.
    pub fn table(&self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.inside(key, value.span(), table)),
            other => {
                self.wrong_kind(key, other, "a table");
                None
            }
        }
    }

    /// Every table inside this one, by its key.
    pub fn tables_inside(&self) -> Vec<(&'a str, Fields<'a>)> {
        let table = |(key, value): (&'a Spanned<_>, &'a Spanned<DeValue<'a>>)| {
            let key: &'a Cow<'a, str> = key.get_ref();
            match value.get_ref() {
                DeValue::Table(table) => Some((key.as_ref(), self.inside(key, value.span(), table))),
                other => {
                    self.wrong_kind(key, other, "a table");
                    None
                }
            }
        };
        self.values.iter().filter_map(table).collect()
    }

    pub fn day_if_any(&self, key: &'static str) -> Option<Day> {
        let day = match self.take(key)?.get_ref() {
            DeValue::Datetime(day) => Day::read(&day.to_string()),
            DeValue::String(text) => Day::read(text),
            _ => None,
        };
        if day.is_none() {
            self.wrong_in(key, "is no day; expected 2025-07-01, or \"2025-07\" or \"2025\" where no more is known");
        }
        day
    }

    pub fn day(&self, key: &'static str) -> Option<Day> {
        if !self.has(key) {
            self.missing(key, "a day such as 2025-07-01");
        }
        self.day_if_any(key)
    }

    /// A text by language, Chinese among them. Whether every language has it is seen to where catalogues are made.
    pub fn words(&self, key: &'static str) -> Vec<(String, String)> {
        let Some(words) = self.table(key) else {
            if !self.has(key) {
                self.missing(key, "{ zh-Hans = \"…\" } and the other languages");
            }
            return Vec::new();
        };
        words.words_of_languages()
    }

    /// The fields of this table whose keys are languages; Chinese must be there.
    pub fn words_of_languages(&self) -> Vec<(String, String)> {
        self.text("zh-Hans");
        let word = |(tag, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
            let tag = tag.get_ref();
            match value.get_ref() {
                DeValue::String(text) if is_language(tag) => Some((tag.to_string(), text.to_string())),
                _ => None,
            }
        };
        let words: Vec<_> = self.values.iter().filter_map(word).collect();
        for (tag, _) in words.iter().filter(|(tag, _)| tag != "zh-Hans") {
            self.taken.borrow_mut().push(tag.clone().leak());
        }
        words
    }

    /// A link to an official host, where it is given.
    pub fn official_link(&self) -> Option<&'a str> {
        let link = self.text_if_any("link")?;
        let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or_default();
        let host = host.split('/').next().unwrap_or_default();
        // Anything else in a host, such as `@` or a backslash, could lead a browser elsewhere.
        let plain = host.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'.');
        if !plain || !(host == "gov.cn" || host.ends_with(".gov.cn")) {
            self.wrong_in("link", format_args!("\"{link}\" is on no official host; expected .gov.cn, or no link"));
        }
        Some(link)
    }

    /// Reports every field that nobody asked for.
    pub fn finish(&self) {
        let taken = self.taken.borrow();
        for key in self.values.keys().map(Spanned::get_ref).filter(|key| !taken.contains(&key.as_ref())) {
            self.wrong_in(key, format_args!("is not known here; expected only: {}", taken.join(", ")));
        }
    }
}

/// `en`, `zh-Hans`: two or three small letters, and what follows a hyphen.
fn is_language(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or_default();
    matches!(first.len(), 2 | 3) && first.bytes().all(|it| it.is_ascii_lowercase())
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a day",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
