//! Every rule has code, and every rule that a verdict hangs on has cases; what names a rule names one that exists.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by failing.
#![allow(clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_rules::register::{Kind, RULES};

/// How many cases a rule needs: one that a verdict or an amount hangs on, in, out, exactly at its limit, undecided;
/// what is told beside them, in, out, undecided.
const fn cases_needed(kind: Kind) -> usize {
    match kind {
        Kind::Computed => 4,
        Kind::Lead | Kind::Remark => 3,
        Kind::Procedure | Kind::Convention => 0,
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found
}

/// The ids in a text: capitals and hyphens, then a number, such as `DB-INC-4f`.
fn ids(text: &str) -> Vec<String> {
    let word = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let parts = text.split(|it| !word(it)).filter_map(|word| {
        let (family, rest) = word.rsplit_once('-')?;
        let (number, family) = match rest.strip_prefix(|it: char| it.is_ascii_uppercase()) {
            Some(number) => (number, format!("{family}-{}", &rest[..1])),
            None => (rest, format!("{family}-")),
        };
        let digits = number.trim_end_matches(|it: char| it.is_ascii_lowercase());
        let known =
            FAMILIES.contains(&family.as_str()) && !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        known.then(|| format!("{family}{digits}"))
    });
    parts.collect()
}

const FAMILIES: &[&str] = &[
    "GEN-", "DB-HH-", "DB-INC-", "DB-AST-", "DB-EL-", "DB-SP-", "DB-BN-", "DB-TU-", "DB-EX-", "DB-WK-", "DB-RV-",
    "DB-PY-", "LM-", "RE-", "TK-", "TA-", "DS-", "CR-", "IX-", "PR-", "DOC-R", "DOC-V",
];

/// Where the doc comments say `DB-EL-1 to DB-EL-4`, those between are meant too.
fn ids_in_code(text: &str) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = ids(text).into_iter().collect();
    for (before, after) in text.match_indices(" to ").map(|(at, _)| text.split_at(at)) {
        let first = ids(before.rsplit([' ', '(', ',']).next().unwrap_or_default()).pop();
        let last = ids(after[4..].split([' ', ')', ',', '.', ':', ';', '\n']).next().unwrap_or_default()).pop();
        let (Some(first), Some(last)) = (first, last) else { continue };
        let number = |id: &str| id.trim_start_matches(|it: char| !it.is_ascii_digit()).parse::<u32>().ok();
        let family = first.trim_end_matches(|it: char| it.is_ascii_digit()).to_owned();
        if let (true, Some(from), Some(to)) = (last.starts_with(&family), number(&first), number(&last)) {
            let between = (from..=to).map(|number| format!("{family}{number}"));
            all.extend(between.filter(|id| RULES.iter().any(|rule| rule.id == id)));
        }
    }
    all
}

/// Every rule that the code in some folders names; the register itself does not count.
fn named_in(folders: &[&str]) -> BTreeSet<String> {
    folders
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .filter(|path| !path.ends_with("register.rs"))
        .flat_map(|path| ids_in_code(&fs::read_to_string(path).expect("a source file")))
        .collect()
}

/// How many cases name each rule. A case about a part of a rule, such as `DB-INC-4f`, is one about the rule.
fn cases() -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for file in files("tests/households", "toml") {
        let text = fs::read_to_string(file).expect("a file of cases");
        for line in text.lines().filter(|line| line.starts_with("rules = ")) {
            for id in ids(line).into_iter().collect::<BTreeSet<_>>() {
                *count.entry(id).or_default() += 1;
            }
        }
    }
    count
}

#[test]
fn every_rule_has_code_and_cases() {
    let code = named_in(&["rules/src", "rules/build", "src", "words/src"]);
    let tests = named_in(&["tests"]);
    let cases = cases();
    let mut problems = Vec::new();
    for rule in RULES {
        let count = cases.get(rule.id).copied().unwrap_or_default();
        println!("{:10} {:?} {:?} code {} cases {count}", rule.id, rule.kind, rule.evidence, code.contains(rule.id));
        if !code.contains(rule.id) {
            problems.push(format!("{}: no code names it", rule.id));
        }
        if count < cases_needed(rule.kind) {
            problems.push(format!("{}: {count} cases", rule.id));
        }
        if rule.kind == Kind::Procedure && !tests.contains(rule.id) {
            problems.push(format!("{}: no test names it", rule.id));
        }
    }
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    for id in cases.keys().chain(&code).filter(|id| !known.contains(id.as_str())) {
        problems.push(format!("{id}: not in the register"));
    }
    assert!(problems.is_empty(), "{} of {} rules:\n{}", problems.len(), RULES.len(), problems.join("\n"));
}

#[test]
fn no_rule_stands_twice() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
}
