//! 分类施保 · what is added to dibao for elders, minors, severely disabled and seriously ill members (DB-TU-1 to DB-TU-3).
//!
//! The law asks for it and names no amount: the categories stand in the packs. Within a group only the highest is
//! paid; groups add up.

use crate::{
    facts::{Area, Person},
    household::{Members, Reading},
    law::{self, Article, governing},
    local::LocalFigure,
    locality::Family,
    packs::{Effect, Row, TopUp},
    programmes::{dibao::Dibao, single_person::SinglePerson},
    reckoning::{
        money::{Money, Monthly},
        step::How,
        traced::{Amount, Condition, People, all, any, highest_of, sum_of},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// One person's top-up.
pub struct PersonTopUp<W: World> {
    pub holds: Condition<W>,
    pub amount: Amount<W, Monthly>,
}

/// From what age and up to what age the law's groups begin and end, where no local table says otherwise.
const ELDER: u16 = 60;
const MINOR: u16 = 18;

impl<W: World> PersonTopUp<W> {
    fn of(person: &Person<'_, W>, holds: Condition<W>, amount: Amount<W, Monthly>) -> Self {
        PersonTopUp {
            holds: holds.named(Term::TopUpHolds).of_person(person.index),
            amount: amount.named(Term::TopUp).of_person(person.index),
        }
    }

    fn under(self, article: Article) -> Self {
        PersonTopUp { holds: self.holds.under(article), amount: self.amount.under(article) }
    }
}

/// A person's part in dibao, and in the statuses that open top-ups.
struct Standing<'a, W: World> {
    family: Family<W>,
    dibao: &'a Dibao<W>,
    /// As a member of the household; not whoever may only be on dibao alone.
    in_household: Option<People<W>>,
    alone: Option<&'a SinglePerson<W>>,
}

impl<'c, W: World> Reading<'c, W> {
    /// DB-TU-3: what a person of a family on dibao, or on dibao alone, may get on top; of a margin or rigid-expenditure
    /// family only where the place pays it to them. Nobody else gets any.
    pub fn topup(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        dibao: &Dibao<W>,
        [margin, rigid]: [Condition<W>; 2],
        single: Option<&SinglePerson<W>>,
    ) -> Option<PersonTopUp<W>> {
        let member = members.include(person);
        let alone = single.filter(|it| it.holds.may_hold());
        if !member && alone.is_none() {
            return None;
        }
        let on_dibao_alone = alone.map(|alone| self.with_topup_alone(alone.holds));
        let on_dibao = any(self.world, member.then_some(dibao.holds).into_iter().chain(on_dibao_alone));
        let of_family = |status| if member { status } else { Condition::fixed(self.world, How::Fixed, false) };
        let standing = Standing {
            family: Family { dibao: on_dibao, margin: of_family(margin), rigid: of_family(rigid) },
            dibao,
            in_household: member.then_some(members.count),
            alone,
        };
        let article = governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_20,
                law::dibao_measures_2021::ARTICLE_27,
                law::dibao_measures_2012::ARTICLE_28,
            ],
        );
        let (holds, amount) = self.locality.paid_over_areas(|area| self.topup_in(area, person, &standing));
        Some(PersonTopUp::of(person, holds, amount).under(article))
    }

    fn topup_in(
        &self,
        area: Area,
        person: &Person<'c, W>,
        standing: &Standing<'_, W>,
    ) -> (Condition<W>, Amount<W, Monthly>) {
        let rows = self.locality.topups(area);
        if rows.is_empty() {
            return self.unpublished_topup(person, standing.family.dibao);
        }
        let matched: Vec<_> =
            rows.into_iter().map(|row| (row, self.in_category(person, row, &standing.family))).collect();
        let holds = any(self.world, matched.iter().map(|(_, belongs)| *belongs));
        let mut groups: Vec<&str> = Vec::new();
        for (row, _) in &matched {
            if !groups.contains(&row.what.group) {
                groups.push(row.what.group);
            }
        }
        let of_group = |group: &str| {
            let in_group = matched.iter().filter(|(row, belongs)| row.what.group == group && belongs.may_hold());
            let (in_whole, beside): (Vec<_>, Vec<_>) =
                in_group.partition(|(row, _)| row.what.effect == Effect::WholePayment);
            let amount = |(row, belongs): &&(&'c Row<TopUp>, Condition<W>)| {
                self.on_top(row, standing).when(*belongs).named(Term::CategoryAmount)
            };
            let highest = |rows: &[_]| highest_of(self.world, rows.iter().map(&amount)).named(Term::HighestCategory);
            // What is paid in whole is rounded as dibao is, after the highest of it was found (GEN-5). Where there is nothing
            // to compare it with, it then has one edge, and not one for each yuan.
            match (in_whole.as_slice(), beside.as_slice()) {
                ([], beside) => highest(beside),
                (in_whole, []) => self.as_paid(highest(in_whole)),
                (in_whole, beside) => highest_of(self.world, &[self.as_paid(highest(in_whole)), highest(beside)])
                    .named(Term::HighestCategory),
            }
        };
        (holds, sum_of(self.world, groups.into_iter().map(of_group)))
    }

    /// DB-TU-2: what a category comes to beside the dibao that is paid anyway. A standard of one's own adds what it
    /// has over the common one; a payment in whole stands in place of what the person has of dibao, and adds what it
    /// has over that. Neither takes anything away.
    ///
    /// For whoever is on dibao alone (DB-SP-11) it is the same: the own standard counts from the common one, from which
    /// the person's difference is taken, and the payment in whole replaces the single person's own dibao, also where
    /// that is a fixed amount.
    fn on_top(&self, row: &Row<TopUp>, standing: &Standing<'_, W>) -> Amount<W, Monthly> {
        let height = self.locality.topup_amount(row);
        match row.what.effect {
            Effect::Adds => height,
            Effect::OwnStandard => {
                let own = height.named(Term::OwnStandard);
                (own - self.locality.dibao_standard()).not_negative().named(Term::AboveCommonStandard)
            }
            Effect::WholePayment => {
                let more = height.named(Term::WholePayment) - self.paid_anyway(standing);
                more.not_negative().named(Term::AboveShare)
            }
        }
    }

    /// What a person on dibao has of it: an even share of what the household is paid, or the dibao of a single person.
    fn paid_anyway(&self, standing: &Standing<'_, W>) -> Amount<W, Monthly> {
        let Standing { dibao, in_household, alone, .. } = standing;
        let share = in_household.map(|count| dibao.exact.per_head(count).named(Term::ShareOfDibao));
        match (share, alone.map(|alone| alone.in_full)) {
            (Some(share), Some(_)) if dibao.holds.holds_surely() => share,
            (Some(_), Some(own)) if !dibao.holds.may_hold() => own,
            (Some(share), Some(own)) => dibao.holds.choose(share, own),
            (share, own) => share.or(own).unwrap_or_else(|| Amount::fixed(self.world, Money::ZERO)),
        }
    }

    /// DB-SP-11: some places give nothing on top to those on dibao alone.
    fn with_topup_alone(&self, alone: Condition<W>) -> Condition<W> {
        let figures = self.figures();
        alone & figures.or_assumed(LocalFigure::SingleTopupAllowed, |it| it.single_topup_allowed(), Truth::Yes)
    }

    /// DB-TU-1: the law names elders, minors, severely disabled and seriously ill people; how much, and who else, is
    /// local. Without a published table the amount is open, and so is who gets it.
    fn unpublished_topup(&self, person: &Person<'c, W>, on_dibao: Condition<W>) -> (Condition<W>, Amount<W, Monthly>) {
        let named_by_law = [
            person.age().at_least_years(ELDER),
            person.age().under_years(MINOR),
            person.severe_for_dibao(),
            person.seriously_ill(),
        ];
        let named_by_law = any(self.world, &named_by_law).named(Term::InCategory);
        let (granted, amount) = self.locality.topup_typed_in();
        let holds = all(self.world, &[on_dibao, named_by_law, granted]);
        (holds, amount.when(holds))
    }

    fn in_category(&self, person: &Person<'c, W>, row: &'c Row<TopUp>, family: &Family<W>) -> Condition<W> {
        let family = family.is_one_of(&row.what.statuses);
        let belongs = self.locality.belongs(person, &row.what.who);
        if family.may_hold() && belongs.may_hold() {
            (family & belongs).named(Term::InCategory)
        } else {
            belongs & family
        }
    }
}
