//! How much is kept of what is possible: whole spans, or single values alone.
//!
//! The rules ask both for the same operations. A span keeps a range through every operation. A single value is as
//! quick as plain arithmetic and keeps nothing where more than one value is possible; whoever needs the range
//! then has to read the rules again over spans. Neither ever excludes a value that is possible.

use super::{
    choice::{Choice, Variants},
    exact::Exact,
    money::{Money, Period},
    span::Span,
    step::Value,
    truth::Truth,
};

/// What can be less or more.
pub trait Ordered: Copy + Ord {}

impl<T: Copy + Ord> Ordered for T {}

/// A way of keeping what is possible of an ordered quantity.
pub trait Values: Copy + 'static {
    type Of<T: Ordered>: Copy;

    /// As much of the span as is kept.
    fn kept<T: Ordered>(span: Span<T>) -> Self::Of<T>;
    /// What is possible as far as it was kept.
    fn possible<T: Ordered>(kept: Self::Of<T>) -> Span<T>;
    fn exactly<T: Ordered>(value: T) -> Self::Of<T>;

    /// `f` must never fall. Where it gives `None` the result is open.
    fn rising<T: Ordered, U: Ordered>(a: Self::Of<T>, f: impl Fn(T) -> Option<U>) -> Self::Of<U>;
    /// `f` must never fall in either argument.
    fn rising_with<T: Ordered, U: Ordered, V: Ordered>(
        a: Self::Of<T>,
        b: Self::Of<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Self::Of<V>;
    /// `f` must never fall in the first and never rise in the second argument.
    fn rising_falling<T: Ordered, U: Ordered, V: Ordered>(
        a: Self::Of<T>,
        b: Self::Of<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Self::Of<V>;
    /// A multiple or share. The factor is never negative; the money may be.
    fn scaled<P: Period>(money: Self::Of<Money<P>>, factor: Self::Of<Exact>) -> Self::Of<Money<P>>;

    fn larger<T: Ordered>(a: Self::Of<T>, b: Self::Of<T>) -> Self::Of<T>;
    fn smaller<T: Ordered>(a: Self::Of<T>, b: Self::Of<T>) -> Self::Of<T>;
    /// Either of the two.
    fn hull<T: Ordered>(a: Self::Of<T>, b: Self::Of<T>) -> Self::Of<T>;
    /// Its least, taken as the value.
    fn least<T: Ordered>(a: Self::Of<T>) -> Self::Of<T>;
    /// From the least of one to the most of the other.
    fn range<T: Ordered>(least: Self::Of<T>, most: Self::Of<T>) -> Self::Of<T>;

    /// Strictly less than.
    fn below<T: Ordered>(a: Self::Of<T>, limit: Self::Of<T>) -> Truth;
    /// Whether no other value is possible.
    fn is_surely<T: Ordered>(a: Self::Of<T>, value: T) -> bool;
    /// Whether no smaller value is possible.
    fn is_surely_at_least<T: Ordered>(a: Self::Of<T>, value: T) -> bool;
    /// Whether no value is possible above some limit.
    fn is_bounded<T: Ordered>(a: Self::Of<T>) -> bool;
    /// Whether surely the same values are possible.
    fn is_as<T: Ordered>(a: Self::Of<T>, b: Self::Of<T>) -> bool;
    /// Whether `a` reaches as low as `floor` surely does not.
    fn may_undercut<T: Ordered>(a: Self::Of<T>, floor: Self::Of<T>) -> bool;

    /// Less than or equal.
    fn at_most<T: Ordered>(a: Self::Of<T>, limit: Self::Of<T>) -> Truth {
        !Self::below(limit, a)
    }
}

/// From the least to the most.
#[derive(Clone, Copy, Debug)]
pub struct Spans;

impl Values for Spans {
    type Of<T: Ordered> = Span<T>;

    fn kept<T: Ordered>(span: Span<T>) -> Span<T> {
        span
    }

    fn possible<T: Ordered>(kept: Span<T>) -> Span<T> {
        kept
    }

    fn exactly<T: Ordered>(value: T) -> Span<T> {
        Span::exactly(value)
    }

    fn rising<T: Ordered, U: Ordered>(a: Span<T>, f: impl Fn(T) -> Option<U>) -> Span<U> {
        a.rising(f)
    }

    fn rising_with<T: Ordered, U: Ordered, V: Ordered>(
        a: Span<T>,
        b: Span<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Span<V> {
        a.rising_with(b, f)
    }

    fn rising_falling<T: Ordered, U: Ordered, V: Ordered>(
        a: Span<T>,
        b: Span<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Span<V> {
        a.rising_falling(b, f)
    }

    fn scaled<P: Period>(money: Span<Money<P>>, factor: Span<Exact>) -> Span<Money<P>> {
        let end = |money: Option<Money<P>>, small: Option<Exact>, large: Option<Exact>| {
            let money = money?;
            money.scaled(if money.yuan().is_negative() { large? } else { small? })
        };
        Span::new(end(money.least(), factor.least(), factor.most()), end(money.most(), factor.most(), factor.least()))
    }

    fn larger<T: Ordered>(a: Span<T>, b: Span<T>) -> Span<T> {
        a.larger(b)
    }

    fn smaller<T: Ordered>(a: Span<T>, b: Span<T>) -> Span<T> {
        a.smaller(b)
    }

    fn hull<T: Ordered>(a: Span<T>, b: Span<T>) -> Span<T> {
        a.hull(b)
    }

    fn least<T: Ordered>(a: Span<T>) -> Span<T> {
        Span::new(a.least(), a.least())
    }

    fn range<T: Ordered>(least: Span<T>, most: Span<T>) -> Span<T> {
        Span::new(least.least(), most.most())
    }

    fn below<T: Ordered>(a: Span<T>, limit: Span<T>) -> Truth {
        a.below(limit)
    }

    fn is_surely<T: Ordered>(a: Span<T>, value: T) -> bool {
        a.single() == Some(value)
    }

    fn is_surely_at_least<T: Ordered>(a: Span<T>, value: T) -> bool {
        a.least().is_some_and(|least| least >= value)
    }

    fn is_bounded<T: Ordered>(a: Span<T>) -> bool {
        a.most().is_some()
    }

    fn is_as<T: Ordered>(a: Span<T>, b: Span<T>) -> bool {
        a == b
    }

    fn may_undercut<T: Ordered>(a: Span<T>, floor: Span<T>) -> bool {
        a.least() < floor.least()
    }
}

/// The value, where only one is possible; else nothing.
#[derive(Clone, Copy, Debug)]
pub struct Singles;

impl Values for Singles {
    type Of<T: Ordered> = Option<T>;

    fn kept<T: Ordered>(span: Span<T>) -> Option<T> {
        span.single()
    }

    fn possible<T: Ordered>(kept: Option<T>) -> Span<T> {
        Span::new(kept, kept)
    }

    fn exactly<T: Ordered>(value: T) -> Option<T> {
        Some(value)
    }

    fn rising<T: Ordered, U: Ordered>(a: Option<T>, f: impl Fn(T) -> Option<U>) -> Option<U> {
        f(a?)
    }

    fn rising_with<T: Ordered, U: Ordered, V: Ordered>(
        a: Option<T>,
        b: Option<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Option<V> {
        f(a?, b?)
    }

    fn rising_falling<T: Ordered, U: Ordered, V: Ordered>(
        a: Option<T>,
        b: Option<U>,
        f: impl Fn(T, U) -> Option<V>,
    ) -> Option<V> {
        f(a?, b?)
    }

    fn scaled<P: Period>(money: Option<Money<P>>, factor: Option<Exact>) -> Option<Money<P>> {
        money?.scaled(factor?)
    }

    fn larger<T: Ordered>(a: Option<T>, b: Option<T>) -> Option<T> {
        Some(a?.max(b?))
    }

    fn smaller<T: Ordered>(a: Option<T>, b: Option<T>) -> Option<T> {
        Some(a?.min(b?))
    }

    fn hull<T: Ordered>(a: Option<T>, b: Option<T>) -> Option<T> {
        a.filter(|_| a == b)
    }

    fn least<T: Ordered>(a: Option<T>) -> Option<T> {
        a
    }

    fn range<T: Ordered>(least: Option<T>, most: Option<T>) -> Option<T> {
        Self::hull(least, most)
    }

    fn below<T: Ordered>(a: Option<T>, limit: Option<T>) -> Truth {
        match (a, limit) {
            (Some(a), Some(limit)) => Truth::from(a < limit),
            _ => Truth::Either,
        }
    }

    fn is_surely<T: Ordered>(a: Option<T>, value: T) -> bool {
        a == Some(value)
    }

    fn is_surely_at_least<T: Ordered>(a: Option<T>, value: T) -> bool {
        a.is_some_and(|a| a >= value)
    }

    fn is_bounded<T: Ordered>(a: Option<T>) -> bool {
        a.is_some()
    }

    fn is_as<T: Ordered>(a: Option<T>, b: Option<T>) -> bool {
        a.is_some() && a == b
    }

    fn may_undercut<T: Ordered>(a: Option<T>, floor: Option<T>) -> bool {
        Self::below(a, floor) != Truth::No
    }
}

/// Something that the rules reckon with.
pub trait Quantity: Copy {
    /// Its possible values.
    type Possible: Copy + Into<Value>;
    /// As much of them as is kept.
    type In<V: Values>: Copy;

    fn exactly<V: Values>(self) -> Self::In<V>;
    fn kept<V: Values>(possible: Self::Possible) -> Self::In<V>;
    fn possible<V: Values>(kept: Self::In<V>) -> Self::Possible;
}

macro_rules! ordered {
    ($($quantity:ty $(where $period:ident)?),*) => {$(
        impl $(<$period: Period>)? Quantity for $quantity {
            type Possible = Span<Self>;
            type In<V: Values> = V::Of<Self>;

            fn exactly<V: Values>(self) -> Self::In<V> {
                V::exactly(self)
            }

            fn kept<V: Values>(possible: Self::Possible) -> Self::In<V> {
                V::kept(possible)
            }

            fn possible<V: Values>(kept: Self::In<V>) -> Self::Possible {
                V::possible(kept)
            }
        }
    )*};
}

ordered! { Money<P> where P, Exact, u16 }

/// Small enough to be kept whole by everybody.
macro_rules! kept_whole {
    ($($quantity:ty $(where $variants:ident)? => $possible:ty),*) => {$(
        impl $(<$variants: Variants>)? Quantity for $quantity {
            type Possible = $possible;
            type In<V: Values> = $possible;

            fn exactly<V: Values>(self) -> Self::In<V> {
                self.into()
            }

            fn kept<V: Values>(possible: Self::Possible) -> Self::In<V> {
                possible
            }

            fn possible<V: Values>(kept: Self::In<V>) -> Self::Possible {
                kept
            }
        }
    )*};
}

kept_whole! { bool => Truth, u32 => u32, Choice<E> where E => Choice<E> }

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn spans() -> impl Iterator<Item = Span<i32>> + Clone {
        let ends = || [None, Some(0), Some(1), Some(2)].into_iter();
        let spans = ends().flat_map(move |least| ends().map(move |most| Span::new(least, most)));
        spans.filter(|span| span.least().zip(span.most()).is_none_or(|(least, most)| least <= most))
    }

    fn single(span: Span<i32>) -> Option<i32> {
        Singles::kept(span)
    }

    #[track_caller]
    fn says_no_more(singles: Option<i32>, spans: Span<i32>) {
        assert!(Singles::possible(singles).encloses(spans), "{singles:?}, {spans:?}");
    }

    /// What single values settle, spans settle alike.
    #[test]
    fn single_values_never_say_more_than_spans() {
        for a in spans() {
            for b in spans() {
                let (x, y) = (single(a), single(b));
                let (add, take) = (|a, b| Some(a + b), |a, b| Some(a - b));
                says_no_more(Singles::rising_with(x, y, add), Spans::rising_with(a, b, add));
                says_no_more(Singles::rising_falling(x, y, take), Spans::rising_falling(a, b, take));
                says_no_more(Singles::larger(x, y), Spans::larger(a, b));
                says_no_more(Singles::smaller(x, y), Spans::smaller(a, b));
                says_no_more(Singles::hull(x, y), Spans::hull(a, b));
                says_no_more(Singles::range(x, y), Spans::range(a, b));
                assert!([Truth::Either, Spans::below(a, b)].contains(&Singles::below(x, y)));
                assert!([Truth::Either, Spans::at_most(a, b)].contains(&Singles::at_most(x, y)));
                assert!(Spans::is_surely_at_least(a, 1) || !Singles::is_surely_at_least(x, 1));
                assert!(Spans::is_bounded(a) || !Singles::is_bounded(x));
                assert!(Spans::is_as(a, b) || !Singles::is_as(x, y));
                assert!(Singles::may_undercut(x, y) || !Spans::may_undercut(a, b));
            }
        }
    }

    /// Of what is known they keep everything: otherwise known households would be read over spans too.
    #[test]
    fn single_values_keep_what_is_known() {
        let known = || (0..3).map(Span::exactly);
        for (a, b) in known().flat_map(|a| known().map(move |b| (a, b))) {
            let (x, y) = (single(a), single(b));
            let (more, add, take) = (|a| Some(a + 1), |a, b| Some(a + b), |a, b| Some(a - b));
            assert_eq!(Singles::possible(Singles::rising(x, more)), Spans::rising(a, more));
            assert_eq!(Singles::possible(Singles::rising_with(x, y, add)), Spans::rising_with(a, b, add));
            assert_eq!(Singles::possible(Singles::rising_falling(x, y, take)), Spans::rising_falling(a, b, take));
            assert_eq!(Singles::possible(Singles::larger(x, y)), Spans::larger(a, b));
            assert_eq!(Singles::possible(Singles::smaller(x, y)), Spans::smaller(a, b));
            assert_eq!(Singles::possible(Singles::least(x)), Spans::least(a));
            assert_eq!(Singles::possible(Singles::hull(x, x)), a);
            assert_eq!(Singles::possible(Singles::range(x, x)), a);
            assert_eq!(Singles::below(x, y), Spans::below(a, b));
            assert_eq!(Singles::at_most(x, y), Spans::at_most(a, b));
            assert_eq!(Singles::is_surely(x, 1), Spans::is_surely(a, 1));
            assert_eq!(Singles::is_surely_at_least(x, 1), Spans::is_surely_at_least(a, 1));
            assert_eq!(Singles::is_bounded(x), Spans::is_bounded(a));
            assert_eq!(Singles::is_as(x, y), Spans::is_as(a, b));
            assert_eq!(Singles::may_undercut(x, y), Spans::may_undercut(a, b));
        }
    }

    /// What is asked of spans is what enumeration of their values gives; -1 and 3 stand for all beyond.
    #[test]
    fn questions_to_spans_are_answered_by_every_value() {
        let values = |span: Span<i32>| (-1..=3).filter(move |value| span.contains(*value));
        for a in spans() {
            assert_eq!(Spans::is_surely(a, 1), values(a).all(|it| it == 1));
            assert_eq!(Spans::is_surely_at_least(a, 1), values(a).all(|it| it >= 1));
            assert_eq!(Spans::is_bounded(a), !a.contains(3));
            for b in spans() {
                assert_eq!(Spans::is_as(a, b), values(a).eq(values(b)));
                let lower = |x: i32| values(b).all(|y| x < y);
                assert_eq!(Spans::may_undercut(a, b), values(a).any(lower), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_share_of_a_loss_is_largest_where_the_share_is() {
        let yuan = |yuan: i64| Money::<crate::reckoning::money::Monthly>::new(Exact::of_hundredths(yuan * 100));
        let share = Span::between(Exact::from_parts(5, 1, 1), Exact::from(1));
        let scaled = Spans::scaled(Span::between(yuan(-10), yuan(40)), share);
        assert_eq!(scaled, Span::between(yuan(-10), yuan(40)));
        let gain = Spans::scaled(Span::between(yuan(10), yuan(40)), share);
        assert_eq!(gain, Span::between(yuan(5), yuan(40)));
        let loss = Spans::scaled(Span::between(yuan(-40), yuan(-10)), share);
        assert_eq!(loss, Span::between(yuan(-40), yuan(-5)));
        assert_eq!(Singles::scaled(Some(yuan(10)), Some(Exact::from(2))), Some(yuan(20)));
        let any_multiple = Spans::scaled(Span::between(yuan(0), yuan(40)), Span::at_least(Exact::from(1)));
        assert_eq!(any_multiple, Span::at_least(yuan(0)));
    }

    /// Else nothing could be settled without reading the rules again over spans.
    #[test]
    fn a_single_value_is_kept_where_it_is_known() {
        assert_eq!(Singles::possible(Singles::exactly(3)), Span::exactly(3));
    }
}
