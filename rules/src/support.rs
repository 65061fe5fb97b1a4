//! 法定赡养、抚养、扶养义务人 · who owes a member support by law and lives elsewhere (DB-HH-8), and what of it counts as
//! income (DB-INC-6).
//!
//! Evidence comes first: a judgment, a mediation or an agreement, and what is really paid if that is more. Without
//! evidence the locality's formula decides; no national one exists. Where it is not known, anything from what is
//! really paid upwards stays possible.

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{
        Asked, Kin, Person, Study, SupportRule, Supporter, SupporterFact, SupporterStatus, SurplusBasis, Whereabouts,
        Work,
    },
    household::Reading,
    law,
    local::LocalFigure,
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
        step::How,
        traced::{Amount, Condition, Number, Traced, all, any, highest_of, sum_of},
        world::World,
    },
    term::Term,
};

/// When support that brothers, sisters and elders give to an adult, jobless, severely disabled person became a thing
/// that may be disregarded (DB-INC-6.4).
const PROTECTED_FROM: Date = day(2022, 10, 20);

/// An elder, in the same rule.
const ELDER: u16 = 60;

/// From this age on a supporter of small means need not pay (TK-5).
const OLD: u16 = 70;

const ADULT: u16 = 18;

impl<'c, W: World> Reading<'c, W> {
    pub fn supporters(&self) -> impl Iterator<Item = Supporter<'c, W>> + Clone + use<'c, W> {
        let (world, case) = (self.world, self.case);
        (0u8..).zip(&case.supporters).map(move |(index, answers)| Supporter { world, index, answers })
    }

    /// Those who have to support this person.
    pub fn supporters_of(&self, person: &Person<'c, W>) -> impl Iterator<Item = Supporter<'c, W>> + Clone + use<'c, W> {
        let number = person.index + 1;
        self.supporters().filter(move |supporter| supporter.answers.of.contains(&number))
    }

    // ---- What counts as income ----------------------------------------------------------------

    /// DB-INC-6: the support that counts as this person's income: what those outside have to pay together, or what they
    /// really pay, if that is more.
    pub fn counted_support(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let paid = self.counted_payments(person);
        let outside = person.supporters_outside();
        if !outside.may_hold() {
            return paid;
        }
        let owed = self.support_owed(person, outside);
        if owed.is_surely_nothing() {
            return paid;
        }
        highest_of(self.world, &[paid, owed]).named(Term::CountedSupport).of_person(person.index)
    }

    /// What those outside have to pay this person. Of people of whom nothing is told, nothing is known.
    fn support_owed(&self, person: &Person<'c, W>, outside: Condition<W>) -> Amount<W, Monthly> {
        let fees = Vec::from_iter(self.supporters_of(person).map(|supporter| self.support_fee(person, &supporter)));
        if !fees.is_empty() {
            return sum_of(self.world, &fees).when(outside);
        }
        if !outside.holds_surely() {
            return Amount::unbounded(self.world, &[outside]);
        }
        let next = u8::try_from(self.case.supporters.len()).unwrap_or(u8::MAX);
        let somebody = How::NotAsked(Asked::Supporter(SupporterFact::Kin, next));
        Traced::leaf(self.world, somebody, Span::at_least(Money::ZERO))
    }

    /// DB-INC-6.1 to 6.3: what one supporter has to pay one person each month: by judgment or agreement, else by the
    /// formula; nothing where no duty binds, or where the supporter cannot pay.
    fn support_fee(&self, person: &Person<'c, W>, supporter: &Supporter<'c, W>) -> Amount<W, Monthly> {
        let agreed = supporter.has_agreement();
        let fee = match (agreed.holds_surely(), agreed.may_hold()) {
            (true, _) => supporter.agreed_fee(),
            (_, false) => self.fee_without_evidence(supporter),
            _ => agreed.choose(supporter.agreed_fee(), self.fee_without_evidence(supporter)),
        };
        if fee.is_surely_nothing() {
            return fee;
        }
        let bound = all(
            self.world,
            &[
                self.owes_support(person, supporter),
                !self.cannot_pay(supporter),
                !(self.support_may_be_ignored(person) & supporter.gives_protected_support()),
            ],
        );
        fee.when(bound).named(Term::SupportFee).of_person(person.index)
    }

