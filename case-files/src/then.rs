//! What was found when a file was saved. It is read from a certificate as it stands there; whether it holds is for the checker to
//! say.

use core::num::NonZeroU32;

use jiuzhu_rules::{
    Case, Finding, Payment, Programme,
    reckoning::{
        choice::Variants,
        exact::Exact,
        money::{Cadence, Money, Period},
        span::Span,
        truth::Truth,
    },
};
use serde::Deserialize;

use crate::names::{period_named, verdict_named};

/// What was found at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Then {
    pub check_code: String,
    /// By which figures.
    pub packs: Vec<Pack>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Pack {
    pub code: String,
    pub sha256: String,
}

/// As far as it is read here.
#[derive(Deserialize)]
#[serde(from = "Written")]
pub struct Certificate {
    pub case: Case,
    pub then: Then,
}

#[derive(Deserialize)]
struct Written {
    case: Case,
    packs: Vec<Pack>,
    findings: Vec<Found>,
    check_code: String,
}

#[derive(Deserialize)]
struct Found {
    programme: String,
    person: Option<u8>,
    verdict: String,
    payment: Option<Amount>,
}

#[derive(Deserialize)]
struct Amount {
    value: Value,
}

#[derive(Deserialize)]
struct Value {
    yuan: Yuan,
}

#[derive(Deserialize)]
struct Yuan {
    period: String,
    least: Option<String>,
    most: Option<String>,
}

impl From<Written> for Certificate {
    fn from(written: Written) -> Self {
        let Written { case, packs, findings, check_code } = written;
        // What this version has no name for is no longer told.
        let findings = findings.iter().filter_map(Found::finding).collect();
        Certificate { case, then: Then { check_code, packs, findings } }
    }
}

impl Found {
    fn finding(&self) -> Option<Finding> {
        let person = self.person.map(|it| it.checked_sub(1)).map_or(Some(None), |it| it.map(Some))?;
        let yuan = self.payment.as_ref().map(|it| &it.value.yuan);
        let yuan = yuan.map(|it| (it.period.as_str(), it.least.clone(), it.most.clone()));
        finding(&self.programme, person, &self.verdict, yuan)
    }
}

/// A finding by its names: the programme, the index of the person, the verdict, and the period and ends of what is paid. None
/// where one of them is not known here.
pub fn finding(
    programme: &str,
    person: Option<u8>,
    verdict: &str,
    yuan: Option<(&str, Option<String>, Option<String>)>,
) -> Option<Finding> {
    let programme = Programme::NAMES.iter().position(|it| *it == programme)?;
    let verdict = verdict_named(verdict)?;
    let payment = match yuan.map(|(period, least, most)| (period_named(period), least, most)) {
        None => Payment::Nothing,
        Some((Some(Cadence::Monthly), least, most)) => Payment::EachMonth(span(&least, &most)),
        Some((Some(Cadence::Once), least, most)) => Payment::Once(span(&least, &most)),
        Some(_) => return None,
    };
    Some(Finding { programme: *Programme::ALL.get(programme)?, person, concerns: Truth::Yes, verdict, payment })
}

fn span<P: Period>(least: &Option<String>, most: &Option<String>) -> Span<Money<P>> {
    let end = |text: &Option<String>| Some(Money::new(exact(text.as_deref()?)?));
    Span::new(end(least), end(most))
}

/// Reads `440.5` and `1321/3`.
fn exact(text: &str) -> Option<Exact> {
    let (number, parts) = text.split_once('/').unwrap_or((text, "1"));
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{decimals}").parse().ok()?;
    let parts: NonZeroU32 = parts.parse().ok()?;
    Exact::of_digits(digits, u32::try_from(decimals.len()).ok()?)?.split(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_decimals_or_fractions() {
        assert_eq!(exact("440.5"), Some(Exact::of_hundredths(44_050)));
        assert_eq!(exact("1321/3").map(|it| it.to_decimals(2)), Some("440.33".to_owned()));
        for nothing in ["", "x", "1/0", "1.2.3", "1/2/3"] {
            assert_eq!(exact(nothing), None, "{nothing}");
        }
    }
}
