//! Values as they are written in JSON: amounts as decimal texts, what is possible from the least to the most.

use jiff_core::civil::Date;
use jiuzhu_certificates::names::{period, truth_word};
use jiuzhu_rules::{
    Payment,
    case::day_to_text,
    law::Article,
    packs::{self, Basis, Packs, Publisher},
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span, step::Value},
};
use jiuzhu_words::Texts;
use serde::Serialize;

/// From the least to the most; an open end is null.
#[derive(Serialize)]
pub struct Range<T> {
    pub least: Option<T>,
    pub most: Option<T>,
}

impl<T: Copy + Ord> Range<T> {
    pub fn of(span: Span<T>) -> Self {
        Range { least: span.least(), most: span.most() }
    }
}

pub fn decimals(span: Span<Exact>) -> Range<String> {
    Range { least: span.least().map(|it| it.to_string()), most: span.most().map(|it| it.to_string()) }
}

/// What a line came to.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    Yuan {
        period: &'static str,
        least: Option<String>,
        most: Option<String>,
    },
    Number(Range<String>),
    Years(Range<u16>),
    People(u32),
    Holds(&'static str),
    /// The places of the possible variants among the choices of the fact.
    Choices(Vec<u8>),
}

impl Amount {
    pub fn of(value: Value) -> Self {
        match value {
            Value::Money(cadence, span) => {
                let Range { least, most } = decimals(span);
                Amount::Yuan { period: period(cadence), least, most }
            }
            Value::Number(span) => Amount::Number(decimals(span)),
            Value::Years(span) => Amount::Years(Range::of(span)),
            Value::People(count) => Amount::People(count),
            Value::Truth(truth) => Amount::Holds(truth_word(truth)),
            Value::Choice(bits) => Amount::Choices((0..32).filter(|index| bits & 1 << index != 0).collect()),
        }
    }
}

/// What a programme pays; none where it pays no cash.
#[derive(Serialize)]
pub struct Paid {
    pub period: &'static str,
    pub least: Option<String>,
    pub most: Option<String>,
}

impl Paid {
    pub fn of(payment: Payment) -> Option<Self> {
        let (cadence, span) = yuan(payment)?;
        let Range { least, most } = decimals(span);
        Some(Paid { period: period(cadence), least, most })
    }
}

/// What is paid, in yuan, and how often.
pub fn yuan(payment: Payment) -> Option<(Cadence, Span<Exact>)> {
    match payment {
        Payment::Nothing => None,
        Payment::EachMonth(span) => Some((Cadence::Monthly, span.rising(|it| Some(it.yuan())))),
        Payment::Once(span) => Some((Cadence::Once, span.rising(|it| Some(it.yuan())))),
    }
}

/// A provision, and the instrument it stands in.
#[derive(Serialize)]
pub struct Citation {
    pub instrument: &'static str,
    pub title: &'static str,
    pub number: &'static str,
    pub place: &'static str,
    pub says: &'static str,
    pub confirmed: bool,
    pub from: String,
    pub until: Option<String>,
    pub link: Option<&'static str>,
}

impl Citation {
    pub fn of(article: Article, texts: &Texts) -> Option<Self> {
        let (provision, instrument) = (article.provision()?, article.instrument()?);
        let cited = texts.citation(article);
        Some(Citation {
            instrument: instrument.id,
            title: cited.title,
            number: instrument.number,
            place: cited.place,
            says: cited.says,
            confirmed: provision.confirmed,
            from: day_to_text(instrument.from),
            until: instrument.until.map(day_to_text),
            link: instrument.link,
        })
    }
}

/// A published figure, and where it was read.
#[derive(Serialize)]
pub struct Figure {
    pub table: &'static str,
    pub category: Option<&'static str>,
    pub place: Place,
    pub basis: &'static str,
    pub dated: &'static str,
    pub from: String,
    pub until: Option<String>,
    /// The last day of which a source says that it still holds.
    pub confirmed: Option<String>,
    /// From this day on it may have been raised, and counts as the least.
    pub overdue: Option<String>,
    pub source: SourceOf,
    pub note: Option<&'static str>,
}

#[derive(Serialize)]
pub struct SourceOf {
    pub title: &'static str,
    pub publisher: &'static str,
    pub link: Option<&'static str>,
}

impl Figure {
    pub fn of(packs: &Packs, figure: &packs::Figure, texts: &Texts) -> Option<Self> {
        let source = packs.source(figure)?;
        let told = |text: &'static str| (!text.is_empty()).then_some(text);
        Some(Figure {
            table: figure.table,
            category: told(figure.category),
            place: Place::of(packs, figure.place, texts),
            basis: basis_word(figure.basis),
            dated: figure.dated,
            from: day_to_text(figure.from),
            until: figure.until.map(day_to_text),
            confirmed: figure.confirmed.map(day_to_text),
            overdue: figure.overdue.map(day_to_text),
            source: SourceOf { title: source.title, publisher: publisher_word(source.publisher), link: source.link },
            note: told(figure.note),
        })
    }
}

pub const BASES: [&str; 4] = ["standard", "floor", "guidance", "unverified"];

fn basis_word(basis: Basis) -> &'static str {
    let [standard, floor, guidance, unverified] = BASES;
    match basis {
        Basis::Standard => standard,
        Basis::Floor => floor,
        Basis::Guidance => guidance,
        Basis::Unverified => unverified,
    }
}

pub const PUBLISHERS: [&str; 6] = ["government", "press", "repost", "aggregator", "unread", "typed_in"];

fn publisher_word(publisher: Publisher) -> &'static str {
    let [government, press, repost, aggregator, unread, typed_in] = PUBLISHERS;
    match publisher {
        Publisher::Government => government,
        Publisher::Press => press,
        Publisher::Repost => repost,
        Publisher::Aggregator => aggregator,
        Publisher::Unread => unread,
        Publisher::TypedIn => typed_in,
    }
}

/// A place by its code, with its name where it is on file.
#[derive(Serialize)]
pub struct Place {
    pub code: String,
    pub name: Option<&'static str>,
}

impl Place {
    pub fn of(packs: &Packs, code: PlaceCode, texts: &Texts) -> Self {
        Place { code: code.to_string(), name: texts.place(packs, code) }
    }
}

pub fn day(day: Date) -> String {
    day_to_text(day)
}
