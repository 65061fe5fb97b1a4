//! Turns `locales/` into typed texts. A gap, a surplus or an unlike placeholder stops the build.

use std::{collections::BTreeMap, env, fmt::Write, fs, io, path::Path, process::ExitCode};

use jiuzhu_rules::{
    Programme,
    answer::Kind,
    facts::{HouseholdFact, PersonFact},
    local::LocalFigure,
    place::TOPUP_CATEGORIES,
    reckoning::choice::Variants,
    term::Term,
};
use toml::{Table, Value};

/// The language that the others are held against.
const REFERENCE: &str = "zh-Hans";

/// Sections that are plain tables of texts, and the struct each becomes.
const FLAT: &[(&str, &str)] = &[
    ("page", "Page"),
    ("problem", "ProblemTexts"),
    ("how", "HowTexts"),
    ("unit", "UnitTexts"),
    ("basis", "BasisTexts"),
    ("publisher", "PublisherTexts"),
];

/// One language: every text by its dotted key.
struct Locale {
    tag: String,
    texts: BTreeMap<String, String>,
}

fn main() -> io::Result<ExitCode> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let mut problems = Vec::new();
    let mut locales = read_locales(&mut problems)?;
    locales.sort_by_key(|locale| (locale.tag != REFERENCE, locale.tag.clone()));
    let wanted = wanted_keys();
    for locale in &locales {
        problems.extend(problems_of(locale, &locales, &wanted));
    }
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    if !problems.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("texts.rs");
    fs::write(out, written(&locales, &wanted))?;
    Ok(ExitCode::SUCCESS)
}

fn read_locales(problems: &mut Vec<String>) -> io::Result<Vec<Locale>> {
    let mut locales = Vec::new();
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path)?.parse::<Table>() {
            Ok(table) => {
                let mut texts = BTreeMap::new();
                flatten("", &Value::Table(table), &mut texts);
                locales.push(Locale { tag, texts });
            }
            Err(problem) => problems.push(format!("{}: {problem}", path.display())),
        }
    }
    Ok(locales)
}

fn flatten(prefix: &str, value: &Value, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&path, value, texts);
            }
        }
        Value::String(text) => {
            texts.insert(prefix.to_owned(), text.clone());
        }
        other => {
            texts.insert(prefix.to_owned(), other.to_string());
        }
    }
}

