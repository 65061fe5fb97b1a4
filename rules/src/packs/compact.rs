//! The compact form of a pack: as small as it gets, and read without copying a text. It belongs to one state of the
//! program; what people write and exchange is the TOML. docs/decisions/0015-compact-packs.md says why it is our own.

mod rows;

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
                let mut bytes = Bytes { rest, cut_off: false };
                let pack = Pack::take(&mut bytes);
                if bytes.cut_off || !bytes.rest.is_empty() { Err(NotAPack::Unreadable) } else { Ok(pack) }
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

/// What is left to read. What cannot be read is noted here and looked at once, at the end: that many kinds of rows can each
/// stop half-way would weigh as much as reading them does.
pub struct Bytes {
    rest: &'static [u8],
    /// They end too early, or are something else.
    cut_off: bool,
}

impl Bytes {
    #[inline(never)]
    fn first(&mut self) -> u8 {
        let (first, rest) = self.rest.split_first().unwrap_or((&0, &[]));
        self.cut_off |= self.rest.is_empty();
        self.rest = rest;
        *first
    }

    /// What was read, or instead of what cannot be read something of its kind.
    pub fn sound<T>(&mut self, read: Option<T>, instead: T) -> T {
        self.cut_off |= read.is_none();
        read.unwrap_or(instead)
    }
}

/// What has a compact form.
pub trait Compact: Sized {
    fn put(&self, out: &mut Vec<u8>);

    /// Takes itself from the beginning of `bytes`.
    fn take(bytes: &mut Bytes) -> Self;
}

/// Gives a struct the compact form of its fields, one after the other.
macro_rules! compact {
    ($($name:ty { $($field:ident),* $(,)? })*) => {$(
        impl $crate::packs::compact::Compact for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn take(bytes: &mut $crate::packs::compact::Bytes) -> Self {
                Self { $($field: $crate::packs::compact::Compact::take(bytes)),* }
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

            fn take(bytes: &mut $crate::packs::compact::Bytes) -> Self {
                const ALL: &[$name] = &[$($name::$variant),*];
                const FIRST: $name = [$($name::$variant),*][0];
                let at = usize::from(u16::take(bytes));
                bytes.sound(ALL.get(at).copied(), FIRST)
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

    #[inline(never)]
    fn take(bytes: &mut Bytes) -> Self {
        let (mut number, mut shift) = (0, 0);
        loop {
            let first = bytes.first();
            number |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return number;
            }
            shift += 7;
            if shift >= u64::BITS {
                bytes.cut_off = true;
                return 0;
            }
        }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Compact for $number {
            fn put(&self, out: &mut Vec<u8>) {
                (*self as u64).put(out);
            }

            #[inline(never)]
            fn take(bytes: &mut Bytes) -> Self {
                let number = u64::take(bytes);
                bytes.sound(Self::try_from(number).ok(), 0)
            }
        }
    )*};
}

numbers!(u16, u32, i16);

impl Compact for bool {
    fn put(&self, out: &mut Vec<u8>) {
        u16::from(*self).put(out);
    }

    fn take(bytes: &mut Bytes) -> Self {
        u16::take(bytes) != 0
    }
}

impl Compact for &'static str {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        out.extend(self.as_bytes());
    }

    #[inline(never)]
    fn take(bytes: &mut Bytes) -> Self {
        let length = u32::take(bytes) as usize;
        let read = bytes.rest.split_at_checked(length);
        let (text, rest) = bytes.sound(read, (&[], &[]));
        bytes.rest = rest;
        bytes.sound(core::str::from_utf8(text).ok(), "")
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        self.iter().for_each(|it| it.put(out));
    }

    fn take(bytes: &mut Bytes) -> Self {
        // A loop, since collecting weighs a third more in every kind of list.
        let mut all = Vec::new();
        let mut left = u32::take(bytes);
        while left > 0 && !bytes.cut_off {
            all.push(T::take(bytes));
            left -= 1;
        }
        all
    }
}

impl<T: Compact> Compact for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn take(bytes: &mut Bytes) -> Self {
        if bool::take(bytes) { Some(T::take(bytes)) } else { None }
    }
}

impl<A: Compact, B: Compact> Compact for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(bytes: &mut Bytes) -> Self {
        (A::take(bytes), B::take(bytes))
    }
}

impl Compact for PlaceCode {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(bytes: &mut Bytes) -> Self {
        PlaceCode(u32::take(bytes))
    }
}

/// `20250701`
impl Compact for Date {
    fn put(&self, out: &mut Vec<u8>) {
        let (year, month, day) = (self.year().unsigned_abs(), self.month().unsigned_abs(), self.day().unsigned_abs());
        (u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)).put(out);
    }

    #[inline(never)]
    fn take(bytes: &mut Bytes) -> Self {
        let number = u32::take(bytes);
        let (year, month, day) = ((number / 10_000) as i16, (number / 100 % 100) as i8, (number % 100) as i8);
        bytes.sound(Date::new(year, month, day).ok(), Date::MIN)
    }
}

/// Hundredths over a whole divisor. Figures are not negative.
impl Compact for Exact {
    fn put(&self, out: &mut Vec<u8>) {
        let (hundredths, divisor) = self.parts();
        hundredths.unsigned_abs().put(out);
        divisor.put(out);
    }

    #[inline(never)]
    fn take(bytes: &mut Bytes) -> Self {
        let (hundredths, divisor) = (u64::take(bytes), u32::take(bytes));
        let exact = i64::try_from(hundredths).ok().and_then(|hundredths| Exact::of_parts(hundredths, divisor));
        bytes.sound(exact, Exact::ZERO)
    }
}

/// A parameter by its name, which stays when others come between.
impl Compact for LocalFigure {
    fn put(&self, out: &mut Vec<u8>) {
        self.name().put(out);
    }

    fn take(bytes: &mut Bytes) -> Self {
        let name = <&str>::take(bytes);
        let named = LocalFigure::ALL.iter().copied().find(|figure| figure.name() == name);
        bytes.sound(named, LocalFigure::DisposableIncome)
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

    fn take(bytes: &mut Bytes) -> Self {
        let bits = u32::take(bytes);
        Listed(E::ALL.iter().copied().filter(|variant| bits & 1 << variant.index() != 0).collect())
    }
}
