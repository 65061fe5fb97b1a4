//! What is open in an assessment, and which findings wait for it.

use std::collections::HashMap;

use super::About;
use crate::{
    Assessment, Case, Grounds, Open,
    reckoning::step::{How, StepId},
};

/// What something open bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    pub about: About,
    /// Whether the verdict waits for it, and whether the amount does.
    pub verdict: bool,
    pub amount: bool,
    /// The nearest step with a name that reads it.
    pub read_by: StepId,
}

/// One open thing and what it bears on.
pub(super) struct Bearing {
    pub open: Open,
    /// Whether it can still be asked for, or was asked and stays as it is.
    pub unasked: bool,
    pub because: Vec<Because>,
    /// How many verdicts, and how many amounts, are built upon it.
    pub reach: (u32, u32),
    pub first_read: StepId,
    /// The group of findings that was followed last, and its bits that are noted already.
    noted: (usize, u64),
}

/// Everything open in an assessment, in the order in which the rules first read it.
pub(super) struct Bearings {
    pub found: Vec<Bearing>,
    /// Whether an open verdict is built upon a figure that is published only as a bound.
    pub verdict_on_a_bound: bool,
}

impl Bearings {
    pub fn of(case: &Case, assessment: &Assessment) -> Self {
        let findings: Vec<_> = assessment.findings().map(|(finding, grounds)| (About::of(finding), grounds)).collect();
        let aside = read_aside(assessment);
        let mut walk = Walk { case, assessment, found: HashMap::new(), verdict_on_a_bound: false };
        for (number, findings) in findings.chunks(AT_ONCE).enumerate() {
            let group = Group { number, findings };
            let roots = group.open_roots(assessment);
            let all = roots.iter().fold(0, |all, (_, bit)| all | bit);
            walk.follow(&group, Path::BuiltUpon, &roots);
            walk.follow(&group, Path::LookedAt, &Vec::from_iter(aside.iter().map(|id| (*id, all))));
        }
        let mut found: Vec<_> = walk.found.into_values().collect();
        found.sort_by_key(|bearing| bearing.first_read);
        Bearings { found, verdict_on_a_bound: walk.verdict_on_a_bound }
    }
}

/// Open steps that nothing is built upon: the rules looked at their value to choose their way.
fn read_aside(assessment: &Assessment) -> Vec<StepId> {
    let book = &assessment.explanation;
    let mut aside: Vec<_> = book.steps().map(|(id, step)| (!step.value.is_settled()).then_some(id)).collect();
    let sources = book.steps().flat_map(|(_, step)| book.sources(step).iter().copied());
    // Leads and remarks are findings of their own kind: what only they read decides nothing else.
    let grounds = assessment.grounds.iter().chain(&assessment.lead_grounds).chain(&assessment.remark_grounds);
    let roots = grounds.flat_map(|it| core::iter::once(it.verdict).chain(it.payment));
    let totals = assessment.monthly_total.into_iter().chain(assessment.not_counted);
    for built_upon in sources.chain(roots).chain(totals) {
        if let Some(aside) = aside.get_mut(built_upon.index()) {
            *aside = None;
        }
    }
    aside.into_iter().flatten().collect()
}

/// How a finding comes to wait for something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Path {
    BuiltUpon,
    /// It decides which way the rules take, with whatever finding is at its end.
    LookedAt,
}

/// So many findings are followed in one walk through the book: a bit for each verdict, and one for each amount.
const AT_ONCE: usize = 32;

const fn verdict_bit(index: usize) -> u64 {
    1 << index
}

const fn amount_bit(index: usize) -> u64 {
    verdict_bit(index) << AT_ONCE
}

const ALL_VERDICTS: u64 = (1 << AT_ONCE) - 1;

struct Group<'a> {
    number: usize,
    findings: &'a [(About, Grounds)],
}

impl Group<'_> {
    fn open_roots(&self, assessment: &Assessment) -> Vec<(StepId, u64)> {
        let roots = self.findings.iter().enumerate().flat_map(|(index, (_, grounds))| {
            let payment = grounds.payment.map(|payment| (payment, amount_bit(index)));
            core::iter::once((grounds.verdict, verdict_bit(index))).chain(payment)
        });
        roots.filter(|(id, _)| assessment.explanation.step(*id).is_some_and(|it| !it.value.is_settled())).collect()
    }
}

