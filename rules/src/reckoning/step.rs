//! One line of an explanation, and the book that holds them in the order in which they were made.

use core::cell::RefCell;

use super::{
    exact::{Exact, Rounding},
    money::{Cadence, Money, Period},
    span::Span,
    truth::Truth,
};
use crate::{
    facts::Asked,
    law::Article,
    local::LocalFigure,
    packs::FigureId,
    reckoning::choice::{Choice, Variants},
    term::Term,
};

/// Where a step stands in its [`Book`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(u32);

impl StepId {
    /// The place in the order of [`Explanation::steps`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Money(Cadence, Span<Exact>),
    Number(Span<Exact>),
    Years(Span<u16>),
    People(u32),
    Truth(Truth),
    /// The possible variants, as bits in the order of the fact's choices.
    Choice(u32),
}

impl Value {
    /// Whether nothing is left open.
    pub fn is_settled(self) -> bool {
        match self {
            Value::Money(_, span) | Value::Number(span) => span.single().is_some(),
            Value::Years(span) => span.single().is_some(),
            Value::People(_) => true,
            Value::Truth(truth) => truth.is_settled(),
            Value::Choice(bits) => bits.is_power_of_two(),
        }
    }
}

impl<P: Period> From<Span<Money<P>>> for Value {
    fn from(span: Span<Money<P>>) -> Self {
        Value::Money(P::CADENCE, span.rising(|it| Some(it.yuan())))
    }
}

impl From<Span<Exact>> for Value {
    fn from(span: Span<Exact>) -> Self {
        Value::Number(span)
    }
}

impl From<Span<u16>> for Value {
    fn from(span: Span<u16>) -> Self {
        Value::Years(span)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Value::People(count)
    }
}

impl From<Truth> for Value {
    fn from(truth: Truth) -> Self {
        Value::Truth(truth)
    }
}

impl<E: Variants> From<Choice<E>> for Value {
    fn from(choice: Choice<E>) -> Self {
        Value::Choice(choice.bits())
    }
}

/// What a step did with its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Given by the person.
    Answered(Asked),
    /// The person is not sure or would rather not say.
    Declined(Asked),
    NotAsked(Asked),
    /// A figure from a pack.
    Published(FigureId),
    /// No pack has this figure for the place and day.
    NotPublished(LocalFigure),
    /// A condition that a source names beside others, in its words; nobody is asked about it.
    LocalCondition(&'static str),
    /// A local figure typed in by the person.
    TypedIn(LocalFigure),
    /// A bound or default that the rules assume where nothing is published, and say so.
    Assumed(LocalFigure),
    /// A number that stands in the law or the rule itself.
    Fixed,
    /// Whether the day of the assessment lies in a rule's time.
    OnThisDay,
    /// Taken one way in this reading of the household, while it is not settled.
    Supposed,

    Sum,
    Less,
    Times,
    Split,
    PerMonth,
    NotNegative,
    Highest,
    Lowest,
    Rounded(Rounding),
    CountOf,
    /// From the first source to the second.
    Range,

    Below,
    AtMost,
    AtLeast,
    Above,
    /// At least so many years, months or people, a number that stands in the rule.
    Reaches(u16),
    /// Fewer than so many.
    FewerThan(u16),
    /// The source, and no less than so many.
    OrAtLeast(u16),
    /// One of these, as bits in the order of the choices of the question.
    OneOf(u32),
    All,
    Any,
    Not,

    /// The second source where the first holds, else nothing.
    When,
    /// The second source where the first holds, else the third.
    Choose,
    /// What remains possible over several readings of the household. So many of the sources come first that are open and
    /// tell the readings apart; what follows are the readings, or nothing where too much is open to try them all.
    Readings(u8),
    /// The same value under another name.
    Known,
}

/// One line of an explanation.
#[derive(Clone, Debug)]
pub struct Step {
    pub how: How,
    pub value: Value,
    pub term: Option<Term>,
    /// Index into the case's people, where the line is about one of them.
    pub person: Option<u8>,
    pub article: Option<Article>,
    from: (u32, u32),
}

/// Every step of one assessment. A step's sources always stand before it.
#[derive(Debug, Default)]
pub struct Book {
    steps: RefCell<Vec<Step>>,
    sources: RefCell<Vec<StepId>>,
    /// Sources of steps that are not made yet. Making one part may make and gather others on top.
    waiting: RefCell<Vec<StepId>>,
}

