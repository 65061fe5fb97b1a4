#!/bin/sh
# Times made-up villages on the command line, from a thousand to a million people: processor time and peak memory, without what
# open verdicts hang on, on one thread that assesses. LISTS="333 3333" for other numbers of households. Then the same in a worker of
# the page that was built, with and without it (LISTS_IN_PAGE).
set -eu
. "$(dirname "$0")/tools.sh"

say "Building the command line, quick as for bulk"
cargo build --locked --profile bulk -p jiuzhu-cli
cargo build --locked --profile bulk -p jiuzhu-screening --example village
built="${CARGO_TARGET_DIR:-target}/bulk"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

say "Timing lists"
for households in ${LISTS:-333 3333 33333 100000 333333}; do
  "$built/examples/village" "$households" 2 > "$folder/village.csv"
  echo "$households households:"
  set -- "$built/jiuzhu" screen "$folder/village.csv" --out "$folder/results.csv" --day 2026-11-01 --threads 1 --quick --json
  # Peak memory is told where the system can.
  if [ -x /usr/bin/time ] && /usr/bin/time -f "" true 2>/dev/null; then
    /usr/bin/time -f "%e s, processor %U + %S s, %M kB" "$@" > /dev/null
  else
    time "$@" > /dev/null
  fi
done

say "Timing lists in a worker of the page"
for households in ${LISTS_IN_PAGE:-333 3333 33333 100000}; do
  "$built/examples/village" "$households" 2 > "$folder/$households.csv"
  node scripts/bench_lists.mjs "$folder/$households.csv"
  rm "$folder/$households.csv"
done
