//! Everything that may be answered on small domains, in every combination of knowing and not knowing.
//!
//! A domain in `domains.toml` is one household of which a handful of answers are open, each among a few values at the edges
//! of the rules. An answer is known, or leaves several of its values possible: "not sure", not asked, a range, a choice of
//! several. Whatever is said must hold for every completion; and where it says exactly what the completions come to
//! together (their hull), it is tight. `make prove` prints how often it is.
//!
//! Where it is not tight, more is left possible than is, for one of these reasons:
//!
//! - Two tests read the same unknown and pull apart. Of age hang both whether a child is a minor without capacity and
//!   whether its grandparents owe it support; of income, whether the family gets dibao or a member may apply alone; of
//!   hukou, both. Each test is open by itself though never both hold.
//! - Of several ways in one holds in every case, and none in all: grade 2 by itself and grade 3 where the place takes it in,
//!   a father who is dead and one who has been in prison for long, a top-up to the family and one to a member alone.
//! - Who counts is supposed (readings), and the supposition is not carried back to what it hangs on: a spouse who is in prison or
//!   tekun is left out either way, and the reading in which she counts is still read.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod contradictions;
mod shares;

use std::{collections::BTreeMap, fmt::Write};

use contradictions::contradictions;
use jiuzhu_rules::{
    Case, Estimate, Finding, Payment, Programme, RemarkFinding, Verdict,
    answer::{Answer, Flow, Given, Kind},
    estimate,
    exchange::yuan_from_text,
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    local::{LocalFigure, PARAMETERS, Without},
    reckoning::{choice::Variants, exact::Exact, money::Cadence, span::Span, truth::Truth},
};
use serde::Deserialize;
use shares::shares;
use toml::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Of a thousand partial households of each programme how many must be tight.
    tight: BTreeMap<String, u64>,
    domain: Vec<Domain>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Domain {
    /// A sentence.
    name: String,
    /// The programmes that it is about, with the number of the person where they are personal: `tekun.1`.
    of: Vec<String>,
    /// What is not said of the household is nothing, no, the first choice, or forty years.
    given: Case,
    /// The values of each open answer, those of amounts rising; `"open"` at the end for "so much or more".
    open: BTreeMap<String, Vec<Value>>,
}

#[derive(Clone, Copy)]
enum Slot {
    Asked(Asked),
    Local(LocalFigure),
}

/// An open answer: first each value by itself, then what leaves several possible.
struct Question {
    name: String,
    slot: Slot,
    values: Vec<String>,
    answers: Vec<Possible>,
}

struct Possible {
    answer: Answer<Given>,
    /// Those of the values that it leaves possible.
    values: Vec<usize>,
}

fn put(case: &mut Case, slot: Slot, answer: Answer<Given>) {
    match slot {
        Slot::Asked(asked) => case.set(asked, answer),
        Slot::Local(figure) => case.local.set(figure, answer),
    }
}

/// `savings`, `pension.1`, `supporter.kin.1`, `local.liquid_limit`.
fn slot_named(name: &str) -> (Slot, Kind) {
    let parts: Vec<&str> = name.split('.').collect();
    let number = |text: &str| text.parse::<u8>().expect("a number of a person") - 1;
    let found = match *parts {
        ["local", name] => LocalFigure::ALL.iter().find(|it| it.name() == name).map(|it| (Slot::Local(*it), it.kind())),
        ["supporter", name, index] => SupporterFact::ALL
            .iter()
            .find(|it| it.name() == name)
            .map(|it| (Slot::Asked(Asked::Supporter(*it, number(index))), it.kind())),
        [name, index] => PersonFact::ALL
            .iter()
            .find(|it| it.name() == name)
            .map(|it| (Slot::Asked(Asked::Person(*it, number(index))), it.kind())),
        [name] => HouseholdFact::ALL
            .iter()
            .find(|it| it.name() == name)
            .map(|it| (Slot::Asked(Asked::Household(*it)), it.kind())),
        _ => None,
    };
    found.unwrap_or_else(|| panic!("no fact {name}"))
}

fn programme_named(key: &str) -> (Programme, Option<u8>) {
    let (name, person) = key.split_once('.').map_or((key, None), |(name, number)| (name, Some(number)));
    let index = Programme::NAMES.iter().position(|it| *it == name).unwrap_or_else(|| panic!("no programme {name}"));
    (Programme::ALL[index], person.map(|number| number.parse::<u8>().expect("a number of a person") - 1))
}

