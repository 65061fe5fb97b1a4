//! The allowance for children whom nobody brings up in fact (CR-6, IX-4).

use jiuzhu_rules::{
    case::day,
    facts::{ParentState, PersonAnswers},
};

use super::{
    Naive,
    answers::{flow, is, known, which},
    dibao,
    fraction::Fraction,
    household::adult,
};

/// IX-4: up to the standard for such children, less the dibao received for the child.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    let case = naive.case;
    let child = &case.people[index];
    if case.day < day(2020, 1, 1) || adult(child) || naive.tekun[index] || !unattended(child) {
        return None;
    }
    let from_dibao = if naive.dibao && naive.members[index] {
        dibao::paid(naive) / naive.size.into()
    } else {
        naive.single[index].unwrap_or(Fraction::ZERO)
    };
    Some((flow(known(case.local.child_standard)) - from_dibao).or_nothing()).filter(|rest| *rest > Fraction::ZERO)
}

/// CR-6
fn unattended(child: &PersonAnswers) -> bool {
    let gone = |parent| matches!(parent, ParentState::Dead | ParentState::DeclaredMissing);
    let cannot = |parent| match parent {
        ParentState::SevereDisability
        | ParentState::SeriouslyIll
        | ParentState::GuardianshipWithdrawn
        | ParentState::Deported => true,
        ParentState::Prison
        | ParentState::CompulsoryRehab
        | ParentState::OtherRestriction
        | ParentState::LostContact => is(child.parents_six_months),
        _ => false,
    };
    let (father, mother) = (which(child.father), which(child.mother));
    cannot(father) && cannot(mother) || gone(father) && cannot(mother) || cannot(father) && gone(mother)
}
