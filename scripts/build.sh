#!/bin/sh
# Builds the page in release mode into dist/.
set -eu
. "$(dirname "$0")/tools.sh"

hide_folders
keep_links
small_library

say "Fetching crates"
cargo fetch --locked
fetch_library

say "Building the page in release mode"
trunk build --offline
