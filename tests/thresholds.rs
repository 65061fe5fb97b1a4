//! Thresholds against what the rules say fen by fen.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod named_households;

use std::{collections::BTreeSet, ops::RangeInclusive, sync::LazyLock};

use jiuzhu_rules::{
    Case, Estimate, Finding, Open, Payment, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind, OLDEST},
    assess, estimate,
    exchange::yuan_from_text,
    explore::{
        at_amount, one_income_of, standings,
        thresholds::{
            Change, Cliff, Curve, Edge, Fen, Line, NoThresholds, Of, Piece, Response, Search, Side, Thresholds,
            thresholds,
        },
        with_one_income, with_people,
    },
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    reckoning::{
        exact::{Exact, Rounding},
        money::Cadence,
        span::Span,
        step::Value,
    },
    term::Term,
};
use named_households::{Named, in_files};
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const FILES: &[&str] = &[
    include_str!("households/annex_b.toml"),
    include_str!("households/household.toml"),
    include_str!("households/income.toml"),
    include_str!("households/assets.toml"),
    include_str!("households/dibao.toml"),
    include_str!("households/category_topup.toml"),
    include_str!("households/single_person.toml"),
    include_str!("households/margin.toml"),
    include_str!("households/disability.toml"),
    include_str!("households/temporary_assistance.toml"),
    include_str!("households/places.toml"),
    include_str!("households/packs.toml"),
];

static CASES: LazyLock<Vec<Named>> = LazyLock::new(|| in_files(FILES));

/// The first case whose name starts like this.
fn case_named(name: &str) -> Case {
    CASES.iter().find(|it| it.name.starts_with(name)).unwrap_or_else(|| panic!("no case {name}")).given.clone()
}

const TWENTY_THOUSAND: RangeInclusive<Fen> = Fen(0)..=Fen(2_000_000);

fn wage(person: u8) -> Asked {
    Asked::Person(PersonFact::Wage, person)
}

fn pension(person: u8) -> Asked {
    Asked::Person(PersonFact::Pension, person)
}

const SAVINGS: Asked = Asked::Household(HouseholdFact::Savings);
const OUTLAY: Asked = Asked::Household(HouseholdFact::IllnessOutlay);

fn yuan(text: &str) -> Exact {
    yuan_from_text(text).unwrap_or_else(|| panic!("{text} is no amount"))
}

fn fen(text: &str) -> Fen {
    Fen::of(yuan(text)).unwrap_or_else(|| panic!("{text} has parts of a fen"))
}

// ---- What was told, against the rules at single points -------------------------------------------

/// The household with `at` as its answer.
fn estimate_at(case: &Case, told: &Thresholds, at: Fen) -> Estimate {
    let yuan = Span::exactly(at.yuan());
    let given = match told.cadence {
        Cadence::Once => Given::Yuan(yuan),
        cadence => Given::Flow(Flow { cadence, yuan }),
    };
    let mut case = case.clone();
    case.set(told.asked, Answer::Given(given));
    estimate(&case)
}

fn piece_at<T>(pieces: &[Piece<T>], at: Fen) -> &Piece<T> {
    let after = pieces.partition_point(|piece| piece.from <= at);
    let piece = after.checked_sub(1).and_then(|index| pieces.get(index)).expect("a piece begins before");
    assert!(at <= piece.to, "no piece holds {at:?}");
    piece
}

/// What a line, rounded as told, comes to at a point.
fn exact_at(pieces: &[Piece<Option<Line>>], at: Fen) -> Option<Exact> {
    let piece = piece_at(pieces, at);
    piece.what.map(|line| line.after(Fen(at.0 - piece.from.0)).expect("small"))
}

/// Whether `paid` is the exact amount, rounded as told. Of several parts each may have been rounded by itself.
fn pays(exact: Option<Exact>, paid: Option<Exact>, rounding: Option<Rounding>, parts: u32) -> bool {
    let (Some(exact), Some(paid)) = (exact, paid) else { return exact.is_none() && paid.is_none() };
    match rounding {
        None => exact == paid,
        Some(how) if exact.rounded(how) == Some(paid) => true,
        Some(_) => {
            let unit = Exact::from(10).times(parts).expect("small");
            parts > 1
                && exact.checked_sub(unit).is_some_and(|least| least < paid)
                && exact.checked_add(unit).is_some_and(|most| paid < most)
        }
    }
}

