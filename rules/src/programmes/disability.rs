//! 困难残疾人生活补贴、重度残疾人护理补贴 · the two disability subsidies (DS-1 to DS-8).
//!
//! Personal, paid side by side (DS-4), never income for dibao (DS-8). Extreme hardship and dibao are decided first (DS-10).

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Area, Grade, Person},
    household::Reading,
    law::{self, governing},
    locality::{Family, Leads, SubsidyKind},
    packs::Status,
    reckoning::{
        money::{Money, Monthly},
        step::How,
        traced::{Amount, Condition, Traced, all, any},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// When both subsidies began (DS-2, DS-3).
const IN_FORCE_FROM: Date = day(2016, 1, 1);

/// One person's claim to one of the subsidies.
pub struct DisabilitySubsidy<W: World> {
    pub holds: Condition<W>,
    pub amount: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    /// DS-2: a disabled member of a dibao family, or a person on single-person dibao; further families where the
    /// locality extends it (DS-6). DS-5: not for whoever would get the allowance of orphans or de facto
    /// unattended children in full.
    pub fn living_subsidy(
        &self,
        person: &Person<'c, W>,
        family: &Family<W>,
        in_full: Condition<W>,
    ) -> DisabilitySubsidy<W> {
        let (family_qualifies, amount) =
            self.locality.paid_over_areas(|area| self.living_subsidy_in(area, person, family));
        let amount = amount.named(Term::LivingAmount).of_person(person.index);
        let not_also = [
            self.supported_as_tekun(person),
            person.gets_nursing_fee(),
            person.gets_orphan_allowance(),
            person.gets_unattended_allowance(),
            in_full,
            self.retired_cadre_excluded(person),
        ];
        let holds = all(
            self.world,
            &[
                person.has_certificate(),
                family_qualifies.named(Term::FamilyQualifies).of_person(person.index),
                self.no_overlap(person, &not_also),
                self.higher_of_two(person, amount, person.other_living_allowance()),
            ],
        );
        self.subsidy(person, holds.named(Term::LivingHolds), amount)
    }

    /// DS-6, IX-2: families of margin or rigid-expenditure status, and severely disabled people without income of their
    /// own, are those whom localities have taken in; some name further families. Of whom the packs do not speak surely
    /// the question is open.
    fn living_subsidy_in(
        &self,
        area: Area,
        person: &Person<'c, W>,
        family: &Family<W>,
    ) -> (Condition<W>, Amount<W, Monthly>) {
        let groups = self.locality.subsidy_groups(area, SubsidyKind::Living, person, *family);
        if family.dibao.holds_surely() {
            return (any(self.world, [family.dibao]), groups.amount(|_| Leads::Anyway));
        }
        let extended = || {
            let allowed = self.figures().living_extended();
            allowed.named(Term::Extended).under(law::disability_subsidies_2021::WHOLE)
        };
        let named = |status| groups.name(status).named(Term::NamedHere).of_person(person.index);
        let taken_in = |status| {
            let named = named(Some(status));
            match (named.holds_surely(), named.may_hold()) {
                (true, _) => named,
                (_, true) => named | extended(),
                (_, false) => extended(),
            }
        };
        let margin = family.margin.may_hold().then(|| family.margin & taken_in(Status::Margin));
        let rigid = family.rigid.may_hold().then(|| family.rigid & taken_in(Status::Rigid));
        let of_no_status = family.has_no_status();
        let other = of_no_status.may_hold().then(|| named(None)).filter(Condition::may_hold);
        let other = other.map(|named| of_no_status & named);
        let without_income = person_has_no_income(self.income_of(person));
        let severe_alone = all(self.world, &[self.severe_for_subsidy(person), without_income]);
        let alone = severe_alone.may_hold().then(|| severe_alone & extended());

        let open = |way: Option<Condition<W>>| way.is_some_and(|it| it.may_hold());
        let amount = groups.amount(|status| match status {
            _ if open(alone) => Leads::Anyway,
            Some(Status::Margin) if !open(margin) => Leads::Nowhere,
            Some(Status::Rigid) if !open(rigid) => Leads::Nowhere,
            Some(_) => Leads::Anyway,
            None if open(other) => Leads::IfNamed,
            None => Leads::Nowhere,
        });
        let ways = [Some(family.dibao), margin, rigid, other, alone];
        (any(self.world, ways.iter().flatten()), amount)
    }

    /// DS-3: grade 1 or 2 of any kind in need of long-term care; no income test. Grades 3 and 4 of intellectual and
    /// psychiatric disability where the locality extends it (DS-6). Some places pay more to families on dibao.
    pub fn care_subsidy(&self, person: &Person<'c, W>, family: &Family<W>) -> DisabilitySubsidy<W> {
        let (named_here, amount) = self.locality.paid_over_areas(|area| {
            let groups = self.locality.subsidy_groups(area, SubsidyKind::Care, person, *family);
            (groups.name_in_family(), groups.amount(|_| Leads::Anyway))
        });
        let amount = amount.named(Term::CareAmount).of_person(person.index);
        let severe = self.severe_for_subsidy(person) | self.care_extension(person, named_here);
        let needs_care = person.long_term_care().named(Term::NeedsLongTermCare).of_person(person.index);
        let not_also = [self.supported_as_tekun(person), person.gets_nursing_fee()];
        let holds = all(
            self.world,
            &[
                severe,
                needs_care,
                self.no_overlap(person, &not_also),
                self.higher_of_two(person, amount, person.other_care_allowance()),
            ],
        );
        self.subsidy(person, holds.named(Term::CareHolds), amount)
    }

    fn severe_for_subsidy(&self, person: &Person<'c, W>) -> Condition<W> {
        person.certified_grade(&[Grade::One, Grade::Two]).named(Term::SevereForSubsidy).of_person(person.index)
    }

    fn care_extension(&self, person: &Person<'c, W>, named_here: Condition<W>) -> Condition<W> {
        let milder = person.certified_grade(&[Grade::Three, Grade::Four]);
        if !milder.may_hold() {
            return milder;
        }
        let milder = milder & person.disability_of_mind();
        if !milder.may_hold() {
            return milder;
        }
        let extended = self.figures().care_extended();
        (milder & (named_here | extended))
            .named(Term::Extended)
            .of_person(person.index)
            .under(law::disability_subsidies_2021::WHOLE)
    }

    /// DS-5: at first a retired cadre had the higher of two living allowances, like others with an allowance of their
    /// own; the guidance of 2021, whose day we do not know, leaves them out. For care the higher of two stays.
    fn retired_cadre_excluded(&self, person: &Person<'c, W>) -> Condition<W> {
        let excluded = person.is_retired_cadre();
        match self.case.day.year() {
            ..2021 => Condition::fixed(self.world, How::OnThisDay, false),
            2021 => excluded & Traced::leaf(self.world, How::OnThisDay, Truth::Either),
            2022.. => excluded,
        }
    }

    /// DS-5: benefits that exclude this one; and that it exists on the day.
    fn no_overlap(&self, person: &Person<'c, W>, not_also: &[Condition<W>]) -> Condition<W> {
        let article = governing(self.case.day, [law::disability_subsidies_2015::WHOLE]);
        let in_force = Condition::fixed(self.world, How::OnThisDay, self.case.day >= IN_FORCE_FROM);
        all(self.world, core::iter::once(in_force).chain(not_also.iter().map(|it| !*it)))
            .named(Term::NoOverlap)
            .of_person(person.index)
            .under(article)
    }

    /// DS-5: of two allowances for the same purpose only the higher is paid, and nothing where they are the same. What a
    /// disabled soldier or an injured policeman receives for the wound is no such allowance.
    fn higher_of_two(
        &self,
        person: &Person<'c, W>,
        amount: Amount<W, Monthly>,
        other: Amount<W, Monthly>,
    ) -> Condition<W> {
        let none = Amount::fixed(self.world, Money::ZERO);
        (other.at_most(none) | amount.above(other)).named(Term::HigherOfTwo).of_person(person.index)
    }

    fn subsidy(&self, person: &Person<'c, W>, holds: Condition<W>, amount: Amount<W, Monthly>) -> DisabilitySubsidy<W> {
        let article = governing(self.case.day, [law::disability_subsidies_2015::WHOLE]);
        let holds = holds.of_person(person.index).under(article);
        DisabilitySubsidy { holds, amount: amount.when(holds) }
    }
}

fn person_has_no_income<W: World>(income: Amount<W, Monthly>) -> Condition<W> {
    let none = Amount::fixed(income.world(), Money::ZERO);
    income.at_most(none)
}
