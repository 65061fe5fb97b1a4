//! What the rules and the words may reach.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use std::{collections::BTreeSet, process::Command};

/// The rules and the words depend on exact decimals, civil dates and the exchange format, and on nothing that has a
/// clock, a network, storage or chance in it.
#[test]
fn the_rules_and_the_words_reach_nothing_outside() {
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
    for package in ["jiuzhu-rules", "jiuzhu-words"] {
        let names = reached_by(package);
        let foreign: Vec<_> = names.iter().filter(|it| *it != package && !allowed.contains(&it.as_str())).collect();
        assert!(foreign.is_empty() && names.len() > 5, "{package} reaches {foreign:?}");
    }
}

/// The packages that a package is built with, itself among them.
fn reached_by(package: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}", "--locked"])
        .output()
        .expect("cargo tree runs");
    let listed = String::from_utf8_lossy(&tree.stdout);
    listed.lines().filter_map(|line| line.split(' ').next()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