fn nothing(kind: Kind) -> Given {
    match kind {
        Kind::YesNo => Given::YesNo(false),
        Kind::Choice(_) => Given::Choice(1),
        Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
        Kind::Flow => flow(Span::exactly(Exact::ZERO)),
        Kind::Years => Given::Years(Span::exactly(40)),
        Kind::Count => Given::Count(Span::exactly(0)),
        Kind::Number => Given::Number(Span::exactly(Exact::ZERO)),
    }
}

fn flow(yuan: Span<Exact>) -> Given {
    Given::Flow(Flow { cadence: Cadence::Monthly, yuan })
}

/// Everything is answered; local figures that have a usual value keep it.
fn complete(case: &mut Case) {
    let mut asked: Vec<Asked> = HouseholdFact::ALL.iter().map(|it| Asked::Household(*it)).collect();
    for index in (0..).take(case.people.len()) {
        asked.extend(PersonFact::ALL.iter().map(|it| Asked::Person(*it, index)));
    }
    for index in (0..).take(case.supporters.len()) {
        asked.extend(SupporterFact::ALL.iter().map(|it| Asked::Supporter(*it, index)));
    }
    for asked in asked {
        if case.answer(asked).is_not_asked() {
            case.set(asked, Answer::Given(nothing(asked.kind())));
        }
    }
    // What one payment of temporary aid comes to stands for itself, whatever the formula.
    let told = |it: LocalFigure| it != LocalFigure::TemporaryAid;
    for parameter in PARAMETERS.iter().filter(|it| it.without == Without::Ask && told(it.figure)) {
        if case.local.get(parameter.figure).is_not_asked() {
            case.local.set(parameter.figure, Answer::Given(nothing(parameter.figure.kind())));
        }
    }
}

impl Question {
    /// Not asked and not sure take turns for answers of which nothing is known.
    fn of(name: &str, values: &[Value], nothing_known: Answer<Given>) -> Self {
        let (slot, kind) = slot_named(name);
        let values = values.strip_suffix(&[Value::from("open")]).map_or((values, false), |it| (it, true));
        let answers = match kind {
            Kind::YesNo => yes_or_no(values.0, nothing_known),
            Kind::Choice(names) => choices(names, values.0, nothing_known),
            Kind::Yuan => ranges(values, exact, Given::Yuan),
            Kind::Flow => ranges(values, exact, flow),
            Kind::Number => ranges(values, exact, Given::Number),
            Kind::Years => ranges(values, whole, Given::Years),
            Kind::Count => ranges(values, whole, Given::Count),
        };
        Question { name: name.to_owned(), slot, values: values.0.iter().map(Value::to_string).collect(), answers }
    }
}

fn yes_or_no(values: &[Value], nothing_known: Answer<Given>) -> Vec<Possible> {
    let answer = |value: &Value| Answer::Given(Given::YesNo(value.as_bool().expect("true or false")));
    let mut answers = single(values.iter().map(answer));
    answers.push(Possible { answer: nothing_known, values: (0..values.len()).collect() });
    answers
}

/// Each, each two of them, and all.
fn choices(names: &[&str], values: &[Value], nothing_known: Answer<Given>) -> Vec<Possible> {
    let bit = |value: &Value| {
        let index = names.iter().position(|name| Some(*name) == value.as_str());
        1_u32 << index.unwrap_or_else(|| panic!("{value} is not among {names:?}"))
    };
    let bits: Vec<u32> = values.iter().map(bit).collect();
    let mut answers = single(bits.iter().map(|bits| Answer::Given(Given::Choice(*bits))));
    for first in 0..bits.len() {
        for second in first + 1..bits.len() {
            answers.push(Possible {
                answer: Answer::Given(Given::Choice(bits[first] | bits[second])),
                values: vec![first, second],
            });
        }
    }
    if bits.len() > 2 {
        let all =
            if bits.len() == names.len() { nothing_known } else { Answer::Given(Given::Choice(bits.iter().sum())) };
        answers.push(Possible { answer: all, values: (0..bits.len()).collect() });
    }
    answers
}

