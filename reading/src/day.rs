//! A day as a pack or an instrument gives it.

use jiff_core::civil::Date;

/// A day, or the month or year where the source says no more. Something that began then is only sure to hold from
/// the last day of it; what it replaced is only sure to have held until the first.
#[derive(Clone)]
pub struct Day {
    pub first: Date,
    pub last: Date,
    /// As it is written in the file.
    pub dated: String,
}

impl Day {
    /// `2025-07-01`, `2025-07` or `2025`.
    pub fn read(text: &str) -> Option<Day> {
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|it| it.is_ascii_digit());
            part.parse::<i16>().ok().filter(|_| plain)
        };
        let month_or_day = |part| number(part, 2).and_then(|it| i8::try_from(it).ok());
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let (month, day) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        let (first, last) = match (month, day) {
            (None, _) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            (Some(month), None) => {
                let first = Date::new(year, month_or_day(month)?, 1).ok()?;
                (first, first.last_of_month())
            }
            (Some(month), Some(day)) => {
                let day = Date::new(year, month_or_day(month)?, month_or_day(day)?).ok()?;
                (day, day)
            }
        };
        Some(Day { first, last, dated: text.to_owned() })
    }
}
