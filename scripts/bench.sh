#!/bin/sh
# Times the rules natively, then the same in Chromium, and prints both side by side against the targets.
set -eu
. "$(dirname "$0")/tools.sh"

native=$(mktemp)
trap 'rm -f "$native"' EXIT

say "Timing natively"
cargo bench --locked -p jiuzhu-rules --bench speed | tee "$native"

say "Building the rules for the browser: small as in the page, and quick as for bulk"
hide_folders
node scripts/bench.mjs "$native"

sh "$(dirname "$0")/bench_lists.sh"
