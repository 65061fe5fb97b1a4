//! 单人户 · dibao for one severely disabled or seriously ill person of a family that is itself above the standard
//! (DB-SP-2, DB-SP-3, DB-SP-6 to DB-SP-8, DB-SP-11).

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Person, Work},
    household::{Members, Reading},
    law::{self, governing},
    local::LocalFigure,
    programmes::dibao::Dibao,
    reckoning::{
        exact::Rounding,
        money::Monthly,
        step::How,
        traced::{Amount, Condition, all},
        world::World,
    },
    term::Term,
};

/// When members of margin households could first apply alone (DB-SP-2, DB-SP-3).
const MARGIN_MEMBERS_FROM: Date = day(2021, 7, 1);

/// When the Law came into force (DB-SP-7).
const LAW_FROM: Date = day(2026, 7, 1);

/// When the notice opened single-person dibao to adult, jobless, severely disabled people of any family (DB-SP-6).
const ADULT_JOBLESS_FROM: Date = day(2022, 10, 20);

/// One person's own dibao.
pub struct SinglePerson<W: World> {
    pub holds: Condition<W>,
    pub benefit: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    pub fn single_person(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> Option<SinglePerson<W>> {
        if !members.include(person) {
            return None;
        }
        let today = self.case.day;
        let article = governing(
            today,
            [
                law::social_assistance_law::ARTICLE_21,
                law::expansion_notice_2022::PART_1_1,
                law::dibao_measures_2021::ARTICLE_8,
            ],
        );
        let standard = self.locality.dibao_standard();
        let own_income = self.income_of(person).not_negative().named(Term::OwnIncome).of_person(person.index);
        let severe = person.severe_for_dibao();
        // DB-SP-3: which illnesses count is a local list, until the Law named serious illness as such (DB-SP-7).
        let listed = if today >= LAW_FROM {
            Condition::fixed(self.world, How::OnThisDay, true)
        } else {
            self.locality.allows(self.case.local.illness_listed, LocalFigure::IllnessListed)
        };
        let opened = Condition::fixed(self.world, How::OnThisDay, today >= MARGIN_MEMBERS_FROM);
        let of_margin_family = all(self.world, &[opened, margin, severe | (person.seriously_ill() & listed)])
            .named(Term::OfMarginFamily)
            .of_person(person.index);
        let in_force = Condition::fixed(self.world, How::OnThisDay, today >= ADULT_JOBLESS_FROM);
        let jobless = person.work().is_one_of(&[Work::Jobless, Work::Unable]);
        let adult_jobless_severe = all(self.world, &[in_force, person.is_adult(), jobless, severe])
            .named(Term::AdultJoblessSevere)
            .of_person(person.index);
        let holds = all(
            self.world,
            &[
                (!dibao.holds).named(Term::FamilyNotOnDibao),
                of_margin_family | adult_jobless_severe,
                own_income.below(standard),
                self.own_assets_ok(person, dibao),
                dibao.hukou_ok,
            ],
        );
        let holds = holds.named(Term::SinglePersonHolds).of_person(person.index).under(article);
        let benefit = (standard - own_income).not_negative().rounded(Rounding::UpToYuan).when(holds);
        Some(SinglePerson { holds, benefit: benefit.named(Term::SinglePersonBenefit).of_person(person.index) })
    }

    /// DB-SP-8: a household within the limits owns no member too much; else it matters what is the person's own.
    fn own_assets_ok(&self, person: &Person<'c, W>, dibao: &Dibao<W>) -> Condition<W> {
        let ok =
            if dibao.assets_ok.holds_surely() { dibao.assets_ok } else { dibao.assets_ok | person.own_assets_ok() };
        ok.named(Term::OwnAssetsOk).of_person(person.index)
    }
}
