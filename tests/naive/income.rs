//! Income, yuan a month (DB-INC).

use jiuzhu_rules::{
    Case,
    facts::{Disability, PersonAnswers, Work},
};

use super::{
    answers::{flow, is, known, monthly, number, told, which},
    disability::severe_for_dibao,
    figures,
    fraction::Fraction,
    support,
};

/// DB-INC-2 for one person, without what the household deducts.
pub fn own(case: &Case, index: usize) -> Fraction {
    earned(case, index) + resident_pension(case, &case.people[index]) + old_age_allowance(case, index)
}

/// DB-INC-2: of those who count, after the outlays that the place deducts; never below nothing.
pub fn of_household(case: &Case, members: &[bool]) -> Fraction {
    (before_deduction(case, members) - deduction(case, members)).or_nothing()
}

/// RE-4: without the deduction of DB-INC-8.
pub fn undiminished(case: &Case, members: &[bool]) -> Fraction {
    before_deduction(case, members).or_nothing()
}

fn before_deduction(case: &Case, members: &[bool]) -> Fraction {
    (0..case.people.len()).filter(|index| members[*index]).map(|index| own(case, index)).sum()
}

/// What counts in every programme: all but the pension that the nation fixes and the old-age allowance.
pub fn earned(case: &Case, index: usize) -> Fraction {
    let person = &case.people[index];
    let came_in = [
        wage(case, person),
        (monthly(person.business) - monthly(person.business_cost)).or_nothing(),
        farm(case, person),
        farm_subsidy(case, person),
        monthly(person.property),
        monthly(person.pension),
        monthly(person.other_income),
        support::counted(case, index),
    ];
    came_in.into_iter().sum::<Fraction>() - monthly(person.contributions) - monthly(person.support_paid)
}

/// DB-INC-7: net of the cost of working.
fn wage(case: &Case, person: &PersonAnswers) -> Fraction {
    let working = which(person.work) == Work::Working;
    let disabled = which(person.disability) != Disability::No;
    let cost = figures::work_cost(case);
    let more = told(case.local.disabled_worker_deduction).map_or(Fraction::ZERO, flow);
    let deducted = match (working, disabled) {
        (false, _) => Fraction::ZERO,
        (true, false) => cost,
        (true, true) => cost + more,
    };
    (monthly(person.wage) - deducted).or_nothing()
}

/// DB-INC-9: what it brought, or what the county reckons for the land where nothing is on record. Who takes in nothing
/// does not farm.
fn farm(case: &Case, person: &PersonAnswers) -> Fraction {
    let brought = monthly(person.farm);
    if brought == Fraction::ZERO || is(person.farm_recorded) {
        (brought - monthly(person.farm_cost)).or_nothing()
    } else {
        number(known(person.farm_land)) * flow(known(case.local.farm_income_per_mu))
    }
}

/// DB-INC-5: counts unless the place says otherwise.
fn farm_subsidy(case: &Case, person: &PersonAnswers) -> Fraction {
    if told(case.local.farm_subsidy_exempt) == Some(true) { Fraction::ZERO } else { monthly(person.farm_subsidy) }
}

/// What [`farm_subsidy`] leaves out.
pub fn exempt_farm_subsidy(case: &Case, person: &PersonAnswers) -> Fraction {
    monthly(person.farm_subsidy) - farm_subsidy(case, person)
}

/// DB-INC-4f: without the part that the nation fixes, where that is exempt.
fn resident_pension(case: &Case, person: &PersonAnswers) -> Fraction {
    let whole = monthly(person.resident_pension);
    if figures::basic_pension_exempt(case) { above_basic_part(case, person) } else { whole }
}

pub fn above_basic_part(case: &Case, person: &PersonAnswers) -> Fraction {
    let whole = monthly(person.resident_pension);
    if whole == Fraction::ZERO { whole } else { (whole - figures::central_basic_pension(case)).or_nothing() }
}

/// DB-INC-4i
fn old_age_allowance(case: &Case, index: usize) -> Fraction {
    let allowance = monthly(case.people[index].old_age_allowance);
    if allowance == Fraction::ZERO || is(case.local.old_age_allowance_exempt) { Fraction::ZERO } else { allowance }
}

/// DB-INC-8: outlays that the place lets a household deduct.
fn deduction(case: &Case, members: &[bool]) -> Fraction {
    let local = &case.local;
    let household = &case.household;
    let if_deducted = |allowed, outlay| if told(allowed) == Some(true) { monthly(outlay) } else { Fraction::ZERO };
    let severe = case.people.iter().zip(members).filter(|(person, counts)| **counts && severe_for_dibao(person));
    let for_disability = told(local.disability_deduction).map_or(Fraction::ZERO, flow) * severe.count().into();
    if_deducted(local.illness_deduction, household.illness_outlay)
        + if_deducted(local.education_deduction, household.education_outlay)
        + if_deducted(local.rent_deduction, household.rent)
        + for_disability
}