/// The lists from the rules that every language must have words for.
struct Wanted {
    /// Section under `question`, and the names in it.
    questions: Vec<(&'static str, Vec<&'static str>)>,
    choices: Vec<(&'static str, &'static [&'static str])>,
}

fn wanted_keys() -> Wanted {
    let household = HouseholdFact::ALL.iter().map(|it| (it.name(), it.kind()));
    let person = PersonFact::ALL.iter().map(|it| (it.name(), it.kind()));
    let choices = household.chain(person).filter_map(|(name, kind)| match kind {
        Kind::Choice(variants) => Some((name, variants)),
        _ => None,
    });
    Wanted {
        questions: vec![
            ("household", HouseholdFact::ALL.iter().map(|it| it.name()).collect()),
            ("person", PersonFact::ALL.iter().map(|it| it.name()).collect()),
            ("local", LocalFigure::ALL.iter().map(|it| it.name()).collect()),
        ],
        choices: choices.collect(),
    }
}

impl Wanted {
    fn keys(&self) -> Vec<String> {
        let parts = |section: &str, name: &str, parts: &[&str]| -> Vec<String> {
            parts.iter().map(|part| format!("{section}.{name}.{part}")).collect()
        };
        let question = ["label", "ask", "hint"];
        let questions = self.questions.iter().flat_map(|(section, names)| {
            names.iter().flat_map(move |name| parts(&format!("question.{section}"), name, &question))
        });
        let choices = self.choices.iter().flat_map(|(name, variants)| parts("choice", name, variants));
        let programmes =
            Programme::NAMES.iter().flat_map(|name| parts("programme", name, &["plain", "official", "about", "next"]));
        let terms = Term::ALL.iter().map(|term| format!("term.{}", term.name()));
        let topups = TOPUP_CATEGORIES.iter().map(|name| format!("topup.{name}"));
        let rest = ["language.name".to_owned()].into_iter().chain(question.map(|part| format!("day.{part}")));
        questions.chain(choices).chain(programmes).chain(terms).chain(topups).chain(rest).collect()
    }
}

fn problems_of(locale: &Locale, locales: &[Locale], wanted: &Wanted) -> Vec<String> {
    let mut problems = Vec::new();
    let mut complain = |key: &str, what: &str| problems.push(format!("locales/{}.toml: {key}: {what}", locale.tag));
    let wanted = wanted.keys();
    let flat = |key: &str| FLAT.iter().any(|(section, _)| key.starts_with(&format!("{section}.")));
    let Some(reference) = locales.iter().find(|it| it.tag == REFERENCE) else {
        return vec![format!("locales/{REFERENCE}.toml is missing")];
    };
    for key in wanted.iter().chain(reference.texts.keys().filter(|key| flat(key))) {
        match locale.texts.get(key) {
            None => complain(key, "missing"),
            Some(text) if text.is_empty() && !key.ends_with(".hint") => complain(key, "empty"),
            Some(text) if reference.texts.get(key).is_some_and(|other| placeholders(other) != placeholders(text)) => {
                complain(key, "its {placeholders} differ from the reference");
            }
            Some(_) => {}
        }
    }
    for key in locale.texts.keys() {
        let known = wanted.contains(key) || (flat(key) && reference.texts.contains_key(key));
        if !known {
            complain(key, "nothing uses it");
        }
    }
    problems
}

/// The names in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn written(locales: &[Locale], wanted: &Wanted) -> String {
    let mut out = String::new();
    let Some(reference) = locales.first() else { return out };
    for (section, name) in FLAT {
        let fields =
            keys_of(reference, section).map(|key| format!("    pub {key}: &'static str,\n")).collect::<String>();
        let _ = writeln!(out, "#[derive(Debug)]\npub struct {name} {{\n{fields}}}");
    }
    let names: Vec<_> = locales.iter().map(|locale| format!("&{}", constant(&locale.tag))).collect();
    let _ = writeln!(out, "pub static LANGUAGES: &[&Texts] = &[{}];", names.join(", "));
    for locale in locales {
        let text = |key: &str| format!("{:?}", locale.texts.get(key).map_or("", String::as_str));
        let question = |path: &str| {
            format!(
                "Question {{ label: {}, ask: {}, hint: {} }}",
                text(&format!("{path}.label")),
                text(&format!("{path}.ask")),
                text(&format!("{path}.hint"))
            )
        };
        let _ = writeln!(
            out,
            "static {}: Texts = Texts {{\ntag: {:?}, name: {},",
            constant(&locale.tag),
            locale.tag,
            text("language.name")
        );
        let _ = writeln!(out, "day: {},", question("day"));
        for (section, name) in FLAT {
            let fields = keys_of(reference, section)
                .map(|key| format!("{key}: {}, ", text(&format!("{section}.{key}"))))
                .collect::<String>();
            let _ = writeln!(out, "{section}: {name} {{ {fields} }},");
        }
        for (section, names) in &wanted.questions {
            let all: Vec<_> = names.iter().map(|name| question(&format!("question.{section}.{name}"))).collect();
            let _ = writeln!(out, "{section}: &[{}],", all.join(",\n"));
        }
        let choices = wanted.choices.iter().map(|(fact, variants)| {
            let words: Vec<_> = variants.iter().map(|variant| text(&format!("choice.{fact}.{variant}"))).collect();
            format!("({fact:?}, &[{}] as &[&str])", words.join(", "))
        });
        let _ = writeln!(out, "choices: &[{}],", choices.collect::<Vec<_>>().join(",\n"));
        let terms = Term::ALL.iter().map(|term| text(&format!("term.{}", term.name())));
        let _ = writeln!(out, "terms: &[{}],", terms.collect::<Vec<_>>().join(", "));
        let programmes = Programme::NAMES.iter().map(|name| {
            let part = |part: &str| text(&format!("programme.{name}.{part}"));
            format!(
                "ProgrammeText {{ plain: {}, official: {}, about: {}, next: {} }}",
                part("plain"),
                part("official"),
                part("about"),
                part("next")
            )
        });
        let _ = writeln!(out, "programmes: &[{}],", programmes.collect::<Vec<_>>().join(",\n"));
        let topups = TOPUP_CATEGORIES.iter().map(|name| format!("({name:?}, {})", text(&format!("topup.{name}"))));
        let _ = writeln!(out, "topups: &[{}],\n}};", topups.collect::<Vec<_>>().join(", "));
    }
    out
}

fn keys_of<'a>(locale: &'a Locale, section: &'a str) -> impl Iterator<Item = &'a str> {
    locale.texts.keys().filter_map(move |key| key.strip_prefix(section)?.strip_prefix('.'))
}

fn constant(tag: &str) -> String {
    tag.to_uppercase().replace('-', "_")
}
