//! 临时救助 · one-off help when a family's basic living is for a time in serious difficulty (TA-1 to TA-9).
//!
//! The last net. Amounts are local and partly judgement: they are ranges, never promises. Where help is urgent it
//! comes first and the papers later (TA-5), in the township where the emergency is, whatever the hukou (TA-6). In what
//! form it comes – money, goods, or a referral – is the office's choice (TA-12); what was received is no income (TA-13).

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{AidFormula, Area, Event},
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    packs::AidKind,
    programmes::dibao::Dibao,
    reckoning::{
        money::{Money, Monthly, Once},
        step::How,
        traced::{Amount, Condition, all, any, over_readings, sum_of},
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
        let holds = all(self.world, &[in_force, self.emergency(), self.not_repeated()])
            .named(Term::FastAidHolds)
            .under(law::temporary_assistance_2026::WHOLE);
        let figures = self.figures();
        let amount = if figures.know(LocalFigure::FastAidMonths) {
            let month = self.locality.dibao_standard().scaled(figures.fast_aid_months()).as_one_payment();
            let most = figures.fast_aid_per_person().choose(self.for_everyone(month, members), month);
            Amount::fixed(self.world, Money::ZERO).up_to(most)
        } else {
            let row = self.locality.aid(AidKind::Fast);
            row.map_or_else(
                || self.locality.unknown_aid(),
                |row| self.locality.aid_amount(row, |share| self.for_everyone(share, members)),
            )
        };
        TemporaryAid { holds, amount: amount.named(Term::AidAmount).when(holds) }
    }

    /// What one person's share comes to for the household and those of it who are tekun: aid is theirs too (TA-4), though
    /// they are left out of dibao.
    fn for_everyone(&self, share: Amount<W, Once>, members: &Members<'c, W>) -> Amount<W, Once> {
        let apart = Vec::from_iter(self.tekun_of_family(members).map(|tekun| share.when(tekun)));
        let together = share * members.count;
        if apart.is_empty() { together } else { together + sum_of(self.world, &apart) }
    }

    /// Those of the family who are tekun, and only for that left out of its dibao (IX-3).
    fn tekun_of_family(&self, members: &Members<'c, W>) -> impl Iterator<Item = Condition<W>> {
        let apart = self.people().filter(|person| !members.include(person));
        let tekun = apart.map(|person| (self.supported_as_tekun(&person), person)).filter(|(is, _)| is.may_hold());
        tekun.map(|(is, person)| is & self.would_count(&person)).filter(Condition::may_hold)
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

    /// TA-2, TA-4: expenditure type. Since 2026 families already recognised need no second check of means; others are
    /// measured against last year's local disposable income and by what they own, as all were before.
    pub fn expenditure_aid(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
        rigid: Condition<W>,
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
        let means = if self.case.day >= RENEWED_FROM {
            let families = [dibao.holds, margin, rigid, self.household().recognised_rigid()];
            let families = Vec::from_iter(families.into_iter().chain(self.tekun_of_family(members)));
            let recognised = any(self.world, &families);
            let measured = || self.under_disposable_income(income, dibao);
            if recognised.holds_surely() { recognised } else { recognised | measured() }
        } else {
            self.under_disposable_income(income, dibao)
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
        let local_rule = self.figures().aid_assets_ok();
        // Where nobody has told the local rule, who is within the limits for dibao is within any.
        let within = if local_rule.value().is_settled() { local_rule } else { dibao.assets_ok | local_rule };
        below & within
    }

    /// TA-8: as a rule not twice within a year for the same cause; the interval is local.
    fn not_repeated(&self) -> Condition<W> {
        let repeated = self.household().same_cause_aid();
        let first = !repeated;
        let allowed = if repeated.may_hold() { first | self.figures().repeat_aid_allowed() } else { first };
        let figures = self.figures();
        let allowed = if figures.know(LocalFigure::AidTimesAYear) {
            let within = self.household().aid_times().fewer_than(figures.aid_times_a_year()).named(Term::WithinTimes);
            allowed & within
        } else {
            allowed
        };
        allowed.named(Term::NotRepeated)
    }

    /// TA-7: by the local formula, typed in, or open.
    fn aid_amount(&self, kind: AidKind, members: &Members<'c, W>) -> Amount<W, Once> {
        let for_everyone = |share| self.for_everyone(share, members);
        let published = || self.locality.aid(kind).map(|row| self.locality.aid_amount(row, for_everyone));
        let amount = self
            .locality
            .typed_aid()
            .or_else(|| self.by_formula(members))
            .or_else(published)
            .unwrap_or_else(|| self.locality.unknown_aid());
        let figures = self.figures();
        let capped = if figures.know(LocalFigure::AidCap) { amount.lower_of(figures.aid_cap()) } else { amount };
        capped.named(Term::AidAmount).under(law::temporary_assistance_2018::PART_2_3)
    }

    /// TA-7: by the kind of formula that the place uses, where that is known.
    fn by_formula(&self, members: &Members<'c, W>) -> Option<Amount<W, Once>> {
        let figures = self.figures();
        if !figures.know(LocalFigure::AidFormula) {
            return None;
        }
        let formula = figures.aid_formula();
        let kinds = Vec::from_iter(formula.value().possible());
        let which = Vec::from_iter(kinds.iter().map(|kind| formula.is(*kind)));
        let amounts = Vec::from_iter(kinds.iter().map(|kind| self.amount_by(*kind, members)));
        over_readings(self.world, &which, &amounts).map(|it| it.named(Term::AidByFormula))
    }

    fn amount_by(&self, formula: AidFormula, members: &Members<'c, W>) -> Amount<W, Once> {
        let figures = self.figures();
        let times = |standard: Amount<W, Monthly>, factor| standard.scaled(factor).as_one_payment();
        match formula {
            AidFormula::StandardPersonsMonths => {
                self.for_everyone(times(self.locality.standard_of(Area::Urban), figures.aid_months()), members)
            }
            AidFormula::MonthsPerHead => {
                self.for_everyone(times(self.locality.dibao_standard(), figures.aid_months()), members)
            }
            AidFormula::TimesStandard => times(self.locality.dibao_standard(), figures.aid_multiple()),
            AidFormula::ShareOfOutlay => self.household().treatment_cost().scaled(figures.aid_share()),
            AidFormula::Flat => figures.temporary_aid(),
            AidFormula::Daily => figures.aid_per_day().scaled(figures.aid_days().as_number()),
        }
    }
}
