//! What is known of a quantity together with the step that made it. The operators compute and record in
//! one expression, so that what is explained is what was computed. How much is known, and whether steps are
//! recorded, is the world's; the rules read the same in each.

use core::{
    borrow::Borrow,
    num::NonZeroU32,
    ops::{Add, BitAnd, BitOr, Mul, Not, Sub},
};

use jiff_core::civil::Date;

use super::{
    choice::{Choice, Variants},
    exact::{Exact, Rounding},
    money::{Money, Monthly, Once, Period, Yearly},
    span::Span,
    step::How,
    truth::Truth,
    values::{Quantity, Values},
    world::{Title, World},
};
use crate::{law::Article, term::Term};

pub struct Traced<W: World, Q: Quantity> {
    kept: Q::In<W::Values>,
    note: W,
}

impl<W: World, Q: Quantity> Clone for Traced<W, Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W: World, Q: Quantity> Copy for Traced<W, Q> {}

/// An amount of yuan with period `P`.
pub type Amount<W, P> = Traced<W, Money<P>>;
/// A multiple or a share, without unit.
pub type Number<W> = Traced<W, Exact>;
/// Completed years of age.
pub type Years<W> = Traced<W, u16>;
/// A number of months or times.
pub type Count<W> = Traced<W, u16>;
/// A number of people, always known.
pub type People<W> = Traced<W, u32>;
/// A statement that may hold.
pub type Condition<W> = Traced<W, bool>;
/// One of a closed list of answers.
pub type Selected<W, E> = Traced<W, Choice<E>>;

/// The operations on what a world keeps.
type Kept<W> = <W as World>::Values;

impl<W: World, Q: Quantity> Traced<W, Q> {
    /// A value that is not computed from others.
    pub fn leaf(world: W, how: How, possible: Q::Possible) -> Self {
        Traced { kept: Q::kept::<W::Values>(possible), note: world.note(how, || possible.into(), &[]) }
    }

    /// A value that is not computed from others and is known.
    pub fn exactly(world: W, how: How, value: Q) -> Self {
        Traced::written(world, how, value.exactly::<W::Values>(), &[])
    }

    /// What is possible, as far as this world keeps it.
    pub fn value(&self) -> Q::Possible {
        Q::possible::<W::Values>(self.kept)
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
        Traced { note: self.note.entitle(|| self.value().into(), title), ..self }
    }

    fn written(world: W, how: How, kept: Q::In<W::Values>, from: &[W]) -> Self {
        Traced { kept, note: world.note(how, || Q::possible::<W::Values>(kept).into(), from) }
    }

    fn made<R: Quantity>(&self, how: How, kept: R::In<W::Values>) -> Traced<W, R> {
        Traced::written(self.note, how, kept, &[self.note])
    }

    fn with<R: Quantity, S: Quantity>(&self, how: How, other: &Traced<W, R>, kept: S::In<W::Values>) -> Traced<W, S> {
        Traced::written(self.note, how, kept, &[self.note, other.note])
    }
}

impl<W: World, P: Period> Amount<W, P> {
    /// Any amount at all, until the statements are decided.
    pub fn unbounded(world: W, open: &[Condition<W>]) -> Self {
        undecided(world, open, Kept::<W>::kept(Span::at_least(Money::ZERO)))
    }

    /// An amount that stands in the rule itself.
    pub fn fixed(world: W, amount: Money<P>) -> Self {
        Traced::exactly(world, How::Fixed, amount)
    }

    /// Whether this is surely no money at all.
    pub fn is_surely_nothing(&self) -> bool {
        Kept::<W>::is_surely(self.kept, Money::ZERO)
    }

    /// Whether this may be less than what `floor` surely reaches.
    pub fn may_undercut(&self, floor: &Self) -> bool {
        Kept::<W>::may_undercut(self.kept, floor.kept)
    }

