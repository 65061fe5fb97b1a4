//! Where help begins, ends, jumps or changes its pace as one amount of money grows: exact to the fen, and complete.
//!
//! From each point the steps of one assessment are followed upwards for as long as the rules take the same sides
//! (`course`); an assessment at the far end must have been made in the same steps and come to what was foretold. On
//! such a stretch every amount moves evenly and keeps its sign, so what holds at both ends holds in between, and the
//! stretch is proven free of edges, whatever else of the household is not known.

mod course;
mod curve;
mod outline;

use core::ops::RangeInclusive;
use std::collections::BTreeMap;

pub use self::curve::{Curve, Line, Piece, Side};
use self::{
    course::{Clauses, Course},
    curve::{Bend, join},
};
use super::{MOST_FEN, cadence_of, given};
use crate::{
    answer::Answer,
    assessment::{Assessment, Estimate, Finding, Payment, Verdict, assess},
    case::Case,
    facts::Asked,
    law::Article,
    programmes::Programme,
    reckoning::{exact::Exact, money::Cadence, step::StepId},
    term::Term,
};

/// No more assessments than this are spent on one question; what is left then is told to be unproven. A household of
/// five needs some dozens.
const MOST_ASSESSMENTS: u32 = 2_000;

/// 分: an amount in whole fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub u64);

/// What became of each finding as one amount of money grew over a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    pub asked: Asked,
    /// How often the varied amount falls due: as it was answered, or else each month; once, for what is owned.
    pub cadence: Cadence,
    /// One for each finding of an estimate, in the same order.
    pub responses: Vec<Response>,
    /// IX-7: all that is paid each month.
    pub monthly_total: Curve,
    /// The varied amount, by the month, together with all that is paid each month; only where it is income that counts.
    pub with_help: Option<Curve>,
    /// Everything that changes, from the lowest amount to the highest.
    pub edges: Vec<Edge>,
    /// Where a household is left with less although it has more (IX-6).
    pub cliffs: Vec<Cliff>,
    /// The end of the range for which nothing is said, because numbers grew too large to stay exact or too much was
    /// open to be followed. All before it is proven.
    pub unproven: Option<RangeInclusive<Fen>>,
    /// How many times the household was assessed.
    pub assessments: u32,
}

/// One finding over the whole range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub programme: Programme,
    /// Index into the case's people; none for the household.
    pub person: Option<u8>,
    pub verdicts: Vec<Piece<Verdict>>,
    /// None where the programme pays no cash.
    pub payment: Option<Curve>,
}

/// A point at which something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The first amount of the new side.
    pub at: Fen,
    pub of: Of,
    pub change: Change,
    /// What makes it change; none where no step of the rules stands for it.
    pub clause: Option<Clause>,
}

/// Whose edge it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Index into [`Thresholds::responses`].
    Finding(usize),
    MonthlyTotal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Verdict {
        before: Verdict,
        after: Verdict,
    },
    /// As paid: one fen before, at the edge, one fen after. A missing amount is open.
    Jump {
        side: Side,
        left: Option<Exact>,
        at: Option<Exact>,
        right: Option<Exact>,
    },
    /// Before payment rounding: by how much the amount changes with each yuan, before the edge and from it on.
    Slope {
        side: Side,
        before: Exact,
        after: Exact,
    },
}

impl Change {
    /// Yuan that are paid more from the edge on, or less where it is negative; none where the amount does not jump, or is
    /// open.
    pub fn rise(self) -> Option<Exact> {
        match self {
            Change::Jump { left, at, .. } => at?.checked_sub(left?),
            Change::Verdict { .. } | Change::Slope { .. } => None,
        }
    }
}

/// The nearest named step of the rules, and where the law says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    pub term: Option<Term>,
    pub article: Option<Article>,
}

/// From one amount to a higher one, all help falls by more than income rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cliff {
    pub from: Fen,
    pub to: Fen,
    pub side: Side,
    /// Yuan paid each month, at either end.
    pub help_before: Exact,
    pub help_after: Exact,
    /// Yuan each month that the household is left with less.
    pub drop: Exact,
}

/// Why there is nothing to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoThresholds {
    /// The question does not ask for an amount of money.
    NotMoney,
    /// The case has no person of this index.
    NobodyThere,
    /// The range ends before it starts.
    NoRange,
}

/// All points of `range` at which a finding's verdict changes, or its amount jumps or changes its slope, as the answer
/// to `asked` grows and all other answers stay as they are.
pub fn thresholds(case: &Case, asked: Asked, range: RangeInclusive<Fen>) -> Result<Thresholds, NoThresholds> {
    let mut search = Search::new(case, asked, range)?;
    while search.go_on() {}
    Ok(search.told())
}

