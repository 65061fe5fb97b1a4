//! The values of a column as the texts that CSV would hold.

use std::{io::Write, iter};

use jiff_core::civil::UnixEpochDay;
use jiuzhu_rules::case::day_to_text;
use parquet::{
    basic::{ConvertedType as C, LogicalType, TimeUnit, Type},
    column::reader::{ColumnReader, ColumnReaderImpl},
    data_type::DataType,
    errors::Result,
    schema::types::ColumnDescriptor,
};

use super::pages::wrong;

/// Digits behind the point; no decimal has more at all.
const MOST_DECIMALS: usize = 38;
const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    YesNo,
    Whole {
        is_signed: bool,
    },
    Decimal {
        decimals: usize,
    },
    Floating,
    Day,
    /// Midnight of a day, as programs write days that have no type for them.
    Clock {
        of_a_second: i64,
    },
    /// A moment, which falls on another day elsewhere: it is told as it is, and is no day.
    Instant {
        of_a_second: i64,
    },
    Text,
}

impl Kind {
    /// None where the values are nothing that a cell of CSV would hold.
    pub fn of(column: &ColumnDescriptor) -> Option<Kind> {
        // A value of its own in each row, or none.
        let is_fixed = column.physical_type() == Type::FIXED_LEN_BYTE_ARRAY;
        if column.path().parts().len() != 1 || column.max_rep_level() > 0 || is_fixed && column.type_length() < 1 {
            return None;
        }
        Some(match (column.physical_type(), column.converted_type(), column.logical_type_ref()) {
            (Type::INT32 | Type::INT64 | Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY, C::DECIMAL, _) => {
                let decimals = usize::try_from(column.type_scale()).ok().filter(|it| *it <= MOST_DECIMALS)?;
                Kind::Decimal { decimals }
            }
            (Type::BOOLEAN, ..) => Kind::YesNo,
            (Type::FLOAT | Type::DOUBLE, ..) => Kind::Floating,
            (Type::INT32, C::DATE, _) => Kind::Day,
            (Type::INT64, _, Some(LogicalType::Timestamp(moment))) => {
                let of_a_second = match moment.unit {
                    TimeUnit::MILLIS => 1_000,
                    TimeUnit::MICROS => 1_000_000,
                    TimeUnit::NANOS => 1_000_000_000,
                };
                if moment.is_adjusted_to_u_t_c { Kind::Instant { of_a_second } } else { Kind::Clock { of_a_second } }
            }
            (Type::INT64, C::TIMESTAMP_MILLIS, _) => Kind::Instant { of_a_second: 1_000 },
            (Type::INT64, C::TIMESTAMP_MICROS, _) => Kind::Instant { of_a_second: 1_000_000 },
            (Type::INT96, ..) => Kind::Instant { of_a_second: 1 },
            (Type::INT32 | Type::INT64, C::UINT_8 | C::UINT_16 | C::UINT_32 | C::UINT_64, _) => {
                Kind::Whole { is_signed: false }
            }
            (Type::INT32 | Type::INT64, C::NONE | C::INT_8 | C::INT_16 | C::INT_32 | C::INT_64, _) => {
                Kind::Whole { is_signed: true }
            }
            (Type::BYTE_ARRAY, C::NONE | C::UTF8 | C::ENUM | C::JSON, _) => Kind::Text,
            _ => return None,
        })
    }

    fn whole(self, number: i64, to: &mut Vec<u8>) {
        let said = match self {
            Kind::Decimal { decimals } => return decimal(i128::from(number), decimals, to),
            Kind::Day => day(number),
            Kind::Clock { of_a_second } => day(number.div_euclid(of_a_second).div_euclid(SECONDS_OF_A_DAY)),
            Kind::Instant { of_a_second } => instant(number.div_euclid(of_a_second)),
            Kind::Whole { is_signed: false } => (number as u64).to_string(),
            _ => number.to_string(),
        };
        to.extend_from_slice(said.as_bytes());
    }

    fn bytes(self, bytes: &[u8], to: &mut Vec<u8>) -> Result<()> {
        let Kind::Decimal { decimals } = self else {
            to.extend_from_slice(bytes);
            return Ok(());
        };
        if bytes.len() > size_of::<i128>() {
            return Err(wrong("a decimal has more digits than are read"));
        }
        let first = bytes.first().map_or(0, |it| if *it & 0x80 == 0 { 0_i128 } else { -1 });
        decimal(bytes.iter().fold(first, |whole, byte| whole << 8 | i128::from(*byte)), decimals, to);
        Ok(())
    }
}

