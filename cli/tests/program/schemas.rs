//! The schemas in `cli/schemas/` are those of this program, and hold what it reads and writes.

use std::{fs, thread};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::run::{example, folder, jiuzhu, jiuzhu_reading, text_of};

fn schema(of: &str) -> Validator {
    let schema = serde_json::from_str(&text_of(folder().join(format!("schemas/{of}.json")))).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn problems(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|it| format!("{}: {it}", it.instance_path)).collect()
}

#[test]
fn the_schemas_on_file_are_those_of_this_program() {
    for of in ["case", "assessment", "certificate", "pack"] {
        let path = format!("cli/schemas/{of}.json");
        let on_file = fs::read_to_string(folder().join("..").join(&path)).unwrap_or_default();
        let made = jiuzhu(&["schema", of]).out;
        assert!(on_file == made, "{path} is out of date; renew it: cargo run -p jiuzhu-cli -- schema {of} > {path}");
    }
}

/// Every case of `tests/households/`, with where it stands.
fn cases() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder().join("../tests/households")).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let file: toml::Value = toml::from_str(&text_of(&path)).expect("TOML");
        for case in file["case"].as_array().expect("cases") {
            let given = serde_json::to_value(&case["given"]).expect("JSON");
            cases.push((format!("{}: {}", path.display(), case["name"]), given));
        }
    }
    cases
}

#[test]
fn every_case_on_file_is_a_case() {
    let schema = schema("case");
    let cases = cases();
    assert!(cases.len() > 500);
    let wrong: Vec<_> = cases.iter().map(|(name, case)| (name, problems(&schema, case))).collect();
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, problems)| !problems.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_assessment_is_an_assessment() {
    let schema = schema("assessment");
    let mut cases = cases();
    for name in ["complete.json", "partial.json", "supporters.json"] {
        cases.push((name.to_owned(), serde_json::from_str(&text_of(example(name))).expect("JSON")));
    }
    thread::scope(|threads| {
        for part in cases.chunks(cases.len().div_ceil(4)) {
            let schema = &schema;
            threads.spawn(move || part.iter().for_each(|(name, case)| assessed(schema, name, case)));
        }
    });
}

fn assessed(schema: &Validator, name: &str, case: &Value) {
    let mut case = case.clone();
    // Cases about no real place are put into a province without figures.
    if case["place"] == "990000" {
        case["place"] = "150000".into();
    }
    let ran = jiuzhu_reading(&["assess", "-"], case.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    let written: Value = serde_json::from_str(&ran.out).expect("JSON");
    let problems = problems(schema, &written);
    assert!(problems.is_empty(), "{name}: {problems:#?}");
    let count = |list: &str| written[list].as_array().expect("a list").len() as u64;
    let within = |places: &Value, list: &str| {
        let places = places.as_array().expect("a list");
        assert!(places.iter().all(|it| it.as_u64().is_some_and(|it| it < count(list))), "{name}: {places:?}");
    };
    for finding in written["findings"].as_array().expect("a list") {
        within(&finding["reasons"], "lines");
    }
    for line in written["lines"].as_array().expect("a list") {
        within(&line["figures"], "figures");
    }
}

#[test]
fn a_certificate_is_a_certificate_of_a_case() {
    let written: Value = serde_json::from_str(&text_of(example("outputs/complete.certificate.json"))).expect("JSON");
    assert_eq!(problems(&schema("certificate"), &written), Vec::<String>::new());
    assert_eq!(problems(&schema("case"), &written["case"]), Vec::<String>::new());
}

#[test]
fn every_pack_on_file_is_a_pack() {
    let schema = schema("pack");
    let mut count = 0;
    for entry in fs::read_dir(folder().join("../packs")).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_some_and(|it| it == "toml") && path.file_name().is_some_and(|it| it != "Cargo.toml") {
            let pack: toml::Value = toml::from_str(&text_of(&path)).expect("TOML");
            let problems = problems(&schema, &with_days_as_text(pack));
            assert!(problems.is_empty(), "{}: {problems:#?}", path.display());
            count += 1;
        }
    }
    assert_eq!(count, 32, "the nation and every province");
}

