//! Households made up at random: some of whom everything is known, some of whom less is.

use std::sync::LazyLock;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given, Kind, OLDEST},
    case::day,
    facts::{Asked, HouseholdFact, PersonFact, SupporterAnswers, SupporterFact},
    local::LocalFigure,
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span},
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

pub fn yuan() -> impl Strategy<Value = Exact> {
    select(YUAN.clone())
}

/// Multiples and shares that local rules have.
pub fn share() -> impl Strategy<Value = Exact> {
    let tenths = [0, 1, 3, 5, 10, 13, 15, 20, 30];
    select(tenths.map(|tenths| Exact::from_parts(tenths, 1, 1)).to_vec())
}

pub fn given(kind: Kind) -> BoxedStrategy<Given> {
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
        Kind::Count => (0..=15_u16).prop_map(|it| Given::Count(Span::exactly(it))).boxed(),
        Kind::Number => share().prop_map(|it| Given::Number(Span::exactly(it))).boxed(),
    }
}

/// Most people have most kinds of money not at all, and most circumstances do not apply.
pub fn usual(kind: Kind) -> BoxedStrategy<Given> {
    let nothing = match kind {
        Kind::YesNo => Given::YesNo(false),
        Kind::Choice(_) => Given::Choice(1),
        Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
        Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
        Kind::Years | Kind::Count | Kind::Number => return given(kind),
    };
    prop_oneof![2 => Just(nothing), 1 => given(kind)].boxed()
}

/// Less is known: a range, several choices, "not sure", or not asked.
pub fn weakened(known: Given) -> BoxedStrategy<Answer<Given>> {
    let vague = match known {
        Given::YesNo(_) => Just(Answer::Unsure).boxed(),
        Given::Choice(bits) => any::<u32>().prop_map(move |more| Answer::Given(Given::Choice(bits | more))).boxed(),
        Given::Yuan(span) => widened(span).prop_map(|it| Answer::Given(Given::Yuan(it))).boxed(),
        Given::Flow(flow) => {
            widened(flow.yuan).prop_map(move |yuan| Answer::Given(Given::Flow(Flow { yuan, ..flow }))).boxed()
        }
        Given::Count(span) => {
            (0..=15_u16).prop_map(move |other| Answer::Given(Given::Count(span.hull(Span::exactly(other))))).boxed()
        }
        Given::Number(span) => {
            share().prop_map(move |other| Answer::Given(Given::Number(span.hull(Span::exactly(other))))).boxed()
        }
        Given::Years(span) => (0..=OLDEST, 0..=OLDEST)
            .prop_map(move |(a, b)| Answer::Given(Given::Years(span.hull(Span::exactly(a)).hull(Span::exactly(b)))))
            .boxed(),
    };
    prop_oneof![6 => Just(Answer::Given(known)), 2 => vague, 1 => Just(Answer::Unsure), 1 => Just(Answer::NotAsked)]
        .boxed()
}

pub fn widened(span: Span<Exact>) -> impl Strategy<Value = Span<Exact>> {
    (yuan(), any::<bool>()).prop_map(move |(other, open)| {
        let wide = span.hull(Span::exactly(other));
        if open { Span::new(wide.least(), None) } else { wide }
    })
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    Asked(Asked),
    Local(LocalFigure),
}

pub fn slots(people: u8, supporters: u8) -> Vec<(Slot, Kind)> {
    let household = HouseholdFact::ALL.iter().map(|fact| (Slot::Asked(Asked::Household(*fact)), fact.kind()));
    let person =
        |index| PersonFact::ALL.iter().map(move |fact| (Slot::Asked(Asked::Person(*fact, index)), fact.kind()));
    let local = LocalFigure::ALL.iter().map(|figure| (Slot::Local(*figure), figure.kind()));
    let supporter =
        |index| SupporterFact::ALL.iter().map(move |fact| (Slot::Asked(Asked::Supporter(*fact, index)), fact.kind()));
    household.chain((0..people).flat_map(person)).chain((0..supporters).flat_map(supporter)).chain(local).collect()
}

pub fn put(case: &mut Case, slot: Slot, answer: Answer<Given>) {
    match slot {
        Slot::Asked(asked) => case.set(asked, answer),
        Slot::Local(figure) => case.local.set(figure, answer),
    }
}

pub fn place() -> impl Strategy<Value = PlaceCode> {
    let packs = jiuzhu_packs::all();
    let with_figures = packs.tables.rows().map(|(figure, _)| figure.place);
    let mut codes: Vec<PlaceCode> = with_figures.chain([PlaceCode(990_000)]).collect();
    codes.sort_unstable();
    codes.dedup();
    select(codes)
}

/// A whole household, and one of which less is known.
pub fn known_and_partial() -> impl Strategy<Value = (Case, Case)> {
    let days = select(vec![
        day(2019, 3, 1),
        day(2021, 8, 1),
        day(2022, 1, 15),
        day(2023, 1, 15),
        day(2024, 6, 1),
        day(2025, 12, 31),
        day(2026, 3, 1),
        day(2026, 11, 1),
    ]);
    (place(), days, 1_u8..=4, 0_u8..=2).prop_flat_map(|(place, day, people, supporters)| {
        let slots = slots(people, supporters);
        let givens: Vec<_> = slots.iter().map(|(_, kind)| usual(*kind)).collect();
        givens.prop_flat_map(move |givens| {
            let answers: Vec<_> = givens.iter().map(|given| weakened(*given)).collect();
            let (slots, givens) = (slots.clone(), givens.clone());
            answers.prop_map(move |answers| {
                let mut known = Case::new(place, day, jiuzhu_packs::all());
                known.people.resize_with(usize::from(people), Default::default);
                // The first supporter owes support to everybody, the second to the applicant alone.
                known.supporters = (0..supporters)
                    .map(|index| SupporterAnswers {
                        of: (1..=if index == 0 { people } else { 1 }).collect(),
                        ..Default::default()
                    })
                    .collect();
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

/// The number of households comes from `PROPTEST_CASES`.
pub fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    // Of many households many are left out by what a test assumes.
    let max_global_rejects = usual.cases.max(usual.max_global_rejects);
    ProptestConfig { max_shrink_iters: 20_000, failure_persistence: None, max_global_rejects, ..usual }
}
