//! The allowance for children whom nobody brings up in fact (CR-6, IX-4).

use jiuzhu_rules::{
    case::day,
    facts::{ParentState, PersonAnswers},
};

use super::{
    Naive,
    answers::{flow, is, known, which},
    dibao, disability,
    fraction::Fraction,
    household::adult,
    tekun,
};

/// CR-6, IX-4: the standard for such children, less the dibao or the support in extreme hardship received for the child,
/// and less the living subsidy.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    if !entitled(naive, index) {
        return None;
    }
    let otherwise = received_otherwise(naive, index);
    let living = if otherwise > Fraction::ZERO { disability::living(naive, index) } else { None };
    let rest = flow(known(naive.case.local.child_standard)) - otherwise - living.unwrap_or(Fraction::ZERO);
    Some(rest.or_nothing()).filter(|rest| *rest > Fraction::ZERO)
}

/// DS-5: in full, which leaves no room for the living subsidy.
pub fn in_full(naive: &Naive, index: usize) -> bool {
    entitled(naive, index) && received_otherwise(naive, index) == Fraction::ZERO
}

fn entitled(naive: &Naive, index: usize) -> bool {
    let child = &naive.case.people[index];
    naive.case.day >= day(2020, 1, 1) && !adult(child) && unattended(child)
}

fn received_otherwise(naive: &Naive, index: usize) -> Fraction {
    let from_dibao = if naive.dibao && naive.members[index] {
        dibao::paid(naive) / naive.size.into()
    } else {
        naive.single[index].unwrap_or(Fraction::ZERO)
    };
    from_dibao + tekun::paid(naive, index).unwrap_or(Fraction::ZERO)
}

/// CR-6
pub fn unattended(child: &PersonAnswers) -> bool {
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
