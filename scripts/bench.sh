#!/bin/sh
# Times one assessment natively, then the same in Chromium, and prints both side by side.
set -eu
. "$(dirname "$0")/tools.sh"

say "Timing natively"
cargo bench --locked -p jiuzhu-rules

say "Building the rules for the browser, as the page builds them"
hide_folders
node scripts/bench.mjs
