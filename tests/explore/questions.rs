//! What to ask next, and when to stop.

use jiuzhu_rules::{
    Case, Estimate, Open, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind},
    assess,
    case::{MOST_PEOPLE, day},
    estimate,
    explore::{About, Because, Left, Questions, Stop, compare, next_questions, reasons},
    facts::{Asked, HouseholdFact},
    place::PlaceCode,
    reckoning::{
        exact::Exact,
        money::Cadence,
        span::Span,
        step::{Explanation, How, StepId},
    },
    term::Term,
};
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{
    DIBAO, household,
    households_at_random::{Slot, given, known_and_partial, put, slots},
    monthly, of_fewer, verdicts, yuan,
};

fn asks(questions: &Questions, open: Open) -> bool {
    questions.to_ask.iter().any(|it| it.open == open)
}

fn is_unasked(case: &Case, asked: Asked) -> bool {
    case.answer(asked).is_not_asked()
}

/// Every question about a case, without the local figures.
fn facts(case: &Case) -> Vec<Asked> {
    let asked = |(slot, _)| match slot {
        Slot::Asked(asked) => Some(asked),
        Slot::Local(_) => None,
    };
    slots(case.people.len() as u8, case.supporters.len() as u8).into_iter().filter_map(asked).collect()
}

fn amounts(estimate: &Estimate) -> Vec<String> {
    let mut amounts: Vec<_> =
        estimate.findings.iter().map(|it| format!("{:?} {:?}", About::of(it), it.payment)).collect();
    amounts.sort();
    amounts
}

const SAVINGS: Open = Open::Question(Asked::Household(HouseholdFact::Savings));
const VEHICLE: Open = Open::Question(Asked::Household(HouseholdFact::Vehicle));

#[test]
fn over_the_line_nobody_asks_for_savings_because_of_dibao() {
    let case = household("Over the line the savings and the homes need not be known");
    let questions = next_questions(&case);
    for question in &questions.to_ask {
        assert!(question.because.iter().all(|it| it.about != DIBAO), "{:?}", question.open);
    }
}

#[test]
fn below_the_line_savings_are_asked_because_of_the_limit_and_a_declined_vehicle_is_not_asked_again() {
    let case = household("Just below the line everything owned must be known");
    let questions = next_questions(&case);
    let savings = questions.to_ask.iter().find(|it| it.open == SAVINGS).expect("savings are asked");
    let because = savings.because.iter().find(|it| it.about == DIBAO).expect("for dibao");
    assert!(because.verdict && because.amount);
    let term = questions.assessment.explanation.step(because.read_by).and_then(|step| step.term);
    assert_eq!(term, Some(Term::SavingsPerHead));
    assert!(!asks(&questions, VEHICLE));
    let held = questions.held.iter().find(|it| it.open == VEHICLE).expect("the vehicle is held against");
    assert!(held.because.iter().any(|it| it.about == DIBAO && it.verdict));
    assert_eq!(questions.stop, None);
}

#[test]
fn what_was_declined_ends_the_questions_and_is_named() {
    let mut case = household("Just below the line everything owned must be known");
    case.household.savings = Answer::Unsure;
    assert_eq!(next_questions(&case).stop, Some(Stop::OnlyDeclinedAndUnpublished));
    case.local.margin_line = Answer::Given(monthly("600"));
    case.local.category_topup = Answer::Given(monthly("0"));
    let questions = next_questions(&case);
    let open: Vec<_> = questions.to_ask.iter().map(|it| it.open).collect();
    assert_eq!(questions.stop, Some(Stop::OnlyDeclined), "{open:?}");
    assert!(questions.held.iter().any(|it| it.open == SAVINGS));
}

#[test]
fn where_every_verdict_is_settled_questions_end() {
    let mut case = household("B2: two thousand for three");
    assert_eq!(next_questions(&case).stop, Some(Stop::OnlyUnpublished));
    case.local.category_topup = Answer::Given(monthly("0"));
    assert_eq!(next_questions(&case).stop, Some(Stop::Settled));
    case.household.event = Answer::NotAsked;
    assert_eq!(next_questions(&case).stop, None);
}

