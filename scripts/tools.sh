# Read by the other shell scripts: where the project and its own tools are, and how scripts speak.

cd "$(dirname "$0")/.." || exit 1
project=$(pwd)
PATH="$project/.tools/bin:$project/node_modules/.bin:$PATH:${HOME:-}/.cargo/bin"
export PATH

say() { printf '== %s\n' "$*"; }

# fail <what is missing> <how to mend it>
fail() {
  printf '\n%s\n  %s, then run make again.\n' "$1" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Splitting the page in two (scripts/split.mjs) takes the links between its functions, and names to tell them by.
keep_links() {
  unit=$(printf '\037')
  export CARGO_ENCODED_RUSTFLAGS="$CARGO_ENCODED_RUSTFLAGS$unit-Clink-arg=--emit-relocs$unit-Clink-arg=--no-demangle"
  export CARGO_PROFILE_RELEASE_STRIP=none
}

# WebAssembly as it was in 2017: what came later is missing on old phones. Where the standard library is not built here it brings
# what is newer along, and the linker is told to say nothing of it: wasm-bindgen would build on it. scripts/split.mjs then writes
# it in the old way.
for_old_engines() {
  unit=$(printf '\037')
  export CARGO_ENCODED_RUSTFLAGS="$CARGO_ENCODED_RUSTFLAGS$unit-Ctarget-cpu=mvp$unit-Clink-arg=--no-check-features$unit-Clink-arg=--features=mutable-globals"
}

# The standard library is built anew, for size and without what only panics need, where its sources are there and this compiler
# knows the switches, which are unstable. Else the page is some kilobytes larger.
small_library() {
  if [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] &&
    RUSTC_BOOTSTRAP=1 rustc -Zunstable-options -Cpanic=immediate-abort --print cfg >/dev/null 2>&1; then
    export RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_PANIC=immediate-abort CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  else
    say "Without the sources of Rust's standard library, or with a compiler of another time: the page will be larger"
  fi
}

# What the standard library itself is made of, where it is built here.
fetch_library() {
  [ -z "${CARGO_UNSTABLE_BUILD_STD:-}" ] ||
    cargo fetch --locked --manifest-path "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
}

# Undoes all this for programs that run here.
for_this_machine() {
  unset CARGO_ENCODED_RUSTFLAGS CARGO_PROFILE_RELEASE_STRIP RUSTC_BOOTSTRAP CARGO_PROFILE_RELEASE_PANIC
  unset CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
}

# Panic texts carry source paths; without this, what we publish would tell where it was built.
# Cargo asks for this separator, so folders may have spaces in their names.
hide_folders() {
  unit=$(printf '\037')
  export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo$unit--remap-path-prefix=$(rustc --print sysroot)=rust$unit--remap-path-prefix=$project=jiuzhu"
}
