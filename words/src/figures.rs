//! What a row of a pack says, in words.

use jiuzhu_rules::packs::{Height, Measure, Says};

use crate::{Texts, texts::fill};

impl Texts {
    /// An amount with its unit, or from one to another; empty where the row says none.
    pub fn says(&self, says: &Says) -> String {
        let height = |height: Height| self.height(height, says.monthly);
        match (says.amount, says.up_to) {
            (Some(least), Some(most)) => fill(self.unit.range, &[("least", &height(least)), ("most", &height(most))]),
            (Some(one), None) => height(one),
            (None, Some(most)) => fill(self.unit.up_to, &[("most", &height(most))]),
            (None, None) => String::new(),
        }
    }

    fn height(&self, height: Height, monthly: bool) -> String {
        let number = self.span(height.span());
        let pattern = match height.by {
            Measure::Yuan if monthly => return format!("{number} {}", self.unit.yuan_each_month),
            Measure::Yuan => return format!("{number} {}", self.unit.yuan),
            Measure::Standard => self.page.times_standard,
            Measure::UrbanStandard => self.page.times_urban_standard,
            Measure::MarginLine => self.page.times_margin_line,
            Measure::MinimumWage => self.page.times_minimum_wage,
            Measure::YearlyDisposableIncome => self.page.times_yearly_income,
        };
        fill(pattern, &[("number", &number)])
    }
}
