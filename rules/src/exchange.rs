//! The form in which answers are saved and exchanged: amounts as decimal texts in yuan, ranges as
//! `{ "between": ["600", "800"] }`, *not sure* as `"unsure"`, and what was not asked is absent.

use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

use crate::{
    answer::{Age, Answer, Count, Flow, LARGEST_COUNT, Number, OLDEST, Yuan},
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        money::Cadence,
        span::Span,
    },
};

const UNSURE: &str = "unsure";
/// Ten digits before the point, two after it.
const LONGEST_WHOLE: usize = 10;
const LONGEST_FRACTION: usize = 2;
/// Of multiples and shares.
const LONGEST_SHARE: usize = 4;

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Answer::NotAsked => to.serialize_none(),
            Answer::Unsure => to.serialize_str(UNSURE),
            Answer::Given(given) => given.serialize(to),
        }
    }
}

impl<'de, T: Wire> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnswerVisitor(PhantomData))
    }
}

/// How a given answer is read from each form that JSON and TOML have for it.
pub trait Wire: Sized {
    /// Told where another form is found.
    const EXPECTED: &'static str;

    fn from_bool(_: bool) -> Option<Self> {
        None
    }

    fn from_number(_: u64) -> Option<Self> {
        None
    }

    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_table(_: &[(String, Vec<String>)]) -> Option<Self> {
        None
    }
}

struct AnswerVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for AnswerVisitor<T> {
    type Value = Answer<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} or \"{UNSURE}\"", T::EXPECTED)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
        T::from_bool(value).map(Answer::Given).ok_or_else(|| E::invalid_value(de::Unexpected::Bool(value), &self))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        T::from_number(value).map(Answer::Given).ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        let number = u64::try_from(value).ok().and_then(T::from_number);
        number.map(Answer::Given).ok_or_else(|| E::invalid_value(de::Unexpected::Signed(value), &self))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Self::Value, E> {
        match value {
            UNSURE => Ok(Answer::Unsure),
            _ => T::from_text(value)
                .map(Answer::Given)
                .ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self)),
        }
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut table = Vec::new();
        while let Some((key, Words(words))) = map.next_entry::<String, Words>()? {
            table.push((key, words));
        }
        T::from_table(&table).map(Answer::Given).ok_or_else(|| de::Error::invalid_value(de::Unexpected::Map, &self))
    }
}

/// `"600"`, `600`, `["600", "800"]` or `{ between = ["600", "800"] }` as a list of words; a range is marked by its keyword.
struct Words(Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct WordsVisitor;
        impl<'de> Visitor<'de> for WordsVisitor {
            type Value = Words;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a text, a list of texts, or a range such as { \"between\": [\"600\", \"800\"] }")
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<Words, E> {
                Ok(Words(vec![value.to_owned()]))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Words, E> {
                Ok(Words(vec![value.to_string()]))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Words, E> {
                Ok(Words(vec![value.to_string()]))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some(Words(word)) = list.next_element()? {
                    words.extend(word);
                }
                Ok(Words(words))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some((key, Words(value))) = map.next_entry::<String, Words>()? {
                    words.push(key);
                    words.extend(value);
                }
                Ok(Words(words))
            }
        }
        from.deserialize_any(WordsVisitor)
    }
}

/// An amount as it is exchanged: a decimal string in yuan, no sign, at most two decimals.
pub fn yuan_from_text(text: &str) -> Option<Exact> {
    decimal_from_text(text, LONGEST_FRACTION)
}

fn decimal_from_text(text: &str, longest_fraction: usize) -> Option<Exact> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |part: &str, longest: usize| (1..=longest).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    let plain =
        digits(whole, LONGEST_WHOLE) && digits(fraction, longest_fraction) && (whole == "0" || !whole.starts_with('0'));
    // Fourteen digits at the most, so they fit.
    let fraction = fraction.trim_end_matches('0');
    let digits = plain.then(|| format!("{whole}{fraction}").parse().ok()).flatten()?;
    Exact::of_digits(digits, u32::try_from(fraction.len()).ok()?)
}

fn yuan_from_words(words: &[String]) -> Option<Span<Exact>> {
    span_from_words(words, |text| yuan_from_text(text))
}

fn span_from_words(words: &[String], read: impl Fn(&String) -> Option<Exact>) -> Option<Span<Exact>> {
    match words {
        [amount] => read(amount).map(Span::exactly),
        [key, least, most] if key == "between" => Some(Span::between(read(least)?, read(most)?)),
        [key, least] if key == "at_least" => read(least).map(Span::at_least),
        _ => None,
    }
}

fn with_keyword(table: &[(String, Vec<String>)]) -> Option<Vec<String>> {
    match table {
        [(key, words)] => Some([core::slice::from_ref(key), words].concat()),
        _ => None,
    }
}

impl Wire for bool {
    const EXPECTED: &'static str = "true, false";

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Wire for Yuan {
    const EXPECTED: &'static str = "an amount such as \"1250.50\", a range such as { \"between\": [\"600\", \"800\"] }";

    fn from_text(text: &str) -> Option<Self> {
        yuan_from_text(text).map(|it| Yuan(Span::exactly(it)))
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        yuan_from_words(&with_keyword(table)?).map(Yuan)
    }
}

impl Wire for Flow {
    const EXPECTED: &'static str =
        "{ \"monthly\": \"1400\" }, { \"yearly\": { \"between\": [\"600\", \"800\"] } }, \"0\"";