    pub fn not_negative(self) -> Self {
        if Kept::<W>::is_surely_at_least(self.kept, Money::ZERO) {
            return self;
        }
        self.made(How::NotNegative, Kept::<W>::larger(self.kept, Kept::<W>::exactly(Money::ZERO)))
    }

    pub fn rounded(self, how: Rounding) -> Self {
        self.made(How::Rounded(how), Kept::<W>::rising(self.kept, |it| it.rounded(how)))
    }

    /// A multiple or share of this amount. Multiples are never negative.
    pub fn scaled(self, factor: Number<W>) -> Self {
        self.with(How::Times, &factor, Kept::<W>::scaled(self.kept, factor.kept))
    }

    /// Shared evenly between people: 人均.
    pub fn per_head(self, people: People<W>) -> Self {
        let count = NonZeroU32::new(people.kept).unwrap_or(NonZeroU32::MIN);
        self.with(How::Split, &people, Kept::<W>::rising(self.kept, |it| it.split(count)))
    }

    /// An even share of an amount that is never negative, among so many; among fewer than one it stays whole.
    pub fn shared_among(self, sharers: Years<W>) -> Self {
        let count = |it: u16| NonZeroU32::new(u32::from(it)).unwrap_or(NonZeroU32::MIN);
        let share = Kept::<W>::rising_falling(self.kept, sharers.kept, |it, sharers| it.split(count(sharers)));
        self.with(How::Split, &sharers, share)
    }

    /// So many times an amount that is never negative.
    pub fn taken(self, times: Years<W>) -> Self {
        let taken = Kept::<W>::rising_with(self.kept, times.kept, |it, times| it.times(u32::from(times)));
        self.with(How::Times, &times, taken)
    }

    /// 低于: strictly less than (GEN-4).
    pub fn below(self, limit: Self) -> Condition<W> {
        self.with(How::Below, &limit, Kept::<W>::below(self.kept, limit.kept))
    }

    /// 不高于, 不超过: less than or equal.
    pub fn at_most(self, limit: Self) -> Condition<W> {
        self.with(How::AtMost, &limit, Kept::<W>::at_most(self.kept, limit.kept))
    }

    /// 不低于: greater than or equal.
    pub fn at_least(self, limit: Self) -> Condition<W> {
        self.with(How::AtLeast, &limit, Kept::<W>::at_most(limit.kept, self.kept))
    }

    /// 高于, 超过: strictly greater than.
    pub fn above(self, limit: Self) -> Condition<W> {
        self.with(How::Above, &limit, Kept::<W>::below(limit.kept, self.kept))
    }

    /// This amount where `condition` holds, nothing where it does not.
    pub fn when(self, condition: Condition<W>) -> Self {
        let nothing = Kept::<W>::exactly(Money::ZERO);
        let kept = match condition.kept {
            Truth::Yes => self.kept,
            Truth::Either => Kept::<W>::hull(self.kept, nothing),
            Truth::No => nothing,
        };
        condition.with(How::When, &self, kept)
    }

    /// The least that it can be, taken as the amount.
    pub fn at_its_least(self) -> Self {
        self.made(How::Known, Kept::<W>::least(self.kept))
    }

    /// From this amount at the least to the other at the most.
    pub fn up_to(self, most: Self) -> Self {
        self.with(How::Range, &most, Kept::<W>::range(self.kept, most.kept))
    }

    /// Whether it is known to be no more than something.
    pub fn is_bounded(&self) -> bool {
        Kept::<W>::is_bounded(self.kept)
    }

    /// Whether exactly the same amounts are possible, as far as they are kept.
    pub fn is_as(&self, other: &Self) -> bool {
        Kept::<W>::is_as(self.kept, other.kept)
    }

    pub fn lower_of(self, other: Self) -> Self {
        self.with(How::Lowest, &other, Kept::<W>::smaller(self.kept, other.kept))
    }
}

