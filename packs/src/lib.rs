//! The published figures: what stands in `packs/*.toml` is read and checked here, and carried along in its compact form.

mod gazetteer;
pub mod source;

use std::sync::LazyLock;

use jiuzhu_rules::packs::{Pack, Packs};

pub use gazetteer::{Found, Gazetteer};

/// A pack on file.
pub struct OnFile {
    /// Of its province; zero for the nation.
    pub code: u32,
    /// The name of its file without the ending, such as `inner-mongolia`.
    pub name: &'static str,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/on_file.rs"));

/// The nation's pack alone, which lists the provinces.
pub fn national() -> &'static Packs {
    static PACKS: LazyLock<&Packs> = LazyLock::new(|| Packs::of(Pack::read(NATIONAL)));
    &PACKS
}

/// Every pack on file. A program that does not call this carries only the nation's.
pub fn all() -> &'static Packs {
    static PACKS: LazyLock<&Packs> =
        LazyLock::new(|| Packs::of(COMPACT.iter().filter_map(|compact| Pack::read(compact).ok())));
    &PACKS
}
