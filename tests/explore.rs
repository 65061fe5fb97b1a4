//! What to ask next, what two cases differ in, what a verdict rests on: each against trying it out.

// A test says what is wrong by failing; shares of a distance are only drawn.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, clippy::float_arithmetic)]

mod households_at_random;
mod named_households;

use households_at_random::{Slot, config, given, known_and_partial, put, slots};
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
use named_households::named;
use proptest::{prelude::*, sample::Index, test_runner::TestRunner};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Each household here is assessed many times over, so that one in `so_many` of the usual number has to do. (The macro
/// would take the whole number from the environment.)
fn of_fewer<S: Strategy>(so_many: u32, households: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = config().cases.div_ceil(so_many);
    let mut runner = TestRunner::new(ProptestConfig { cases, max_shrink_iters: 500, ..config() });
    if let Err(wrong) = runner.run(&households, holds) {
        panic!("{wrong}");
    }
}

// ---- Households by name -----------------------------------------------------------------------

const FILES: &[&str] = &[
    include_str!("households/annex_b.toml"),
    include_str!("households/dibao.toml"),
    include_str!("households/household.toml"),
    include_str!("households/places.toml"),
];

fn household(name: &str) -> Case {
    named(FILES, name)
}

const DIBAO: About = About { programme: Programme::Dibao, person: None };

fn yuan(text: &str) -> Exact {
    Exact::of(text.parse().expect("an amount")).expect("an exact amount")
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
    slots(case.people.len() as u8, case.supporters.len() as u8).into_iter().filter_map(asked).collect()
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

// ---- What two cases differ in -----------------------------------------------------------------

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
    here.people[1].relation =
        Answer::Given(jiuzhu_rules::reckoning::choice::Choice::only(jiuzhu_rules::facts::Relation::Parent));
    let mut away = here.clone();
    away.people[1].lives_with_family = Answer::Given(false);
    let comparison = compare(&here, &away);
    let lives_here = How::Answered(Asked::Person(PersonFact::LivesWithFamily, 1));
    assert_eq!(leaves(&comparison, &difference(&comparison, DIBAO).causes), [lives_here, lives_here]);
}

#[test]
fn on_two_days_the_figures_and_the_day_make_the_difference() {
    let later: Case = serde_json::from_str(include_str!("../rules/benches/five_people.json")).expect("a valid case");
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

// ---- What a verdict rests on ------------------------------------------------------------------

#[derive(Clone, Debug)]
enum Formula {
    Atom(u8),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

const ATOMS: u8 = 6;

fn formulas() -> impl Strategy<Value = Formula> {
    (0..ATOMS).prop_map(Formula::Atom).prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|it| Formula::Not(Box::new(it))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Formula::All),
            prop::collection::vec(inner, 1..4).prop_map(Formula::Any),
        ]
    })
}

impl Formula {
    fn written<'b>(&self, world: Recorded<'b>, truths: &[Truth]) -> Condition<Recorded<'b>> {
        match self {
            Formula::Atom(atom) => Traced::leaf(world, How::Answered(atom_asked(*atom)), truths[usize::from(*atom)]),
            Formula::Not(inner) => !inner.written(world, truths),
            Formula::All(parts) => all(world, &parts.iter().map(|it| it.written(world, truths)).collect::<Vec<_>>()),
            Formula::Any(parts) => any_of(world, &parts.iter().map(|it| it.written(world, truths)).collect::<Vec<_>>()),
        }
    }

    fn truth(&self, truths: &[Truth]) -> Truth {
        match self {
            Formula::Atom(atom) => truths[usize::from(*atom)],
            Formula::Not(inner) => !inner.truth(truths),
            Formula::All(parts) => parts.iter().map(|it| it.truth(truths)).min().unwrap_or(Truth::Yes),
            Formula::Any(parts) => parts.iter().map(|it| it.truth(truths)).max().unwrap_or(Truth::No),
        }
    }
}

fn atom_asked(atom: u8) -> Asked {
    Asked::Person(PersonFact::SeriouslyIll, atom)
}

/// Every set of atoms that forces the truth of a formula and of which none can be left out, by trying all sets.
fn smallest_forcing(formula: &Formula, truths: &[Truth]) -> Vec<u32> {
    let known_only = |set: u32| -> Vec<Truth> {
        (0..).zip(truths).map(|(bit, truth)| if set & 1 << bit != 0 { *truth } else { Truth::Either }).collect()
    };
    let forces = |set: u32| formula.truth(&known_only(set)) == formula.truth(truths);
    let is_smallest =
        |set: &u32| forces(*set) && (0..u32::from(ATOMS)).all(|bit| set & 1 << bit == 0 || !forces(set & !(1 << bit)));
    (0..1 << ATOMS).filter(is_smallest).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_smallest_sets_are_those_that_trying_all_sets_finds(
        formula in formulas(),
        truths in prop::collection::vec(prop::sample::select(vec![Truth::No, Truth::Either, Truth::Yes]), usize::from(ATOMS)),
    ) {
        let book = Book::with_room_for(64);
        let root = formula.written(Recorded::into(&book), &truths).world().step().expect("a step");
        let told = forcing(&book.close(), root);
        let mut found: Vec<u32> = told.sets.iter().map(|set| {
            set.iter().fold(0, |bits, condition| match condition.answer {
                Some(Open::Question(Asked::Person(_, atom))) => bits | 1 << atom,
                other => panic!("no atom: {other:?}"),
            })
        }).collect();
        prop_assert!(!told.more);
        prop_assert!(told.sets.is_sorted_by_key(Vec::len));
        found.sort_unstable();
        let expected = if formula.truth(&truths).is_settled() { smallest_forcing(&formula, &truths) } else { Vec::new() };
        prop_assert_eq!(found, expected);
    }
}

