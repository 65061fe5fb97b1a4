#!/bin/sh
# Builds into a folder what tests/engines/ compares: the answers of this machine, and what gives them in other engines, as the page
# is built: answers.wasm, answers.js.
set -eu
. "$(dirname "$0")/tools.sh"

cargo run --quiet --locked -p jiuzhu-answers -- tests/households/*.toml >"$1/natively"

hide_folders
keep_links
for_old_engines
small_library
cargo build --quiet --release --locked --target wasm32-unknown-unknown -p jiuzhu-answers
node scripts/answers.mjs "$1"
