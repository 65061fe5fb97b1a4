//! The published figures: what stands in `packs/*.toml` is read and checked here, and carried along in its compact form.

mod gazetteer;
pub mod source;
mod spelling;

use std::sync::LazyLock;

use jiuzhu_rules::{
    packs::{Pack, Packs},
    place::{Level, PlaceCode},
};

pub use gazetteer::{Gazetteer, Listed};

/// A pack on file.
pub struct OnFile {
    /// Of its province, or the nation.
    pub code: PlaceCode,
    /// The name of its file without the ending, such as `inner-mongolia`.
    pub name: &'static str,
    /// The beginning of the SHA-256 of the file ([`jiuzhu_rules::packs::Head::short_hash`]).
    pub hash: &'static str,
    /// The name under which a page fetches its compact form.
    pub address: &'static str,
}

impl OnFile {
    /// The pack of the province that a place lies in.
    pub fn of_province(place: PlaceCode) -> Option<&'static OnFile> {
        ON_FILE.iter().find(|it| it.code.level() == Level::Province && place.chain().any(|wider| wider == it.code))
    }
}

include!(concat!(env!("OUT_DIR"), "/on_file.rs"));

/// The nation's pack alone, which lists the provinces.
pub fn national() -> &'static Packs {
    static PACKS: LazyLock<&Packs> = LazyLock::new(|| Packs::of(Pack::read(NATIONAL).ok()));
    &PACKS
}

/// Every pack on file. A program that does not call this carries only the nation's.
pub fn all() -> &'static Packs {
    static PACKS: LazyLock<&Packs> =
        LazyLock::new(|| Packs::of(COMPACT.iter().filter_map(|compact| Pack::read(compact).ok())));
    &PACKS
}
