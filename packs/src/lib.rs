//! The published figures: what stands in `packs/*.toml` is read and checked here, and carried along in its compact form.

pub mod checks;
pub mod coverage;
pub mod difference;
mod gazetteer;
pub mod handed_over;
pub mod local_file;
pub mod outside;
pub mod signature;
pub mod source;
mod spelling;
pub mod told;

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

/// One pack on file, by the name of its file.
pub fn on_file(name: &str) -> Option<Pack> {
    let at = ON_FILE.iter().position(|pack| pack.name == name)?;
    Pack::read(COMPACT.get(at)?).ok()
}

/// Every pack on file, but these in the place of those of the same provinces.
pub fn with(outside: impl IntoIterator<Item = Pack>) -> &'static Packs {
    let on_file = COMPACT.iter().filter_map(|compact| Pack::read(compact).ok());
    Packs::of(on_file.chain(outside))
}

/// Every pack on file. A program that does not call this carries only the nation's.
pub fn all() -> &'static Packs {
    static PACKS: LazyLock<&Packs> =
        LazyLock::new(|| Packs::of(COMPACT.iter().filter_map(|compact| Pack::read(compact).ok())));
    &PACKS
}
