//! Amounts that are straight lines between edges.

use core::{cmp::Ordering, ops::RangeInclusive};

use super::{
    Clause, Fen,
    course::{End, Ends},
};
use crate::reckoning::{
    exact::{Exact, Rounding},
    money::Cadence,
};

/// What holds from one amount to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<T> {
    pub from: Fen,
    pub to: Fen,
    pub what: T,
    /// What made the last piece end.
    pub begun_by: Option<Clause>,
}

impl Piece<Option<Line>> {
    /// Yuan at both ends; none where the amount is open.
    pub fn ends(&self) -> Option<[Exact; 2]> {
        let line = self.what?;
        Some([line.at, line.after(self.to.since(self.from))?])
    }
}

/// An amount that changes evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Yuan where the line starts.
    pub at: Exact,
    /// Yuan more with each yuan of what is varied.
    pub slope: Exact,
}

/// Which end of an amount that is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Least,
    Most,
    /// Both ends alike.
    Both,
}

/// An amount over a range. Its lines are exact, before the rounding of what is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    pub cadence: Cadence,
    /// DB-BN-4: how the payment, or a part of it, is rounded; one of the ways, where several are possible.
    pub rounding: Option<Rounding>,
    /// The least and the most that it may be; none where that is open.
    pub least: Vec<Piece<Option<Line>>>,
    pub most: Vec<Piece<Option<Line>>>,
}

/// How one piece of a curve gives way to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    Jump,
    Slope { before: Exact, after: Exact },
}

impl Curve {
    pub(super) const fn new(cadence: Cadence) -> Self {
        Curve { cadence, rounding: None, least: Vec::new(), most: Vec::new() }
    }

    pub(super) fn go_on(&mut self, ends: Option<Ends>, stretch: &RangeInclusive<Fen>, begun_by: Option<Clause>) {
        let (least, most) = ends.map_or((None, None), |it| (it.least, it.most));
        for (pieces, end) in [(&mut self.least, least), (&mut self.most, most)] {
            self.rounding = self.rounding.or(end.and_then(|end| end.rounding));
            let what = end.map(|end: End| end.exact);
            prolong(pieces, Piece { from: *stretch.start(), to: *stretch.end(), what, begun_by });
        }
    }

    /// The curve with `slope` more for each yuan of what is varied.
    pub(super) fn with(&self, slope: Exact) -> Curve {
        let raised = |piece: &Piece<Option<Line>>| Piece {
            what: piece.what.and_then(|line| line.plus(Line { at: slope.checked_mul(piece.from.yuan())?, slope })),
            ..*piece
        };
        Curve {
            least: self.least.iter().map(raised).collect(),
            most: self.most.iter().map(raised).collect(),
            ..self.clone()
        }
    }

    /// The sides that differ.
    pub(super) fn sides(&self) -> impl Iterator<Item = (Side, &[Piece<Option<Line>>])> {
        let settled = self.least == self.most;
        let least = (if settled { Side::Both } else { Side::Least }, self.least.as_slice());
        let most = (!settled).then_some((Side::Most, self.most.as_slice()));
        core::iter::once(least).chain(most)
    }

    /// Every edge, with what makes it; told once where both sides have it.
    pub(super) fn bends(&self) -> Vec<(Fen, Side, Bend, Option<Clause>)> {
        let of = |pieces: &[Piece<Option<Line>>], side| {
            let pairs = pieces.iter().zip(pieces.iter().skip(1));
            let bends = pairs.map(move |(before, after)| (after.from, side, bend(before, after), after.begun_by));
            bends.collect::<Vec<_>>()
        };
        let (mut bends, most) = (of(&self.least, Side::Least), of(&self.most, Side::Most));
        for (at, _, bend, clause) in most {
            let same = |it: &&mut (Fen, Side, Bend, _)| it.0 == at && it.2 == bend && self.settled_beside(at);
            match bends.iter_mut().find(same) {
                Some(both) => both.1 = Side::Both,
                None => bends.push((at, Side::Most, bend, clause)),
            }
        }
        bends
    }

    /// Whether both sides are one on either side of an edge.
    fn settled_beside(&self, at: Fen) -> bool {
        let value = |pieces: &[Piece<Option<Line>>], at| {
            let piece = pieces.iter().find(|piece| piece.from <= at && at <= piece.to)?;
            piece.what?.after(at.since(piece.from))
        };
        [at.before(), at, at.next()].into_iter().all(|at| value(&self.least, at) == value(&self.most, at))
    }
}

