//! What two cases differ in, and which step made it: the same household with another answer, on another day or in
//! another place, or two households.
//!
//! Each finding that differs is followed from its verdict and its amount down, in both explanations at once. Where a
//! statement made of others differs, only what tells is followed further: of conditions that must all hold, those
//! that make it fail, or those that no longer do. What is left at the end are the first things that differ: answers,
//! figures, articles, the day.

use core::mem::{Discriminant, discriminant, take};
use std::collections::{HashMap, HashSet};

use super::About;
use crate::{
    Assessment, Case, Finding, Grounds, Open, assess,
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
        step::{Explanation, How, Step, StepId, Value},
        truth::Truth,
    },
    term::Term,
};

/// What two cases differ in. People are the same where they stand at the same place.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub first: Assessment,
    pub second: Assessment,
    /// In the order of the first case's findings; what only the second has comes last.
    pub differences: Vec<Difference>,
    /// What is paid each month in all, where that differs.
    pub monthly_totals: Option<[Span<Money<Monthly>>; 2]>,
}

/// One finding that differs: in its verdict, in its amount, or only in the reasons for them.
#[derive(Clone, Debug)]
pub struct Difference {
    pub about: About,
    /// None where only the other case has it.
    pub first: Option<Finding>,
    pub second: Option<Finding>,
    /// The first steps that differ, each once; none where only one case has the finding.
    pub causes: Vec<Cause>,
}

/// Two steps at the same place of two explanations. Where one is missing, the other has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    pub first: Option<StepId>,
    pub second: Option<StepId>,
}

impl Difference {
    pub fn verdict_differs(&self) -> bool {
        self.first.map(|it| it.verdict) != self.second.map(|it| it.verdict)
    }

    pub fn amount_differs(&self) -> bool {
        self.first.map(|it| it.payment) != self.second.map(|it| it.payment)
    }
}

/// How much more the second is, or less where it is negative; none where either is not settled.
pub fn rise(first: Span<Exact>, second: Span<Exact>) -> Option<Exact> {
    second.single()?.checked_sub(first.single()?)
}

/// Which findings differ, and what made them differ.
pub fn compare(first: &Case, second: &Case) -> Comparison {
    let cases = [first, second];
    let (first, second) = (assess(first), assess(second));
    let mut walk = Walk::over(cases, &first.explanation, &second.explanation);
    let mut differences = Vec::new();
    for (one, grounds) in first.findings() {
        let about = About::of(one);
        let other = about.in_assessment(&second);
        let causes = other.map(|other| walk.causes_of((one, grounds), other)).unwrap_or_default();
        let second = other.map(|(finding, _)| *finding);
        let difference = Difference { about, first: Some(*one), second, causes };
        if !difference.causes.is_empty() || difference.verdict_differs() || difference.amount_differs() {
            differences.push(difference);
        }
    }
    let only_second = second.estimate.findings.iter().filter(|it| About::of(it).in_estimate(&first.estimate).is_none());
    differences.extend(only_second.map(|finding| Difference {
        about: About::of(finding),
        first: None,
        second: Some(*finding),
        causes: Vec::new(),
    }));
    let (one, other) = (first.estimate.monthly_total, second.estimate.monthly_total);
    Comparison { first, second, differences, monthly_totals: (one != other).then_some([one, other]) }
}

/// One of the two explanations, with where each name and each question is met first.
struct Side<'a> {
    book: &'a Explanation,
    met: HashMap<Mark, StepId>,
}

/// By what a step is known again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Mark {
    term: Option<Term>,
    person: Option<u8>,
    open: Option<Open>,
    /// Whether it is an amount, a statement or another kind of value: a figure may be read as both.
    kind: Discriminant<Value>,
}

fn mark(step: &Step) -> Mark {
    let open = match step.how {
        How::Answered(asked) | How::Declined(asked) | How::NotAsked(asked) => Some(Open::Question(asked)),
        How::NotPublished(figure) | How::TypedIn(figure) | How::Assumed(figure) => Some(Open::Figure(figure)),
        _ => None,
    };
    Mark { term: step.term, person: step.person, open, kind: discriminant(&step.value) }
}

impl<'a> Side<'a> {
    fn of(book: &'a Explanation) -> Self {
        let mut met = HashMap::new();
        for (id, step) in book.steps() {
            let mark = mark(step);
            if mark.term.is_some() || mark.open.is_some() {
                met.entry(mark).or_insert(id);
            }
        }
        Side { book, met }
    }

