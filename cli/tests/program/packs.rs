//! Pack files: looked through, compared, signed, and handed over with a case.

use std::{fs, path::PathBuf, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, example, folder, jiuzhu, program, ran, text_of};

/// A folder with a file of this name and text.
fn with_file(name: &str, text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, text).expect("it can be written");
    let path = path.to_str().expect("text").to_owned();
    (folder, path)
}

fn on_file(name: &str) -> PathBuf {
    folder().join("../packs").join(name)
}

/// Chongqing's pack, in which the urban standard of 770 yuan is another.
fn raised() -> String {
    let text = text_of(on_file("chongqing.toml"));
    assert!(text.contains("yuan_per_month = \"770\""));
    text.replace("yuan_per_month = \"770\"", "yuan_per_month = \"800\"")
}

fn in_project(arguments: &[&str]) -> Ran {
    ran(program().current_dir(folder().join("..")).args(arguments), b"")
}

const HEAD: &str =
    "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\npinyin = \"chong qing shi\"\n";

#[test]
fn what_is_on_file_has_no_mistake_and_much_to_look_at() {
    let ran = in_project(&["packs", "check"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.starts_with("32 files: 0 mistakes, "), "{}", ran.err);
    assert!(ran.out.lines().all(|line| line.starts_with("packs/") && line.contains(": look: ")), "{}", ran.out);
    assert_eq!(in_project(&["packs", "check", "--strict"]).code, Some(1));
    // On a day before the first review nothing is past it.
    let early = in_project(&["packs", "check", "--day", "2018-01-01"]);
    assert!(!early.out.contains("nothing new since") && ran.out.contains("nothing new since"));
}

#[test]
fn mistakes_are_told_with_file_and_line() {
    let (_folder, path) = with_file("wrong.toml", &format!("{HEAD}\n[[payment_mode]]\narea = \"town\"\n"));
    let ran = jiuzhu(&["packs", "check", &path]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let expected = format!("{path}:6: payment_mode: area: \"town\" is not known; expected one of: urban, rural, both");
    assert!(ran.err.lines().any(|line| line == expected), "{}", ran.err);
    assert_eq!(jiuzhu(&["packs", "check", "no/such.toml"]).code, Some(1));
}

#[test]
fn without_files_the_folder_is_looked_for() {
    let empty = tempfile::tempdir().expect("a folder");
    let ran = ran(program().current_dir(&empty).args(["packs", "check"]), b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("expected FILE, or a folder packs/ here"), "{}", ran.err);
}

#[test]
fn a_pack_on_file_is_compared_with_a_file() {
    let (_folder, path) = with_file("chongqing.toml", &raised());
    let told = jiuzhu(&["packs", "diff", "chongqing", &path]);
    let expected = "* dibao_standard 500000 重庆市 urban from 2025-07-01: value 770 yuan → 800 yuan\n";
    assert_eq!((told.code, told.out.as_str()), (Some(0), expected));
    let json = jiuzhu(&["packs", "diff", "chongqing", &path, "--json"]).json();
    let part = &json["rows"][0]["parts"][0];
    assert_eq!((&part["part"], &part["old"], &part["new"]), (&"value".into(), &"770 yuan".into(), &"800 yuan".into()));
    assert_eq!(jiuzhu(&["packs", "diff", "chongqing", "chongqing"]).out, "");
    let other = jiuzhu(&["packs", "diff", "tianjin", "chongqing"]).out;
    assert!(other.contains("+ place 500000 重庆市") && other.contains("- place 120000 天津市"));
}

#[test]
fn coverage_is_the_page_on_file() {
    assert_eq!(jiuzhu(&["packs", "coverage"]).out, text_of(on_file("COVERAGE.md")));
}

/// Two people on 1,100 yuan: 2 × 800 − 1,100, instead of 2 × 770 − 1,100.
#[test]
fn a_pack_that_is_handed_over_takes_the_place_of_that_on_file() {
    let (_folder, path) = with_file("mine.toml", &raised());
    let ran = jiuzhu(&["assess", &example("complete.json"), "--pack", &path]);
    assert!(ran.err.starts_with(&format!("note: {path}: 500000 重庆市 ")), "{}", ran.err);
    assert!(ran.err.ends_with(", unsigned; taken instead of the pack on file\n"), "{}", ran.err);
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(assessment["findings"][0]["payment"]["least"], "500");
    let sum = Command::new("sha256sum").arg(&path).output().expect("sha256sum runs").stdout;
    let hash = assessment["packs"][1]["hash"].as_str().expect("a text");
    assert_eq!((&assessment["packs"][1]["code"], hash.len()), (&"500000".into(), 64));
    assert!(String::from_utf8_lossy(&sum).starts_with(hash));
    let sheet = jiuzhu(&["assess", &example("complete.json"), "--pack", &path, "--explain", "--lang", "en"]).out;
    assert!(sheet.lines().last().is_some_and(|line| line.contains(&format!("Chongqing {}", &hash[..12]))), "{sheet}");
    let compared = jiuzhu(&["compare", &example("complete.json"), "--pack", &path]).out;
    assert!(compared.contains("\"770\"") && compared.contains("\"800\""));
    assert_eq!(jiuzhu(&["questions", &example("partial.json"), "--pack", &path]).code, Some(0));
}

#[test]
fn a_pack_that_cannot_be_read_is_refused() {
    let large = "#".repeat(2 << 20);
    for (text, expected) in [
        ("format = 2\n", "1: the file: format: 2 is of a later version; expected 1"),
        ("code = \n", "1: not TOML: "),
        ("", "code is missing"),
        (large.as_str(), "larger than any pack; expected 1024 kB at the most"),
    ] {
        let (_folder, path) = with_file("mine.toml", text);
        let ran = jiuzhu(&["assess", &example("complete.json"), "--pack", &path]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert!(ran.err.starts_with(&path) && ran.err.contains(expected), "{}", ran.err);
    }
}

/// The first test key of RFC 8032, and the second one's public half.
const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
const OTHER: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n-----END PUBLIC KEY-----\n";
const FINGERPRINT: &str = "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9";

#[test]
fn a_signed_pack_tells_by_whom_and_a_changed_one_is_refused() {
    let (folder, path) = with_file("mine.toml", &raised());
    let key = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("it can be written");
        folder.path().join(name).to_str().expect("text").to_owned()
    };
    let (private, public, other) = (key("key.pem", PRIVATE), key("public.pem", PUBLIC), key("other.pem", OTHER));
    let signed = jiuzhu(&["packs", "sign", &path, "--key", &private]);
    assert_eq!((signed.code, signed.err), (Some(0), format!("{path}.sig: signed by {FINGERPRINT}\n")));
    let signature = format!("{path}.sig");
    let verify = |key: &str| jiuzhu(&["packs", "verify", &path, "--signature", &signature, "--public-key", key]);
    assert_eq!(verify(&public).out, format!("{path}: signed by {FINGERPRINT}\n"));
    let refused = verify(&other);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("made with another key"), "{}", refused.err);
    let assess = || jiuzhu(&["assess", &example("complete.json"), "--pack", &path]);
    assert!(assess().err.contains(&format!(", signed by {FINGERPRINT}; ")));
    fs::write(&path, raised() + "\n").expect("it can be written");
    for refused in [assess(), verify(&public)] {
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
        assert!(refused.err.contains("mine.toml.sig: does not fit the pack"), "{}", refused.err);
    }
    assert_eq!(jiuzhu(&["packs", "sign", &private, "--key", &private]).code, Some(1), "only a pack is signed");
    assert!(jiuzhu(&["packs", "sign", &path, "--key", &public]).err.contains("no Ed25519 key"));
}

/// A file in which a person typed in one figure.
fn typed_in(figure: &str, value: &str) -> String {
    format!(
        "{HEAD}[source.mine]\ntitle = \"自己填的\"\npublisher = \"typed_in\"\n[[local]]\nfigure = \"{figure}\"\n\
         from = 2026-11-01\n{value}\nbasis = \"standard\"\nsource = \"mine\"\n"
    )
}

#[test]
fn figures_typed_in_are_read_from_a_file() {
    let (_folder, path) = with_file("mine.toml", &typed_in("exit_months", "count = 6"));
    let ran = jiuzhu(&["assess", &example("complete.json"), "--local", &path]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(assessment["typed_in"][0]["figure"], "exit_months");
    assert_eq!(assessment["typed_in"][0]["value"], 6);
    // What is typed on the command line goes before the file.
    let both = jiuzhu(&["assess", &example("complete.json"), "--local", &path, "--param", "exit_months=3"]);
    let assessment: Value = serde_json::from_str(&both.out).expect("JSON");
    assert_eq!(assessment["typed_in"][0]["value"], 3);
}

/// Both are told, and what was published stays.
#[test]
fn what_was_typed_in_gives_way_to_what_was_published() {
    let (_folder, path) = with_file("mine.toml", &typed_in("dibao_standard", "yuan_per_month = \"9000\""));
    let ran = jiuzhu(&["assess", &example("complete.json"), "--local", &path]);
    let start = "note: dibao_standard: {\"monthly\":\"9000\"} was typed in; 770 yuan stays, published for 500000 from 2025-07-01 (";
    assert!(ran.err.lines().any(|line| line.starts_with(start)), "{}", ran.err);
    let assessment: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(assessment["findings"][0]["payment"]["most"], "440");
    assert_eq!(assessment["figures"][0]["source"]["publisher"].as_str().map(|it| it != "typed_in"), Some(true));
}

#[test]
fn what_was_typed_in_and_what_was_published_are_not_mixed_up() {
    let (_folder, mine) = with_file("mine.toml", &typed_in("exit_months", "count = 6"));
    let ran = jiuzhu(&["assess", &example("complete.json"), "--pack", &mine]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("typed in by a person; expected published figures here, or --local"), "{}", ran.err);
    let published = on_file("chongqing.toml");
    let ran = jiuzhu(&["assess", &example("complete.json"), "--local", published.to_str().expect("text")]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("nothing in it was typed in"), "{}", ran.err);
    let (_folder, mine) = with_file("mine.toml", &typed_in("exit_months", "count = 6").replace("500000", "510000"));
    let ran = jiuzhu(&["assess", &example("complete.json"), "--local", &mine]);
    assert!(ran.code == Some(0) && ran.err.contains("has no figure for 500000"), "{}", ran.err);
}
