//! Dibao (DB-EL, DB-BN).

use jiuzhu_rules::facts::PaymentRounding;

use super::{
    Naive,
    answers::{flow, known, told},
    fraction::Fraction,
};

/// DB-EL-1
pub fn eligible(naive: &Naive) -> bool {
    naive.size > 0 && naive.below_standard() && naive.assets_fit && naive.may_apply_here
}

/// DB-BN-1, DB-BN-2, DB-BN-4: the difference or the tier, not less than the least, rounded once.
pub fn paid(naive: &Naive) -> Fraction {
    let local = &naive.case.local;
    let owed = if told(local.paid_by_tier) == Some(true) {
        naive.for_each(flow(known(local.tier_amount)))
    } else {
        naive.for_each(naive.standard) - naive.income
    };
    rounded(naive, owed.max(naive.for_each(least(naive))))
}

/// DB-BN-4: the least that is paid for a person.
pub fn least(naive: &Naive) -> Fraction {
    told(naive.case.local.least_payment).map_or(Fraction::ZERO, flow)
}

/// DB-BN-4: up to the yuan unless the county says otherwise.
pub fn rounded(naive: &Naive, owed: Fraction) -> Fraction {
    match told(naive.case.local.payment_rounding).and_then(|it| it.single()) {
        None | Some(PaymentRounding::UpToYuan) => owed.up_to_whole(),
        Some(PaymentRounding::NearestYuan) => owed.to_nearest_whole(),
        Some(PaymentRounding::NotRounded) => owed,
    }
}
