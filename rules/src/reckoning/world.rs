//! Ways of reading the one source of rules: *known* (single values), *possible* (spans) or *explained* (spans and
//! the steps that made them).

use super::{
    step::{Book, How, StepId, Value},
    values::{Singles, Spans, Values},
};
use crate::{law::Article, term::Term};

/// How values are kept, and what every value carries along. The rules are written once over any world.
pub trait World: Copy {
    type Values: Values;

    /// Notes that a value was made by `how` out of `from`.
    fn note(self, how: How, value: impl FnOnce() -> Value, from: &[Self]) -> Self;

    /// How many sources wait to be gathered.
    fn waiting(self) -> usize;

    /// Keeps this value waiting, to be one of the sources of [`World::gather`].
    fn wait(self);

    /// Notes that a value was made by `how` out of all that wait since there were `since`.
    fn gather(self, how: How, value: impl FnOnce() -> Value, since: usize) -> Self;

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

/// A world without a record.
macro_rules! unrecorded {
    ($($(#[$doc:meta])* $name:ident keeps $values:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl World for $name {
            type Values = $values;

            fn note(self, _: How, _: impl FnOnce() -> Value, _: &[Self]) -> Self {
                self
            }

            fn waiting(self) -> usize {
                0
            }

            fn wait(self) {}

            fn gather(self, _: How, _: impl FnOnce() -> Value, _: usize) -> Self {
                self
            }

            fn entitle(self, _: impl FnOnce() -> Value, _: Title) -> Self {
                self
            }
        }
    )*};
}

unrecorded! {
    /// Single values, for many households of which all that matters is known.
    Known keeps Singles;
    /// Everything that is possible.
    Unrecorded keeps Spans;
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
    type Values = Spans;

    fn note(self, how: How, value: impl FnOnce() -> Value, from: &[Self]) -> Self {
        self.written(how, value(), from)
    }

    fn waiting(self) -> usize {
        self.book.waiting()
    }

    fn wait(self) {
        self.book.wait(self.step);
    }

    fn gather(self, how: How, value: impl FnOnce() -> Value, since: usize) -> Self {
        self.at(self.book.gather(how, value(), since))
    }

    fn entitle(self, value: impl FnOnce() -> Value, title: Title) -> Self {
        self.titled(value(), title)
    }
}