impl<W: World> Amount<W, Monthly> {
    /// The same yuan as one payment, for limits written in months of the standard.
    pub fn as_one_payment(self) -> Amount<W, Once> {
        self.made(How::Known, Kept::<W>::rising(self.kept, |it| Some(it.as_one_payment())))
    }
}

impl<W: World> Amount<W, Yearly> {
    pub fn per_month(self) -> Amount<W, Monthly> {
        self.made(How::PerMonth, Kept::<W>::rising(self.kept, Money::per_month))
    }
}

impl<W: World> People<W> {
    /// How many of the conditions hold; each of them is settled.
    pub fn count_of(world: W, holding: &[Condition<W>]) -> Self {
        Traced::written(world, How::CountOf, holding.len() as u32, &notes_of(holding))
    }

    pub fn at_least_one(self) -> Condition<W> {
        self.made(How::Reaches(1), Truth::from(self.kept >= 1))
    }
}

impl<W: World> Number<W> {
    /// A number that stands in the rule itself.
    pub fn constant(world: W, number: impl Into<Exact>) -> Self {
        Traced::exactly(world, How::Fixed, number.into())
    }

    /// What is left of a whole when this share is taken away; nothing where it is more than the whole.
    pub fn rest_of_whole(self) -> Self {
        let whole = Kept::<W>::exactly(Exact::from(1));
        let rest = Kept::<W>::rising_falling(whole, self.kept, Exact::checked_sub);
        self.made(How::Less, Kept::<W>::larger(rest, Kept::<W>::exactly(Exact::ZERO)))
    }
}

impl<W: World> Years<W> {
    /// The same number, to multiply with.
    pub fn as_number(self) -> Number<W> {
        self.made(How::Known, Kept::<W>::rising(self.kept, |count| Some(Exact::from(u32::from(count)))))
    }

    /// 周岁以上: the number itself included.
    pub fn at_least_years(self, years: u16) -> Condition<W> {
        self.made(How::Reaches(years), Kept::<W>::at_most(Kept::<W>::exactly(years), self.kept))
    }

    /// 未满: the number itself excluded.
    pub fn under_years(self, years: u16) -> Condition<W> {
        self.made(How::FewerThan(years), Kept::<W>::below(self.kept, Kept::<W>::exactly(years)))
    }

    /// 未满, where the age itself is a local figure.
    pub fn younger_than(self, limit: Self) -> Condition<W> {
        self.with(How::Below, &limit, Kept::<W>::below(self.kept, limit.kept))
    }

    /// How many of the statements hold: from those that surely do to those that may.
    pub fn how_many(world: W, statements: &[Condition<W>]) -> Self {
        let count = |counted: fn(&Condition<W>) -> bool| statements.iter().filter(|it| counted(it)).count() as u16;
        let counted = Span::between(count(Condition::holds_surely), count(Condition::may_hold));
        Traced::written(world, How::CountOf, Kept::<W>::kept(counted), &notes_of(statements))
    }
}

impl<W: World> Count<W> {
    /// A number that stands in a rule or a table.
    pub fn counted(world: W, how: How, count: u16) -> Self {
        Traced::exactly(world, how, count)
    }

    /// 不足: strictly fewer.
    pub fn fewer_than(self, other: Self) -> Condition<W> {
        self.with(How::Below, &other, Kept::<W>::below(self.kept, other.kept))
    }

    /// So many people, and no fewer than are known of.
    pub fn or_at_least(self, known: u16) -> Self {
        self.made(How::OrAtLeast(known), Kept::<W>::larger(self.kept, Kept::<W>::exactly(known)))
    }

    pub fn is_at_least(self, count: u16) -> Condition<W> {
        self.at_least_years(count)
    }
}

impl<W: World, E: Variants> Selected<W, E> {
    pub fn is_one_of(self, variants: &[E]) -> Condition<W> {
        self.made(How::OneOf(Choice::among(variants).bits()), self.kept.is_one_of(variants))
    }