fn ends(payment: Payment) -> (Option<Exact>, Option<Exact>) {
    match payment {
        Payment::Nothing => (None, None),
        Payment::EachMonth(span) => (span.least().map(|it| it.yuan()), span.most().map(|it| it.yuan())),
        Payment::Once(span) => (span.least().map(|it| it.yuan()), span.most().map(|it| it.yuan())),
    }
}

/// What is told of a point must be what the rules say there.
fn wrong_at(case: &Case, told: &Thresholds, at: Fen) -> Vec<String> {
    let found = estimate_at(case, told, at);
    let mut wrong = Vec::new();
    // Where somebody holds several ways of rounding possible, the curve names one of them.
    let one_way = !matches!(case.local.payment_rounding, Answer::Given(how) if how.single().is_none());
    let mut pay = |curve: &Curve, payment, parts, what: &dyn std::fmt::Debug| {
        let (least, most) = ends(payment);
        for (pieces, paid) in [(&curve.least, least), (&curve.most, most)] {
            let exact = exact_at(pieces, at);
            if !pays(exact, paid, curve.rounding, parts) {
                wrong.push(format!("{what:?} at {at:?}: told {exact:?} {:?}, paid {paid:?}", curve.rounding));
            }
        }
    };
    for (response, finding) in told.responses.iter().zip(&found.findings) {
        if let Some(curve) = &response.payment {
            // A person's top-ups and subsidies may be sums of amounts rounded one by one.
            let rounded_once = matches!(response.programme, Programme::Dibao | Programme::SinglePerson) && one_way;
            pay(curve, finding.payment, if rounded_once { 1 } else { 4 }, &(response.programme, response.person));
        }
    }
    let parts = 1 + 8 * case.people.len() as u32;
    pay(&told.monthly_total, Payment::EachMonth(found.monthly_total), parts, &"total");
    for (response, finding) in told.responses.iter().zip(&found.findings) {
        let verdict = piece_at(&response.verdicts, at).what;
        if verdict != finding.verdict {
            wrong.push(format!(
                "{:?} {:?} at {at:?}: told {verdict:?}, found {:?}",
                response.programme, response.person, finding.verdict
            ));
        }
    }
    wrong
}

/// Points at and beside every edge, at both ends, and at random.
fn points(told: &Thresholds, range: &RangeInclusive<Fen>, random: &[u64]) -> BTreeSet<Fen> {
    let (from, to) = (range.start().0, range.end().0);
    let edges = told.edges.iter().flat_map(|edge| (-2_i64..=2).map(|by| edge.at.0.saturating_add_signed(by)));
    let random = random.iter().flat_map(|it| (from + it % (to - from + 1)).checked_sub(1).map(|it| it..=it + 2));
    edges.chain(random.flatten()).chain([from, to]).filter(|at| (from..=to).contains(at)).map(Fen).collect()
}

/// Whether pieces leave a gap, or one says no more than the piece before it.
fn gaps<T>(pieces: &[Piece<T>], range: &RangeInclusive<Fen>, goes_on: fn(&Piece<T>, &Piece<T>) -> bool) -> bool {
    let pairs = || pieces.iter().zip(pieces.iter().skip(1));
    let follow = pairs().all(|(one, next)| one.from <= one.to && one.to.0 + 1 == next.from.0);
    let ends =
        pieces.first().map(|it| it.from) == Some(*range.start()) && pieces.last().map(|it| it.to) == Some(*range.end());
    !follow || !ends || pairs().any(|(one, next)| goes_on(one, next))
}

fn same_verdict(one: &Piece<Verdict>, next: &Piece<Verdict>) -> bool {
    one.what == next.what
}

fn same_line(one: &Piece<Option<Line>>, next: &Piece<Option<Line>>) -> bool {
    match (one.what, next.what) {
        (Some(line), Some(after)) => {
            line.slope == after.slope && line.after(Fen(next.from.0 - one.from.0)) == Some(after.at)
        }
        (one, next) => one.is_none() && next.is_none(),
    }
}

