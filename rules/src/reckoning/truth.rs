//! Three-valued truth: yes, no, or either way while something is not known.

use core::ops::{BitAnd, BitOr, Not};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    No,
    Either,
    Yes,
}

impl Truth {
    /// Whether `actual` is one of the possible values.
    pub const fn allows(self, actual: bool) -> bool {
        matches!((self, actual), (Truth::Either, _) | (Truth::Yes, true) | (Truth::No, false))
    }

    pub const fn is_settled(self) -> bool {
        !matches!(self, Truth::Either)
    }

    /// What remains possible when both values are.
    pub fn hull(self, other: Self) -> Self {
        if self == other { self } else { Truth::Either }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::Yes } else { Truth::No }
    }
}

impl BitAnd for Truth {
    type Output = Truth;
    fn bitand(self, other: Self) -> Self {
        self.min(other)
    }
}

impl BitOr for Truth {
    type Output = Truth;
    fn bitor(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Not for Truth {
    type Output = Truth;
    fn not(self) -> Self {
        match self {
            Truth::No => Truth::Yes,
            Truth::Either => Truth::Either,
            Truth::Yes => Truth::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn possible(truth: Truth) -> impl Iterator<Item = bool> {
        [false, true].into_iter().filter(move |value| truth.allows(*value))
    }

    fn hull(values: impl Iterator<Item = bool>) -> Option<Truth> {
        values.map(Truth::from).reduce(Truth::hull)
    }

    /// Kleene's tables are exactly what enumeration gives.
    #[test]
    fn logic_equals_enumeration() {
        let all = [Truth::No, Truth::Either, Truth::Yes];
        for a in all {
            assert_eq!(hull(possible(a).map(|x| !x)), Some(!a));
            for b in all {
                let pairs = || possible(a).flat_map(move |x| possible(b).map(move |y| (x, y)));
                assert_eq!(hull(pairs().map(|(x, y)| x && y)), Some(a & b));
                assert_eq!(hull(pairs().map(|(x, y)| x || y)), Some(a | b));
            }
        }
    }
}
