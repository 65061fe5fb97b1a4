//! Dibao for a time after somebody found work (DB-EX-1).

use super::{
    Naive,
    answers::{count, is, known, monthly, number, told},
    dibao, figures,
    fraction::Fraction,
};

/// Rounded like every payment to a household (GEN-5, DB-BN-4).
pub fn paid(naive: &Naive) -> Option<Fraction> {
    let case = naive.case;
    let household = &case.household;
    let upper = naive.for_each(naive.standard);
    let not_too_far = match told(case.local.exit_upper_multiple) {
        Some(multiple) => naive.income <= upper * number(multiple),
        None => naive.income < naive.for_each(figures::margin_line(case)),
    };
    let due = is(household.on_dibao_now)
        && is(household.took_work)
        && naive.size > 0
        && naive.assets_fit
        && naive.may_apply_here
        && !naive.below_standard()
        && not_too_far
        && count(known(household.months_over_line)) < count(known(case.local.exit_months));
    due.then(|| dibao::rounded(naive, monthly(household.dibao_now) * number(known(case.local.exit_share))))
}
