//! Every command, where all goes well.

use std::{collections::BTreeSet, process::Stdio};

use jiuzhu_rules::Case;
use serde_json::Value;

use crate::run::{example, folder, jiuzhu, jiuzhu_reading, program, ran, text_of};

fn names(list: &Value, field: &str) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|it| it[field].as_str().expect("a text").to_owned()).collect()
}

#[test]
fn standard_input_is_read_like_a_file() {
    let file = example("complete.json");
    let typed = jiuzhu_reading(&["assess", "-"], text_of(&file).as_bytes());
    assert_eq!(typed.out, jiuzhu(&["assess", &file]).out);
    let marked = jiuzhu_reading(&["assess", "-"], format!("\u{feff}{}", text_of(&file)).as_bytes());
    assert_eq!(marked.out, typed.out, "a byte order mark is no part of the case");
}

#[test]
fn the_text_of_a_code_is_read_like_the_case() {
    for name in ["complete.json", "partial.json", "supporters.json"] {
        let file = example(name);
        let case: Case = serde_json::from_str(&text_of(&file)).expect("a case");
        let scanned = jiuzhu_reading(&["assess", "-"], format!("{}\n", case.to_code()).as_bytes());
        assert_eq!(scanned.json(), jiuzhu(&["assess", &file]).json(), "{name}");
    }
    let cut = jiuzhu_reading(&["assess", "-"], b"JZ1:00");
    assert_eq!((cut.code, cut.out.as_str()), (Some(1), ""));
    assert!(cut.err.contains("code: not a whole case; expected all that the QR code says"), "{}", cut.err);
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let file = example("partial.json");
    assert_eq!(jiuzhu(&["assess", &file]).out, jiuzhu(&["assess", &file]).out);
}