/// The same in many small steps, for hosts that have something else to do in between.
pub struct Search {
    varied: Varied,
    found: Found,
    /// Up to here all is proven.
    at: Fen,
    to: Fen,
    now: Assessment,
    /// Where the next stretch begins, until the household was assessed there.
    next: Option<Fen>,
    /// How far the present stretch may go, where it was tried further in vain.
    trying: Option<Fen>,
    unproven: Option<RangeInclusive<Fen>>,
    /// Whether the end of the range, or of what can be proven, was reached.
    ended: bool,
    /// The points at which what is paid is still to be reckoned.
    points: Vec<Fen>,
}

impl Search {
    pub fn new(case: &Case, asked: Asked, range: RangeInclusive<Fen>) -> Result<Self, NoThresholds> {
        let mut varied = Varied::of(case, asked)?;
        if range.is_empty() {
            return Err(NoThresholds::NoRange);
        }
        let (at, to) = range.into_inner();
        let now = varied.assessed(at);
        let found = Found::like(&now);
        let (next, trying, unproven, ended, points) = (None, None, None, false, Vec::new());
        Ok(Search { varied, found, at, to, now, next, trying, unproven, ended, points })
    }

    /// Up to which amount everything is known.
    pub fn so_far(&self) -> Fen {
        self.at
    }

    /// Takes one step, of one assessment at most. False once there is nothing left to do.
    pub fn go_on(&mut self) -> bool {
        if !self.ended {
            match self.next.take() {
                Some(next) => self.begin_at(next),
                None => self.try_stretch(),
            }
            if self.ended {
                self.points = self.found.jumps();
            }
            return true;
        }
        let Some(point) = self.points.pop() else { return false };
        self.varied.estimated(point);
        true
    }

    pub fn told(self) -> Thresholds {
        self.found.told(self.varied, self.unproven)
    }

    /// Follows the steps as far as they seem to go. An assessment at the far end has to come to what was foretold, else
    /// the next try goes half as far.
    fn try_stretch(&mut self) {
        let (at, to) = (self.at, self.to);
        let room = (at <= Fen::LARGEST).then(|| to.min(Fen::LARGEST).since(at));
        let rate = self.varied.rate();
        let Some(course) = room.and_then(|room| Course::of(&self.now, self.varied.asked, rate, room)) else {
            return self.stop_at(at);
        };
        let reach = self.trying.take().unwrap_or(course.reach());
        if reach > Fen::ZERO {
            let later = self.varied.assessed(at.plus(reach));
            if !(course.leads_to(&later, reach) && alike(&self.now, &later)) {
                self.trying = Some(Fen::ZERO.halfway_to(reach).unwrap_or(Fen::ZERO));
                return;
            }
        }
        let last = at.plus(reach);
        self.found.go_on(&self.now, &course, at..=last);
        if last == to {
            self.at = to;
            self.ended = true;
            return;
        }
        self.found.turn(&self.now, &course.clauses(reach));
        self.next = Some(last.next());
    }

    fn begin_at(&mut self, at: Fen) {
        self.at = at;
        self.now = self.varied.assessed(at);
        if !self.found.matches(&self.now) || self.varied.assessments > MOST_ASSESSMENTS {
            self.stop_at(self.at);
        }
    }

    fn stop_at(&mut self, at: Fen) {
        self.unproven = Some(at..=self.to);
        self.ended = true;
    }
}

/// The case, with one answer that is put anew for each assessment.
struct Varied {
    case: Case,
    asked: Asked,
    cadence: Cadence,
    assessments: u32,
    estimates: BTreeMap<Fen, Estimate>,
}

impl Varied {
    fn of(case: &Case, asked: Asked) -> Result<Self, NoThresholds> {
        let there = match asked {
            Asked::Household(_) => true,
            Asked::Person(_, person) => case.people.get(usize::from(person)).is_some(),
            Asked::Supporter(_, supporter) => case.supporters.get(usize::from(supporter)).is_some(),
        };
        if !there {
            return Err(NoThresholds::NobodyThere);
        }
        let cadence = cadence_of(case, asked).ok_or(NoThresholds::NotMoney)?;
        Ok(Varied { case: case.clone(), asked, cadence, assessments: 0, estimates: BTreeMap::new() })
    }

    fn at(&mut self, at: Fen) -> &Case {
        self.case.set(self.asked, Answer::Given(given(self.cadence, at.yuan())));
        self.assessments = self.assessments.saturating_add(1);
        &self.case
    }

    fn assessed(&mut self, at: Fen) -> Assessment {
        assess(self.at(at))
    }