fn all_wrong(case: &Case, asked: Asked, range: RangeInclusive<Fen>, random: &[u64]) -> Vec<String> {
    let told = thresholds(case, asked, range.clone()).expect("an amount of money");
    if let Some(unproven) = told.unproven {
        return vec![format!("unproven: {unproven:?}")];
    }
    let curves = told.responses.iter().filter_map(|it| it.payment.as_ref()).chain([&told.monthly_total]);
    let mut wrong: Vec<String> = curves
        .filter(|curve| gaps(&curve.least, &range, same_line) || gaps(&curve.most, &range, same_line))
        .map(|curve| format!("gaps: {curve:?}"))
        .collect();
    wrong.extend(
        told.responses.iter().filter(|it| gaps(&it.verdicts, &range, same_verdict)).map(|it| format!("gaps: {it:?}")),
    );
    wrong.extend(points(&told, &range, random).into_iter().flat_map(|at| wrong_at(case, &told, at)));
    wrong
}

#[test]
fn every_household_on_file_is_as_told_at_and_between_the_edges() {
    let mut random = Random(1);
    for Named { name, given } in CASES.iter() {
        for asked in [wage(0), Asked::Person(PersonFact::Farm, 0), SAVINGS, OUTLAY] {
            let random: Vec<u64> = (0..3).map(|_| random.next()).collect();
            let wrong = all_wrong(given, asked, TWENTY_THOUSAND, &random);
            assert!(wrong.is_empty(), "{name}, {asked:?}:\n{}", wrong.join("\n"));
        }
    }
}

/// Steps through numbers far apart (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

// ---- Households that nobody thought of -------------------------------------------------------------

const AMOUNTS: &[&str] = &[
    "0", "0.01", "50", "143", "385", "619.99", "620", "770", "770.01", "1155", "2310", "3500", "9240", "18480", "80000",
];

fn amount(choice: u32) -> Exact {
    AMOUNTS.get(choice as usize % AMOUNTS.len()).map_or(Exact::ZERO, |text| yuan(text))
}

/// One amount, or all from one to another.
fn amounts(choice: u32) -> Span<Exact> {
    match choice % 4 {
        0 => Span::between(amount(choice / 4), amount(choice / 64)),
        1 => Span::at_least(amount(choice / 4)),
        _ => Span::exactly(amount(choice / 4)),
    }
}

/// Any answer of a kind, a vague one, or none.
fn any_answer(kind: Kind, how: u32, choice: u32) -> Answer<Given> {
    match how % 6 {
        0 => Answer::NotAsked,
        1 => Answer::Unsure,
        _ => Answer::Given(match kind {
            Kind::YesNo => Given::YesNo(choice.is_multiple_of(2)),
            Kind::Choice(names) if how.is_multiple_of(2) => Given::Choice(1 << (choice as usize % names.len())),
            Kind::Choice(names) => Given::Choice(1 + choice % ((1 << names.len()) - 1)),
            Kind::Yuan => Given::Yuan(amounts(choice)),
            Kind::Flow => {
                let cadence = if how % 6 == 2 { Cadence::Yearly } else { Cadence::Monthly };
                Given::Flow(Flow { cadence, yuan: amounts(choice) })
            }
            Kind::Count => Given::Count(Span::exactly((choice % 13) as u16)),
            Kind::Number => Given::Number(Span::exactly(Exact::from_parts(choice % 30, 1, 1))),
            Kind::Years => {
                let years = |choice: u32| (choice % u32::from(OLDEST)) as u16;
                let one = years(choice);
                Given::Years(Span::between(one, if how.is_multiple_of(2) { one } else { years(choice / 256) }))
            }
        }),
    }
}

fn questions(people: usize) -> Vec<(Asked, Kind)> {
    let household = HouseholdFact::ALL.iter().map(|fact| (Asked::Household(*fact), fact.kind()));
    let of_person = |person| PersonFact::ALL.iter().map(move |fact| (Asked::Person(*fact, person), fact.kind()));
    household.chain((0..people as u8).flat_map(of_person)).collect()
}

