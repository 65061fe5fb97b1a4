//! The possible values of something not fully known.
//!
//! Soundness is built from one idea: a function that only rises (or only falls) in an argument maps
//! the ends of a span to the ends of the result. Every operation below is such a function.

use super::truth::Truth;

/// From `least` to `most`, both included; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    least: Option<T>,
    most: Option<T>,
}

impl<T: Copy + Ord> Span<T> {
    pub const OPEN: Self = Span { least: None, most: None };

    pub const fn exactly(value: T) -> Self {
        Span { least: Some(value), most: Some(value) }
    }

    /// The two ends in either order.
    pub fn between(a: T, b: T) -> Self {
        Span { least: Some(a.min(b)), most: Some(a.max(b)) }
    }

    pub const fn at_least(least: T) -> Self {
        Span { least: Some(least), most: None }
    }

    pub const fn new(least: Option<T>, most: Option<T>) -> Self {
        Span { least, most }
    }

    pub const fn least(self) -> Option<T> {
        self.least
    }

    pub const fn most(self) -> Option<T> {
        self.most
    }

    /// The value, where only one is possible.
    pub fn single(self) -> Option<T> {
        self.least.filter(|_| self.least == self.most)
    }

    pub fn contains(self, value: T) -> bool {
        self.least.is_none_or(|least| least <= value) && self.most.is_none_or(|most| value <= most)
    }

    pub fn encloses(self, inner: Self) -> bool {
        let below = match (self.least, inner.least) {
            (Some(outer), Some(inner)) => outer <= inner,
            (least, _) => least.is_none(),
        };
        let above = match (self.most, inner.most) {
            (Some(outer), Some(inner)) => inner <= outer,
            (most, _) => most.is_none(),
        };
        below && above
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Span {
            least: self.least.zip(other.least).map(|(a, b)| a.min(b)),
            most: self.most.zip(other.most).map(|(a, b)| a.max(b)),
        }
    }

    /// `f` must never fall. Where it gives `None` the end is open.
    pub fn rising<U>(self, f: impl Fn(T) -> Option<U>) -> Span<U> {
        Span { least: self.least.and_then(&f), most: self.most.and_then(&f) }
    }

    /// `f` must never fall in either argument.
    pub fn rising_with<U: Copy, V>(self, other: Span<U>, f: impl Fn(T, U) -> Option<V>) -> Span<V> {
        Span {
            least: self.least.zip(other.least).and_then(|(a, b)| f(a, b)),
            most: self.most.zip(other.most).and_then(|(a, b)| f(a, b)),
        }
    }

    /// `f` must never fall in the first and never rise in the second argument.
    pub fn rising_falling<U: Copy, V>(self, other: Span<U>, f: impl Fn(T, U) -> Option<V>) -> Span<V> {
        Span {
            least: self.least.zip(other.most).and_then(|(a, b)| f(a, b)),
            most: self.most.zip(other.least).and_then(|(a, b)| f(a, b)),
        }
    }

    /// The larger of the two, end by end: an open lower end cannot pull below the other's.
    pub fn larger(self, other: Self) -> Self {
        Span {
            least: match (self.least, other.least) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (a, b) => a.or(b),
            },
            most: self.most.zip(other.most).map(|(a, b)| a.max(b)),
        }
    }

    /// The smaller of the two, end by end.
    pub fn smaller(self, other: Self) -> Self {
        Span {
            least: self.least.zip(other.least).map(|(a, b)| a.min(b)),
            most: match (self.most, other.most) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// Strictly less than.
    pub fn below(self, limit: Self) -> Truth {
        match (self.most, limit.least) {
            (Some(most), Some(least)) if most < least => Truth::Yes,
            _ => match (self.least, limit.most) {
                (Some(least), Some(most)) if least >= most => Truth::No,
                _ => Truth::Either,
            },
        }
    }

    /// Less than or equal.
    pub fn at_most(self, limit: Self) -> Truth {
        !limit.below(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Every span over 0..=3, open ends included, with the values of -1..=4 it holds.
    fn spans() -> Vec<Span<i32>> {
        let ends = || [None, Some(0), Some(1), Some(2), Some(3)];
        ends()
            .into_iter()
            .flat_map(|least| ends().into_iter().map(move |most| Span { least, most }))
            .filter(|span| span.least.zip(span.most).is_none_or(|(least, most)| least <= most))
            .collect()
    }

    fn values(span: Span<i32>) -> impl Iterator<Item = i32> + Clone {
        (-1..=4).filter(move |value| span.contains(*value))
    }

    /// Each operation encloses what full enumeration gives; comparisons are settled only when all agree.
    #[test]
    fn every_operation_holds_every_completion() {
        for a in spans() {
            for b in spans() {
                for x in values(a) {
                    for y in values(b) {
                        assert!(a.rising_with(b, |x, y| Some(x + y)).contains(x + y));
                        assert!(a.rising_falling(b, |x, y| Some(x - y)).contains(x - y));
                        assert!(a.larger(b).contains(x.max(y)));
                        assert!(a.smaller(b).contains(x.min(y)));
                        assert!(a.hull(b).contains(x) && a.hull(b).contains(y));
                        assert!(a.below(b).allows(x < y));
                        assert!(a.at_most(b).allows(x <= y));
                    }
                }
            }
        }
    }

    /// Where both ends are known, the comparison is as sharp as enumeration.
    #[test]
    fn comparisons_of_closed_spans_are_tight() {
        let closed = || spans().into_iter().filter(|span| span.least.is_some() && span.most.is_some());
        for a in closed() {
            for b in closed() {
                let outcomes: Vec<bool> = values(a).flat_map(|x| values(b).map(move |y| x < y)).collect();
                let settled = outcomes.iter().all(|it| *it) || !outcomes.contains(&true);
                assert_eq!(a.below(b) != Truth::Either, settled, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_span_encloses_another_where_it_holds_all_its_values() {
        for a in spans() {
            assert_eq!(a.contains(1), a.least.is_none_or(|it| it < 2) && a.most.is_none_or(|it| it > 0), "{a:?}");
            assert_eq!(a.single().is_some(), values(a).count() == 1, "{a:?}");
            for b in spans() {
                assert_eq!(a.encloses(b), values(b).all(|it| a.contains(it)), "{a:?} {b:?}");
            }
        }
    }
}
