//! Whatever is not known of a household, every completion of the answers lies inside what was said.

use std::sync::LazyLock;

use jiuzhu_rules::{
    Case, Estimate, Payment, Verdict,
    answer::{Answer, Flow, Given, Kind, OLDEST, Yuan},
    case::day,
    estimate, estimate_in_bulk, estimate_known,
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    place::{PLACES, PlaceCode},
    reckoning::{
        exact::Exact,
        money::{Cadence, Money},
        span::Span,
    },
};
use proptest::{prelude::*, sample::select};

/// Amounts that stand at, just beside and far from the limits that packs contain.
static YUAN: LazyLock<Vec<Exact>> = LazyLock::new(|| {
    let whole = [
        0, 1, 50, 143, 200, 465, 560, 619, 620, 621, 770, 1_000, 1_400, 2_310, 3_080, 3_500, 6_000, 9_240, 18_480,
        50_000,
    ];
    let fen = [77_001, 76_999, 115_501, 1];
    let near = fen.into_iter().map(|fen| Exact::from_parts(fen, 2, 1));
    whole.into_iter().map(Exact::from).chain(near).collect()
});

fn yuan() -> impl Strategy<Value = Exact> {
    select(YUAN.clone())
}

fn given(kind: Kind) -> BoxedStrategy<Given> {
    match kind {
        Kind::YesNo => any::<bool>().prop_map(Given::YesNo).boxed(),
        Kind::Choice(names) => (0..names.len()).prop_map(|index| Given::Choice(1 << index)).boxed(),
        Kind::Yuan => yuan().prop_map(|it| Given::Yuan(Span::exactly(it))).boxed(),
        Kind::Flow => (yuan(), any::<bool>())
            .prop_map(|(yuan, yearly)| {
                let cadence = if yearly { Cadence::Yearly } else { Cadence::Monthly };
                Given::Flow(Flow { cadence, yuan: Span::exactly(yuan) })
            })
            .boxed(),
        Kind::Years => (0..=OLDEST).prop_map(|it| Given::Years(Span::exactly(it))).boxed(),
    }
}

/// Most people have most kinds of money not at all, and most circumstances do not apply.
fn usual(kind: Kind) -> BoxedStrategy<Given> {
    let nothing = match kind {
        Kind::YesNo => Given::YesNo(false),
        Kind::Choice(_) => Given::Choice(1),
        Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
        Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
        Kind::Years => return given(kind),
    };
    prop_oneof![2 => Just(nothing), 1 => given(kind)].boxed()
}

/// Less is known: a range, several choices, "not sure", or not asked.
fn weakened(known: Given) -> BoxedStrategy<Answer<Given>> {
    let vague = match known {
        Given::YesNo(_) => Just(Answer::Unsure).boxed(),
        Given::Choice(bits) => any::<u32>().prop_map(move |more| Answer::Given(Given::Choice(bits | more))).boxed(),
        Given::Yuan(span) => widened(span).prop_map(|it| Answer::Given(Given::Yuan(it))).boxed(),
        Given::Flow(flow) => {
            widened(flow.yuan).prop_map(move |yuan| Answer::Given(Given::Flow(Flow { yuan, ..flow }))).boxed()
        }
        Given::Years(span) => (0..=OLDEST, 0..=OLDEST)
            .prop_map(move |(a, b)| Answer::Given(Given::Years(span.hull(Span::exactly(a)).hull(Span::exactly(b)))))
            .boxed(),
    };
    prop_oneof![6 => Just(Answer::Given(known)), 2 => vague, 1 => Just(Answer::Unsure), 1 => Just(Answer::NotAsked)]
        .boxed()
}

fn widened(span: Span<Exact>) -> impl Strategy<Value = Span<Exact>> {
    (yuan(), any::<bool>()).prop_map(move |(other, open)| {
        let wide = span.hull(Span::exactly(other));
        if open { Span::new(wide.least(), None) } else { wide }
    })
}

#[derive(Clone, Copy, Debug)]
enum Slot {
    Asked(Asked),
    Local(LocalFigure),
}

fn slots(people: u8) -> Vec<(Slot, Kind)> {
    let household = HouseholdFact::ALL.iter().map(|fact| (Slot::Asked(Asked::Household(*fact)), fact.kind()));
    let person =
        |index| PersonFact::ALL.iter().map(move |fact| (Slot::Asked(Asked::Person(*fact, index)), fact.kind()));
    let local = LocalFigure::ALL.iter().map(|figure| (Slot::Local(*figure), figure.kind()));
    household.chain((0..people).flat_map(person)).chain(local).collect()
}

