//! What holds at one point of the range over which an amount is followed.

use super::{
    cadence_of, given,
    thresholds::{Fen, NoThresholds},
    what_if::by_the_month,
};
use crate::{
    Case, Estimate,
    answer::Answer,
    assess,
    facts::Asked,
    reckoning::{
        money::{Money, Monthly},
        span::Span,
    },
};

/// The household with this amount: to the fen, as it is paid.
#[derive(Clone, Debug)]
pub struct AtAmount {
    pub estimate: Estimate,
    /// The amount by the month, together with all that is paid each month; none where it does not fall due again and again.
    pub with_help: Option<Span<Money<Monthly>>>,
}

pub fn at_amount(case: &Case, asked: Asked, at: Fen) -> Result<AtAmount, NoThresholds> {
    let cadence = cadence_of(case, asked).ok_or(NoThresholds::NotMoney)?;
    let mut case = case.clone();
    let answer = Answer::Given(given(cadence, at.yuan()));
    case.set(asked, answer);
    let estimate = assess(&case).estimate;
    let with_help = by_the_month(answer).map(|amount| amount.rising_with(estimate.monthly_total, Money::plus));
    Ok(AtAmount { estimate, with_help })
}