    /// DB-INC-6.2, 6.5: by the rule of the place. A parent owes a child a share of the income, whatever the formula for
    /// the old; but where the place counts nothing without evidence, it counts nothing here either.
    fn fee_without_evidence(&self, supporter: &Supporter<'c, W>) -> Amount<W, Monthly> {
        let rule = self.figures().support_rule();
        let nothing = Amount::fixed(self.world, Money::ZERO);
        let by_evidence = rule.is(SupportRule::Evidence);
        if by_evidence.holds_surely() {
            return nothing;
        }
        let parent = supporter.kin().is(Kin::Parent);
        let by_formula = || {
            // A flat amount has no bound but the local figure: first of all the rule has to be known.
            let flat = rule.is(SupportRule::Flat);
            if flat.may_hold() && !flat.holds_surely() {
                return Amount::unbounded(self.world, &[flat]);
            }
            let formulas = [SupportRule::Surplus, SupportRule::Share, SupportRule::Flat];
            let fee = formulas.into_iter().fold(nothing, |otherwise, formula| {
                let chosen = rule.is(formula);
                if chosen.may_hold() { chosen.choose(self.fee_by(formula, supporter), otherwise) } else { otherwise }
            });
            let listed = u16::try_from(supporter.answers.of.len()).unwrap_or(u16::MAX);
            fee.shared_among(supporter.parents_supported().or_at_least(listed))
        };
        let of_parent = || by_evidence.choose(nothing, self.child_support(supporter));
        match (parent.holds_surely(), parent.may_hold()) {
            (true, _) => of_parent(),
            (_, false) => by_formula(),
            _ => parent.choose(of_parent(), by_formula()),
        }
    }

    /// What one supporter gives altogether by one of the formulas met in practice.
    fn fee_by(&self, formula: SupportRule, supporter: &Supporter<'c, W>) -> Amount<W, Monthly> {
        match formula {
            SupportRule::Evidence => Amount::fixed(self.world, Money::ZERO),
            SupportRule::Surplus => self.share_of_surplus(supporter),
            SupportRule::Share => self.share_of_income(supporter),
            SupportRule::Flat => self.figures().support_flat(),
        }
    }

    /// V1: a share of what the supporter's household has above a line.
    fn share_of_surplus(&self, supporter: &Supporter<'c, W>) -> Amount<W, Monthly> {
        let line = self.locality.dibao_standard().scaled(self.figures().support_line_multiple());
        let per_head = (supporter.income_per_head() - line.named(Term::SupportLine)).not_negative();
        let by_head = self.figures().support_basis().is(SurplusBasis::PerHead);
        let of_all = || per_head.taken(supporter.household_size().or_at_least(1));
        let surplus = match (by_head.holds_surely(), by_head.may_hold()) {
            (true, _) => per_head,
            (_, false) => of_all(),
            _ => by_head.choose(per_head, of_all()),
        };
        let several = supporter.children_sharing().is_at_least(3).holds_surely();
        let usual = if several { Exact::from_parts(4, 1, 1) } else { Exact::from_parts(5, 1, 1) };
        surplus.named(Term::SupportSurplus).scaled(self.support_rate(usual))
    }

    /// V2: a share of the supporter's own income.
    fn share_of_income(&self, supporter: &Supporter<'c, W>) -> Amount<W, Monthly> {
        supporter.own_income().scaled(self.support_rate(Exact::from_parts(3, 1, 1)))
    }

    /// The share that the place takes; where nobody has said it, up to the usual one (docs/decisions/0007).
    fn support_rate(&self, usual: Exact) -> Number<W> {
        let figure = LocalFigure::SupportRate;
        self.locality
            .known_local(self.case.local.support_rate, figure)
            .unwrap_or_else(|| Traced::leaf(self.world, How::NotPublished(figure), Span::between(Exact::ZERO, usual)))
    }

    /// DB-INC-6.5: 20 to 30 % of the payer's income for one child, up to 50 % for several together.
    fn child_support(&self, payer: &Supporter<'c, W>) -> Amount<W, Monthly> {
        let children = self.people().filter(|child| payer.answers.of.contains(&(child.index + 1)));
        let owed = Vec::from_iter(children.map(|child| self.owes_support(&child, payer)));
        let count = |counts: fn(&Condition<W>) -> bool| {
            u32::try_from(owed.iter().filter(|it| counts(it)).count()).unwrap_or(u32::MAX).max(1)
        };
        let (surely, perhaps) = (count(Condition::holds_surely), count(Condition::may_hold));
        let most = if surely == 1 { Exact::from_parts(3, 1, 1) } else { Exact::from_parts(5, 1, surely) };
        let share = Span::between(Exact::from_parts(2, 1, perhaps), most);
        payer.own_income().scaled(Traced::leaf(self.world, How::Fixed, share))
    }

    // ---- Who has to, and who cannot -----------------------------------------------------------

    /// DB-HH-8: whether the law binds the supporter to support this person, who is in hardship.
    pub fn owes_support(&self, person: &Person<'c, W>, supporter: &Supporter<'c, W>) -> Condition<W> {
        let kin = supporter.kin();
        let kinds = [Kin::Child, Kin::Spouse, Kin::Parent, Kin::Grandchild, Kin::Grandparent, Kin::Sibling];
        let possible = kinds.into_iter().map(|kind| (kin.is(kind), kind)).filter(|(is, _)| is.may_hold());
        let ways = possible.map(|(is, kind)| is & self.owes_support_as(kind, person, supporter));
        any(self.world, ways).named(Term::OwesSupport).of_person(person.index)
    }

