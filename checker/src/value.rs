//! What a step came to: what is possible, from the least to the most.

use serde_json::{Value as Json, json};

use crate::{
    exact::Exact,
    fault::{Expected, expected},
};

/// Yes, no, or either way while something is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    No,
    Either,
    Yes,
}

const TRUTHS: [(&str, Truth); 3] = [("no", Truth::No), ("either", Truth::Either), ("yes", Truth::Yes)];
pub const PERIODS: [&str; 3] = ["once", "month", "year"];

/// Both ends included; a missing one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub least: Option<Exact>,
    pub most: Option<Exact>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yuan, by its period.
    Yuan(&'static str, Span),
    Number(Span),
    /// Whole numbers: years, months, times.
    Years(Span),
    People(i128),
    Holds(Truth),
    /// The possible answers, as bits in the order of the question's choices.
    Choices(u32),
}

impl Truth {
    pub fn read(word: &str) -> Option<Truth> {
        TRUTHS.iter().find(|(name, _)| *name == word).map(|(_, it)| *it)
    }

    pub fn of(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }

    pub fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Either => Truth::Either,
            Truth::Yes => Truth::No,
        }
    }

    fn word(self) -> &'static str {
        TRUTHS.iter().find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }
}

impl Span {
    pub fn exactly(value: Exact) -> Span {
        Span { least: Some(value), most: Some(value) }
    }

    pub fn at_least(value: Exact) -> Span {
        Span { least: Some(value), most: None }
    }

    pub fn whole(least: i128, most: i128) -> Span {
        Span { least: Some(Exact::whole(least)), most: Some(Exact::whole(most)) }
    }

    /// Whether one end each is left out or the other, and they are in order.
    fn is_in_order(self) -> bool {
        self.least.zip(self.most).is_none_or(|(least, most)| least <= most)
    }

    fn written(self) -> Json {
        json!({ "least": self.least.map(Exact::text), "most": self.most.map(Exact::text) })
    }
}

impl Value {
    /// `None` for anything that [`Value::written`] would not write.
    pub fn read(json: &Json) -> Option<Value> {
        let (kind, of) = json.as_object().filter(|it| it.len() == 1)?.iter().next()?;
        let value = match kind.as_str() {
            "yuan" => {
                let period = of.get("period")?.as_str()?;
                Value::Yuan(PERIODS.into_iter().find(|it| *it == period)?, span(of)?)
            }
            "number" => Value::Number(span(of)?),
            "years" => Value::Years(span(of)?),
            "people" => Value::People(of.as_u64()?.into()),
            "holds" => Value::Holds(Truth::read(of.as_str()?)?),
            "choices" => Value::Choices(bits(of)?),
            _ => return None,
        };
        (value.written() == *json).then_some(value)
    }

    pub fn written(&self) -> Json {
        match self {
            Value::Yuan(period, span) => {
                let mut ends = span.written();
                if let Some(fields) = ends.as_object_mut() {
                    fields.insert("period".to_owned(), Json::from(*period));
                }
                json!({ "yuan": ends })
            }
            Value::Number(span) => json!({ "number": span.written() }),
            Value::Years(span) => json!({ "years": span.written() }),
            Value::People(count) => json!({ "people": u64::try_from(*count).unwrap_or_default() }),
            Value::Holds(truth) => json!({ "holds": truth.word() }),
            Value::Choices(bits) => json!({ "choices": places(*bits) }),
        }
    }

    /// As a span, where it is one or may be read as one.
    pub fn span(&self) -> Option<Span> {
        match self {
            Value::Yuan(_, span) | Value::Number(span) | Value::Years(span) => Some(*span),
            Value::People(count) => Some(Span::exactly(Exact::whole(*count))),
            Value::Holds(_) | Value::Choices(_) => None,
        }
    }

    pub fn truth(&self) -> Option<Truth> {
        match self {
            Value::Holds(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The same kind of value, with this span.
    pub fn with(&self, span: Span) -> Option<Value> {
        match self {
            Value::Yuan(period, _) => Some(Value::Yuan(period, span)),
            Value::Number(_) => Some(Value::Number(span)),
            Value::Years(_) => Some(Value::Years(span)),
            Value::People(_) | Value::Holds(_) | Value::Choices(_) => None,
        }
    }

    pub fn expected(&self) -> Expected {
        let written = self.written();
        expected!("{}", " {}", written)
    }
}

/// Places counted from 0, as bits; in order and each once.
pub fn bits(of: &Json) -> Option<u32> {
    let places: Option<Vec<u64>> = of.as_array()?.iter().map(Json::as_u64).collect();
    let mut bits = 0_u32;
    for place in places? {
        let bit = 1_u32.checked_shl(u32::try_from(place).ok()?)?;
        bits = (bit > bits).then_some(bits | bit)?;
    }
    Some(bits)
}

pub fn places(bits: u32) -> Vec<u32> {
    (0..32).filter(|place| bits & 1 << place != 0).collect()
}

fn span(of: &Json) -> Option<Span> {
    let end = |key: &str| match of.get(key)? {
        Json::Null => Some(None),
        text => Exact::read(text.as_str()?).map(Some),
    };
    Some(Span { least: end("least")?, most: end("most")? }).filter(|it| it.is_in_order())
}
