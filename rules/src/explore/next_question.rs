//! What to ask next, why, and when asking more is of no use (GEN-2).
//!
//! **What may matter** is read off the record: the leaves behind an open verdict or amount, and whatever else the
//! rules looked at to choose their way. A question outside both cannot change anything.
//!
//! **What comes first** is found by trying: each possible answer is put into the case (both ways of a yes or no, each
//! variant of a choice, the least and the most of an amount, the ends and the middle of an age) and what it leaves
//! open is counted. People of whom the same is known are tried once. Trying is bounded by work, not by a clock, so
//! that the order is the same on every machine; a question that would be too much work counts as leaving everything
//! as it is. Among equals the one that more verdicts, then more amounts, are built upon comes first, then the one
//! that the rules read first.

use core::{cmp::Reverse, num::NonZeroU32};

use super::{
    MOST_FEN,
    bearing::{Bearing, Bearings, Because},
};
use crate::{
    Assessment, Case, Estimate, Open, Payment, Verdict,
    answer::{Answer, Flow, Given, Kind, LARGEST_COUNT, OLDEST},
    assess,
    assessment::readings,
    estimate,
    facts::{Asked, PersonFact},
    reckoning::{
        exact::Exact,
        money::{Cadence, Money},
        span::Span,
    },
};

/// What is still worth asking of a household.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Where the steps named below stand.
    pub assessment: Assessment,
    /// What was not asked yet and may still matter; what settles most comes first.
    pub to_ask: Vec<Question>,
    /// What was declined or answered vaguely, and what stays open through it. It is not asked again.
    pub held: Vec<Held>,
    /// Whether every verdict is out of reach of further answers. Some may still bear on amounts.
    pub stop: Option<Stop>,
}

/// A question, or a local figure to be typed in, that may still matter.
#[derive(Clone, Debug)]
pub struct Question {
    pub open: Open,
    pub because: Vec<Because>,
    /// What its answers leave open; none where that was too much work to try.
    pub leaves: Option<Leaves>,
}

/// Something that stays as vague as it is.
#[derive(Clone, Debug)]
pub struct Held {
    pub open: Open,
    pub because: Vec<Because>,
}

/// Why no answer to any question that is left can change a verdict. Local figures are taken as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Every verdict is settled.
    Settled,
    /// Verdicts are open only through what was declined or answered vaguely.
    OnlyDeclined,
    /// Verdicts are open only through local figures that are not published, or published as a bound, or through local
    /// conditions that nobody is asked about: these last the office alone can settle.
    OnlyUnpublished,
    OnlyDeclinedAndUnpublished,
}

/// What is left open: the less the better, from the first field down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// Verdicts that depend.
    pub verdicts: Exact,
    /// Amounts without an upper end.
    pub unbounded: Exact,
    /// How far the other amounts reach from the least to the most: yuan of every period added up.
    pub yuan: Exact,
}

/// What the possible answers to a question leave open; each answer weighs the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaves {
    pub on_average: Left,
    pub at_worst: Left,
}

/// So often may one person be read in one way before trying ends: some two milliseconds on a desk computer.
const MOST_WORK: usize = 400;

/// All questions that may still matter, the most useful first.
pub fn next_questions(case: &Case) -> Questions {
    let assessment = assess(case);
    let Bearings { found, verdict_on_a_bound } = Bearings::of(case, &assessment);
    let stop = stop(&assessment.estimate, &found, verdict_on_a_bound);
    let (mut unasked, held): (Vec<_>, Vec<_>) = found.into_iter().partition(|bearing| bearing.unasked);

    unasked.sort_by_key(|bearing| Reverse(bearing.reach));
    let left_now = Left::after(&assessment.estimate);
    let mut trials = Trials { case, left_now, work: MOST_WORK, known: Vec::new() };
    let tried = unasked.into_iter().map(|Bearing { open, because, .. }| {
        let leaves = trials.leaves(open);
        Question { open, because, leaves }
    });
    let mut to_ask: Vec<_> = tried.collect();
    let nothing_gained = Leaves { on_average: left_now, at_worst: left_now };
    to_ask.sort_by_key(|question| question.leaves.unwrap_or(nothing_gained));

    let held = held.into_iter().map(|Bearing { open, because, .. }| Held { open, because }).collect();
    Questions { assessment, to_ask, held, stop }
}

fn stop(estimate: &Estimate, found: &[Bearing], verdict_on_a_bound: bool) -> Option<Stop> {
    if estimate.findings.iter().all(|finding| finding.verdict != Verdict::Depends) {
        return Some(Stop::Settled);
    }
    let behind_verdicts = || found.iter().filter(|bearing| bearing.because.iter().any(|it| it.verdict));
    let to_be_answered = |bearing: &Bearing| bearing.unasked && matches!(bearing.open, Open::Question(_));
    if behind_verdicts().any(to_be_answered) {
        return None;
    }
    let built_upon = |bearing: &Bearing| bearing.reach.0 > 0;
    let unpublished = verdict_on_a_bound || behind_verdicts().any(|bearing| bearing.unasked && built_upon(bearing));
    let declined = behind_verdicts().any(|bearing| !bearing.unasked);
    Some(match (declined, unpublished) {
        (true, true) => Stop::OnlyDeclinedAndUnpublished,
        (true, false) => Stop::OnlyDeclined,
        (false, _) => Stop::OnlyUnpublished,
    })
}

