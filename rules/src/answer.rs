//! What a person may answer.
//!
//! The kinds of not knowing stay apart: [`Answer::NotAsked`] is absent from a saved case,
//! [`Answer::Unsure`] is the word `"unsure"`. Neither is ever read as zero or "no" (GEN-2).

use crate::reckoning::{
    choice::{Choice, Variants},
    exact::Exact,
    money::{Cadence, Money, Monthly, Once, Yearly},
    span::Span,
    truth::Truth,
    values::Quantity,
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
    Count(Span<u16>),
    Number(Span<Exact>),
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
    /// A whole number of people, months or times.
    Count,
    /// A number without a unit, or one that the question names: a multiple, a share, mu of land.
    Number,
}

/// A type that can be asked for.
pub trait Askable: Copy {
    /// What the rules read.
    type Quantity: Quantity;
    /// What is possible while nothing is known.
    const OPEN: <Self::Quantity as Quantity>::Possible;
    const KIND: Kind;

    fn possible(self) -> <Self::Quantity as Quantity>::Possible;
    /// What is possible where the answer is only a lower bound.
    fn at_least(self) -> <Self::Quantity as Quantity>::Possible {
        Self::OPEN
    }
    fn give(self) -> Given;
    /// `None` where the answer is of another kind.
    fn take(given: Given) -> Option<Self>;
}

/// An answer, for those who handle all questions alike.
pub trait Answerable {
    fn given(&self) -> Answer<Given>;
    /// Keeps the old answer where the new one is of another kind.
    fn keep(&mut self, answer: Answer<Given>);
}

impl<T: Askable> Answerable for Answer<T> {
    fn given(&self) -> Answer<Given> {
        self.map(Askable::give)
    }

    fn keep(&mut self, answer: Answer<Given>) {
        match answer {
            Answer::NotAsked => *self = Answer::NotAsked,
            Answer::Unsure => *self = Answer::Unsure,
            Answer::Given(given) => {
                if let Some(given) = Askable::take(given) {
                    *self = Answer::Given(given);
                }
            }
        }
    }
}

/// Nobody in a case is older.
pub const OLDEST: u16 = 130;

impl Askable for bool {
    type Quantity = bool;
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
    type Quantity = Choice<E>;
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
    type Quantity = Money<Once>;
    const OPEN: Span<Money<Once>> = Span::at_least(Money::ZERO);
    const KIND: Kind = Kind::Yuan;

    fn possible(self) -> Span<Money<Once>> {
        self.0.rising(|yuan| Some(Money::new(yuan)))
    }

    fn at_least(self) -> Span<Money<Once>> {
        Span::new(self.possible().least(), None)
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
    type Quantity = Money<Monthly>;
    const OPEN: Span<Money<Monthly>> = Span::at_least(Money::ZERO);
    const KIND: Kind = Kind::Flow;

    fn possible(self) -> Span<Money<Monthly>> {
        match self.cadence {
            Cadence::Yearly => self.yuan.rising(|yuan| Money::<Yearly>::new(yuan).per_month()),
            _ => self.yuan.rising(|yuan| Some(Money::new(yuan))),
        }
    }

    fn at_least(self) -> Span<Money<Monthly>> {
        Span::new(self.possible().least(), None)
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
    type Quantity = u16;
    const OPEN: Span<u16> = Span::new(Some(0), Some(OLDEST));
    const KIND: Kind = Kind::Years;

    fn possible(self) -> Span<u16> {
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

/// A whole number of people, months or times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub Span<u16>);

/// No count of people, months or times in a case is larger.
pub const LARGEST_COUNT: u16 = 999;

impl Askable for Count {
    type Quantity = u16;
    const OPEN: Span<u16> = Span::new(Some(0), Some(LARGEST_COUNT));
    const KIND: Kind = Kind::Count;

    fn possible(self) -> Span<u16> {
        self.0
    }

    fn give(self) -> Given {
        Given::Count(self.0)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Count(span) => Some(Count(span)),
            _ => None,
        }
    }
}

/// A multiple, a share or a measure; never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Span<Exact>);

impl Askable for Number {
    type Quantity = Exact;
    const OPEN: Span<Exact> = Span::at_least(Exact::ZERO);
    const KIND: Kind = Kind::Number;

    fn possible(self) -> Span<Exact> {
        self.0
    }

    fn at_least(self) -> Span<Exact> {
        Span::new(self.0.least(), None)
    }

    fn give(self) -> Given {
        Given::Number(self.0)
    }

    fn take(given: Given) -> Option<Self> {
        match given {
            Given::Number(span) => Some(Number(span)),
            _ => None,
        }
    }
}
