#!/bin/sh
# Sees to it that what a command needs is there, and installs what is missing: require.sh page browser
# Everything but system packages goes into .tools/ and node_modules/, both inside the project and ignored.
set -eu
. "$(dirname "$0")/tools.sh"

require_rust() {
  have cargo || fail "rustup not found." "Install Rust from https://rustup.rs"
  have cc || fail "No C linker (cc) found, which Rust needs." \
    "Install it (Debian: apt install build-essential; macOS: xcode-select --install)"

  wanted=$(sed -n 's/^rust-version = "1\.\([0-9]*\).*/\1/p' Cargo.toml)
  found=$(rustc --version | sed 's/rustc 1\.\([0-9]*\).*/\1/')
  [ "$found" -ge "$wanted" ] || fail "Rust 1.$found is too old: 1.$wanted or newer is needed." "Run: rustup update stable"
}

require_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  have rustup || fail "rustup not found, and this Rust cannot build WebAssembly." "Install Rust from https://rustup.rs"
  say "Adding the WebAssembly target to Rust"
  rustup target add wasm32-unknown-unknown
}

# Not a must: scripts/tools.sh says what they are for.
require_library_sources() {
  [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] && return
  have rustup || return 0
  say "Adding the sources of the standard library to Rust"
  rustup component add rust-src || say "They could not be had: the page will be larger"
}

require_trunk() {
  trunk --version 2>/dev/null | grep -qx "trunk 0.21.14" && return
  say "Installing Trunk 0.21.14 into .tools/ (some minutes, once)"
  cargo install trunk --locked --version 0.21.14 --root .tools
}

# Not --locked: the lock file published with it asks for a crate version that can no longer be had.
require_wasm_bindgen() {
  version=$(sed -n 's/^wasm_bindgen = "\(.*\)"/\1/p' Trunk.toml)
  wasm-bindgen --version 2>/dev/null | grep -qx "wasm-bindgen $version" && return
  say "Installing wasm-bindgen $version into .tools/ (some minutes, once)"
  cargo install wasm-bindgen-cli --version "$version" --root .tools
}

require_mutants() {
  cargo mutants --version 2>/dev/null | grep -qx "cargo-mutants 27.1.0" && return
  say "Installing cargo-mutants 27.1.0 into .tools/ (some minutes, once)"
  cargo install cargo-mutants --locked --version 27.1.0 --root .tools
}

require_node() {
  have node || fail "Node not found." "Install Node 20 or newer from https://nodejs.org"
  have npm || fail "npm not found." "Install Node 20 or newer with npm from https://nodejs.org"
  found=$(node --version)
  major=${found#v}
  [ "${major%%.*}" -ge 20 ] || fail "Node $found is too old." "Install Node 20 or newer from https://nodejs.org"
}

# npm rewrites its own note of what it installed; as long as that is the newest, there is nothing to do.
require_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "Installing wasm-opt, esbuild, acorn and the browser driver into node_modules/"
  npm ci
  touch node_modules/.package-lock.json
}

install_by_apt() {
  say "Installing for the tests, by apt: $*"
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root apt-get update -q &&
    $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -q -y --no-install-recommends "$@" ||
    fail "apt could not install: $*." "Install Chrome and its chromedriver by hand and set CHROMIUM and CHROMEDRIVER"
}

require_browser() {
  missing=""
  node scripts/browser.mjs >/dev/null || missing="$missing chromium"
  [ -n "${CHROMEDRIVER:-}" ] || have chromedriver || missing="$missing chromium-driver"
  [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing="$missing fontconfig fonts-noto-cjk"
  [ -n "$missing" ] || return 0

  if have apt-get; then
    install_by_apt $missing
    return
  fi
  case "$missing " in
    *" chromium "*) fail "No Chrome or Chromium found, and no apt to install it." \
      "Install Chrome from https://www.google.com/chrome, or set CHROMIUM to the program" ;;
    *" chromium-driver "*) fail "chromedriver not found." \
      "Install the one that matches your Chrome (macOS: brew install --cask chromedriver), or set CHROMEDRIVER to it" ;;
    *) say "No Chinese font found: screenshots will show boxes until Noto Sans CJK is installed" ;;
  esac
}

# nginx and Apache, each with what a release has for it; they are not started as services.
require_hosts() {
  [ -x /usr/sbin/nginx ] && [ -x /usr/sbin/apache2 ] && return
  have apt-get || fail "nginx and Apache not found, and no apt to install them." "Install both"
  install_by_apt nginx-light apache2-bin
}

require_engines() {
  node scripts/engines.mjs
}

for need in "$@"; do
  case "$need" in
    rust) require_rust ;;
    mutants) require_mutants ;;
    page) require_rust; require_wasm_target; require_library_sources; require_node; require_trunk; require_wasm_bindgen; require_packages ;;
    browser) require_node; require_packages; require_browser ;;
    engines) require_node; require_engines ;;
    hosts) require_hosts ;;
    *) fail "require.sh does not know '$need'." "Ask it for rust, mutants, page, browser, engines or hosts" ;;
  esac
done
