//! The two disability subsidies (DS), and what counts as severe.

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, Disability, Grade, PersonAnswers},
};

use super::{
    Naive,
    answers::{flow, is, known, monthly, told, which},
    child,
    fraction::Fraction,
    income,
};

fn certified(person: &PersonAnswers) -> bool {
    which(person.disability) != Disability::No
}

/// DS-1: several disabilities count as the most severe of them.
fn of_mind(person: &PersonAnswers) -> bool {
    match which(person.disability) {
        Disability::Intellectual | Disability::Psychiatric => true,
        Disability::Multiple => is(person.mind_most_severe),
        _ => false,
    }
}

/// DB-SP, as defined there: grades 1 and 2 of any kind, 3 of mind.
pub fn severe_for_dibao(person: &PersonAnswers) -> bool {
    certified(person)
        && match which(person.disability_grade) {
            Grade::One | Grade::Two => true,
            Grade::Three => of_mind(person),
            Grade::Four => false,
        }
}

/// DS-3: grades 1 and 2 of any kind.
fn severe_for_subsidy(person: &PersonAnswers) -> bool {
    certified(person) && matches!(which(person.disability_grade), Grade::One | Grade::Two)
}

/// DS-5: neither is paid besides.
fn shut_out(naive: &Naive, index: usize) -> bool {
    let person = &naive.case.people[index];
    naive.tekun[index] || which(person.away) == Away::Tekun || is(person.gets_nursing_fee)
}

/// DS-2, DS-5, DS-6. Nothing where it is not due.
pub fn living(naive: &Naive, index: usize) -> Option<Fraction> {
    let case: &Case = naive.case;
    let person = &case.people[index];
    let in_hardship = naive.on_dibao(index) || told(case.local.living_extended) == Some(true) && extended(naive, index);
    // The guidance that says so of retired cadres is of 2021.
    let retired = is(person.is_retired_cadre) && case.day >= day(2022, 1, 1);
    let apart = is(person.gets_orphan_allowance) || is(person.gets_unattended_allowance) || retired;
    if !certified(person) || !in_hardship || apart || shut_out(naive, index) || child::in_full(naive, index) {
        return None;
    }
    higher(flow(known(case.local.living_subsidy)), monthly(person.other_living_allowance))
}

/// DS-6, IX-2: in margin families and those of rigid expenditure, and for the severely disabled without income.
fn extended(naive: &Naive, index: usize) -> bool {
    let without_income = income::own(naive.case, index) <= Fraction::ZERO;
    (naive.margin || naive.rigid) && naive.members[index]
        || severe_for_subsidy(&naive.case.people[index]) && without_income
}

/// DS-3, DS-5, DS-6
pub fn care(naive: &Naive, index: usize) -> Option<Fraction> {
    let case: &Case = naive.case;
    let person = &case.people[index];
    let extended = of_mind(person) && told(case.local.care_extended) == Some(true);
    let grade_fits = severe_for_subsidy(person) || extended;
    if !grade_fits || !is(person.long_term_care) || shut_out(naive, index) {
        return None;
    }
    higher(flow(known(case.local.care_subsidy)), monthly(person.other_care_allowance))
}

/// Of two allowances of one purpose only the higher is paid.
fn higher(subsidy: Fraction, other: Fraction) -> Option<Fraction> {
    (subsidy > other).then_some(subsidy)
}
