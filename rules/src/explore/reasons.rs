//! What a verdict rests on, and the nearest lawful change that would turn it.
//!
//! Both come from what an assessment already holds. The conditions are the comparisons and answers at the leaves of
//! the statement behind the verdict. The distance to a turn is found by asking again with a whole range of amounts at
//! once: where the verdict over the range is the one of today nothing in it turns, else the range is split.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::{About, MOST_FEN, questions_about};
use crate::{
    Assessment, Case, Estimate, Open, Verdict,
    answer::{Answer, Flow, Given, Kind},
    estimate,
    facts::{Asked, HouseholdFact, PersonFact},
    reckoning::{
        exact::Exact,
        span::Span,
        step::{Explanation, How, Step, StepId, Value},
        truth::Truth,
    },
};

/// What one verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    pub verdict: Verdict,
    /// What forces it; nothing forces a verdict that depends.
    pub forced_by: Forcing,
    /// One change for each fact that can turn the verdict alone, the nearest first.
    pub changes: Vec<Change>,
    /// Whether every fact that may be changed was searched to the end.
    pub searched_all: bool,
}

/// The smallest sets of conditions each of which is enough, whatever becomes of all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forcing {
    /// Smallest first, and in each the conditions in the order in which the rules read them. An empty set: the rule
    /// itself decides.
    pub sets: Vec<Vec<Condition>>,
    /// Whether there are more than [`MOST_SETS`].
    pub more: bool,
}

/// A comparison, or an answer that a statement reads as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The step that says so first.
    pub step: StepId,
    /// The question or local figure, where one answer alone makes it true or false.
    pub answer: Option<Open>,
}

/// So many smallest sets are told at most.
pub const MOST_SETS: usize = 32;

/// What a verdict rests on; none where the case has no such finding.
pub fn reasons(case: &Case, assessment: &Assessment, about: About) -> Option<Reasons> {
    let (finding, grounds) = about.in_assessment(assessment)?;
    let mut turns = Turns::of(Cow::Borrowed(case), about, finding.verdict, estimate);
    while turns.go_on() {}
    let (changes, searched_all) = turns.found();
    let forced_by = forcing(&assessment.explanation, grounds.verdict);
    Some(Reasons { verdict: finding.verdict, forced_by, changes, searched_all })
}

// ---- What forces a verdict --------------------------------------------------------------------

/// The smallest sets of conditions that make a settled statement what it is; none for one that is open.
pub fn forcing(book: &Explanation, statement: StepId) -> Forcing {
    let Some(Value::Truth(truth @ (Truth::Yes | Truth::No))) = book.step(statement).map(|step| step.value) else {
        return Forcing::default();
    };
    let takes = Reader { book, answers: Vec::new() }.takes(statement, truth == Truth::Yes);
    let mut more = false;
    let mut sets: Vec<Vec<Condition>> = Vec::new();
    for mut set in takes.sets(&mut more) {
        // Where sets were left out on the way, one that is kept may still hold more than it takes.
        for condition in set.clone() {
            let without: Vec<_> = set.iter().copied().filter(|it| *it != condition).collect();
            if takes.is_met_by(&without) {
                set = without;
            }
        }
        if !sets.contains(&set) {
            sets.push(set);
        }
    }
    sets.sort_by(shortest_first);
    Forcing { sets, more }
}

/// What it takes for a statement to be what it is.
enum Takes {
    /// It is not so.
    Never,
    Condition(Condition),
    Each(Vec<Takes>),
    OneOf(Vec<Takes>),
}

struct Reader<'b> {
    book: &'b Explanation,
    /// Answers met so far: an answer that is read twice is one condition.
    answers: Vec<Condition>,
}

