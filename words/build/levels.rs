//! How far the texts of a language may be relied on, how it is written, and who says so: the section `[language]` of its file.
//! docs/decisions/0022-languages-ready.md.

use toml::{Table, Value};

use super::{
    catalogue::version,
    order::Order,
    sources::{Locale, REFERENCE, Sources},
};

/// The scripts that `styles/scripts.css` can set, by their codes in ISO 15924.
const SCRIPTS: &[&str] = &["Hans", "Latn", "Arab", "Tibt", "Yiii"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// For translators to work on. Never shipped.
    Draft,
    /// Written by the project, for reviewers and developers. Nobody else answers for it.
    Project,
    /// Translated by one person and read back by another.
    ReadBack,
    /// Approved by an authority.
    Approved,
    /// Chinese, which counts.
    Reference,
}

const LEVELS: &[(&str, Level)] = &[
    ("draft", Level::Draft),
    ("project", Level::Project),
    ("read_back", Level::ReadBack),
    ("approved", Level::Approved),
    ("reference", Level::Reference),
];

impl Level {
    /// Who has to be named in the record.
    fn named(self) -> &'static [&'static str] {
        match self {
            Level::Draft | Level::Project | Level::Reference => &[],
            Level::ReadBack => &["translated_by", "read_back_by"],
            Level::Approved => &["translated_by", "read_back_by", "approved_by"],
        }
    }

    /// Whether it only helps to read what stands in Chinese, and says so.
    pub fn is_an_aid(self) -> bool {
        !matches!(self, Level::Approved | Level::Reference)
    }
}

impl Locale {
    pub fn name(&self) -> &str {
        told(&self.language, "name")
    }

    pub fn script(&self) -> &str {
        told(&self.language, "script")
    }

    pub fn level(&self) -> Option<Level> {
        let level = told(&self.language, "level");
        LEVELS.iter().find(|(name, _)| *name == level).map(|(_, level)| *level)
    }

    fn record(&self) -> Option<&Table> {
        self.language.get("record").and_then(Value::as_table)
    }
}

/// The languages that are offered, the reference first: those of which nothing has changed since somebody vouched for them.
pub fn offered<'s>(sources: &'s Sources, order: &Order) -> Vec<&'s Locale> {
    let mut offered: Vec<_> = sources.locales.values().filter(|it| outdated(it, sources, order).is_none()).collect();
    offered.sort_by_key(|locale| locale.tag != REFERENCE);
    offered
}

/// Of each language that is left out, why.
pub fn left_out(sources: &Sources, order: &Order) -> Vec<String> {
    sources.locales.values().filter_map(|it| outdated(it, sources, order)).collect()
}

/// That a language is no longer the one that was vouched for: its own texts have changed, or the Chinese ones.
fn outdated(locale: &Locale, sources: &Sources, order: &Order) -> Option<String> {
    let record = locale.record()?;
    let reference = sources.locales.get(REFERENCE)?;
    let texts = [reference, locale].map(|it| order.keys().map(|key| it.texts.get(key).map_or("", String::as_str)));
    let now = version(texts.into_iter().flatten());
    let file = format!("locales/{}.toml", locale.tag);
    (told(record, "texts") != now)
        .then(|| format!("{file}: left out: its texts or the Chinese are not those on record; now they are {now}"))
}

/// What is wrong with a section `[language]`, by key.
pub fn problems(locale: &Locale, shipped: bool) -> Vec<(String, &'static str)> {
    let mut problems = Vec::new();
    let mut complain = |key: &str, what| problems.push((format!("language.{key}"), what));
    for key in locale.language.keys().filter(|key| !["name", "script", "level", "record"].contains(&key.as_str())) {
        complain(key, "nothing uses it");
    }
    match locale.name() {
        "" => complain("name", "missing"),
        name if name.contains(['\n', '\r']) => complain("name", "a line break; a catalogue has one line for each text"),
        _ => {}
    }
    if !SCRIPTS.contains(&locale.script()) {
        complain("script", "not one of Hans, Latn, Arab, Tibt, Yiii");
    }
    let Some(level) = locale.level() else {
        complain("level", "not one of draft, project, read_back, approved");
        return problems;
    };
    if (level == Level::Reference) != (locale.tag == REFERENCE) {
        complain("level", "Chinese is the reference, and no other");
    }
    if shipped && level == Level::Draft {
        complain("level", "a draft is for translators; it is not shipped");
    }
    let named = level.named();
    let none = Table::new();
    let record = locale.record().unwrap_or(&none);
    let expected = || named.iter().chain(&["on", "texts"]).filter(|_| !named.is_empty()).copied();
    for key in expected().filter(|key| told(record, key).is_empty()) {
        complain(
            &format!("record.{key}"),
            "missing; of this level it is on record who answers for what, and since when",
        );
    }
    for key in record.keys().filter(|key| !expected().any(|known| known == key.as_str())) {
        complain(&format!("record.{key}"), "not on record of this level");
    }
    if let [translated, read_back, ..] = named
        && told(record, translated) == told(record, read_back)
    {
        complain("record.read_back_by", "who translated cannot read back");
    }
    problems
}

fn told<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}