    fn mark(&self, id: StepId) -> Option<Mark> {
        self.book.step(id).map(mark)
    }

    fn value(&self, id: StepId) -> Option<Value> {
        self.book.step(id).map(|step| step.value)
    }

    fn is_leaf(&self, id: StepId) -> bool {
        self.book.step(id).is_some_and(Step::is_leaf)
    }

    /// The marks of the leaves behind some steps, as often as they are read.
    fn leaves(&self, of: &[StepId]) -> Vec<Mark> {
        let (mut waiting, mut seen) = (of.to_vec(), HashSet::new());
        let mut leaves = Vec::new();
        while let Some(id) = waiting.pop() {
            let Some(step) = self.book.step(id).filter(|_| seen.insert(id)) else { continue };
            waiting.extend(self.book.deciding_sources(step).iter().rev());
            if step.is_leaf() {
                leaves.push(mark(step));
            }
        }
        leaves
    }

    /// What is only supposed in one reading is followed to where it is found out.
    fn found_out(&self, id: StepId) -> StepId {
        let supposed = |source: &StepId| self.book.step(*source).is_some_and(|it| it.how == How::Supposed);
        match self.book.step(id) {
            Some(step) if self.book.sources(step).iter().any(supposed) => {
                self.met.get(&mark(step)).copied().unwrap_or(id)
            }
            _ => id,
        }
    }
}

/// Two steps, one of each explanation.
type Pair = (StepId, StepId);

struct Walk<'a> {
    cases: [&'a Case; 2],
    first: Side<'a>,
    second: Side<'a>,
    /// Whether two steps and everything behind them are alike.
    likeness: HashMap<Pair, bool>,
    seen: HashSet<Pair>,
    causes: Vec<Cause>,
}

/// What stands below two steps.
#[derive(Default)]
struct Below {
    /// At the same place.
    pairs: Vec<Pair>,
    /// Below one of them only, and known again elsewhere in the other explanation.
    elsewhere: Vec<Pair>,
    only_first: Vec<StepId>,
    only_second: Vec<StepId>,
}

impl<'a> Walk<'a> {
    fn over(cases: [&'a Case; 2], first: &'a Explanation, second: &'a Explanation) -> Self {
        Walk {
            cases,
            first: Side::of(first),
            second: Side::of(second),
            likeness: HashMap::new(),
            seen: HashSet::new(),
            causes: Vec::new(),
        }
    }

    fn causes_of(&mut self, one: (&Finding, Grounds), other: (&Finding, Grounds)) -> Vec<Cause> {
        let verdict_differs = one.0.verdict != other.0.verdict;
        let amount_differs = one.0.payment != other.0.payment;
        let only_reasons = !verdict_differs && !amount_differs;
        self.seen.clear();
        if verdict_differs || only_reasons {
            self.follow((one.1.verdict, other.1.verdict));
        }
        if let Some(payments) = one.1.payment.zip(other.1.payment)
            && (amount_differs || only_reasons)
        {
            self.follow(payments);
        }
        // A way that was not followed to its end: what was answered otherwise is a cause all the same.
        if self.causes.is_empty() && !only_reasons {
            self.answered_otherwise(&steps_of(one.1), &steps_of(other.1));
        }
        take(&mut self.causes)
    }

    fn follow(&mut self, (first, second): Pair) {
        let pair = (self.first.found_out(first), self.second.found_out(second));
        if !self.seen.insert(pair) || self.alike(pair) {
            return;
        }
        let (Some(one), Some(other)) = (self.first.book.step(pair.0), self.second.book.step(pair.1)) else { return };
        let below = self.below(pair, one, other);
        let telling = self.telling(one, other, &below);
        if !telling.is_empty() {
            telling.into_iter().for_each(|pair| self.follow(pair));
        } else {
            let first = below.only_first.into_iter().filter(|id| !idle(one, self.first.value(*id))).collect::<Vec<_>>();
            let second =
                below.only_second.into_iter().filter(|id| !idle(other, self.second.value(*id))).collect::<Vec<_>>();
            if first.is_empty() && second.is_empty() {
                self.cause(Some(pair.0), Some(pair.1));
            } else if !self.answered_otherwise(&first, &second) {
                first.into_iter().for_each(|step| self.cause(Some(step), None));
                second.into_iter().for_each(|step| self.cause(None, Some(step)));
            }
        }
    }

    /// An answer that is read in many places is one cause.
    fn cause(&mut self, first: Option<StepId>, second: Option<StepId>) {
        let told = |cause: &Cause| {
            let leaf = |side: &Side<'_>, id: Option<StepId>| match id.and_then(|id| side.book.step(id)) {
                Some(step) if step.is_leaf() => Some((step.how, step.value)),
                _ => None,
            };
            (leaf(&self.first, cause.first), leaf(&self.second, cause.second))
        };
        let cause = Cause { first, second };
        let known = |it: &Cause| *it == cause || told(it) != (None, None) && told(it) == told(&cause);
        if !self.causes.iter().any(known) {
            self.causes.push(cause);
        }
    }

