#!/bin/sh
# Mutation testing of the programmes and the reckoning, as .cargo/mutants.toml has it. What came of it is in
# target/mutants.out; what nobody noticed is listed with its reason in docs/mutants.md.
set -eu
. "$(dirname "$0")/tools.sh"

HOUSEHOLDS=${HOUSEHOLDS:-4000} # random households for each mutant
export HOUSEHOLDS

shard=${SHARD:+"--shard $SHARD --sharding round-robin"}
mkdir -p target
cargo mutants --package jiuzhu-rules --shuffle --output target ${shard:-}
