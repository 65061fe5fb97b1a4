//! A set of possible values together with the step that made it. The operators compute and record in
//! one expression, so that what is explained is what was computed.

use core::{
    num::NonZeroU32,
    ops::{Add, BitAnd, BitOr, Mul, Not, Sub},
};

use jiff_core::civil::Date;

use super::{
    choice::{Choice, Variants},
    exact::{Exact, Rounding},
    money::{Money, Monthly, Once, Period, Yearly},
    span::Span,
    step::{How, Value},
    truth::Truth,
    world::{Title, World},
};
use crate::{law::Article, term::Term};

#[derive(Clone, Copy, Debug)]
pub struct Traced<W, T> {
    value: T,
    note: W,
}

/// An amount of yuan with period `P`.
pub type Amount<W, P> = Traced<W, Span<Money<P>>>;
/// A multiple or a share, without unit.
pub type Number<W> = Traced<W, Span<Exact>>;
/// Completed years of age.
pub type Years<W> = Traced<W, Span<u16>>;
/// A number of people, always known.
pub type People<W> = Traced<W, u32>;
/// A statement that may hold.
pub type Condition<W> = Traced<W, Truth>;
/// One of a closed list of answers.
pub type Selected<W, E> = Traced<W, Choice<E>>;

impl<W: World, T: Copy + Into<Value>> Traced<W, T> {
    /// A value that is not computed from others.
    pub fn leaf(world: W, how: How, value: T) -> Self {
        Traced { value, note: world.note(how, || value.into(), &[]) }
    }

    pub fn value(&self) -> T {
        self.value
    }

    pub fn world(&self) -> W {
        self.note
    }

    /// The name under which this value is shown.
    pub fn named(self, term: Term) -> Self {
        self.entitled(Title::Term(term))
    }

    /// Whom the value is about: an index into the case's people.
    pub fn of_person(self, person: u8) -> Self {
        self.entitled(Title::Person(person))
    }

    /// Where the law says so.
    pub fn under(self, article: Article) -> Self {
        self.entitled(Title::Article(article))
    }

    /// Where the law says so, on a day on which it does.
    pub fn under_if_in_force(self, day: Date, article: Article) -> Self {
        if article.governs(day) { self.under(article) } else { self }
    }

    fn entitled(self, title: Title) -> Self {
        Traced { note: self.note.entitle(|| self.value.into(), title), ..self }
    }

    fn made<U: Copy + Into<Value>>(&self, how: How, value: U) -> Traced<W, U> {
        Traced { value, note: self.note.note(how, || value.into(), &[self.note]) }
    }

    fn with<U: Copy, V: Copy + Into<Value>>(&self, how: How, other: &Traced<W, U>, value: V) -> Traced<W, V> {
        Traced { value, note: self.note.note(how, || value.into(), &[self.note, other.note]) }
    }
}

impl<W: World, P: Period> Amount<W, P> {
    /// Any amount at all, until the statements are decided.
    pub fn unbounded(world: W, open: &[Condition<W>]) -> Self {
        undecided(world, open, Span::at_least(Money::ZERO))
    }

    /// An amount that stands in the rule itself.
    pub fn fixed(world: W, amount: Money<P>) -> Self {
        Traced::leaf(world, How::Fixed, Span::exactly(amount))
    }

    /// Nothing, whatever is still unknown.
    pub fn is_surely_nothing(&self) -> bool {
        self.value.most() == Some(Money::ZERO)
    }

    pub fn not_negative(self) -> Self {
        let zero = Span::exactly(Money::ZERO);
        if self.value.least().is_some_and(|least| least >= Money::ZERO) {
            return self;
        }
        self.made(How::NotNegative, self.value.larger(zero))
    }

    pub fn rounded(self, how: Rounding) -> Self {
        self.made(How::Rounded(how), self.value.rising(|it| it.rounded(how)))
    }