/// A household on file with some answers and local figures changed, taken back or made vague, and an amount to vary.
fn changed_household() -> impl Strategy<Value = (Case, Asked)> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u32>(), any::<u32>()), 0..8);
    let locals = proptest::collection::vec((any::<prop::sample::Index>(), any::<u32>(), any::<u32>()), 0..3);
    (0..CASES.len(), any::<prop::sample::Index>(), changes, locals).prop_filter_map(
        "somebody",
        |(case, varied, changes, locals)| {
            let mut case = CASES.get(case)?.given.clone();
            let questions = questions(case.people.len());
            for (which, how, choice) in changes {
                let (asked, kind) = *which.get(&questions);
                case.set(asked, any_answer(kind, how, choice));
            }
            for (which, how, choice) in locals {
                let figure = *which.get(LocalFigure::ALL);
                case.local.set(figure, any_answer(figure.kind(), how, choice));
            }
            let money: Vec<_> = questions.iter().filter(|(_, kind)| matches!(kind, Kind::Yuan | Kind::Flow)).collect();
            Some((case, varied.get(&money).0))
        },
    )
}

proptest! {
    // The number of households comes from `PROPTEST_CASES`.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_household_is_as_told_at_and_between_the_edges(
        (case, asked) in changed_household(),
        random in proptest::collection::vec(any::<u64>(), 8),
        narrow in 0_u64..500_000,
    ) {
        let wrong = all_wrong(&case, asked, TWENTY_THOUSAND, &random);
        prop_assert!(wrong.is_empty(), "{:?}:\n{}", asked, wrong.join("\n"));
        let wrong = all_wrong(&case, asked, Fen(narrow)..=Fen(narrow + 30_000), &random);
        prop_assert!(wrong.is_empty(), "{:?} from {}:\n{}", asked, narrow, wrong.join("\n"));
    }
}

// ---- Cases to be read ------------------------------------------------------------------------------

fn dibao_of(told: &Thresholds) -> &Response {
    told.responses.iter().find(|it| it.programme == Programme::Dibao).expect("dibao comes first")
}

fn edges_of(told: &Thresholds, programme: Programme) -> Vec<&Edge> {
    let of = |edge: &&Edge| match edge.of {
        Of::Finding(index) => told.responses.get(index).is_some_and(|it| it.programme == programme),
        Of::MonthlyTotal => false,
    };
    told.edges.iter().filter(of).collect()
}

fn told(case: &Case, asked: Asked) -> Thresholds {
    thresholds(case, asked, TWENTY_THOUSAND).expect("an amount of money")
}

/// Two people against 700 each: 1399.99 is below the line, 1400 is not (GEN-4).
#[test]
fn at_the_standard_there_is_no_dibao() {
    let told = told(&case_named("B3: 1399.99"), pension(0));
    let verdicts: Vec<_> = dibao_of(&told).verdicts.iter().map(|it| (it.from, it.to, it.what)).collect();
    assert_eq!(verdicts, [(Fen(0), fen("1399.99"), Verdict::Likely), (fen("1400"), fen("20000"), Verdict::Unlikely)]);
    let line = |at: &str, slope: &str| {
        let slope = if slope == "-1" { Exact::ZERO.checked_sub(1.into()).expect("small") } else { yuan(slope) };
        Some(Line { at: yuan(at), slope })
    };
    let paid = dibao_of(&told).payment.as_ref().expect("dibao pays");
    let lines: Vec<_> = paid.least.iter().map(|it| (it.from, it.what)).collect();
    assert_eq!(lines, [(Fen(0), line("1400", "-1")), (fen("1400"), line("0", "0"))]);
    assert_eq!((&paid.most, paid.rounding), (&paid.least, Some(Rounding::UpToYuan)));
    let [turn, pace] = edges_of(&told, Programme::Dibao)[..] else { panic!("two edges: {:?}", told.edges) };
    assert_eq!((turn.at, pace.at), (fen("1400"), fen("1400")));
    assert_eq!(turn.change, Change::Verdict { before: Verdict::Likely, after: Verdict::Unlikely });
    assert!(matches!(pace.change, Change::Slope { side: Side::Both, .. }), "{pace:?}");
    assert_eq!(turn.clause.and_then(|it| it.term), Some(Term::LowIncome));
    assert!(turn.clause.and_then(|it| it.article).is_some());
    let margin: Vec<_> = edges_of(&told, Programme::Margin).iter().map(|edge| edge.at).collect();
    assert_eq!(margin, [fen("1400"), fen("2100")]);
    assert_eq!(told.cliffs, []);
    // Below the line every yuan more is a yuan less of dibao.
    let with_help = told.with_help.expect("a pension is income");
    let lines: Vec<_> = with_help.least.iter().map(|it| (it.from, it.what)).collect();
    assert_eq!(lines, [(Fen(0), line("1400", "0")), (fen("1400"), line("1400", "1"))]);
}