struct Walk<'a> {
    case: &'a Case,
    assessment: &'a Assessment,
    found: HashMap<Open, Bearing>,
    verdict_on_a_bound: bool,
}

/// What a step hands down to its sources.
#[derive(Clone, Copy, Default)]
struct Reached {
    /// The findings that wait for it.
    bits: u64,
    /// The nearest step with a name above it.
    reader: Option<StepId>,
}

impl Walk<'_> {
    /// From the roots down to every open leaf; sources always stand before the steps made of them.
    fn follow(&mut self, group: &Group<'_>, path: Path, roots: &[(StepId, u64)]) {
        let book = &self.assessment.explanation;
        let mut reached = vec![Reached::default(); book.len()];
        for (root, bits) in roots {
            if let Some(reached) = reached.get_mut(root.index()) {
                reached.bits |= bits;
            }
        }
        for (id, step) in book.steps().rev() {
            let here = reached.get(id.index()).copied().unwrap_or_default();
            if here.bits == 0 {
                continue;
            }
            if step.is_leaf() {
                self.leaf(group, path, (id, step.how), here, &reached);
            }
            let reader = if step.term.is_some() { Some(id) } else { here.reader.or(Some(id)) };
            for source in book.deciding_sources(step) {
                if book.step(*source).is_some_and(|source| !source.value.is_settled())
                    && let Some(below) = reached.get_mut(source.index())
                {
                    below.bits |= here.bits;
                    below.reader = below.reader.or(reader);
                }
            }
        }
    }

    fn leaf(&mut self, group: &Group<'_>, path: Path, (id, how): (StepId, How), here: Reached, reached: &[Reached]) {
        let (open, unasked) = match how {
            How::NotAsked(asked) => (Open::Question(asked), true),
            How::Declined(asked) | How::Answered(asked) => (Open::Question(asked), false),
            How::NotPublished(figure) => (Open::Figure(figure), self.case.local.get(figure).is_not_asked()),
            How::TypedIn(figure) => (Open::Figure(figure), false),
            _ => {
                self.verdict_on_a_bound |= path == Path::BuiltUpon && here.bits & ALL_VERDICTS != 0;
                return;
            }
        };
        // What was answered already leaves nothing open merely by being looked at.
        if path == Path::LookedAt && !unasked {
            return;
        }
        let bearing = self.found.entry(open).or_insert_with(|| Bearing {
            open,
            unasked,
            because: Vec::new(),
            reach: (0, 0),
            first_read: id,
            noted: (group.number, 0),
        });
        bearing.first_read = bearing.first_read.min(id);
        let noted = if bearing.noted.0 == group.number { bearing.noted.1 } else { 0 };
        let new = here.bits & !noted;
        if new == 0 {
            return;
        }
        bearing.noted = (group.number, noted | new);
        if path == Path::BuiltUpon {
            bearing.reach.0 += (new & ALL_VERDICTS).count_ones();
            bearing.reach.1 += (new & !ALL_VERDICTS).count_ones();
        }
        for (index, (about, grounds)) in group.findings.iter().enumerate() {
            let (verdict, amount) = (new & verdict_bit(index) != 0, new & amount_bit(index) != 0);
            if !verdict && !amount {
                continue;
            }
            if let Some(known) = bearing.because.iter_mut().find(|it| it.about == *about) {
                known.verdict |= verdict;
                known.amount |= amount;
                continue;
            }
            let root = match path {
                Path::LookedAt => None,
                Path::BuiltUpon if verdict => Some(grounds.verdict),
                Path::BuiltUpon => grounds.payment,
            };
            // A step that several findings share may have its name from another one.
            let of_this = |reader: &StepId| {
                let bits = reached.get(reader.index()).map_or(0, |it| it.bits);
                bits & (verdict_bit(index) | amount_bit(index)) != 0
            };
            let read_by = here.reader.filter(of_this).or(root).unwrap_or(id);
            bearing.because.push(Because { about: *about, verdict, amount, read_by });
        }
    }
}
