//! Reads a TOML table field by field, and remembers on which line each stands.

use std::{cell::RefCell, fmt, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A file as it was read.
pub struct SourceFile {
    /// From the project's folder, such as `packs/chongqing.toml`.
    pub name: String,
    pub text: String,
}

impl SourceFile {
    fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(&self.text).matches('\n').count() + 1
    }

    /// The file's name without folder and ending, as a Rust identifier.
    pub fn module(&self) -> String {
        let stem = self.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
        stem.replace('-', "_")
    }

    /// The whole file, where it is TOML at all.
    pub fn root<'a>(&'a self, problems: &'a Problems) -> Option<Fields<'a>> {
        match DeTable::parse(&self.text) {
            Ok(table) => {
                // The table lives as long as the build, which is short.
                let table: &'a DeTable<'a> = Box::leak(Box::new(table.into_inner()));
                Some(Fields::new(self, "the file", 0..0, table, problems))
            }
            Err(problem) => {
                let at = problem.span().map_or(0, |span| span.start);
                problems.add(self, at, format_args!("not TOML: {}; expected a table of tables", problem.message()));
                None
            }
        }
    }
}

/// What is wrong, each as `file:line: what; expected …`.
#[derive(Default)]
pub struct Problems(RefCell<Vec<(String, usize, String)>>);

impl Problems {
    pub fn add(&self, file: &SourceFile, at: usize, what: fmt::Arguments<'_>) {
        self.0.borrow_mut().push((file.name.clone(), file.line(at), what.to_string()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub fn sorted(&self) -> Vec<String> {
        let mut all = self.0.borrow().clone();
        all.sort();
        all.dedup();
        all.into_iter().map(|(file, line, what)| format!("{file}:{line}: {what}")).collect()
    }
}

/// One table whose fields are taken one by one; what was not taken at the end is unknown.
pub struct Fields<'a> {
    pub file: &'a SourceFile,
    /// The table's name, for messages.
    pub table: &'a str,
    pub at: usize,
    values: &'a DeTable<'a>,
    taken: RefCell<Vec<&'static str>>,
    problems: &'a Problems,
}

impl<'a> Fields<'a> {
    fn new(
        file: &'a SourceFile,
        table: &'a str,
        span: Range<usize>,
        values: &'a DeTable<'a>,
        problems: &'a Problems,
    ) -> Self {
        Fields { file, table, at: span.start, values, taken: RefCell::default(), problems }
    }

    /// Reports a problem at the table itself.
    pub fn wrong(&self, what: impl fmt::Display) {
        self.problems.add(self.file, self.at, format_args!("{}: {what}", self.table));
    }

    fn wrong_at(&self, span: Range<usize>, what: impl fmt::Display) {
        self.problems.add(self.file, span.start, format_args!("{}: {what}", self.table));
    }

    /// Reports a problem at a field.
    pub fn wrong_in(&self, key: &str, what: impl fmt::Display) {
        match self.values.get(key) {
            Some(value) => self.wrong_at(value.span(), format_args!("{key}: {what}")),
            None => self.wrong(format_args!("{key}: {what}")),
        }
    }

    fn take(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.taken.borrow_mut().push(key);
        self.values.get(key)
    }

    pub fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    pub fn text_if_any(&self, key: &'static str) -> Option<&'a str> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text),
            other => {
                self.wrong_at(value.span(), format_args!("{key} is {}; expected a text in quotes", kind_of(other)));
                None
            }
        }
    }

    pub fn text(&self, key: &'static str) -> &'a str {
        if !self.has(key) {
            self.wrong(format_args!("{key} is missing; expected a text"));
        }
        self.text_if_any(key).unwrap_or_default()
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key);
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() && self.has(key) {
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.wrong_in(key, format_args!("\"{text}\" is not known; expected one of: {}", words.join(", ")));
        }
        found
    }

