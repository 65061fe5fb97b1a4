//! One household, in one place, on one day.

mod in_bytes;
mod in_code;
mod in_json;

use jiff_core::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    answer::{Answer, Given},
    facts::{Asked, HouseholdAnswers, PersonAnswers, SupporterAnswers},
    local::LocalFigures,
    packs::Packs,
    place::PlaceCode,
};

/// The first day for which there are rules here: those that the opinion of 2018 rests on (GEN-3).
pub const FIRST_DAY: Date = day(2018, 1, 1);

/// The exchange format that this version writes and reads.
pub const FORMAT: u8 = 1;

/// More people, or more supporters, than this are refused when a case is read.
pub const MOST_PEOPLE: usize = 30;

/// Everything an assessment depends on. A saved case carries no packs: whoever reads it says by which it is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(default = "newest_format", deserialize_with = "known_format")]
    pub format: u8,
    /// The day for which the law and the figures are taken (GEN-3).
    #[serde(with = "day_as_text")]
    pub day: Date,
    #[serde(with = "code_as_text")]
    pub place: PlaceCode,
    /// The figures of the place.
    #[serde(skip, default = "Packs::none")]
    pub packs: &'static Packs,
    #[serde(default)]
    pub household: HouseholdAnswers,
    /// The applicant comes first.
    #[serde(deserialize_with = "a_few_people")]
    pub people: Vec<PersonAnswers>,
    /// Who owes a member support by law and lives elsewhere (DB-HH-8).
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "a_few_supporters")]
    pub supporters: Vec<SupporterAnswers>,
    #[serde(default)]
    pub local: LocalFigures,
}

impl Case {
    pub fn new(place: PlaceCode, day: Date, packs: &'static Packs) -> Self {
        Case {
            format: FORMAT,
            day,
            place,
            packs,
            household: HouseholdAnswers::default(),
            people: Vec::new(),
            supporters: Vec::new(),
            local: LocalFigures::default(),
        }
    }

    /// The same case, judged by these packs.
    pub fn judged_by(self, packs: &'static Packs) -> Self {
        Case { packs, ..self }
    }

    pub fn answer(&self, asked: Asked) -> Answer<Given> {
        match asked {
            Asked::Household(fact) => self.household.get(fact),
            Asked::Person(fact, index) => {
                self.people.get(usize::from(index)).map_or(Answer::NotAsked, |person| person.get(fact))
            }
            Asked::Supporter(fact, index) => {
                self.supporters.get(usize::from(index)).map_or(Answer::NotAsked, |supporter| supporter.get(fact))
            }
        }
    }

    pub fn set(&mut self, asked: Asked, answer: Answer<Given>) {
        match asked {
            Asked::Household(fact) => self.household.set(fact, answer),
            Asked::Person(fact, index) => {
                if let Some(person) = self.people.get_mut(usize::from(index)) {
                    person.set(fact, answer);
                }
            }
            Asked::Supporter(fact, index) => {
                if let Some(supporter) = self.supporters.get_mut(usize::from(index)) {
                    supporter.set(fact, answer);
                }
            }
        }
    }
}

/// A day that stands in a rule.
pub const fn day(year: i16, month: i8, day: i8) -> Date {
    match Date::new(year, month, day) {
        Ok(date) => date,
        Err(_) => Date::MAX,
    }
}

fn newest_format() -> u8 {
    FORMAT
}

fn known_format<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    match u8::deserialize(from)? {
        FORMAT => Ok(FORMAT),
        other => Err(de::Error::custom(format_args!("format {other} is not known here; expected {FORMAT}"))),
    }
}

fn a_few_people<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PersonAnswers>, D::Error> {
    let people = Vec::<PersonAnswers>::deserialize(from)?;
    match people.len() {
        1..=MOST_PEOPLE => Ok(people),
        count => Err(de::Error::custom(format_args!("{count} people; expected 1 to {MOST_PEOPLE}"))),
    }
}

fn a_few_supporters<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SupporterAnswers>, D::Error> {
    let supporters = Vec::<SupporterAnswers>::deserialize(from)?;
    if supporters.len() > MOST_PEOPLE {
        let count = supporters.len();
        return Err(de::Error::custom(format_args!("{count} supporters; expected {MOST_PEOPLE} at the most")));
    }
    Ok(supporters)
}

/// Reads `2026-11-01`.
pub fn day_from_text(text: &str) -> Option<Date> {
    let part =
        |range: core::ops::Range<usize>| text.get(range).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let dashes = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (year, month, day) = (part(0..4)?.parse().ok()?, part(5..7)?.parse().ok()?, part(8..10)?.parse().ok()?);
    dashes.then(|| Date::new(year, month, day).ok()).flatten()
}

/// Writes `2026-11-01`.
pub fn day_to_text(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

mod day_as_text {
    use super::*;

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&day_to_text(*day))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        let text = String::deserialize(from)?;
        day_from_text(&text)
            .ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&text), &"a day such as \"2026-11-01\""))
    }
}

mod code_as_text {
    use super::*;

    pub fn serialize<S: Serializer>(code: &PlaceCode, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{:06}", code.0))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PlaceCode, D::Error> {
        let text = String::deserialize(from)?;
        let code = text.parse().ok().filter(|_| text.len() == 6).map(PlaceCode);
        code.ok_or_else(|| {
            de::Error::invalid_value(de::Unexpected::Str(&text), &"the six digits of a place, such as \"500000\"")
        })
    }
}
