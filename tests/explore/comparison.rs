//! What two cases differ in, and which step made it.

use jiuzhu_rules::{
    Case, Programme,
    answer::Answer,
    case::day,
    explore::{About, Cause, Comparison, Difference, compare},
    facts::{Asked, PersonFact, Relation},
    reckoning::{
        choice::Choice,
        step::{Explanation, How, StepId},
    },
};
use proptest::{prelude::*, sample::Index};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{
    DIBAO, household,
    households_at_random::{Slot, given, known_and_partial, put, slots},
    of_fewer, verdicts,
};

fn difference(comparison: &Comparison, about: About) -> &Difference {
    comparison.differences.iter().find(|it| it.about == about).expect("it differs")
}

/// What was asked, typed in or published at the first steps that differ.
fn leaves(comparison: &Comparison, causes: &[Cause]) -> Vec<How> {
    let of = |book: &Explanation, id: Option<StepId>| id.and_then(|id| book.step(id)).map(|step| step.how);
    let each = causes.iter().flat_map(|cause| {
        [of(&comparison.first.explanation, cause.first), of(&comparison.second.explanation, cause.second)]
    });
    each.flatten().collect()
}

#[test]
fn a_case_does_not_differ_from_itself() {
    let case = household("B2: two thousand for three");
    let comparison = compare(&case, &case);
    assert!(comparison.differences.is_empty() && comparison.monthly_totals.is_none());
}

#[test]
fn a_fen_more_of_a_pension_is_the_whole_cause() {
    let (below, at) = (household("B3: 1399.99 for two"), household("B3: 1400 for two"));
    let comparison = compare(&below, &at);
    let dibao = difference(&comparison, DIBAO);
    assert!(dibao.verdict_differs() && dibao.amount_differs());
    let pension = How::Answered(Asked::Person(PersonFact::Pension, 0));
    assert_eq!(leaves(&comparison, &dibao.causes), [pension, pension]);
}

#[test]
fn a_parent_who_moves_out_is_the_cause_and_not_the_smaller_number_of_members() {
    let mut here = household("B2: two thousand for three");
    here.people[1].relation = Answer::Given(Choice::only(Relation::Parent));
    let mut away = here.clone();
    away.people[1].lives_with_family = Answer::Given(false);
    let comparison = compare(&here, &away);
    let lives_here = How::Answered(Asked::Person(PersonFact::LivesWithFamily, 1));
    assert_eq!(leaves(&comparison, &difference(&comparison, DIBAO).causes), [lives_here, lives_here]);
}

#[test]
fn on_two_days_the_figures_and_the_day_make_the_difference() {
    let later: Case = serde_json::from_str(include_str!("../../rules/benches/five_people.json")).expect("a valid case");
    let later = later.judged_by(jiuzhu_packs::all());
    let earlier = Case { day: day(2021, 8, 1), ..later.clone() };
    let comparison = compare(&earlier, &later);
    assert!(!comparison.differences.is_empty());
    for difference in &comparison.differences {
        assert!(!difference.causes.is_empty(), "{:?}", difference.about);
        let answers = leaves(&comparison, &difference.causes).into_iter().filter(|how| matches!(how, How::Answered(_)));
        assert_eq!(answers.count(), 0, "{:?}: no answer differs", difference.about);
    }
    let fast_aid = difference(&comparison, About { programme: Programme::FastAid, person: None });
    assert!(leaves(&comparison, &fast_aid.causes).contains(&How::OnThisDay));
}

#[test]
fn a_person_whom_only_one_case_has_is_told_as_such() {
    let two = household("B3: 1400 for two");
    let mut one = two.clone();
    one.people.truncate(1);
    let comparison = compare(&one, &two);
    let topup = difference(&comparison, About { programme: Programme::CategoryTopUp, person: Some(1) });
    assert!(topup.first.is_none() && topup.second.is_some());
}

/// A household, and the same one with a few answers changed.
fn with_a_few_changes() -> impl Strategy<Value = (Case, Case, Vec<Slot>)> {
    (known_and_partial(), any::<bool>(), prop::collection::vec(any::<Index>(), 1..5)).prop_flat_map(
        |((known, partial), vague, indexes)| {
            let case = if vague { partial } else { known };
            let all = slots(case.people.len() as u8, case.supporters.len() as u8);
            let changed: Vec<_> = indexes.iter().map(|index| all[index.index(all.len())]).collect();
            let givens: Vec<_> = changed.iter().map(|(_, kind)| given(*kind)).collect();
            givens.prop_map(move |givens| {
                let mut other = case.clone();
                for ((slot, _), given) in changed.iter().zip(givens) {
                    put(&mut other, *slot, Answer::Given(given));
                }
                (case.clone(), other, changed.iter().map(|(slot, _)| *slot).collect())
            })
        },
    )
}

fn slot_of(how: How) -> Option<Slot> {
    match how {
        How::Answered(asked) | How::NotAsked(asked) | How::Declined(asked) => Some(Slot::Asked(asked)),
        How::TypedIn(figure) | How::NotPublished(figure) | How::Assumed(figure) => Some(Slot::Local(figure)),
        _ => None,
    }
}

/// What differs has a cause, and an answer that is the same in both is none.
#[test]
fn causes_are_among_what_was_changed() {
    of_fewer(4, with_a_few_changes(), |(first, second, changed)| {
        let comparison = compare(&first, &second);
        for (about, verdict) in verdicts(&comparison.first.estimate) {
            let other = about.in_estimate(&comparison.second.estimate).map(|it| it.verdict);
            let told = comparison.differences.iter().find(|it| it.about == about);
            prop_assert!(other == Some(verdict) || told.is_some_and(|it| it.verdict_differs()));
        }
        for difference in &comparison.differences {
            prop_assert!(!difference.causes.is_empty(), "{:?} without a cause", difference.about);
            for cause in &difference.causes {
                let leaf = |book: &Explanation, id: Option<StepId>| {
                    id.and_then(|id| book.step(id)).and_then(|it| slot_of(it.how))
                };
                let sides = (
                    leaf(&comparison.first.explanation, cause.first),
                    leaf(&comparison.second.explanation, cause.second),
                );
                if let (Some(one), Some(other)) = sides
                    && one == other
                {
                    prop_assert!(changed.contains(&one), "{:?} is the same in both", one);
                }
            }
        }
        Ok(())
    });
}