    /// Names the answers behind some steps of each explanation that differ between the cases; whether there are any.
    fn answered_otherwise(&mut self, first: &[StepId], second: &[StepId]) -> bool {
        let [one, other] = self.cases;
        let differs = |mark: &Mark| mark.open.is_some_and(|open| open.answer_in(one) != open.answer_in(other));
        let leaves = self.first.leaves(first).into_iter().chain(self.second.leaves(second));
        let marks: Vec<_> = leaves.filter(differs).collect();
        for mark in &marks {
            self.cause(self.first.met.get(mark).copied(), self.second.met.get(mark).copied());
        }
        !marks.is_empty()
    }

    /// What has the same answer on the same day in the same place makes no difference, even where the rules read it
    /// otherwise: what made them do so does.
    fn is_answered_alike(&self, pair: Pair) -> bool {
        let open = |side: &Side<'_>, id| side.mark(id).filter(|_| side.is_leaf(id)).and_then(|mark| mark.open);
        let [one, other] = self.cases;
        match (open(&self.first, pair.0), open(&self.second, pair.1)) {
            (Some(open), Some(same)) => {
                open == same
                    && (one.place, one.day) == (other.place, other.day)
                    && open.answer_in(one) == open.answer_in(other)
            }
            _ => false,
        }
    }

    fn alike(&mut self, pair: Pair) -> bool {
        if let Some(alike) = self.likeness.get(&pair) {
            return *alike;
        }
        let (Some(one), Some(other)) = (self.first.book.step(pair.0), self.second.book.step(pair.1)) else {
            return false;
        };
        let (sources, others) = (self.first.book.sources(one), self.second.book.sources(other));
        let alike = (one.how, one.value, one.article) == (other.how, other.value, other.article)
            && (one.term, one.person) == (other.term, other.person)
            && sources.len() == others.len()
            && sources.iter().zip(others).all(|(first, second)| self.alike((*first, *second)));
        self.likeness.insert(pair, alike);
        alike
    }

    // ---- Putting side by side -------------------------------------------------------------------

    fn below(&self, pair: Pair, one: &Step, other: &Step) -> Below {
        if one.is_leaf() && other.is_leaf() {
            return Below::default();
        }
        let readings = [one, other].map(Step::is_of_readings);
        // A household read in one way only stands beside each of the ways in which the other is read.
        let itself = |step: &Step, beside: bool| step.is_leaf() || beside && readings != [true, true];
        let first = [pair.0];
        let second = [pair.1];
        let first = if itself(one, readings == [false, true]) { &first[..] } else { self.first.book.sources(one) };
        let second =
            if itself(other, readings == [true, false]) { &second[..] } else { self.second.book.sources(other) };
        if one.how == other.how && first.len() == second.len() && self.fit(first, second) {
            let pairs = first.iter().copied().zip(second.iter().copied()).collect();
            return Below { pairs, ..Below::default() };
        }
        let mut below = self.matched(first, second);
        // What is read in several ways in one case only is known again as itself, which leads nowhere.
        below.elsewhere.retain(|elsewhere| *elsewhere != pair);
        below
    }

    /// Whether steps stand at the same places. Leaves are interchangeable: a figure may be found in another way.
    fn fit(&self, first: &[StepId], second: &[StepId]) -> bool {
        first.iter().zip(second).all(|(one, other)| {
            self.first.mark(*one) == self.second.mark(*other) || self.first.is_leaf(*one) && self.second.is_leaf(*other)
        })
    }

