#!/bin/sh
# A step of Trunk's: writes what the page fetches, the words of languages and the packs of provinces, and the pages that need no
# program, into the folder it is about to publish.
set -eu
. "$(dirname "$0")/tools.sh"

# What the page is built with would only have this built a second time.
for_this_machine
cargo run --quiet --locked --offline -p jiuzhu-words -- "$TRUNK_STAGING_DIR/words"
cargo run --quiet --locked --offline -p jiuzhu-packs -- "$TRUNK_STAGING_DIR/packs"
cargo run --quiet --locked --offline -p jiuzhu-pages -- "$TRUNK_STAGING_DIR/pages"