/// What a place makes a condition of, and nobody is asked about, is no question; nor does it keep questions going.
#[test]
fn a_local_condition_is_never_asked_for_and_ends_the_questions() {
    let case = household("Dalian: serious illness opens a top-up only with a condition");
    let topup = About { programme: Programme::CategoryTopUp, person: Some(0) };
    let questions = next_questions(&case);
    let about = |because: &[Because]| because.iter().any(|it| it.about == topup);
    let asked: Vec<_> = questions.to_ask.iter().filter(|it| about(&it.because)).map(|it| it.open).collect();
    assert!(asked.is_empty() && questions.held.iter().all(|it| !about(&it.because)), "{asked:?}");
    let open: Vec<_> =
        questions.assessment.estimate.findings.iter().filter(|it| it.verdict == Verdict::Depends).collect();
    assert!(open.iter().any(|it| About::of(it) == topup));
    assert_eq!(questions.stop, Some(Stop::OnlyUnpublished), "{open:?} {:?}", questions.to_ask);
}

#[test]
fn the_answer_that_settles_most_is_asked_for_first() {
    let mut case = household("B2: two thousand for three");
    case.household.area = Answer::NotAsked;
    case.household.hukou_here = Answer::NotAsked;
    case.household.event = Answer::NotAsked;
    let questions = next_questions(&case);
    let tried: Vec<_> = questions.to_ask.iter().map(|it| it.leaves.expect("so few are all tried")).collect();
    assert!(tried.is_sorted(), "{tried:?}");
    assert!(tried.first().expect("something is asked").on_average < Left::after(&estimate(&case)));
}

#[test]
fn the_largest_household_is_read_without_ado() {
    let most = yuan("9999999999.99");
    let mut case = Case::new(PlaceCode(500_000), day(2026, 11, 1), jiuzhu_packs::all());
    case.people.resize_with(MOST_PEOPLE, Default::default);
    assert!(!next_questions(&case).to_ask.is_empty());
    for (slot, kind) in slots(MOST_PEOPLE as u8, 0) {
        let answer = match kind {
            Kind::YesNo => Given::YesNo(true),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Yuan => Given::Yuan(Span::exactly(most)),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(most) }),
            Kind::Years => Given::Years(Span::exactly(40)),
            Kind::Count => Given::Count(Span::exactly(1)),
            Kind::Number => Given::Number(Span::exactly(Exact::from(1))),
        };
        put(&mut case, slot, Answer::Given(answer));
    }
    assert_eq!(next_questions(&case).stop, Some(Stop::Settled));
    let assessment = assess(&case);
    for about in [DIBAO, About { programme: Programme::ExpenditureAid, person: None }] {
        assert!(reasons(&case, &assessment, about).is_some());
    }
    let mut nothing = case.clone();
    for asked in facts(&case) {
        nothing.set(asked, Answer::Unsure);
    }
    let questions = next_questions(&nothing);
    assert!(questions.stop.is_some_and(|stop| stop != Stop::Settled) && !questions.held.is_empty());
    assert!(!compare(&case, &nothing).differences.is_empty());
}

/// Where nobody is listed who owes support from outside, nobody is there: who they are is told by listing them, and no
/// answer to a question takes its place.
fn with_all_supporters_listed(mut case: Case) -> Case {
    if case.supporters.is_empty() {
        for person in &mut case.people {
            person.supporters_outside = person.supporters_outside.map(|_| false);
        }
    }
    case
}

/// Answers the questions from the first on, a few at a time and now and then declining, until there is a stop.
fn until_stop(known: &Case, partial: &Case, declines: &[bool]) -> (Case, Questions) {
    let mut case = partial.clone();
    let mut declines = declines.iter().copied().cycle();
    loop {
        let questions = next_questions(&case);
        let to_answer = Vec::from_iter(questions.to_ask.iter().filter_map(|it| match it.open {
            Open::Question(asked) => Some(asked),
            Open::Figure(_) => None,
        }));
        if questions.stop.is_some() || to_answer.is_empty() {
            return (case, questions);
        }
        for asked in to_answer.iter().take(to_answer.len().div_ceil(4)) {
            assert!(is_unasked(&case, *asked), "{asked:?} is asked twice");
            let declined = declines.next().unwrap_or(false);
            case.set(*asked, if declined { Answer::Unsure } else { known.answer(*asked) });
        }
    }
}

