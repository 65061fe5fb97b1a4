//! What a verdict rests on, and what would turn it.

use jiuzhu_rules::{
    Case, Open, Verdict,
    answer::{Answer, Flow, Given},
    assess, estimate,
    explore::{About, Reasons, forcing, reasons},
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    reckoning::{
        span::Span,
        step::{Book, How},
        traced::{Condition, Traced, all, any as any_of},
        truth::Truth,
        world::Recorded,
    },
};
use proptest::{prelude::*, sample::Index};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{
    DIBAO, household,
    households_at_random::{config, known_and_partial},
    monthly, of_fewer, yuan,
};

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
