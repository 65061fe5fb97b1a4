//! The compact form of a pack: as small as it gets, and read without copying a text. It belongs to one state of the
//! program; what people write and exchange is the TOML.

use core::fmt;

use jiff_core::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Pack;
use crate::reckoning::choice::Variants;

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
            Some((&FORM, rest)) => postcard::from_bytes(rest).map_err(|_| NotAPack::Unreadable),
            Some(_) => Err(NotAPack::OtherForm),
            None => Err(NotAPack::Unreadable),
        }
    }

    /// Writes the compact form.
    pub fn compact(&self) -> Vec<u8> {
        // Writing into a growing list has nothing to fail at.
        postcard::to_extend(self, vec![FORM]).unwrap_or_default()
    }
}

/// `20250701`.
pub fn written_day(day: Date) -> u32 {
    u32::from(day.year().unsigned_abs()) * 10_000
        + u32::from(day.month().unsigned_abs()) * 100
        + u32::from(day.day().unsigned_abs())
}

pub fn read_day(number: u32) -> Option<Date> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub mod day {
    use super::*;

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        written_day(*day).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        read_day(u32::deserialize(from)?).ok_or_else(|| de::Error::custom("no day"))
    }
}

/// Zero where there is none.
pub mod day_if_any {
    use super::*;

    pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map_or(0, written_day).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        Ok(read_day(u32::deserialize(from)?))
    }
}

/// Some of the variants of a closed list, as bits in its order.
pub mod listed {
    use super::*;

    pub fn serialize<E: Variants, S: Serializer>(list: &[E], to: S) -> Result<S::Ok, S::Error> {
        list.iter().fold(0_u32, |bits, variant| bits | 1 << variant.index()).serialize(to)
    }

    pub fn deserialize<'de, E: Variants, D: Deserializer<'de>>(from: D) -> Result<Vec<E>, D::Error> {
        let bits = u32::deserialize(from)?;
        Ok(E::ALL.iter().copied().filter(|variant| bits & 1 << variant.index() != 0).collect())
    }
}