#[test]
fn the_system_and_then_the_argument_choose_the_language() {
    let file = example("complete.json");
    let spoken = |set: &[(&str, &str)], arguments: &[&str]| {
        let mut command = program();
        command.args(["assess", &file]).args(arguments).envs(set.iter().copied());
        ran(&mut command, b"").json()["language"].as_str().expect("a tag").to_owned()
    };
    assert_eq!(spoken(&[], &[]), "zh-Hans");
    assert_eq!(spoken(&[("LANG", "C.UTF-8")], &[]), "zh-Hans");
    assert_eq!(spoken(&[("LANG", "zh_CN.UTF-8")], &[]), "zh-Hans");
    assert_eq!(spoken(&[("LANG", "en_GB.UTF-8")], &[]), "en");
    assert_eq!(spoken(&[("LANG", "en")], &[]), "en");
    assert_eq!(spoken(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN")], &[]), "zh-Hans");
    assert_eq!(spoken(&[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")], &[]), "en");
    assert_eq!(spoken(&[("LANG", "en_GB.UTF-8")], &["--lang", "zh-Hans"]), "zh-Hans");
}

#[test]
fn the_day_and_the_place_can_be_others() {
    let file = example("complete.json");
    let other = jiuzhu(&["assess", &file, "--day", "2025-01-01", "--place", "440300"]).json();
    assert_eq!((&other["day"], &other["place"]["code"]), (&"2025-01-01".into(), &"440300".into()));
    assert_ne!(other["findings"], jiuzhu(&["assess", &file]).json()["findings"]);
}

#[test]
fn a_day_before_the_first_is_noted_and_leaves_everything_open() {
    let ran = jiuzhu(&["assess", &example("complete.json"), "--day", "2017-12-31"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.starts_with("note: 2017-12-31 lies before 2018-01-01"), "{}", ran.err);
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(assessment["covered"], false);
    assert!(names(&assessment["findings"], "verdict").iter().all(|it| it == "depends"));
    assert_eq!(names(&assessment["remarks"], "remark"), ["not_covered"]);
}

#[test]
fn a_place_inside_one_on_file_is_noted() {
    let ran = jiuzhu(&["assess", &example("complete.json"), "--place", "440399"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(0), "note: 440399 is not on file; taken as a place inside 440300\n")
    );
}

/// `typed_in` of the dibao standard, and what dibao comes to.
fn with_standard(param: &str) -> (Value, Value, String) {
    let file = example("complete.json");
    let ran = jiuzhu(&["assess", &file, "--place", "150000", "--param", param]);
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    (assessment["typed_in"][0].clone(), assessment["findings"][0]["payment"].clone(), ran.err)
}

#[test]
fn a_local_figure_can_be_typed_in_short_or_as_json() {
    for param in ["dibao_standard=monthly:700", r#"dibao_standard={"monthly":"700"}"#, "dibao_standard=yearly:8400"] {
        let (typed_in, payment, err) = with_standard(param);
        assert_eq!((&typed_in["figure"], &typed_in["used"]), (&"dibao_standard".into(), &true.into()), "{param} {err}");
        assert_eq!((&payment["least"], &payment["most"]), (&"300".into(), &"300".into()), "2 × 700 − 1,100");
    }
    let (typed_in, payment, _) = with_standard("dibao_standard=monthly:700..800");
    assert_eq!(typed_in["value"].to_string(), r#"{"monthly":{"between":["700","800"]}}"#);
    assert_eq!(payment["most"], "500");
    let (typed_in, ..) = with_standard("dibao_standard=monthly:700..");
    assert_eq!(typed_in["value"].to_string(), r#"{"monthly":{"at_least":"700"}}"#);
}

#[test]
fn a_figure_of_each_kind_can_be_typed_in() {
    let params = [
        ("vehicle_allowed=true", "true"),
        ("support_rate=0.3..0.5", r#"{"between":["0.3","0.5"]}"#),
        ("liquid_limit=20000", r#""20000""#),
        ("exit_months=6", "6"),
        ("exit_months=3..6", r#"{"between":[3,6]}"#),
        ("support_rule=surplus", r#""surplus""#),
        (r#"support_rule={"among":["surplus","flat"]}"#, r#"{"among":["surplus","flat"]}"#),
    ];
    for (param, written) in params {
        let ran = jiuzhu(&["assess", &example("complete.json"), "--param", param]);
        assert_eq!(ran.code, Some(0), "{param}: {}", ran.err);
        let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(assessment["typed_in"][0]["value"].to_string(), written, "{param}");
    }
}

/// What a pack has for the place and day goes before what is typed in, and whoever types it in is told.
#[test]
fn a_figure_that_is_not_used_is_noted() {
    let ran = jiuzhu(&["assess", &example("complete.json"), "--param", "dibao_standard=monthly:9000"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.starts_with("note: dibao_standard was typed in and is not used"), "{}", ran.err);
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(assessment["typed_in"][0]["used"], false);
    assert_eq!(assessment["findings"][0]["payment"]["most"], "440");
}

#[test]
fn a_file_is_written_whole_or_stays_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("assessment.json");
    let out = path.to_str().expect("text");
    let file = example("complete.json");
    let ran = jiuzhu(&["assess", &file, "--out", out]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    let written = text_of(&path);
    assert_eq!(written, jiuzhu(&["assess", &file]).out);
    assert_eq!(jiuzhu_reading(&["assess", "-", "--out", out], b"{").code, Some(1));
    assert_eq!(text_of(&path), written);
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1, "nothing else is left there");
    let nowhere = folder.path().join("none/assessment.json");
    let ran = jiuzhu(&["assess", &file, "--out", nowhere.to_str().expect("text")]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("none/assessment.json: not written"), "{}", ran.err);
}

#[test]
fn a_reader_that_leaves_early_is_no_mistake() {
    let mut child = program()
        .args(["assess", &example("complete.json")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn questions_stop_where_nothing_is_left_to_ask() {
    let all_told = jiuzhu(&["questions", &example("complete.json")]).json();
    assert_eq!((&all_told["stop"], &all_told["to_ask"]), (&"settled".into(), &Value::Array(Vec::new())));
    let partial = jiuzhu(&["questions", &example("partial.json"), "--lang", "en"]).json();
    assert_eq!(partial["stop"], Value::Null);
    let held: BTreeSet<_> = names(&partial["held"], "name").into_iter().collect();
    assert!(held.contains("wage.1") && held.contains("long_term_care.2"), "{held:?}");
    let first = &partial["to_ask"][0];
    assert!(!first["because"].as_array().expect("a list").is_empty());
    assert!(first["because"][0]["read_by"]["words"].as_str().is_some_and(|it| !it.is_empty()));
}

#[test]
fn reasons_tell_what_would_turn_a_verdict() {
    let told = jiuzhu(&["reasons", &example("complete.json"), "--programme", "dibao"]).json();
    assert_eq!(told["verdict"], "likely");
    assert!(told["forced_by"].as_array().is_some_and(|sets| !sets.is_empty()));
    // Two people live on less than 1,540 yuan, and have 1,100; whether the cost of working is deducted is not published.
    let wage = told["changes"].as_array().expect("a list").iter().find(|it| it["fact"] == "wage.1");
    let wage = wage.expect("a higher wage turns it");
    assert_eq!(wage["to"].to_string(), r#"{"monthly":"1540"}"#);
    assert_eq!((&wage["by"], &wage["verdict"]), (&"440".into(), &"depends".into()));
}

#[test]
fn thresholds_tell_where_dibao_ends() {
    let file = example("complete.json");
    let told = jiuzhu(&["thresholds", &file, "--fact", "wage.1", "--to", "3000.5"]).json();
    assert_eq!((&told["fact"], &told["period"], &told["to"]), (&"wage.1".into(), &"month".into(), &"3000.50".into()));
    assert_eq!(told["unproven"], Value::Null);
    let edges = told["edges"].as_array().expect("a list");
    let ends = edges.iter().find(|it| it["of"]["programme"] == "dibao" && it["change"] == "verdict");
    let ends = ends.expect("dibao ends somewhere");
    assert_eq!((&ends["at"], &ends["before"], &ends["after"]), (&"1540".into(), &"likely".into(), &"depends".into()));
}

#[test]
fn comparisons_name_the_first_step_that_differs() {
    let file = example("complete.json");
    let told = jiuzhu(&["compare", &file, "--day", "2025-01-01"]).json();
    let dibao = &told["differences"][0];
    assert_eq!((&dibao["programme"], &dibao["amount_differs"]), (&"dibao".into(), &true.into()));
    let figures = |side: &str| dibao["causes"][0][side]["value"]["yuan"]["least"].clone();
    assert_eq!((figures("first"), figures("second")), ("770".into(), "750".into()));
    let alike = jiuzhu(&["compare", &file, &file]).json();
    assert_eq!((&alike["differences"], &alike["monthly_totals"]), (&Value::Array(Vec::new()), &Value::Null));
    let two = jiuzhu(&["compare", &file, &example("partial.json")]).json();
    assert!(two["differences"].as_array().is_some_and(|it| !it.is_empty()));
}

#[test]
fn places_are_found_by_code_and_by_name_in_any_language() {
    for text in ["500000", "重庆", "chongqing"] {
        let told = jiuzhu(&["places", text]).out;
        let line = told.lines().find(|it| it.starts_with("500000\t")).expect("Chongqing is on file");
        assert!(line.contains("重庆市") && line.contains("dibao_standard"), "{line}");
    }
    // As it is said, by its initials; and not as its characters are said elsewhere.
    for (text, code) in
        [("cq", "500000"), ("luan", "341500"), ("daicheng", "131025"), ("liuan", ""), ("yubei district", "500112")]
    {
        let told = jiuzhu(&["places", text]).out;
        assert!(told.lines().any(|line| line.starts_with(code)) != code.is_empty(), "{text}: {told}");
    }
    assert!(jiuzhu(&["places", "--lang", "en"]).out.contains("Chongqing"));
    for name in ["香港", "澳门", "台湾"] {
        let told = jiuzhu(&["places", name]).out;
        assert!(told.lines().next().is_some_and(|line| line.ends_with("\toutside these rules")), "{told}");
    }
    assert_eq!(jiuzhu(&["places", "nowhere at all"]).out, "");
}

#[test]
fn rules_are_told_with_their_steps_and_articles() {
    let all = jiuzhu(&["rules"]).out;
    assert!(all.lines().count() > 100 && all.lines().all(|line| line.split('\t').count() == 4));
    let one = jiuzhu(&["rules", "db-el-1", "--lang", "en"]).out;
    assert!(one.starts_with("DB-EL-1\tcomputed\tread\t"), "{one}");
    assert!(one.contains("\tlow_income\t") && one.contains("Social Assistance Law"), "{one}");
}

#[test]
fn parameters_are_told_with_what_happens_without() {
    let all = jiuzhu(&["parameters", "--lang", "en"]).out;
    assert!(all.lines().all(|line| line.split('\t').count() == 7), "{all}");
    assert!(all.starts_with("dibao_standard\tyuan a month or a year\tcity\tnot below the province's floor\t"));
}

#[test]
fn completions_and_help_are_there() {
    for shell in ["bash", "zsh", "fish"] {
        let script = jiuzhu(&["completions", shell]);
        assert!(script.code == Some(0) && script.out.contains("thresholds"), "{shell}");
    }
    let help = jiuzhu(&["--help"]);
    assert!(help.code == Some(0) && help.out.contains("Examples:") && !help.out.contains('\u{1b}'));
    for command in ["assess", "thresholds", "compare", "questions", "reasons"] {
        let help = jiuzhu(&[command, "--help"]).out;
        assert!(help.contains("Example"), "{help}");
    }
}

/// No output has colour, whoever reads it.
#[test]
fn nothing_is_coloured() {
    let told = jiuzhu(&["assess", &example("complete.json"), "--explain"]).out;
    assert!(!told.contains('\u{1b}'));
    assert!(folder().join("schemas/case.json").is_file());
}
