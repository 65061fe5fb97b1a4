//! People in extreme hardship (TK).

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, Disability, Grade, PersonAnswers, Relation, Work},
};

use super::{
    Naive,
    answers::{count, flow, is, known, monthly, told, which, years},
    disability::severe_for_dibao,
    figures,
    fraction::Fraction,
    household::{owes, parent_of},
    income, support,
};

/// TK-1. Where people have only each other, and each is what makes the other unsupported, all are (TK-5.1).
pub fn people(case: &Case) -> Vec<bool> {
    let mut found: Vec<bool> = (0..case.people.len()).map(|index| fits_alone(case, index)).collect();
    loop {
        let wrong = (0..case.people.len()).find(|index| found[*index] && supported_in_the_home(case, *index, &found));
        match wrong {
            Some(index) => found[index] = false,
            None => return found,
        }
    }
}

/// All but those in the home who might support the person.
fn fits_alone(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    // TK-12
    let ended = matches!(which(person.away), Away::Prison | Away::DeclaredMissing);
    !ended
        && without_capacity(case, person)
        && without_source(case, index)
        && support::supporters(case, index).all(|supporter| support::cannot_perform(case, supporter))
        && !on_child_track(case, person)
        && !nearer_kin_able(person)
}

/// DB-HH-8: the parents of a grandchild or sibling, or the children of a grandparent, who are neither dead nor unable.
fn nearer_kin_able(person: &PersonAnswers) -> bool {
    matches!(which(person.relation), Relation::Grandchild | Relation::Grandparent | Relation::Sibling)
        && !is(person.nearer_kin_unable)
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
    age >= 60 || minor || disabled || unable_by_province(case, person)
}

fn unable_by_province(case: &Case, person: &PersonAnswers) -> bool {
    told(case.local.tekun_incapacity_extra) == Some(true) && which(person.work) == Work::Unable
}

fn minor_age(case: &Case) -> u16 {
    let national = if case.day < day(2026, 7, 1) { 16 } else { 18 };
    told(case.local.tekun_minor_age).map_or(national, count)
}

/// TK-3, TK-4: the pension that the nation fixes never counts here, nor does the old-age allowance.
fn without_source(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    let own = income::earned(case, index) + income::above_basic_part(case, person);
    own < figures::standard(case) && is(person.own_assets_ok)
}

/// TK-5: somebody in the home owes support and can give it.
fn supported_in_the_home(case: &Case, index: usize, found: &[bool]) -> bool {
    (0..case.people.len())
        .filter(|other| *other != index)
        .filter(|other| {
            let (giver, taker) = (&case.people[*other], &case.people[index]);
            owes(giver, taker) || parent_of(giver, taker)
        })
        .any(|other| !found[other] && !cannot_perform(case, other))
}

/// TK-5 for somebody in the home.
fn cannot_perform(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    let poor = is(person.own_assets_ok) && income::own(case, index) < figures::disposable_income(case);
    let out_of_reach = matches!(which(person.away), Away::Prison | Away::DeclaredMissing);
    years(person.age) >= 60 && is(case.household.on_dibao_now)
        || (years(person.age) >= 70 || severe_for_dibao(person)) && poor
        || out_of_reach && is(person.own_assets_ok)
}

/// TK-6
fn on_child_track(case: &Case, person: &PersonAnswers) -> bool {
    years(person.age) < minor_age(case) && is(person.chooses_child_track)
}

/// TK-9: basic living and care, the pension inside the first where the county takes it off.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    let case = naive.case;
    if !naive.tekun[index] {
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
