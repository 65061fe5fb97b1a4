//! Makes a household smaller and calmer while something still holds of it.

use jiuzhu_rules::{
    Case,
    answer::Answer,
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    local::LocalFigure,
};

use super::{calm, given};

/// Drops people and supporters, then answers and figures one after the other.
pub fn shrunk(mut case: Case, still: impl Fn(&Case) -> bool) -> Case {
    loop {
        let before = case.clone();
        for index in (1..case.people.len()).rev() {
            keep_if(&mut case, &still, |case| without_person(case, index));
        }
        for index in (0..case.supporters.len()).rev() {
            keep_if(&mut case, &still, |case| {
                case.supporters.remove(index);
            });
        }
        for asked in questions(&case) {
            keep_if(&mut case, &still, |case| case.set(asked, given(calm(asked_kind(asked)))));
        }
        for figure in LocalFigure::ALL {
            keep_if(&mut case, &still, |case| case.local.set(*figure, given(calm(figure.kind()))));
            keep_if(&mut case, &still, |case| case.local.set(*figure, Answer::NotAsked));
        }
        if case == before {
            return case;
        }
    }
}

fn keep_if(case: &mut Case, still: &impl Fn(&Case) -> bool, change: impl Fn(&mut Case)) {
    let mut changed = case.clone();
    change(&mut changed);
    if changed != *case && still(&changed) {
        *case = changed;
    }
}

fn without_person(case: &mut Case, index: usize) {
    case.people.remove(index);
    let gone = index as u8 + 1;
    for supporter in &mut case.supporters {
        supporter.of.retain(|of| *of != gone);
        for of in &mut supporter.of {
            *of -= u8::from(*of > gone);
        }
    }
    case.supporters.retain(|supporter| !supporter.of.is_empty());
}

fn questions(case: &Case) -> Vec<Asked> {
    let mut questions: Vec<Asked> = HouseholdFact::ALL.iter().map(|fact| Asked::Household(*fact)).collect();
    for index in 0..case.people.len() as u8 {
        questions.extend(PersonFact::ALL.iter().map(|fact| Asked::Person(*fact, index)));
    }
    for index in 0..case.supporters.len() as u8 {
        questions.extend(SupporterFact::ALL.iter().map(|fact| Asked::Supporter(*fact, index)));
    }
    questions
}

fn asked_kind(asked: Asked) -> jiuzhu_rules::answer::Kind {
    match asked {
        Asked::Household(fact) => fact.kind(),
        Asked::Person(fact, _) => fact.kind(),
        Asked::Supporter(fact, _) => fact.kind(),
    }
}
