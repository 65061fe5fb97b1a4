//! Whatever is wrong is told with where it stands, what it is and what was expected; nothing is written then.

use crate::run::{example, jiuzhu, jiuzhu_reading};

fn told(input: &str) -> String {
    let ran = jiuzhu_reading(&["assess", "-"], input.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{input}: {}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    ran.err.trim_end().strip_prefix("standard input:").unwrap_or_else(|| panic!("{}", ran.err)).to_owned()
}

/// A case of one person, with something put in.
fn case(people: &str, more: &str) -> String {
    format!("{{\"day\": \"2026-11-01\", \"place\": \"500000\", \"people\": [{people}]{more}}}")
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_expected() {
    let cases = [
        (
            case("{\"age\": 131}", ""),
            "1:63: people[0].age: invalid value: integer `131`; expected completed years from 0 to 130, a range such as { \"between\": [60, 70] } or \"unsure\"",
        ),
        (
            case("{\"wage\": \"1400\"}", ""),
            "1:67: people[0].wage: invalid value: string \"1400\"; expected { \"monthly\": \"1400\" }, { \"yearly\": { \"between\": [\"600\", \"800\"] } }, \"0\" or \"unsure\"",
        ),
        (
            case("{\"lives_with_family\": \"yes\"}", ""),
            "1:79: people[0].lives_with_family: invalid value: string \"yes\"; expected true, false or \"unsure\"",
        ),
        (
            case("{}", ", \"supporters\": [{\"of\": [2]}]"),
            "1:81: supporters[0].of[0]: names a person who is not there; expected a number from 1 to 1",
        ),
        (
            case("{}", "").replace("500000", "990000"),
            "1:39: place: 990000 lies in no province; expected a code of `jiuzhu places`, or one inside such a place",
        ),
        (
            case("{}", "").replace("500000", "5000"),
            "1:37: place: invalid value: string \"5000\"; expected the six digits of a place, such as \"500000\"",
        ),
        (
            case("{}", "").replace("2026-11-01", "2026-02-30"),
            "1:20: day: invalid value: string \"2026-02-30\"; expected a day such as \"2026-11-01\"",
        ),
        (case("{}", ", \"format\": 2"), "1:69: format: format 2 is not known here; expected 1"),
    ];
    for (input, expected) in cases {
        assert_eq!(told(&input), expected, "{input}");
    }
}

#[test]
fn a_line_end_in_a_name_is_shown_as_such() {
    let told = told(&case(r#"{"wa\nge": "0"}"#, ""));
    assert!(told.starts_with(r"1:61: people[0].wa\nge: unknown field `wa\nge`"), "{told}");
}

#[test]
fn whatever_is_no_case_is_refused() {
    let people = vec!["{}"; 31].join(", ");
    let nested = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    let nested_answer = case(&format!("{{\"wage\": {}1{}}}", "{\"monthly\": ".repeat(5000), "}".repeat(5000)), "");
    let cases = [
        ("", "1:0: EOF while parsing a value"),
        ("{", "EOF while parsing an object"),
        ("null", "invalid type: null"),
        ("[]", "expected struct Case"),
        ("{}", "missing field `day`"),
        (&case("", ""), "people: 0 people; expected 1 to 30"),
        (&case(&people, ""), "people: 31 people; expected 1 to 30"),
        (&case("{\"wages\": \"0\"}", ""), "people[0].wages: unknown field `wages`; expected one of `relation`"),
        (&case("{}", ", \"extra\": 1"), "extra: unknown field `extra`; expected one of `format`"),
        (&case("{\"age\": 1, \"age\": 2}", ""), "people[0]: duplicate field `age`"),
        (&case("{\"age\": 99999999999999999999999}", ""), "people[0].age: invalid type: floating point"),
        (&case("{\"age\": 1e999}", ""), "people[0].age: number out of range"),
        (&case("{\"age\": -1}", ""), "people[0].age: invalid value: integer `-1`"),
        (&case("{\"age\": null}", ""), "people[0].age: invalid type: null"),
        (&case("{\"wage\": {\"monthly\": \"99999999999\"}}", ""), "people[0].wage: invalid value: map"),
        (&case("{\"wage\": {\"monthly\": \"1\", \"yearly\": \"1\"}}", ""), "people[0].wage: invalid value: map"),
        (&case("{\"relation\": {\"among\": []}}", ""), "people[0].relation: invalid value: map"),
        (&case("{}", ", \"supporters\": [{}]"), "supporters[0]: missing field `of`"),
        (&case("{}", ", \"supporters\": [{\"of\": [256]}]"), "supporters[0].of[0]: invalid value: integer `256`"),
        (&nested, "[0]: invalid type: sequence"),
        (&nested_answer, "recursion limit exceeded"),
        (&format!("{} {{}}", case("{}", "")), "trailing characters"),
    ];
    for (input, expected) in cases {
        let told = told(input);
        let start: String = input.chars().take(120).collect();
        assert!(told.contains(expected), "{start}\n{told}");
    }
    let ran = jiuzhu_reading(&["assess", "-"], b"\xff\xfe{}");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let ran = jiuzhu_reading(&["assess", "-"], &vec![b' '; 5 << 20]);
    assert!(ran.err.contains("larger than any case"), "{}", ran.err);
}

/// Wherever a case is cut off, that is told, and nothing else happens.
#[test]
fn a_file_that_was_cut_off_is_refused() {
    let whole = std::fs::read_to_string(example("partial.json")).expect("the example is there");
    for end in (0..whole.trim_end().len()).step_by(97) {
        let told = told(&whole[..end]);
        assert!(told.contains("EOF while parsing"), "{end}: {told}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let ran = jiuzhu(&["assess", "no/such/file.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("no/such/file.json: not read: "), "{}", ran.err);
    let ran = jiuzhu(&["assess", env!("CARGO_MANIFEST_DIR")]);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn wrong_arguments_are_told_apart_from_wrong_cases() {
    let file = example("complete.json");
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["asses", &file], "assess"),
        (&["assess"], "FILE"),
        (&["assess", &file, "--lang", "fr"], "zh-Hans"),
        (&["assess", &file, "--day", "2026-13-01"], "--day: \"2026-13-01\" is no day; expected one such as 2026-11-01"),
        (&["assess", &file, "--place", "重庆"], "--place: \"重庆\" is no code; expected six digits, such as 500000"),
        (&["assess", &file, "--place", "+50000"], "is no code"),
        (&["assess", &file, "--place", "000000"], "000000 lies in no province"),
        (&["assess", &file, "--place", "810000"], "810000: 香港特别行政区 lies outside these rules"),
        (&["assess", &file, "--place", "820001"], "820001: 澳门特别行政区 lies outside these rules"),
        (&["assess", &file, "--place", "710000"], "710000: 台湾省 lies outside these rules"),
        (&["assess", &file, "--param", "dibao_standard"], "no value; expected NAME=VALUE"),
        (&["assess", &file, "--param", "standard=1"], "\"standard\" is no local figure"),
        (&["assess", &file, "--param", "dibao_standard=700"], "expected { \"monthly\": \"1400\" }"),
        (&["assess", &file, "--param", "dibao_standard=daily:700"], "expected { \"monthly\": \"1400\" }"),
        (&["assess", &file, "--param", "vehicle_allowed=maybe"], "expected true, false or \"unsure\""),
        (&["assess", &file, "--param", "exit_months=1000"], "a whole number from 0 to 999"),
        (&["assess", &file, "--param", "dibao_standard={"], "--param"),
        (&["thresholds", &file, "--fact", "wages.1"], "\"wages.1\" is no question"),
        (&["thresholds", &file, "--fact", "wage"], "\"wage\" is no question"),
        (&["thresholds", &file, "--fact", "wage.0"], "\"wage.0\" is no question"),
        (&["thresholds", &file, "--fact", "wage.3"], "nobody of this number"),
        (&["thresholds", &file, "--fact", "own_income.1"], "nobody of this number"),
        (&["thresholds", &file, "--fact", "age.1"], "no amount of money"),
        (&["thresholds", &file, "--fact", "wage.1", "--from", "2", "--to", "1"], "--to is below --from"),
        (&["thresholds", &file, "--fact", "wage.1", "--from", "-1"], "-1"),
        (&["thresholds", &file, "--fact", "income", "--people", "0"], "0 is not in 1..=30"),
        (&["thresholds", &file, "--fact", "wage.1", "--to", "1.005"], "--to: \"1.005\" is no amount"),
        (&["reasons", &file, "--programme", "welfare"], "expected one of dibao"),
        (&["reasons", &file, "--programme", "dibao", "--person", "1"], "no such finding"),
        (&["reasons", &file, "--programme", "care_subsidy"], "name a --person"),
        (&["reasons", &file, "--programme", "dibao", "--person", "0"], "0"),
        (&["compare", &file], "nothing to compare with"),
        (&["compare", "-", "--day", "2025-01-01"], "standard input is read once"),
        (
            &["packs", "diff", "chongqing", "no-such"],
            "\"no-such\" is no file and no pack on file; expected one of national",
        ),
        (&["packs", "check", "--day", "today"], "--day: \"today\" is no day"),
        (&["packs", "sign", "packs/chongqing.toml"], "--key"),
        (&["rules", "DB-XX-1"], "\"DB-XX-1\" is no rule"),
        (&["schema", "household"], "assessment"),
        (&["completions", "tcl"], "bash"),
    ];
    for (arguments, expected) in cases {
        let ran = jiuzhu(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
}
