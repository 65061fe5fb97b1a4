//! Days of birth, and the age that they come to.

use jiff_core::civil::Date;
use jiuzhu_rules::{answer::OLDEST, reckoning::span::Span};

/// The first and the last day on which somebody may have been born, by what a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Born {
    first: Date,
    last: Date,
}

impl Born {
    /// Reads `1960-05-03`, `1960/5/3`, `1960.5.3`, `1960年5月3日`, `19600503`; and `1960-05` and `1960`, which leave it open.
    pub fn of(text: &str) -> Option<Born> {
        let (text, _time) = text.split_once(' ').unwrap_or((text, ""));
        let text = text.trim_end_matches(['日', '月', '年', '号']);
        let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
        let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => Born::on(digits(year)?, digits(month)?, digits(day)?),
            [year, month] if year.len() == 4 => Born::in_month(digits(year)?, digits(month)?),
            [year] if year.len() == 4 => {
                let year = digits(year)?;
                Some(Born { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
            }
            [all] if all.len() == 8 => {
                let (year, month, day) = (all.get(..4)?, all.get(4..6)?, all.get(6..)?);
                Born::on(digits(year)?, digits(month)?, digits(day)?)
            }
            [all] if all.len() == 6 => Born::in_month(digits(all.get(..4)?)?, digits(all.get(4..)?)?),
            _ => None,
        }
    }

    fn on(year: i16, month: i16, day: i16) -> Option<Born> {
        let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Born { first: day, last: day })
    }

    fn in_month(year: i16, month: i16) -> Option<Born> {
        let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        Some(Born { first, last: first.last_of_month() })
    }
}

/// Completed years on the first day of the month (GEN-7); none where nobody can have been born then.
pub fn age_on(day: Date, born: Born) -> Option<Span<u16>> {
    if born.first > day {
        return None;
    }
    let on = day.first_of_month();
    let since = |birth: Date| {
        let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
        u16::try_from(on.year() - birth.year() - i16::from(!had_birthday)).unwrap_or(0)
    };
    let (least, most) = (since(born.last), since(born.first));
    (most <= OLDEST).then(|| Span::between(least, most))
}

#[cfg(test)]
mod tests {
    use jiuzhu_rules::case::day;

    use super::*;

    fn age(text: &str) -> Option<Span<u16>> {
        Born::of(text).and_then(|born| age_on(day(2026, 11, 15), born))
    }

    #[test]
    fn ages_are_those_of_the_first_of_the_month() {
        for text in ["1960-11-01", "1960/11/1", "1960.11.1", "19601101", "1960年11月1日", "1960-11-01 00:00:00"] {
            assert_eq!(age(text), Some(Span::exactly(66)), "{text}");
        }
        assert_eq!(age("1960-11-02"), Some(Span::exactly(65)));
        assert_eq!(age("2026-11-10"), Some(Span::exactly(0)));
        assert_eq!(age("1960-11"), Some(Span::between(65, 66)));
        assert_eq!(age("1960年"), Some(Span::between(65, 66)));
        assert_eq!(age("2026"), Some(Span::exactly(0)));
    }

    #[test]
    fn no_day_is_no_age() {
        for text in ["1960-13-01", "1960-02-30", "60-5-3", "2027-01-01", "1890-01-01", "属鼠", ""] {
            assert_eq!(age(text), None, "{text}");
        }
    }
}
