//! A case as the JSON of [`crate::exchange`], for hosts that would carry serde's writer for nothing else: it goes through the lists
//! of questions, where a derived writer has code for each of them. What comes out is what serde would write.

use core::fmt::Display;

use jiff_core::civil::Date;

use super::{Case, day_to_text, in_bytes::key_of};
use crate::{
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    local::LocalFigure,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

/// No more decimals are ever typed in or read.
const DECIMALS: u32 = 4;

impl Case {
    /// The saved form, to be read by people too: one answer a line.
    pub fn to_json(&self) -> String {
        let household = HouseholdFact::ALL.iter().filter_map(|it| self.line(Asked::Household(*it)));
        let people = (0..)
            .take(self.people.len())
            .map(|index| table(PersonFact::ALL.iter().filter_map(|it| self.line(Asked::Person(*it, index))).collect()));
        let supporters = (0..).zip(&self.supporters).map(|(index, supporter)| {
            let of = list(supporter.of.iter().map(u8::to_string).collect());
            let facts = SupporterFact::ALL.iter().filter_map(|it| self.line(Asked::Supporter(*it, index)));
            table(core::iter::once(named("of", of)).chain(facts).collect())
        });
        let local = LocalFigure::ALL.iter().filter_map(|it| line(it.name(), it.kind(), self.local.get(*it)));
        let mut parts = vec![
            named("format", self.format),
            named("day", quoted(day_to_text(self.day))),
            named("place", quoted(self.place)),
            named("household", table(household.collect())),
            named("people", list(people.collect())),
        ];
        if !self.supporters.is_empty() {
            parts.push(named("supporters", list(supporters.collect())));
        }
        parts.push(named("local", table(local.collect())));
        table(parts) + "\n"
    }

    /// What a file with the saved form is called: the day on which it is saved, and a mark of its content that tells nothing.
    pub fn file_name(&self, saved: Date) -> String {
        format!("jz-{}-{:04x}.json", day_to_text(saved).replace('-', ""), key_of(&self.to_bytes()))
    }

    fn line(&self, asked: Asked) -> Option<String> {
        line(asked.name(), asked.kind(), self.answer(asked))
    }
}

/// What was not asked has none.
fn line(name: &str, kind: Kind, answer: Answer<Given>) -> Option<String> {
    (!answer.is_not_asked()).then(|| named(name, value(kind, answer)))
}

fn value(kind: Kind, answer: Answer<Given>) -> String {
    match answer {
        Answer::NotAsked | Answer::Unsure => quoted("unsure"),
        Answer::Given(Given::YesNo(yes)) => yes.to_string(),
        Answer::Given(Given::Choice(bits)) => choice(kind, bits),
        Answer::Given(Given::Yuan(yuan) | Given::Number(yuan)) => decimals(yuan),
        Answer::Given(Given::Flow(Flow { cadence, yuan })) => {
            let period = if cadence == Cadence::Yearly { "yearly" } else { "monthly" };
            format!("{{ \"{period}\": {} }}", decimals(yuan))
        }
        Answer::Given(Given::Years(count) | Given::Count(count)) => span(count, &|it| it.to_string()),
    }
}

fn choice(kind: Kind, bits: u32) -> String {
    let Kind::Choice(names) = kind else { return quoted("unsure") };
    let chosen = (0..u32::BITS).zip(names).filter(|(index, _)| bits & 1 << index != 0);
    let chosen = Vec::from_iter(chosen.map(|(_, name)| quoted(name)));
    match chosen.as_slice() {
        [only] => only.clone(),
        several => format!("{{ \"among\": {} }}", list(several.to_vec())),
    }
}

fn decimals(yuan: Span<Exact>) -> String {
    span(yuan, &|it| quoted(it.to_decimals(DECIMALS)))
}

fn span<T: Copy + Ord>(span: Span<T>, word: &dyn Fn(T) -> String) -> String {
    match (span.single(), span.least().map(word), span.most().map(word)) {
        (Some(single), ..) => word(single),
        (None, Some(least), Some(most)) => format!("{{ \"between\": [{least}, {most}] }}"),
        (None, Some(least), None) => format!("{{ \"at_least\": {least} }}"),
        (None, None, _) => "null".to_owned(),
    }
}

/// Nothing that is written has a character to be escaped.
fn quoted(word: impl Display) -> String {
    format!("\"{word}\"")
}

fn named(name: &str, value: impl Display) -> String {
    format!("\"{name}\": {value}")
}

fn list(items: Vec<String>) -> String {
    format!("[{}]", items.join(", "))
}

fn table(lines: Vec<String>) -> String {
    if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{}\n}}", lines.join(",\n")) }
}
