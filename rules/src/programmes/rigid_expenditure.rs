//! 刚性支出困难家庭 · households whose unavoidable outlays eat up their income (RE-1 to RE-8).
//!
//! Since 2026-07-01 the status stands in the Law itself (DOC-R6). No monthly cash: the status opens the same doors as that of margin households, and expenditure-type temporary
//! assistance (RE-7). How large a share of income the outlays must be is set by the city; without that figure the verdict
//! stays open.

use jiff_core::civil::Date;

use crate::{
    case::day,
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    packs::Status,
    programmes::dibao::Dibao,
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
        step::How,
        traced::{Amount, Condition, all, sum_of},
        world::World,
    },
    term::Term,
};

/// When the opinion on the low-income population named such households (RE-8); its day in the month is not known.
const NAMED_FROM: Date = day(2023, 10, 31);

impl<'c, W: World> Reading<'c, W> {
    /// RE-1: neither dibao nor margin; income per head below last year's local disposable income; assets within the
    /// limits; outlays above the set share of income.
    pub fn rigid_expenditure(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> Condition<W> {
        let article = governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_22,
                law::rigid_expenditure_2024::ARTICLE_4,
                law::low_income_population_2023::PART_2,
            ],
        );
        let named = Condition::fixed(self.world, How::OnThisDay, self.case.day >= NAMED_FROM);
        // IX-3: where everybody is supported as tekun, or left out, there is no household to recognise.
        if members.people.is_empty() {
            return members.count.at_least_one().named(Term::RigidHolds).under(article);
        }
        let not_covered = (!(dibao.holds | margin)).named(Term::NotCoveredOtherwise);
        let conclude = |conditions: &[Condition<W>]| all(self.world, conditions).named(Term::RigidHolds).under(article);
        if !(named.may_hold() && not_covered.may_hold()) {
            return conclude(&[named, not_covered]);
        }
        let below = income.below(self.locality.disposable_income()).named(Term::UnderDisposableIncome);
        let heavy = self.outlays_outweigh(members, income);
        conclude(&[named, not_covered, below, self.rigid_assets_ok(members), heavy])
    }

    /// RE-1(3): the limits of margin households, or looser ones.
    fn rigid_assets_ok(&self, members: &Members<'c, W>) -> Condition<W> {
        let within = self.assets_ok(members, Status::Margin);
        let ok = if within.holds_surely() { within } else { within | self.figures().rigid_assets_looser() };
        ok.named(Term::RigidAssetsOk)
    }

    /// RE-1(4), RE-3, RE-4: outlays of twelve months above the share of the income of the same months. An income of
    /// nothing is outweighed by anything.
    fn outlays_outweigh(&self, members: &Members<'c, W>, income: &Income<W>) -> Condition<W> {
        let total = income.before_deductions;
        let share = total.scaled(self.figures().rigid_ratio()).named(Term::RigidShareOfIncome);
        let nothing = total.at_most(Amount::fixed(self.world, Money::ZERO));
        let outlay = self.rigid_outlay(members);
        (outlay.above(share) | nothing).named(Term::RigidOutweighs).under(law::rigid_expenditure_2024::ARTICLE_4)
    }

    /// RE-2: necessary living up to a cap, own shares of treatment, schooling and rehabilitation, less what was already
    /// given for them.
    pub fn rigid_outlay(&self, members: &Members<'c, W>) -> Amount<W, Monthly> {
        let household = self.household();
        let spent = sum_of(
            self.world,
            &[
                self.living_counted(members),
                household.medical_outlay(),
                household.education_outlay(),
                household.rehabilitation_outlay(),
            ],
        );
        (spent - household.outlay_aid())
            .not_negative()
            .named(Term::RigidOutlay)
            .under(law::rigid_expenditure_2024::ARTICLE_5)
    }

    fn living_counted(&self, members: &Members<'c, W>) -> Amount<W, Monthly> {
        let figures = self.figures();
        let cap = if figures.know(LocalFigure::RigidLivingCap) {
            figures.rigid_living_cap()
        } else {
            let once = figures.assumed(LocalFigure::RigidLivingCap, Span::exactly(Exact::from(1)));
            self.locality.dibao_standard().scaled(once)
        };
        let capped = self.household().living_outlay().lower_of(cap * members.count).named(Term::LivingCounted);
        if figures.know(LocalFigure::RigidLivingCounted) { capped.when(figures.rigid_living_counted()) } else { capped }
    }
}
