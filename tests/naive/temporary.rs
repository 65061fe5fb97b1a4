//! Temporary assistance (TA).

use jiuzhu_rules::{
    case::day,
    facts::{AidFormula, Away, Event},
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
    let supported = |index: usize| naive.tekun[index] || which(case.people[index].away) == Away::Tekun;
    let recognised = (0..case.people.len()).any(|index| naive.family[index] && supported(index))
        || naive.dibao
        || naive.margin
        || naive.rigid
        || is(case.household.recognised_rigid);
    let waived = case.day >= day(2026, 1, 29) && recognised;
    // Where all are in extreme hardship nobody is left who could have too much.
    let poor = naive.size == 0 || naive.income < naive.for_each(figures::disposable_income(case));
    let means = poor && is(case.local.aid_assets_ok);
    (is(case.household.outlay_hardship) && (waived || means) && may_again(naive)).then(|| amount(naive))
}

/// TA-1, TA-2. Disasters have a channel of their own; read as: whoever it leaves in hardship is helped here all the same.
fn struck(naive: &Naive) -> bool {
    let household = &naive.case.household;
    which(household.event) != Event::No && is(household.event_hardship)
}

/// TA-8
fn may_again(naive: &Naive) -> bool {
    let case = naive.case;
    let times_left =
        told(case.local.aid_times_a_year).is_none_or(|most| count(known(case.household.aid_times)) < count(most));
    times_left && (!is(case.household.same_cause_aid) || is(case.local.repeat_aid_allowed))
}

/// TA-7, TA-8: a sum that the place names stands for itself, whatever the formula.
fn amount(naive: &Naive) -> Fraction {
    let local = &naive.case.local;
    let by_formula = || match which(local.aid_formula) {
        AidFormula::Flat => panic!("a flat sum that nobody has told"),
        AidFormula::StandardPersonsMonths | AidFormula::MonthsPerHead => {
            naive.standard * naive.heads.into() * number(known(local.aid_months))
        }
        AidFormula::TimesStandard => naive.standard * number(known(local.aid_multiple)),
        AidFormula::ShareOfOutlay => yuan(naive.case.household.treatment_cost) * number(known(local.aid_share)),
        AidFormula::Daily => only(known(local.aid_per_day).0) * Fraction::whole(count(known(local.aid_days)).into()),
    };
    let amount = told(local.temporary_aid).map_or_else(by_formula, |sum| only(sum.0));
    told(local.aid_cap).map_or(amount, |cap| amount.min(only(cap.0)))
}