    /// A multiple or share of this amount. Multiples are never negative.
    pub fn scaled(self, factor: Number<W>) -> Self {
        let (factors, negative) = (factor.value, |it: &Money<P>| it.yuan().is_negative());
        let end = |money: Option<Money<P>>, small: Option<Exact>, large: Option<Exact>| {
            let money = money?;
            money.scaled(if negative(&money) { large? } else { small? })
        };
        let span = Span::new(
            end(self.value.least(), factors.least(), factors.most()),
            end(self.value.most(), factors.most(), factors.least()),
        );
        self.with(How::Times, &factor, span)
    }

    /// Shared evenly between people: 人均.
    pub fn per_head(self, people: People<W>) -> Self {
        let count = NonZeroU32::new(people.value).unwrap_or(NonZeroU32::MIN);
        self.with(How::Split, &people, self.value.rising(|it| it.split(count)))
    }

    /// An even share of an amount that is never negative, among so many; among fewer than one it stays whole.
    pub fn shared_among(self, sharers: Years<W>) -> Self {
        let count = |it: u16| NonZeroU32::new(u32::from(it)).unwrap_or(NonZeroU32::MIN);
        let share = self.value.rising_falling(sharers.value, |it, sharers| it.split(count(sharers)));
        self.with(How::Split, &sharers, share)
    }

    /// So many times an amount that is never negative.
    pub fn taken(self, times: Years<W>) -> Self {
        self.with(How::Times, &times, self.value.rising_with(times.value, |it, times| it.times(u32::from(times))))
    }

    /// 低于: strictly less than (GEN-4).
    pub fn below(self, limit: Self) -> Condition<W> {
        self.with(How::Below, &limit, self.value.below(limit.value))
    }

    /// 不高于, 不超过: less than or equal.
    pub fn at_most(self, limit: Self) -> Condition<W> {
        self.with(How::AtMost, &limit, self.value.at_most(limit.value))
    }

    /// 不低于: greater than or equal.
    pub fn at_least(self, limit: Self) -> Condition<W> {
        self.with(How::AtLeast, &limit, limit.value.at_most(self.value))
    }

    /// 高于, 超过: strictly greater than.
    pub fn above(self, limit: Self) -> Condition<W> {
        self.with(How::Above, &limit, limit.value.below(self.value))
    }

    /// This amount where `condition` holds, nothing where it does not.
    pub fn when(self, condition: Condition<W>) -> Self {
        let nothing = Span::exactly(Money::ZERO);
        let value = match condition.value {
            Truth::Yes => self.value,
            Truth::Either => self.value.hull(nothing),
            Truth::No => nothing,
        };
        condition.with(How::When, &self, value)
    }

    /// The least that it can be, taken as the amount.
    pub fn at_its_least(self) -> Self {
        self.made(How::Known, Span::new(self.value.least(), self.value.least()))
    }

    /// From this amount at the least to the other at the most.
    pub fn up_to(self, most: Self) -> Self {
        self.with(How::Range, &most, Span::new(self.value.least(), most.value.most()))
    }

    /// Whether it is known to be no more than something.
    pub fn is_bounded(&self) -> bool {
        self.value.most().is_some()
    }

    /// Whether exactly the same amounts are possible.
    pub fn is_as(&self, other: &Self) -> bool {
        self.value == other.value
    }

    pub fn lower_of(self, other: Self) -> Self {
        self.with(How::Lowest, &other, self.value.smaller(other.value))
    }
}

impl<W: World> Amount<W, Monthly> {
    /// The same yuan as one payment, for limits written in months of the standard.
    pub fn as_one_payment(self) -> Amount<W, Once> {
        self.made(How::Known, self.value.rising(|it| Some(it.as_one_payment())))
    }
}

impl<W: World> Amount<W, Yearly> {
    pub fn per_month(self) -> Amount<W, Monthly> {
        self.made(How::PerMonth, self.value.rising(Money::per_month))
    }
}

impl<W: World> People<W> {
    /// How many of the conditions hold; each of them is settled.
    pub fn count_of(world: W, holding: &[Condition<W>]) -> Self {
        let count = holding.len() as u32;
        let notes: Vec<_> = holding.iter().map(|condition| condition.note).collect();
        Traced { value: count, note: world.note(How::CountOf, || count.into(), &notes) }
    }
}

