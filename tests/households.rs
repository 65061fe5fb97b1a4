//! Runs the cases in `households/` against the rules: natively, and compiled to wasm in a browser.
//!
//! A case is data: an identifier of the rules it is about, a household, and what must come out. Amounts are exact.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod named_households;

use std::collections::BTreeMap;

use jiuzhu_rules::{
    Assessment, Case, Lead, Open, Payment, Programme, Remark, RemarkFinding, Verdict,
    answer::Answer,
    assess,
    case::day,
    estimate, estimate_in_bulk,
    exchange::yuan_from_text,
    facts::Asked,
    place::NATIONAL,
    reckoning::{choice::Variants, exact::Exact, span::Span, truth::Truth},
};
use named_households::what_goes_without_saying;
use serde::Deserialize;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const FILES: &[(&str, &str)] = &[
    ("annex_b", include_str!("households/annex_b.toml")),
    ("household", include_str!("households/household.toml")),
    ("income", include_str!("households/income.toml")),
    ("support", include_str!("households/support.toml")),
    ("assets", include_str!("households/assets.toml")),
    ("dibao", include_str!("households/dibao.toml")),
    ("category_topup", include_str!("households/category_topup.toml")),
    ("single_person", include_str!("households/single_person.toml")),
    ("margin", include_str!("households/margin.toml")),
    ("disability", include_str!("households/disability.toml")),
    ("temporary_assistance", include_str!("households/temporary_assistance.toml")),
    ("rigid_expenditure", include_str!("households/rigid_expenditure.toml")),
    ("aid_formulas", include_str!("households/aid_formulas.toml")),
    ("across", include_str!("households/across.toml")),
    ("leads", include_str!("households/leads.toml")),
    ("places", include_str!("households/places.toml")),
    ("gradual_exit", include_str!("households/gradual_exit.toml")),
    ("remarks", include_str!("households/remarks.toml")),
    ("tekun", include_str!("households/tekun.toml")),
    ("children", include_str!("households/children.toml")),
    ("packs", include_str!("households/packs.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: Vec<Expectation>,
}

/// A household, and what must come out of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    /// A sentence.
    name: String,
    /// The rules it is about.
    rules: Vec<String>,
    /// The programme's name, followed by the person's number from 1 where it is personal: `living_subsidy.2`.
    expect: BTreeMap<String, Expected>,
    /// What is paid each month in all.
    total: Option<Amount>,
    /// The leads that fit surely, followed by the person's number where they are personal: `day_care.2`. No others may.
    leads: Option<Vec<String>>,
    /// The remarks that apply surely or may, and what they come to. Those not named must not apply.
    remarks: Option<BTreeMap<String, Remarked>>,
    /// Nothing goes without saying: see [`what_goes_without_saying`].
    #[serde(default)]
    everything_stated: bool,
    /// The facts that must be named as leaving the first expected finding open, and no others of their kind.
    asks: Option<Vec<String>>,
    given: Case,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    /// Whether the programme concerns them at all.
    concerns: Option<String>,
    /// Yuan each month.
    monthly: Option<Amount>,
    /// Yuan paid once.
    once: Option<Amount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remarked {
    applies: String,
    /// Yuan each month.
    monthly: Option<Amount>,
}

/// `"1680"`, `["0", "2080"]`, or `["620", "open"]`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Amount {
    Exactly(String),
    Between(String, String),
}

impl Amount {
    fn span(&self) -> Span<Exact> {
        let end = |text: &str| {
            (text != "open").then(|| yuan_from_text(text).unwrap_or_else(|| panic!("{text} is no amount")))
        };
        match self {
            Amount::Exactly(text) => Span::new(end(text), end(text)),
            Amount::Between(least, most) => Span::new(end(least), end(most)),
        }
    }
}

fn programme_named(key: &str) -> (Programme, Option<u8>) {
    let (name, person) = key.split_once('.').map_or((key, None), |(name, number)| (name, Some(number)));
    let index = Programme::NAMES.iter().position(|it| *it == name).unwrap_or_else(|| panic!("no programme {name}"));
    (Programme::ALL[index], person.map(|number| number.parse::<u8>().expect("a number of a person") - 1))
}

fn verdict_named(name: &str) -> Verdict {
    match name {
        "likely" => Verdict::Likely,
        "depends" => Verdict::Depends,
        "unlikely" => Verdict::Unlikely,
        other => panic!("no verdict {other}"),
    }
}

fn asked_name(open: &Open) -> String {
    match open {
        Open::Question(Asked::Household(fact)) => fact.name().to_owned(),
        Open::Question(Asked::Person(fact, index)) => format!("{}.{}", fact.name(), index + 1),
        Open::Question(Asked::Supporter(fact, index)) => format!("supporter.{}.{}", fact.name(), index + 1),
        Open::Figure(figure) => format!("local.{}", figure.name()),
    }
}

fn problems_of(expectation: &Expectation) -> Vec<String> {
    let assessment = assess(&expectation.given);
    let mut problems = Vec::new();
    for (key, expected) in &expectation.expect {
        let (programme, person) = programme_named(key);
        let found = assessment.estimate.findings.iter().find(|it| it.programme == programme && it.person == person);
        let Some(found) = found else {
            problems.push(format!("{key}: not assessed"));
            continue;
        };
        if found.verdict != verdict_named(&expected.verdict) {
            problems.push(format!("{key}: {:?}, expected {}", found.verdict, expected.verdict));
        }
        if let Some(concerns) = &expected.concerns
            && found.concerns != truth_named(concerns)
        {
            problems.push(format!("{key}: concerns {:?}, expected {concerns}", found.concerns));
        }
        let paid = match found.payment {
            Payment::Nothing => None,
            Payment::EachMonth(span) => Some(span.rising(|it| Some(it.yuan()))),
            Payment::Once(span) => Some(span.rising(|it| Some(it.yuan()))),
        };
        for amount in expected.monthly.iter().chain(&expected.once) {
            if paid != Some(amount.span()) {
                problems.push(format!("{key}: pays {paid:?}, expected {:?}", amount.span()));
            }
        }
    }
    let total = assessment.estimate.monthly_total.rising(|it| Some(it.yuan()));
    if let Some(expected) = &expectation.total
        && total != expected.span()
    {
        problems.push(format!("total {total:?}, expected {:?}", expected.span()));
    }
    if let (Some(asks), Some(key)) = (&expectation.asks, expectation.expect.keys().next()) {
        let (programme, person) = programme_named(key);
        let grounds = assessment.findings().find(|(it, _)| it.programme == programme && it.person == person);
        let mut open: Vec<String> = grounds
            .map(|(_, grounds)| assessment.open_behind(grounds.verdict))
            .unwrap_or_default()
            .iter()
            .map(asked_name)
            .collect();
        let mut asks = asks.clone();
        open.sort();
        asks.sort();
        if open != asks {
            problems.push(format!("{key}: open {open:?}, expected {asks:?}"));
        }
    }
    problems.extend(problems_beside(expectation, &assessment));
    if assessment.estimate != estimate(&expectation.given) {
        problems.push("with and without a record the estimates differ".to_owned());
    }
    if assessment.estimate != estimate_in_bulk(&expectation.given) {
        problems.push("in bulk the estimate differs".to_owned());
    }
    problems
}

/// What is said beside the verdicts: leads and remarks.
fn problems_beside(expectation: &Expectation, assessment: &Assessment) -> Vec<String> {
    let mut problems = Vec::new();
    let key = |name: &str, person: Option<u8>| person.map_or(name.to_owned(), |index| format!("{name}.{}", index + 1));
    if let Some(expected) = &expectation.leads {
        let fitting = assessment.estimate.leads.iter().filter(|it| it.fits == Truth::Yes);
        let mut fitting: Vec<_> = fitting.map(|it| key(Lead::NAMES[usize::from(it.lead.index())], it.person)).collect();
        let mut expected = expected.clone();
        fitting.sort();
        expected.sort();
        if fitting != expected {
            problems.push(format!("leads {fitting:?}, expected {expected:?}"));
        }
    }
    if let Some(expected) = &expectation.remarks {
        for found in &assessment.estimate.remarks {
            let name = key(Remark::NAMES[usize::from(found.remark.index())], found.person);
            let Some(expected) = expected.get(&name) else {
                if found.applies != Truth::No {
                    problems.push(format!("remark {name}: {:?}, expected not to apply", found.applies));
                }
                continue;
            };
            if found.applies != truth_named(&expected.applies) {
                problems.push(format!("remark {name}: {:?}, expected {}", found.applies, expected.applies));
            }
            let amount = found.amount.map(|span| span.rising(|it| Some(it.yuan())));
            if let Some(expected) = &expected.monthly
                && amount != Some(expected.span())
            {
                problems.push(format!("remark {name}: {amount:?}, expected {:?}", expected.span()));
            }
        }
        for name in expected.keys() {
            let found = |it: &&RemarkFinding| key(Remark::NAMES[usize::from(it.remark.index())], it.person) == *name;
            if assessment.estimate.remarks.iter().find(found).is_none() {
                problems.push(format!("remark {name}: not made"));
            }
        }
    }
    problems
}

fn truth_named(name: &str) -> Truth {
    match name {
        "yes" => Truth::Yes,
        "either" => Truth::Either,
        "no" => Truth::No,
        other => panic!("no truth {other}"),
    }
}

fn cases() -> impl Iterator<Item = (&'static str, Expectation)> {
    FILES.iter().flat_map(|(file, text)| {
        let parsed: CaseFile =
            toml::from_str(text).unwrap_or_else(|problem| panic!("tests/households/{file}.toml: {problem}"));
        parsed.case.into_iter().map(move |mut case| {
            case.given.packs = jiuzhu_packs::all();
            if !case.everything_stated {
                what_goes_without_saying(&mut case.given);
            }
            (*file, case)
        })
    })
}

#[test]
fn every_case_comes_out_as_expected() {
    let mut failures = Vec::new();
    let mut count = 0;
    for (file, expectation) in cases() {
        count += 1;
        for problem in problems_of(&expectation) {
            failures.push(format!("{file}: {}\n    {problem}", expectation.name));
        }
    }
    assert!(failures.is_empty(), "{} of {count} cases differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 100, "only {count} cases");
}

/// Who it goes to, and whether cash is paid, is the same in every case.
#[test]
fn a_programme_goes_to_the_household_or_to_people_and_pays_cash_or_not() {
    for (_, expectation) in cases() {
        for finding in estimate(&expectation.given).findings {
            let programme = finding.programme;
            assert_eq!(finding.person.is_some(), Programme::OF_PEOPLE.contains(&programme), "{programme:?}");
            assert_eq!(
                finding.payment == Payment::Nothing,
                Programme::WITHOUT_CASH.contains(&programme),
                "{programme:?}"
            );
        }
    }
}

/// IX-1: nobody waits for it to be known who counts.
#[test]
fn whom_to_call_is_told_whoever_counts() {
    for (people, everything_is_open) in [(1, false), (8, true)] {
        let mut case = Case::new(NATIONAL, day(2026, 11, 1), jiuzhu_packs::national());
        case.people.resize_with(people, Default::default);
        case.household.child_in_danger = Answer::Given(true);
        case.household.medical_emergency = Answer::Given(false);
        let estimate = estimate(&case);
        assert_eq!(estimate.remarks.is_empty(), everything_is_open);
        let told = |lead| estimate.leads.iter().find(|it| it.lead == lead).map(|it| it.fits);
        assert_eq!(told(Lead::ChildInDanger), Some(Truth::Yes), "{people}");
        assert_eq!(told(Lead::EmergencyTreatment), None, "{people}");
        assert_eq!(told(Lead::Shelter), Some(Truth::Either), "{people}");
    }
}

/// Every case says which rules it is about, and no two have the same name.
#[test]
fn cases_are_told_apart() {
    let mut names = std::collections::BTreeSet::new();
    for (file, expectation) in cases() {
        assert!(!expectation.rules.is_empty(), "{file}: {} names no rule", expectation.name);
        assert!(names.insert(expectation.name.clone()), "{file}: {} stands twice", expectation.name);
    }
}

/// A case survives being written and read again.
#[test]
fn cases_survive_the_exchange_format() {
    for (file, expectation) in cases() {
        let written = serde_json::to_string(&expectation.given).expect("a case is written");
        let read: Case =
            serde_json::from_str(&written).unwrap_or_else(|problem| panic!("{file}: {written}: {problem}"));
        assert_eq!(read.judged_by(expectation.given.packs), expectation.given, "{file}: {}", expectation.name);
    }
}
