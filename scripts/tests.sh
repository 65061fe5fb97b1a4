#!/bin/sh
# Tells wasm-bindgen's runner to use Chromium, then runs every test.
set -eu
. "$(dirname "$0")/tools.sh"

CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
WASM_BINDGEN_TEST_TIMEOUT=300 # seconds for all cases together; its own 20 is short for an unoptimised build
WASM_BINDGEN_USE_BROWSER=1
WASM_BINDGEN_TEST_WEBDRIVER_JSON=$project/tests/webdriver.json
PROPTEST_RNG_SEED=20140221 # the same random households in every run; `make check` and `make prove` draw anew
PROPTEST_CASES=4000 # random households for each law; `make check` and the browser take the usual 256
HOUSEHOLDS=200000 # random households judged by two evaluators; `make check` takes 20,000, `make prove` five million
export PROPTEST_RNG_SEED PROPTEST_CASES HOUSEHOLDS CHROMEDRIVER CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER
export WASM_BINDGEN_USE_BROWSER WASM_BINDGEN_TEST_WEBDRIVER_JSON WASM_BINDGEN_TEST_TIMEOUT

node scripts/tests.mjs