fn put(case: &mut Case, slot: Slot, answer: Answer<Given>) {
    match slot {
        Slot::Asked(asked) => case.set(asked, answer),
        Slot::Local(figure) => case.local.set(figure, answer),
    }
}

fn place() -> impl Strategy<Value = PlaceCode> {
    let codes: Vec<PlaceCode> = PLACES.iter().map(|place| place.code).chain([PlaceCode(990_000)]).collect();
    select(codes)
}

/// A whole household, and one of which less is known.
fn known_and_partial() -> impl Strategy<Value = (Case, Case)> {
    let days = select(vec![
        day(2019, 3, 1),
        day(2021, 8, 1),
        day(2023, 1, 15),
        day(2025, 12, 31),
        day(2026, 3, 1),
        day(2026, 11, 1),
    ]);
    (place(), days, 1_u8..=4).prop_flat_map(|(place, day, people)| {
        let slots = slots(people);
        let givens: Vec<_> = slots.iter().map(|(_, kind)| usual(*kind)).collect();
        givens.prop_flat_map(move |givens| {
            let answers: Vec<_> = givens.iter().map(|given| weakened(*given)).collect();
            let (slots, givens) = (slots.clone(), givens.clone());
            answers.prop_map(move |answers| {
                let mut known = Case::new(place, day);
                known.people.resize_with(usize::from(people), Default::default);
                let mut partial = known.clone();
                for ((slot, _), (given, answer)) in slots.iter().zip(givens.iter().zip(answers)) {
                    // A figure that the person has not typed in stays unpublished in both.
                    let typed_in = matches!(slot, Slot::Local(_));
                    let known_answer =
                        if typed_in && answer == Answer::NotAsked { answer } else { Answer::Given(*given) };
                    put(&mut known, *slot, known_answer);
                    put(&mut partial, *slot, if typed_in { known_answer } else { answer });
                }
                (known, partial)
            })
        })
    })
}

fn contradictions(known: &Estimate, partial: &Estimate) -> Vec<String> {
    let mut problems = Vec::new();
    for outer in &partial.findings {
        let Some(inner) = known.findings.iter().find(|it| (it.programme, it.person) == (outer.programme, outer.person))
        else {
            continue;
        };
        if outer.verdict != Verdict::Depends && outer.verdict != inner.verdict {
            problems.push(format!(
                "{:?} {:?}: said {:?}, then {:?}",
                outer.programme, outer.person, outer.verdict, inner.verdict
            ));
        }
        let encloses = match (outer.payment, inner.payment) {
            (Payment::EachMonth(outer), Payment::EachMonth(inner)) => outer.encloses(inner),
            (Payment::Once(outer), Payment::Once(inner)) => outer.encloses(inner),
            (outer, inner) => outer == inner,
        };
        if !encloses {
            problems.push(format!(
                "{:?} {:?}: said {:?}, then {:?}",
                outer.programme, outer.person, outer.payment, inner.payment
            ));
        }
    }
    if !partial.monthly_total.encloses(known.monthly_total) {
        problems.push(format!("total: said {:?}, then {:?}", partial.monthly_total, known.monthly_total));
    }
    problems
}

/// The number of households comes from `PROPTEST_CASES`.
fn config() -> ProptestConfig {
    ProptestConfig { max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_later_answer_never_contradicts_an_earlier_one((known, partial) in known_and_partial()) {
        let problems = contradictions(&estimate(&known), &estimate(&partial));
        prop_assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn the_order_of_people_does_not_matter((known, _) in known_and_partial()) {
        let mut turned = known.clone();
        turned.people.rotate_left(1);
        let (one, other) = (estimate(&known), estimate(&turned));
        prop_assert_eq!(one.monthly_total, other.monthly_total);
        let household = |it: &Estimate| it.findings.iter().filter(|it| it.person.is_none()).map(|it| (it.verdict, it.payment)).collect::<Vec<_>>();
        prop_assert_eq!(household(&one), household(&other));
    }

    /// Single values, where they settle a household, say what spans say.
    #[test]
    fn in_bulk_the_same_comes_out((known, partial) in known_and_partial()) {
        prop_assert_eq!(estimate_in_bulk(&known), estimate(&known));
        prop_assert_eq!(estimate_in_bulk(&partial), estimate(&partial));
    }

    /// More income never brings more dibao, and never turns *unlikely* into *likely*. Unpublished deductions are told:
    /// they enter only where they decide, which is above the line (docs/decisions/0004).
    #[test]
    fn more_income_never_means_more_dibao((known, _) in known_and_partial(), more in yuan()) {
        let mut known = known;
        known.local.illness_deduction = Answer::Given(false);
        known.local.work_cost_deduction =
            Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) });
        let mut richer = known.clone();
        let raise = |flow: Flow| Flow { yuan: flow.yuan.rising(|it| it.checked_add(more)), ..flow };
        for person in &mut richer.people {
            person.pension = person.pension.map(raise);
        }
        let (before, after) = (estimate(&known), estimate(&richer));
        let dibao = |it: &Estimate| it.findings.first().map(|it| (it.verdict, it.payment));
        if let (Some((verdict, Payment::EachMonth(paid))), Some((later, Payment::EachMonth(less)))) = (dibao(&before), dibao(&after)) {
            prop_assert!(!(verdict == Verdict::Unlikely && later == Verdict::Likely));
            let most = |span: Span<Money<_>>| span.most();
            prop_assert!(most(paid).is_none_or(|paid| most(less).is_some_and(|less| less <= paid)), "{paid:?} then {less:?}");
        }
    }

    /// A yearly amount is the same as a twelfth of it each month.
    #[test]
    fn a_year_is_twelve_months((known, _) in known_and_partial()) {
        let mut yearly = known.clone();
        for person in &mut yearly.people {
            person.wage = person.wage.map(|flow| match flow.cadence {
                Cadence::Monthly => Flow { cadence: Cadence::Yearly, yuan: flow.yuan.rising(|it| it.times(12)) },
                _ => flow,
            });
        }
        prop_assert_eq!(estimate(&known), estimate(&yearly));
    }
}