/// 5,580 a year for each of four is 22,320; a yearly amount is varied by the year, and a yuan of it is a twelfth.
#[test]
fn a_yearly_amount_is_varied_by_the_year() {
    let case = case_named("B1: a farm income");
    let told = thresholds(&case, Asked::Person(PersonFact::Farm, 0), Fen(0)..=fen("30000")).expect("money");
    assert_eq!(told.cadence, Cadence::Yearly);
    let [low, _] = &dibao_of(&told).verdicts[..] else { panic!("{:?}", dibao_of(&told).verdicts) };
    assert_eq!(low.to, fen("22319.99"));
    let paid = dibao_of(&told).payment.as_ref().expect("dibao pays");
    let slope = paid.least.first().and_then(|it| it.what).map(|line| line.slope);
    assert_eq!(slope.and_then(|it| it.times(12)), Exact::ZERO.checked_sub(1.into()));
}

/// In Chongqing 24 months of the standard for each of four: 73,920 passes, a fen more does not (DB-AST-4).
#[test]
fn savings_one_fen_over_the_limit_end_dibao() {
    let case = case_named("A mother, her father and two children");
    let told = thresholds(&case, SAVINGS, Fen(0)..=fen("200000")).expect("money");
    let [edge, jump] = edges_of(&told, Programme::Dibao)[..] else { panic!("{:?}", told.edges) };
    assert_eq!((edge.at, jump.at), (fen("73920.01"), fen("73920.01")));
    assert_eq!(edge.clause.and_then(|it| it.term), Some(Term::LiquidOk));
    let (left, none) = (Some(yuan("1680")), Some(Exact::ZERO));
    assert_eq!(jump.change, Change::Jump { side: Side::Both, left, at: none, right: none });
    assert_eq!(told.with_help, None);
    let [Cliff { from, to, drop, .. }] = told.cliffs[..] else { panic!("{:?}", told.cliffs) };
    assert_eq!((from, to), (fen("73920"), fen("73920.01")));
    assert!(drop >= yuan("1680"), "{drop:?}");
}

/// Not one fen is left out around the standard and the margin line.
#[test]
fn every_fen_of_a_range_is_as_told() {
    let case = case_named("B3: 1399.99");
    let told = told(&case, pension(0));
    for range in [0..=2_000, 139_000..=141_000, 209_000..=211_000] {
        let wrong: Vec<String> = range.flat_map(|at| wrong_at(&case, &told, Fen(at))).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn a_household_of_five_is_told_in_a_few_assessments() {
    let case: Case =
        serde_json::from_str(include_str!("../rules/benches/five_people.json")).expect("the case is valid");
    let told = told(&case.judged_by(jiuzhu_packs::all()), wage(0));
    assert!(told.edges.len() > 20, "{}", told.edges.len());
    assert!(told.assessments <= 40, "{}", told.assessments);
}

#[test]
fn what_is_not_money_is_refused() {
    let case = case_named("B3: 1399.99");
    let refused = |asked, range| thresholds(&case, asked, range).err();
    assert_eq!(refused(Asked::Household(HouseholdFact::Homes), TWENTY_THOUSAND), Some(NoThresholds::NotMoney));
    assert_eq!(refused(Asked::Person(PersonFact::Age, 0), TWENTY_THOUSAND), Some(NoThresholds::NotMoney));
    assert_eq!(refused(wage(9), TWENTY_THOUSAND), Some(NoThresholds::NobodyThere));
    assert_eq!(refused(SAVINGS, Fen(2)..=Fen(1)), Some(NoThresholds::NoRange));
}

/// The largest amounts that a case may hold are reckoned; beyond what can be exact, that is said.
#[test]
fn the_largest_inputs_are_answered() {
    let mut case = case_named("A mother, her father and two children");
    let limit = fen("9999999999.99");
    case.people[0].pension = Answer::Given(Flow { cadence: Cadence::Yearly, yuan: Span::exactly(limit.yuan()) });
    for asked in [wage(0), SAVINGS, OUTLAY] {
        let wrong = all_wrong(&case, asked, Fen(0)..=limit, &[1, 12_345_678_901, 999_999_999_998]);
        assert!(wrong.is_empty(), "{asked:?}: {}", wrong.join("\n"));
        let told = thresholds(&case, asked, Fen(0)..=Fen(u64::MAX)).expect("money");
        assert!(told.assessments < 100, "{}", told.assessments);
        assert_eq!(told.unproven, Some(Fen(limit.0 + 1)..=Fen(u64::MAX)));
        let told = thresholds(&case, asked, Fen(u64::MAX)..=Fen(u64::MAX)).expect("money");
        assert_eq!(told.unproven, Some(Fen(u64::MAX)..=Fen(u64::MAX)));
    }
    let huge = Exact::of_hundredths(i64::MAX);
    case.people[0].pension = Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(huge) });
    // With the first fen more it cannot be added up, so that nothing is said of any.
    let told = told(&case, wage(0));
    assert_eq!((told.unproven, told.edges), (Some(Fen(0)..=Fen(2_000_000)), Vec::new()));
    assert!(told.responses.iter().all(|it| it.verdicts.is_empty()));
}

