//! Checks a certificate of an assessment, without the rules that made it.
//!
//! [`check`] reads the certificate, holds its leaves against the case in it, the packs and the law at hand, reckons every
//! step again from its sources, and looks whether findings, amounts and the check code are those of the steps. What this
//! proves and what it does not stands in docs/decisions/0025-certificates.md.

mod arithmetic;
pub mod at_hand;
pub mod canonical;
mod case;
pub mod certificate;
mod exact;
mod fault;
mod fields;
mod leaves;
mod required;
pub mod seals;
mod step;
mod structure;
mod value;

use at_hand::AtHand;
use certificate::Certificate;
pub use exact::Exact;
use fault::expected;
pub use fault::{Expected, Fault};
use required::Required;
use serde_json::Value as Json;
pub use step::HOWS;
use step::{How, Step};

/// What was checked of a certificate without a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub steps: usize,
    pub figures: usize,
    pub articles: usize,
    pub check_code: String,
}

/// Checks the text of a certificate; every fault is told.
pub fn check(text: &[u8], at_hand: &dyn AtHand) -> Result<Checked, Vec<Fault>> {
    let json = canonical::read(text).map_err(|error| {
        vec![Fault::new("", expected!("JSON in which no key stands twice", "键不重复的 JSON"), error)]
    })?;
    check_read(&json, at_hand)
}

/// Checks a certificate that was read with [`canonical::read`].
pub fn check_read(json: &Json, at_hand: &dyn AtHand) -> Result<Checked, Vec<Fault>> {
    let mut faults = Vec::new();
    let read = Certificate::read(json, &mut faults);
    faults.extend(seals::faults(json));
    let Some(read) = read else { return Err(faults) };
    let code = canonical::check_code(json);
    if read.check_code != code {
        faults.push(Fault::new("/check_code", expected!("{}", " {}", code), &read.check_code));
    }
    let required = Required::on_file();
    heading(&read, at_hand, &mut faults);
    faults.extend(case::faults(&read.case, at_hand));
    for (number, step) in read.steps.iter().enumerate() {
        let before = faults.len();
        one_step(number, step, &read, required, at_hand, &mut faults);
        let title = step.named.as_ref().map(|it| it.title.clone());
        faults.iter_mut().skip(before).for_each(|fault| fault.title.clone_from(&title));
    }
    faults.extend(structure::faults(&read, required, at_hand));
    if !faults.is_empty() {
        return Err(faults);
    }
    let count = |counted: fn(&&Step) -> bool| read.steps.iter().filter(counted).count();
    Ok(Checked {
        steps: read.steps.len(),
        figures: count(|it| it.how == How::Published),
        articles: count(|it| it.article.is_some()),
        check_code: code,
    })
}

/// The day, the place, the packs, the law and the program are those of the case and those at hand.
fn heading(of: &Certificate, at_hand: &dyn AtHand, faults: &mut Vec<Fault>) {
    let mut same = |at: &str, expected: Option<String>, found: &str| {
        if expected.as_deref() != Some(found) {
            let expected = expected.unwrap_or_else(|| "-".to_owned());
            faults.push(Fault::new(at, expected!("{}", " {}", expected), found));
        }
    };
    let of_case = |key: &str| of.case.get(key).and_then(Json::as_str).map(str::to_owned);
    same("/day", of_case("day"), &of.day);
    same("/place", of_case("place"), &of.place);
    same("/program", Some(at_hand.version()), &of.program);
    same("/law", Some(at_hand.hash()), &of.law);
    let packs = at_hand.packs(&of.place);
    for (place, (code, hash)) in packs.iter().enumerate() {
        let (found_code, found_hash) = of.packs.get(place).map_or(("-", "-"), |(code, hash)| (code, hash));
        same(&format!("/packs/{place}/code"), Some(code.clone()), found_code);
        same(&format!("/packs/{place}/sha256"), Some(hash.clone()), found_hash);
    }
    same("/packs", Some(packs.len().to_string()), &of.packs.len().to_string());
}

/// What one step says by itself and with its sources.
fn one_step(
    number: usize,
    step: &Step,
    of: &Certificate,
    required: &Required,
    at_hand: &dyn AtHand,
    faults: &mut Vec<Fault>,
) {
    let at = |field: &str| format!("/steps/{number}/{field}");
    if step.how.is_leaf() && !step.from.is_empty() {
        faults.push(Fault::new(at("from"), expected!("no sources", "没有来源"), format!("{:?}", step.from)));
    }
    if step.how.takes_any_order() && !step.from.is_sorted_by(|one, other| one < other) {
        let order = expected!("each source once, in the order of their numbers", "来源各一次，从小到大");
        faults.push(Fault::new(at("from"), order, format!("{:?}", step.from)));
    }
    if step.how.is_leaf() {
        if let Some((expected, found)) = leaves::wrong(step, of, required, at_hand) {
            faults.push(Fault::new(at("value"), expected, found));
        }
    } else {
        let sources: Vec<_> = step.from.iter().filter_map(|it| of.steps.get(*it)).map(|it| &it.value).collect();
        match arithmetic::follows(step.how, &step.of, &sources, &step.value) {
            Some(value) if value == step.value => {}
            Some(value) => faults.push(Fault::new(at("value"), value.expected(), step.value.written())),
            None => {
                let fitting = expected!("sources that fit \"{}\"", "合乎“{}”的来源", step.how.name());
                faults.push(Fault::new(at("from"), fitting, format!("{:?}", step.from)));
            }
        }
    }
    if let Some(named) = &step.named {
        let found = format!("{}, {}, {}", named.term, named.rule, named.title);
        match at_hand.term(&named.term) {
            Some((rule, title)) if rule == named.rule && title == named.title => {}
            Some((rule, title)) => {
                faults.push(Fault::new(
                    at("named"),
                    expected!("{}, {}, {}", " {}、{}、{}", named.term, rule, title),
                    found,
                ));
            }
            None => faults.push(Fault::new(at("named"), expected!("a name of a step", "步骤的名称"), found)),
        }
    }
    if let Some(article) = &step.article {
        let found = format!("{} {}", article.instrument, article.place);
        if at_hand.in_force(&article.instrument, &article.place, &of.day) != Some(true) {
            let in_force = expected!("an article that is in force on {}", "{} 有效的条文", of.day);
            faults.push(Fault::new(at("article"), in_force, found));
        }
    }
    let people = of.people();
    if step.person.is_some_and(|it| it > people) {
        faults.push(Fault::new(at("person"), expected!("a person of the case", "情况里的一个人"), people));
    }
}
