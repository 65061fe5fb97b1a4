//! What becomes of a household if one amount of money were another, and by which steps one goes there.

use super::{Comparison, MOST_FEN, cadence_of, compare, given, questions_about};
use crate::{
    answer::{Answer, Flow, Given},
    case::Case,
    facts::{Asked, PersonFact},
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
    },
};

/// What brings money into a household, counted or not.
const BRINGS_MONEY: &[PersonFact] = &[
    PersonFact::Wage,
    PersonFact::Business,
    PersonFact::Farm,
    PersonFact::FarmSubsidy,
    PersonFact::Property,
    PersonFact::Pension,
    PersonFact::ResidentPension,
    PersonFact::SupportReceived,
    PersonFact::OtherIncome,
    PersonFact::OldAgeAllowance,
    PersonFact::MilitaryPension,
    PersonFact::FamilyPlanningReward,
    PersonFact::Scholarship,
    PersonFact::BraveryAward,
    PersonFact::AssistanceReceived,
    PersonFact::DisabilitySubsidiesReceived,
    PersonFact::ChildAllowance,
    PersonFact::OtherLivingAllowance,
    PersonFact::OtherCareAllowance,
];

/// Up to which amount one goes by which step, in yuan.
const STEPS: [(i64, i64); 3] = [(500, 10), (10_000, 100), (i64::MAX / 100, 1_000)];

/// The household as it is, and with the other amount.
#[derive(Clone, Debug)]
pub struct WhatIf {
    pub comparison: Comparison,
    /// The amount, by the month, together with all that is paid each month, before and after; only of money that comes in.
    pub with_help: Option<[Span<Money<Monthly>>; 2]>,
    pub loss: Option<Loss>,
}

/// More comes in, and help falls by more than that (IX-6). Yuan each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    pub rise: Exact,
    pub fall: Span<Exact>,
    /// Whether help falls so far whatever is not known of the household.
    pub sure: bool,
}

/// The amounts of money that were told, but for those that are nothing.
pub fn amounts(case: &Case) -> Vec<Asked> {
    let told = |asked: &Asked| amount_of(case.answer(*asked)).is_some_and(|it| it != Span::exactly(Exact::ZERO));
    questions_about(case).filter(told).collect()
}

/// What was answered, where it is an amount of money.
fn amount_of(answer: Answer<Given>) -> Option<Span<Exact>> {
    match answer {
        Answer::Given(Given::Yuan(yuan) | Given::Flow(Flow { yuan, .. })) => Some(yuan),
        _ => None,
    }
}

/// The answer that has another amount: as often as the one that was given.
pub fn with_amount(case: &Case, asked: Asked, yuan: Exact) -> Answer<Given> {
    cadence_of(case, asked).map_or(Answer::NotAsked, |cadence| Answer::Given(given(cadence, yuan)))
}

/// What becomes of the household with another amount, all else being the same.
pub fn what_if(case: &Case, asked: Asked, yuan: Exact) -> WhatIf {
    let mut other = case.clone();
    other.set(asked, with_amount(case, asked, yuan));
    let comparison = compare(case, &other);
    let help = [&comparison.first, &comparison.second].map(|it| it.estimate.monthly_total);
    let comes_in = matches!(asked, Asked::Person(fact, _) if BRINGS_MONEY.contains(&fact));
    let monthly = [case, &other].map(|it| by_the_month(it.answer(asked)));
    let (with_help, loss) = match monthly {
        [Some(before), Some(after)] if comes_in => (
            Some([(before, help[0]), (after, help[1])].map(|(amount, help)| amount.rising_with(help, Money::plus))),
            loss(before, after, help),
        ),
        _ => (None, None),
    };
    WhatIf { comparison, with_help, loss }
}

pub(super) fn by_the_month(answer: Answer<Given>) -> Option<Span<Money<Monthly>>> {
    match answer {
        Answer::Given(Given::Flow(flow)) => Some(crate::answer::Askable::possible(flow)),
        _ => None,
    }
}

fn loss(before: Span<Money<Monthly>>, after: Span<Money<Monthly>>, help: [Span<Money<Monthly>>; 2]) -> Option<Loss> {
    let less = |one: Option<Money<Monthly>>, other: Option<Money<Monthly>>| Some(one?.less(other?)?.yuan());
    let rise = less(after.single(), before.single()).filter(|it| *it > Exact::ZERO)?;
    let [had, has] = help;
    // What is not known is the same on both sides: the ends are compared each with its like.
    let low = less(had.least(), has.least()).filter(|it| *it > rise)?;
    let high = if had.most().is_none() && has.most().is_none() { Some(low) } else { less(had.most(), has.most()) };
    let high = high.filter(|it| *it > rise);
    Some(Loss { rise, fall: Span::between(low, high.unwrap_or(low)), sure: high.is_some() })
}

/// The next round amount above or below.
pub fn stepped(yuan: Exact, up: bool) -> Exact {
    let Ok(fen) = i64::try_from(yuan.to_digits(2)) else { return yuan };
    let within = |(bound, _): &&(i64, i64)| if up { fen < bound * 100 } else { fen <= bound * 100 };
    let step = STEPS.iter().find(within).map_or(1, |(_, step)| step * 100);
    let next = if up { (fen.div_euclid(step) + 1) * step } else { (fen - 1).div_euclid(step) * step };
    Exact::of_hundredths(next.clamp(0, MOST_FEN))
}
