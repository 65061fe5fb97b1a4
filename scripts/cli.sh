#!/bin/sh
# Builds the command line for this machine, and says where it is.
set -eu
. "$(dirname "$0")/tools.sh"

say "Building the command line"
cargo build --package jiuzhu-cli --release --locked
say "${CARGO_TARGET_DIR:-target}/release/jiuzhu is ready; try: ${CARGO_TARGET_DIR:-target}/release/jiuzhu assess cli/examples/complete.json --explain"
