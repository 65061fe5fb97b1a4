//! The three examples of the readme, and what comes of them. `UPDATE_EXPECT=1 cargo test -p jiuzhu-cli` writes the
//! outputs anew.

use expect_test::{ExpectFile, expect_file};

use crate::run::{example, folder, jiuzhu, jiuzhu_reading, text_of};

fn golden(arguments: &[&str], name: &str, expected: ExpectFile) {
    let (command, more) = arguments.split_first().expect("a command");
    let file = example(name);
    let ran = jiuzhu(&[&[*command, &file], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    expected.assert_eq(&ran.out);
}

#[test]
fn a_complete_household() {
    golden(&["assess"], "complete.json", expect_file!["../../examples/outputs/complete.assessment.json"]);
    golden(&["assess", "--explain"], "complete.json", expect_file!["../../examples/outputs/complete.zh-Hans.txt"]);
    let english = expect_file!["../../examples/outputs/complete.en.txt"];
    golden(&["assess", "--explain", "--lang", "en"], "complete.json", english);
}

#[test]
fn a_household_of_which_less_is_known() {
    golden(&["assess"], "partial.json", expect_file!["../../examples/outputs/partial.assessment.json"]);
    let english = expect_file!["../../examples/outputs/partial.en.txt"];
    golden(&["assess", "--explain", "--lang", "en"], "partial.json", english);
    golden(
        &["questions", "--lang", "en"],
        "partial.json",
        expect_file!["../../examples/outputs/partial.questions.json"],
    );
}

#[test]
fn a_household_with_supporters_and_figures_typed_in() {
    golden(&["assess"], "supporters.json", expect_file!["../../examples/outputs/supporters.assessment.json"]);
    let english = expect_file!["../../examples/outputs/supporters.en.txt"];
    golden(&["assess", "--explain", "--lang", "en"], "supporters.json", english);
}

/// A certificate is the same in every run, and is checked by the other command.
#[test]
fn a_certificate() {
    golden(&["certify"], "complete.json", expect_file!["../../examples/outputs/complete.certificate.json"]);
    let sheet = example("outputs/complete.certificate.json");
    let checked = jiuzhu(&["verify", &sheet, "--lang", "en"]);
    assert_eq!((checked.code, checked.out.starts_with("Checked without a fault")), (Some(0), true), "{checked:?}");
    let changed = text_of(&sheet).replacen("\"likely\"", "\"depends\"", 1);
    let refused = jiuzhu_reading(&["verify", "-"], changed.as_bytes());
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("/check_code") && refused.err.contains("/findings/0"), "{}", refused.err);
}

/// What these households come to was reckoned by hand: 2 × 770 − 1,100 in Chongqing; and of a son with 2,000 yuan a head
/// over a line of 1.5 × 700, half of which is 475: 2 × 700 − 475.
#[test]
fn the_amounts_are_those_reckoned_by_hand() {
    for (name, yuan) in [("complete.json", "440"), ("supporters.json", "925")] {
        let assessment = jiuzhu(&["assess", &example(name)]).json();
        let dibao = &assessment["findings"][0];
        assert_eq!((&dibao["programme"], &dibao["verdict"]), (&"dibao".into(), &"likely".into()));
        assert_eq!((&dibao["payment"]["least"], &dibao["payment"]["most"]), (&yuan.into(), &yuan.into()), "{name}");
    }
}

#[test]
fn the_readmes_show_the_examples_as_they_are() {
    for readme in ["README.md", "README.zh-Hans.md"] {
        let readme = text_of(folder().join("..").join(readme));
        for name in ["complete.json", "partial.json", "supporters.json"] {
            assert!(readme.contains(&text_of(example(name))), "{name} stands otherwise in a readme");
        }
    }
}