fn reasons_for(case: &Case, about: About) -> Reasons {
    reasons(case, &assess(case), about).expect("the programme is assessed")
}

#[test]
fn one_fen_less_or_more_turns_a_verdict_at_the_line() {
    let below = reasons_for(&household("B3: 1399.99 for two"), DIBAO);
    let nearest = below.changes.first().expect("more income turns it");
    assert_eq!((below.verdict, nearest.verdict, nearest.by), (Verdict::Likely, Verdict::Unlikely, Some(yuan("0.01"))));
    let at = reasons_for(&household("B3: 1400 for two"), DIBAO);
    let nearest = at.changes.first().expect("less income turns it");
    assert_eq!((at.verdict, nearest.verdict, nearest.by), (Verdict::Unlikely, Verdict::Likely, Some(yuan("0.01"))));
    assert_eq!(nearest.to, Given::Flow(monthly("1399.99")));
    assert_eq!(at.forced_by.sets.len(), 1, "only the income is in the way: {:?}", at.forced_by);
}

#[test]
fn hukou_elsewhere_alone_forces_the_verdict_and_can_be_changed() {
    let mut case = household("B2: two thousand for three");
    case.household.hukou_here = Answer::Given(false);
    case.local.residence_filing = Answer::Given(false);
    let told = reasons_for(&case, DIBAO);
    let conditions = [
        Some(Open::Question(Asked::Household(HouseholdFact::HukouHere))),
        Some(Open::Figure(LocalFigure::ResidenceFiling)),
    ];
    let answers: Vec<_> =
        told.forced_by.sets.iter().map(|set| set.iter().map(|it| it.answer).collect::<Vec<_>>()).collect();
    assert_eq!(answers, [conditions.to_vec()]);
    let change = told.changes.first().expect("hukou turns it");
    assert_eq!((change.fact, change.by), (Asked::Household(HouseholdFact::HukouHere), None));
    assert_eq!((change.to, change.verdict), (Given::YesNo(true), Verdict::Likely));
}

#[test]
fn what_depends_is_forced_by_nothing() {
    let told = reasons_for(&household("Just below the line everything owned must be known"), DIBAO);
    assert_eq!(told.verdict, Verdict::Depends);
    assert!(told.forced_by.sets.is_empty() && told.changes.is_empty());
}

/// Nobody is told to be somebody else.
const NEVER: &[PersonFact] = &[
    PersonFact::Relation,
    PersonFact::LivesWithFamily,
    PersonFact::NearerKinUnable,
    PersonFact::Away,
    PersonFact::Age,
    PersonFact::Study,
    PersonFact::Disability,
    PersonFact::DisabilityGrade,
    PersonFact::LongTermCare,
    PersonFact::SeriouslyIll,
    PersonFact::Work,
];

fn at_fen(given: Given, fen: i64) -> Given {
    let span = Span::exactly(yuan(&format!("{}.{:02}", fen / 100, fen % 100)));
    match given {
        Given::Flow(flow) => Given::Flow(Flow { yuan: span, ..flow }),
        _ => Given::Yuan(span),
    }
}

fn fen(given: Answer<Given>) -> Option<i64> {
    let span = match given {
        Answer::Given(Given::Yuan(span)) => span,
        Answer::Given(Given::Flow(flow)) => flow.yuan,
        _ => return None,
    };
    span.single().and_then(|it| it.times(100)).and_then(|it| it.decimal().try_into().ok())
}

/// With a change the verdict is what was said; nearer than that, on either side, it is what it was.
#[test]
fn no_nearer_change_turns_a_verdict() {
    let nearer = prop::collection::vec(0.0..1.0_f64, 6);
    of_fewer(
        8,
        (known_and_partial(), any::<bool>(), any::<Index>(), nearer),
        |((known, partial), vague, which, nearer)| {
            let case = if vague { partial } else { known };
            let assessment = assess(&case);
            let finding = which.get(&assessment.estimate.findings);
            let about = About::of(finding);
            let told = reasons(&case, &assessment, about).expect("a finding");
            for change in &told.changes {
                if let Asked::Person(fact, _) = change.fact {
                    prop_assert!(!NEVER.contains(&fact), "{:?} is nobody's to change", fact);
                }
                let verdict_with = |given| {
                    let mut case = case.clone();
                    case.set(change.fact, Answer::Given(given));
                    about.in_estimate(&estimate(&case)).map(|it| it.verdict)
                };
                prop_assert_ne!(change.verdict, finding.verdict);
                prop_assert_eq!(verdict_with(change.to), Some(change.verdict));
                let (Some(now), Some(then)) = (fen(case.answer(change.fact)), fen(Answer::Given(change.to))) else {
                    continue;
                };
                let distance = now.abs_diff(then) as i64;
                prop_assert_eq!(change.by, Some(yuan(&format!("{}.{:02}", distance / 100, distance % 100))));
                let between = nearer.iter().map(|share| ((distance - 1) as f64 * share) as i64).chain([distance - 1]);
                for step in
                    between.flat_map(|step| [now - step, now + step]).filter(|fen| (0..=999_999_999_999).contains(fen))
                {
                    prop_assert_eq!(
                        verdict_with(at_fen(change.to, step)),
                        Some(finding.verdict),
                        "{:?} at {} fen",
                        change.fact,
                        step
                    );
                }
            }
            Ok(())
        },
    );
}
