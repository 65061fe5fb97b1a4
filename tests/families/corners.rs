//! Corners that the rules do not turn as their text says. Each goes from here when they do.

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Away, Event, PersonAnswers, Relation},
};

use super::{
    CALM_HOUSEHOLD, choice, given,
    riddles::{grown_up, sibling},
};
use crate::naive::Naive;

/// The household without one such corner, if it has any.
pub fn left_out(case: &Case) -> Option<Case> {
    let mut changed = case.clone();
    relatives(&mut changed);
    if changed == *case {
        possessions(&mut changed);
    }
    if changed == *case {
        aid(&mut changed);
    }
    (changed != *case).then_some(changed)
}

fn relatives(case: &mut Case) {
    let people = &mut case.people;
    // DB-HH-8: a grown-up brother or sister owes a minor one support, and so counts with it.
    let young = people.iter().any(|person| sibling(person) && !grown_up(person));
    for person in people.iter_mut().filter(|person| young && sibling(person) && grown_up(person)) {
        person.lives_with_family = given(false);
    }
    // DB-HH-8: a minor owes nobody anything.
    for person in people.iter_mut().filter(|person| sibling(person) && !grown_up(person)) {
        person.raised_by_elder = given(false);
    }
    // DB-HH-8: the parents of a husband or wife have no claim on the applicant, nor on the applicant's brothers and sisters.
    let spouse = |person: &PersonAnswers| {
        person.relation == choice(Relation::Spouse)
            && person.lives_with_family == given(true)
            && person.away == choice(Away::Not)
    };
    if !people.iter().any(spouse) || people.iter().any(sibling) {
        people.iter_mut().for_each(|person| person.is_spouses_parent = given(false));
    }
}

/// DB-SP-8: what somebody alone has too much of is not within the rule because the family could have more.
fn possessions(case: &mut Case) {
    let too_much = case.people.iter().any(|person| person.own_assets_ok == given(false));
    if too_much && Naive::of(case).size != 1 {
        let calm = &CALM_HOUSEHOLD;
        let household = &mut case.household;
        (household.savings, household.treatment_savings) = (calm.savings, calm.treatment_savings);
        (household.vehicle, household.homes) = (calm.vehicle, calm.homes);
        (household.shop_premises, household.registration) = (calm.shop_premises, calm.registration);
        case.people.iter_mut().for_each(|person| person.own_assets_ok = given(true));
    }
}

fn aid(case: &mut Case) {
    let naive = Naive::of(case);
    let tekun = naive.tekun.contains(&true);
    let (dibao, outside) = (naive.dibao, naive.members.iter().filter(|it| **it).count());
    // IX-2: no dibao alone for somebody in extreme hardship, in a place of worship either.
    let devout =
        (0..case.people.len()).find(|index| naive.tekun[*index] && case.people[*index].away == choice(Away::Religious));
    let counted = outside + naive.tekun.iter().filter(|it| **it).count();
    let beside = counted > naive.heads;
    if let Some(index) = devout {
        case.people[index].away = choice(Away::Prison);
    }
    // TA-4: whoever has somebody in extreme hardship is not checked again.
    if tekun {
        case.household.outlay_hardship = given(false);
    }
    // IX-3: who would not count anyway is no head of the family in an emergency.
    if beside {
        case.household.event = choice(Event::No);
    }
    // TA-2: until 2026 a dibao family too is held to the rule on what it owns.
    if dibao && case.day < day(2026, 1, 29) {
        case.local.aid_assets_ok = given(true);
    }
}
