//! How every step of one assessment goes on as one fact grows, and how far that is certain.
//!
//! The steps are read once more, each with the speed at which it moves. Wherever the rules take one side of a
//! comparison, a maximum or a choice, the stretch ends at the last fen at which they still take the same side. The
//! rules' own branches look at truths and at signs, so no amount changes its sign within a stretch either.

use core::cmp::Ordering;

use super::{
    Clause, Fen,
    curve::{Line, last_where},
    outline::{Outline, roots},
};
use crate::{
    assessment::Assessment,
    facts::Asked,
    reckoning::{
        exact::{Exact, Rounding},
        step::{Explanation, How, Step, StepId, Value},
    },
    term::Term,
};

/// One end of an amount: before payment rounding, and as paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub exact: Line,
    paid: Line,
    /// How far `paid` is certain: no further than the stair on which a rounding stands.
    paid_until: Fen,
    pub rounding: Option<Rounding>,
    /// Yuan by which the two may lie apart at the most, on any stair.
    apart: Exact,
}

/// Both ends; a missing one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    pub least: Option<End>,
    pub most: Option<End>,
}

/// The steps of an assessment, followed from one value of the fact upwards.
pub struct Course<'a> {
    assessment: &'a Assessment,
    book: &'a Explanation,
    /// Which steps matter, and their order.
    outline: Outline,
    /// By step: where its ends stand in `moving`, for steps that move or are rounded.
    places: Vec<Option<usize>>,
    moving: Vec<Ends>,
    /// How far everything is certain.
    reach: Fen,
    turns: Vec<Turn>,
}

/// A step that would take another side after the stretch.
#[derive(Clone, Copy)]
struct Turn {
    step: StepId,
    last: Fen,
}

impl<'a> Course<'a> {
    /// Follows the steps for at most `reach`. Each yuan of the fact brings `rate` into the rules. `None` where the
    /// numbers are too large to stay exact, or where a step does something that cannot be followed.
    pub fn of(assessment: &'a Assessment, fact: Asked, rate: Exact, reach: Fen) -> Option<Self> {
        let book = &assessment.explanation;
        let mut course = Course {
            assessment,
            book,
            outline: Outline::of(assessment),
            places: Vec::with_capacity(book.len()),
            moving: Vec::new(),
            reach,
            turns: Vec::new(),
        };
        for (id, step) in book.steps() {
            let ends = if course.outline.has(id) { course.follow(id, step, fact, rate)? } else { None };
            course.places.push(ends.map(|_| course.moving.len()));
            course.moving.extend(ends);
        }
        Some(course)
    }

    pub fn reach(&self) -> Fen {
        self.reach
    }

    /// The ends of an amount; none where the step is no amount.
    pub fn ends(&self, id: StepId) -> Option<Ends> {
        match self.moving(id) {
            Some(ends) => Some(ends),
            None => Ends::standing(self.book.step(id)?.value),
        }
    }

    /// Whether a step of this name grows with the fact.
    pub fn grows(&self, term: Term) -> bool {
        let rising = |end: Option<End>| end.is_some_and(|end| end.paid.slope > Exact::ZERO);
        let named = self.book.steps().filter(|(_, step)| step.term == Some(term));
        named.filter_map(|(id, _)| self.ends(id)).any(|ends| rising(ends.least))
    }

    /// Whether an assessment further along was made in the same steps and came to what was foretold.
    pub fn leads_to(&self, later: &Assessment, distance: Fen) -> bool {
        let outline = Outline::of(later);
        let other = &later.explanation;
        let steps = self.book.steps().filter(|(id, _)| self.outline.has(*id));
        let others = other.steps().filter(|(id, _)| outline.has(*id));
        self.outline.len == outline.len
            && self.outline.places(roots(self.assessment)).eq(outline.places(roots(later)))
            && steps.zip(others).all(|((id, before), (_, after))| {
                let (sources, others) = (self.book.sources(before), other.sources(after));
                before.how == after.how
                    && self.outline.places(sources.iter().copied()).eq(outline.places(others.iter().copied()))
                    && match self.moving(id) {
                        Some(ends) => ends.come_to(after.value, distance),
                        None => before.value == after.value,
                    }
            })
    }