    fn owes_support_as(&self, kin: Kin, person: &Person<'c, W>, supporter: &Supporter<'c, W>) -> Condition<W> {
        let minor = || person.age().under_years(ADULT);
        let unable = || person.work().is(Work::Unable);
        let grown = || supporter.supporter_age().at_least_years(ADULT);
        match kin {
            Kin::Spouse => Condition::fixed(self.world, How::Fixed, true),
            Kin::Child => grown().under(law::civil_code::ARTICLE_1067),
            // An adult child who still goes to school up to the upper secondary, or cannot work, is not independent.
            Kin::Parent => any(self.world, &[minor(), person.study().is(Study::School), unable()])
                .under(law::civil_code::ARTICLE_1067),
            Kin::Grandparent => (minor() & person.nearer_kin_unable()).under(law::civil_code::ARTICLE_1074),
            Kin::Grandchild => (grown() & person.nearer_kin_unable()).under(law::civil_code::ARTICLE_1074),
            Kin::Sibling => {
                let elder = all(self.world, &[minor(), person.nearer_kin_unable(), grown()]);
                let raised = all(self.world, &[grown(), supporter.raised_by_person(), unable()]);
                (elder | raised).under(law::civil_code::ARTICLE_1075)
            }
        }
    }

    /// DB-INC-6.3, with TK-5: nothing is asked of those who are helped themselves, are in prison, missing or at school,
    /// are ill without means, or are old, severely disabled or without capacity and have little.
    pub fn cannot_pay(&self, supporter: &Supporter<'c, W>) -> Condition<W> {
        let helped = [SupporterStatus::Dibao, SupporterStatus::Tekun, SupporterStatus::Margin, SupporterStatus::Rigid];
        let mut grounds = vec![
            supporter.supporter_status().is_one_of(&helped),
            supporter.whereabouts().is_one_of(&[Whereabouts::Prison, Whereabouts::DeclaredMissing]),
            supporter.full_time_student(),
            supporter.ill_without_means(),
        ];
        if !grounds.iter().any(Condition::holds_surely) {
            let frail = supporter.severely_disabled() | supporter.supporter_age().at_least_years(OLD);
            if frail.may_hold() {
                let little = supporter.own_income().below(self.locality.disposable_income());
                grounds.push(all(self.world, &[frail, little, supporter.supporter_assets_ok()]));
            }
            let incapable = supporter.no_civil_capacity();
            if incapable.may_hold() {
                grounds.push(incapable & supporter.supporter_assets_ok());
            }
        }
        any(self.world, &grounds).named(Term::CannotPay)
    }

    // ---- Support that may be disregarded --------------------------------------------------------

    /// DB-INC-6.4: what is really paid, without what siblings and elders give, where the place disregards it. Who gave
    /// how much is not told; between nothing and all stays possible where only some of the givers are of that kind.
    fn counted_payments(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let paid = person.support_received();
        if paid.is_surely_nothing() {
            return paid;
        }
        let ignored = self.support_may_be_ignored(person);
        if !ignored.may_hold() {
            return paid;
        }
        let givers = Vec::from_iter(self.supporters_of(person).map(|giver| giver.gives_protected_support()));
        let (some, only) = (any(self.world, &givers), all(self.world, &givers));
        if !givers.is_empty() && !some.may_hold() {
            return paid;
        }
        let rest = if !givers.is_empty() && only.holds_surely() {
            Amount::fixed(self.world, Money::ZERO)
        } else {
            paid.when(self.locality.unpublished(LocalFigure::SiblingSupportIgnored))
        };
        ignored.choose(rest, paid).named(Term::CountedSupport).of_person(person.index)
    }

    /// DB-INC-6.4: of an adult, jobless, severely disabled person, where the place does so.
    fn support_may_be_ignored(&self, person: &Person<'c, W>) -> Condition<W> {
        let in_force = Condition::fixed(self.world, How::OnThisDay, self.case.day >= PROTECTED_FROM);
        if !in_force.holds_surely() || !person.has_certificate().may_hold() {
            return Condition::fixed(self.world, How::OnThisDay, false);
        }
        let protected = all(
            self.world,
            &[person.is_adult(), person.work().is_one_of(&[Work::Jobless, Work::Unable]), person.severe_for_dibao()],
        );
        if !protected.may_hold() {
            return protected;
        }
        (protected & self.figures().sibling_support_ignored())
            .named(Term::SupportIgnored)
            .of_person(person.index)
            .under(law::expansion_notice_2022::PART_1_1)
    }
}

impl<W: World> Supporter<'_, W> {
    /// DB-INC-6.4: a brother or sister, or somebody of 60 or more.
    fn gives_protected_support(&self) -> Condition<W> {
        self.kin().is(Kin::Sibling) | self.supporter_age().at_least_years(ELDER)
    }
}
