//! `jiuzhu compare`.

use jiuzhu_rules::{
    Case, Finding,
    explore::{Cause, Difference, compare},
};
use jiuzhu_words::Texts;
use serde::Serialize;

use crate::{
    arguments::{Compare, Replaced},
    failure::Failure,
    given::read_case,
    names::verdict_word,
    output::json,
    said::{AboutFinding, Said, Sayer},
    written::{Paid, Place, Range, day, decimals},
};

#[derive(Serialize)]
struct Written {
    first: Side,
    second: Side,
    differences: Vec<WrittenDifference>,
    /// Yuan each month in all, where that differs.
    monthly_totals: Option<[Range<String>; 2]>,
}

#[derive(Serialize)]
struct Side {
    day: String,
    place: Place,
    people: usize,
}

#[derive(Serialize)]
struct WrittenDifference {
    #[serde(flatten)]
    about: AboutFinding,
    first: Option<Outcome>,
    second: Option<Outcome>,
    verdict_differs: bool,
    amount_differs: bool,
    causes: Vec<WrittenCause>,
}

#[derive(Serialize)]
struct Outcome {
    verdict: &'static str,
    payment: Option<Paid>,
}

#[derive(Serialize)]
struct WrittenCause {
    first: Option<Said>,
    second: Option<Said>,
}

pub fn run(of: &Compare) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    let second = of.second.as_deref().unwrap_or(&of.first);
    if of.second.is_none() && of.replaced.is_nothing() {
        return Err(Failure::Usage(
            "nothing to compare with; expected a second FILE, or --day, --place, --param, --pack or --local".to_owned(),
        ));
    }
    if of.second.is_none() && of.first.as_os_str() == "-" {
        return Err(Failure::Usage("standard input is read once; expected a FILE".to_owned()));
    }
    let first = read_case(&of.first, &Replaced::default())?;
    let second = read_case(second, &of.replaced)?;
    let found = compare(&first, &second);
    let one = Sayer { case: &first, assessment: &found.first, texts };
    let other = Sayer { case: &second, assessment: &found.second, texts };
    let written = Written {
        first: side(&first, texts),
        second: side(&second, texts),
        differences: found.differences.iter().map(|it| difference(it, one, other, texts)).collect(),
        monthly_totals: found.monthly_totals.map(|both| both.map(|it| decimals(it.rising(|it| Some(it.yuan()))))),
    };
    of.out.write(&json(&written)?)
}

fn side(case: &Case, texts: &Texts) -> Side {
    Side { day: day(case.day), place: Place::of(case.packs, case.place, texts), people: case.people.len() }
}

fn difference(it: &Difference, one: Sayer<'_>, other: Sayer<'_>, texts: &Texts) -> WrittenDifference {
    let outcome = |it: Finding| Outcome { verdict: verdict_word(it.verdict), payment: Paid::of(it.payment) };
    let cause = |it: &Cause| WrittenCause {
        first: it.first.and_then(|step| one.said(step)),
        second: it.second.and_then(|step| other.said(step)),
    };
    WrittenDifference {
        about: AboutFinding::of(it.about, texts),
        first: it.first.map(outcome),
        second: it.second.map(outcome),
        verdict_differs: it.verdict_differs(),
        amount_differs: it.amount_differs(),
        causes: it.causes.iter().map(cause).collect(),
    }
}