    /// Keeps what is paid at a point, so that it is reckoned once.
    fn estimated(&mut self, at: Fen) {
        if !self.estimates.contains_key(&at) {
            let estimate = self.assessed(at).estimate;
            self.estimates.insert(at, estimate);
        }
    }

    fn paid(&mut self, at: Fen, of: Of, side: Side) -> Option<Exact> {
        self.estimated(at);
        paid(self.estimates.get(&at)?, of, side)
    }

    /// What one yuan more brings into the rules: a twelfth of it where it comes by the year (GEN-6).
    fn rate(&self) -> Exact {
        match self.cadence {
            Cadence::Yearly => Exact::from_parts(1, 0, 12),
            Cadence::Monthly | Cadence::Once => Exact::from_parts(1, 0, 1),
        }
    }
}

/// The same findings, each with the same verdict.
fn alike(one: &Assessment, other: &Assessment) -> bool {
    let told = |finding: &Finding| (finding.programme, finding.person, finding.verdict);
    one.estimate.findings.iter().map(told).eq(other.estimate.findings.iter().map(told))
}

/// What was found so far.
struct Found {
    responses: Vec<Response>,
    monthly_total: Curve,
    /// Whether the varied amount ever raised the household's countable income.
    earned: bool,
    /// What ended the stretch before: for the verdict and the payment of each finding, and for the total.
    turned: Vec<[Option<Clause>; 2]>,
    total_turned: Option<Clause>,
}

impl Found {
    fn like(assessment: &Assessment) -> Self {
        let responses = assessment.findings().map(|(finding, _)| Response {
            programme: finding.programme,
            person: finding.person,
            verdicts: Vec::new(),
            payment: match finding.payment {
                Payment::Nothing => None,
                Payment::EachMonth(_) => Some(Curve::new(Cadence::Monthly)),
                Payment::Once(_) => Some(Curve::new(Cadence::Once)),
            },
        });
        let responses: Vec<_> = responses.collect();
        Found {
            turned: vec![[None; 2]; responses.len()],
            total_turned: None,
            responses,
            monthly_total: Curve::new(Cadence::Monthly),
            earned: false,
        }
    }

    fn matches(&self, assessment: &Assessment) -> bool {
        let found = assessment.findings().map(|(finding, _)| (finding.programme, finding.person));
        self.responses.iter().map(|it| (it.programme, it.person)).eq(found)
    }

    fn go_on(&mut self, now: &Assessment, course: &Course<'_>, stretch: RangeInclusive<Fen>) {
        let (from, to) = (*stretch.start(), *stretch.end());
        for ((response, turned), (finding, grounds)) in self.responses.iter_mut().zip(&self.turned).zip(now.findings())
        {
            let [verdict, payment] = *turned;
            join(&mut response.verdicts, Piece { from, to, what: finding.verdict, begun_by: verdict });
            if let (Some(curve), Some(step)) = (&mut response.payment, grounds.payment) {
                curve.go_on(course.ends(step), &stretch, payment);
            }
        }
        if let Some(step) = now.monthly_total {
            self.monthly_total.go_on(course.ends(step), &stretch, self.total_turned);
        }
        self.earned |= course.grows(Term::HouseholdIncome);
    }

    /// Keeps what ended a stretch for the pieces that begin after it.
    fn turn(&mut self, now: &Assessment, clauses: &Clauses) {
        let behind = |step: Option<StepId>| step.and_then(|step| clauses.behind(step));
        self.turned.clear();
        self.turned.extend(now.grounds.iter().map(|it| [behind(Some(it.verdict)), behind(it.payment)]));
        self.total_turned = behind(now.monthly_total);
    }

    /// Where an amount jumps, and one fen on either side: what is paid there is told.
    fn jumps(&self) -> Vec<Fen> {
        let curves = self.responses.iter().filter_map(|it| it.payment.as_ref()).chain([&self.monthly_total]);
        let jumps = curves.flat_map(Curve::bends).filter(|(_, _, bend, _)| *bend == Bend::Jump);
        jumps.flat_map(|(at, ..)| [at.before(), at, at.next()]).collect()
    }

