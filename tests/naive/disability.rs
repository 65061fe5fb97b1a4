//! The two disability subsidies (DS), and what counts as severe.

use jiuzhu_rules::{
    Case,
    facts::{Away, Disability, Grade, PersonAnswers},
};

use super::{
    Naive,
    answers::{flow, is, known, monthly, told, which},
    child,
    fraction::Fraction,
};

fn certified(person: &PersonAnswers) -> bool {
    which(person.disability) != Disability::No
}

fn of_mind(person: &PersonAnswers) -> bool {
    matches!(which(person.disability), Disability::Intellectual | Disability::Psychiatric)
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

/// DS-5: neither is paid besides.
fn shut_out(naive: &Naive, index: usize) -> bool {
    let person = &naive.case.people[index];
    naive.tekun[index] || which(person.away) == Away::Tekun || is(person.gets_nursing_fee)
}

/// DS-2, DS-5, DS-6. Nothing where it is not due.
pub fn living(naive: &Naive, index: usize) -> Option<Fraction> {
    let case: &Case = naive.case;
    let person = &case.people[index];
    let in_hardship =
        naive.on_dibao(index) || naive.margin && naive.members[index] && told(case.local.living_extended) == Some(true);
    let apart = is(person.gets_orphan_allowance) || is(person.gets_unattended_allowance) || is(person.is_retired_cadre);
    if !certified(person) || !in_hardship || apart || shut_out(naive, index) || child::in_full(naive, index) {
        return None;
    }
    higher(flow(known(case.local.living_subsidy)), monthly(person.other_living_allowance))
}

/// DS-3, DS-5, DS-6
pub fn care(naive: &Naive, index: usize) -> Option<Fraction> {
    let case: &Case = naive.case;
    let person = &case.people[index];
    let grade_fits = certified(person)
        && match which(person.disability_grade) {
            Grade::One | Grade::Two => true,
            Grade::Three | Grade::Four => of_mind(person) && told(case.local.care_extended) == Some(true),
        };
    if !grade_fits || !is(person.long_term_care) || shut_out(naive, index) {
        return None;
    }
    higher(flow(known(case.local.care_subsidy)), monthly(person.other_care_allowance))
}

/// Of two allowances of one purpose only the higher is paid.
fn higher(subsidy: Fraction, other: Fraction) -> Option<Fraction> {
    (subsidy > other).then_some(subsidy)
}
