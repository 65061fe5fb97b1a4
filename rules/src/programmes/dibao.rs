//! 最低生活保障 · dibao, the minimum living guarantee (DB-EL-1 to DB-EL-4, DB-BN-1 to DB-BN-4).
//!
//! A household qualifies when its income per head is below the local standard and what it owns is within the local
//! limits. Nobody is in or out by label (GEN-9, DB-EL-3): illness, disability or a place on a list changes the
//! arithmetic, never the test. No wage is imputed to anyone (DB-EL-4).

use crate::{
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    place::Status,
    reckoning::{
        exact::Rounding,
        money::Monthly,
        traced::{Amount, Condition, all},
        world::World,
    },
    term::Term,
};

/// What the other programmes need to know of dibao.
pub struct Dibao<W: World> {
    pub holds: Condition<W>,
    pub low_income: Condition<W>,
    pub assets_ok: Condition<W>,
    pub hukou_ok: Condition<W>,
    pub benefit: Amount<W, Monthly>,
}

impl<W: World> Reading<'_, W> {
    pub fn dibao(&self, members: &Members<'_, W>, income: &Income<W>) -> Dibao<W> {
        let day = self.case.day;
        let test = governing(day, [law::social_assistance_law::ARTICLE_18, law::interim_measures_2014::ARTICLE_9]);
        let standard = self.locality.dibao_standard();
        let low_income = income.below(standard).named(Term::LowIncome).under(test);
        let assets_ok = self.assets_ok(members, Status::Dibao);
        let hukou_ok = self.hukou_ok();
        let holds = all(self.world, &[low_income, assets_ok, hukou_ok]).named(Term::DibaoHolds).under(test);
        Dibao {
            holds,
            low_income,
            assets_ok,
            hukou_ok,
            benefit: self.dibao_benefit(members, income, standard).when(holds).named(Term::DibaoBenefit),
        }
    }

    /// DB-EL-1, DB-HH-9: hukou here; a residence permit may do where the locality says so.
    fn hukou_ok(&self) -> Condition<W> {
        let here = self.household().hukou_here();
        let ok = if here.holds_surely() {
            here
        } else {
            here | self.locality.allows(self.case.local.residence_filing, LocalFigure::ResidenceFiling)
        };
        let article =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_37, law::interim_measures_2014::WHOLE]);
        ok.named(Term::HukouHere).under(article)
    }

    /// DB-BN-1, DB-BN-2: the difference to the standard of all members, or the tiers added up; rounded once, at the
    /// payment (DB-BN-4, GEN-5).
    fn dibao_benefit(
        &self,
        members: &Members<'_, W>,
        income: &Income<W>,
        standard: Amount<W, Monthly>,
    ) -> Amount<W, Monthly> {
        let payment =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_18, law::dibao_measures_2021::ARTICLE_23]);
        let by_tier = self.locality.paid_by_tier();
        let difference = || income.shortfall(standard).named(Term::Difference).under(payment);
        let tiers = || (self.locality.tier_amount() * members.count).named(Term::TierTotal).under(payment);
        let exact = match (by_tier.holds_surely(), by_tier.may_hold()) {
            (true, _) => tiers(),
            (_, false) => difference(),
            _ => by_tier.choose(tiers(), difference()),
        };
        exact.rounded(Rounding::UpToYuan)
    }
}
