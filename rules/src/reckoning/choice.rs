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

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    choices! {
        Fruit { Apple "apple", Pear "pear", Plum "plum" }
    }
    use Fruit::{Apple, Pear, Plum};

    fn all() -> impl Iterator<Item = Choice<Fruit>> {
        (1..8).map(Choice::from_bits)
    }

    /// Whether an answer is among some is settled only where all that is possible agree.
    #[test]
    fn membership_equals_enumeration() {
        for (choice, wanted) in all().flat_map(|choice| all().map(move |wanted| (choice, wanted))) {
            let variants: Vec<Fruit> = wanted.possible().collect();
            let each = choice.possible().map(|it| Truth::from(variants.contains(&it)));
            assert_eq!(Some(choice.is_one_of(&variants)), each.reduce(Truth::hull), "{choice:?} {wanted:?}");
        }
    }

    #[test]
    fn naming_a_variant_twice_changes_nothing() {
        assert_eq!(Choice::among(&[Pear, Pear]), Choice::only(Pear));
        assert_eq!(Choice::among(&[Apple, Pear, Plum]), Choice::any());
    }

    #[test]
    fn one_answer_is_single_and_several_are_not() {
        for choice in all() {
            let possible: Vec<Fruit> = choice.possible().collect();
            let single = if let [only] = possible.as_slice() { Some(*only) } else { None };
            assert_eq!(choice.single(), single, "{choice:?}");
        }
        assert_eq!(format!("{:?}", Choice::among(&[Plum, Apple])), "{Apple, Plum}");
    }
}
