//! A small set of possible answers out of a closed list.

use core::{fmt, marker::PhantomData};

use super::truth::Truth;

/// A closed list of answers, at most 32, in the order in which they are offered.
pub trait Variants: Copy + Eq + 'static {
    const ALL: &'static [Self];
    /// The identifiers used in saved cases and locales, in the same order.
    const NAMES: &'static [&'static str];

    fn index(self) -> u8;
}

/// Which of `E`'s variants are possible.
pub struct Choice<E> {
    bits: u32,
    of: PhantomData<E>,
}

impl<E: Variants> Choice<E> {
    pub const fn from_bits(bits: u32) -> Self {
        Choice { bits, of: PhantomData }
    }

    pub const fn bits(self) -> u32 {
        self.bits
    }

    pub fn any() -> Self {
        Self::among(E::ALL)
    }

    pub fn only(variant: E) -> Self {
        Self::among(&[variant])
    }

    pub fn among(variants: &[E]) -> Self {
        Self::from_bits(variants.iter().fold(0, |bits, variant| bits | 1 << variant.index()))
    }

    pub fn allows(self, variant: E) -> bool {
        self.bits & 1 << variant.index() != 0
    }

    pub fn possible(self) -> impl Iterator<Item = E> {
        E::ALL.iter().copied().filter(move |variant| self.allows(*variant))
    }

    /// The answer, where only one is possible.
    pub fn single(self) -> Option<E> {
        self.possible().next().filter(|_| self.bits.is_power_of_two())
    }

    pub fn is_one_of(self, variants: &[E]) -> Truth {
        let wanted = Self::among(variants).bits;
        if self.bits & !wanted == 0 {
            Truth::Yes
        } else if self.bits & wanted == 0 {
            Truth::No
        } else {
            Truth::Either
        }
    }
}

impl<E> Clone for Choice<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Choice<E> {}

impl<E> PartialEq for Choice<E> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<E> Eq for Choice<E> {}

impl<E: Variants + fmt::Debug> fmt::Debug for Choice<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_set().entries(self.possible()).finish()
    }
}

/// Declares closed lists of answers. Each variant is followed by its identifier in saved cases and locales.
#[macro_export]
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $id:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $crate::reckoning::choice::Variants for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const NAMES: &'static [&'static str] = &[$($id),*];

            fn index(self) -> u8 {
                self as u8
            }
        }
    )*};
}