#[test]
fn amounts_with_parts_of_a_fen_are_no_fen() {
    assert_eq!(Fen::of(yuan("12.34")), Some(Fen(1234)));
    assert_eq!(Fen::of(Exact::from_parts(1, 3, 1)), None);
    assert_eq!(Fen::of(Exact::from_parts(1, 0, 3)), None);
    assert_eq!(Fen::of(Exact::ZERO.checked_sub(1.into()).expect("small")), None);
}

// ---- All income in one amount, and more or fewer people ------------------------------------------

/// What the household has to live on, by the rules; none where that is not settled.
fn household_income(case: &Case) -> Option<Exact> {
    let assessment = assess(case);
    let named = assessment.explanation.steps().filter(|(_, step)| step.term == Some(Term::HouseholdIncome));
    let values: Vec<Value> = named.map(|(_, step)| step.value).collect();
    match values.as_slice() {
        [Value::Money(_, span), rest @ ..] if rest.iter().all(|it| *it == values[0]) => span.single(),
        _ => None,
    }
}

fn members(case: &Case) -> Option<u32> {
    let assessment = assess(case);
    let mut named = assessment.explanation.steps().filter(|(_, step)| step.term == Some(Term::Members));
    named.next_back().and_then(|(_, step)| match step.value {
        Value::People(count) => Some(count),
        _ => None,
    })
}

fn with_amount(case: &Case, asked: Asked, at: Fen) -> Case {
    let mut case = case.clone();
    let flow = Flow { cadence: Cadence::Monthly, yuan: Span::exactly(at.yuan()) };
    case.set(asked, Answer::Given(Given::Flow(flow)));
    case
}

/// The one income counts in full, and where it is told to stand the household has what it has.
#[test]
fn the_one_income_is_the_income_that_counts() {
    let mut stood = 0;
    for named in CASES.iter() {
        let (one, asked) = with_one_income(&named.given);
        let incomes = [Fen(0), Fen(123_456)].map(|at| household_income(&with_amount(&one, asked, at)));
        let [Some(none), Some(some)] = incomes else { continue };
        let rise = some.checked_sub(none).expect("small");
        // An applicant who does not count brings nothing in, and deductions may leave less than nothing of a small income.
        if none > Exact::ZERO {
            assert!(rise == fen("1234.56").yuan() || rise == Exact::ZERO, "{}: {rise}", named.name);
        }
        let Some(stands) = one_income_of(&assess(&named.given), &named.given) else { continue };
        if rise == fen("1234.56").yuan() {
            let there = household_income(&with_amount(&one, asked, stands)).map(|it| it.to_digits(2));
            assert_eq!(there, household_income(&named.given).map(|it| it.to_digits(2)), "{}", named.name);
            stood += 1;
        }
    }
    assert!(stood > 100, "{stood}");
}

