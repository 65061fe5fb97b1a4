//! 渐退期 · dibao that goes on for a time after work was found (DB-EX-1).
//!
//! The county may keep paying; how long, up to what income and how much is local. Where nobody has published it, the
//! verdict stays open. Inside the grace the household is not on dibao by the test: what dibao opens besides (top-ups,
//! the living subsidy) follows the test again, and the margin verdict beside it tells what the household has then and
//! keeps afterwards (IX-2).

use jiff_core::civil::Date;

use crate::{
    case::day,
    household::Reading,
    income::Income,
    law::{self, Article, governing},
    local::LocalFigure,
    packs::{ExitStep, Row},
    programmes::{Claim, dibao::Dibao},
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
        step::How,
        traced::{Amount, Condition, Count, all},
        world::World,
    },
    term::Term,
};

/// Since this day the grace is as a rule no longer than [`USUAL_MOST_MONTHS`].
const SHORTENED_FROM: Date = day(2022, 10, 20);
const USUAL_MOST_MONTHS: u16 = 6;

impl<W: World> Reading<'_, W> {
    /// DB-EX-1: a household on dibao that took work and whose income per head has reached the standard.
    pub fn gradual_exit(&self, income: &Income<W>, dibao: &Dibao<W>) -> Claim<W> {
        let household = self.household();
        let (on_dibao, took_work) = (household.on_dibao_now(), household.took_work());
        let concerns = on_dibao.value() & took_work.value();
        let triggered = all(self.world, &[on_dibao, took_work, !dibao.low_income]).named(Term::OverLineAfterWork);
        if !triggered.may_hold() {
            return Claim { concerns, ..Claim::none(self.world) };
        }
        let article = self.exit_article();
        let steps = self.locality.exit_steps();
        let holds = all(
            self.world,
            &[triggered, self.exit_income_ok(income), self.within_exit_months(&steps), dibao.assets_ok, dibao.hukou_ok],
        );
        let holds = holds.named(Term::ExitHolds).under(article);
        let paid = self.as_paid(self.exit_payment(&steps)).when(holds).named(Term::ExitPayment);
        Claim { concerns, holds, amount: paid }
    }

    /// The opinion of 2018 promised the grace; the measures of 2021 left it to the county; since the notice of 2022 it
    /// is as a rule no longer than six months.
    fn exit_article(&self) -> Article {
        let articles = [
            law::expansion_notice_2022::PART_1_3,
            law::dibao_measures_2021::ARTICLE_33,
            law::deep_poverty_2018::PART_2_1_GRACE,
        ];
        governing(self.case.day, articles)
    }

    /// Up to so many times the standard where the place says so, else below the margin line.
    fn exit_income_ok(&self, income: &Income<W>) -> Condition<W> {
        let ok = if self.locality.is_told(LocalFigure::ExitUpperMultiple) {
            let most = self.locality.dibao_standard().scaled(self.figures().exit_upper_multiple());
            income.per_head().at_most(most)
        } else {
            income.below(self.locality.margin_line())
        };
        ok.named(Term::ExitIncomeOk)
    }

    fn within_exit_months(&self, steps: &[&Row<ExitStep>]) -> Condition<W> {
        let last_step = steps.last();
        let longest =
            last_step.map(|row| Count::counted(self.world, How::Published(row.figure.id), row.what.within_months));
        let most = if self.case.day >= SHORTENED_FROM { USUAL_MOST_MONTHS } else { u16::MAX };
        let told =
            || self.figures().or_within(LocalFigure::ExitMonths, |it| it.exit_months(), Span::new(Some(0), Some(most)));
        self.household().months_over_line().fewer_than(longest.unwrap_or_else(told)).named(Term::WithinExitMonths)
    }

    /// In full, or less from step to step; where nobody says how, anything up to what was paid.
    fn exit_payment(&self, steps: &[&Row<ExitStep>]) -> Amount<W, Monthly> {
        let paid_so_far = self.household().dibao_now();
        if steps.is_empty() {
            let any_share = Span::between(Exact::ZERO, Exact::from(1));
            return paid_so_far.scaled(self.figures().or_within(
                LocalFigure::ExitShare,
                |it| it.exit_share(),
                any_share,
            ));
        }
        let months = self.household().months_over_line();
        steps.iter().rev().fold(Amount::fixed(self.world, Money::ZERO), |later, row| {
            let within =
                months.fewer_than(Count::counted(self.world, How::Published(row.figure.id), row.what.within_months));
            within.choose(paid_so_far.scaled(self.locality.exit_share(row)), later)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Case,
        answer::{Answer, Flow},
        packs::{Figure, Packs},
        place::PlaceCode,
        reckoning::{money::Cadence, world::Unrecorded},
    };
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn step(within_months: u16, tenths: u32) -> Row<ExitStep> {
        Row {
            figure: Figure::standard_since(day(2021, 7, 1)),
            what: ExitStep { within_months, share: Exact::from_parts(tenths, 1, 1) },
        }
    }

    /// Two months each in full, at 80 and at 60 per cent.
    fn steps() -> [Row<ExitStep>; 3] {
        [step(2, 10), step(4, 8), step(6, 6)]
    }

    fn paid_after(months: Span<u16>) -> Span<Money<Monthly>> {
        let mut case = Case::new(PlaceCode(990_000), day(2026, 11, 1), Packs::none());
        case.household.dibao_now =
            Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from(360)) });
        case.household.months_over_line = Answer::Given(crate::answer::Count(months));
        Reading::of(Unrecorded, &case).exit_payment(&steps().each_ref()).value()
    }

    fn yuan(yuan: u32) -> Money<Monthly> {
        Money::new(Exact::from(yuan))
    }

    /// DB-EX-1: each step ends when its months have passed, not in the month after.
    #[test]
    fn payment_runs_out_step_by_step() {
        for (months, paid) in [(0, 360), (1, 360), (2, 288), (3, 288), (4, 216), (5, 216), (6, 0)] {
            assert_eq!(paid_after(Span::exactly(months)), Span::exactly(yuan(paid)), "after {months} months");
        }
    }

    #[test]
    fn months_that_are_not_known_leave_every_step_they_touch() {
        assert_eq!(paid_after(Span::between(1, 2)), Span::between(yuan(288), yuan(360)));
        assert_eq!(paid_after(Span::between(0, 5)), Span::between(yuan(216), yuan(360)));
    }
}
