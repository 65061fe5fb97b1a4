//! Places by their codes, from the county to the nation.

use core::fmt;

/// A region by its GB/T 2260 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(pub u32);

/// The six digits.
impl fmt::Display for PlaceCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:06}", self.0)
    }
}

/// 全国
pub const NATIONAL: PlaceCode = PlaceCode(0);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Nation,
    Province,
    Prefecture,
    County,
}

impl PlaceCode {
    pub const fn level(self) -> Level {
        match self.0 {
            0 => Level::Nation,
            code if code.is_multiple_of(10_000) => Level::Province,
            code if code.is_multiple_of(100) => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// The next wider place.
    pub const fn parent(self) -> Option<PlaceCode> {
        match self.level() {
            Level::Nation => None,
            Level::Province => Some(NATIONAL),
            Level::Prefecture => Some(PlaceCode(self.0 / 10_000 * 10_000)),
            Level::County => Some(PlaceCode(self.0 / 100 * 100)),
        }
    }

    /// The place itself and every wider one, narrowest first.
    pub fn chain(self) -> impl Iterator<Item = PlaceCode> {
        core::iter::successors(Some(self), |code| code.parent())
    }
}
