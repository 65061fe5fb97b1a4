//! The steps of a certificate, as they are read.

use serde_json::Value as Json;

use crate::{
    at_hand::Figure,
    fault::expected,
    fields::Fields,
    value::{Value, bits},
};

/// What is written beside a way of making a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    Text,
    Figure,
    Whole,
    Choices,
}

/// Declares the ways of making a step, each with its identifier and what is written beside it.
macro_rules! hows {
    ($($how:ident $name:literal $beside:ident,)*) => {
        /// What a step did with its sources.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum How { $($how,)* }

        /// Every way of making a step, by its identifier.
        pub const HOWS: &[&str] = &[$($name),*];

        fn how(name: &str) -> Option<(How, Beside)> {
            match name {
                $($name => Some((How::$how, Beside::$beside)),)*
                _ => None,
            }
        }
    };
}

hows! {
    Answered "answered" Text,
    Declined "declined" Text,
    NotAsked "not_asked" Text,
    Published "published" Figure,
    NotPublished "not_published" Text,
    LocalCondition "local_condition" Text,
    TypedIn "typed_in" Text,
    Assumed "assumed" Text,
    Fixed "fixed" Nothing,
    OnThisDay "on_this_day" Nothing,
    Supposed "supposed" Nothing,
    Sum "sum" Nothing,
    Less "less" Nothing,
    Times "times" Nothing,
    Split "split" Nothing,
    PerMonth "per_month" Nothing,
    NotNegative "not_negative" Nothing,
    Highest "highest" Nothing,
    Lowest "lowest" Nothing,
    Rounded "rounded" Text,
    CountOf "count" Nothing,
    Range "range" Nothing,
    Below "below" Nothing,
    AtMost "at_most" Nothing,
    AtLeast "at_least" Nothing,
    Above "above" Nothing,
    Reaches "reaches" Whole,
    FewerThan "fewer_than" Whole,
    OrAtLeast "or_at_least" Whole,
    OneOf "one_of" Choices,
    All "all" Nothing,
    Any "any" Nothing,
    Not "not" Nothing,
    When "when" Nothing,
    Choose "choose" Nothing,
    Readings "readings" Whole,
    Known "known" Nothing,
}

impl How {
    /// Whether it is made of no other step.
    pub fn is_leaf(self) -> bool {
        (self as usize) < (How::Sum as usize)
    }

    /// Whether its sources may stand in any order, so that they stand in that of their numbers.
    pub fn takes_any_order(self) -> bool {
        matches!(self, How::Sum | How::Highest | How::Lowest | How::CountOf | How::All | How::Any)
    }

    pub fn name(self) -> &'static str {
        HOWS.get(self as usize).copied().unwrap_or_default()
    }
}

/// What is written beside `how`, under `of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    Nothing,
    Text(String),
    Figure(Figure),
    Whole(i128),
    Choices(u32),
}

/// The name of a step, the rule it belongs to, and how it is told in Chinese.
#[derive(Debug)]
pub struct Named {
    pub term: String,
    pub rule: String,
    pub title: String,
}

#[derive(Debug)]
pub struct Article {
    pub instrument: String,
    pub place: String,
}

#[derive(Debug)]
pub struct Step {
    pub how: How,
    pub of: Operand,
    pub from: Vec<usize>,
    pub value: Value,
    pub named: Option<Named>,
    /// The number of the person, the applicant being 1.
    pub person: Option<usize>,
    pub article: Option<Article>,
}

impl Step {
    pub fn term(&self) -> Option<&str> {
        self.named.as_ref().map(|it| it.term.as_str())
    }

    /// `number` is the place at which it stands, and has to be its id.
    pub fn read(fields: &mut Fields, number: usize) -> Option<Step> {
        fields.take("id", expected!("{}", " {}", number), |it| (it.as_u64()? == number as u64).then_some(()))?;
        let known = expected!("a way of making a step", "一种得出步骤的方式");
        let (how, beside) = fields.take("how", known, |it| how(it.as_str()?))?;
        let of = operand(fields, beside)?;
        let before = expected!("numbers of steps before this one", "排在前面的步骤的编号");
        let from = fields.take("from", before, |it| earlier(it, number))?;
        let value = expected!("a value with its ends in order", "一个值，两头有先后");
        let value = fields.take("value", value, Value::read)?;
        let named = fields.object("named", |named| {
            Some(Named { term: named.text("term")?, rule: named.text("rule")?, title: named.text("title")? })
        })?;
        let person = fields.maybe("person", expected!("the number of a person", "一个人的编号"), number_of)?;
        let article = fields.object("article", |article| {
            Some(Article { instrument: article.text("instrument")?, place: article.text("place")? })
        })?;
        Some(Step { how, of, from, value, named, person, article })
    }
}

fn operand(fields: &mut Fields, beside: Beside) -> Option<Operand> {
    let whole = expected!("a whole number", "一个整数");
    let choices = expected!("places among the choices, in order", "选项的位置，从小到大");
    match beside {
        Beside::Nothing => Some(Operand::Nothing),
        Beside::Text => fields.text("of").map(Operand::Text),
        Beside::Whole => fields.take("of", whole, |it| Some(Operand::Whole(it.as_u64()?.into()))),
        Beside::Choices => fields.take("of", choices, |it| bits(it).map(Operand::Choices)),
        Beside::Figure => fields.object("of", figure)?.map(Operand::Figure),
    }
}

fn figure(fields: &mut Fields) -> Option<Figure> {
    let texts = |it: &Json| it.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect();
    Some(Figure {
        table: fields.text("table")?,
        place: fields.text("place")?,
        area: fields.maybe("area", expected!("a text", "一段文字"), |it| it.as_str().map(str::to_owned))?,
        which: fields.take("which", expected!("a list of texts", "几段文字"), texts)?,
        from: fields.text("from")?,
        basis: fields.text("basis")?,
    })
}

fn earlier(of: &Json, number: usize) -> Option<Vec<usize>> {
    of.as_array()?.iter().map(|it| usize::try_from(it.as_u64()?).ok().filter(|source| *source < number)).collect()
}

pub fn number_of(of: &Json) -> Option<usize> {
    usize::try_from(of.as_u64()?).ok().filter(|it| *it > 0)
}