impl Reader<'_> {
    fn takes(&mut self, id: StepId, holds: bool) -> Takes {
        let Some(step) = self.book.step(id).filter(|step| step.value == Value::Truth(Truth::from(holds))) else {
            return Takes::Never;
        };
        let sources = self.book.sources(step);
        let mut of_all = |holds| sources.iter().map(|source| self.takes(*source, holds)).collect();
        match step.how {
            // What stands in the rule, or is supposed in one reading among all, needs nothing else to hold.
            How::Fixed | How::Supposed => Takes::Each(Vec::new()),
            How::Known => Takes::Each(of_all(holds)),
            How::Not => Takes::Each(of_all(!holds)),
            How::All if holds => Takes::Each(of_all(true)),
            How::Any if !holds => Takes::Each(of_all(false)),
            How::All | How::Any => Takes::OneOf(of_all(holds)),
            // Every reading agrees, whatever tells them apart.
            How::Readings(_) => {
                Takes::Each(self.book.readings(step).1.iter().map(|reading| self.takes(*reading, holds)).collect())
            }
            _ => Takes::Condition(self.condition(id, step)),
        }
    }

    fn condition(&mut self, id: StepId, step: &Step) -> Condition {
        let answer = self.only_answer(step);
        let known = self.answers.iter().find(|it| answer.is_some() && it.answer == answer);
        let condition = known.copied().unwrap_or(Condition { step: id, answer });
        self.answers.push(condition);
        condition
    }

    /// The one answer that a comparison reads, beside what stands in the rule.
    fn only_answer(&self, step: &Step) -> Option<Open> {
        match step.how {
            How::Answered(asked) => return Some(Open::Question(asked)),
            How::TypedIn(figure) => return Some(Open::Figure(figure)),
            How::Known | How::OneOf(_) | How::Reaches(_) | How::FewerThan(_) => {}
            How::Below | How::AtMost | How::AtLeast | How::Above => {}
            _ => return None,
        }
        let sources = self.book.sources(step).iter().filter_map(|source| self.book.step(*source));
        let mut sources = sources.filter(|source| source.how != How::Fixed);
        let only = sources.next()?;
        sources.next().is_none().then(|| self.only_answer(only)).flatten()
    }
}

impl Takes {
    fn is_met_by(&self, set: &[Condition]) -> bool {
        match self {
            Takes::Never => false,
            Takes::Condition(condition) => set.contains(condition),
            Takes::Each(parts) => parts.iter().all(|part| part.is_met_by(set)),
            Takes::OneOf(parts) => parts.iter().any(|part| part.is_met_by(set)),
        }
    }

    fn sets(&self, more: &mut bool) -> Vec<Vec<Condition>> {
        match self {
            Takes::Never => Vec::new(),
            Takes::Condition(condition) => vec![vec![*condition]],
            Takes::OneOf(parts) => smallest(parts.iter().flat_map(|part| part.sets(more)).collect(), more),
            Takes::Each(parts) => parts.iter().fold(vec![Vec::new()], |sets, part| {
                let others = part.sets(more);
                let both = sets.iter().flat_map(|one| others.iter().map(move |other| union(one, other)));
                smallest(both.collect(), more)
            }),
        }
    }
}

/// Without the sets that hold another one.
fn smallest(mut sets: Vec<Vec<Condition>>, more: &mut bool) -> Vec<Vec<Condition>> {
    sets.sort_by(shortest_first);
    let mut kept: Vec<Vec<Condition>> = Vec::new();
    for set in sets {
        if kept.iter().any(|smaller| smaller.iter().all(|condition| set.contains(condition))) {
            continue;
        }
        if kept.len() == MOST_SETS {
            *more = true;
            break;
        }
        kept.push(set);
    }
    kept
}

fn union(one: &[Condition], other: &[Condition]) -> Vec<Condition> {
    let mut both = one.to_vec();
    both.extend(other.iter().filter(|condition| !one.contains(condition)));
    both.sort_by_key(|condition| condition.step);
    both
}

fn shortest_first(one: &Vec<Condition>, other: &Vec<Condition>) -> Ordering {
    let steps = |set: &Vec<Condition>| set.iter().map(|condition| condition.step).collect::<Vec<_>>();
    one.len().cmp(&other.len()).then_with(|| steps(one).cmp(&steps(other)))
}

// ---- What would turn it -----------------------------------------------------------------------

/// The nearest value of one fact with which the verdict is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub fact: Asked,
    pub to: Given,
    /// How far away it is: yuan of the period in which the amount was given. None where the fact is no amount.
    pub by: Option<Exact>,
    /// What the verdict is then.
    pub verdict: Verdict,
}

