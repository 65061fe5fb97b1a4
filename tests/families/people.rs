//! The people of a household.

use jiuzhu_rules::{
    Case,
    answer::{Age, Answer, Flow},
    facts::{Away, Disability, Grade, Hindrance, ParentState, PersonAnswers, Relation, Study, Work},
    reckoning::{choice::Variants, span::Span},
};

use super::{CALM_PERSON, Chance, choice, given, monthly, place, yearly};

pub fn join(chance: &mut Chance, case: &mut Case) {
    let mut relations = vec![Relation::Applicant];
    if chance.one_in(2) {
        relations.push(Relation::Spouse);
    }
    for _ in 0..chance.below(4) {
        let often = [Relation::Child, Relation::Child, Relation::Child, Relation::Parent, Relation::Parent];
        relations.push(if chance.one_in(4) {
            chance.pick(&[
                Relation::Grandchild,
                Relation::Grandparent,
                Relation::Sibling,
                Relation::ChildsSpouse,
                Relation::Other,
            ])
        } else {
            chance.pick(&often)
        });
    }
    case.people = relations.into_iter().map(|relation| person(chance, relation)).collect();
}

fn age(chance: &mut Chance, relation: Relation) -> u16 {
    match relation {
        Relation::Applicant | Relation::Spouse => chance.pick(&[18, 30, 45, 59, 60, 61, 69, 70, 71]),
        Relation::Child => chance.pick(&[3, 10, 15, 16, 17, 18, 19, 25, 29, 30]),
        Relation::Grandchild => chance.pick(&[3, 9, 15, 16, 17, 18]),
        Relation::Sibling => chance.pick(&[12, 15, 16, 17, 18, 25, 40]),
        Relation::Parent => chance.pick(&[50, 59, 60, 69, 70, 75]),
        Relation::Grandparent => chance.pick(&[70, 88]),
        Relation::ChildsSpouse => chance.pick(&[20, 29]),
        Relation::Other => chance.pick(&[16, 40, 67]),
    }
}

fn person(chance: &mut Chance, relation: Relation) -> PersonAnswers {
    let mut person = *CALM_PERSON;
    let age = age(chance, relation);
    person.relation = choice(relation);
    person.age = given(Age(Span::exactly(age)));
    person.lives_with_family = given(!chance.one_in(6));
    person.nearer_kin_unable = given(chance.one_in(2));
    // Whoever applies is at home.
    if relation != Relation::Applicant && chance.one_in(8) {
        let away = chance.pick(Away::ALL);
        person.away = choice(away);
        person.lives_with_family = given(matches!(away, Away::Not | Away::Tekun));
    }
    person.married = given(age >= 20 && chance.one_in(3));
    person.study = choice(match age {
        0..=6 => Study::Preschool,
        7..=17 => Study::School,
        18..=30 => chance.pick(Study::ALL),
        _ => Study::Not,
    });
    if person.study == choice(Study::Preschool) && age > 6 {
        person.study = choice(Study::Not);
    }
    person.work =
        choice(if age < 16 { Work::Unable } else { chance.pick(&[Work::Working, Work::Jobless, Work::Unable]) });
    if chance.one_in(3) {
        person.disability = choice(chance.pick(Disability::ALL));
        person.disability_grade = choice(chance.pick(Grade::ALL));
        person.long_term_care = given(!chance.one_in(3));
        person.mind_most_severe = given(chance.one_in(3));
        // Severe of mind is without capacity (TK-2).
        person.multiple_without_capacity = given(person.mind_most_severe == given(true) || chance.one_in(2));
        overlaps(chance, &mut person);
    }
    person.seriously_ill = given(chance.one_in(8));
    person.special_difficulty = given(chance.one_in(8));
    person.self_supporting = given((16..18).contains(&age) && chance.one_in(2));
    person.hindrance = choice(chance.pick(Hindrance::ALL));
    person.own_assets_ok = given(!chance.one_in(8));
    person.lacks_civil_capacity = given(chance.one_in(10));
    person.is_spouses_parent = given(relation == Relation::Parent && chance.one_in(4));
    // Which of the children brought up which is not told.
    let elder = !matches!(relation, Relation::Child | Relation::Grandchild);
    person.raised_siblings = given(elder && chance.one_in(3));
    // Of a child at home with a parent who applies there is nothing to tell.
    if age < 18 && matches!(relation, Relation::Grandchild | Relation::Other) && chance.one_in(2) {
        child(chance, &mut person);
    }
    money(chance, &mut person);
    person
}

/// DS-5
fn overlaps(chance: &mut Chance, person: &mut PersonAnswers) {
    person.gets_nursing_fee = given(chance.one_in(10));
    person.gets_orphan_allowance = given(chance.one_in(12));
    person.gets_unattended_allowance = given(chance.one_in(12));
    person.is_retired_cadre = given(chance.one_in(12));
    if chance.one_in(6) {
        person.other_living_allowance = monthly(chance.pick(&[5_000, 7_999, 8_000, 8_001, 8_334]));
    }
    if chance.one_in(6) {
        person.other_care_allowance = monthly(chance.pick(&[5_000, 8_334, 12_000, 12_001]));
    }
}

fn child(chance: &mut Chance, person: &mut PersonAnswers) {
    person.father = choice(chance.pick(ParentState::ALL));
    person.mother = choice(chance.pick(ParentState::ALL));
    if chance.one_in(6) {
        person.father = choice(ParentState::Dead);
        person.mother = choice(chance.pick(&[ParentState::Dead, ParentState::DeclaredMissing]));
    }
    person.parents_six_months = given(chance.one_in(2));
    person.chooses_child_track = given(chance.one_in(2));
}

pub fn amount(chance: &mut Chance, fen: &[u32]) -> Answer<Flow> {
    let fen = chance.pick(fen);
    if chance.one_in(2) { monthly(fen) } else { yearly(fen) }
}

fn money(chance: &mut Chance, person: &mut PersonAnswers) {
    if person.work == choice(Work::Working) && chance.one_in(2) {
        person.wage = amount(chance, &[10_000, 30_000, 100_000, 149_999, 3_000_000, 208_000]);
    }
    if chance.one_in(4) {
        person.resident_pension = monthly(chance.pick(&[12_000, 14_300, 14_301, 19_000]));
    }
    if !chance.one_in(3) {
        return;
    }
    if chance.one_in(6) {
        person.farm = monthly(1_000);
        person.farm_recorded = given(false);
        person.farm_land = place::hundredths(chance.pick(&[0, 150, 1_000]));
    }
    let flows = [
        &mut person.business,
        &mut person.business_cost,
        &mut person.farm,
        &mut person.farm_cost,
        &mut person.farm_subsidy,
        &mut person.property,
        &mut person.support_received,
        &mut person.other_income,
        &mut person.old_age_allowance,
        &mut person.military_pension,
        &mut person.family_planning_reward,
        &mut person.scholarship,
        &mut person.bravery_award,
        &mut person.assistance_received,
        &mut person.disability_subsidies_received,
        &mut person.child_allowance,
        &mut person.contributions,
        &mut person.support_paid,
    ];
    for flow in flows {
        if chance.one_in(5) {
            *flow = amount(chance, &[5_000, 10_000, 33_333, 49_999, 50_000, 50_001, 120_000]);
        }
    }
}
