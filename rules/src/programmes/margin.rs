//! 最低生活保障边缘家庭 · margin households (LM-1, LM-2, LM-5).
//!
//! No monthly cash: the status opens other doors, among them dibao for a single severely disabled or seriously ill
//! member, and expenditure-type temporary assistance. From 2026-07-01 the province fixes the line (DOC-R1); until a
//! province's line is on file, 1.5 times the standard is taken as "at least this".

use crate::{
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    place::Status,
    programmes::dibao::Dibao,
    reckoning::{
        traced::{Condition, all},
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
        let under_line = income.below(self.locality.margin_line()).named(Term::UnderMarginLine).under(article);
        all(
            self.world,
            &[(!dibao.low_income).named(Term::NotLowIncome), under_line, self.assets_ok(members, Status::Margin)],
        )
        .named(Term::MarginHolds)
        .under(article)
    }
}
