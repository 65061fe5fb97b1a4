//! Margin households (LM).

use super::{
    Naive,
    answers::{monthly, told},
    figures, income,
};

/// LM-1, or LM-3 where the place goes by outlays too.
pub fn eligible(naive: &Naive) -> bool {
    naive.size > 0
        && !naive.below_standard()
        && naive.assets_fit
        && (naive.income < naive.for_each(figures::margin_line(naive.case)) || by_outlays(naive))
}

/// LM-3
fn by_outlays(naive: &Naive) -> bool {
    let case = naive.case;
    if told(case.local.margin_by_expenditure) != Some(true) {
        return false;
    }
    let household = &case.household;
    let outlays = [household.medical_outlay, household.education_outlay, household.rehabilitation_outlay];
    let left = income::undiminished(case, &naive.members) - outlays.into_iter().map(monthly).sum();
    naive.income < naive.for_each(figures::disposable_income(case)) && left < naive.for_each(figures::margin_line(case))
}
