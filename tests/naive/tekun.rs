//! People in extreme hardship (TK).

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, Disability, Grade, Homes, PersonAnswers, Registration, Relation, Study, Vehicle, Work},
};

use super::{
    Naive,
    answers::{count, flow, is, known, monthly, only, told, which, years, yuan},
    child,
    disability::severe_for_dibao,
    figures,
    fraction::Fraction,
    household::{adult, owes, parent_of, was_brought_up},
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
        && support::named(case, index)
            .filter(|supporter| support::owes_the_unable(person, supporter))
            .all(|supporter| support::cannot_perform(case, supporter))
        && !on_child_track(person)
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
    let minor = (age < minor_age(case) || still_covered(person)) && !(age >= 16 && is(person.self_supporting));
    let disabled = match (which(person.disability), which(person.disability_grade)) {
        (Disability::Intellectual | Disability::Psychiatric, grade) => grade != Grade::Four,
        (Disability::Physical, Grade::One | Grade::Two) | (Disability::Visual, Grade::One) => true,
        (Disability::Multiple, grade) => grade != Grade::Four && is(person.multiple_without_capacity),
        _ => false,
    };
    age >= 60 || minor || disabled || unable_by_province(case, person)
}

/// TK-12: a minor who has support keeps it to 18, and then while at school.
fn still_covered(person: &PersonAnswers) -> bool {
    which(person.away) == Away::Tekun && (!adult(person) || which(person.study) == Study::School)
}

fn unable_by_province(case: &Case, person: &PersonAnswers) -> bool {
    told(case.local.tekun_incapacity_extra) == Some(true) && which(person.work) == Work::Unable
}

fn minor_age(case: &Case) -> u16 {
    let national = if case.day < day(2026, 7, 1) { 16 } else { 18 };
    told(case.local.tekun_minor_age).map_or(national, count)
}

/// TK-3, TK-4: the pension that the nation fixes never counts here, nor does the old-age allowance;
/// what a place leaves out for dibao counts.
fn without_source(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    own_income(case, index) < figures::standard(case) && owns_little(case, person)
}

/// As the measures count it: neither the pension that the nation fixes nor the old-age allowance, and of support what is really
/// paid; where the place says so, nothing of any social insurance.
fn own_income(case: &Case, index: usize) -> Fraction {
    let person = &case.people[index];
    let really_paid = monthly(person.support_received) - support::counted(case, index);
    let insured = if told(case.local.tekun_insurance_exempt) == Some(true) {
        monthly(person.pension) + monthly(person.other_income)
    } else {
        Fraction::ZERO
    };
    income::earned(case, index)
        + income::exempt_farm_subsidy(case, person)
        + income::above_basic_part(case, person)
        + really_paid
        - insured
}

fn owns_little(case: &Case, person: &PersonAnswers) -> bool {
    is(person.own_assets_ok) || little_owned(case)
}

/// TK-4: what all own together is within the limit for one.
fn little_owned(case: &Case) -> bool {
    let household = &case.household;
    yuan(household.savings) <= only(known(case.local.tekun_liquid_limit).0)
        && matches!(which(household.vehicle), Vehicle::No | Vehicle::Exempt)
        && which(household.homes) == Homes::One
        && !is(household.shop_premises)
        && which(household.registration) == Registration::No
}

/// TK-5: somebody in the home owes support and can give it.
fn supported_in_the_home(case: &Case, index: usize, found: &[bool]) -> bool {
    (0..case.people.len())
        .filter(|other| *other != index)
        .filter(|other| {
            let (giver, taker) = (&case.people[*other], &case.people[index]);
            owes(giver, taker)
                || parent_of(giver, taker)
                || was_brought_up(giver, taker)
                || stands_in(case, giver, taker, found)
        })
        .any(|other| !found[other] && !cannot_perform(case, other))
}

/// DB-HH-8: grandparents, or an elder brother or sister, for a minor; a grown-up grandchild for a grandparent, where the applicant
/// between cannot.
fn stands_in(case: &Case, giver: &PersonAnswers, taker: &PersonAnswers, found: &[bool]) -> bool {
    // A husband or wife of whom nothing is told is no more.
    let between = if is(taker.is_spouses_parent) { Relation::Spouse } else { Relation::Applicant };
    let between = (0..case.people.len()).find(|index| which(case.people[*index].relation) == between);
    let unable = between.is_none_or(|index| found[index] || cannot_perform(case, index));
    match (which(giver.relation), which(taker.relation)) {
        (Relation::Child, Relation::Parent) => adult(giver) && unable,
        (Relation::Parent | Relation::Child, Relation::Child) => adult(giver) && !adult(taker) && unable,
        _ => false,
    }
}

/// TK-5 for somebody in the home.
fn cannot_perform(case: &Case, index: usize) -> bool {
    let person = &case.people[index];
    let poor = owns_little(case, person) && own_income(case, index) < figures::disposable_income(case);
    let out_of_reach =
        matches!(which(person.away), Away::Prison | Away::DeclaredMissing) || is(person.lacks_civil_capacity);
    // Who is in extreme hardship by the books is, until the office ends it (TK-12).
    which(person.away) == Away::Tekun
        || years(person.age) >= 60 && is(case.household.on_dibao_now)
        || (years(person.age) >= 70 || severe_for_dibao(person)) && poor
        || out_of_reach && owns_little(case, person)
        // What the province adds, read as: in the home whoever is seriously ill or cannot work.
        || told(case.local.tekun_supporter_extra) == Some(true)
            && (is(person.seriously_ill) || which(person.work) == Work::Unable)
}

/// TK-6
fn on_child_track(person: &PersonAnswers) -> bool {
    !adult(person) && is(person.chooses_child_track) && (child::unattended(person) || child::orphan(person))
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
