//! Case files behind a passphrase, and certificates read as cases.

use crate::run::{Ran, example, jiuzhu, program, ran, text_of};

fn with(passphrase: &str, arguments: &[&str], input: &str) -> Ran {
    ran(program().args(arguments).env("JIUZHU_PASSPHRASE", passphrase), input.as_bytes())
}

#[test]
fn a_locked_case_is_read_with_its_passphrase_alone() {
    let household = text_of(example("complete.json"));
    let locked = with("twelve trees", &["lock", "-"], &household);
    assert_eq!((locked.code, locked.err.as_str()), (Some(0), ""));
    assert!(!locked.out.contains("savings"));
    assert_ne!(locked.out, with("twelve trees", &["lock", "-"], &household).out, "no two files share their salt");

    assert_eq!(with("twelve trees", &["unlock", "-"], &locked.out).out, household);
    let assessed = with("twelve trees", &["assess", "-"], &locked.out).json();
    assert_eq!(assessed, jiuzhu(&["assess", &example("complete.json")]).json());

    for (passphrase, told) in [("thirteen trees", "does not open"), ("", "takes a passphrase")] {
        for command in ["assess", "unlock"] {
            let refused = with(passphrase, &[command, "-"], &locked.out);
            assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
            assert!(refused.err.contains(told) && refused.err.contains("JIUZHU_PASSPHRASE"), "{}", refused.err);
        }
    }
}

#[test]
fn only_a_case_file_is_locked_and_only_once() {
    for (input, told) in [("{}", "missing field `day`"), ("{\"locked\": \"\"}", "locked already")] {
        let refused = with("twelve trees", &["lock", "-"], input);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    let unknown = with("twelve trees", &["assess", "-"], "{\"locked\": \"some other way\"}");
    assert!(unknown.err.contains("not known here"), "{}", unknown.err);
}

#[test]
fn a_certificate_is_read_as_the_case_in_it() {
    let certificate = example("outputs/complete.certificate.json");
    assert_eq!(jiuzhu(&["assess", &certificate]).json(), jiuzhu(&["assess", &example("complete.json")]).json());
    let changed = text_of(certificate).replacen("\"age\": 38", "\"age\": 380", 1);
    let refused = ran(program().args(["assess", "-"]), changed.as_bytes());
    assert!(refused.err.contains("case.people[0].age: invalid value"), "{}", refused.err);
}