impl<W: World> People<W> {
    pub fn at_least_one(self) -> Condition<W> {
        self.made(How::AtLeast, Truth::from(self.value >= 1))
    }
}

impl<W: World> Number<W> {
    /// A number that stands in the rule itself.
    pub fn constant(world: W, number: impl Into<Exact>) -> Self {
        Traced::leaf(world, How::Fixed, Span::exactly(number.into()))
    }

    /// What is left of a whole when this share is taken away; nothing where it is more than the whole.
    pub fn rest_of_whole(self) -> Self {
        let whole = Span::exactly(Exact::from(1));
        let rest = whole.rising_falling(self.value, Exact::checked_sub).larger(Span::exactly(Exact::ZERO));
        self.made(How::Less, rest)
    }
}

impl<W: World> Years<W> {
    /// The same number, to multiply with.
    pub fn as_number(self) -> Number<W> {
        self.made(How::Known, self.value.rising(|count| Some(Exact::from(u32::from(count)))))
    }

    /// 周岁以上: the number itself included.
    pub fn at_least_years(self, years: u16) -> Condition<W> {
        self.made(How::AtLeast, Span::exactly(years).at_most(self.value))
    }

    /// 未满: the number itself excluded.
    pub fn under_years(self, years: u16) -> Condition<W> {
        self.made(How::Below, self.value.below(Span::exactly(years)))
    }

    /// 未满, where the age itself is a local figure.
    pub fn younger_than(self, limit: Self) -> Condition<W> {
        self.with(How::Below, &limit, self.value.below(limit.value))
    }

    /// How many of the statements hold: from those that surely do to those that may.
    pub fn how_many(world: W, statements: &[Condition<W>]) -> Self {
        let count = |counted: fn(&Condition<W>) -> bool| statements.iter().filter(|it| counted(it)).count() as u16;
        let value = Span::between(count(Condition::holds_surely), count(Condition::may_hold));
        let notes: Vec<_> = statements.iter().map(|it| it.note).collect();
        Traced { value, note: world.note(How::CountOf, || value.into(), &notes) }
    }
}

/// A number of months or times.
pub type Count<W> = Traced<W, Span<u16>>;

impl<W: World> Count<W> {
    /// A number that stands in a rule or a table.
    pub fn counted(world: W, how: How, count: u16) -> Self {
        Traced::leaf(world, how, Span::exactly(count))
    }

    /// 不足: strictly fewer.
    pub fn fewer_than(self, other: Self) -> Condition<W> {
        self.with(How::Below, &other, self.value.below(other.value))
    }

    /// So many people, and no fewer than are known of.
    pub fn or_at_least(self, known: u16) -> Self {
        self.made(How::Highest, self.value.larger(Span::exactly(known)))
    }

    pub fn is_at_least(self, count: u16) -> Condition<W> {
        self.at_least_years(count)
    }
}

impl<W: World, E: Variants> Selected<W, E>
where
    Choice<E>: Into<Value>,
{
    pub fn is_one_of(self, variants: &[E]) -> Condition<W> {
        self.made(How::OneOf, self.value.is_one_of(variants))
    }

    pub fn is(self, variant: E) -> Condition<W> {
        self.is_one_of(&[variant])
    }
}

impl<W: World> Condition<W> {
    /// A statement about the day or the rule itself.
    pub fn fixed(world: W, how: How, holds: bool) -> Self {
        Traced::leaf(world, how, Truth::from(holds))
    }

    /// Whether something was in force already, where the day on which it began is not known.
    pub fn of_unknown_day(world: W) -> Self {
        Traced::leaf(world, How::OnThisDay, Truth::Either)
    }

    /// Either way, until the statements are decided.
    pub fn undecided(world: W, open: &[Condition<W>]) -> Self {
        undecided(world, open, Truth::Either)
    }

    pub fn holds_surely(&self) -> bool {
        self.value == Truth::Yes
    }

    pub fn may_hold(&self) -> bool {
        self.value != Truth::No
    }

