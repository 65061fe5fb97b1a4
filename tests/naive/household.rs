//! Who owes whom support (DB-HH-8), and who counts (DB-HH-1 to DB-HH-7).

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, PersonAnswers, Relation, Study, Work},
};

use super::answers::{count, is, known, told, which, years};

/// GEN-7
pub const ADULT: u16 = 18;

pub fn adult(person: &PersonAnswers) -> bool {
    years(person.age) >= ADULT
}

/// DB-HH-2(3), DB-HH-4: in full-time education up to the bachelor, or unable to work.
fn dependent(child: &PersonAnswers) -> bool {
    !adult(child) || matches!(which(child.study), Study::School | Study::College) || which(child.work) == Work::Unable
}

/// Whether the first owes the second support; the generation between is dead or unable where the law asks for it.
pub fn owes(giver: &PersonAnswers, taker: &PersonAnswers) -> bool {
    use Relation::{Applicant, Child, ChildsSpouse, Grandchild, Grandparent, Parent, Sibling, Spouse};
    match (which(giver.relation), which(taker.relation)) {
        (Applicant, Spouse) | (Spouse, Applicant) => true,
        (Child, ChildsSpouse) => adult(giver) && known(giver.married),
        (ChildsSpouse, Child) => adult(taker) && known(taker.married),
        // Parents to a child who is a minor or cannot live independently.
        (Applicant | Spouse, Child) => dependent(taker),
        (Parent, Applicant | Sibling) | (Grandparent, Parent) => own_side(giver, taker) && dependent(taker),
        (Parent, Spouse) => is(giver.is_spouses_parent) && dependent(taker),
        (Child | ChildsSpouse, Grandchild) => adult(giver) && dependent(taker),
        // An adult child to a parent in hardship.
        (Child, Applicant | Spouse) => adult(giver),
        (Applicant | Sibling, Parent) | (Parent, Grandparent) => own_side(giver, taker) && adult(giver),
        (Spouse, Parent) => is(taker.is_spouses_parent) && adult(giver),
        // A grandchild, where the husband or wife between is dead or unable.
        (Child, Parent) => is(taker.is_spouses_parent) && is(taker.nearer_kin_unable) && adult(giver),
        (Grandchild, Child | ChildsSpouse) => adult(giver) && adult(taker),
        (Applicant | Spouse, Grandchild) => !adult(taker) && is(taker.nearer_kin_unable),
        (Grandchild, Applicant | Spouse) => adult(giver) && is(giver.nearer_kin_unable),
        (Applicant | Sibling, Grandparent) => adult(giver) && is(taker.nearer_kin_unable),
        (Grandparent, Applicant | Sibling) => !adult(taker) && is(giver.nearer_kin_unable),
        (Applicant, Sibling) => {
            brings_up(giver, taker) && is(taker.nearer_kin_unable) || was_brought_up(giver, taker) && cannot_work(taker)
        }
        (Sibling, Applicant) => {
            brings_up(giver, taker) && is(giver.nearer_kin_unable) || was_brought_up(giver, taker) && cannot_work(taker)
        }
        (Sibling, Sibling) => {
            brings_up(giver, taker) && is(taker.nearer_kin_unable) || was_brought_up(giver, taker) && cannot_work(taker)
        }
        _ => false,
    }
}

/// The parents of the husband or wife are no kin of the applicant's own side.
fn own_side(one: &PersonAnswers, other: &PersonAnswers) -> bool {
    let in_law = |person: &PersonAnswers| which(person.relation) == Relation::Parent && is(person.is_spouses_parent);
    !in_law(one) && !in_law(other)
}

/// An elder brother or sister for a minor.
fn brings_up(elder: &PersonAnswers, minor: &PersonAnswers) -> bool {
    adult(elder) && !adult(minor)
}

