//! A mistake in a pack or in an instrument stops the build with its file, line and what was expected.
//!
//! `packs/` beside this file holds broken samples. Behind `#!` on a line stands the message that must be reported
//! there; no other may be.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "packs/reading.rs"]
mod reading;

#[path = "packs/checked.rs"]
mod checked;

#[path = "packs/handed_over.rs"]
mod handed_over;

#[path = "packs/signed.rs"]
mod signed;

#[path = "packs/typed_in.rs"]
mod typed_in;

#[path = "packs/on_file.rs"]
mod on_file;

#[path = "../rules/build"]
mod build {
    pub mod law;
}

use std::path::Path;

use jiuzhu_packs::source;
use jiuzhu_reading::{Problems, SourceFile};

type Read = fn(&[SourceFile], &Problems);

fn read_packs(files: &[SourceFile], problems: &Problems) {
    for file in files {
        source::read(file, problems);
    }
}

fn read_law(files: &[SourceFile], problems: &Problems) {
    build::law::compile(files, problems);
}

/// The files of a folder, by name.
fn files(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    SourceFile::all_in(&root, folder).expect("the folder is there")
}

/// The messages written into the samples.
fn expected(files: &[SourceFile]) -> Vec<String> {
    let mut messages = Vec::new();
    for file in files {
        for (line, text) in (1..).zip(file.text.lines()) {
            // The first part is what is wrong, or a heading that mentions the mark.
            let marked = text.split(" #! ").skip(1).filter(|_| !text.starts_with('#'));
            messages.extend(marked.map(|message| (&file.name, line, message.trim())));
        }
    }
    messages.sort();
    messages.into_iter().map(|(name, line, message)| format!("{name}:{line}: {message}")).collect()
}

fn reported(read: Read, files: &[SourceFile]) -> Vec<String> {
    let problems = Problems::default();
    read(files, &problems);
    problems.sorted()
}

#[test]
fn every_mistake_is_reported_where_it_stands() {
    for (read, folder) in [(read_packs as Read, "tests/packs"), (read_law, "tests/packs/law")] {
        let files = files(folder);
        let (reported, expected) = (reported(read, &files), expected(&files));
        let missing: Vec<_> = expected.iter().filter(|it| !reported.contains(it)).collect();
        let unforeseen: Vec<_> = reported.iter().filter(|it| !expected.contains(it)).collect();
        assert!(
            missing.is_empty() && unforeseen.is_empty(),
            "not reported: {missing:#?}\nreported besides: {unforeseen:#?}"
        );
        assert!(!expected.is_empty());
    }
}

#[test]
fn what_is_on_file_has_no_mistake() {
    assert_eq!(reported(read_packs, &files("packs")), Vec::<String>::new());
    assert_eq!(reported(read_law, &files("law")), Vec::<String>::new());
}
