//! What a certificate is held against: the packs, the law and the names at hand. Whoever runs the checker says what they are.

use crate::{exact::Exact, value::Span};

/// What a question or a local figure asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    YesNo,
    /// The answers that may be chosen.
    Choice(Vec<String>),
    Yuan,
    /// Yuan each month or each year.
    Flow,
    /// Completed years.
    Years,
    /// People, months or times.
    Count,
    Number,
}

/// In which part of a case a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Household,
    Person,
    Supporter,
}

/// A figure of a pack, as a certificate names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub table: String,
    /// Six digits.
    pub place: String,
    /// `both`, `urban` or `rural`; none where it makes no difference.
    pub area: Option<String>,
    /// What tells it from others of its table: a category, a status, the name of a local figure.
    pub which: Vec<String>,
    /// Since which day it is owed.
    pub from: String,
    /// `standard`, `floor`, `guidance` or `unverified`.
    pub basis: String,
}

/// A figure, and what it is set to.
#[derive(Clone, Debug)]
pub struct Row {
    pub figure: Figure,
    /// Whether it decides by itself on the day; else it is the least.
    pub binds: bool,
    /// The amounts, multiples or shares in it.
    pub amounts: Vec<Span>,
    /// What it is set to besides, as identifiers.
    pub words: Vec<String>,
}

/// The packs at hand.
pub trait Figures {
    /// The packs in which the figures of a place are looked up: the code of each, and the SHA-256 of its file.
    fn packs(&self, place: &str) -> Vec<(String, String)>;
    /// The rows of a table at exactly this place that are in force on the day.
    fn rows(&self, table: &str, place: &str, day: &str) -> Vec<Row>;
    /// Whether a source names this condition beside others.
    fn has_condition(&self, says: &str) -> bool;
    /// How amounts made from other figures are rounded there.
    fn rounding(&self, place: &str, day: &str) -> Option<String>;
}

/// The law at hand.
pub trait Provisions {
    /// The SHA-256 of all of it.
    fn hash(&self) -> String;
    /// Whether this place of an instrument is in force on the day; none where there is no such place.
    fn in_force(&self, instrument: &str, place: &str, day: &str) -> Option<bool>;
}

/// The names at hand.
pub trait Names {
    /// The version of the program.
    fn version(&self) -> String;
    /// The rule that a name of a step belongs to, and how it is told in Chinese.
    fn term(&self, name: &str) -> Option<(String, String)>;
    fn question(&self, name: &str) -> Option<(Part, Kind)>;
    fn local_figure(&self, name: &str) -> Option<Kind>;
}

/// All three.
pub trait AtHand: Figures + Provisions + Names {}

impl<T: Figures + Provisions + Names> AtHand for T {}

/// From one number to another, as they stand in a certificate.
pub fn span(least: &str, most: &str) -> Option<Span> {
    Some(Span { least: Some(Exact::read(least)?), most: Some(Exact::read(most)?) })
}
