//! 分类施保 · what is added to dibao for elders, minors, severely disabled and seriously ill members (DB-TU-1 to DB-TU-3).
//!
//! The law asks for it and names no amount: the categories stand in the packs. Within a group only the highest is
//! paid; groups add up.

use crate::{
    facts::{Area, Person},
    household::{Members, Reading},
    law::{self, Article, governing},
    local::LocalFigure,
    packs::{Row, Status, TopUp},
    reckoning::{
        money::Monthly,
        step::How,
        traced::{Amount, Condition, all, any, highest_of, sum_of},
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

impl<'c, W: World> Reading<'c, W> {
    /// DB-TU-3: what a person of a family on dibao, or on dibao alone, may get on top; of a margin family only where
    /// the place pays it to them. Nobody else gets any.
    pub fn topup(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        [dibao, margin]: [Condition<W>; 2],
        alone: Option<Condition<W>>,
    ) -> Option<PersonTopUp<W>> {
        let member = members.include(person);
        let alone = alone.filter(Condition::may_hold).map(|alone| self.with_topup_alone(alone));
        if !member && alone.is_none() {
            return None;
        }
        let on_dibao = any(self.world, member.then_some(dibao).into_iter().chain(alone));
        let margin = if member { margin } else { Condition::fixed(self.world, How::Fixed, false) };
        let families = [(Status::Dibao, on_dibao), (Status::Margin, margin)];
        let article = governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_20,
                law::dibao_measures_2021::ARTICLE_27,
                law::dibao_measures_2012::ARTICLE_28,
            ],
        );
        let (holds, amount) = self.locality.paid_over_areas(|area| self.topup_in(area, person, families));
        Some(PersonTopUp::of(person, holds, amount).under(article))
    }

    fn topup_in(
        &self,
        area: Area,
        person: &Person<'c, W>,
        families: [(Status, Condition<W>); 2],
    ) -> (Condition<W>, Amount<W, Monthly>) {
        let rows = self.locality.topups(area);
        if rows.is_empty() {
            return self.unpublished_topup(person, families);
        }
        let matched: Vec<_> = rows.into_iter().map(|row| (row, self.in_category(person, row, families))).collect();
        let holds = any(self.world, matched.iter().map(|(_, belongs)| *belongs));
        let mut groups: Vec<&str> = Vec::new();
        for (row, _) in &matched {
            if !groups.contains(&row.what.group) {
                groups.push(row.what.group);
            }
        }
        let of_group = |group: &str| {
            let amounts = matched.iter().filter(|(row, belongs)| row.what.group == group && belongs.may_hold());
            let amounts = amounts
                .map(|(row, belongs)| self.locality.topup_amount(row).when(*belongs).named(Term::CategoryAmount));
            highest_of(self.world, amounts).named(Term::HighestCategory)
        };
        (holds, sum_of(self.world, groups.into_iter().map(of_group)))
    }

    /// DB-SP-11: some places give nothing on top to those on dibao alone.
    fn with_topup_alone(&self, alone: Condition<W>) -> Condition<W> {
        let figures = self.figures();
        alone & figures.or_assumed(LocalFigure::SingleTopupAllowed, |it| it.single_topup_allowed(), Truth::Yes)
    }

    /// DB-TU-1: the law names elders, minors, severely disabled and seriously ill people; how much, and who else, is
    /// local. Without a published table the amount is open, and so is who gets it.
    fn unpublished_topup(
        &self,
        person: &Person<'c, W>,
        families: [(Status, Condition<W>); 2],
    ) -> (Condition<W>, Amount<W, Monthly>) {
        let [(_, on_dibao), _] = families;
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

    fn in_category(
        &self,
        person: &Person<'c, W>,
        row: &'c Row<TopUp>,
        families: [(Status, Condition<W>); 2],
    ) -> Condition<W> {
        let family = any(
            self.world,
            families.into_iter().filter(|(status, _)| row.what.statuses.contains(status)).map(|(_, holds)| holds),
        );
        let belongs = self.locality.belongs(person, &row.what.who);
        if family.may_hold() && belongs.may_hold() {
            (family & belongs).named(Term::InCategory)
        } else {
            belongs & family
        }
    }
}