/// Whether a family may lawfully do otherwise, or may have told it wrongly.
///
/// Every amount is of this kind: money that comes in or goes out, and what is owned. Of the rest, papers and things
/// are, for they can be applied for, given up or put right. Nobody is told to be ill or disabled, to be older, to live
/// with others or apart, to be related, to study or to go away; nor is what has happened anybody's choice, nor what people of another household
/// earn.
fn may_change(fact: Asked) -> bool {
    match Open::Question(fact).kind() {
        Kind::Yuan | Kind::Flow => !matches!(fact, Asked::Supporter(..)),
        Kind::Years | Kind::Count | Kind::Number => false,
        Kind::YesNo | Kind::Choice(_) => match fact {
            Asked::Household(fact) => ARRANGEMENTS.contains(&fact),
            Asked::Person(fact, _) => OWN_ARRANGEMENTS.contains(&fact),
            Asked::Supporter(..) => false,
        },
    }
}

/// Hukou is a paper; a car is sold or used otherwise; a licence that nobody uses is handed back.
const ARRANGEMENTS: &[HouseholdFact] = &[HouseholdFact::HukouHere, HouseholdFact::Vehicle, HouseholdFact::Registration];

/// What stands in one's own name is often not what one has.
const OWN_ARRANGEMENTS: &[PersonFact] = &[PersonFact::OwnAssetsOk];

/// What would turn a verdict, looked for fact by fact, for hosts that have something else to do in between.
pub struct Turns<'c> {
    case: Cow<'c, Case>,
    facts: std::vec::IntoIter<Asked>,
    search: Search,
    changes: Vec<Change>,
    searched_all: bool,
}

impl<'c> Turns<'c> {
    /// `judge` is [`estimate`], or for hosts that do without it what [`assess`](crate::assess) finds.
    pub fn of(case: Cow<'c, Case>, about: About, now: Verdict, judge: Judge) -> Self {
        // What is open is not changed but told.
        let settled = now != Verdict::Depends;
        let facts: Vec<_> = questions_about(&case).filter(|fact| settled && may_change(*fact)).collect();
        let search = Search { case: case.clone().into_owned(), about, now, judge, left: 0, met: Vec::new() };
        Turns { case, facts: facts.into_iter(), search, changes: Vec::new(), searched_all: true }
    }

    /// Looks at one fact more. False once there is none left.
    pub fn go_on(&mut self) -> bool {
        let Some(fact) = self.facts.next() else { return false };
        self.search.left = MOST_ASKED;
        match self.search.nearest(fact) {
            Ok(nearest) => self.changes.extend(nearest),
            Err(TooFar) => self.searched_all = false,
        }
        self.search.case.set(fact, self.case.answer(fact));
        true
    }

    /// What was found, the nearest first, and whether every fact that may be changed was searched to the end.
    pub fn found(mut self) -> (Vec<Change>, bool) {
        // What can be told in yuan goes before what cannot, and at the same distance what settles before what opens.
        self.changes.sort_by_key(|change| (change.by.is_none(), change.by, change.verdict == Verdict::Depends));
        (self.changes, self.searched_all)
    }
}

/// So many ranges of one fact are asked about at most.
const MOST_ASKED: u32 = 400;

/// The search ended before every amount was looked at.
struct TooFar;

/// What is found of a case.
pub type Judge = fn(&Case) -> Estimate;

struct Search {
    case: Case,
    about: About,
    now: Verdict,
    judge: Judge,
    /// How many ranges of this fact may still be asked about.
    left: u32,
    /// Distances at which other facts turn the verdict, in fen: one yuan more of any income does the same.
    met: Vec<i64>,
}

impl Search {
    fn nearest(&mut self, fact: Asked) -> Result<Option<Change>, TooFar> {
        match self.case.answer(fact) {
            Answer::Given(Given::Yuan(span)) => self.nearest_amount(span, &Amounts { fact, flow: None }),
            Answer::Given(Given::Flow(flow)) => self.nearest_amount(flow.yuan, &Amounts { fact, flow: Some(flow) }),
            Answer::Given(given) => self.other_answer(fact, given),
            // What is not known is not changed but told.
            Answer::NotAsked | Answer::Unsure => Ok(None),
        }
    }

    fn other_answer(&mut self, fact: Asked, given: Given) -> Result<Option<Change>, TooFar> {
        let others = match (Open::Question(fact).kind(), given) {
            (Kind::YesNo, Given::YesNo(answer)) => vec![Given::YesNo(!answer)],
            (Kind::Choice(names), Given::Choice(bits)) if bits.is_power_of_two() => {
                let variants = (0..names.len()).map(|variant| 1 << variant);
                variants.filter(|other| *other != bits).map(Given::Choice).collect()
            }
            _ => Vec::new(),
        };
        for to in others {
            let verdict = self.verdict_with(fact, to)?;
            if verdict != self.now {
                return Ok(Some(Change { fact, to, by: None, verdict }));
            }
        }
        Ok(None)
    }