// ---- Trying the answers -----------------------------------------------------------------------

struct Trials<'c> {
    case: &'c Case,
    left_now: Left,
    /// How much may still be spent.
    work: usize,
    /// What was found for one person holds for everybody of whom the same is known.
    known: Vec<(PersonFact, usize, Option<Leaves>)>,
}

impl Trials<'_> {
    fn leaves(&mut self, open: Open) -> Option<Leaves> {
        let Open::Question(Asked::Person(fact, index)) = open else {
            return self.try_out(open);
        };
        let (index, people) = (usize::from(index), &self.case.people);
        let alike = people.iter().position(|other| people.get(index) == Some(other)).unwrap_or(index);
        if let Some((_, _, leaves)) = self.known.iter().find(|(known, person, _)| (*known, *person) == (fact, alike)) {
            return *leaves;
        }
        let leaves = self.try_out(open);
        self.known.push((fact, alike, leaves));
        leaves
    }

    /// None where the answers cannot all be afforded.
    fn try_out(&mut self, open: Open) -> Option<Leaves> {
        let answers = possible_answers(open.kind());
        let count = NonZeroU32::new(answers.len() as u32)?;
        let mut case = self.case.clone();
        let cost_of = |answer: &Given| {
            open.put_into(&mut case, Answer::Given(*answer));
            case.people.len().saturating_mul(readings(&case) as usize).max(1)
        };
        let cost = answers.iter().map(cost_of).fold(0, usize::saturating_add);
        self.work = self.work.checked_sub(cost)?;
        let lefts = answers.into_iter().map(|answer| {
            open.put_into(&mut case, Answer::Given(answer));
            Left::after(&estimate(&case))
        });
        let lefts: Vec<_> = lefts.collect();
        let at_worst = lefts.iter().copied().max()?;
        let total = lefts.into_iter().try_fold(Left::NOTHING, Left::plus);
        Some(Leaves { on_average: total.and_then(|it| it.split(count)).unwrap_or(self.left_now), at_worst })
    }
}

impl Left {
    const NOTHING: Left = Left { verdicts: Exact::ZERO, unbounded: Exact::ZERO, yuan: Exact::ZERO };

    pub fn after(estimate: &Estimate) -> Self {
        let open = estimate.findings.iter().filter(|it| it.verdict == Verdict::Depends).count();
        let mut left = Left { verdicts: Exact::from(open as u32), ..Left::NOTHING };
        for finding in &estimate.findings {
            let width = match finding.payment {
                Payment::Nothing => continue,
                Payment::EachMonth(span) => width(span.rising(|it| Some(Money::yuan(it)))),
                Payment::Once(span) => width(span.rising(|it| Some(Money::yuan(it)))),
            };
            match width.and_then(|width| left.yuan.checked_add(width)) {
                Some(yuan) => left.yuan = yuan,
                None => left.unbounded = left.unbounded.checked_add(Exact::from(1)).unwrap_or(left.unbounded),
            }
        }
        left
    }

    fn plus(self, other: Left) -> Option<Left> {
        Some(Left {
            verdicts: self.verdicts.checked_add(other.verdicts)?,
            unbounded: self.unbounded.checked_add(other.unbounded)?,
            yuan: self.yuan.checked_add(other.yuan)?,
        })
    }

    fn split(self, count: NonZeroU32) -> Option<Left> {
        Some(Left {
            verdicts: self.verdicts.split(count)?,
            unbounded: self.unbounded.split(count)?,
            yuan: self.yuan.split(count)?,
        })
    }
}

fn width(span: Span<Exact>) -> Option<Exact> {
    span.most()?.checked_sub(span.least()?)
}

/// Answers that stand for all that may be given.
fn possible_answers(kind: Kind) -> Vec<Given> {
    let amounts = [Exact::ZERO, Exact::of_hundredths(MOST_FEN)].map(Span::exactly);
    match kind {
        Kind::YesNo => vec![Given::YesNo(true), Given::YesNo(false)],
        Kind::Choice(names) => (0..names.len()).map(|variant| Given::Choice(1 << variant)).collect(),
        Kind::Yuan => amounts.map(Given::Yuan).to_vec(),
        Kind::Flow => amounts.map(|yuan| Given::Flow(Flow { cadence: Cadence::Monthly, yuan })).to_vec(),
        Kind::Years => [0, OLDEST / 2, OLDEST].map(|years| Given::Years(Span::exactly(years))).to_vec(),
        Kind::Count => [0, 1, LARGEST_COUNT].map(|count| Given::Count(Span::exactly(count))).to_vec(),
        Kind::Number => {
            [Exact::ZERO, Exact::from(1), Exact::from(100)].map(|it| Given::Number(Span::exactly(it))).to_vec()
        }
    }
}