fn with_days_as_text(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(with_days_as_text).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, it)| (key, with_days_as_text(it))).collect(),
        other => serde_json::to_value(other).expect("JSON"),
    }
}

/// The schema refuses what the program refuses, and takes what it takes.
#[test]
fn the_schema_and_the_program_agree() {
    let schema = schema("case");
    let base = json!({ "day": "2026-11-01", "place": "500000", "people": [{}] });
    let with = |path: &str, value: Value| {
        let mut case = base.clone();
        *case.pointer_mut(path).expect("a place") = value;
        case
    };
    let person = |value: Value| with("/people/0", value);
    // A household of thirty of whom nothing is known takes the program a while.
    assert!(schema.is_valid(&with("/people", json!(vec![json!({}); 30]))));
    let cases = [
        (base.clone(), true),
        (person(json!({ "age": 130 })), true),
        (person(json!({ "age": 131 })), false),
        (person(json!({ "age": { "between": [60, 70] } })), true),
        (person(json!({ "age": { "at_least": 60 } })), false),
        (person(json!({ "age": "unsure" })), true),
        (person(json!({ "age": null })), false),
        (person(json!({ "wage": "0" })), true),
        (person(json!({ "wage": "1" })), false),
        (person(json!({ "wage": { "monthly": "0.01" } })), true),
        (person(json!({ "wage": { "monthly": "0.001" } })), false),
        (person(json!({ "wage": { "monthly": "01" } })), false),
        (person(json!({ "wage": { "monthly": "-1" } })), false),
        (person(json!({ "wage": { "monthly": "9999999999.99" } })), true),
        (person(json!({ "wage": { "monthly": "10000000000" } })), false),
        (person(json!({ "wage": { "yearly": { "between": ["600", "800"] } } })), true),
        (person(json!({ "wage": { "yearly": { "at_least": "600" } } })), true),
        (person(json!({ "wage": { "daily": "600" } })), false),
        (person(json!({ "wage": { "monthly": "1", "yearly": "1" } })), false),
        (person(json!({ "wage": {} })), false),
        (person(json!({ "relation": "spouse" })), true),
        (person(json!({ "relation": "friend" })), false),
        (person(json!({ "relation": { "among": ["spouse", "child"] } })), true),
        (person(json!({ "relation": { "among": [] } })), false),
        (person(json!({ "married": true })), true),
        (person(json!({ "married": "true" })), false),
        (person(json!({ "savings": "0" })), false),
        (with("/place", json!("50000")), false),
        (with("/place", json!(500000)), false),
        (with("/day", json!("2026-1-1")), false),
        (with("/people", json!([])), false),
        (with("/people", json!(vec![json!({}); 31])), false),
        (json!({ "day": "2026-11-01", "people": [{}] }), false),
        (json!({ "format": 1, "day": "2026-11-01", "place": "500000", "people": [{}] }), true),
        (json!({ "format": 2, "day": "2026-11-01", "place": "500000", "people": [{}] }), false),
        (json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "local": { "exit_months": 999 } }), true),
        (json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "local": { "exit_months": 1000 } }), false),
        (
            json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "local": { "support_rate": "0.3333" } }),
            true,
        ),
        (
            json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "local": { "support_rate": "0.33333" } }),
            false,
        ),
        (json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "supporters": [{ "of": [1] }] }), true),
        (json!({ "day": "2026-11-01", "place": "500000", "people": [{}], "supporters": [{}] }), false),
    ];
    for (case, taken) in cases {
        assert_eq!(schema.is_valid(&case), taken, "the schema: {case}");
        let code = jiuzhu_reading(&["assess", "-"], case.to_string().as_bytes()).code;
        assert_eq!(code, Some(if taken { 0 } else { 1 }), "the program: {case}");
    }
}