    fn nearest_amount(&mut self, given: Span<Exact>, amounts: &Amounts) -> Result<Option<Change>, TooFar> {
        // An amount that is a range is narrowed by telling more, not by changing it.
        let Some((today, fen)) = given.single().and_then(|today| Some((today, whole_fen(today)?))) else {
            return Ok(None);
        };
        if self.verdict_between(amounts, 0, MOST_FEN)? == self.now {
            return Ok(None);
        }
        let below = self.first_turn_from(amounts, fen, 0)?;
        let above = self.first_turn_from(amounts, fen, MOST_FEN)?;
        let Some(found) = below.into_iter().chain(above).min_by_key(|found| found.abs_diff(fen)) else {
            return Ok(None);
        };
        let verdict = self.verdict_between(amounts, found, found)?;
        let (low, high) = if found > fen { (today, yuan(found)) } else { (yuan(found), today) };
        let to = amounts.answer(found, found);
        Ok(Some(Change { fact: amounts.fact, to, by: high.checked_sub(low), verdict }))
    }

    /// The amount nearest to `fen`, on the way to `far`, with which the verdict is not what it is now.
    fn first_turn_from(&mut self, amounts: &Amounts, fen: i64, far: i64) -> Result<Option<i64>, TooFar> {
        let way = (far - fen).signum();
        let (near, reach) = (fen + way, (far - fen).abs());
        if way == 0 {
            return Ok(None);
        }
        let of_this_way = |distance: &i64| distance.signum() == way && (2..=reach).contains(&distance.abs());
        for distance in self.met.iter().copied().filter(of_this_way).collect::<Vec<_>>() {
            let guess = fen + distance;
            if self.verdict_between(amounts, guess, guess)? != self.now
                && self.verdict_between(amounts, near, guess - way)? == self.now
            {
                return Ok(Some(guess));
            }
        }
        let found = self.first_turn(amounts, near, far)?;
        self.met.extend(found.map(|found| found - fen));
        Ok(found)
    }

    fn first_turn(&mut self, amounts: &Amounts, near: i64, far: i64) -> Result<Option<i64>, TooFar> {
        let verdict = self.verdict_between(amounts, near, far)?;
        if verdict == self.now {
            return Ok(None);
        }
        if near == far || verdict != Verdict::Depends {
            return Ok(Some(near));
        }
        let middle = near + (far - near) / 2;
        match self.first_turn(amounts, near, middle)? {
            Some(found) => Ok(Some(found)),
            None => self.first_turn(amounts, middle + (far - near).signum(), far),
        }
    }

    fn verdict_between(&mut self, amounts: &Amounts, one: i64, other: i64) -> Result<Verdict, TooFar> {
        self.verdict_with(amounts.fact, amounts.answer(one, other))
    }

    fn verdict_with(&mut self, fact: Asked, given: Given) -> Result<Verdict, TooFar> {
        self.left = self.left.checked_sub(1).ok_or(TooFar)?;
        self.case.set(fact, Answer::Given(given));
        Ok(self.about.in_estimate(&(self.judge)(&self.case)).map_or(self.now, |finding| finding.verdict))
    }
}

/// The amounts that may be given for one fact.
struct Amounts {
    fact: Asked,
    /// The answer of today, for its period; none where the fact has none.
    flow: Option<Flow>,
}

impl Amounts {
    /// Any amount between two, in fen.
    fn answer(&self, one: i64, other: i64) -> Given {
        let yuan = Span::between(yuan(one), yuan(other));
        self.flow.map_or(Given::Yuan(yuan), |flow| Given::Flow(Flow { yuan, ..flow }))
    }
}

fn yuan(fen: i64) -> Exact {
    Exact::of_hundredths(fen)
}

/// None for an amount that has parts of a fen, or is larger than can be written.
fn whole_fen(yuan: Exact) -> Option<i64> {
    yuan.hundredths().filter(|whole| (0..=MOST_FEN).contains(whole))
}
