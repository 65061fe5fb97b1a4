//! Reads what people type. What cannot be read is told at the field, and stays as it was typed.

use jiff_core::civil::Date;
use jiuzhu_rules::{
    answer::{LARGEST_COUNT, OLDEST},
    case::FIRST_DAY,
    exchange::yuan_from_text,
    reckoning::exact::Exact,
};

/// Why something typed cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputProblem {
    Empty,
    NotANumber,
    Negative,
    TooManyDigits,
    TooManyDecimals,
    MisplacedComma,
    NotWhole,
    TooOld,
    TooMany,
    NotADay,
    InFuture,
    BeforeCovered,
    NothingChosen,
}

const MOST_DIGITS: usize = 10;

/// Full-width forms become plain ones; spaces go.
fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(|it| !it.is_whitespace())
        .map(|it| match it {
            '０'..='９' | '．' | '－' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
            '，' => ',',
            '。' => '.',
            '−' | '–' | '—' => '-',
            other => other,
        })
        .collect()
}

/// Commas may stand before groups of three digits and nowhere else.
fn without_commas(number: &str) -> Result<String, InputProblem> {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let well_placed = !grouped || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let after_point = number.split('.').skip(1).any(|part| part.contains(','));
    if well_placed && !after_point { Ok(number.replace(',', "")) } else { Err(InputProblem::MisplacedComma) }
}

/// Reads `1,200`, `1200元`, `１２００` or `1.2万` as yuan.
pub fn amount(typed: &str) -> Result<Exact, InputProblem> {
    let plain = plain(typed);
    if plain.is_empty() {
        return Err(InputProblem::Empty);
    }
    let number = plain.trim_start_matches(['¥', '￥']);
    let number = ["元整", "元", "块钱", "块", "圆"].iter().find_map(|unit| number.strip_suffix(unit)).unwrap_or(number);
    let (number, factor) = match number.chars().last() {
        Some('万') => (number.trim_end_matches('万'), 10_000),
        Some('千') => (number.trim_end_matches('千'), 1_000),
        Some('百') => (number.trim_end_matches('百'), 100),
        _ => (number, 1),
    };
    if number.starts_with('-') {
        return Err(InputProblem::Negative);
    }
    let number = without_commas(number)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || number.ends_with('.') {
        return Err(InputProblem::NotANumber);
    }
    let whole = whole.trim_start_matches('0');
    let exact = exact_times(whole, fraction, factor)?;
    Ok(exact)
}

fn exact_times(whole: &str, fraction: &str, factor: u32) -> Result<Exact, InputProblem> {
    let decimals = factor.ilog10() as usize + 2;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(InputProblem::TooManyDecimals);
    }
    let shift = decimals - 2;
    let padded = format!("{fraction:0<decimals$}");
    let (before, after) = padded.split_at_checked(shift).unwrap_or(("", &padded));
    let joined = format!("{whole}{before}");
    let joined = joined.trim_start_matches('0');
    if joined.len() > MOST_DIGITS {
        return Err(InputProblem::TooManyDigits);
    }
    let joined = if joined.is_empty() { "0" } else { joined };
    yuan_from_text(&format!("{joined}.{after}")).ok_or(InputProblem::NotANumber)
}

/// Reads an age in completed years.
pub fn years(typed: &str) -> Result<u16, InputProblem> {
    whole(plain(typed).trim_end_matches('岁'), OLDEST, InputProblem::TooOld)
}

/// Reads a whole number of people, months or times.
pub fn count(typed: &str) -> Result<u16, InputProblem> {
    whole(plain(typed).trim_end_matches(['个', '月', '口', '次', '天', '人']), LARGEST_COUNT, InputProblem::TooMany)
}

fn whole(number: &str, largest: u16, too_large: InputProblem) -> Result<u16, InputProblem> {
    if number.is_empty() {
        return Err(InputProblem::Empty);
    }
    if number.starts_with('-') {
        return Err(InputProblem::Negative);
    }
    if number.contains('.') {
        return Err(InputProblem::NotWhole);
    }
    if !number.bytes().all(|it| it.is_ascii_digit()) {
        return Err(InputProblem::NotANumber);
    }
    match number.parse::<u16>() {
        Ok(number) if number <= largest => Ok(number),
        _ => Err(too_large),
    }
}

