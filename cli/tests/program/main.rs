//! The program as it is run: every command, every exit code, whatever stands in a file.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod commands;
mod examples;
mod mistakes;
mod mutations;
mod packs;
mod run;
mod schemas;
mod screen;
#[path = "../../../screening/benches/village/mod.rs"]
mod village;
