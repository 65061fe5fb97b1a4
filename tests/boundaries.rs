//! What the rules may reach, and that every rule id in the code has a case.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

/// The rules depend on exact decimals, civil dates and the exchange format, and on nothing that has a clock, a
/// network, storage or chance in it.
#[test]
fn the_rules_reach_nothing_outside() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "jiuzhu-rules",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--locked",
        ])
        .output()
        .expect("cargo tree runs");
    let listed = String::from_utf8_lossy(&tree.stdout);
    let names: BTreeSet<&str> =
        listed.lines().filter_map(|line| line.split(' ').next()).filter(|it| !it.is_empty()).collect();
    let allowed = [
        "arrayvec",
        "jiff-core",
        "jiuzhu-rules",
        "num-traits",
        "proc-macro2",
        "quote",
        "rust_decimal",
        "serde",
        "serde_core",
        "serde_derive",
        "syn",
        "unicode-ident",
    ];
    let foreign: Vec<_> = names.iter().filter(|name| !allowed.contains(name)).collect();
    assert!(foreign.is_empty() && names.len() > 5, "the rules reach {foreign:?}");
}

/// Rule ids such as `DB-EL-1` in a text, ranges such as `DB-EL-1 to DB-EL-4` written out.
fn rule_ids(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> =
        text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '-')).filter(|it| !it.is_empty()).collect();
    let parsed = |word: &str| -> Option<(String, u32)> {
        let (family, number) = word.rsplit_once('-')?;
        let known = ["DB", "LM", "DS", "TA", "IX", "GEN"].iter().any(|it| family.split('-').next() == Some(it));
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        Some((family.to_owned(), digits.parse().ok()?)).filter(|_| known)
    };
    let mut ids = BTreeSet::new();
    for (index, word) in words.iter().enumerate() {
        let Some((family, number)) = parsed(word) else { continue };
        ids.insert(format!("{family}-{number}"));
        let last =
            (words.get(index + 1) == Some(&"to")).then(|| words.get(index + 2).and_then(|it| parsed(it))).flatten();
        if let Some((_, last)) = last.filter(|(other, _)| *other == family) {
            ids.extend((number..=last).map(|number| format!("{family}-{number}")));
        }
    }
    ids
}

fn texts_in(folder: &Path, ending: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            texts.extend(texts_in(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            texts.push(fs::read_to_string(&path).expect("it can be read"));
        }
    }
    texts
}

/// The rules that this state of the project promises.
const PROMISED: &[(&str, &[u32])] = &[
    ("DB-HH", &[1, 2, 3, 4, 6, 7]),
    ("DB-INC", &[1, 2, 3, 4, 7, 8]),
    ("DB-AST", &[1, 2, 3, 4, 5, 6]),
    ("DB-EL", &[1, 2, 3, 4, 5]),
    ("DB-SP", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ("DB-BN", &[1, 2, 3, 4]),
    ("DB-TU", &[1, 2, 3]),
    ("DB-EX", &[1]),
    ("DB-WK", &[1, 2]),
    ("LM", &[1, 2, 5]),
    ("DS", &[1, 2, 3, 4, 5, 6, 7, 8]),
    ("TA", &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ("GEN", &[1, 2, 3, 4, 5, 6, 7, 8]),
    ("IX", &[1, 2, 6, 7]),
];

/// Conventions and notes that are kept by the whole, not by a household of their own.
const WITHOUT_A_CASE: &[&str] = &["GEN-1", "IX-1", "IX-7", "TA-5", "TA-9"];

#[test]
fn every_promised_rule_stands_in_the_code_and_in_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let code = rule_ids(&texts_in(&root.join("rules/src"), "rs").join("\n"));
    let mut cases: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts_in(&root.join("tests/households"), "toml") {
        for line in text.lines().filter(|line| line.starts_with("rules = ")) {
            for id in rule_ids(line) {
                *cases.entry(id).or_default() += 1;
            }
        }
    }
    let mut missing = Vec::new();
    for id in PROMISED.iter().flat_map(|(family, numbers)| numbers.iter().map(move |it| format!("{family}-{it}"))) {
        if !code.contains(&id) {
            missing.push(format!("{id}: no code"));
        }
        if cases.get(&id).copied().unwrap_or(0) < 1 && !WITHOUT_A_CASE.contains(&id.as_str()) {
            missing.push(format!("{id}: no case"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
