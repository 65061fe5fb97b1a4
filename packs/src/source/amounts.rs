//! Amounts in a pack: plain decimals in quotes, under a key that names their unit.

use std::num::NonZeroU32;

use jiuzhu_reading::Fields;
use jiuzhu_rules::{
    packs::{Height, Measure},
    reckoning::exact::Exact,
};

/// Ten before the point and four behind it, as in a case; no published figure comes near it.
const MOST_DIGITS: usize = 14;
const MOST_DECIMALS: usize = 4;

/// A decimal over a whole divisor, exact.
#[derive(Clone, Copy)]
pub struct Amount {
    digits: i64,
    decimals: u32,
    divisor: u32,
}

impl Amount {
    fn read(text: &str, divisor: u32) -> Result<Amount, &'static str> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
        if text.starts_with('-') {
            return Err("is below zero");
        }
        if whole.is_empty() || text.ends_with('.') || !digits(whole) || !digits(fraction) {
            return Err("is no plain decimal");
        }
        if fraction.len() > MOST_DECIMALS {
            return Err("has more than four decimals");
        }
        if whole.len() + fraction.len() > MOST_DIGITS {
            return Err("has more than fourteen digits");
        }
        let digits = format!("{whole}{fraction}").parse().map_err(|_| "is no plain decimal")?;
        Ok(Amount { digits, decimals: fraction.len() as u32, divisor })
    }

    /// As the rules keep it. So few digits always fit.
    pub fn exact(self) -> Exact {
        let undivided = Exact::of_digits(self.digits, self.decimals);
        undivided.zip(NonZeroU32::new(self.divisor)).and_then(|(it, parts)| it.split(parts)).unwrap_or(Exact::ZERO)
    }

    /// The same number, meant for a whole year.
    pub fn by_the_year(self) -> Amount {
        Amount { divisor: 12, ..self }
    }

    /// In twelfths of a ten-thousandth, so that amounts by month and by year compare exactly.
    pub fn size(self) -> u64 {
        self.digits.unsigned_abs() * 10_u64.pow(4_u32.saturating_sub(self.decimals)) * u64::from(12 / self.divisor)
    }
}

/// A key that gives an amount, and the height of the rules that it makes.
pub struct Unit {
    key: &'static str,
    by: Measure,
    divisor: u32,
}

const fn unit(key: &'static str, by: Measure, divisor: u32) -> Unit {
    Unit { key, by, divisor }
}

/// A rate in yuan.
pub const YUAN_EACH_MONTH: &[Unit] =
    &[unit("yuan_per_month", Measure::Yuan, 1), unit("yuan_per_year", Measure::Yuan, 12)];

/// A line that other lines are measured by.
pub const MONTHLY_LINE: &[Unit] = &[
    unit("yuan_per_month", Measure::Yuan, 1),
    unit("yuan_per_year", Measure::Yuan, 12),
    unit("times_standard", Measure::Standard, 1),
    unit("times_urban_standard", Measure::UrbanStandard, 1),
];

/// Any height of a monthly payment or deduction.
pub const MONTHLY: &[Unit] = &[
    unit("yuan_per_month", Measure::Yuan, 1),
    unit("yuan_per_year", Measure::Yuan, 12),
    unit("times_standard", Measure::Standard, 1),
    unit("times_urban_standard", Measure::UrbanStandard, 1),
    unit("times_margin_line", Measure::MarginLine, 1),
    unit("times_minimum_wage", Measure::MinimumWage, 1),
];

/// Any height of a sum: what is owned, or paid once.
pub const SUM: &[Unit] = &[
    unit("yuan", Measure::Yuan, 1),
    unit("times_standard", Measure::Standard, 1),
    unit("times_urban_standard", Measure::UrbanStandard, 1),
    unit("times_margin_line", Measure::MarginLine, 1),
    unit("times_yearly_disposable_income", Measure::YearlyDisposableIncome, 1),
];

pub const LEAST: &[Unit] = &[
    unit("least_yuan", Measure::Yuan, 1),
    unit("least_times_standard", Measure::Standard, 1),
    unit("least_times_urban_standard", Measure::UrbanStandard, 1),
    unit("least_times_margin_line", Measure::MarginLine, 1),
];

