#!/bin/sh
# Builds the page in release mode into dist/.
set -eu
. "$(dirname "$0")/tools.sh"

say "Fetching crates"
cargo fetch --locked

say "Building the page in release mode"
hide_folders
trunk build --offline
