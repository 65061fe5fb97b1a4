//! 单人户 · dibao for one person of a family that is itself not on dibao (DB-SP-1 to DB-SP-11).
//!
//! The whole household is tested first; only then its members one by one, and the rest keep the margin status
//! (DB-SP-9, DB-HH-12). The Law widened who may (DOC-R5). What 重度 means is one definition for every way in, unless the locality is narrower (DB-SP-10).

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Away, Person, SingleIncome, Work},
    household::{Members, Reading},
    income::Income,
    law::{self, Article, governing},
    local::LocalFigure,
    packs::Status,
    programmes::dibao::Dibao,
    reckoning::{
        choice::Choice,
        money::Monthly,
        step::How,
        traced::{Amount, Condition, People, all, any, highest_of},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// When members of margin households, and others whom a county admits, could first apply alone (DB-SP-2, DB-SP-3,
/// DB-SP-5); the way of 2018 through deeply poor areas had ended (DB-SP-1).
const MEASURES_FROM: Date = day(2021, 7, 1);

/// When the notice opened single-person dibao to adult, jobless, severely disabled people of any family (DB-SP-6).
const ADULT_JOBLESS_FROM: Date = day(2022, 10, 20);

/// When the Law came into force (DB-SP-7).
const LAW_FROM: Date = day(2026, 7, 1);

/// One person's own dibao.
#[derive(Clone, Copy)]
pub struct SinglePerson<W: World> {
    /// Whether it is worth a line.
    pub concerns: Truth,
    pub holds: Condition<W>,
    pub benefit: Amount<W, Monthly>,
    /// What would be paid if it held.
    pub in_full: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    /// None where nothing speaks for it.
    pub fn single_person(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> Option<SinglePerson<W>> {
        if !members.include(person) {
            return self.religious_alone(person, dibao);
        }
        let (severe, ill) = (person.severe_for_dibao(), person.seriously_ill());
        let hard_pressed = any(self.world, &[severe, ill, person.special_difficulty()]);
        if dibao.holds.holds_surely() || !hard_pressed.may_hold() {
            return None;
        }
        let ways_in = [
            self.of_margin_family(person, [severe, ill], income, margin),
            self.adult_jobless_severe(person, severe, income),
            self.specially_hard_pressed(person),
        ];
        let holds = all(
            self.world,
            &[
                (!dibao.holds).named(Term::FamilyNotOnDibao),
                any(self.world, &ways_in),
                self.single_income_ok(person, income),
                self.own_assets_ok(members, person, dibao),
                dibao.hukou_ok,
            ],
        );
        // Whether somebody is in special difficulty is worth a line only once it was said.
        let told = severe.value() | ill.value() | Truth::from(person.special_difficulty().holds_surely());
        Some(self.single(person, told & !dibao.holds.value(), holds, self.single_article()))
    }

    /// DB-SP-4: whoever has lived at a religious site for three years or more belongs to no household and applies
    /// alone.
    fn religious_alone(&self, person: &Person<'c, W>, dibao: &Dibao<W>) -> Option<SinglePerson<W>> {
        let religious = person.away().is(Away::Religious);
        if !religious.may_hold() {
            return None;
        }
        let own_assets_ok = person.own_assets_ok().named(Term::OwnAssetsOk).of_person(person.index);
        let religious = religious.named(Term::ReligiousAlone).of_person(person.index);
        let in_hardship = self.own_income(person).below(self.locality.dibao_standard());
        // IX-2: whoever is tekun gets no dibao besides.
        let not_tekun = !self.is_tekun(person);
        let holds = all(self.world, &[religious, in_hardship, own_assets_ok, dibao.hukou_ok, not_tekun]);
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_8, law::dibao_measures_2012::WHOLE]);
        Some(self.single(person, religious.value(), holds, article))
    }

    fn single(
        &self,
        person: &Person<'c, W>,
        concerns: Truth,
        holds: Condition<W>,
        article: Article,
    ) -> SinglePerson<W> {
        let holds = holds.named(Term::SinglePersonHolds).of_person(person.index).under(article);
        let in_full = self.single_benefit(person);
        let benefit = in_full.when(holds).named(Term::SinglePersonBenefit).of_person(person.index);
        SinglePerson { concerns, holds, benefit, in_full }
    }

    fn single_article(&self) -> Article {
        let articles = [
            law::social_assistance_law::ARTICLE_21,
            law::expansion_notice_2022::PART_1_1,
            law::dibao_measures_2021::ARTICLE_8,
            law::deep_poverty_2018::PART_2_1_SINGLE_PERSON,
        ];
        governing(self.case.day, articles)
    }

    /// DB-SP-2, DB-SP-3, DB-SP-7: severely disabled or seriously ill, of a margin household; or of a household within
    /// the ceiling that the place has set for those who apply alone (DB-SP-8).
    fn of_margin_family(
        &self,
        person: &Person<'c, W>,
        [severe, ill]: [Condition<W>; 2],
        income: &Income<W>,
        margin: Condition<W>,
    ) -> Condition<W> {
        let opened = Condition::fixed(self.world, How::OnThisDay, self.case.day >= MEASURES_FROM);
        let family = opened & margin;
        let family = self.within_single_cap(income).map_or(family, |within| family | within);
        let listed = if ill.may_hold() { ill & self.illness_counts() } else { ill };
        (family & (severe | listed)).named(Term::OfMarginFamily).of_person(person.index)
    }

    /// DB-SP-3: which illnesses count is a local list, until the Law named serious illness as such (DB-SP-7).
    fn illness_counts(&self) -> Condition<W> {
        if self.case.day >= LAW_FROM {
            Condition::fixed(self.world, How::OnThisDay, true)
        } else {
            self.figures().illness_listed()
        }
    }

    /// DB-SP-6: adult, jobless and severely disabled, of any family; DB-SP-1: before, in deeply poor areas alone. The
    /// national texts set no ceiling on the family's income; a place may (DB-SP-8).
    fn adult_jobless_severe(&self, person: &Person<'c, W>, severe: Condition<W>, income: &Income<W>) -> Condition<W> {
        let today = self.case.day;
        let opened = if severe.may_hold() && today < MEASURES_FROM {
            self.figures().deeply_poor_area().under(law::deep_poverty_2018::PART_2_1_SINGLE_PERSON)
        } else {
            Condition::fixed(self.world, How::OnThisDay, today >= ADULT_JOBLESS_FROM)
        };
        let jobless = person.work().is_one_of(&[Work::Jobless, Work::Unable]);
        let person_fits = all(self.world, &[opened, person.is_adult(), jobless, severe]);
        let fits = match self.within_single_cap(income) {
            Some(within) if person_fits.may_hold() => person_fits & within,
            _ => person_fits,
        };
        fits.named(Term::AdultJoblessSevere).of_person(person.index)
    }

    /// DB-SP-5, DB-SP-7: others in special difficulty, where the county admits them; the Law says "may".
    fn specially_hard_pressed(&self, person: &Person<'c, W>) -> Condition<W> {
        let opened = Condition::fixed(self.world, How::OnThisDay, self.case.day >= MEASURES_FROM);
        let in_difficulty = opened & person.special_difficulty();
        let admitted = if in_difficulty.may_hold() {
            in_difficulty & self.figures().special_case_admitted()
        } else {
            in_difficulty
        };
        admitted.named(Term::SpeciallyHardPressed).of_person(person.index)
    }

    /// DB-SP-8: the family's income per head against the ceiling for those who apply alone, where the place has one.
    fn within_single_cap(&self, income: &Income<W>) -> Option<Condition<W>> {
        self.locality.is_told(LocalFigure::SingleFamilyCap).then(|| {
            let cap = self.locality.dibao_standard().scaled(self.figures().single_family_cap());
            income.per_head().at_most(cap).named(Term::FamilyWithinCap)
        })
    }

    /// DB-SP-8: the own income alone, unless the place looks at the income of the household instead.
    fn single_income_ok(&self, person: &Person<'c, W>, income: &Income<W>) -> Condition<W> {
        let own = || self.own_income(person).below(self.locality.dibao_standard());
        let assumed = Choice::only(SingleIncome::Own);
        let basis = self.figures().or_assumed(LocalFigure::SingleIncomeBasis, |it| it.single_income_basis(), assumed);
        if basis.is(SingleIncome::Own).holds_surely() {
            return own();
        }
        let of_family = self.within_single_cap(income).unwrap_or_else(|| income.below(self.locality.margin_line()));
        (basis.is(SingleIncome::Household) & of_family) | (basis.is(SingleIncome::Own) & own())
    }

    fn own_income(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        self.income_of(person).not_negative().named(Term::OwnIncome).of_person(person.index)
    }

    /// DB-SP-8: what is the person's own. Of a household that owns no more than one person may, no member owns too much;
    /// that it keeps within the limits for several says nothing of one of them.
    fn own_assets_ok(&self, members: &Members<'c, W>, person: &Person<'c, W>, dibao: &Dibao<W>) -> Condition<W> {
        let ok = if members.people.len() == 1 {
            dibao.assets_ok
        } else {
            let alone = People::count_of(self.world, &[self.counts(person)]).named(Term::CountedAlone);
            let all_of_one = Members { people: members.people.clone(), count: alone };
            let within = self.assets_ok(&all_of_one, Status::Dibao);
            if within.holds_surely() { within } else { within | person.own_assets_ok() }
        };
        ok.named(Term::OwnAssetsOk).of_person(person.index)
    }

    /// DB-SP-11: what the own income leaves to the standard, but no less than the place pays at the least; or the fixed
    /// amount of the place.
    fn single_benefit(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        if self.locality.is_told(LocalFigure::SingleFixedBenefit) {
            return self.as_paid(self.figures().single_fixed_benefit());
        }
        let difference = (self.locality.dibao_standard() - self.own_income(person)).not_negative();
        let least = self.locality.least_payment();
        self.as_paid(least.map_or(difference, |least| highest_of(self.world, &[difference, least])))
    }
}
