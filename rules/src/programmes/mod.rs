//! The register of programmes, and the order in which they are evaluated (IX-1).

mod category_topup;
mod dibao;
mod disability;
mod margin;
mod single_person;
mod temporary_assistance;

use crate::{
    choices,
    facts::{Event, Person},
    household::{Members, Reading},
    income::Income,
    place::Status,
    reckoning::{
        money::{Money, Monthly, Once},
        step::How,
        traced::{Amount, Condition, any, highest_of, sum_of},
        truth::Truth,
        world::World,
    },
    term::Term,
};
use dibao::Dibao;
use disability::Family;
use temporary_assistance::TemporaryAid;

choices! {
    /// What help there may be, in the order in which it is shown.
    Programme {
        /// 最低生活保障
        Dibao "dibao",
        /// 分类施保
        CategoryTopUp "category_topup",
        /// 单人户
        SinglePerson "single_person",
        /// 最低生活保障边缘家庭
        Margin "margin",
        /// 困难残疾人生活补贴
        LivingSubsidy "living_subsidy",
        /// 重度残疾人护理补贴
        CareSubsidy "care_subsidy",
        /// 临时救助：小额快救
        FastAid "fast_aid",
        /// 临时救助：急难型
        EmergencyAid "emergency_aid",
        /// 临时救助：支出型
        ExpenditureAid "expenditure_aid",
    }
}

/// Money that a programme pays.
#[derive(Clone, Copy)]
pub enum Pays<W: World> {
    Nothing,
    EachMonth(Amount<W, Monthly>),
    Once(Amount<W, Once>),
}

/// One programme's answer, for the household or for one person.
#[derive(Clone, Copy)]
pub struct Found<W: World> {
    pub programme: Programme,
    pub person: Option<u8>,
    /// Whether the programme concerns them at all.
    pub concerns: Truth,
    pub holds: Condition<W>,
    pub pays: Pays<W>,
}

/// The answers of all programmes in one reading of the household. Their order does not depend on the reading.
pub struct Findings<W: World> {
    pub found: Vec<Found<W>>,
    /// IX-7: household benefit, top-ups and personal subsidies together.
    pub monthly_total: Amount<W, Monthly>,
    /// What came in and does not count.
    pub not_counted: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    /// IX-1: dibao, margin, single persons, top-ups, disability subsidies, temporary assistance.
    pub fn findings(&self) -> Findings<W> {
        let members = self.members();
        let income = self.income(&members);
        let dibao = self.dibao(&members, &income);
        let margin = self.margin(&members, &income, &dibao);

        let mut found = vec![
            Found::of_household(Programme::Dibao, Truth::Yes, dibao.holds, Pays::EachMonth(dibao.benefit)),
            Found::of_household(Programme::Margin, !dibao.holds.value(), margin, Pays::Nothing),
        ];
        for person in self.people() {
            found.extend(self.personal_findings(&members, &person, &dibao, margin));
        }
        found.extend(self.temporary_findings(&members, &income, &dibao, margin));

        let monthly_total = self.monthly_total(&found);
        let not_counted = sum_of(self.world, members.people.iter().map(|person| self.not_counted(person)));
        Findings { found, monthly_total, not_counted }
    }