/// By an elder brother or sister, whom whoever is grown up then supports in turn.
pub fn was_brought_up(younger: &PersonAnswers, elder: &PersonAnswers) -> bool {
    use Relation::{Applicant, Sibling};
    let told = match (which(younger.relation), which(elder.relation)) {
        (Sibling, Applicant) => is(younger.raised_by_elder),
        (Applicant, Sibling) => is(elder.raised_by_elder),
        (Sibling, Sibling) => is(elder.raised_siblings),
        _ => false,
    };
    told && adult(younger) && years(younger.age) < years(elder.age)
}

fn cannot_work(person: &PersonAnswers) -> bool {
    which(person.work) == Work::Unable
}

/// Parents owe support to a child who can do nothing, whatever the age.
pub fn parent_of(giver: &PersonAnswers, taker: &PersonAnswers) -> bool {
    use Relation::{Applicant, Child, ChildsSpouse, Grandchild, Grandparent, Parent, Sibling, Spouse};
    match (which(giver.relation), which(taker.relation)) {
        (Applicant | Spouse, Child) => true,
        (Parent, Applicant | Sibling) | (Grandparent, Parent) => own_side(giver, taker),
        (Parent, Spouse) => is(giver.is_spouses_parent),
        (Child | ChildsSpouse, Grandchild) => adult(giver),
        _ => false,
    }
}

/// DB-HH-6 in the whole country; DB-HH-7 where the province says so.
fn left_out(case: &Case, person: &PersonAnswers) -> bool {
    let away = match which(person.away) {
        Away::Not | Away::Tekun => false,
        Away::Religious | Away::Prison | Away::CompulsoryRehab | Away::DeclaredMissing => true,
        Away::Conscript => is(case.local.conscripts_excluded),
        Away::MissingReported => is(case.local.missing_excluded),
        Away::MarriedOut => is(case.local.married_out_excluded),
    };
    away || !adult(person) && is(person.gets_orphan_allowance) && is(case.local.orphans_excluded)
}

/// Who there is for aid in an emergency: those in extreme hardship leave the household for dibao alone (IX-3, TK-14).
pub fn family(case: &Case) -> Vec<bool> {
    together(case)
}

/// Who counts. Those in extreme hardship are taken out of the household that there is with them (IX-3).
pub fn members(case: &Case, tekun: &[bool]) -> Vec<bool> {
    let supported = case.people.iter().zip(tekun).map(|(person, found)| *found || which(person.away) == Away::Tekun);
    together(case).into_iter().zip(supported).map(|(counts, supported)| counts && !supported).collect()
}

fn together(case: &Case) -> Vec<bool> {
    let in_question: Vec<bool> = case.people.iter().map(|person| !left_out(case, person)).collect();
    let mut members: Vec<bool> =
        case.people.iter().zip(&in_question).map(|(person, may)| *may && by_itself(case, person)).collect();
    // DB-HH-2(4): who lives along and owes a member support, or is owed it. Each may bring in the next.
    loop {
        let more = (0..case.people.len()).find(|newcomer| {
            let person = &case.people[*newcomer];
            let tied = |member: usize| {
                let other = &case.people[member];
                members[member] && at_home(other) && (owes(person, other) || owes(other, person))
            };
            !members[*newcomer] && in_question[*newcomer] && at_home(person) && (0..case.people.len()).any(tied)
        });
        match more {
            Some(newcomer) => members[newcomer] = true,
            None => return members,
        }
    }
}

/// The home is the applicant's.
fn at_home(person: &PersonAnswers) -> bool {
    which(person.relation) == Relation::Applicant || is(person.lives_with_family)
}

/// DB-HH-2(1) to (3), DB-HH-5: wherever they live. DB-HH-3: parents too by the rules of 2012.
fn by_itself(case: &Case, person: &PersonAnswers) -> bool {
    match which(person.relation) {
        Relation::Applicant | Relation::Spouse => true,
        Relation::Parent => case.day < day(2021, 7, 1),
        Relation::Child => dependent(person) || young_and_unmarried(case, person),
        _ => false,
    }
}

/// DB-HH-5: no such age unless the city says so.
fn young_and_unmarried(case: &Case, child: &PersonAnswers) -> bool {
    let below = told(case.local.unmarried_child_age).map_or(0, count);
    !known(child.married) && years(child.age) < below
}
