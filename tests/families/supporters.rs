//! People elsewhere who owe somebody in the household support.

use jiuzhu_rules::{
    Case,
    answer::{Age, Count},
    case::day,
    facts::{Kin, PersonAnswers, Relation, SupportRule, SupporterAnswers, SupporterStatus, Whereabouts},
    reckoning::{choice::Variants, span::Span},
};

use super::{CALM_SUPPORTER, Chance, choice, given, monthly};

pub fn outside(chance: &mut Chance, case: &mut Case) {
    // The measures of 2016 on extreme hardship are not in the text (DOC-06): before those of 2021 somebody can give support.
    // So can the able parents of a grandchild, for the applicant.
    let unable = given(true);
    let left_behind =
        |person: &PersonAnswers| person.relation == choice(Relation::Grandchild) && person.nearer_kin_unable != unable;
    if case.day < day(2021, 7, 1) || case.people.iter().any(left_behind) {
        case.local.support_rule = choice(SupportRule::Evidence);
        case.supporters.push(able(case.people.len() as u8));
        for person in &mut case.people {
            person.supporters_outside = given(true);
        }
    }
    let how_many = if chance.one_in(3) { 1 + chance.below(2) } else { 0 };
    let evidence = case.local.support_rule == choice(SupportRule::Evidence);
    for _ in 0..how_many {
        let of = chance.below(case.people.len()) as u8 + 1;
        let supporter = supporter(chance, evidence, of);
        case.people[usize::from(of) - 1].supporters_outside = given(true);
        case.supporters.push(supporter);
    }
}

fn able(people: u8) -> SupporterAnswers {
    let mut supporter = CALM_SUPPORTER.clone();
    supporter.of = (1..=people).collect();
    supporter.kin = choice(Kin::Child);
    supporter.own_income = monthly(800_000);
    supporter.income_per_head = monthly(200_000);
    supporter
}

fn supporter(chance: &mut Chance, evidence: bool, of: u8) -> SupporterAnswers {
    let mut supporter = CALM_SUPPORTER.clone();
    supporter.of = vec![of];
    supporter.kin = choice(if evidence { chance.pick(&[Kin::Child, Kin::Spouse, Kin::Parent]) } else { Kin::Child });
    supporter.supporter_age = given(Age(Span::exactly(chance.pick(&[40, 59, 60, 69, 70, 71]))));
    if chance.one_in(4) {
        supporter.supporter_status = choice(chance.pick(SupporterStatus::ALL));
    }
    supporter.severely_disabled = given(chance.one_in(8));
    supporter.ill_without_means = given(chance.one_in(8));
    supporter.no_civil_capacity = given(chance.one_in(10));
    if chance.one_in(8) {
        supporter.whereabouts = choice(chance.pick(Whereabouts::ALL));
    }
    supporter.full_time_student = given(chance.one_in(10));
    supporter.own_income = monthly(chance.pick(&[0, 100_000, 199_999, 200_000, 250_000, 800_000]));
    supporter.income_per_head = monthly(chance.pick(&[0, 75_000, 75_001, 105_000, 200_000]));
    supporter.household_size = given(Count(Span::exactly(chance.pick(&[1, 3]))));
    supporter.supporter_assets_ok = given(chance.one_in(2));
    // A paper only where the law asks for support (DB-HH-8).
    let asked_for = supporter.kin == choice(Kin::Child) || supporter.kin == choice(Kin::Spouse);
    if asked_for && chance.one_in(3) {
        supporter.has_agreement = given(true);
        supporter.agreed_fee = monthly(chance.pick(&[0, 20_000, 50_000]));
    }
    supporter.children_sharing = given(Count(Span::exactly(chance.pick(&[1, 3]))));
    supporter.parents_supported = given(Count(Span::exactly(chance.pick(&[1, 2]))));
    supporter
}
