//! 复核 · when a household in receipt is looked at again (DB-RV-1), and from when dibao is paid (DB-PY-1).

use jiff_core::civil::Date;

use crate::{
    case::{Case, FIRST_DAY, day},
    facts::{Area, Person, Work},
    household::Reading,
    law::{self, Article},
    programmes::Programme,
    reckoning::{
        money::{Money, Monthly},
        span::Span,
        step::Book,
        traced::{Amount, Condition, all, any},
        truth::Truth,
        world::{Recorded, World},
    },
};

/// Since this day the rhythm is yearly or half-yearly (DB-RV-1).
const MEASURES_FROM: Date = day(2021, 7, 1);

/// From here on the opinion of August 2020, whose day we do not know, surely asks for a yearly review of people in
/// extreme hardship.
const TEKUN_FROM: Date = day(2020, 8, 31);

/// After how many months a household is reviewed, and where that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    pub months: Span<u16>,
    pub article: Article,
}

/// DB-RV-1: the rhythm for a programme that is paid month by month on a test of means; none for others, and none for
/// days before the first that is covered. What the answers leave open is a span.
pub fn review_months(case: &Case, programme: Programme) -> Option<Review> {
    if case.day < FIRST_DAY {
        return None;
    }
    match programme {
        Programme::Dibao | Programme::SinglePerson => Some(of_dibao(case)),
        Programme::Tekun if case.day >= TEKUN_FROM => {
            Some(Review { months: Span::exactly(12), article: law::assistance_reform_2020::POINT_7 })
        }
        _ => None,
    }
}

/// DB-PY-1: the first day of the month after the decision.
pub fn paid_from(confirmed: Date) -> Date {
    match confirmed.month() {
        12 => day(confirmed.year().saturating_add(1), 1, 1),
        month => day(confirmed.year(), month.saturating_add(1), 1),
    }
}

fn of_dibao(case: &Case) -> Review {
    // Nobody reads this record. A page carries the rules with a record anyhow, and would carry them twice.
    let book = Book::default();
    let family = Family { reading: Reading::of(Recorded::into(&book), case) };
    if case.day >= MEASURES_FROM {
        let months = either(family.unsteady(), Span::exactly(6), Span::exactly(12));
        return Review { months, article: law::dibao_measures_2021::ARTICLE_31 };
    }
    let urban = family.reading.household().area().is(Area::Urban).value();
    let unsteady = either(urban, Span::exactly(1), Span::exactly(3));
    let steady = either(family.ill_disabled_or_without_anything(), Span::exactly(12), Span::exactly(6));
    let months = either(family.unsteady(), unsteady, steady);
    Review { months, article: law::dibao_measures_2012::ARTICLE_33 }
}

fn either(truth: Truth, then: Span<u16>, otherwise: Span<u16>) -> Span<u16> {
    match truth {
        Truth::Yes => then,
        Truth::Either => then.hull(otherwise),
        Truth::No => otherwise,
    }
}

struct Family<'c, W: World> {
    reading: Reading<'c, W>,
}

impl<'c, W: World> Family<'c, W> {
    /// Somebody is able to work, or lives on what changes from month to month.
    fn unsteady(&self) -> Truth {
        self.some(|person| {
            any(
                self.reading.world,
                &[
                    person.work().is_one_of(&[Work::Working, Work::Jobless]),
                    !self.is_nothing(person.business()),
                    !self.is_nothing(person.farm()),
                ],
            )
        })
    }

    /// Serious illness, severe disability, or 三无: neither capacity for work nor income nor anybody who owes support.
    fn ill_disabled_or_without_anything(&self) -> Truth {
        let ill = self.some(|person| person.seriously_ill() | person.severe_for_dibao());
        let has_something = self.some(|person| {
            let works = person.work().is_one_of(&[Work::Working, Work::Jobless]);
            any(
                self.reading.world,
                &[works, !self.is_nothing(self.reading.income_of(person)), person.supporters_outside()],
            )
        });
        ill | !has_something
    }

    fn some(&self, holds: impl Fn(&Person<'c, W>) -> Condition<W>) -> Truth {
        let of = |person| all(self.reading.world, &[self.reading.counts(&person), holds(&person)]);
        any(self.reading.world, self.reading.people().map(of)).value()
    }

    fn is_nothing(&self, amount: Amount<W, Monthly>) -> Condition<W> {
        amount.at_most(Amount::fixed(self.reading.world, Money::ZERO))
    }
}
