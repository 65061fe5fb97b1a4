//! 最低生活保障边缘家庭 · margin households (LM-1, LM-2, LM-5).
//!
//! No monthly cash: the status opens other doors, among them dibao for a single severely disabled or seriously ill
//! member, and expenditure-type temporary assistance. From 2026-07-01 the province fixes the line (DOC-R1); until a
//! province's line is on file, 1.5 times the standard is taken as "at least this".

use crate::{
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::{Figures, LocalFigure},
    packs::Status,
    programmes::dibao::Dibao,
    reckoning::{
        traced::{Condition, all, sum_of},
        truth::Truth,
        world::World,
    },
    term::Term,
};

impl<W: World> Reading<'_, W> {
    /// LM-1: income at or above the dibao standard and below the margin line; assets within the margin limits.
    pub fn margin(&self, members: &Members<'_, W>, income: &Income<W>, dibao: &Dibao<W>) -> Condition<W> {
        let article = governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_21,
                law::low_income_population_2023::PART_2,
                law::expansion_notice_2022::PART_1_4,
                law::dibao_measures_2021::ARTICLE_8,
            ],
        );
        // LM-4: low income with too much for dibao may still be within the wider limits of margin households.
        let low_enough =
            if self.locality.has_one_limit_for_all() { dibao.low_income } else { dibao.low_income & dibao.assets_ok };
        let not_dibao = (!low_enough).named(Term::NotOnDibao);
        let under_line = income.below(self.locality.margin_line()).named(Term::UnderMarginLine).under(article);
        let by_income = if under_line.holds_surely() { under_line } else { under_line | self.by_expenditure(income) };
        all(self.world, &[not_dibao, by_income, self.assets_ok(members, Status::Margin)])
            .named(Term::MarginHolds)
            .under(article)
    }

    /// LM-3: some places also take in families below last year's disposable income whose income after outlays for
    /// treatment, schooling, disability and accidents lies under the margin line.
    fn by_expenditure(&self, income: &Income<W>) -> Condition<W> {
        let figures = self.figures();
        let told = |it: &Figures<'_, W>| it.margin_by_expenditure();
        let allowed = figures.or_assumed(LocalFigure::MarginByExpenditure, told, Truth::No);
        if !allowed.may_hold() {
            return allowed;
        }
        let household = self.household();
        let outlays = sum_of(
            self.world,
            &[household.medical_outlay(), household.education_outlay(), household.rehabilitation_outlay()],
        );
        let below = income.per_head().below(self.locality.disposable_income()).named(Term::UnderDisposableIncome);
        let after = income.per_head_after(outlays).named(Term::IncomeAfterOutlays);
        all(self.world, &[allowed, below, after.below(self.locality.margin_line())]).named(Term::MarginByExpenditure)
    }
}
