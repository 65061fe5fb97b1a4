//! Every provision of the opinion of 2018 on civil affairs in deeply poor areas has its place here: `founding_opinion.toml`
//! says what became of each, by which rules, and in which cases it can be seen to work.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by failing.
#![allow(clippy::expect_used)]

use std::{collections::BTreeMap, fs, path::Path};

use jiuzhu_rules::register::{Kind, RULES};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opinion {
    provision: Vec<Provision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provision {
    /// Part of the opinion and number within it.
    id: String,
    says: String,
    works: Works,
    #[serde(default)]
    rules: Vec<String>,
    /// Named cases in which it can be seen.
    #[serde(default)]
    cases: Vec<String>,
    /// What of it is not here, and why.
    without: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Works {
    /// A verdict or an amount follows from it.
    Computed,
    /// A verdict or an amount follows from a part of it.
    Partly,
    /// Other help to ask about.
    Lead,
    /// Something to know.
    Information,
    /// It steers offices, money or staff, and no household by itself.
    Steering,
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(file);
    fs::read_to_string(path).expect("a file of the tests")
}

fn opinion() -> Opinion {
    toml::from_str(&read("founding_opinion.toml")).expect("provisions")
}

/// The rules that each case on file is about.
fn cases() -> BTreeMap<String, Vec<String>> {
    #[derive(Deserialize)]
    struct File {
        case: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        name: String,
        rules: Vec<String>,
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/households");
    let files = fs::read_dir(folder).expect("the folder of cases");
    let files = files.map(|it| fs::read_to_string(it.expect("a file").path()).expect("a file of cases"));
    let named = files.flat_map(|text| toml::from_str::<File>(&text).expect("cases").case);
    named.map(|it| (it.name, it.rules)).collect()
}

#[test]
fn every_provision_is_there_once() {
    let parts = [("2.1", 8), ("2.2", 6), ("2.3", 5), ("2.4", 5), ("2.5", 6), ("2.6", 6), ("2.7", 2), ("3", 5)];
    let expected = parts.iter().flat_map(|(part, count)| (1..=*count).map(move |number| format!("{part}.{number}")));
    let found: Vec<_> = opinion().provision.into_iter().map(|it| it.id).collect();
    assert_eq!(found, expected.collect::<Vec<_>>());
}

#[test]
fn whatever_can_help_a_household_works_here() {
    let cases = cases();
    let mut problems = Vec::new();
    for provision in opinion().provision {
        let mut problem = |what: String| problems.push(format!("{} ({}): {what}", provision.id, provision.says));
        let kinds: Vec<_> = provision
            .rules
            .iter()
            .filter_map(|id| match RULES.iter().find(|rule| rule.id == id) {
                Some(rule) => Some(rule.kind),
                None => {
                    problem(format!("{id} is no rule"));
                    None
                }
            })
            .collect();
        let of_its_kind = match provision.works {
            Works::Computed | Works::Partly => kinds.contains(&Kind::Computed) || kinds.contains(&Kind::Remark),
            Works::Lead => kinds.contains(&Kind::Lead),
            Works::Information => kinds.contains(&Kind::Procedure),
            Works::Steering => true,
        };
        if !of_its_kind {
            problem(format!("none of its rules is {:?}", provision.works));
        }
        let shown = !provision.cases.is_empty();
        if shown != matches!(provision.works, Works::Computed | Works::Partly | Works::Lead) {
            problem(format!("{:?} with {} cases", provision.works, provision.cases.len()));
        }
        if provision.without.is_some() != matches!(provision.works, Works::Partly | Works::Steering) {
            problem("what is not here has a reason, and only that".to_owned());
        }
        for name in &provision.cases {
            match cases.get(name) {
                None => problem(format!("no case is called “{name}”")),
                Some(rules) if !rules.iter().any(|id| provision.rules.contains(id)) => {
                    problem(format!("“{name}” is about none of its rules"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