/// From each value to itself and to each that follows, and beyond the last.
fn ranges<T: Copy + Ord>(
    (values, open): (&[Value], bool),
    read: impl Fn(&Value) -> T,
    give: impl Fn(Span<T>) -> Given,
) -> Vec<Possible> {
    let values: Vec<T> = values.iter().map(read).collect();
    assert!(values.is_sorted(), "the values of a range rise");
    let mut answers = single(values.iter().map(|it| Answer::Given(give(Span::exactly(*it)))));
    for (first, least) in values.iter().enumerate() {
        for (last, most) in values.iter().enumerate().skip(first + 1) {
            let answer = Answer::Given(give(Span::between(*least, *most)));
            answers.push(Possible { answer, values: (first..=last).collect() });
        }
        if open {
            let answer = Answer::Given(give(Span::at_least(*least)));
            answers.push(Possible { answer, values: (first..values.len()).collect() });
        }
    }
    answers
}

fn single(answers: impl Iterator<Item = Answer<Given>>) -> Vec<Possible> {
    answers.enumerate().map(|(index, answer)| Possible { answer, values: vec![index] }).collect()
}

fn exact(value: &Value) -> Exact {
    value.as_str().and_then(yuan_from_text).unwrap_or_else(|| panic!("{value} is no amount"))
}

fn whole(value: &Value) -> u16 {
    value.as_integer().and_then(|it| it.try_into().ok()).unwrap_or_else(|| panic!("{value} is no whole number"))
}

/// What two completions come to together.
fn hull(one: &Estimate, other: &Estimate) -> Estimate {
    let findings = one.findings.iter().zip(&other.findings).map(|(one, other)| Finding {
        verdict: if one.verdict == other.verdict { one.verdict } else { Verdict::Depends },
        payment: match (one.payment, other.payment) {
            (Payment::EachMonth(one), Payment::EachMonth(other)) => Payment::EachMonth(one.hull(other)),
            (Payment::Once(one), Payment::Once(other)) => Payment::Once(one.hull(other)),
            (one, _) => one,
        },
        concerns: one.concerns.hull(other.concerns),
        ..*one
    });
    let remarks = one.remarks.iter().zip(&other.remarks).map(|(one, other)| RemarkFinding {
        applies: one.applies.hull(other.applies),
        amount: match (one.applies, other.applies) {
            (_, Truth::No) => one.amount,
            (Truth::No, _) => other.amount,
            _ => one.amount.zip(other.amount).map(|(one, other)| one.hull(other)),
        },
        ..*one
    });
    Estimate {
        findings: findings.collect(),
        leads: Vec::new(),
        remarks: remarks.collect(),
        monthly_total: one.monthly_total.hull(other.monthly_total),
    }
}

/// Of one programme: how many partial households there are, how many of them are not settled, and for how many more than
/// the hull is left possible.
#[derive(Default)]
struct Tally {
    partial: u64,
    open: u64,
    loose: u64,
    first_loose: Option<String>,
}

#[derive(Default)]
struct Outcome {
    completions: u64,
    tallies: BTreeMap<String, Tally>,
    contradictions: Vec<String>,
}

/// Goes through all combinations of answers. In their order the known ones come before those that leave them possible, so
/// that the hull of each follows from hulls found before.
fn enumerate(domain: &Domain) -> Outcome {
    let mut case = domain.given.clone();
    complete(&mut case);
    let turns = [Answer::Unsure, Answer::NotAsked].into_iter().cycle();
    let questions: Vec<Question> =
        domain.open.iter().zip(turns).map(|((name, values), unknown)| Question::of(name, values, unknown)).collect();
    let combinations: usize = questions.iter().map(|it| it.answers.len()).product();
    let mut hulls: Vec<Estimate> = Vec::with_capacity(combinations);
    let mut outcome = Outcome::default();
    for combination in 0..combinations {
        let mut stride = 1;
        let mut chosen = Vec::with_capacity(questions.len());
        // The hull is that of the same household with each value of one open answer by itself.
        let mut narrower: Vec<usize> = Vec::new();
        for question in &questions {
            let index = combination / stride % question.answers.len();
            let possible = &question.answers[index];
            put(&mut case, question.slot, possible.answer);
            if possible.values.len() > 1 {
                narrower = possible.values.iter().map(|value| combination - (index - value) * stride).collect();
            }
            chosen.push((question, possible));
            stride *= question.answers.len();
        }
        let mut said = estimate(&case);
        said.leads.clear();
        let Some(together) = narrower.into_iter().map(|it| hulls[it].clone()).reduce(|one, other| hull(&one, &other))
        else {
            outcome.completions += 1;
            hulls.push(said);
            continue;
        };
        for problem in contradictions(&together, &said) {
            outcome.contradictions.push(format!("{}: {}: {problem}", domain.name, told(&chosen)));
        }
        outcome.compare(domain, &together, &said, &chosen);
        hulls.push(together);
    }
    outcome
}

