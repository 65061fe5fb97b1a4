//! What to ask next, what two cases differ in, what a verdict rests on: each against trying it out.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod households_at_random;

use jiuzhu_rules::{
    Case, Estimate, Open, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind},
    assess,
    case::{MOST_PEOPLE, day},
    estimate,
    explore::{
        About, Cause, Comparison, Difference, Left, Questions, Reasons, Stop, compare, forcing, next_questions, reasons,
    },
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    place::PlaceCode,
    reckoning::{
        exact::Exact,
        money::Cadence,
        span::Span,
        step::{Book, Explanation, How, StepId},
        traced::{Condition, Traced, all, any as any_of},
        truth::Truth,
        world::Recorded,
    },
    term::Term,
};
use proptest::{prelude::*, sample::Index};
use serde::Deserialize;

use households_at_random::{Slot, config, given, known_and_partial, put, slots};

// ---- Households by name -----------------------------------------------------------------------

const FILES: &[&str] = &[
    include_str!("households/annex_b.toml"),
    include_str!("households/dibao.toml"),
    include_str!("households/household.toml"),
    include_str!("households/places.toml"),
];

#[derive(Deserialize)]
struct CaseFile {
    case: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    given: Case,
}

fn household(name: &str) -> Case {
    let files = FILES.iter().map(|text| toml::from_str::<CaseFile>(text).expect("the households are valid"));
    let mut cases = files.flat_map(|file| file.case);
    cases.find(|case| case.name.starts_with(name)).unwrap_or_else(|| panic!("no household {name}")).given
}

const DIBAO: About = About { programme: Programme::Dibao, person: None };

fn yuan(text: &str) -> Exact {
    Exact::whole(text.parse().expect("an amount"))
}

fn monthly(text: &str) -> Flow {
    Flow { cadence: Cadence::Monthly, yuan: Span::exactly(yuan(text)) }
}

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
    slots(case.people.len() as u8).into_iter().filter_map(asked).collect()
}

fn verdicts(estimate: &Estimate) -> Vec<(About, Verdict)> {
    let mut verdicts: Vec<_> = estimate.findings.iter().map(|it| (About::of(it), it.verdict)).collect();
    verdicts.sort_by_key(|(about, _)| (about.programme as u8, about.person));
    verdicts
}

fn amounts(estimate: &Estimate) -> Vec<String> {
    let mut amounts: Vec<_> =
        estimate.findings.iter().map(|it| format!("{:?} {:?}", About::of(it), it.payment)).collect();
    amounts.sort();
    amounts
}

// ---- What to ask next -------------------------------------------------------------------------

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
    case.local.margin_line = Answer::Given(monthly("600"));
    let questions = next_questions(&case);
    assert_eq!(questions.stop, Some(Stop::OnlyDeclined));
    assert!(questions.held.iter().any(|it| it.open == SAVINGS));
}

#[test]
fn where_every_verdict_is_settled_questions_end_and_only_amounts_may_be_asked_for() {
    let mut case = household("B2: two thousand for three");
    case.local.margin_line = Answer::Given(monthly("1000"));
    case.household.event = Answer::NotAsked;
    case.household.outlay_hardship = Answer::NotAsked;
    assert_eq!(next_questions(&case).stop, None);
    let case = household("B2: two thousand for three");
    let questions = next_questions(&case);
    assert_eq!(estimate(&case).findings.iter().find(|it| it.verdict == Verdict::Depends).map(About::of), None);
    assert_eq!(questions.stop, Some(Stop::Settled));
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
    let mut case = Case::new(PlaceCode(500_000), day(2026, 11, 1));
    case.people.resize_with(MOST_PEOPLE, Default::default);
    assert!(!next_questions(&case).to_ask.is_empty());
    for (slot, kind) in slots(MOST_PEOPLE as u8) {
        let answer = match kind {
            Kind::YesNo => Given::YesNo(true),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Yuan => Given::Yuan(Span::exactly(most)),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(most) }),
            Kind::Years => Given::Years(Span::exactly(40)),
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

/// Answers the questions in their order, now and then declining, until there is a stop.
fn until_stop(known: &Case, partial: &Case, declines: &[bool]) -> (Case, Questions) {
    let mut case = partial.clone();
    let mut declines = declines.iter().copied().cycle();
    for _ in 0..2_000 {
        let questions = next_questions(&case);
        let next = questions.to_ask.iter().find_map(|it| match it.open {
            Open::Question(asked) => Some(asked),
            Open::Figure(_) => None,
        });
        let Some(asked) = next.filter(|_| questions.stop.is_none()) else { return (case, questions) };
        assert!(is_unasked(&case, asked), "{asked:?} is asked twice");
        let declined = declines.next().unwrap_or(false);
        case.set(asked, if declined { Answer::Unsure } else { known.answer(asked) });
    }
    panic!("the questions do not end");
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
        let slots = slots(known.people.len() as u8);
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

proptest! {
    #![proptest_config(config())]

    /// The promise of a stop: whatever is answered afterwards, no verdict changes.
    #[test]
    fn after_a_stop_no_answer_changes_a_verdict(
        (known, partial, other) in with_another(),
        declines in prop::collection::vec(prop::bool::weighted(0.2), 40),
    ) {
        let (case, questions) = until_stop(&known, &partial, &declines);
        let said = verdicts(&estimate(&case));
        for from in [&known, &other] {
            let later = verdicts(&estimate(&completed(&case, from, |_| true)));
            prop_assert_eq!(&said, &later, "after {:?}", questions.stop);
        }
    }

    /// A question that is not asked does not matter.
    #[test]
    fn what_is_not_asked_for_changes_nothing((_, partial, other) in with_another()) {
        let questions = next_questions(&partial);
        let later = completed(&partial, &other, |asked| !asks(&questions, Open::Question(asked)));
        let (before, after) = (estimate(&partial), estimate(&later));
        prop_assert_eq!(verdicts(&before), verdicts(&after));
        prop_assert_eq!(amounts(&before), amounts(&after));
    }

    #[test]
    fn questions_come_in_the_same_order_each_time_and_say_why((_, partial) in known_and_partial()) {
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
    }
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