    pub fn yes_no(&self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(answer) => Some(*answer),
            other => {
                self.wrong_at(value.span(), format_args!("{key} is {}; expected true or false", kind_of(other)));
                None
            }
        }
    }

    pub fn count(&self, key: &'static str) -> Option<u16> {
        let value = self.take(key)?;
        let count = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong_at(value.span(), format_args!("{key}: expected a whole number without quotes"));
        }
        count
    }

    /// A list of texts or whole numbers, each as text.
    pub fn list(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_at(value.span(), format_args!("{key}: expected a list in [ ]"));
            return Vec::new();
        };
        let word = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(number) => Some(number.as_str().to_owned()),
            _ => None,
        };
        items.iter().filter_map(word).collect()
    }

    /// The rows of `[[key]]`, or of an inline list of tables.
    pub fn rows(&self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_at(value.span(), format_args!("{key}: expected [[{key}]] tables"));
            return Vec::new();
        };
        let row = |item: &'a Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.file, key, item.span(), table, self.problems)),
            _ => None,
        };
        items.iter().filter_map(row).collect()
    }

    /// The table of `[key]`.
    pub fn table(&self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.file, key, value.span(), table, self.problems)),
            other => {
                self.wrong_at(value.span(), format_args!("{key} is {}; expected a table", kind_of(other)));
                None
            }
        }
    }

    /// Every table inside this one, by its key.
    pub fn tables_inside(&self) -> Vec<(&'a str, Fields<'a>)> {
        let inside = self.values.iter().filter_map(|(key, value)| match value.get_ref() {
            DeValue::Table(table) => {
                let key: &'a str = key.get_ref();
                Some((key, Fields::new(self.file, key, value.span(), table, self.problems)))
            }
            _ => None,
        });
        inside.collect()
    }

    /// A day `2025-07-01`, or `"2025-07"` or `"2025"` where the source says no more: then only the last day of that
    /// month or year is sure.
    pub fn day(&self, key: &'static str) -> Option<Day> {
        let value = self.take(key)?;
        let text = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let day = Day::read(&text);
        if day.is_none() {
            self.wrong_at(
                value.span(),
                format_args!("{key}: no such day; expected 2025-07-01, or \"2025-07\" or \"2025\""),
            );
        }
        day
    }

    /// A text in every language on file.
    pub fn words(&self, key: &'static str) -> String {
        let Some(words) = self.table(key) else {
            if !self.has(key) {
                self.wrong(format_args!("{key} is missing; expected {{ zh-Hans = \"…\", en = \"…\" }}"));
            }
            return "&[]".to_owned();
        };
        let (chinese, english) = (words.text("zh-Hans"), words.text("en"));
        words.finish();
        format!("&[(\"zh-Hans\", {chinese:?}), (\"en\", {english:?})]")
    }

    /// A link that stands on an official host.
    pub fn official_link(&self) -> String {
        let Some(link) = self.text_if_any("link") else {
            return "None".to_owned();
        };
        let host =
            link.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https")).map(|(_, rest)| rest);
        let host = host.and_then(|rest| rest.split(['/', '?', '#', ':']).next()).unwrap_or_default();
        if !host.ends_with(".gov.cn") && host != "gov.cn" {
            self.wrong_in(
                "link",
                format_args!("\"{host}\" is no official host; expected an address on .gov.cn, or no link"),
            );
        }
        format!("Some({link:?})")
    }

    /// Reports every field that nobody asked for.
    pub fn finish(&self) {
        let taken = self.taken.borrow();
        for (key, value) in self.values {
            if !taken.contains(&key.get_ref().as_ref()) {
                let known = taken.join(", ");
                self.wrong_at(
                    value.span(),
                    format_args!("{} is not known here; expected only: {known}", key.get_ref()),
                );
            }
        }
    }
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

/// A day, and how its source writes it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i16,
    pub month: i8,
    pub day: i8,
    pub dated: String,
}

impl Day {
    fn read(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let year: i16 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
        let two_digits = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() == 2);
        let month = parts.next().map(two_digits);
        let day = parts.next().map(two_digits);
        let last_of = |month: i8| jiff_core::civil::Date::new(year, month, 1).ok().map(|first| first.days_in_month());
        let (month, day) = match (month, day) {
            (None, _) => (12, 31),
            (Some(month), None) => (month?, last_of(month?)?),
            (Some(month), Some(day)) => (month?, day?),
        };
        jiff_core::civil::Date::new(year, month, day).ok()?;
        parts.next().is_none().then(|| Day { year, month, day, dated: text.to_owned() })
    }

    pub fn constant(&self) -> String {
        format!("crate::case::day({}, {}, {})", self.year, self.month, self.day)
    }
}
