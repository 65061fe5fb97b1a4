//! 临时救助 · one-off help when a family's basic living is for a time in serious difficulty (TA-1 to TA-9).
//!
//! The last net. Amounts are local and partly judgement: they are ranges, never promises. Where help is urgent it
//! comes first and the papers later (TA-5), in the township where the emergency is, whatever the hukou (TA-6).

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::Event,
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    place::AidKind,
    programmes::dibao::Dibao,
    reckoning::{
        money::Once,
        step::How,
        traced::{Amount, Condition, all, any},
        world::World,
    },
    term::Term,
};

/// When small-amount fast aid and aid to recognised families began (TA-3, TA-4).
const RENEWED_FROM: Date = day(2026, 1, 29);

/// One kind of aid.
pub struct TemporaryAid<W: World> {
    pub holds: Condition<W>,
    pub amount: Amount<W, Once>,
}

impl<'c, W: World> Reading<'c, W> {
    /// TA-3: no economic check, no public notice, about three days; at most one month of the standard.
    pub fn fast_aid(&self, members: &Members<'c, W>) -> TemporaryAid<W> {
        let in_force =
            Condition::fixed(self.world, How::OnThisDay, self.case.day >= RENEWED_FROM).named(Term::FastAidInForce);
        let holds = all(self.world, &[in_force, self.emergency()])
            .named(Term::FastAidHolds)
            .under(law::temporary_assistance_2026::WHOLE);
        let amount = self
            .locality
            .aid(AidKind::Fast)
            .map_or_else(|| self.locality.unknown_aid(), |row| self.locality.aid_amount(row, members.count));
        TemporaryAid { holds, amount: amount.named(Term::AidAmount).when(holds) }
    }

    /// TA-2: emergency type; no income ceiling in the national text.
    pub fn emergency_aid(&self, members: &Members<'c, W>) -> TemporaryAid<W> {
        let article = governing(
            self.case.day,
            [law::social_assistance_law::ARTICLE_29, law::temporary_assistance_2018::PART_2_1],
        );
        let holds =
            all(self.world, &[self.emergency(), self.not_repeated()]).named(Term::EmergencyHolds).under(article);
        TemporaryAid { holds, amount: self.aid_amount(AidKind::Emergency, members).when(holds) }
    }

    /// TA-2, TA-4: expenditure type. Families already recognised need no second check of means; others are measured
    /// against last year's local disposable income.
    pub fn expenditure_aid(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> TemporaryAid<W> {
        let article = governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_29,
                law::temporary_assistance_2026::WHOLE,
                law::temporary_assistance_2018::PART_2_1,
            ],
        );
        let heavy = self.household().outlay_hardship().named(Term::HeavyOutlay);
        let recognised = if self.case.day >= RENEWED_FROM {
            any(self.world, &[dibao.holds, margin, self.household().recognised_rigid()])
        } else {
            dibao.holds
        };
        let means = if recognised.holds_surely() {
            recognised
        } else {
            recognised | self.under_disposable_income(income, dibao)
        };
        let holds = all(self.world, &[heavy, means.named(Term::AlreadyRecognised), self.not_repeated()])
            .named(Term::ExpenditureHolds)
            .under(article);
        TemporaryAid { holds, amount: self.aid_amount(AidKind::Expenditure, members).when(holds) }
    }

    fn emergency(&self) -> Condition<W> {
        let happened = !self.household().event().is(Event::No);
        let emergency = if happened.may_hold() { happened & self.household().event_hardship() } else { happened };
        // TA-5: what is urgent comes first, the papers later; TA-9: the township may grant small amounts itself.
        let article =
            governing(self.case.day, [law::social_assistance_law::ARTICLE_50, law::temporary_assistance_2014::WHOLE]);
        emergency.named(Term::Emergency).under(article)
    }

    /// TA-2 (2018): income per head below last year's local figure, assets within the local rule.
    fn under_disposable_income(&self, income: &Income<W>, dibao: &Dibao<W>) -> Condition<W> {
        let below = income.per_head().below(self.locality.disposable_income()).named(Term::UnderDisposableIncome);
        if !below.may_hold() {
            return below;
        }
        let local_rule = self.locality.allows(self.case.local.aid_assets_ok, LocalFigure::AidAssetsOk);
        // Where nobody has told the local rule, who is within the limits for dibao is within any.
        let within = if local_rule.value().is_settled() { local_rule } else { dibao.assets_ok | local_rule };
        below & within
    }

    /// TA-8: as a rule not twice within a year for the same cause; the interval is local.
    fn not_repeated(&self) -> Condition<W> {
        let repeated = self.household().same_cause_aid();
        let first = !repeated;
        let allowed = if repeated.may_hold() {
            first | self.locality.allows(self.case.local.repeat_aid_allowed, LocalFigure::RepeatAidAllowed)
        } else {
            first
        };
        allowed.named(Term::NotRepeated)
    }

    /// TA-7: by the local formula, typed in, or open.
    fn aid_amount(&self, kind: AidKind, members: &Members<'c, W>) -> Amount<W, Once> {
        let published = self.locality.aid(kind).map(|row| self.locality.aid_amount(row, members.count));
        let article = governing(self.case.day, [law::temporary_assistance_2018::PART_2_3]);
        self.locality
            .typed_aid()
            .or(published)
            .unwrap_or_else(|| self.locality.unknown_aid())
            .named(Term::AidAmount)
            .under(article)
    }
}
