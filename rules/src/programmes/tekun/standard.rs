//! 特困人员救助供养标准 · what is paid: basic living and care (TK-7 to TK-10).

use crate::{
    facts::{Area, Person, TekunMode},
    household::Reading,
    law::{self, governing},
    local::LocalFigure,
    packs::SelfCare,
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, Years},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// How many of the six abilities fail where self-care is partly lost, and where it is lost (TK-8).
const PARTLY_ABLE: u16 = 1;
const UNABLE: u16 = 4;

impl<'c, W: World> Reading<'c, W> {
    /// TK-9: basic living and care added up, or the one amount that the place publishes for both. What does not change the
    /// amount is not asked.
    pub(super) fn tekun_support(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let place = &self.locality;
        if place.combines_tekun() {
            let both = |area, mode, care| place.tekun_combined(area, mode, care);
            return self
                .by_area(|area| self.by_mode(person, |mode| self.by_self_care(person, |it| both(area, mode, it))));
        }
        let basic = self.by_area(|area| self.by_mode(person, |mode| place.tekun_basic(area, mode)));
        let basic = basic.named(Term::TekunBasic).of_person(person.index).under(law::tekun_opinion_2016::BASIC_LIVING);
        let care = |area, mode, care| place.tekun_care(area, mode, care);
        let care =
            self.by_area(|area| self.by_mode(person, |mode| self.by_self_care(person, |it| care(area, mode, it))));
        let care = care.named(Term::TekunCare).of_person(person.index).under(law::tekun_opinion_2016::CARE);
        self.without_pension(person, basic) + care
    }

    /// TK-9: some counties count the residents' pension inside the basic standard.
    fn without_pension(&self, person: &Person<'c, W>, basic: Amount<W, Monthly>) -> Amount<W, Monthly> {
        let figures = self.figures();
        let figure = LocalFigure::TekunPensionOffset;
        let offset = figures.or_assumed(figure, |it| it.tekun_pension_offset(), Truth::No);
        if offset.may_hold() { (basic - person.resident_pension().when(offset)).not_negative() } else { basic }
    }

    /// TK-7, DB-HH-10: whoever was resettled in a town is supported by the urban standard; else contracted land or
    /// dividends of the collective mean the rural one; else it is that of the household.
    fn by_area(&self, of: impl Fn(Area) -> Amount<W, Monthly>) -> Amount<W, Monthly> {
        let (urban, rural) = (of(Area::Urban), of(Area::Rural));
        if urban.is_as(&rural) {
            return urban;
        }
        let household = self.household();
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_19, law::tekun_measures_2016::WHOLE]);
        let by_household = household.area().is(Area::Urban).choose(urban, rural);
        let by_land = household.contracted_land().choose(rural, by_household);
        household.relocated().choose(urban, by_land).under(article)
    }

    /// TK-10: at home or in an institution, as the person chooses.
    fn by_mode(&self, person: &Person<'c, W>, of: impl Fn(TekunMode) -> Amount<W, Monthly>) -> Amount<W, Monthly> {
        let (home, institution) = (of(TekunMode::Home), of(TekunMode::Institution));
        if home.is_as(&institution) {
            return home;
        }
        person.tekun_mode().is(TekunMode::Institution).choose(institution, home)
    }

    /// TK-8: none of the six abilities lost, one to three, or four and more.
    fn by_self_care(&self, person: &Person<'c, W>, of: impl Fn(SelfCare) -> Amount<W, Monthly>) -> Amount<W, Monthly> {
        let (able, partly_able, unable) = (of(SelfCare::Able), of(SelfCare::PartlyAble), of(SelfCare::Unable));
        if able.is_as(&partly_able) && partly_able.is_as(&unable) {
            return able;
        }
        let failed = self.failed_abilities(person);
        let some = failed.at_least_years(PARTLY_ABLE).choose(partly_able, able);
        failed.at_least_years(UNABLE).choose(unable, some)
    }

    /// TK-8: how many of the six abilities the person lacks.
    fn failed_abilities(&self, person: &Person<'c, W>) -> Years<W> {
        let can = six_abilities(person);
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_22, law::tekun_measures_2016::WHOLE]);
        let failed = Years::how_many(self.world, &can.map(|it| !it));
        failed.named(Term::FailedAbilities).of_person(person.index).under(article)
    }
}

/// TK-8: eating, dressing, getting in and out of bed, using the toilet, walking indoors, bathing, each without help.
pub fn six_abilities<W: World>(person: &Person<'_, W>) -> [Condition<W>; 6] {
    [
        person.can_eat(),
        person.can_dress(),
        person.can_get_in_out_of_bed(),
        person.can_toilet(),
        person.can_walk_indoors(),
        person.can_bathe(),
    ]
}
