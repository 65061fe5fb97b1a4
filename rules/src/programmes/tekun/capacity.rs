//! 无劳动能力 · no capacity to work (TK-2).

use jiff_core::civil::Date;

use super::MEASURES_OF_2021;
use crate::{
    case::day,
    facts::{Disability, Grade, Person, Work},
    household::Reading,
    law::{self, governing},
    local::LocalFigure,
    reckoning::{
        span::Span,
        traced::{Condition, Years, all, any},
        truth::Truth,
        world::World,
    },
    term::Term,
};

const ELDER: u16 = 60;

/// Up to what age a minor has no capacity: by the measures, and by the Law, which speaks of minors.
const MINOR_BY_MEASURES: u16 = 16;
const MINOR_BY_LAW: u16 = 18;

/// When the Law came into force.
const LAW_FROM: Date = day(2026, 7, 1);

impl<'c, W: World> Reading<'c, W> {
    /// TK-2: 60 or over, a minor, a disability that the measures name, or what the province adds.
    pub(super) fn no_capacity(&self, person: &Person<'c, W>) -> Condition<W> {
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_5, law::tekun_measures_2016::WHOLE]);
        let tests: [&dyn Fn() -> Condition<W>; 4] = [
            &|| person.age().at_least_years(ELDER),
            &|| self.minor_without_capacity(person),
            &|| self.disabled_without_capacity(person),
            &|| self.added_by_province(person),
        ];
        let mut found = Vec::new();
        for test in tests {
            found.push(test());
            if found.last().is_some_and(Condition::holds_surely) {
                break;
            }
        }
        any(self.world, &found).named(Term::NoCapacity).of_person(person.index).under(article)
    }

    fn minor_without_capacity(&self, person: &Person<'c, W>) -> Condition<W> {
        let minor = person.age().younger_than(self.tekun_minor_age());
        if !minor.may_hold() || person.age().under_years(MINOR_BY_MEASURES).holds_surely() {
            return minor;
        }
        minor & !self.lives_on_own_earnings(person)
    }

    /// GEN-7: who lives mainly on own earnings has full capacity from 16 on.
    pub(super) fn lives_on_own_earnings(&self, person: &Person<'c, W>) -> Condition<W> {
        let young = person.age().under_years(MINOR_BY_MEASURES);
        if young.holds_surely() {
            return !young;
        }
        (!young & person.self_supporting()).under(law::civil_code::ARTICLE_18)
    }

    /// Where no province has said it, 16 by the measures, and 18 since the Law speaks of minors (DOC-R2).
    fn tekun_minor_age(&self) -> Years<W> {
        let usual = if self.case.day >= LAW_FROM { MINOR_BY_LAW } else { MINOR_BY_MEASURES };
        let figures = self.figures();
        figures
            .or_assumed(LocalFigure::TekunMinorAge, |it| it.tekun_minor_age(), Span::exactly(usual))
            .named(Term::TekunMinorAge)
    }

    /// Intellectual or psychiatric disability of grade 1 to 3, physical of 1 or 2, visual of 1. Hearing or speech alone
    /// does not do. The measures of 2016 named fewer grades, and their text was not read: for the others the province
    /// has to be asked.
    fn disabled_without_capacity(&self, person: &Person<'c, W>) -> Condition<W> {
        if !person.has_certificate().may_hold() {
            return person.has_certificate();
        }
        let of = |kinds: &[Disability], grades: &[Grade]| {
            let kind = person.disability().is_one_of(kinds);
            if kind.may_hold() { kind & person.disability_grade().is_one_of(grades) } else { kind }
        };
        let mind = [Disability::Intellectual, Disability::Psychiatric];
        let multiple = of(&[Disability::Multiple], &[Grade::One, Grade::Two, Grade::Three]);
        let multiple = if multiple.may_hold() { multiple & person.multiple_without_capacity() } else { multiple };
        let since_2021 = [
            of(&mind, &[Grade::One, Grade::Two, Grade::Three]),
            of(&[Disability::Physical], &[Grade::One, Grade::Two]),
            of(&[Disability::Visual], &[Grade::One]),
            multiple,
        ];
        let since_2021 = any(self.world, &since_2021);
        if self.case.day >= MEASURES_OF_2021 || !since_2021.may_hold() {
            return since_2021;
        }
        let since_2016 = of(&mind, &[Grade::One, Grade::Two]) | of(&[Disability::Physical], &[Grade::One]);
        since_2016 | (since_2021 & self.figures().tekun_incapacity_extra())
    }

    /// Others who cannot work, where the province has added them.
    fn added_by_province(&self, person: &Person<'c, W>) -> Condition<W> {
        let figures = self.figures();
        let figure = LocalFigure::TekunIncapacityExtra;
        let added = figures.or_assumed(figure, |it| it.tekun_incapacity_extra(), Truth::No);
        if added.may_hold() { all(self.world, &[added, person.work().is(Work::Unable)]) } else { added }
    }
}
