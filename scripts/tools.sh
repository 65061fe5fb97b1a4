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

# Panic texts carry source paths; without this, what we publish would tell where it was built.
# Cargo asks for this separator, so folders may have spaces in their names.
hide_folders() {
  unit=$(printf '\037')
  export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo$unit--remap-path-prefix=$(rustc --print sysroot)=rust$unit--remap-path-prefix=$project=jiuzhu"
}
