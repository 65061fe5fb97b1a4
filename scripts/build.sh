#!/bin/sh
# Builds the page in release mode into dist/.
set -eu
. "$(dirname "$0")/tools.sh"

hide_folders
keep_links
for_old_engines
small_library

say "Fetching crates"
cargo fetch --locked
fetch_library

say "Building the page in release mode"
# What reads pack files for it, and what certifies, are modules of their own, which scripts/pack.mjs puts beside the page.
cargo build --release --locked --offline --target wasm32-unknown-unknown -p jiuzhu-pack-reader -p jiuzhu-certifier
# What reads lists of households is another, which is quick before it is small.
cargo build --profile bulk --locked --offline --target wasm32-unknown-unknown -p jiuzhu-list-worker
trunk build --offline
