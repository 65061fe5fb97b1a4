#!/bin/sh
# The quick check before a commit: format, lints, the tests of the rules and of the packs.
set -eu
. "$(dirname "$0")/tools.sh"

say "Checking the format"
cargo fmt --all --check

say "Checking with clippy"
cargo clippy --workspace --all-targets --locked -- -D warnings

say "Testing the rules and the packs"
cargo test -p jiuzhu-reading -p jiuzhu-rules -p jiuzhu-packs --locked
