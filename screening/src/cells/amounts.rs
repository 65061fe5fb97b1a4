//! Amounts of money, and numbers, as people write them into tables.

use jiuzhu_rules::{
    answer::Flow,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use super::Expected;

/// Digits before the point, as in the exchange format.
const MOST_DIGITS: usize = 10;
/// 分.
const DECIMALS: usize = 2;
/// 万: so many digits.
const TEN_THOUSAND: usize = 4;
/// Of a number that is no money.
const DECIMALS_OF_NUMBER: usize = 4;

/// Yuan, and the period that the text names.
pub struct Amount {
    pub yuan: Span<Exact>,
    pub cadence: Option<Cadence>,
}

/// What stands around an amount.
enum Mark {
    Unit,
    Each(Cadence),
    AtLeast,
}

/// Longer ones before those they contain.
const MARKS: &[(&str, Mark)] = &[
    ("per month", Mark::Each(Cadence::Monthly)),
    ("per year", Mark::Each(Cadence::Yearly)),
    ("a month", Mark::Each(Cadence::Monthly)),
    ("a year", Mark::Each(Cadence::Yearly)),
    ("/month", Mark::Each(Cadence::Monthly)),
    ("/year", Mark::Each(Cadence::Yearly)),
    ("每个月", Mark::Each(Cadence::Monthly)),
    ("每月", Mark::Each(Cadence::Monthly)),
    ("每年", Mark::Each(Cadence::Yearly)),
    ("全年", Mark::Each(Cadence::Yearly)),
    ("/月", Mark::Each(Cadence::Monthly)),
    ("/年", Mark::Each(Cadence::Yearly)),
    ("人民币", Mark::Unit),
    ("yuan", Mark::Unit),
    ("元", Mark::Unit),
    ("块", Mark::Unit),
    ("¥", Mark::Unit),
    ("以上", Mark::AtLeast),
    ("月", Mark::Each(Cadence::Monthly)),
    ("年", Mark::Each(Cadence::Yearly)),
];

/// `1,200元/月`, `每年1.2万`, `800-1000`, `800以上`; 无 is nothing at all.
pub fn amount(text: &str) -> Option<Amount> {
    if matches!(text, "无" | "没有" | "none") {
        return Some(Amount { yuan: Span::exactly(Exact::ZERO), cadence: None });
    }
    let (mut rest, mut cadence, mut at_least) = (text, None, false);
    while let Some((inner, mark)) = MARKS.iter().find_map(|(word, mark)| {
        let inner = rest.strip_suffix(word).or_else(|| rest.strip_prefix(word))?;
        Some((inner.trim(), mark))
    }) {
        rest = inner;
        match mark {
            Mark::Unit => {}
            Mark::AtLeast => at_least = true,
            // Two periods contradict each other.
            Mark::Each(each) if cadence.is_none_or(|it| it == *each) => cadence = Some(*each),
            Mark::Each(_) => return None,
        }
    }
    let yuan = match parts(rest) {
        Some((least, most)) if !at_least => {
            // 1-2万 may begin at one yuan or at ten thousand.
            if most.ends_with('万') && !least.ends_with('万') && least.len() <= 3 {
                return None;
            }
            between(decimal(unit_less(least), DECIMALS)?, decimal(unit_less(most), DECIMALS)?)?
        }
        Some(_) => return None,
        None if at_least => Span::at_least(decimal(rest, DECIMALS)?),
        None => Span::exactly(decimal(rest, DECIMALS)?),
    };
    Some(Amount { yuan, cadence })
}

impl Amount {
    /// Where the text names no period it is that of the header; nothing is nothing in every period.
    pub fn flow(self, of_header: Option<Cadence>) -> Result<Flow, Expected> {
        let nothing = self.yuan.single() == Some(Exact::ZERO);
        let cadence = self.cadence.or(of_header).or(nothing.then_some(Cadence::Monthly));
        Ok(Flow { cadence: cadence.ok_or(Expected::Period)?, yuan: self.yuan })
    }
}

/// A number without a period, such as so many mu.
pub fn number(text: &str, units: &[&str]) -> Option<Span<Exact>> {
    let text = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text).trim();
    match parts(text) {
        Some((least, most)) => between(decimal(least, DECIMALS_OF_NUMBER)?, decimal(most, DECIMALS_OF_NUMBER)?),
        None => decimal(text, DECIMALS_OF_NUMBER).map(Span::exactly),
    }
}

/// Both ends of a range.
pub fn parts(text: &str) -> Option<(&str, &str)> {
    let (least, most) = text.split_once(['-', '~', '至', '到'])?;
    Some((least.trim(), most.trim()))
}

fn between(least: Exact, most: Exact) -> Option<Span<Exact>> {
    (least <= most).then(|| Span::between(least, most))
}

fn unit_less(text: &str) -> &str {
    text.trim_end_matches("元").trim_start_matches('¥')
}

/// Digits with at most one point, with thousands set off by commas or not, in 万 or not.
fn decimal(text: &str, most_decimals: usize) -> Option<Exact> {
    let (text, shifted) = match text.strip_suffix('万') {
        Some(of) => (of.trim(), TEN_THOUSAND),
        None => (text, 0),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = without_commas(whole)?;
    let fraction = fraction.trim_end_matches('0');
    let plain = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    let significant = whole.trim_start_matches('0').len();
    let fits = significant + shifted <= MOST_DIGITS || significant == 0;
    if whole.is_empty() || !plain(&whole) || !plain(fraction) || !fits || fraction.len() > most_decimals + shifted {
        return None;
    }
    let digits: i64 = format!("{whole}{fraction}").parse().ok()?;
    match fraction.len().checked_sub(shifted) {
        Some(decimals) => Exact::of_digits(digits, u32::try_from(decimals).ok()?),
        None => {
            let missing = u32::try_from(shifted - fraction.len()).ok()?;
            Exact::of_digits(digits.checked_mul(10_i64.checked_pow(missing)?)?, 0)
        }
    }
}

/// `1,234,567` as `1234567`; none where a comma does not set off thousands.
fn without_commas(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}