/// Adds a piece, as part of the last one where it says the same.
pub(super) fn join<T: PartialEq>(pieces: &mut Vec<Piece<T>>, piece: Piece<T>) {
    match pieces.last_mut() {
        Some(last) if last.what == piece.what => last.to = piece.to,
        _ => pieces.push(piece),
    }
}

/// Adds a piece of a line. An edge at which both lines meet is the start of the new one; the slope of a line that is
/// a single point says nothing.
fn prolong(pieces: &mut Vec<Piece<Option<Line>>>, mut piece: Piece<Option<Line>>) {
    while let Some(last) = pieces.last_mut() {
        let (Some(before), Some(line)) = (last.what, piece.what) else {
            return join(pieces, piece);
        };
        let foretold = before.after(piece.from.since(last.from));
        if foretold == Some(line.at) && (before.slope == line.slope || piece.from == piece.to) {
            last.to = piece.to;
            return;
        }
        let meeting = line.one_fen_before();
        if meeting.is_none() || meeting != before.after(last.to.since(last.from)) {
            break;
        }
        piece = Piece { from: last.to, what: meeting.map(|at| Line { at, ..line }), ..piece };
        if last.from < last.to {
            last.to = last.to.before();
            break;
        }
        piece.begun_by = last.begun_by;
        pieces.pop();
    }
    pieces.push(piece);
}

/// Lines that cross between two fen bend there; others jump.
fn bend(before: &Piece<Option<Line>>, after: &Piece<Option<Line>>) -> Bend {
    let crossing = || {
        let (old, new) = (before.what?, after.what?);
        let gap_before = new.one_fen_before()?.cmp(&old.after(before.to.since(before.from))?);
        let gap_after = new.at.cmp(&old.after(after.from.since(before.from))?);
        let crosses = gap_after == Ordering::Equal || gap_before != gap_after;
        crosses.then_some(Bend::Slope { before: old.slope, after: new.slope })
    };
    crossing().unwrap_or(Bend::Jump)
}

impl Line {
    pub(super) const ZERO: Line = Line { at: Exact::ZERO, slope: Exact::ZERO };

    /// Yuan so far from where the line starts; `None` where that is too large to be exact.
    pub fn after(self, distance: Fen) -> Option<Exact> {
        if self.is_level() { Some(self.at) } else { self.at.checked_add(self.slope.checked_mul(distance.yuan())?) }
    }

    fn one_fen_before(self) -> Option<Exact> {
        self.at.checked_sub(self.slope.checked_mul(Fen(1).yuan())?)
    }

    pub(super) fn is_level(self) -> bool {
        self.slope == Exact::ZERO
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Line { at: self.at.checked_add(other.at)?, slope: self.slope.checked_add(other.slope)? })
    }

    pub(super) fn less(self, other: Self) -> Option<Self> {
        Some(Line { at: self.at.checked_sub(other.at)?, slope: self.slope.checked_sub(other.slope)? })
    }

    pub(super) fn scaled(self, factor: Exact) -> Option<Self> {
        Some(Line { at: self.at.checked_mul(factor)?, slope: self.slope.checked_mul(factor)? })
    }

    /// How much farther from nothing than `margin` the line runs, on the side on which it is here.
    pub(super) fn beyond(self, margin: Exact) -> Option<Self> {
        let size = if self.at.is_negative() { Line::ZERO.less(self)? } else { self };
        size.less(Line { at: margin, ..Line::ZERO })
    }

    /// The smaller or the larger of two lines, here and just after.
    pub(super) fn of_two(self, other: Self, wanted: Ordering) -> Self {
        if self.at.cmp(&other.at).then(self.slope.cmp(&other.slope)) == wanted { self } else { other }
    }

    /// How far the sign stays `alike` to what it is here, at most up to `reach`; `None` where the line leaves what
    /// can be reckoned exactly.
    pub(super) fn last_alike(self, reach: Fen, alike: impl Fn(Ordering, Ordering) -> bool) -> Option<Fen> {
        self.after(reach)?;
        let here = self.at.cmp(&Exact::ZERO);
        let there = |distance| self.after(distance).map(|it| it.cmp(&Exact::ZERO));
        Some(last_where(reach, |distance| there(distance).is_some_and(|there| alike(here, there))))
    }
}

/// The last distance up to `reach` at which a statement holds that holds at the start and never comes back once lost.
pub(super) fn last_where(reach: Fen, holds: impl Fn(Fen) -> bool) -> Fen {
    if holds(reach) {
        return reach;
    }
    let (mut yes, mut no) = (Fen::ZERO, reach);
    while let Some(middle) = yes.halfway_to(no) {
        if holds(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes
}