impl Book {
    pub fn with_room_for(steps: usize) -> Self {
        Book {
            steps: RefCell::new(Vec::with_capacity(steps)),
            sources: RefCell::new(Vec::with_capacity(steps.saturating_mul(2))),
            waiting: RefCell::new(Vec::with_capacity(64)),
        }
    }

    pub(super) fn write(&self, how: How, value: Value, from: impl Iterator<Item = StepId>) -> StepId {
        let mut sources = self.sources.borrow_mut();
        let start = sources.len() as u32;
        sources.extend(from);
        let mut steps = self.steps.borrow_mut();
        let id = StepId(steps.len() as u32);
        steps.push(Step { how, value, term: None, person: None, article: None, from: (start, sources.len() as u32) });
        id
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.borrow().len()
    }

    pub(super) fn wait(&self, source: Option<StepId>) {
        self.waiting.borrow_mut().extend(source);
    }

    pub(super) fn gather(&self, how: How, value: Value, since: usize) -> StepId {
        let mut waiting = self.waiting.borrow_mut();
        let since = since.min(waiting.len());
        self.write(how, value, waiting.drain(since..))
    }

    pub(super) fn amend(&self, id: StepId, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.steps.borrow_mut().get_mut(id.0 as usize) {
            change(step);
        }
    }

    pub(super) fn is_plain(&self, id: StepId) -> bool {
        self.steps
            .borrow()
            .get(id.0 as usize)
            .is_some_and(|step| step.term.is_none() && step.article.is_none() && !step.is_leaf())
    }

    /// The finished book, for reading.
    pub fn close(self) -> Explanation {
        Explanation { steps: self.steps.into_inner(), sources: self.sources.into_inner() }
    }
}

impl Step {
    pub const fn is_leaf(&self) -> bool {
        self.from.0 == self.from.1
    }

    /// Whether it puts readings of the household together.
    pub const fn is_of_readings(&self) -> bool {
        matches!(self.how, How::Readings(_))
    }
}

/// A closed [`Book`].
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    steps: Vec<Step>,
    sources: Vec<StepId>,
}