fn completed(case: &Case, from: &Case, which: impl Fn(Asked) -> bool) -> Case {
    let mut completed = case.clone();
    for asked in facts(case).into_iter().filter(|asked| is_unasked(case, *asked) && which(*asked)) {
        completed.set(asked, from.answer(asked));
    }
    completed
}

/// A household of as many people, of whom everything else is known.
fn with_another() -> impl Strategy<Value = (Case, Case, Case)> {
    known_and_partial().prop_flat_map(|(known, partial)| {
        let slots = slots(known.people.len() as u8, known.supporters.len() as u8);
        let givens: Vec<_> = slots.iter().map(|(_, kind)| given(*kind)).collect();
        givens.prop_map(move |givens| {
            let mut other = known.clone();
            for ((slot, _), given) in slots.iter().zip(givens) {
                if let Slot::Asked(_) = slot {
                    put(&mut other, *slot, Answer::Given(given));
                }
            }
            (known.clone(), partial.clone(), other)
        })
    })
}

/// The promise of a stop: whatever is answered afterwards, no verdict changes.
#[test]
fn after_a_stop_no_answer_changes_a_verdict() {
    let declines = prop::collection::vec(prop::bool::weighted(0.2), 40);
    of_fewer(16, (with_another(), declines), |((known, partial, other), declines)| {
        let [known, partial, other] = [known, partial, other].map(with_all_supporters_listed);
        let (case, questions) = until_stop(&known, &partial, &declines);
        prop_assert!(questions.stop.is_some(), "nothing is asked, and there is no stop");
        let said = verdicts(&estimate(&case));
        for from in [&known, &other] {
            let later = verdicts(&estimate(&completed(&case, from, |_| true)));
            prop_assert_eq!(&said, &later, "after {:?}", questions.stop);
        }
        Ok(())
    });
}

/// A question that is not asked does not matter.
#[test]
fn what_is_not_asked_for_changes_nothing() {
    of_fewer(4, with_another(), |(_, partial, other)| {
        let questions = next_questions(&partial);
        let later = completed(&partial, &other, |asked| !asks(&questions, Open::Question(asked)));
        let (before, after) = (estimate(&partial), estimate(&later));
        prop_assert_eq!(verdicts(&before), verdicts(&after));
        prop_assert_eq!(amounts(&before), amounts(&after));
        Ok(())
    });
}

#[test]
fn questions_come_in_the_same_order_each_time_and_say_why() {
    of_fewer(8, known_and_partial(), |(_, partial)| {
        let (once, again) = (next_questions(&partial), next_questions(&partial));
        let order = |it: &Questions| it.to_ask.iter().map(|question| question.open).collect::<Vec<_>>();
        prop_assert_eq!(order(&once), order(&again));
        for question in &once.to_ask {
            prop_assert!(!question.because.is_empty());
            for because in &question.because {
                let finding = because.about.in_estimate(&once.assessment.estimate).expect("a finding");
                prop_assert!(!because.verdict || finding.verdict == Verdict::Depends);
                prop_assert!(!because.amount || !finding.payment.is_settled());
                prop_assert!(reads(&once.assessment.explanation, because.read_by, question.open));
            }
        }
        Ok(())
    });
}

/// Whether something open stands at the step or below it.
fn reads(book: &Explanation, id: StepId, open: Open) -> bool {
    let leaf = |how: How| match how {
        How::NotAsked(asked) => Open::Question(asked) == open,
        How::NotPublished(figure) => Open::Figure(figure) == open,
        _ => false,
    };
    book.open_leaves(id).into_iter().any(leaf)
}