    fn told(self, mut varied: Varied, unproven: Option<RangeInclusive<Fen>>) -> Thresholds {
        let mut edges = Vec::new();
        for (index, response) in self.responses.iter().enumerate() {
            let of = Of::Finding(index);
            for (before, after) in response.verdicts.iter().zip(response.verdicts.iter().skip(1)) {
                let change = Change::Verdict { before: before.what, after: after.what };
                edges.push(Edge { at: after.from, of, change, clause: after.begun_by });
            }
            if let Some(curve) = &response.payment {
                edges.extend(varied.edges_of(curve, of));
            }
        }
        edges.extend(varied.edges_of(&self.monthly_total, Of::MonthlyTotal));
        edges.sort_by_key(|edge| edge.at);

        let income = if self.earned { varied.rate() } else { Exact::ZERO };
        let with_help = self.earned.then(|| self.monthly_total.with(income));
        Thresholds {
            asked: varied.asked,
            cadence: varied.cadence,
            cliffs: cliffs(&self.monthly_total, &edges, income),
            responses: self.responses,
            monthly_total: self.monthly_total,
            with_help,
            edges,
            unproven,
            assessments: varied.assessments,
        }
    }
}

impl Varied {
    fn edges_of(&mut self, curve: &Curve, of: Of) -> Vec<Edge> {
        let edges = curve.bends().into_iter().map(|(at, side, bend, clause)| {
            let change = match bend {
                Bend::Slope { before, after } => Change::Slope { side, before, after },
                Bend::Jump => {
                    let mut paid = |at| self.paid(at, of, side);
                    Change::Jump { side, left: paid(at.before()), at: paid(at), right: paid(at.next()) }
                }
            };
            Edge { at, of, change, clause }
        });
        edges.collect()
    }
}

/// What an estimate pays, at one side of the span.
fn paid(estimate: &Estimate, of: Of, side: Side) -> Option<Exact> {
    let payment = match of {
        Of::Finding(index) => estimate.findings.get(index)?.payment,
        Of::MonthlyTotal => Payment::EachMonth(estimate.monthly_total),
    };
    let (least, most) = match payment {
        Payment::Nothing => (None, None),
        Payment::EachMonth(span) => (span.least().map(|it| it.yuan()), span.most().map(|it| it.yuan())),
        Payment::Once(span) => (span.least().map(|it| it.yuan()), span.most().map(|it| it.yuan())),
    };
    match side {
        Side::Least | Side::Both => least,
        Side::Most => most,
    }
}

/// Falls at one point, and stretches on which help falls faster than income rises.
fn cliffs(total: &Curve, edges: &[Edge], income: Exact) -> Vec<Cliff> {
    let jumps = edges.iter().filter_map(|edge| match (edge.of, edge.change) {
        (Of::MonthlyTotal, Change::Jump { side, left: Some(help_before), at: Some(help_after), .. }) => {
            let risen = income.checked_mul(edge.at.since(edge.at.before()).yuan())?;
            let drop = help_before.checked_sub(help_after)?.checked_sub(risen)?;
            Some(Cliff { from: edge.at.before(), to: edge.at, side, help_before, help_after, drop })
        }
        _ => None,
    });
    let slides = total.sides().flat_map(|(side, pieces)| {
        pieces.iter().filter_map(move |piece| {
            let line = piece.what?;
            let over = piece.to.since(piece.from);
            let left_with = Line { slope: line.slope.checked_add(income)?, ..line };
            Some(Cliff {
                from: piece.from,
                to: piece.to,
                side,
                help_before: line.at,
                help_after: line.after(over)?,
                drop: line.at.checked_sub(left_with.after(over)?)?,
            })
        })
    });
    let mut cliffs: Vec<_> = jumps.chain(slides).filter(|cliff| cliff.drop > Exact::ZERO).collect();
    cliffs.sort_by_key(|cliff| cliff.from);
    cliffs
}

impl Fen {
    pub const ZERO: Fen = Fen(0);
    const NEVER: Fen = Fen(u64::MAX);
    /// No answer in a case is larger.
    const LARGEST: Fen = Fen(MOST_FEN as u64);

    /// Nobody reckons with more than 92 quadrillion yuan: beyond them it stays at that.
    pub fn yuan(self) -> Exact {
        Exact::of_hundredths(i64::try_from(self.0).unwrap_or(i64::MAX))
    }

    /// `None` where the amount is negative or not a whole number of fen.
    pub fn of(yuan: Exact) -> Option<Self> {
        u64::try_from(yuan.hundredths()?).ok().map(Fen)
    }

    const fn plus(self, other: Self) -> Self {
        Fen(self.0.saturating_add(other.0))
    }

    const fn since(self, earlier: Self) -> Self {
        Fen(self.0.saturating_sub(earlier.0))
    }

    const fn next(self) -> Self {
        Fen(self.0.saturating_add(1))
    }

    const fn before(self) -> Self {
        Fen(self.0.saturating_sub(1))
    }

    /// `None` where there is nothing between the two.
    fn halfway_to(self, other: Self) -> Option<Self> {
        let middle = Fen(self.0.midpoint(other.0));
        (middle != self && middle != other).then_some(middle)
    }
}
