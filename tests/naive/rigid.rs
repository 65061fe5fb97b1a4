//! Rigid-expenditure households (RE).

use jiuzhu_rules::case::day;

use super::{
    Naive,
    answers::{flow, known, monthly, number, told},
    figures,
    fraction::Fraction,
    income,
};

/// RE-1; RE-8: named since the opinion of autumn 2023.
pub fn eligible(naive: &Naive) -> bool {
    let case = naive.case;
    let income = income::undiminished(case, &naive.members);
    let assets = naive.assets_fit || told(case.local.rigid_assets_looser) == Some(true);
    case.day >= day(2023, 10, 1)
        && naive.size > 0
        && !naive.dibao
        && !naive.margin
        && naive.income < naive.for_each(figures::disposable_income(case))
        && assets
        // RE-4: where nothing is earned the share is without end.
        && (income == Fraction::ZERO || outlays(naive) > income * number(known(case.local.rigid_ratio)))
}

/// RE-2: less the aid already received.
fn outlays(naive: &Naive) -> Fraction {
    let household = &naive.case.household;
    let outlays = [household.medical_outlay, household.education_outlay, household.rehabilitation_outlay];
    let counted = living(naive) + outlays.into_iter().map(monthly).sum();
    (counted - monthly(household.outlay_aid)).or_nothing()
}

/// RE-2: basic living, up to the standard for each unless the place has another cap.
fn living(naive: &Naive) -> Fraction {
    let local = &naive.case.local;
    if told(local.rigid_living_counted) == Some(false) {
        return Fraction::ZERO;
    }
    let cap = told(local.rigid_living_cap).map_or(naive.standard, flow);
    monthly(naive.case.household.living_outlay).min(naive.for_each(cap))
}