    fn moving(&self, id: StepId) -> Option<Ends> {
        self.places.get(id.index()).copied().flatten().and_then(|place| self.moving.get(place)).copied()
    }

    /// For each step, what ends a stretch of this length for it: the nearest named step, and where the law says so.
    pub fn clauses(&self, reach: Fen) -> Clauses {
        let mut made: Vec<Option<Clause>> = Vec::with_capacity(self.book.len());
        for (id, step) in self.book.steps() {
            let turned = self.turns.iter().any(|turn| turn.step == id && turn.last == reach);
            let below = self.book.sources(step).iter().find_map(|id| made.get(id.index()).copied().flatten());
            let nearest = below.or(turned.then_some(Clause { term: None, article: None }));
            made.push(
                nearest
                    .map(|clause| Clause { term: clause.term.or(step.term), article: clause.article.or(step.article) }),
            );
        }
        Clauses(made)
    }

    /// The ends of a step that moves; `None` inside where it stands still, `None` outside where it cannot be followed.
    fn follow(&mut self, id: StepId, step: &Step, fact: Asked, rate: Exact) -> Option<Option<Ends>> {
        let moves = |id: &StepId| self.places.get(id.index()).copied().flatten().is_some();
        let sources = self.book.sources(step);
        let ends = match (step.how, step.value) {
            (How::Answered(asked), value) if asked == fact => {
                Ends::standing(value)?.map(|end| Some(End::plain(Line { slope: rate, ..end.exact })))?
            }
            // A figure that stands still may still be rounded where it is paid.
            (how, _) if !matches!(how, How::Rounded(_)) && !sources.iter().any(moves) => return Some(None),
            (_, Value::Money(..)) => self.made(id, step, sources)?,
            (how, Value::Truth(_)) => {
                self.keep_side(id, how, sources)?;
                return Some(None);
            }
            _ => return None,
        };
        if !ends.come_to(step.value, Fen::ZERO) {
            return None;
        }
        for end in [ends.least, ends.most].into_iter().flatten() {
            self.keep_sign(id, end)?;
        }
        Some(Some(ends))
    }

