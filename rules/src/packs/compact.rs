//! The compact form of a pack: as small as it gets, and read without copying a text. It belongs to one state of the
//! program; what people write and exchange is the TOML. docs/decisions/0015-compact-packs.md says why it is our own.

use core::fmt;

use jiff_core::civil::Date;

use super::Pack;
use crate::{local::LocalFigure, place::PlaceCode, reckoning::choice::Variants, reckoning::exact::Exact};

/// The form that this version reads, in the first byte.
const FORM: u8 = 1;

/// Why bytes are no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPack {
    /// It belongs to another state of this program, older or newer.
    OtherForm,
    /// It was cut off, or is something else.
    Unreadable,
}

impl fmt::Display for NotAPack {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            NotAPack::OtherForm => "a pack of another version of this program",
            NotAPack::Unreadable => "not a pack, or cut off",
        })
    }
}

impl core::error::Error for NotAPack {}

impl Pack {
    /// Reads the compact form.
    pub fn read(compact: &'static [u8]) -> Result<Pack, NotAPack> {
        match compact.split_first() {
            Some((&FORM, rest)) => {
                let mut bytes = rest;
                let pack = Pack::take(&mut bytes).filter(|_| bytes.is_empty());
                pack.ok_or(NotAPack::Unreadable)
            }
            Some(_) => Err(NotAPack::OtherForm),
            None => Err(NotAPack::Unreadable),
        }
    }

    /// Writes the compact form.
    pub fn compact(&self) -> Vec<u8> {
        let mut out = vec![FORM];
        self.put(&mut out);
        out
    }
}

/// What has a compact form.
pub trait Compact: Sized {
    fn put(&self, out: &mut Vec<u8>);

    /// Takes itself from the beginning of `bytes`; none where they are something else.
    fn take(bytes: &mut &'static [u8]) -> Option<Self>;
}

/// Gives a struct the compact form of its fields, one after the other.
macro_rules! compact {
    ($($name:ty { $($field:ident),* $(,)? })*) => {$(
        impl $crate::packs::compact::Compact for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn take(bytes: &mut &'static [u8]) -> Option<Self> {
                Some(Self { $($field: $crate::packs::compact::Compact::take(bytes)?),* })
            }
        }
    )*};
}

/// Gives an enum without fields the compact form of its place in this list, which must be whole.
macro_rules! compact_list {
    ($($name:ident { $($variant:ident),* $(,)? })*) => {$(
        impl $crate::packs::compact::Compact for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn take(bytes: &mut &'static [u8]) -> Option<Self> {
                const ALL: &[$name] = &[$($name::$variant),*];
                let (first, rest) = bytes.split_first()?;
                *bytes = rest;
                ALL.get(usize::from(*first)).copied()
            }
        }
    )*};
}

pub(super) use {compact, compact_list};

/// Whole numbers, seven bits a byte, the lowest first.
impl Compact for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest > 0x7f {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (first, rest) = bytes.split_first()?;
            *bytes = rest;
            number |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Compact for $number {
            fn put(&self, out: &mut Vec<u8>) {
                (*self as u64).put(out);
            }

            fn take(bytes: &mut &'static [u8]) -> Option<Self> {
                Self::try_from(u64::take(bytes)?).ok()
            }
        }
    )*};
}

numbers!(u16, u32, i16);

impl Compact for bool {
    fn put(&self, out: &mut Vec<u8>) {
        u16::from(*self).put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        Some(u16::take(bytes)? != 0)
    }
}

impl Compact for &'static str {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        out.extend(self.as_bytes());
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        let length = usize::try_from(u64::take(bytes)?).ok()?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        core::str::from_utf8(text).ok()
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        self.iter().for_each(|it| it.put(out));
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        // A loop, since collecting weighs a third more in every kind of list.
        let mut all = Vec::new();
        for _ in 0..u64::take(bytes)? {
            all.push(T::take(bytes)?);
        }
        Some(all)
    }
}

impl<T: Compact> Compact for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        if bool::take(bytes)? { Some(Some(T::take(bytes)?)) } else { Some(None) }
    }
}

impl<A: Compact, B: Compact> Compact for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        Some((A::take(bytes)?, B::take(bytes)?))
    }
}

impl Compact for PlaceCode {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        u32::take(bytes).map(PlaceCode)
    }
}

/// `20250701`
impl Compact for Date {
    fn put(&self, out: &mut Vec<u8>) {
        let (year, month, day) = (self.year().unsigned_abs(), self.month().unsigned_abs(), self.day().unsigned_abs());
        (u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)).put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        let number = u32::take(bytes)?;
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
}

/// Hundredths over a whole divisor. Figures are not negative.
impl Compact for Exact {
    fn put(&self, out: &mut Vec<u8>) {
        let (hundredths, divisor) = self.parts();
        hundredths.unsigned_abs().put(out);
        divisor.put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        Exact::of_parts(i64::try_from(u64::take(bytes)?).ok()?, u32::take(bytes)?)
    }
}

/// A parameter by its name, which stays when others come between.
impl Compact for LocalFigure {
    fn put(&self, out: &mut Vec<u8>) {
        self.name().put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        let name = <&str>::take(bytes)?;
        LocalFigure::ALL.iter().copied().find(|figure| figure.name() == name)
    }
}

/// Some of a closed list of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<E>(pub Vec<E>);

impl<E> Default for Listed<E> {
    fn default() -> Self {
        Listed(Vec::new())
    }
}

impl<E> core::ops::Deref for Listed<E> {
    type Target = [E];

    fn deref(&self) -> &[E] {
        &self.0
    }
}

/// As bits in the order of the list.
impl<E: Variants> Compact for Listed<E> {
    fn put(&self, out: &mut Vec<u8>) {
        self.iter().fold(0_u32, |bits, variant| bits | 1 << variant.index()).put(out);
    }

    fn take(bytes: &mut &'static [u8]) -> Option<Self> {
        let bits = u32::take(bytes)?;
        Some(Listed(E::ALL.iter().copied().filter(|variant| bits & 1 << variant.index() != 0).collect()))
    }
}
