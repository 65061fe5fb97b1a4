//! The people of a household.

use jiuzhu_rules::{
    Case,
    answer::{Age, Answer, Flow},
    case::day,
    facts::{Away, Disability, Grade, Hindrance, ParentState, PersonAnswers, Relation, Study, Work},
    reckoning::{choice::Variants, span::Span},
};

use super::{CALM_PERSON, Chance, choice, given, monthly, yearly};

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
    let mut person = CALM_PERSON.clone();
    let age = age(chance, relation);
    person.relation = choice(relation);
    person.age = given(Age(Span::exactly(age)));
    person.lives_with_family = given(!chance.one_in(6));
    person.nearer_kin_unable = given(chance.one_in(2));
    // Whoever applies is at home.
    if relation != Relation::Applicant && chance.one_in(8) {
        let away = chance.pick(Away::ALL);
        // Whoever is supported already is for the one programme to say (TK-12).
        if !matches!(away, Away::Not | Away::Tekun) {
            person.away = choice(away);
            person.lives_with_family = given(false);
            // Whether somebody in a place of worship may be in extreme hardship is not said (TK-1).
            if away == Away::Religious {
                person.away = choice(if (18..60).contains(&age) { away } else { Away::Prison });
            }
        }
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
    if person.away != choice(Away::Religious) && chance.one_in(3) {
        person.disability = choice(chance.pick(Disability::ALL));
        person.disability_grade = choice(chance.pick(Grade::ALL));
        person.long_term_care = given(!chance.one_in(3));
        overlaps(chance, &mut person);
    }
    person.seriously_ill = given(chance.one_in(8));
    person.special_difficulty = given(chance.one_in(8));
    person.self_supporting = given((16..18).contains(&age) && chance.one_in(2));
    person.hindrance = choice(chance.pick(Hindrance::ALL));
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
    // Of an orphan the text says too little (CR-6).
    let gone = [choice(ParentState::Dead), choice(ParentState::DeclaredMissing)];
    let mother = chance.pick(ParentState::ALL);
    person.mother = choice(if gone.contains(&person.father) && gone.contains(&choice(mother)) {
        ParentState::Prison
    } else {
        mother
    });
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

/// What the text of the rules does not settle is not told (see the comments).
pub fn tell_no_riddles(case: &mut Case) {
    // Money from who knows whom, where support from some relatives is disregarded (DB-INC-6.4).
    if case.local.sibling_support_ignored == given(true) {
        for person in &mut case.people {
            person.support_received = monthly(0);
        }
    }
    // Who else is there for a grown-up brother or sister (DB-HH-8, TK-5).
    for person in &mut case.people {
        let grown_up = matches!(person.age, Answer::Given(age) if age.0.least() >= Some(18));
        if person.relation == choice(Relation::Sibling) && grown_up {
            person.nearer_kin_unable = given(true);
        }
    }
    // An orphan whose father or mother applies (DB-HH-7, DS-5).
    for person in &mut case.people {
        if person.relation == choice(Relation::Child) {
            person.gets_orphan_allowance = given(false);
        }
    }
    // A retired cadre before the guidance of 2021 (DS-5).
    if case.day < day(2022, 1, 1) {
        for person in &mut case.people {
            person.is_retired_cadre = given(false);
        }
    }
    // Whether a parent who is old can still support a grandparent, and the other way round (TK-5).
    if case.people.iter().any(|person| person.relation == choice(Relation::Parent)) {
        case.people.retain(|person| person.relation != choice(Relation::Grandparent));
    }
    // Whose child the grandchild is, whose husband or wife a child's is, and which parents are married to each other.
    let people = &mut case.people;
    let at_home = |person: &PersonAnswers| {
        person.relation == choice(Relation::Child)
            && person.away == choice(Away::Not)
            && person.lives_with_family == given(true)
            && matches!(person.age, Answer::Given(age) if age.0.least() >= Some(18))
    };
    if people.iter().any(|person| person.relation == choice(Relation::Child)) {
        people.retain(|person| person.relation != choice(Relation::Grandchild));
    }
    let children = people.iter().filter(|person| person.relation == choice(Relation::Child)).count();
    if children != 1 || !people.iter().any(at_home) {
        people.retain(|person| person.relation != choice(Relation::ChildsSpouse));
    }
    let with_spouse = people.iter().any(|person| person.relation == choice(Relation::ChildsSpouse));
    for person in people {
        let couple = at_home(person) || person.relation == choice(Relation::ChildsSpouse);
        person.married = given(with_spouse && couple);
    }
}
