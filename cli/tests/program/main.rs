//! The program as it is run: every command, every exit code, whatever stands in a file.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

#[path = "../../../tests/screening/columnar.rs"]
#[allow(dead_code)] // Other kinds of files are for the tests of the crate.
mod columnar;
mod commands;
mod examples;
mod locked;
mod mistakes;
mod mutations;
mod packs;
mod parquet_files;
mod run;
mod schemas;
mod screen;
#[path = "../../../screening/benches/village/mod.rs"]
mod village;
mod workbooks;