impl Explanation {
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.0 as usize)
    }

    /// Every step in the order in which it was made.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (StepId, &Step)> {
        (0..self.steps.len() as u32).map(StepId).zip(&self.steps)
    }

    pub fn sources(&self, step: &Step) -> &[StepId] {
        self.sources.get(step.from.0 as usize..step.from.1 as usize).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The leaves that keep `id` from being settled, each once, in the order in which the rules read them.
    pub fn open_leaves(&self, id: StepId) -> Vec<How> {
        let mut seen = vec![false; self.steps.len()];
        let mut leaves = Vec::new();
        self.gather_open(id, &mut seen, &mut leaves);
        leaves
    }

    /// The leaves that keep any of `roots` from being settled, as often as they were read: one walk for all of them.
    pub fn open_below(&self, roots: impl Iterator<Item = StepId>) -> impl Iterator<Item = How> {
        let mut below = vec![false; self.steps.len()];
        let mark = |below: &mut [bool], id: StepId| below.get_mut(id.index()).into_iter().for_each(|it| *it = true);
        roots.for_each(|root| mark(&mut below, root));
        let is_open =
            |id: StepId, step: &Step, below: &[bool]| below.get(id.index()) == Some(&true) && !step.value.is_settled();
        // Sources stand before what is made of them.
        for (id, step) in self.steps().rev() {
            if is_open(id, step, &below) {
                self.deciding_sources(step).iter().for_each(|source| mark(&mut below, *source));
            }
        }
        let leaves = self.steps().filter(move |(id, step)| step.is_leaf() && is_open(*id, step, &below));
        leaves.map(|(_, step)| step.how)
    }

    /// Of a step that puts readings together, what is open and tells them apart, and the readings ([`How::Readings`]); of
    /// any other, nothing.
    pub fn readings(&self, step: &Step) -> (&[StepId], &[StepId]) {
        match step.how {
            How::Readings(open) => self.sources(step).split_at_checked(usize::from(open)).unwrap_or_default(),
            _ => Default::default(),
        }
    }

    /// Of a choice that is made, the branch that was not taken decides nothing.
    pub(crate) fn deciding_sources(&self, step: &Step) -> &[StepId] {
        let sources = self.sources(step);
        let (How::Choose, [condition, then, otherwise]) = (step.how, sources) else { return sources };
        match self.step(*condition).map(|it| it.value) {
            Some(Value::Truth(Truth::Yes)) => core::slice::from_ref(then),
            Some(Value::Truth(Truth::No)) => core::slice::from_ref(otherwise),
            _ => sources,
        }
    }

    fn gather_open(&self, id: StepId, seen: &mut [bool], leaves: &mut Vec<How>) {
        let Some(step) = self.step(id) else { return };
        match seen.get_mut(id.0 as usize) {
            Some(visited) if !*visited => *visited = true,
            _ => return,
        }
        if step.value.is_settled() {
            return;
        }
        if step.is_leaf() && !leaves.contains(&step.how) {
            leaves.push(step.how);
        }
        for source in self.deciding_sources(step) {
            self.gather_open(*source, seen, leaves);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::HouseholdFact;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const OPEN: Value = Value::Truth(Truth::Either);

    fn asked(book: &Book, fact: HouseholdFact, value: Value) -> StepId {
        book.write(How::NotAsked(Asked::Household(fact)), value, [].into_iter())
    }

    /// A choice between two answers that are not known.
    fn chosen(condition: Truth) -> (Explanation, StepId) {
        let book = Book::default();
        let of = [
            asked(&book, HouseholdFact::Area, Value::Truth(condition)),
            asked(&book, HouseholdFact::Savings, OPEN),
            asked(&book, HouseholdFact::Vehicle, OPEN),
        ];
        let choice = book.write(How::Choose, OPEN, of.into_iter());
        (book.close(), choice)
    }

    fn leaves(facts: &[HouseholdFact]) -> Vec<How> {
        facts.iter().map(|fact| How::NotAsked(Asked::Household(*fact))).collect()
    }

    #[test]
    fn the_branch_not_taken_keeps_nothing_open() {
        use HouseholdFact::{Area, Savings, Vehicle};
        for (condition, open) in
            [(Truth::Yes, &[Savings] as &[_]), (Truth::No, &[Vehicle]), (Truth::Either, &[Area, Savings, Vehicle])]
        {
            let (explanation, choice) = chosen(condition);
            assert_eq!(explanation.open_leaves(choice), leaves(open), "{condition:?}");
        }
    }

    #[test]
    fn what_keeps_a_step_open_is_named_once() {
        let book = Book::default();
        let (one, again) = (asked(&book, HouseholdFact::Area, OPEN), asked(&book, HouseholdFact::Area, OPEN));
        let settled = asked(&book, HouseholdFact::Savings, Value::Truth(Truth::Yes));
        let both = book.write(How::All, OPEN, [one, again, one, settled].into_iter());
        let known = book.write(How::Any, Value::Truth(Truth::Yes), [both].into_iter());
        let explanation = book.close();
        assert_eq!(explanation.open_leaves(both), leaves(&[HouseholdFact::Area]));
        assert_eq!(explanation.open_leaves(known), []);
        let below = |roots: &[StepId]| Vec::from_iter(explanation.open_below(roots.iter().copied()));
        assert_eq!(below(&[both, known]), leaves(&[HouseholdFact::Area, HouseholdFact::Area]));
        assert_eq!(below(&[known]), []);
        assert_eq!((explanation.len(), explanation.is_empty()), (5, false));
        assert!(Book::default().close().is_empty());
        let places: Vec<usize> = explanation.steps().map(|(id, _)| id.index()).collect();
        assert_eq!(places, [0, 1, 2, 3, 4]);
    }

    /// As often as it is used would be more often than anybody can wait for.
    #[test]
    fn what_many_steps_rest_on_is_looked_at_once() {
        let book = Book::default();
        let leaf = asked(&book, HouseholdFact::Area, OPEN);
        let last = (0..64).fold(leaf, |below, _| book.write(How::All, OPEN, [below, below].into_iter()));
        assert_eq!(book.close().open_leaves(last), leaves(&[HouseholdFact::Area]));
    }

    #[test]
    fn sources_wait_for_their_own_step() {
        let book = Book::default();
        let leaf = |fact| asked(&book, fact, OPEN);
        let (outer, inner) = (leaf(HouseholdFact::Area), leaf(HouseholdFact::Savings));
        book.wait(Some(outer));
        let since = book.waiting();
        book.wait(Some(inner));
        let any = book.gather(How::Any, OPEN, since);
        book.wait(Some(any));
        let all = book.gather(How::All, OPEN, 0);
        assert_eq!(book.waiting(), 0);
        let explanation = book.close();
        let sources = |id| explanation.step(id).map(|step| explanation.sources(step).to_vec());
        assert_eq!(sources(any), Some(vec![inner]));
        assert_eq!(sources(all), Some(vec![outer, any]));
    }
}
