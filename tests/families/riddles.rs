//! What the text of the rules does not settle is not told: each comment says what, and of which rule.

use jiuzhu_rules::{
    Case, Programme,
    answer::Answer,
    case::day,
    facts::{Away, ParentState, PersonAnswers, Relation},
};

use crate::naive::{Naive, Paid, assets, child, fraction::Fraction};

use super::{choice, given, monthly};

pub fn years(person: &PersonAnswers) -> Option<u16> {
    match person.age {
        Answer::Given(age) => age.0.least(),
        Answer::NotAsked | Answer::Unsure => None,
    }
}

pub fn grown_up(person: &PersonAnswers) -> bool {
    years(person) >= Some(18)
}

pub fn sibling(person: &PersonAnswers) -> bool {
    person.relation == choice(Relation::Sibling)
}

pub fn tell_none(case: &mut Case) {
    agree_on_the_elder(case);
    // Money from who knows whom, where support from some relatives is disregarded (DB-INC-6.4).
    if case.local.sibling_support_ignored == given(true) {
        for person in &mut case.people {
            person.support_received = monthly(0);
        }
    }
    // An orphan whose father or mother applies (DB-HH-7, DS-5).
    for person in &mut case.people {
        if person.relation == choice(Relation::Child) {
            person.gets_orphan_allowance = given(false);
        }
    }
    // A retired cadre in 2021, when the guidance came (DS-5).
    if (day(2021, 1, 1)..day(2022, 1, 1)).contains(&case.day) {
        for person in &mut case.people {
            person.is_retired_cadre = given(false);
        }
    }
    // Which of several grandchildren are brothers and sisters, and which parent and child.
    let grandchild = |person: &PersonAnswers| person.relation == choice(Relation::Grandchild);
    if case.people.iter().filter(|person| grandchild(person)).count() > 1 {
        case.people.retain(|person| !(grandchild(person) && grown_up(person)));
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
            && grown_up(person)
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

/// Whoever brought up younger brothers and sisters brought up all of them, and both sides say so (DB-HH-8).
fn agree_on_the_elder(case: &mut Case) {
    let applicant = case.people[0];
    for person in case.people.iter_mut().filter(|person| sibling(person)) {
        let elder = if years(person) < years(&applicant) { &applicant } else { &*person };
        person.raised_by_elder = elder.raised_siblings;
    }
}

/// The parents of the applicant's brothers and sisters are the children of the grandparents: both are told alike (DB-HH-8).
/// Of a grown-up brother or sister the text does not say who else there is (TK-5).
pub fn agree_on_the_parents(case: &mut Case) {
    let siblings = || case.people.iter().filter(|person| sibling(person));
    let unable = siblings().any(grown_up) || siblings().any(|person| person.nearer_kin_unable == given(true));
    if siblings().next().is_none() {
        return;
    }
    for person in &mut case.people {
        if sibling(person) || person.relation == choice(Relation::Grandparent) {
            person.nearer_kin_unable = given(unable);
        }
    }
}

/// What only shows when the household is judged, and after which it has to be judged again.
pub fn settle(case: &mut Case) {
    while let Some(changed) = unsettled(case) {
        *case = changed;
    }
}

/// The household with one thing less that the text of the rules leaves open.
fn unsettled(case: &Case) -> Option<Case> {
    let naive = Naive::of(case);
    let mut changed = case.clone();
    // What somebody alone owns is what the household owns.
    if naive.size == 1 && !naive.assets_fit && case.people.iter().any(|person| person.own_assets_ok == given(true)) {
        changed.people.iter_mut().for_each(|person| person.own_assets_ok = given(false));
        return Some(changed);
    }
    // Nobody owns more than all own together (DB-SP-8).
    if assets::within(case, 1) && case.people.iter().any(|person| person.own_assets_ok == given(false)) {
        changed.people.iter_mut().for_each(|person| person.own_assets_ok = given(true));
        return Some(changed);
    }
    for (index, person) in changed.people.iter_mut().enumerate() {
        // What an orphan on dibao has besides is local (IX-2).
        if child::orphan(person) && naive.on_dibao(index) {
            person.father = choice(ParentState::Cares);
            return Some(changed);
        }
        // Whether a child has the allowance in full whose dibao is rounded to nothing (IX-4, DS-5).
        let rounded = !changed.local.payment_rounding.is_not_asked();
        if rounded && child::unattended(person) && naive.on_dibao(index) && pays_no_dibao(&naive) {
            changed.local.payment_rounding = Answer::NotAsked;
            return Some(changed);
        }
    }
    None
}

fn pays_no_dibao(naive: &Naive<'_>) -> bool {
    let dibao = [Programme::Dibao, Programme::SinglePerson];
    let nothing = Paid::EachMonth(Fraction::ZERO);
    naive.findings().iter().any(|it| it.likely && dibao.contains(&it.programme) && it.paid == nothing)
}
