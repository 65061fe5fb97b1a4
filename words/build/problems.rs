//! What is wrong with the words, each as `file: key: what`.

use super::{
    levels,
    order::{self, Order},
    sources::{Locale, REFERENCE, Sources},
};

/// Keys whose text may be empty: a hint is no must, and a document is also cited as a whole.
const MAY_BE_EMPTY: [&str; 2] = [".hint", ".place"];

pub fn of(sources: &Sources, order: &Order, shipped: bool) -> Vec<String> {
    let mut problems = sources.problems.clone();
    let Some(reference) = sources.locales.get(REFERENCE) else {
        problems.push(format!("locales/{REFERENCE}.toml is missing"));
        return problems;
    };
    for locale in sources.locales.values() {
        for (key, what) in levels::problems(locale, shipped) {
            problems.push(located(&locale.tag, &key, what));
        }
    }
    for locale in levels::offered(sources, order) {
        let mut complain = |key: &str, what: &str| problems.push(located(&locale.tag, key, what));
        for key in order.keys() {
            if let Some(what) = problem_in(locale.texts.get(key), key, reference) {
                complain(key, what);
            }
        }
        for key in locale.texts.keys() {
            if !order.keys().any(|known| known == key) {
                complain(key, "nothing uses it");
            }
        }
    }
    if problems.is_empty() && !order::agrees_with_the_rules(&sources.law) {
        problems.push("law: the rules have its instruments or provisions in another order".to_owned());
    }
    problems
}

/// Keys from `law/` name their file, in which every language stands.
fn located(tag: &str, key: &str, what: &str) -> String {
    if key.contains(": ") { format!("{key}: {tag}: {what}") } else { format!("locales/{tag}.toml: {key}: {what}") }
}

fn problem_in(text: Option<&String>, key: &str, reference: &Locale) -> Option<&'static str> {
    let Some(text) = text else { return Some("missing") };
    let expected = reference.texts.get(key).map(|text| placeholders(text));
    if text.is_empty() && !MAY_BE_EMPTY.iter().any(|ending| key.ends_with(ending)) {
        return Some("empty");
    }
    if text.contains(['\n', '\r']) {
        return Some("a line break; a catalogue has one line for each text");
    }
    if expected.is_some_and(|expected| expected != placeholders(text)) {
        return Some("its {placeholders} differ from the reference");
    }
    None
}

/// The names in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