/// Reads a multiple, a share or a measure, such as `1.5`, `2倍` or `80%`.
pub fn number(typed: &str) -> Result<Exact, InputProblem> {
    let plain = plain(typed);
    let (number, percent) = match plain.strip_suffix(['%', '％']) {
        Some(number) => (number, true),
        None => (plain.trim_end_matches(['倍', '亩']), false),
    };
    let number = amount(number)?;
    let hundredth = Exact::from_parts(1, 2, 1);
    let factor = if percent { hundredth } else { Exact::from(1) };
    number.checked_mul(factor).ok_or(InputProblem::TooManyDigits)
}

/// Reads `2026-11-01`, `2026年11月1日`, `2026/11/1` or `2026.11.1`; not later than `today`.
pub fn date(typed: &str, today: Date) -> Result<Date, InputProblem> {
    let plain = plain(typed);
    if plain.is_empty() {
        return Err(InputProblem::Empty);
    }
    let parts: Vec<&str> = plain.split(['-', '/', '.', '年', '月', '日']).filter(|it| !it.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else {
        return Err(InputProblem::NotADay);
    };
    let number = |text: &str| text.parse::<i16>().map_err(|_| InputProblem::NotADay);
    let small = |text: &str| text.parse::<i8>().map_err(|_| InputProblem::NotADay);
    let date = Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| InputProblem::NotADay)?;
    match date {
        date if date > today => Err(InputProblem::InFuture),
        date if date < FIRST_DAY => Err(InputProblem::BeforeCovered),
        date => Ok(date),
    }
}

#[cfg(test)]
mod tests {
    use jiuzhu_rules::case::day;

    use super::*;

    #[track_caller]
    fn reads(typed: &str, yuan: &str) {
        assert_eq!(amount(typed).map(|it| it.decimal().normalize().to_string()), Ok(yuan.to_owned()), "{typed}");
    }

    #[track_caller]
    fn refuses(typed: &str, problem: InputProblem) {
        assert_eq!(amount(typed).map(|it| it.decimal().to_string()), Err(problem), "{typed}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        reads("1200", "1200");
        reads("1,200", "1200");
        reads("1，200", "1200");
        reads("1200元", "1200");
        reads(" 1 200 块钱", "1200");
        reads("１２００", "1200");
        reads("1.2万", "12000");
        reads("3千", "3000");
        reads("0.05万", "500");
        reads("¥1,250.50", "1250.5");
        reads("007", "7");
        reads("0", "0");
        reads("9999999999.99", "9999999999.99");
        reads("1.23456万", "12345.6");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        refuses("", InputProblem::Empty);
        refuses("一千", InputProblem::NotANumber);
        refuses("abc", InputProblem::NotANumber);
        refuses("12x", InputProblem::NotANumber);
        refuses("1..2", InputProblem::NotANumber);
        refuses("5.", InputProblem::NotANumber);
        refuses(".5", InputProblem::NotANumber);
        refuses("-5", InputProblem::Negative);
        refuses("－5", InputProblem::Negative);
        refuses("12345678901", InputProblem::TooManyDigits);
        refuses("999999999万", InputProblem::TooManyDigits);
        refuses("1.005", InputProblem::TooManyDecimals);
        refuses("12,34", InputProblem::MisplacedComma);
        refuses("1.2,000", InputProblem::MisplacedComma);
    }

    #[test]
    fn ages() {
        assert_eq!(years("71"), Ok(71));
        assert_eq!(years("７１岁"), Ok(71));
        assert_eq!(years("131"), Err(InputProblem::TooOld));
        assert_eq!(years("99999999"), Err(InputProblem::TooOld));
        assert_eq!(years("4.5"), Err(InputProblem::NotWhole));
        assert_eq!(years("-1"), Err(InputProblem::Negative));
        assert_eq!(years("四"), Err(InputProblem::NotANumber));
    }

    #[test]
    fn days() {
        let today = day(2026, 11, 24);
        assert_eq!(date("2026-11-01", today), Ok(day(2026, 11, 1)));
        assert_eq!(date("2026年11月1日", today), Ok(day(2026, 11, 1)));
        assert_eq!(date("2026/2/30", today), Err(InputProblem::NotADay));
        assert_eq!(date("2026-11-25", today), Err(InputProblem::InFuture));
        assert_eq!(date("2017-12-31", today), Err(InputProblem::BeforeCovered));
        assert_eq!(date("yesterday", today), Err(InputProblem::NotADay));
    }
}