    pub fn is(self, variant: E) -> Condition<W> {
        self.is_one_of(&[variant])
    }
}

impl<W: World> Condition<W> {
    /// A statement about the day or the rule itself.
    pub fn fixed(world: W, how: How, holds: bool) -> Self {
        Traced::exactly(world, how, holds)
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
        self.kept == Truth::Yes
    }

    pub fn may_hold(&self) -> bool {
        self.kept != Truth::No
    }

    /// `then` where this holds, `otherwise` where it does not.
    pub fn choose<P: Period>(self, then: Amount<W, P>, otherwise: Amount<W, P>) -> Amount<W, P> {
        let kept = match self.kept {
            Truth::Yes => then.kept,
            Truth::Either => Kept::<W>::hull(then.kept, otherwise.kept),
            Truth::No => otherwise.kept,
        };
        Traced::written(self.note, How::Choose, kept, &[self.note, then.note, otherwise.note])
    }
}

/// Several values of one kind, by reference or by value.
pub trait Parts<W: World, Q: Quantity>: IntoIterator<Item: Borrow<Traced<W, Q>>> {}

impl<W: World, Q: Quantity, I: IntoIterator<Item: Borrow<Traced<W, Q>>>> Parts<W, Q> for I {}

/// All of them added up, as one flat step.
pub fn sum_of<W: World, P: Period>(world: W, amounts: impl Parts<W, Money<P>>) -> Amount<W, P> {
    let add = |a, b| Kept::<W>::rising_with(a, b, Money::plus);
    gathered(world, How::Sum, amounts, Kept::<W>::exactly(Money::ZERO), add)
}

/// The largest of them; nothing where there are none.
pub fn highest_of<W: World, P: Period>(world: W, amounts: impl Parts<W, Money<P>>) -> Amount<W, P> {
    gathered(world, How::Highest, amounts, Kept::<W>::exactly(Money::ZERO), Kept::<W>::larger)
}

/// Every one of them holds.
pub fn all<W: World>(world: W, conditions: impl Parts<W, bool>) -> Condition<W> {
    gathered(world, How::All, conditions, Truth::Yes, BitAnd::bitand)
}

/// At least one of them holds.
pub fn any<W: World>(world: W, conditions: impl Parts<W, bool>) -> Condition<W> {
    gathered(world, How::Any, conditions, Truth::No, BitOr::bitor)
}

/// What remains possible when any of the amounts may be the true one; `open` are the statements that decide which.
pub fn over_readings<W: World, P: Period>(
    world: W,
    open: &[Condition<W>],
    amounts: &[Amount<W, P>],
) -> Option<Amount<W, P>> {
    joined(world, open, amounts, Kept::<W>::hull)
}

/// What remains possible when any of the conditions may be the true one.
pub fn truth_over_readings<W: World>(
    world: W,
    open: &[Condition<W>],
    conditions: &[Condition<W>],
) -> Option<Condition<W>> {
    joined(world, open, conditions, Truth::hull)
}

fn notes_of<W: World, Q: Quantity>(parts: &[Traced<W, Q>]) -> Vec<W> {
    parts.iter().map(|part| part.note).collect()
}

const fn readings_after<W: World>(open: &[Condition<W>]) -> How {
    How::Readings(open.len() as u8)
}

fn undecided<W: World, Q: Quantity>(world: W, open: &[Condition<W>], kept: Q::In<W::Values>) -> Traced<W, Q> {
    Traced::written(world, readings_after(open), kept, &notes_of(open))
}

fn gathered<W: World, Q: Quantity>(
    world: W,
    how: How,
    parts: impl Parts<W, Q>,
    start: Q::In<W::Values>,
    combine: impl Fn(Q::In<W::Values>, Q::In<W::Values>) -> Q::In<W::Values>,
) -> Traced<W, Q> {
    let since = world.waiting();
    let kept = parts.into_iter().fold(start, |kept, part| {
        let part = part.borrow();
        part.note.wait();
        combine(kept, part.kept)
    });
    Traced { kept, note: world.gather(how, || Q::possible::<W::Values>(kept).into(), since) }
}

