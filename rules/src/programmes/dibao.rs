//! 最低生活保障 · dibao, the minimum living guarantee (DB-EL-1 to DB-EL-4, DB-BN-1 to DB-BN-4).
//!
//! The province sets the standard, or the floor under which a city may not go (DOC-R4); the difference and tiers are
//! both lawful (DOC-R3). A household qualifies when its income per head is below the local standard and what it owns is within the local
//! limits. Nobody is in or out by label (GEN-9, DB-EL-3): illness, disability or a place on a list changes the
//! arithmetic, never the test. No wage is imputed to anyone (DB-EL-4).

use crate::{
    facts::PaymentRounding,
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    packs::Status,
    reckoning::{
        exact::Rounding,
        money::Monthly,
        traced::{Amount, Condition, all, highest_of},
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
    /// What would be paid if it held, before it is rounded.
    pub exact: Amount<W, Monthly>,
}

impl<W: World> Reading<'_, W> {
    pub fn dibao(&self, members: &Members<'_, W>, income: &Income<W>) -> Dibao<W> {
        let day = self.case.day;
        let test = governing(day, [law::social_assistance_law::ARTICLE_18, law::interim_measures_2014::ARTICLE_9]);
        let standard = self.locality.dibao_standard();
        let low_income = income.below(standard).named(Term::LowIncome).under(test);
        let assets_ok = self.assets_ok(members, Status::Dibao);
        let hukou_ok = self.hukou_ok();
        // IX-3: where everybody is supported as tekun, nobody is left to be on dibao.
        let somebody = members.people.is_empty().then(|| members.count.at_least_one().named(Term::SomebodyCounts));
        let tests = [low_income, assets_ok, hukou_ok].into_iter().chain(somebody);
        let holds = all(self.world, tests).named(Term::DibaoHolds).under(test);
        let exact = self.dibao_payment(members, income, standard);
        let benefit = self.as_paid(exact).when(holds).named(Term::DibaoBenefit);
        Dibao { holds, low_income, assets_ok, hukou_ok, benefit, exact }
    }

    /// DB-EL-1, DB-HH-9: hukou here; a residence permit may do where the locality says so.
    pub fn hukou_ok(&self) -> Condition<W> {
        let here = self.household().hukou_here();
        let ok = if here.holds_surely() { here } else { here | self.figures().residence_filing() };
        let article =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_37, law::interim_measures_2014::WHOLE]);
        ok.named(Term::HukouHere).under(article)
    }

    /// DB-BN-1, DB-BN-2: the difference to the standard of all members, but no less than the place pays at the least, or
    /// the tiers added up; rounded once, at the payment (DB-BN-4, GEN-5). A supplement beside a tier stands in the table
    /// of top-ups (DB-BN-3).
    fn dibao_payment(
        &self,
        members: &Members<'_, W>,
        income: &Income<W>,
        standard: Amount<W, Monthly>,
    ) -> Amount<W, Monthly> {
        let payment =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_18, law::dibao_measures_2021::ARTICLE_23]);
        let by_tier = self.locality.paid_by_tier();
        let difference = || {
            let difference = income.shortfall(standard).named(Term::Difference).under(payment);
            self.locality.least_payment().map_or(difference, |least| {
                let least = (least * members.count).named(Term::LeastForAll);
                highest_of(self.world, &[difference, least]).named(Term::NotBelowLeast)
            })
        };
        let tiers = || (self.locality.tier_amount() * members.count).named(Term::TierTotal).under(payment);
        match (by_tier.holds_surely(), by_tier.may_hold()) {
            (true, _) => tiers(),
            (_, false) => difference(),
            _ => by_tier.choose(tiers(), difference()),
        }
    }

    /// DB-BN-4: rounded once, at the payment, as the place does it; up to the yuan where nobody says how.
    pub fn as_paid(&self, exact: Amount<W, Monthly>) -> Amount<W, Monthly> {
        if !self.locality.is_told(LocalFigure::PaymentRounding) {
            return exact.rounded(Rounding::UpToYuan);
        }
        let how = self.figures().payment_rounding();
        let to_the_yuan = how
            .is(PaymentRounding::NearestYuan)
            .choose(exact.rounded(Rounding::NearestYuan), exact.rounded(Rounding::UpToYuan));
        how.is(PaymentRounding::NotRounded).choose(exact, to_the_yuan)
    }
}
