//! Households at random of which everything is known, most of them near the edges of the rules.

mod people;
mod place;
mod random;
mod riddles;
pub mod shrink;
mod supporters;

use std::sync::LazyLock;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given, Kind, Yuan},
    case::day,
    facts::{
        Event, Homes, HouseholdAnswers, HouseholdFact, PersonAnswers, PersonFact, Registration, RelapseTarget,
        SupporterAnswers, SupporterFact, Vehicle,
    },
    local::{LocalFigures, PARAMETERS, Without},
    place::PlaceCode,
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        money::Cadence,
        span::Span,
    },
};
use random::Chance;

use crate::naive::{Naive, fraction::Fraction};

/// A place of which nothing is published.
const NOWHERE: PlaceCode = PlaceCode(990_000);

/// Days on both sides of every change of law (GEN-3, DOC-01 to DOC-31).
const DAYS: [(i16, i8, i8); 20] = [
    (2018, 6, 1),
    (2019, 12, 31),
    (2021, 6, 30),
    (2021, 7, 1),
    (2022, 10, 19),
    (2022, 10, 20),
    (2023, 9, 30),
    (2023, 11, 1),
    (2024, 12, 31),
    (2025, 1, 1),
    (2025, 12, 31),
    (2026, 1, 1),
    (2026, 1, 28),
    (2026, 1, 29),
    (2026, 6, 30),
    (2026, 7, 1),
    (2026, 7, 1),
    (2026, 11, 1),
    (2026, 11, 1),
    (2027, 1, 1),
];

pub fn given<T>(what: T) -> Answer<T> {
    Answer::Given(what)
}

pub fn choice<E: Variants>(variant: E) -> Answer<Choice<E>> {
    given(Choice::only(variant))
}

/// So many fen each month.
pub fn monthly(fen: u32) -> Answer<Flow> {
    given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from_parts(fen, 2, 1)) })
}

pub fn yearly(fen: u32) -> Answer<Flow> {
    given(Flow { cadence: Cadence::Yearly, yuan: Span::exactly(Exact::from_parts(fen, 2, 1)) })
}

pub fn yuan(fen: u32) -> Answer<Yuan> {
    given(Yuan(Span::exactly(Exact::from_parts(fen, 2, 1))))
}

/// Nothing, no, none, forty years, once.
pub fn calm(kind: Kind) -> Given {
    match kind {
        Kind::YesNo => Given::YesNo(false),
        Kind::Choice(_) => Given::Choice(1),
        Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
        Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
        Kind::Years => Given::Years(Span::exactly(40)),
        Kind::Count => Given::Count(Span::exactly(1)),
        Kind::Number => Given::Number(Span::exactly(Exact::from(1))),
    }
}

static CALM_HOUSEHOLD: LazyLock<HouseholdAnswers> = LazyLock::new(|| {
    let mut household = HouseholdAnswers::default();
    for fact in HouseholdFact::ALL {
        household.set(*fact, given(calm(fact.kind())));
    }
    household.hukou_here = given(true);
    household
});

/// What is so of most people.
const ORDINARY: [&str; 3] = ["lives_with_family", "own_assets_ok", "farm_recorded"];

static CALM_PERSON: LazyLock<PersonAnswers> = LazyLock::new(|| {
    let mut person = PersonAnswers::default();
    for fact in PersonFact::ALL {
        person.set(*fact, given(calm(fact.kind())));
    }
    for fact in PersonFact::ALL.iter().filter(|fact| ORDINARY.contains(&fact.name())) {
        person.set(*fact, given(Given::YesNo(true)));
    }
    person
});

static CALM_SUPPORTER: LazyLock<SupporterAnswers> = LazyLock::new(|| {
    let mut supporter = SupporterAnswers::default();
    for fact in SupporterFact::ALL {
        supporter.set(*fact, given(calm(fact.kind())));
    }
    supporter
});

/// What has a usual value is left to it.
static CALM_FIGURES: LazyLock<LocalFigures> = LazyLock::new(|| {
    let mut figures = LocalFigures::default();
    for parameter in PARAMETERS {
        if !matches!(parameter.without, Without::Assumed(_)) {
            figures.set(parameter.figure, given(calm(parameter.figure.kind())));
        }
    }
    // A sum that is told stands for itself, whatever the formula.
    figures.temporary_aid = Answer::NotAsked;
    figures
});

/// The household of that number.
pub fn family(seed: u64) -> Case {
    let mut chance = Chance::of(seed);
    let (year, month, date) = chance.pick(&DAYS);
    let mut case = Case::new(NOWHERE, day(year, month, date), jiuzhu_packs::all());
    case.household = *CALM_HOUSEHOLD;
    place::figures(&mut chance, &mut case);
    people::join(&mut chance, &mut case);
    riddles::tell_none(&mut case);
    supporters::outside(&mut chance, &mut case);
    riddles::agree_on_the_parents(&mut case);
    circumstances(&mut chance, &mut case);
    aim(&mut chance, &mut case);
    riddles::settle(&mut case);
    case
}

