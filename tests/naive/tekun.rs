//! People in extreme hardship (TK).

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, Disability, Grade, Homes, PersonAnswers, Registration, Vehicle},
};

use super::{
    Naive,
    answers::{count, flow, is, known, monthly, only, told, which, years, yuan},
    disability::severe_for_dibao,
    figures,
    fraction::Fraction,
    household::owes,
    income, support,
};

/// TK-1: who is in extreme hardship, those first whom nobody in the home could support either (TK-5.1).
pub fn people(case: &Case) -> Vec<bool> {
    let mut found: Vec<bool> = case.people.iter().map(|person| which(person.away) == Away::Tekun).collect();
    loop {
        let next = (0..case.people.len()).find(|index| !found[*index] && fits(case, *index, &found));
        match next {
            Some(index) => found[index] = true,
            None => break,
        }
    }
    found
}

fn fits(case: &Case, index: usize, found: &[bool]) -> bool {
    let person = &case.people[index];
    let out_of_place = matches!(which(person.away), Away::Prison | Away::CompulsoryRehab | Away::DeclaredMissing);
    !out_of_place
        && without_capacity(case, person)
        && without_source(case, index)
        && unsupported(case, index, found)
        && !on_child_track(case, person)
}

/// TK-2, GEN-7
fn without_capacity(case: &Case, person: &PersonAnswers) -> bool {
    let age = years(person.age);
    let minor = age < minor_age(case) && !(age >= 16 && is(person.self_supporting));
    let disabled = match (which(person.disability), which(person.disability_grade)) {
        (Disability::Intellectual | Disability::Psychiatric, grade) => grade != Grade::Four,
        (Disability::Physical, Grade::One | Grade::Two) | (Disability::Visual, Grade::One) => true,
        _ => false,
    };
    age >= 60 || minor || disabled || told(case.local.tekun_incapacity_extra) == Some(true)
}

fn minor_age(case: &Case) -> u16 {
    let national = if case.day < day(2026, 7, 1) { 16 } else { 18 };
    told(case.local.tekun_minor_age).map_or(national, count)
}

/// TK-3, TK-4
fn without_source(case: &Case, index: usize) -> bool {
    let own = income::earned(case, index) + income::above_basic_part(case, &case.people[index]);
    let household = &case.household;
    own < figures::standard(case)
        && yuan(household.savings) <= only(known(case.local.tekun_liquid_limit).0)
        && matches!(which(household.vehicle), Vehicle::No | Vehicle::Exempt)
        && which(household.homes) == Homes::One
        && !is(household.shop_premises)
        && which(household.registration) == Registration::No
}

/// TK-5: everybody who owes support, outside and in the home, is unable to give it.
fn unsupported(case: &Case, index: usize, found: &[bool]) -> bool {
    let outside = support::supporters(case, index).all(|supporter| support::cannot_perform(case, supporter));
    let in_the_home = (0..case.people.len())
        .filter(|other| *other != index && owes(&case.people[*other], &case.people[index]))
        .all(|other| found[other] || cannot_perform(case, other));
    outside && in_the_home
}

/// TK-5 for somebody in the home.
fn cannot_perform(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    let poor = is(person.own_assets_ok) && income::own(case, index) < figures::disposable_income(case);
    let out_of_reach = matches!(which(person.away), Away::Prison | Away::DeclaredMissing);
    (years(person.age) >= 70 || severe_for_dibao(person)) && poor || out_of_reach && is(person.own_assets_ok)
}

/// TK-6
fn on_child_track(case: &Case, person: &PersonAnswers) -> bool {
    years(person.age) < minor_age(case) && is(person.chooses_child_track)
}

/// TK-9: basic living and care, the pension inside the first where the county takes it off.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    let case = naive.case;
    if !naive.tekun[index] || which(case.people[index].away) == Away::Tekun {
        return None;
    }
    let basic = flow(known(case.local.tekun_basic));
    let offset = if told(case.local.tekun_pension_offset) == Some(true) {
        monthly(case.people[index].resident_pension)
    } else {
        Fraction::ZERO
    };
    Some((basic - offset).or_nothing() + flow(known(case.local.tekun_care)))
}
