//! Ways of reading the one source of rules: with a record of every step, or without.

use super::step::{Book, How, StepId, Value};
use crate::{law::Article, term::Term};

/// What every value carries along. The rules are written once over any world.
pub trait World: Copy {
    /// Notes that a value was made by `how` out of `from`.
    fn note(self, how: How, value: impl FnOnce() -> Value, from: &[Self]) -> Self;

    /// Says under which name the value is shown, and where the law says so.
    fn entitle(self, value: impl FnOnce() -> Value, title: Title) -> Self;
}

/// What may be written beside a step.
#[derive(Clone, Copy, Debug)]
pub enum Title {
    Term(Term),
    /// The person, by index, whom the step is about.
    Person(u8),
    Article(Article),
}

/// Only values, no record.
#[derive(Clone, Copy, Debug)]
pub struct Unrecorded;

impl World for Unrecorded {
    fn note(self, _: How, _: impl FnOnce() -> Value, _: &[Self]) -> Self {
        self
    }

    fn entitle(self, _: impl FnOnce() -> Value, _: Title) -> Self {
        self
    }
}

/// Every step is written into a book.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'b> {
    book: &'b Book,
    step: Option<StepId>,
}

impl<'b> Recorded<'b> {
    pub const fn into(book: &'b Book) -> Self {
        Recorded { book, step: None }
    }

    /// The step that made this value.
    pub const fn step(self) -> Option<StepId> {
        self.step
    }

    fn at(self, step: StepId) -> Self {
        Recorded { step: Some(step), ..self }
    }

    fn written(self, how: How, value: Value, from: &[Self]) -> Self {
        self.at(self.book.write(how, value, from.iter().filter_map(|source| source.step)))
    }

    fn titled(self, value: Value, title: Title) -> Self {
        // A leaf, or a step that already has a title, may be shown elsewhere under its own: give this use a line.
        let taken = |id| !self.book.is_plain(id) && matches!(title, Title::Term(_));
        let own = match self.step {
            Some(id) if !taken(id) => self,
            _ => self.written(How::Known, value, &[self]),
        };
        if let Some(id) = own.step {
            self.book.amend(id, |step| match title {
                Title::Term(term) => step.term = Some(term),
                Title::Person(person) => step.person = Some(person),
                Title::Article(article) => step.article = Some(article),
            });
        }
        own
    }
}

impl World for Recorded<'_> {
    fn note(self, how: How, value: impl FnOnce() -> Value, from: &[Self]) -> Self {
        self.written(how, value(), from)
    }

    fn entitle(self, value: impl FnOnce() -> Value, title: Title) -> Self {
        self.titled(value(), title)
    }
}