impl Outcome {
    fn compare(&mut self, domain: &Domain, together: &Estimate, said: &Estimate, chosen: &[(&Question, &Possible)]) {
        for key in &domain.of {
            let (programme, person) = programme_named(key);
            let tally = self.tallies.entry(Programme::NAMES[usize::from(programme.index())].to_owned()).or_default();
            let of = |it: &&Finding| it.programme == programme && it.person == person;
            let both = together.findings.iter().find(of).zip(said.findings.iter().find(of));
            let (hull, said) = both.unwrap_or_else(|| panic!("{}: {key} is not assessed", domain.name));
            let settled = said.verdict != Verdict::Depends && said.payment.is_settled();
            tally.partial += 1;
            tally.open += u64::from(!settled);
            if (hull.verdict, hull.payment) != (said.verdict, said.payment) {
                tally.loose += 1;
                tally.first_loose.get_or_insert_with(|| {
                    format!("{}: {}\n    said {said:?}\n    hull {hull:?}", domain.name, told(chosen))
                });
            }
        }
    }

    fn and(mut self, other: Outcome) -> Self {
        self.completions += other.completions;
        self.contradictions.extend(other.contradictions);
        for (programme, more) in other.tallies {
            let tally = self.tallies.entry(programme).or_default();
            tally.partial += more.partial;
            tally.open += more.open;
            tally.loose += more.loose;
            tally.first_loose = tally.first_loose.take().or(more.first_loose);
        }
        self
    }

    fn table(&self) -> String {
        let mut table = format!(
            "{} completions\n{:<20}{:>9}{:>9}{:>9}{:>9}\n",
            self.completions, "", "partial", "open", "tight", "%"
        );
        for (programme, tally) in &self.tallies {
            let tight = tally.partial - tally.loose;
            let share = tally.per_mille_tight();
            let _ = writeln!(
                table,
                "{programme:<20}{:>9}{:>9}{tight:>9}{:>7}.{}",
                tally.partial,
                tally.open,
                share / 10,
                share % 10
            );
        }
        for (programme, first) in
            self.tallies.iter().filter_map(|(name, tally)| Some((name, tally.first_loose.as_ref()?)))
        {
            let _ = writeln!(table, "{programme}, first loose: {first}");
        }
        table
    }
}

impl Tally {
    /// Rounded down.
    fn per_mille_tight(&self) -> u64 {
        ((self.partial - self.loose) * 1000).checked_div(self.partial).unwrap_or(0)
    }
}

fn told(chosen: &[(&Question, &Possible)]) -> String {
    let each = chosen.iter().map(|(question, possible)| {
        let values: Vec<&str> = possible.values.iter().map(|it| question.values[*it].as_str()).collect();
        format!("{} {}", question.name, values.join("/"))
    });
    each.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_completion_lies_inside_and_most_bounds_are_tight() {
    let File { tight, domain: domains } =
        toml::from_str(include_str!("domains.toml")).unwrap_or_else(|problem| panic!("tests/domains.toml: {problem}"));
    let share =
        |first, step| domains.iter().skip(first).step_by(step).map(enumerate).fold(Outcome::default(), Outcome::and);
    let outcome = shares(share).into_iter().fold(Outcome::default(), Outcome::and);
    println!("{}", outcome.table());
    if let Some(first) = outcome.contradictions.first() {
        panic!("{} contradictions, at first\n{first}", outcome.contradictions.len());
    }
    for programme in Programme::NAMES {
        let tally = outcome.tallies.get(*programme).unwrap_or_else(|| panic!("{programme} is in no domain"));
        assert!(tally.per_mille_tight() >= tight[*programme], "{programme} is looser than it was");
    }
}