fn flow(least: u32, most: u32) -> Answer<Flow> {
    Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::between(Exact::from(least), Exact::from(most)) })
}

/// Two adults with nothing, of whom everything is answered, where dibao begins below 4 yuan and margin below 6.
fn known_couple() -> Case {
    let mut base = Case::new(PlaceCode(990_000), day(2026, 11, 1));
    base.people.resize_with(2, Default::default);
    for (slot, kind) in slots(2) {
        let nothing = match kind {
            Kind::YesNo => Given::YesNo(false),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
            Kind::Years => Given::Years(Span::exactly(40)),
        };
        put(&mut base, slot, Answer::Given(nothing));
    }
    base.household.hukou_here = Answer::Given(true);
    base.local.dibao_standard = flow(4, 4);
    base.local.margin_line = flow(6, 6);
    base
}

/// A household without questions left is read by single values alone.
#[test]
fn a_known_household_needs_no_spans() {
    let case = known_couple();
    assert_eq!(estimate_known(&case), Some(estimate(&case)));
    let mut partial = case;
    partial.household.savings = Answer::Given(Yuan(Span::between(Exact::ZERO, Exact::from(100_000))));
    assert_eq!(estimate_known(&partial), None);
}

/// On a small grid of wages and savings every answer is the exact hull of what its completions give.
#[test]
fn ranges_are_as_tight_as_enumeration() {
    let base = known_couple();
    let with = |pension: (u32, u32), savings: (u32, u32)| {
        let mut case = base.clone();
        if let Some(person) = case.people.first_mut() {
            person.pension = flow(pension.0, pension.1);
        }
        case.household.savings = Answer::Given(Yuan(Span::between(Exact::from(savings.0), Exact::from(savings.1))));
        case.local.liquid_limit = Answer::Given(Yuan(Span::exactly(Exact::from(2))));
        estimate(&case)
    };
    let ranges = || (0..=13_u32).flat_map(|least| (least..=13).map(move |most| (least, most)));
    for pension in ranges() {
        for savings in [(0, 0), (3, 4), (4, 4), (4, 5), (5, 6)] {
            let said = with(pension, savings);
            let completions: Vec<Estimate> = (pension.0..=pension.1)
                .flat_map(|pension| (savings.0..=savings.1).map(move |savings| (pension, savings)))
                .map(|(pension, savings)| with((pension, pension), (savings, savings)))
                .collect();
            for (index, finding) in said.findings.iter().enumerate() {
                let each = || completions.iter().filter_map(|it| it.findings.get(index));
                let settled =
                    each().all(|it| it.verdict == Verdict::Likely) || each().all(|it| it.verdict == Verdict::Unlikely);
                assert_eq!(settled, finding.verdict != Verdict::Depends, "{pension:?} {savings:?} {finding:?}");
                let hull = each()
                    .filter_map(|it| match it.payment {
                        Payment::EachMonth(span) => Some(span),
                        _ => None,
                    })
                    .reduce(Span::hull);
                if let (Payment::EachMonth(span), Some(hull)) = (finding.payment, hull) {
                    assert_eq!(span, hull, "{pension:?} {savings:?} {:?}", finding.programme);
                }
            }
        }
    }
}