    fn made(&mut self, id: StepId, step: &Step, sources: &[StepId]) -> Option<Ends> {
        let amounts: Vec<Ends> = sources.iter().filter_map(|id| self.ends(*id)).collect();
        let first = *amounts.first()?;
        match step.how {
            How::Sum => {
                let start = Ends::of(End::plain(Line::ZERO));
                amounts.into_iter().try_fold(start, |sum, it| sum.with(it, End::plus))
            }
            How::Less => {
                let (from, taken) = (first, *amounts.get(1)?);
                let turned = Ends { least: taken.most, most: taken.least };
                from.with(turned, End::less)
            }
            How::Times => {
                let amount = self.settled(id, first)?;
                let (small, large) = self.factors(*sources.get(1)?)?;
                let (least, most) = (amount.least, amount.most);
                let end = |end: Option<End>, below: Option<Exact>, above: Option<Exact>| match end {
                    Some(end) => match if end.exact.at.is_negative() { below } else { above } {
                        Some(factor) => end.scaled(factor).map(Some),
                        None => Some(None),
                    },
                    None => Some(None),
                };
                Some(Ends { least: end(least, large, small)?, most: end(most, small, large)? })
            }
            How::Split => {
                let (few, many) = self.sharers(*sources.get(1)?)?;
                let end = |end: Option<End>, sharers: Option<u32>| match end.zip(sharers) {
                    Some((end, sharers)) => end.shared(sharers).map(Some),
                    None => Some(None),
                };
                Some(Ends { least: end(first.least, many)?, most: end(first.most, few)? })
            }
            How::PerMonth => self.settled(id, first)?.shared(12),
            How::NotNegative => self.larger(id, first, Ends::of(End::plain(Line::ZERO))),
            How::Highest => {
                let start = Ends::of(End::plain(Line::ZERO));
                amounts.into_iter().try_fold(start, |highest, it| self.larger(id, highest, it))
            }
            How::Lowest => {
                let (one, other) = (self.settled(id, first)?, self.settled(id, *amounts.get(1)?)?);
                Some(Ends {
                    least: self.of_two(id, one.least, other.least, Ordering::Less)?,
                    most: match (one.most, other.most) {
                        (Some(_), Some(_)) => self.of_two(id, one.most, other.most, Ordering::Less)?,
                        (one, other) => one.or(other),
                    },
                })
            }
            How::Rounded(how) => {
                let amount = self.settled(id, first)?;
                amount.map(|end| {
                    Some(End { rounding: Some(how), apart: how.unit().into(), ..self.on_its_stair(end, how)? })
                })
            }
            How::When => match self.truth(*sources.first()?)? {
                Some(true) => Some(first),
                Some(false) => Some(Ends::of(End::plain(Line::ZERO))),
                None => self.hull(id, first, Ends::of(End::plain(Line::ZERO))),
            },
            How::Choose => {
                let otherwise = *amounts.get(1)?;
                match self.truth(*sources.first()?)? {
                    Some(true) => Some(first),
                    Some(false) => Some(otherwise),
                    None => self.hull(id, first, otherwise),
                }
            }
            How::Readings(_) => amounts.into_iter().skip(1).try_fold(first, |hull, it| self.hull(id, hull, it)),
            How::Range => Some(Ends { least: first.least, most: amounts.get(1)?.most }),
            How::Known if first.come_to(step.value, Fen::ZERO) => Some(first),
            How::Known => Some(Ends { least: first.least, most: first.least }),
            _ => None,
        }
    }

    /// An amount as the rules go on reckoning with it: where it was rounded, the stretch ends with the stair.
    fn settled(&mut self, id: StepId, amount: Ends) -> Option<Ends> {
        amount.map(|end| {
            self.turn(id, end.paid_until);
            Some(End::plain(end.paid))
        })
    }

    fn on_its_stair(&self, end: End, how: Rounding) -> Option<End> {
        let rounded = |distance| end.exact.after(distance)?.rounded(how);
        let now = rounded(Fen::ZERO)?;
        let stands = |distance| rounded(distance).is_some_and(|it| it == now);
        Some(End {
            paid: Line { at: now, slope: Exact::ZERO },
            paid_until: if end.exact.is_level() { Fen::NEVER } else { last_where(self.reach.next(), stands) },
            ..end
        })
    }

    fn larger(&mut self, id: StepId, one: Ends, other: Ends) -> Option<Ends> {
        Some(Ends {
            least: match (one.least, other.least) {
                (Some(_), Some(_)) => self.of_two(id, one.least, other.least, Ordering::Greater)?,
                (one, other) => one.or(other),
            },
            most: self.of_two(id, one.most, other.most, Ordering::Greater)?,
        })
    }

    fn hull(&mut self, id: StepId, one: Ends, other: Ends) -> Option<Ends> {
        Some(Ends {
            least: self.of_two(id, one.least, other.least, Ordering::Less)?,
            most: self.of_two(id, one.most, other.most, Ordering::Greater)?,
        })
    }