    /// `then` where this holds, `otherwise` where it does not.
    pub fn choose<P: Period>(self, then: Amount<W, P>, otherwise: Amount<W, P>) -> Amount<W, P> {
        let value = match self.value {
            Truth::Yes => then.value,
            Truth::Either => then.value.hull(otherwise.value),
            Truth::No => otherwise.value,
        };
        Traced { value, note: self.note.note(How::Choose, || value.into(), &[self.note, then.note, otherwise.note]) }
    }
}

/// All of them added up, as one flat step.
pub fn sum_of<W: World, P: Period>(world: W, amounts: &[Amount<W, P>]) -> Amount<W, P> {
    gathered(world, How::Sum, amounts, Span::exactly(Money::ZERO), |a, b| a.rising_with(b, Money::plus))
}

/// The largest of them; nothing where there are none.
pub fn highest_of<W: World, P: Period>(world: W, amounts: &[Amount<W, P>]) -> Amount<W, P> {
    gathered(world, How::Highest, amounts, Span::exactly(Money::ZERO), Span::larger)
}

/// Every one of them holds.
pub fn all<W: World>(world: W, conditions: &[Condition<W>]) -> Condition<W> {
    gathered(world, How::All, conditions, Truth::Yes, BitAnd::bitand)
}

/// At least one of them holds.
pub fn any<W: World>(world: W, conditions: &[Condition<W>]) -> Condition<W> {
    gathered(world, How::Any, conditions, Truth::No, BitOr::bitor)
}

/// What remains possible when any of the amounts may be the true one; `open` are the statements that decide which.
pub fn over_readings<W: World, P: Period>(
    world: W,
    open: &[Condition<W>],
    amounts: &[Amount<W, P>],
) -> Option<Amount<W, P>> {
    joined(world, open, amounts, Span::hull)
}

/// What remains possible when any of the conditions may be the true one.
pub fn truth_over_readings<W: World>(
    world: W,
    open: &[Condition<W>],
    conditions: &[Condition<W>],
) -> Option<Condition<W>> {
    joined(world, open, conditions, Truth::hull)
}

fn undecided<W: World, T: Copy + Into<Value>>(world: W, open: &[Condition<W>], value: T) -> Traced<W, T> {
    let notes: Vec<_> = open.iter().map(|it| it.note).collect();
    Traced { value, note: world.note(How::Readings, || value.into(), &notes) }
}

fn gathered<W: World, T: Copy + Into<Value>>(
    world: W,
    how: How,
    parts: &[Traced<W, T>],
    start: T,
    combine: fn(T, T) -> T,
) -> Traced<W, T> {
    let value = parts.iter().fold(start, |value, part| combine(value, part.value));
    let notes: Vec<W> = parts.iter().map(|part| part.note).collect();
    Traced { value, note: world.note(how, || value.into(), &notes) }
}

fn joined<W: World, T: Copy + Into<Value>>(
    world: W,
    open: &[Condition<W>],
    parts: &[Traced<W, T>],
    hull: fn(T, T) -> T,
) -> Option<Traced<W, T>> {
    let value = parts.iter().map(|part| part.value).reduce(hull)?;
    if let [only] = parts {
        return Some(*only);
    }
    let notes: Vec<_> = open.iter().map(|it| it.note).chain(parts.iter().map(|part| part.note)).collect();
    Some(Traced { value, note: world.note(How::Readings, || value.into(), &notes) })
}

impl<W: World, P: Period> Add for Amount<W, P> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(How::Sum, &other, self.value.rising_with(other.value, Money::plus))
    }
}

impl<W: World, P: Period> Sub for Amount<W, P> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(How::Less, &other, self.value.rising_falling(other.value, Money::less))
    }
}

impl<W: World, P: Period> Mul<People<W>> for Amount<W, P> {
    type Output = Self;
    fn mul(self, people: People<W>) -> Self {
        self.with(How::Times, &people, self.value.rising(|it| it.times(people.value)))
    }
}

impl<W: World> BitAnd for Condition<W> {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        self.with(How::All, &other, self.value & other.value)
    }
}

impl<W: World> BitOr for Condition<W> {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.with(How::Any, &other, self.value | other.value)
    }
}

impl<W: World> Not for Condition<W> {
    type Output = Self;
    fn not(self) -> Self {
        self.made(How::Not, !self.value)
    }
}
