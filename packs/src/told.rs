//! Rows in short, for those who look packs through: in the words of the files.

use jiuzhu_rules::packs::{Areas, Basis, Height, Measure, Says};

/// `770 yuan`, `1.5 times_standard`, `30 to 40 yuan`.
pub fn height(height: Height) -> String {
    let by = match height.by {
        Measure::Yuan => "yuan",
        Measure::Standard => "times_standard",
        Measure::UrbanStandard => "times_urban_standard",
        Measure::MarginLine => "times_margin_line",
        Measure::MinimumWage => "times_minimum_wage",
        Measure::YearlyDisposableIncome => "times_yearly_disposable_income",
    };
    match height.least == height.most {
        true => format!("{} {by}", height.least),
        false => format!("{} to {} {by}", height.least, height.most),
    }
}

/// Everything that a row sets: its amount, and what else it says besides what tells it from others.
pub fn value(says: &Says) -> String {
    let amount = says.amount.map(height);
    let up_to = says.up_to.map(|most| format!("up to {}", height(most)));
    let rest = says.of.get(says.which..).unwrap_or_default().iter().cloned();
    amount.into_iter().chain(up_to).chain(rest).collect::<Vec<_>>().join(", ")
}

/// What tells the figure from others of its table: the area, then a tier, a status, a category.
pub fn which(says: &Says) -> Vec<String> {
    let area = says.areas.map(|areas| area(areas).to_owned());
    area.into_iter().chain(says.of.iter().take(says.which).cloned()).collect()
}

pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Standard => "standard",
        Basis::Floor => "floor",
        Basis::Guidance => "guidance",
        Basis::Unverified => "unverified",
    }
}

pub fn area(areas: Areas) -> &'static str {
    match areas {
        Areas::Both => "both",
        Areas::Urban => "urban",
        Areas::Rural => "rural",
    }
}
