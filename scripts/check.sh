#!/bin/sh
# The quick check before a commit: format, lints, the tests of the rules, of the packs, of the checker and of lists.
set -eu
. "$(dirname "$0")/tools.sh"

say "Checking the format"
cargo fmt --all --check

say "Checking with clippy"
cargo clippy --workspace --all-targets --locked -- -D warnings

say "Testing the rules, the packs, the checker and the lists"
cargo test -p jiuzhu-reading -p jiuzhu-rules -p jiuzhu-packs -p jiuzhu-checker -p jiuzhu-screening --features jiuzhu-screening/parquet --locked