    /// The end that is `wanted` of two – the smaller or the larger – for as long as it is; open where either is. Of two that
    /// lie farther apart than rounding reaches, the one goes on as if there were no other.
    fn of_two(&mut self, id: StepId, one: Option<End>, other: Option<End>, wanted: Ordering) -> Option<Option<End>> {
        let (Some(one), Some(other)) = (one, other) else { return Some(None) };
        let gap = one.exact.less(other.exact)?;
        if one.rounding.is_some() || other.rounding.is_some() {
            let beyond = gap.beyond(one.apart.checked_add(other.apart)?)?;
            if beyond.at > Exact::ZERO {
                self.keep(id, beyond, |now, then| now == then)?;
                return Some(Some(if gap.at.cmp(&Exact::ZERO) == wanted { one } else { other }));
            }
        }
        let exact = Line::of_two(one.exact, other.exact, wanted);
        let untied = |now: Ordering, then: Ordering| now == then || now.is_eq() || then.is_eq();
        self.keep(id, gap, untied)?;
        if one.rounding.is_none() && other.rounding.is_none() {
            return Some(Some(End::plain(exact)));
        }
        let gap = one.paid.less(other.paid)?;
        let together = one.paid_until.min(other.paid_until);
        Some(Some(End {
            exact,
            paid: Line::of_two(one.paid, other.paid, wanted),
            paid_until: together.min(if gap.is_level() { Fen::NEVER } else { gap.last_alike(self.reach, untied)? }),
            rounding: one.rounding.or(other.rounding),
            apart: one.apart.max(other.apart),
        }))
    }

    /// Ends the stretch before an amount, as the rules reckon with it, changes its sign. Of a rounded amount that is known
    /// while the exact one is farther from nothing than rounding reaches; nearer, it is followed stair by stair.
    fn keep_sign(&mut self, id: StepId, end: End) -> Option<()> {
        if end.rounding.is_none() {
            return self.keep(id, end.exact, |now, then| now == then);
        }
        let beyond = end.exact.beyond(end.apart)?;
        if beyond.at > Exact::ZERO {
            self.keep(id, beyond, |now, then| now == then)
        } else {
            self.turn(id, end.paid_until);
            Some(())
        }
    }

    /// Ends the stretch before a comparison turns out otherwise.
    fn keep_side(&mut self, id: StepId, how: How, sources: &[StepId]) -> Option<()> {
        let compared = |course: &mut Self| {
            let (one, other) = (course.ends(*sources.first()?)?, course.ends(*sources.get(1)?)?);
            Some((course.settled(id, one)?, course.settled(id, other)?))
        };
        // Each comparison is two strict ones between ends.
        let (less, more) = match how {
            How::Below | How::AtLeast => compared(self)?,
            How::Above | How::AtMost => {
                let (one, other) = compared(self)?;
                (other, one)
            }
            _ => return None,
        };
        for (less, more) in [(less.most, more.least), (less.least, more.most)] {
            if let (Some(less), Some(more)) = (less, more) {
                let gap = less.exact.less(more.exact)?;
                self.keep(id, gap, |now, then| now.is_lt() == then.is_lt())?;
            }
        }
        Some(())
    }

    /// Ends the stretch at the last fen at which the sign of a line is still `alike` to what it is now.
    fn keep(&mut self, id: StepId, line: Line, alike: fn(Ordering, Ordering) -> bool) -> Option<()> {
        if line.is_level() {
            return Some(());
        }
        let last = line.last_alike(self.reach.next(), alike)?;
        self.turn(id, last);
        Some(())
    }

    fn turn(&mut self, step: StepId, last: Fen) {
        if last <= self.reach {
            self.reach = last;
            self.turns.push(Turn { step, last });
        }
    }

    /// Whether a condition holds; `None` inside where it may go either way.
    fn truth(&self, id: StepId) -> Option<Option<bool>> {
        match self.book.step(id)?.value {
            Value::Truth(truth) => Some(truth.is_settled().then(|| truth.allows(true))),
            _ => None,
        }
    }

    /// The least and the most that a step may multiply by.
    fn factors(&self, id: StepId) -> Option<(Option<Exact>, Option<Exact>)> {
        match self.book.step(id)?.value {
            Value::People(count) => Some((Some(count.into()), Some(count.into()))),
            Value::Number(span) => Some((span.least(), span.most())),
            Value::Years(span) => {
                let count = |end: Option<u16>| end.map(|it| Exact::from(u32::from(it)));
                Some((count(span.least()), count(span.most())))
            }
            _ => None,
        }
    }