fn joined<W: World, Q: Quantity>(
    world: W,
    open: &[Condition<W>],
    parts: &[Traced<W, Q>],
    hull: impl Fn(Q::In<W::Values>, Q::In<W::Values>) -> Q::In<W::Values>,
) -> Option<Traced<W, Q>> {
    let kept = parts.iter().map(|part| part.kept).reduce(hull)?;
    if let [only] = parts {
        return Some(*only);
    }
    let notes: Vec<_> = open.iter().map(|it| it.note).chain(parts.iter().map(|part| part.note)).collect();
    Some(Traced::written(world, readings_after(open), kept, &notes))
}

impl<W: World, P: Period> Add for Amount<W, P> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(How::Sum, &other, Kept::<W>::rising_with(self.kept, other.kept, Money::plus))
    }
}

impl<W: World, P: Period> Sub for Amount<W, P> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(How::Less, &other, Kept::<W>::rising_falling(self.kept, other.kept, Money::less))
    }
}

impl<W: World, P: Period> Mul<People<W>> for Amount<W, P> {
    type Output = Self;
    fn mul(self, people: People<W>) -> Self {
        self.with(How::Times, &people, Kept::<W>::rising(self.kept, |it| it.times(people.kept)))
    }
}

impl<W: World> BitAnd for Condition<W> {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        self.with(How::All, &other, self.kept & other.kept)
    }
}

impl<W: World> BitOr for Condition<W> {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.with(How::Any, &other, self.kept | other.kept)
    }
}

impl<W: World> Not for Condition<W> {
    type Output = Self;
    fn not(self) -> Self {
        self.made(How::Not, !self.kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reckoning::{step::Book, world::Recorded};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn amounts_are_told_apart_and_held_against_a_floor() {
        let book = Book::default();
        let yuan = |yuan: u32| Amount::<_, Monthly>::fixed(Recorded::into(&book), Money::new(yuan.into()));
        let (less, more) = (yuan(400), yuan(500));
        assert_eq!((less.is_as(&yuan(400)), less.is_as(&more)), (true, false));
        assert_eq!((less.may_undercut(&more), more.may_undercut(&less)), (true, false));
        assert!(less.up_to(more).may_undercut(&more));
    }

    /// A name is written on the step that carries the value from there on.
    #[test]
    fn a_value_is_called_by_its_last_name() {
        let book = Book::default();
        let yes = Condition::fixed(Recorded::into(&book), How::Fixed, true);
        let named = (yes & yes).named(Term::DibaoHolds).named(Term::HukouHere);
        let id = named.world().step();
        let explanation = book.close();
        assert_eq!(id.and_then(|id| explanation.step(id)?.term), Some(Term::HukouHere));
    }

    /// Parts may be reckoned while others wait for their sum, and each keeps its own sources.
    #[test]
    fn what_is_reckoned_in_between_takes_nothing_from_its_surroundings() {
        let book = Book::default();
        let world = Recorded::into(&book);
        let fixed = |holds| Condition::fixed(world, How::Fixed, holds);
        let pair = |holds| any(world, [fixed(holds), fixed(false)]);
        let all_of = all(world, [true, true].into_iter().map(pair));
        assert_eq!((all_of.value(), world.waiting()), (Truth::Yes, 0));
        let id = all_of.world().step();
        let explanation = book.close();
        let sources = |id| explanation.step(id).map(|step| explanation.sources(step).to_vec()).unwrap_or_default();
        let parts = id.map(sources).unwrap_or_default();
        assert_eq!(parts.iter().map(|part| sources(*part).len()).collect::<Vec<_>>(), [2, 2]);
    }
}
