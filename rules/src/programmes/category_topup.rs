//! 分类施保 · what is added to dibao for elders, minors, severely disabled and seriously ill members (DB-TU-1 to DB-TU-3).
//!
//! The law asks for it and names no amount: the categories stand in the packs. Within a group only the highest is
//! paid; groups add up.

use crate::{
    facts::Person,
    household::{Members, Reading},
    law::{self, governing},
    place::{Row, Status, TopUp},
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, any, highest_of, sum_of},
        world::World,
    },
    term::Term,
};

/// One person's top-up.
pub struct PersonTopUp<W> {
    pub holds: Condition<W>,
    pub amount: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    /// Nothing where no pack has categories for the place.
    pub fn topup(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        families: [(Status, Condition<W>); 2],
    ) -> Option<PersonTopUp<W>> {
        let rows = self.locality.topups();
        if rows.is_empty() || !members.include(person) {
            return None;
        }
        let article =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_20, law::dibao_measures_2021::ARTICLE_27]);
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
        let amount = sum_of(self.world, groups.into_iter().map(of_group));
        Some(PersonTopUp {
            holds: holds.named(Term::TopUpHolds).of_person(person.index).under(article),
            amount: amount.named(Term::TopUp).of_person(person.index).under(article),
        })
    }

    fn in_category(
        &self,
        person: &Person<'c, W>,
        row: &'static Row<TopUp>,
        families: [(Status, Condition<W>); 2],
    ) -> Condition<W> {
        let family = any(
            self.world,
            families.into_iter().filter(|(status, _)| row.what.statuses.contains(status)).map(|(_, holds)| holds),
        );
        let belongs = self.locality.belongs(person, row.what.who);
        if family.may_hold() && belongs.may_hold() {
            (family & belongs).named(Term::InCategory)
        } else {
            belongs & family
        }
    }
}
