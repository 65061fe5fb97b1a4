//! A certificate, as it is read: nothing is in it that the format does not know, and nothing is missing.

use serde_json::Value as Json;

use crate::{
    canonical::CHECK_CODE,
    fault::{Fault, expected},
    fields::Fields,
    seals::SEALS,
    step::{Step, number_of},
    value::{Truth, Value},
};

/// The form of certificates that this program writes and checks.
pub const SCHEMA: u64 = 1;

const VERDICTS: [(&str, Truth); 3] = [("likely", Truth::Yes), ("depends", Truth::Either), ("unlikely", Truth::No)];

#[derive(Debug)]
pub struct Certificate {
    /// The version of the program that wrote it.
    pub program: String,
    pub day: String,
    pub place: String,
    /// Code and SHA-256 of each pack in which figures of the place are looked up, the nation's first.
    pub packs: Vec<(String, String)>,
    /// SHA-256 of the law.
    pub law: String,
    /// As cases are saved.
    pub case: Json,
    pub steps: Vec<Step>,
    pub findings: Vec<Found>,
    pub leads: Vec<Found>,
    pub remarks: Vec<Found>,
    pub monthly_total: Grounded,
    pub not_counted: Grounded,
    pub check_code: String,
}

/// A programme, a lead or a remark, and the steps that ground it.
#[derive(Debug)]
pub struct Found {
    pub what: String,
    /// The number of the person; none for the household.
    pub person: Option<usize>,
    pub holds: Truth,
    pub because: usize,
    /// What is paid, or what a remark speaks of.
    pub yuan: Option<Grounded>,
}

/// An amount, and the step that it is the value of.
#[derive(Debug)]
pub struct Grounded {
    pub value: Value,
    pub because: usize,
}

impl Certificate {
    /// How many people are in the case.
    pub fn people(&self) -> usize {
        self.case.get("people").and_then(Json::as_array).map_or(0, Vec::len)
    }

    pub fn read(json: &Json, faults: &mut Vec<Fault>) -> Option<Certificate> {
        Fields::read("", json, faults, |fields| {
            fields.take("certificate", expected!("{}", " {}", SCHEMA), |it| (it.as_u64()? == SCHEMA).then_some(()))?;
            let pack = |pack: &mut Fields, _: usize| Some((pack.text("code")?, pack.text("sha256")?));
            let (program, day, place) = (fields.text("program")?, fields.text("day")?, fields.text("place")?);
            let (packs, law) = (fields.list("packs", pack)?, fields.text("law")?);
            let case =
                fields.take("case", expected!("a case", "一份情况"), |it| it.is_object().then(|| it.clone()))?;
            let each = |it: &Json| it.as_object()?.values().all(Json::is_string).then_some(());
            fields.take(SEALS, expected!("a seal of each part", "各部分的封记"), each)?;
            let steps = fields.list("steps", Step::read)?;
            let count = steps.len();
            Some(Certificate {
                program,
                day,
                place,
                packs,
                law,
                case,
                steps,
                findings: fields.list("findings", |it, _| finding(it, count))?,
                leads: fields.list("leads", |it, _| found(it, "lead", "fits", None, count))?,
                remarks: fields.list("remarks", |it, _| found(it, "remark", "applies", Some("amount"), count))?,
                monthly_total: grounded(fields, "monthly_total", count)?,
                not_counted: grounded(fields, "not_counted", count)?,
                check_code: fields.text(CHECK_CODE)?,
            })
        })
    }
}

fn finding(fields: &mut Fields, steps: usize) -> Option<Found> {
    let verdict = expected!("likely, depends or unlikely", "likely、depends 或者 unlikely");
    let word = |it: &Json| VERDICTS.iter().find(|(word, _)| Some(*word) == it.as_str()).map(|(_, truth)| *truth);
    let holds = fields.take("verdict", verdict, word)?;
    rest_of(fields, "programme", holds, Some("payment"), steps)
}

fn found(
    fields: &mut Fields,
    what: &'static str,
    holds: &'static str,
    yuan: Option<&'static str>,
    steps: usize,
) -> Option<Found> {
    let truth = expected!("no, either or yes", "no、either 或者 yes");
    let holds = fields.take(holds, truth, |it| Truth::read(it.as_str()?))?;
    rest_of(fields, what, holds, yuan, steps)
}

fn rest_of(
    fields: &mut Fields,
    what: &'static str,
    holds: Truth,
    yuan: Option<&'static str>,
    steps: usize,
) -> Option<Found> {
    Some(Found {
        what: fields.text(what)?,
        person: fields.maybe("person", expected!("the number of a person", "一个人的编号"), number_of)?,
        holds,
        because: because(fields, steps)?,
        yuan: match yuan {
            Some(key) => fields.object(key, |it| amount(it, steps))?,
            None => None,
        },
    })
}

fn grounded(fields: &mut Fields, key: &'static str, steps: usize) -> Option<Grounded> {
    let found = fields.object(key, |it| amount(it, steps))?;
    let missing = expected!("an amount with its step", "一个金额和它的步骤");
    fields.take(key, missing, |_| found)
}

fn amount(fields: &mut Fields, steps: usize) -> Option<Grounded> {
    let value = fields.take("value", expected!("an amount of yuan", "一个金额"), Value::read)?;
    Some(Grounded { value, because: because(fields, steps)? })
}

fn because(fields: &mut Fields, steps: usize) -> Option<usize> {
    let expected = expected!("the number of a step", "一个步骤的编号");
    fields.take("because", expected, |it| usize::try_from(it.as_u64()?).ok().filter(|it| *it < steps))
}
