//! Temporary assistance (TA).

use jiuzhu_rules::{
    case::day,
    facts::{AidFormula, Event},
};

use super::{
    Naive,
    answers::{count, is, known, number, only, told, which, yuan},
    figures,
    fraction::Fraction,
};

/// TA-3: at the most so many months of the standard, from the opinion of 2026.
pub fn fast(naive: &Naive) -> Option<(Fraction, Fraction)> {
    let local = &naive.case.local;
    let heads = if is(local.fast_aid_per_person) { naive.heads.into() } else { Fraction::ONE };
    let months = told(local.fast_aid_months).map_or(Fraction::ONE, number);
    (naive.case.day >= day(2026, 1, 29) && struck(naive) && may_again(naive))
        .then(|| (Fraction::ZERO, naive.standard * months * heads))
}

/// TA-2
pub fn emergency(naive: &Naive) -> Option<Fraction> {
    (struck(naive) && may_again(naive)).then(|| amount(naive))
}

/// TA-2; TA-4 from 2026: whoever is recognised is not checked again.
pub fn expenditure(naive: &Naive) -> Option<Fraction> {
    let case = naive.case;
    let recognised = naive.tekun.contains(&true)
        || naive.dibao
        || naive.margin
        || naive.rigid
        || is(case.household.recognised_rigid);
    let waived = case.day >= day(2026, 1, 29) && recognised;
    let means = naive.income < naive.for_each(figures::disposable_income(case)) && is(case.local.aid_assets_ok);
    (is(case.household.outlay_hardship) && (waived || means) && may_again(naive)).then(|| amount(naive))
}

/// TA-1, TA-2: disasters have a channel of their own.
fn struck(naive: &Naive) -> bool {
    let household = &naive.case.household;
    !matches!(which(household.event), Event::No | Event::Disaster) && is(household.event_hardship)
}

/// TA-8
fn may_again(naive: &Naive) -> bool {
    let case = naive.case;
    let times_left =
        told(case.local.aid_times_a_year).is_none_or(|most| count(known(case.household.aid_times)) < count(most));
    times_left && (!is(case.household.same_cause_aid) || is(case.local.repeat_aid_allowed))
}

/// TA-7, TA-8
fn amount(naive: &Naive) -> Fraction {
    let local = &naive.case.local;
    let flat = || only(known(local.temporary_aid).0);
    let amount = match told(local.aid_formula).and_then(|it| it.single()) {
        None | Some(AidFormula::Flat) => flat(),
        Some(AidFormula::StandardPersonsMonths | AidFormula::MonthsPerHead) => {
            naive.standard * naive.heads.into() * number(known(local.aid_months))
        }
        Some(AidFormula::TimesStandard) => naive.standard * number(known(local.aid_multiple)),
        Some(AidFormula::ShareOfOutlay) => yuan(naive.case.household.treatment_cost) * number(known(local.aid_share)),
        Some(AidFormula::Daily) => {
            only(known(local.aid_per_day).0) * Fraction::whole(count(known(local.aid_days)).into())
        }
    };
    told(local.aid_cap).map_or(amount, |cap| amount.min(only(cap.0)))
}