    fn matched(&self, first: &[StepId], second: &[StepId]) -> Below {
        let mut below = Below::default();
        let mut left: Vec<StepId> = second.to_vec();
        for id in first {
            let mark = self.first.mark(*id);
            if let Some(place) = left.iter().position(|other| self.second.mark(*other) == mark) {
                below.pairs.push((*id, left.remove(place)));
            } else if let Some(other) = mark.and_then(|mark| self.second.met.get(&mark)) {
                below.elsewhere.push((*id, *other));
            } else {
                below.only_first.push(*id);
            }
        }
        for id in left {
            match self.second.mark(id).and_then(|mark| self.first.met.get(&mark)) {
                Some(other) => below.elsewhere.push((*other, id)),
                None => below.only_second.push(id),
            }
        }
        below
    }

    // ---- What tells -----------------------------------------------------------------------------

    /// What below two steps accounts for their difference; nothing where they themselves do, or what has no
    /// counterpart.
    fn telling(&mut self, one: &Step, other: &Step, below: &Below) -> Vec<Pair> {
        let differing = |pairs: &[Pair]| {
            let differs =
                |pair: &&Pair| self.first.value(pair.0) != self.second.value(pair.1) && !self.is_answered_alike(**pair);
            pairs.iter().filter(differs).copied().collect::<Vec<_>>()
        };
        let (pairs, elsewhere) = (differing(&below.pairs), differing(&below.elsewhere));
        if one.value == other.value {
            let mut differs = |pair: &&Pair| !self.alike(**pair) && !self.is_answered_alike(**pair);
            let mut unlike = |pairs: &[Pair]| pairs.iter().filter(&mut differs).copied().collect::<Vec<_>>();
            let inside = unlike(&below.pairs);
            return if inside.is_empty() { unlike(&below.elsewhere) } else { inside };
        }
        // Who counts, or what else is settled in one case only, goes before what follows from it.
        if (one.is_of_readings() || other.is_of_readings()) && !elsewhere.is_empty() {
            return elsewhere;
        }
        let chosen = if one.how == other.how { self.decisive(one, other, &below.pairs) } else { None };
        match chosen {
            Some(chosen) if !chosen.is_empty() => chosen,
            _ if pairs.is_empty() => elsewhere,
            _ => pairs,
        }
    }

    /// Of the sources of two like steps, those that decide.
    fn decisive(&self, one: &Step, other: &Step, pairs: &[Pair]) -> Option<Vec<Pair>> {
        let differs = |pair: &Pair| self.first.value(pair.0) != self.second.value(pair.1);
        match (one.how, one.value, other.value, pairs) {
            (How::All, Value::Truth(before), Value::Truth(after), _) => {
                Some(self.lowest(before, after, pairs, |it| it))
            }
            (How::Any, Value::Truth(before), Value::Truth(after), _) => {
                Some(self.lowest(!before, !after, pairs, |truth| !truth))
            }
            // Nothing is paid on one side, whatever the amount would be.
            (How::When, _, _, [condition, _]) if differs(condition) => {
                let fails = [self.first.value(condition.0), self.second.value(condition.1)];
                fails.contains(&Some(Value::Truth(Truth::No))).then(|| vec![*condition])
            }
            (How::Choose, _, _, [condition, then, otherwise]) => {
                let ways = (self.first.value(condition.0), self.second.value(condition.1));
                match ways {
                    (Some(Value::Truth(Truth::Yes)), Some(Value::Truth(Truth::Yes))) => Some(vec![*then]),
                    (Some(Value::Truth(Truth::No)), Some(Value::Truth(Truth::No))) => Some(vec![*otherwise]),
                    (one, other) if one != other => Some(vec![*condition]),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The least of several truths went from one to another: down through those that are now so low, up through
    /// those that had held it down.
    fn lowest(&self, before: Truth, after: Truth, pairs: &[Pair], read: impl Fn(Truth) -> Truth) -> Vec<Pair> {
        let truth = |value: Option<Value>| match value {
            Some(Value::Truth(truth)) => Some(read(truth)),
            _ => None,
        };
        let tells = |pair: &&Pair| {
            let (one, other) = (truth(self.first.value(pair.0)), truth(self.second.value(pair.1)));
            if after < before { one != other && other == Some(after) } else { one.is_some_and(|it| it < after) }
        };
        pairs.iter().filter(tells).copied().collect()
    }
}

fn steps_of(grounds: Grounds) -> Vec<StepId> {
    [Some(grounds.verdict), grounds.payment].into_iter().flatten().collect()
}

/// Whether a value that stands in one case only leaves the step above it as it would be without.
fn idle(above: &Step, value: Option<Value>) -> bool {
    matches!((above.how, value), (How::Any, Some(Value::Truth(Truth::No))) | (How::All, Some(Value::Truth(Truth::Yes))))
}
