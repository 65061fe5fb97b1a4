//! The case of a command: what the file says, and what the arguments put in its place.

use std::path::Path;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Kind},
    case::{FIRST_DAY, day_to_text},
    local::{LocalFigure, LocalFigures},
};
use jiuzhu_words::Texts;
use serde_json::{Value, json};

use crate::{
    arguments::{Given, Replaced, Spoken},
    failure::Failure,
    outside,
    read::{self, Source},
};

impl Given {
    pub fn case(&self) -> Result<Case, Failure> {
        read_case(&self.file, &self.replaced)
    }
}

impl Replaced {
    pub fn is_nothing(&self) -> bool {
        let files = self.packs.is_empty() && self.local.is_none();
        self.day.is_none() && self.place.is_none() && self.params.is_empty() && files
    }
}

/// The case of a file, with what is put in place of what it says.
pub fn read_case(file: &Path, replaced: &Replaced) -> Result<Case, Failure> {
    let day = replaced.day.as_deref().map(read::day).transpose()?;
    let packs = outside::packs(&replaced.packs)?;
    let place = replaced.place.as_deref().map(|place| read::place(place, packs)).transpose()?;
    let typed_in = typed_in(&replaced.params)?;
    let source = Source::open(file)?;
    let mut case = source.case()?.judged_by(packs);
    case.day = day.unwrap_or(case.day);
    match place {
        Some(place) => case.place = place,
        None => source.place_is_known(&case)?,
    }
    if let Some(file) = &replaced.local {
        outside::take_in(file, &mut case)?;
    }
    put_into(&mut case.local, &typed_in);
    note_what_is_odd(&case);
    if replaced.local.is_some() {
        outside::note_what_stays(&case);
    }
    Ok(case)
}

/// What is no mistake, but ought to be known.
fn note_what_is_odd(case: &Case) {
    if case.day < FIRST_DAY {
        let (day, first) = (day_to_text(case.day), day_to_text(FIRST_DAY));
        eprintln!("note: {day} lies before {first}, the first day there are rules for; everything stays open");
    }
    if !case.packs.has(case.place)
        && let Some(wider) = case.packs.narrowest_around(case.place)
    {
        eprintln!("note: {} is not on file; taken as a place inside {wider}", case.place);
    }
}

/// Every `--param`.
pub fn typed_in(params: &[String]) -> Result<LocalFigures, Failure> {
    let mut all = LocalFigures::default();
    params.iter().try_for_each(|it| param(it).map(|figures| put_into(&mut all, &figures)))?;
    Ok(all)
}

fn put_into(local: &mut LocalFigures, figures: &LocalFigures) {
    for figure in LocalFigure::ALL {
        if let answer @ (Answer::Given(_) | Answer::Unsure) = figures.get(*figure) {
            local.set(*figure, answer);
        }
    }
}

/// `name=value`, as the figures of a case in which only this one is told.
fn param(text: &str) -> Result<LocalFigures, Failure> {
    let wrong = |what: String| Failure::Usage(format!("--param {text}: {what}"));
    let (name, value) = text
        .split_once('=')
        .ok_or_else(|| wrong("no value; expected NAME=VALUE, such as dibao_standard=monthly:700".to_owned()))?;
    let figure = LocalFigure::ALL
        .iter()
        .find(|it| it.name() == name)
        .ok_or_else(|| wrong(format!("\"{name}\" is no local figure; expected a name of `jiuzhu parameters`")))?;
    let figures = serde_json::from_value(json!({ name: exchanged(figure.kind(), value) }));
    figures.map_err(|error| wrong(error.to_string().replacen(", expected", "; expected", 1)))
}

/// The exchange form of a value: JSON as it is, or what was written short.
fn exchanged(kind: Kind, text: &str) -> Value {
    if text.starts_with(['{', '"']) {
        return serde_json::from_str(text).unwrap_or_else(|_| text.into());
    }
    match text.split_once(':') {
        Some((cadence, amount)) => json!({ cadence: range(kind, amount) }),
        None => range(kind, text),
    }
}

/// `600`, `600..800`, `600..`, `true`, or a word.
fn range(kind: Kind, text: &str) -> Value {
    let one = |text: &str| match (kind, text) {
        (Kind::YesNo, "true") => true.into(),
        (Kind::YesNo, "false") => false.into(),
        (Kind::Count | Kind::Years, number) => number.parse::<u64>().map_or_else(|_| number.into(), Value::from),
        _ => Value::from(text),
    };
    match text.split_once("..") {
        Some((least, "")) => json!({ "at_least": one(least) }),
        Some((least, most)) => json!({ "between": [one(least), one(most)] }),
        None => one(text),
    }
}

impl Spoken {
    /// The language asked for, else the one the system speaks, else Chinese.
    pub fn texts(&self) -> &'static Texts {
        let set = |name: &&str| std::env::var(name).ok().filter(|it| !it.is_empty());
        let system = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).unwrap_or_default();
        let speaks = |texts: &&Texts| match &self.lang {
            Some(tag) => texts.language.tag == tag,
            // `en_GB.UTF-8` and `en` alike.
            None => texts.language.tag.split('-').next() == system.split(['_', '.', '@', '-']).next(),
        };
        // Chinese comes first of all.
        let all = Texts::of_every_language();
        all.iter().find(speaks).or(all.first()).unwrap_or(Texts::chinese())
    }
}
