//! Whatever is done to a case, the program assesses it or says what is wrong; it never falls over.

use proptest::{prelude::*, sample::select};

use crate::run::{example, jiuzhu_reading, text_of};

/// One change to a text: bytes from one place on are taken out, and others put there.
#[derive(Clone, Debug)]
struct Cut {
    at: prop::sample::Index,
    out: usize,
    put: Vec<u8>,
}

const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "null",
    "true",
    "-1",
    "0",
    "30",
    "131",
    "65536",
    "1e308",
    "1e999",
    "18446744073709551616",
    "\"unsure\"",
    "\"9999999999.99\"",
    "{\"between\":[\"5\",\"1\"]}",
    "{\"at_least\":\"0\"}",
    "{\"monthly\":\"9999999999.99\"}",
    "\"wage\":",
    "\"of\":[1],",
    "\"2018-01-01\"",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "\"000000\"",
    "\\u0000",
    "\\ud800",
];

fn cut() -> impl Strategy<Value = Cut> {
    let put = prop_oneof![
        3 => select(TOKENS).prop_map(|it| it.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..4),
    ];
    (any::<prop::sample::Index>(), prop_oneof![Just(0), 0..12_usize, 0..200_usize], put)
        .prop_map(|(at, out, put)| Cut { at, out, put })
}

/// One value in place of another: such a case often can be read.
fn swapped(text: &str, at: &prop::sample::Index, value: &str) -> String {
    let values: Vec<_> = text.match_indices(": ").map(|(at, _)| at + 2).collect();
    let start = *at.get(&values);
    let length = text[start..].find([',', '\n', ' ', '}']).unwrap_or(0);
    format!("{}{value}{}", &text[..start], &text[start + length..])
}

fn falls_over_never(text: &[u8]) -> Result<(), TestCaseError> {
    let ran = jiuzhu_reading(&["assess", "-"], text);
    match ran.code {
        Some(0) => prop_assert!(!ran.out.is_empty()),
        Some(1) => prop_assert!(ran.out.is_empty() && ran.err.lines().count() == 1, "{}", ran.err),
        _ => prop_assert!(false, "{ran:?}"),
    }
    Ok(())
}

proptest! {
    // Each starts the program anew, so that more than these would take minutes.
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_with_bytes_changed(
        name in select(vec!["complete.json", "partial.json", "supporters.json"]),
        cuts in proptest::collection::vec(cut(), 1..4),
    ) {
        let mut text = text_of(example(name)).into_bytes();
        for Cut { at, out, put } in cuts {
            let start = at.index(text.len() + 1);
            let end = (start + out).min(text.len());
            text.splice(start..end, put);
        }
        falls_over_never(&text)?;
    }

    #[test]
    fn a_case_with_values_changed(
        name in select(vec!["complete.json", "partial.json", "supporters.json"]),
        swaps in proptest::collection::vec((any::<prop::sample::Index>(), select(vec![
            "\"unsure\"", "\"9999999999.99\"", "\"0.01\"", "true", "false", "130", "0", "\"none\"", "\"1\"",
            "{\"between\":[\"0\",\"9999999999.99\"]}", "{\"monthly\":\"9999999999.99\"}", "{\"yearly\":{\"at_least\":\"0.01\"}}",
            "\"9999-12-31\"", "\"2018-01-01\"", "\"110000\"",
        ])), 1..4),
    ) {
        let mut text = text_of(example(name));
        for (at, value) in swaps {
            text = swapped(&text, &at, value);
        }
        falls_over_never(text.as_bytes())?;
    }
}
