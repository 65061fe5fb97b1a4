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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts::{Asked, HouseholdFact},
        law,
        reckoning::{step::Step, truth::Truth},
    };
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn leaf(book: &Book) -> Recorded<'_> {
        Recorded::into(book).note(How::Answered(Asked::Household(HouseholdFact::HukouHere)), value, &[])
    }

    fn value() -> Value {
        Value::Truth(Truth::Yes)
    }

    fn named(of: Recorded<'_>, term: Term) -> Recorded<'_> {
        of.entitle(value, Title::Term(term))
    }

    fn step_of(book: Book, id: Option<StepId>) -> Option<Step> {
        book.close().step(id?).cloned()
    }

    /// An answer may be shown in several places, each under its own name.
    #[test]
    fn an_answer_that_gets_a_name_gets_a_line_for_it() {
        let book = Book::default();
        let answer = leaf(&book);
        let line = named(answer, Term::HukouHere);
        assert_ne!(line.step(), answer.step());
        let id = line.step();
        let step = step_of(book, id);
        assert_eq!(step.map(|it| (it.how, it.term)), Some((How::Known, Some(Term::HukouHere))));
    }

    #[test]
    fn what_was_reckoned_takes_its_first_name_itself() {
        let book = Book::default();
        let reckoned = leaf(&book).note(How::Not, value, &[leaf(&book)]);
        let line = named(reckoned, Term::DibaoHolds);
        assert_eq!(line.step(), reckoned.step());
        let again = named(line, Term::HukouHere);
        assert_ne!(again.step(), line.step());
    }

    /// A person and an article stand beside a name, on the same line.
    #[test]
    fn whom_it_is_about_and_where_it_stands_need_no_line_of_their_own() {
        let book = Book::default();
        let line = named(leaf(&book), Term::HukouHere);
        let about = line.entitle(value, Title::Person(2));
        let under = about.entitle(value, Title::Article(law::social_assistance_law::ARTICLE_18));
        assert_eq!((line.step(), line.step()), (about.step(), under.step()));
        let id = under.step();
        let step = step_of(book, id);
        let article = Some(law::social_assistance_law::ARTICLE_18);
        assert_eq!(step.map(|it| (it.term, it.person, it.article)), Some((Some(Term::HukouHere), Some(2), article)));
    }

    /// Under an article a step is shown as its own, so that another name needs a line.
    #[test]
    fn a_step_under_an_article_is_not_renamed() {
        let book = Book::default();
        let reckoned = leaf(&book).note(How::Not, value, &[leaf(&book)]);
        let under = reckoned.entitle(value, Title::Article(law::social_assistance_law::ARTICLE_18));
        assert_eq!(under.step(), reckoned.step());
        assert_ne!(named(under, Term::HukouHere).step(), under.step());
    }
}
