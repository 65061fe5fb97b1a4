//! An exact number of its own making, so that a mistake in the rules' arithmetic is not shared.

use std::{
    cmp::Ordering,
    ops::{Add, Div, Mul, Sub},
};

/// `over / under` in lowest terms, `under` above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub const ZERO: Fraction = Fraction::whole(0);
    pub const ONE: Fraction = Fraction::whole(1);

    pub const fn whole(number: i128) -> Self {
        Fraction { over: number, under: 1 }
    }

    pub fn new(over: i128, under: i128) -> Self {
        assert!(under > 0, "a fraction of {under} parts");
        let shared = greatest_common_divisor(over.unsigned_abs(), under.unsigned_abs()) as i128;
        Fraction { over: over / shared, under: under / shared }
    }

    pub fn parts(self) -> (i128, i128) {
        (self.over, self.under)
    }

    pub fn max(self, other: Self) -> Self {
        if self < other { other } else { self }
    }

    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// What is left of it, never below nothing.
    pub fn or_nothing(self) -> Self {
        self.max(Fraction::ZERO)
    }

    pub fn up_to_whole(self) -> Self {
        Fraction::whole(-(-self.over).div_euclid(self.under))
    }

    /// Half goes up.
    pub fn to_nearest_whole(self) -> Self {
        Fraction::whole((2 * self.over + self.under).div_euclid(2 * self.under))
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return small_divisor(small_a, small_b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

fn small_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn fits(number: Option<i128>) -> i128 {
    number.expect("an amount too large for any household")
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        match (self.over, other.over) {
            (_, 0) => self,
            (0, _) => other,
            _ if self.under == other.under => Fraction::new(fits(self.over.checked_add(other.over)), self.under),
            _ => {
                let crossed =
                    fits(self.over.checked_mul(other.under)).checked_add(fits(other.over.checked_mul(self.under)));
                Fraction::new(fits(crossed), fits(self.under.checked_mul(other.under)))
            }
        }
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + Fraction { over: -other.over, ..other }
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Fraction::new(fits(self.over.checked_mul(other.over)), fits(self.under.checked_mul(other.under)))
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        assert!(other.over > 0, "divided by {other:?}");
        self * Fraction { over: other.under, under: other.over }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        fits(self.over.checked_mul(other.under)).cmp(&fits(other.over.checked_mul(self.under)))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::iter::Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Fraction::ZERO, Add::add)
    }
}

impl From<usize> for Fraction {
    fn from(count: usize) -> Self {
        Fraction::whole(count as i128)
    }
}