/// `-1.50`, with every digit that the column has.
fn decimal(digits: i128, decimals: usize, to: &mut Vec<u8>) {
    let sign = if digits < 0 { "-" } else { "" };
    let text = format!("{:0>1$}", digits.unsigned_abs(), decimals + 1);
    let (whole, fraction) = text.split_at_checked(text.len() - decimals).unwrap_or((&text, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    for part in [sign, whole, point, fraction] {
        to.extend_from_slice(part.as_bytes());
    }
}

/// A day counted from 1970 on; what lies beyond all days stays a number, which is told where a day is expected.
fn day(number: i64) -> String {
    let day = i32::try_from(number).ok().and_then(|it| UnixEpochDay::new(it).ok());
    day.map_or_else(|| number.to_string(), |it| day_to_text(it.to_date()))
}

/// `2026-11-01T16:00:00Z`.
fn instant(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(SECONDS_OF_A_DAY);
    let (hours, minutes) = (of_day / 3600, of_day / 60 % 60);
    format!("{}T{hours:02}:{minutes:02}:{:02}Z", day(seconds.div_euclid(SECONDS_OF_A_DAY)), of_day % 60)
}

/// Some rows of one column, one text after the other.
#[derive(Default)]
pub struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    /// Of the rows that were read; none beyond them.
    pub fn get(&self, row: usize) -> Option<&[u8]> {
        let begins = row.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(begins..*self.ends.get(row)?)
    }

    /// Reads the next rows of a column instead.
    ///
    /// # Errors
    /// Where there are not so many, or one of them is told by `is_too_long`.
    pub fn read(
        &mut self,
        column: &mut ColumnReader,
        kind: Kind,
        rows: usize,
        is_too_long: impl FnMut(usize, usize) -> bool,
    ) -> Result<()> {
        self.bytes.clear();
        self.ends.clear();
        match column {
            ColumnReader::BoolColumnReader(it) => self.fill(it, rows, is_too_long, |is_so, to| {
                to.extend_from_slice(if *is_so { "是" } else { "否" }.as_bytes());
                Ok(())
            }),
            ColumnReader::Int32ColumnReader(it) => self.fill(it, rows, is_too_long, |number, to| {
                let number = match kind {
                    Kind::Whole { is_signed: false } => i64::from(*number as u32),
                    _ => i64::from(*number),
                };
                kind.whole(number, to);
                Ok(())
            }),
            ColumnReader::Int64ColumnReader(it) => self.fill(it, rows, is_too_long, |number, to| {
                kind.whole(*number, to);
                Ok(())
            }),
            ColumnReader::Int96ColumnReader(it) => self.fill(it, rows, is_too_long, |moment, to| {
                kind.whole(moment.to_seconds(), to);
                Ok(())
            }),
            // In the fewest digits that tell it from every other.
            ColumnReader::FloatColumnReader(it) => {
                self.fill(it, rows, is_too_long, |number, to| Ok(write!(to, "{number}")?))
            }
            ColumnReader::DoubleColumnReader(it) => {
                self.fill(it, rows, is_too_long, |number, to| Ok(write!(to, "{number}")?))
            }
            ColumnReader::ByteArrayColumnReader(it) => {
                self.fill(it, rows, is_too_long, |bytes, to| kind.bytes(bytes.data(), to))
            }
            ColumnReader::FixedLenByteArrayColumnReader(it) => {
                self.fill(it, rows, is_too_long, |bytes, to| kind.bytes(bytes.data(), to))
            }
        }
    }

    fn fill<T: DataType>(
        &mut self,
        column: &mut ColumnReaderImpl<T>,
        rows: usize,
        mut is_too_long: impl FnMut(usize, usize) -> bool,
        say: impl Fn(&T::T, &mut Vec<u8>) -> Result<()>,
    ) -> Result<()> {
        let (mut levels, mut values) = (Vec::new(), Vec::new());
        let (read, ..) = column.read_records(rows, Some(&mut levels), None, &mut values)?;
        if read != rows {
            return Err(wrong("a column has fewer rows than the others"));
        }
        // Without levels every row has a value.
        let levels = levels.into_iter().chain(iter::repeat(1));
        let mut values = values.iter();
        for (row, level) in (0..rows).zip(levels) {
            let begins = self.bytes.len();
            if level > 0 {
                let value = values.next().ok_or_else(|| wrong("a column has fewer values than it says"))?;
                say(value, &mut self.bytes)?;
            }
            self.ends.push(self.bytes.len());
            if is_too_long(row, self.bytes.len() - begins) {
                return Err(wrong("a row is longer than any"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(say: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut to = Vec::new();
        say(&mut to);
        String::from_utf8_lossy(&to).into_owned()
    }

    #[test]
    fn decimals_keep_every_digit() {
        for (digits, decimals, text) in [
            (150, 2, "1.50"),
            (-150, 2, "-1.50"),
            (5, 2, "0.05"),
            (-5, 3, "-0.005"),
            (0, 0, "0"),
            (7, 0, "7"),
            (i128::MIN, 38, "-1.70141183460469231731687303715884105728"),
        ] {
            assert_eq!(said(|to| decimal(digits, decimals, to)), text);
        }
        let bytes = |bytes: &[u8]| said(|to| assert!(Kind::Decimal { decimals: 2 }.bytes(bytes, to).is_ok()));
        assert_eq!(bytes(&[0x00, 0x96]), "1.50");
        assert_eq!(bytes(&[0xff, 0x6a]), "-1.50");
        assert_eq!(bytes(&[]), "0.00");
        assert!(Kind::Decimal { decimals: 2 }.bytes(&[0; 17], &mut Vec::new()).is_err());
    }

    #[test]
    fn days_are_days_and_moments_are_not() {
        let whole = |kind: Kind, number| said(|to| kind.whole(number, to));
        assert_eq!(whole(Kind::Day, -3_530), "1960-05-03");
        assert_eq!(whole(Kind::Day, i64::MAX), "9223372036854775807");
        let (of_a_second, noon) = (1_000, 43_200_000);
        assert_eq!(whole(Kind::Clock { of_a_second }, -3_530 * 2 * noon), "1960-05-03");
        assert_eq!(whole(Kind::Clock { of_a_second }, -noon), "1969-12-31");
        assert_eq!(whole(Kind::Instant { of_a_second }, -noon + 1_000), "1969-12-31T12:00:01Z");
        assert_eq!(whole(Kind::Whole { is_signed: false }, -1), u64::MAX.to_string());
    }
}