/// One person more is one member more who leaves nothing open, and without that person everything is as before.
#[test]
fn who_is_added_counts_and_changes_little() {
    let mut counted = 0;
    for named in CASES.iter().filter(|it| !it.given.people.is_empty()) {
        let (case, people) = (&named.given, named.given.people.len());
        let more = with_people(case, people + 1);
        assert_eq!(&with_people(&more, people), case, "{}", named.name);
        let before = members(case);
        // A child of somebody in extreme hardship may be in it, too.
        let tekun = |it: &Finding| it.programme == Programme::Tekun && it.verdict != Verdict::Unlikely;
        if before.is_some_and(|it| it > 0) && !estimate(&more).findings.iter().any(tekun) {
            counted += 1;
            assert_eq!(members(&more), before.map(|it| it + 1), "{}", named.name);
        }
        assert_eq!(with_people(&more, 0).people.len(), 1);
        let (assessment, added) = (assess(&more), u8::try_from(people).expect("few"));
        let of_added = |open: &Open| matches!(open, Open::Question(Asked::Person(_, index)) if *index == added);
        let open = assessment.findings().flat_map(|(_, grounds)| assessment.open_behind(grounds.verdict));
        assert_eq!(open.filter(of_added).collect::<Vec<_>>(), [], "{}", named.name);
    }
    assert!(counted > 100, "{counted}");
}

/// On either side of every border, and nowhere else, the household as a whole has something else.
#[test]
fn borders_between_what_a_household_has_are_exact() {
    let all = [Programme::Dibao, Programme::GradualExit, Programme::Margin, Programme::RigidExpenditure];
    let standing = |case: &Case| {
        let found = estimate(case);
        let of = |programme| found.findings.iter().find(|it| it.programme == programme && it.person.is_none());
        let first = all.iter().filter_map(|it| of(*it)).find(|it| it.verdict != Verdict::Unlikely);
        first.map(|it| (it.programme, it.verdict))
    };
    let mut borders = 0;
    for name in ["B3: 1399.99", "A mother, her father and two children"] {
        for people in 1..=6 {
            let (case, asked) = with_one_income(&with_people(&case_named(name), people));
            let found = standings(&thresholds(&case, asked, TWENTY_THOUSAND).expect("money"));
            assert_eq!((found[0].from, found[found.len() - 1].to), (Fen(0), Fen(2_000_000)));
            borders += found.len() - 1;
            for pair in found.windows(2) {
                assert_eq!(pair[0].to.0 + 1, pair[1].from.0);
                assert_ne!(pair[0].what, pair[1].what);
            }
            for piece in &found {
                for at in [piece.from, Fen(piece.from.0.midpoint(piece.to.0)), piece.to] {
                    assert_eq!(standing(&with_amount(&case, asked, at)), piece.what, "{name}, {people} at {at:?}");
                }
            }
        }
    }
    assert!(borders >= 12, "{borders}");
}

/// In small steps the same comes out, and no step takes more than one assessment.
#[test]
fn a_search_in_small_steps_finds_the_same() {
    let case = case_named("A mother, her father and two children");
    let mut search = Search::new(&case, wage(0), TWENTY_THOUSAND).expect("money");
    let (mut steps, mut reached) = (1, Fen(0));
    while search.go_on() {
        steps += 1;
        assert!(reached <= search.so_far());
        reached = search.so_far();
    }
    let found = search.told();
    assert!(found.assessments <= steps, "{steps}");
    assert_eq!(found, told(&case, wage(0)));
}

/// At one amount the same is paid as over the range.
#[test]
fn at_one_amount_the_same_is_told() {
    let case = case_named("A mother, her father and two children");
    let found = told(&case, wage(0));
    for edge in &found.edges {
        let here = at_amount(&case, wage(0), edge.at).expect("money");
        assert_eq!(here.estimate, estimate_at(&case, &found, edge.at));
        let (total, with_help) = (here.estimate.monthly_total.single(), here.with_help.and_then(Span::single));
        let sum = total.and_then(|it| it.yuan().checked_add(edge.at.yuan()));
        assert_eq!(with_help.map(|it| it.yuan()), sum);
        let jump = (edge.of, edge.change);
        if let (Of::MonthlyTotal, Change::Jump { side: Side::Both, left: Some(left), at: Some(at), .. }) = jump {
            assert_eq!(edge.change.rise(), at.checked_sub(left));
            assert_eq!(total.map(|it| it.yuan()), Some(at));
        }
    }
    assert!(at_amount(&case, Asked::Household(HouseholdFact::Homes), Fen(0)).is_err());
}
