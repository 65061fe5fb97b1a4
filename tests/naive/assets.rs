//! What is owned (DB-AST), where the limits are typed in.

use jiuzhu_rules::{
    Case,
    facts::{Homes, Registration, Vehicle},
};

use super::{
    answers::{is, known, only, told, which, yuan},
    fraction::Fraction,
};

/// DB-AST-4 to DB-AST-7, for dibao; the margin takes the same limits unless it has its own (LM-1).
pub fn within(case: &Case, size: usize) -> bool {
    let household = &case.household;
    let local = &case.local;
    let vehicle = match which(household.vehicle) {
        Vehicle::No | Vehicle::Exempt => true,
        Vehicle::Livelihood | Vehicle::Car => is(local.vehicle_allowed),
    };
    let homes = match which(household.homes) {
        Homes::One => true,
        Homes::SecondExcused | Homes::Two => is(local.second_home_allowed),
        Homes::Three => {
            assert!(!is(local.second_home_allowed), "a third home is not settled by leave for a second");
            false
        }
    };
    let shop = !is(household.shop_premises) || is(local.shop_allowed);
    let registration = which(household.registration) == Registration::No || is(local.registration_allowed);
    liquid(case, size) && vehicle && homes && shop && registration
}

/// DB-AST-2, DB-AST-4: so much for each person.
fn liquid(case: &Case, size: usize) -> bool {
    let savings = yuan(case.household.savings);
    let set_aside = if told(case.local.treatment_savings_exempt) == Some(true) {
        yuan(case.household.treatment_savings)
    } else {
        Fraction::ZERO
    };
    let limit = only(known(case.local.liquid_limit).0) * size.into();
    savings - set_aside <= limit
}