    /// The fewest and the most among whom a step shares.
    fn sharers(&self, id: StepId) -> Option<(Option<u32>, Option<u32>)> {
        match self.book.step(id)?.value {
            Value::People(count) => Some((Some(count.max(1)), Some(count.max(1)))),
            Value::Years(span) => {
                let count = |end: Option<u16>| end.map(|it| u32::from(it).max(1));
                Some((count(span.least()), count(span.most())))
            }
            _ => None,
        }
    }
}

/// For each step of an assessment, what makes it turn at the end of a stretch.
pub struct Clauses(Vec<Option<Clause>>);

impl Clauses {
    pub fn behind(&self, step: StepId) -> Option<Clause> {
        self.0.get(step.index()).copied().flatten()
    }
}

impl Ends {
    fn of(end: End) -> Self {
        Ends { least: Some(end), most: Some(end) }
    }

    /// The ends of an amount that does not move.
    fn standing(value: Value) -> Option<Self> {
        let Value::Money(_, span) = value else { return None };
        let end = |yuan: Option<Exact>| yuan.map(|at| End::plain(Line { at, slope: Exact::ZERO }));
        Some(Ends { least: end(span.least()), most: end(span.most()) })
    }

    fn map(self, mut f: impl FnMut(End) -> Option<End>) -> Option<Self> {
        let mut end = |end: Option<End>| match end {
            Some(end) => f(end).map(Some),
            None => Some(None),
        };
        Some(Ends { least: end(self.least)?, most: end(self.most)? })
    }

    /// End by end; open where either is.
    fn with(self, other: Self, f: impl Fn(End, End) -> Option<End>) -> Option<Self> {
        let end = |one: Option<End>, other: Option<End>| match one.zip(other) {
            Some((one, other)) => f(one, other).map(Some),
            None => Some(None),
        };
        Some(Ends { least: end(self.least, other.least)?, most: end(self.most, other.most)? })
    }

    fn shared(self, count: u32) -> Option<Self> {
        self.map(|end| end.shared(count))
    }

    /// Whether `value` is what these ends pay at that distance, as far as that is certain.
    fn come_to(self, value: Value, distance: Fen) -> bool {
        let Value::Money(_, span) = value else { return false };
        let agrees = |end: Option<End>, found: Option<Exact>| match (end, found) {
            (Some(end), Some(found)) => {
                distance > end.paid_until || end.paid.after(distance).is_some_and(|foretold| foretold == found)
            }
            (end, found) => end.is_none() && found.is_none(),
        };
        agrees(self.least, span.least()) && agrees(self.most, span.most())
    }
}

impl End {
    const fn plain(line: Line) -> Self {
        End { exact: line, paid: line, paid_until: Fen::NEVER, rounding: None, apart: Exact::ZERO }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(End {
            exact: self.exact.plus(other.exact)?,
            paid: self.paid.plus(other.paid)?,
            paid_until: self.paid_until.min(other.paid_until),
            rounding: self.rounding.or(other.rounding),
            apart: self.apart.checked_add(other.apart)?,
        })
    }

    fn less(self, other: Self) -> Option<Self> {
        self.plus(End { exact: Line::ZERO.less(other.exact)?, paid: Line::ZERO.less(other.paid)?, ..other })
    }

    fn shared(self, sharers: u32) -> Option<Self> {
        self.scaled(Exact::from_parts(1, 0, sharers))
    }

    fn scaled(self, factor: Exact) -> Option<Self> {
        Some(End {
            exact: self.exact.scaled(factor)?,
            paid: self.paid.scaled(factor)?,
            apart: self.apart.checked_mul(factor)?,
            ..self
        })
    }
}
