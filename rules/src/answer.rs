//! What a person may answer, and the form in which answers are exchanged.
//!
//! The kinds of not knowing stay apart: [`Answer::NotAsked`] is absent from a saved case,
//! [`Answer::Unsure`] is the word `"unsure"`. Neither is ever read as zero or "no" (GEN-2).

use core::{fmt, marker::PhantomData};

use rust_decimal::Decimal;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

use crate::reckoning::{
    choice::{Choice, Variants},
    exact::Exact,
    money::{Cadence, Money, Monthly, Once, Yearly},
    span::Span,
    step::Value,
    truth::Truth,
};

/// The answer to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer<T> {
    #[default]
    NotAsked,
    /// The person does not know, or would rather not say.
    Unsure,
    Given(T),
}

impl<T> Answer<T> {
    pub const fn is_not_asked(&self) -> bool {
        matches!(self, Answer::NotAsked)
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Answer::NotAsked => Answer::NotAsked,
            Answer::Unsure => Answer::Unsure,
            Answer::Given(given) => Answer::Given(f(given)),
        }
    }
}

/// Yuan with the period in which the person thinks of them; the rules reckon by the month (GEN-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// [`Cadence::Monthly`] or [`Cadence::Yearly`].
    pub cadence: Cadence,
    pub yuan: Span<Exact>,
}

/// Any answer, for those who handle all questions alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    YesNo(bool),
    /// The possible variants, as bits in the order of [`Kind::Choice`].
    Choice(u32),
    Yuan(Span<Exact>),
    Flow(Flow),
    Years(Span<u16>),
}

/// What a question asks for: decides the field that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    YesNo,
    /// The identifiers of the variants.
    Choice(&'static [&'static str]),
    /// An amount of yuan, held or paid once.
    Yuan,
    /// An amount of yuan each month or each year.
    Flow,
    /// Completed years.
    Years,
}

/// A type that can be asked for.
pub trait Askable: Copy {
    /// What the rules read.
    type Possible: Copy + Into<Value>;
    /// What is possible while nothing is known.
    const OPEN: Self::Possible;
    const KIND: Kind;

    fn possible(self) -> Self::Possible;
    fn give(self) -> Given;
    /// `None` where the answer is of another kind.
    fn take(given: Given) -> Option<Self>;
}

/// Nobody in a case is older.
pub const OLDEST: u16 = 130;

impl Askable for bool {
    type Possible = Truth;
    const OPEN: Truth = Truth::Either;
    const KIND: Kind = Kind::YesNo;

    fn possible(self) -> Truth {
        self.into()
    }

    fn give(self) -> Given {
        Given::YesNo(self)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::YesNo(answer) => Some(answer),
            _ => None,
        }
    }
}

impl<E: Variants> Askable for Choice<E> {
    type Possible = Choice<E>;
    const OPEN: Choice<E> = Choice::from_bits(u32::MAX >> (32 - E::ALL.len() as u32));
    const KIND: Kind = Kind::Choice(E::NAMES);

    fn possible(self) -> Choice<E> {
        self
    }

    fn give(self) -> Given {
        Given::Choice(self.bits())
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Choice(bits) => Some(Choice::from_bits(bits & Self::OPEN.bits())).filter(|it| it.bits() != 0),
            _ => None,
        }
    }
}

/// An amount held or paid once; never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yuan(pub Span<Exact>);

impl Askable for Yuan {
    type Possible = Span<Money<Once>>;
    const OPEN: Self::Possible = Span::at_least(Money::ZERO);
    const KIND: Kind = Kind::Yuan;

    fn possible(self) -> Self::Possible {
        self.0.rising(|yuan| Some(Money::new(yuan)))
    }

    fn give(self) -> Given {
        Given::Yuan(self.0)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Yuan(span) => Some(Yuan(span)),
            _ => None,
        }
    }
}

impl Askable for Flow {
    type Possible = Span<Money<Monthly>>;
    const OPEN: Self::Possible = Span::at_least(Money::ZERO);
    const KIND: Kind = Kind::Flow;

    fn possible(self) -> Self::Possible {
        match self.cadence {
            Cadence::Yearly => self.yuan.rising(|yuan| Money::<Yearly>::new(yuan).per_month()),
            _ => self.yuan.rising(|yuan| Some(Money::new(yuan))),
        }
    }

    fn give(self) -> Given {
        Given::Flow(self)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Flow(flow) => Some(flow),
            _ => None,
        }
    }
}

/// Completed years of age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age(pub Span<u16>);

impl Askable for Age {
    type Possible = Span<u16>;
    const OPEN: Self::Possible = Span::new(Some(0), Some(OLDEST));
    const KIND: Kind = Kind::Years;

    fn possible(self) -> Self::Possible {
        self.0
    }

    fn give(self) -> Given {
        Given::Years(self.0)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Years(span) => Some(Age(span)),
            _ => None,
        }
    }
}

// ---- The exchange format --------------------------------------------------------------------

const UNSURE: &str = "unsure";
/// Ten digits before the point, two after it.
const LONGEST_WHOLE: usize = 10;
const LONGEST_FRACTION: usize = 2;

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
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |part: &str, longest: usize| (1..=longest).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    let plain =
        digits(whole, LONGEST_WHOLE) && digits(fraction, LONGEST_FRACTION) && (whole == "0" || !whole.starts_with('0'));
    // Twelve digits at the most, so the mantissa fits.
    let mantissa = plain.then(|| format!("{whole}{fraction}").parse::<i64>().ok()).flatten()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    Some(Exact::whole(Decimal::try_new(mantissa, scale).ok()?.normalize()))
}

fn yuan_from_words(words: &[String]) -> Option<Span<Exact>> {
    match words {
        [amount] => yuan_from_text(amount).map(Span::exactly),
        [key, least, most] if key == "between" => Some(Span::between(yuan_from_text(least)?, yuan_from_text(most)?)),
        [key, least] if key == "at_least" => yuan_from_text(least).map(Span::at_least),
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

fn age_from_text(text: &str) -> Option<u16> {
    text.parse().ok().filter(|years| *years <= OLDEST)
}

impl Wire for Age {
    const EXPECTED: &'static str = "completed years from 0 to 130, a range such as { \"between\": [60, 70] }";

    fn from_number(number: u64) -> Option<Self> {
        age_from_text(&number.to_string()).map(|it| Age(Span::exactly(it)))
    }

    fn from_table(table: &[(String, Vec<String>)]) -> Option<Self> {
        match with_keyword(table)?.as_slice() {
            [key, least, most] if key == "between" => {
                Some(Age(Span::between(age_from_text(least)?, age_from_text(most)?)))
            }
            _ => None,
        }
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

struct YuanSpan(Span<Exact>);

impl Serialize for YuanSpan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serialize_span(self.0, |yuan| yuan.decimal().to_string(), to)
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        YuanSpan(self.0).serialize(to)
    }
}

impl Serialize for Flow {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let key = if self.cadence == Cadence::Yearly { "yearly" } else { "monthly" };
        let mut map = to.serialize_map(Some(1))?;
        map.serialize_entry(key, &YuanSpan(self.yuan))?;
        map.end()
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