    fn from_text(text: &str) -> Option<Self> {
        (text == "0").then_some(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) })
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        let [(key, words)] = table else { return None };
        let cadence = match key.as_str() {
            "monthly" => Cadence::Monthly,
            "yearly" => Cadence::Yearly,
            _ => return None,
        };
        Some(Flow { cadence, yuan: yuan_from_words(words)? })
    }
}

impl Wire for Number {
    const EXPECTED: &'static str = "a number such as \"1.5\", a range such as { \"between\": [\"0.4\", \"0.5\"] }";

    fn from_text(text: &str) -> Option<Self> {
        decimal_from_text(text, LONGEST_SHARE).map(|it| Number(Span::exactly(it)))
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        let read = |text: &String| decimal_from_text(text, LONGEST_SHARE);
        span_from_words(&with_keyword(table)?, read).map(Number)
    }
}

fn whole_from_text(text: &str, largest: u16) -> Option<u16> {
    text.parse().ok().filter(|number| *number <= largest)
}

fn whole_from_words(words: &[String], largest: u16) -> Option<Span<u16>> {
    match words {
        [key, least, most] if key == "between" => {
            Some(Span::between(whole_from_text(least, largest)?, whole_from_text(most, largest)?))
        }
        _ => None,
    }
}

impl Wire for Count {
    const EXPECTED: &'static str = "a whole number from 0 to 999, a range such as { \"between\": [1, 3] }";

    fn from_number(number: u64) -> Option<Self> {
        whole_from_text(&number.to_string(), LARGEST_COUNT).map(|it| Count(Span::exactly(it)))
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        whole_from_words(&with_keyword(table)?, LARGEST_COUNT).map(Count)
    }
}

impl Wire for Age {
    const EXPECTED: &'static str = "completed years from 0 to 130, a range such as { \"between\": [60, 70] }";

    fn from_number(number: u64) -> Option<Self> {
        whole_from_text(&number.to_string(), OLDEST).map(|it| Age(Span::exactly(it)))
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        whole_from_words(&with_keyword(table)?, OLDEST).map(Age)
    }
}

fn variant_named<E: Variants>(name: &str) -> Option<E> {
    E::NAMES.iter().position(|it| *it == name).and_then(|index| E::ALL.get(index)).copied()
}

impl<E: Variants> Wire for Choice<E> {
    const EXPECTED: &'static str =
        "one of this question's choices, several such as { \"among\": [\"first\", \"second\"] }";

    fn from_text(text: &str) -> Option<Self> {
        variant_named(text).map(Choice::only)
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        let words = with_keyword(table)?;
        let (key, names) = words.split_first()?;
        let variants: Option<Vec<E>> = names.iter().map(|name| variant_named(name)).collect();
        (key == "among").then(|| Choice::among(&variants?).into_some()).flatten()
    }
}

impl<E: Variants> Choice<E> {
    fn into_some(self) -> Option<Self> {
        (self.bits() != 0).then_some(self)
    }
}

fn serialize_span<S: Serializer, T: Ord + Copy, U: Serialize>(
    span: Span<T>,
    word: fn(T) -> U,
    to: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    match (span.single(), span.least(), span.most()) {
        (Some(value), ..) => word(value).serialize(to),
        (None, Some(least), Some(most)) => {
            let mut map = to.serialize_map(Some(1))?;
            map.serialize_entry("between", &[word(least), word(most)])?;
            map.end()
        }
        (None, Some(least), None) => {
            let mut map = to.serialize_map(Some(1))?;
            map.serialize_entry("at_least", &word(least))?;
            map.end()
        }
        (None, None, _) => to.serialize_none(),
    }
}

/// Amounts, multiples and shares alike.
struct DecimalSpan(Span<Exact>);

impl Serialize for DecimalSpan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serialize_span(self.0, |number| number.decimal().normalize().to_string(), to)
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        DecimalSpan(self.0).serialize(to)
    }
}

impl Serialize for Flow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let key = if self.cadence == Cadence::Yearly { "yearly" } else { "monthly" };
        let mut map = to.serialize_map(Some(1))?;
        map.serialize_entry(key, &DecimalSpan(self.yuan))?;
        map.end()
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        DecimalSpan(self.0).serialize(to)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serialize_span(self.0, |count| count, to)
    }
}

impl Serialize for Age {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serialize_span(self.0, |years| years, to)
    }
}

impl<E: Variants> Serialize for Choice<E> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let name = |variant: E| E::NAMES.get(usize::from(variant.index())).copied().unwrap_or_default();
        match self.single() {
            Some(variant) => to.serialize_str(name(variant)),
            None => {
                let mut map = to.serialize_map(Some(1))?;
                map.serialize_entry("among", &self.possible().map(name).collect::<Vec<_>>())?;
                map.end()
            }
        }
    }
}