    fn personal_findings(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> [Found<W>; 4] {
        let found = |programme, concerns: Truth, claim: Option<(Condition<W>, Amount<W, Monthly>)>| {
            let (holds, amount) = claim.unwrap_or_else(|| self.no_claim());
            Found { programme, person: Some(person.index), concerns, holds, pays: Pays::EachMonth(amount) }
        };
        // Only the severely disabled and the seriously ill can be on dibao alone (DB-SP-2, DB-SP-3, DB-SP-6).
        let hard_pressed = person.severe_for_dibao().value() | person.seriously_ill().value();
        let single = match hard_pressed {
            Truth::No => None,
            _ => self.single_person(members, person, dibao, margin),
        };
        let on_dibao = self.on_dibao(members, person, dibao.holds, single.as_ref().map(|it| it.holds));
        let topup = self.topup(members, person, [(Status::Dibao, on_dibao), (Status::Margin, margin)]);
        let in_category = topup.as_ref().map_or(Truth::No, |it| it.holds.value());
        let certified = person.has_certificate().value();
        let living = (certified != Truth::No).then(|| self.living_subsidy(person, Family { on_dibao, margin }));
        let care = (certified != Truth::No).then(|| self.care_subsidy(person));
        [
            found(Programme::CategoryTopUp, in_category, topup.map(|it| (it.holds, it.amount))),
            found(
                Programme::SinglePerson,
                hard_pressed & !dibao.holds.value(),
                single.map(|it| (it.holds, it.benefit)),
            ),
            found(Programme::LivingSubsidy, certified, living.map(|it| (it.holds, it.amount))),
            found(Programme::CareSubsidy, certified, care.map(|it| (it.holds, it.amount))),
        ]
    }

    fn temporary_findings(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> [Found<W>; 3] {
        let event = !self.household().event().is(Event::No).value();
        let outlay = self.household().outlay_hardship().value();
        let found = |programme, concerns, aid: TemporaryAid<W>| {
            Found::of_household(programme, concerns, aid.holds, Pays::Once(aid.amount))
        };
        [
            found(Programme::FastAid, event, self.fast_aid(members)),
            found(Programme::EmergencyAid, event, self.emergency_aid(members)),
            found(Programme::ExpenditureAid, outlay, self.expenditure_aid(members, income, dibao, margin)),
        ]
    }

    /// IX-7: household benefit, top-ups and personal subsidies. A household on dibao has nobody on dibao alone (IX-2).
    fn monthly_total(&self, found: &[Found<W>]) -> Amount<W, Monthly> {
        let paid = |wanted: &[Programme]| {
            let of = found.iter().filter(|it| wanted.contains(&it.programme));
            sum_of(self.world, of.filter_map(|it| it.pays.each_month()))
        };
        let dibao = highest_of(self.world, &[paid(&[Programme::Dibao]), paid(&[Programme::SinglePerson])]);
        let besides = paid(&[Programme::CategoryTopUp, Programme::LivingSubsidy, Programme::CareSubsidy]);
        (dibao + besides).named(Term::MonthlyTotal)
    }

    /// Every programme open, for a household with too many undecided members to read it every way.
    pub fn undecided(&self, memberships: &[Condition<W>]) -> Findings<W> {
        let open = || Condition::undecided(self.world, memberships);
        let money = || Amount::unbounded(self.world, memberships);
        let of_household = [
            (Programme::Dibao, Pays::EachMonth(money())),
            (Programme::Margin, Pays::Nothing),
            (Programme::FastAid, Pays::Once(Amount::unbounded(self.world, memberships))),
            (Programme::EmergencyAid, Pays::Once(Amount::unbounded(self.world, memberships))),
            (Programme::ExpenditureAid, Pays::Once(Amount::unbounded(self.world, memberships))),
        ];
        let personal =
            [Programme::CategoryTopUp, Programme::SinglePerson, Programme::LivingSubsidy, Programme::CareSubsidy];
        let mut found: Vec<_> = of_household
            .into_iter()
            .map(|(programme, pays)| Found::of_household(programme, Truth::Either, open(), pays))
            .collect();
        for person in self.people() {
            found.extend(personal.map(|programme| Found {
                programme,
                person: Some(person.index),
                concerns: Truth::Either,
                holds: open(),
                pays: Pays::EachMonth(money()),
            }));
        }
        Findings { found, monthly_total: money(), not_counted: money() }
    }

    /// DS-2: in a dibao family, or on dibao alone.
    fn on_dibao(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        family: Condition<W>,
        alone: Option<Condition<W>>,
    ) -> Condition<W> {
        let in_family = members.include(person).then_some(family);
        any(self.world, in_family.into_iter().chain(alone))
    }

    fn no_claim(&self) -> (Condition<W>, Amount<W, Monthly>) {
        (Condition::fixed(self.world, How::Fixed, false), Amount::fixed(self.world, Money::ZERO))
    }
}

impl<W: World> Findings<W> {
    pub fn none(world: W) -> Self {
        let nothing = sum_of(world, core::iter::empty::<Amount<W, Monthly>>());
        Findings { found: Vec::new(), monthly_total: nothing, not_counted: nothing }
    }
}

impl<W: World> Pays<W> {
    pub fn each_month(self) -> Option<Amount<W, Monthly>> {
        match self {
            Pays::EachMonth(amount) => Some(amount),
            Pays::Nothing | Pays::Once(_) => None,
        }
    }

    pub fn once(self) -> Option<Amount<W, Once>> {
        match self {
            Pays::Once(amount) => Some(amount),
            Pays::Nothing | Pays::EachMonth(_) => None,
        }
    }
}

impl<W: World> Found<W> {
    fn of_household(programme: Programme, concerns: Truth, holds: Condition<W>, pays: Pays<W>) -> Self {
        Found { programme, person: None, concerns, holds, pays }
    }
}