/// What happened, what was spent, what is owned.
fn circumstances(chance: &mut Chance, case: &mut Case) {
    let household = &mut case.household;
    household.hukou_here = given(!chance.one_in(12));
    household.area = choice(chance.pick(jiuzhu_rules::facts::Area::ALL));
    if chance.one_in(3) {
        household.event = choice(chance.pick(Event::ALL));
        household.event_hardship = given(!chance.one_in(4));
    }
    household.outlay_hardship = given(chance.one_in(3));
    household.recognised_rigid = given(chance.one_in(10));
    household.same_cause_aid = given(chance.one_in(6));
    household.aid_times = given(jiuzhu_rules::answer::Count(Span::exactly(chance.below(4) as u16)));
    household.treatment_cost = yuan(chance.pick(&[0, 4_999_000, 5_000_000, 6_000_000]));
    if chance.one_in(3) {
        let outlays = [
            &mut household.illness_outlay,
            &mut household.medical_outlay,
            &mut household.education_outlay,
            &mut household.rehabilitation_outlay,
            &mut household.living_outlay,
            &mut household.rent,
            &mut household.outlay_aid,
        ];
        for outlay in outlays {
            if chance.one_in(2) {
                *outlay = people::amount(chance, &[4_000_000, 1_200_000, 20_000, 100_000, 3_120_000]);
            }
        }
    }
    if chance.one_in(6) {
        household.on_dibao_now = given(true);
        household.took_work = given(!chance.one_in(5));
        household.dibao_now = monthly(chance.pick(&[36_000, 36_050, 100_000]));
        household.months_over_line = given(jiuzhu_rules::answer::Count(Span::exactly(chance.below(9) as u16)));
    }
    if chance.one_in(8) {
        household.vehicle = choice(chance.pick(Vehicle::ALL));
    }
    if chance.one_in(8) {
        household.homes = choice(chance.pick(&[Homes::Two, Homes::SecondExcused, Homes::Three]));
        if chance.one_in(2) && household.homes != choice(Homes::Three) {
            case.local.second_home_allowed = given(true);
        }
    }
    household.shop_premises = given(chance.one_in(16));
    if chance.one_in(16) {
        household.registration = choice(chance.pick(Registration::ALL));
    }
    if chance.one_in(16) {
        household.relapse_target = choice(chance.pick(RelapseTarget::ALL));
    }
}

/// Brings the income, what is saved and the own income of somebody to an edge, a fen below it or a fen above.
fn aim(chance: &mut Chance, case: &mut Case) {
    let naive = Naive::of(case);
    let standard = naive.for_each(naive.standard);
    let line = naive.for_each(naive.margin_line());
    let last_year = naive.for_each(naive.disposable_income());
    let income = naive.income;
    let (size, members) = (naive.size, naive.members);
    let ill = case.people.iter().zip(&members).any(|(person, counts)| *counts && person.seriously_ill == given(true));
    let edge = match chance.below(8) {
        0..=2 => standard,
        3..=5 => line,
        6 => last_year,
        _ => Fraction::ZERO,
    };
    if !chance.one_in(4) && edge > income {
        let short = nearest_fen(edge - income) + chance.pick(&[-1, 0, 1, -20_000]);
        if short >= 0 {
            // A twelfth of a year is not always a number of fen.
            let extra = if chance.one_in(2) { monthly(short as u32) } else { yearly(twelve(edge - income, short)) };
            let first = case.people.iter_mut().zip(&members).find(|(_, counts)| **counts);
            if let Some((earner, _)) = first.filter(|(person, _)| person.pension == monthly(0)) {
                earner.pension = extra;
            }
        }
    }
    if chance.one_in(4) {
        let limit = chance.pick(&[1_000_000, 2_500_000]);
        case.local.liquid_limit = yuan(limit);
        let edge = i64::from(limit) * size as i64 + i64::from(chance.pick(&[-1, 0, 1]));
        case.household.savings = yuan(edge.max(0) as u32);
        // For whose illness it is set aside must be a member's (DB-AST-2).
        if chance.one_in(3) && ill {
            case.household.treatment_savings = yuan(chance.pick(&[1, 100]));
        }
    }
}

fn nearest_fen(amount: Fraction) -> i64 {
    let (over, under) = (amount * Fraction::whole(100)).to_nearest_whole().parts();
    (over / under) as i64
}

/// Twelve times the exact amount, moved by as much as the monthly one was.
fn twelve(exact: Fraction, moved: i64) -> u32 {
    let whole = nearest_fen(exact * Fraction::whole(12));
    (whole + (moved - nearest_fen(exact))).max(0) as u32
}