pub const MOST: &[Unit] = &[
    unit("most_yuan", Measure::Yuan, 1),
    unit("most_times_standard", Measure::Standard, 1),
    unit("most_times_urban_standard", Measure::UrbanStandard, 1),
    unit("most_times_margin_line", Measure::MarginLine, 1),
];

pub const YUAN: &[Unit] = &[unit("yuan", Measure::Yuan, 1)];
pub const IF_SERIOUSLY_ILL: &[Unit] = &[unit("if_seriously_ill_yuan", Measure::Yuan, 1)];
pub const NUMBER: &[Unit] = &[unit("number", Measure::Yuan, 1)];
pub const SHARE: &[Unit] = &[unit("share", Measure::Yuan, 1)];
pub const SHARE_OF_WAGE: &[Unit] = &[unit("share_of_wage", Measure::Yuan, 1)];
/// Of a whole year, kept by the year.
pub const YUAN_OF_A_YEAR: &[Unit] = &[unit("yuan_per_year", Measure::Yuan, 1)];

/// An amount in one of `units`, and what it is measured by.
pub struct Given {
    pub amount: Amount,
    by: Measure,
    divisor: u32,
}

impl Given {
    /// Where it is given in yuan and can be compared.
    pub fn yuan(&self) -> Option<Amount> {
        (self.by == Measure::Yuan).then_some(self.amount)
    }

    pub fn height(&self) -> Height {
        Height::exactly(self.by, self.amount.exact())
    }

    /// The height, up to what `up_to` names in the same unit.
    pub fn height_up_to(&self, row: &Fields<'_>) -> Height {
        Height { most: self.up_to(row).exact(), ..self.height() }
    }

    /// The upper end of a range; the amount itself where there is none.
    pub fn up_to(&self, row: &Fields<'_>) -> Amount {
        let Some(text) = row.text_if_any(UP_TO) else { return self.amount };
        let most = Amount::read(text, self.divisor).unwrap_or_else(|wrong| {
            row.wrong_in(UP_TO, format_args!("\"{text}\" {wrong}; expected digits such as \"770\" or \"1.5\""));
            self.amount
        });
        if most.size() < self.amount.size() {
            row.wrong_in(UP_TO, "is less than the amount itself; expected the upper end of the range");
        }
        most
    }
}

const UP_TO: &str = "up_to";

/// The one amount given in any of `units`.
pub fn amount_if_any(row: &Fields<'_>, units: &[Unit]) -> Option<Given> {
    let mut given = None;
    for unit in units {
        let text = row.text_if_any(unit.key);
        if !row.has(unit.key) {
            continue;
        }
        if given.is_some() {
            row.wrong_in(unit.key, format_args!("is a second amount; expected exactly one of: {}", keys(units)));
        }
        let amount = text.map(|text| read(row, unit, text)).unwrap_or(NOTHING);
        given = Some(Given { amount, by: unit.by, divisor: unit.divisor });
    }
    given
}

/// Stands for an amount that was given and reported as wrong, or that is missing and reported so.
const NOTHING: Amount = Amount { digits: 0, decimals: 0, divisor: 1 };

fn read(row: &Fields<'_>, unit: &Unit, text: &str) -> Amount {
    Amount::read(text, unit.divisor).unwrap_or_else(|wrong| {
        row.wrong_in(unit.key, format_args!("\"{text}\" {wrong}; expected digits such as \"770\" or \"1.5\""));
        NOTHING
    })
}

pub fn amount(row: &Fields<'_>, units: &[Unit]) -> Given {
    amount_if_any(row, units).unwrap_or_else(|| {
        row.wrong(format_args!("no amount; expected exactly one of: {}", keys(units)));
        Given { amount: NOTHING, by: Measure::Yuan, divisor: 1 }
    })
}

fn keys(units: &[Unit]) -> String {
    units.iter().map(|unit| unit.key).collect::<Vec<_>>().join(", ")
}
