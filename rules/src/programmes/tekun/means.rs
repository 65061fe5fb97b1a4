//! 无生活来源 · no source of living: little income and little owned (TK-3, TK-4).

use crate::{
    facts::{Homes, Person, Registration, Relation, Vehicle},
    household::Reading,
    law::{self, governing},
    local::LocalFigure,
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, all, any, sum_of},
        truth::Truth,
        world::World,
    },
    term::Term,
};

impl<'c, W: World> Reading<'c, W> {
    /// TK-3: the person's own income is below the dibao standard.
    pub(super) fn little_own_income(&self, person: &Person<'c, W>) -> Condition<W> {
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_6, law::tekun_measures_2016::WHOLE]);
        let little = self.tekun_income(person).below(self.locality.dibao_standard());
        little.named(Term::LittleOwnIncome).of_person(person.index).under(article)
    }

    /// TK-3: what counts as income here. Military pensions and the old-age allowance do not, nor the centrally fixed
    /// basic pension, on any day. What a supporter outside might give is not imputed: whoever has an able one is not
    /// tekun.
    pub(super) fn tekun_income(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let comes_in = sum_of(
            self.world,
            &[
                self.net_wage(person),
                self.net_business(person),
                self.net_farm(person),
                person.farm_subsidy(),
                person.property(),
                self.insurance_benefits(person),
                self.resident_pension_beyond_basic(person),
                person.support_received(),
            ],
        );
        let goes_out = person.contributions() + person.support_paid();
        (comes_in - goes_out).not_negative().named(Term::TekunIncome).of_person(person.index)
    }

    /// Benefits of employees' social insurance. How far the words on "such social insurance" reach is not settled; they
    /// are counted unless the place says otherwise.
    fn insurance_benefits(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let benefits = person.pension() + person.other_income();
        if benefits.is_surely_nothing() {
            return benefits;
        }
        let figures = self.figures();
        let figure = LocalFigure::TekunInsuranceExempt;
        let exempt = figures.or_assumed(figure, |it| it.tekun_insurance_exempt(), Truth::No);
        benefits.when(!exempt)
    }

    fn resident_pension_beyond_basic(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let pension = person.resident_pension();
        if pension.is_surely_nothing() {
            return pension;
        }
        (pension - self.locality.central_basic_pension()).not_negative()
    }

    /// TK-4: what the person owns is within the local rule. A household that owns next to nothing has no member who
    /// owns too much; else it matters what is the person's own.
    pub(super) fn tekun_assets_ok(&self, person: &Person<'c, W>) -> Condition<W> {
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_7, law::tekun_measures_2016::WHOLE]);
        let limit = self.figures().tekun_liquid_limit();
        let savings = self.household().savings().at_most(limit);
        let rest = self.owns_little_else();
        let whole = savings & rest;
        let ok = if whole.holds_surely() {
            whole
        } else if !limit.is_bounded() {
            whole | person.own_assets_ok()
        } else {
            // Of what is saved beyond the limit, some may be others'.
            whole | ((savings | self.may_own_with_others(person)) & person.own_assets_ok())
        };
        ok.named(Term::TekunAssetsOk).of_person(person.index).under(article)
    }

    /// Whether anybody who is family is told of: what is saved may be theirs.
    fn may_own_with_others(&self, person: &Person<'c, W>) -> Condition<W> {
        let others = self.people().filter(|other| other.index != person.index);
        any(self.world, others.map(|other| !other.relation().is(Relation::Other)))
    }

    fn owns_little_else(&self) -> Condition<W> {
        let household = self.household();
        let parts = [
            household.vehicle().is_one_of(&[Vehicle::No, Vehicle::Exempt]),
            household.homes().is(Homes::One),
            !household.shop_premises(),
            household.registration().is(Registration::No),
        ];
        all(self.world, &parts)
    }
}
