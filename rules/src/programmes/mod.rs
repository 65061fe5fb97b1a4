//! The register of programmes, and the order in which they are evaluated (IX-1).

mod category_topup;
mod child_allowance;
pub mod dibao;
mod disability;
mod gradual_exit;
mod margin;
mod rigid_expenditure;
mod single_person;
mod tekun;
mod temporary_assistance;

use crate::{
    choices,
    facts::{Event, Person},
    household::{Members, Reading},
    income::Income,
    locality::Family,
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
pub use tekun::{TekunStanding, six_abilities};
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
        /// 刚性支出困难家庭
        RigidExpenditure "rigid_expenditure",
        /// 特困人员救助供养
        Tekun "tekun",
        /// 渐退期
        GradualExit "gradual_exit",
        /// 孤儿、事实无人抚养儿童基本生活补贴
        ChildAllowance "child_allowance",
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

choices! {
    /// Other help to ask about (CR): no amount, and nothing decided. The urgent ones come first.
    Lead {
        /// 孩子有危险，先报警 (CR-5)
        ChildInDanger "child_in_danger",
        /// 急救，先救治后付费 (CR-25)
        EmergencyTreatment "emergency_treatment",
        /// 救助站 (CR-26)
        Shelter "shelter",
        /// 受灾救助 (CR-24)
        DisasterRelief "disaster_relief",
        /// 福康工程，假肢、矫形器 (CR-1)
        Fukang "fukang",
        /// 残疾儿童康复救助 (CR-2)
        ChildRehabilitation "child_rehabilitation",
        /// 托养、日间照料 (CR-3)
        DayCare "day_care",
        /// 邻里、亲属照料 (CR-4)
        NeighbourCare "neighbour_care",
        /// 农村留守儿童 (CR-5)
        LeftBehindChild "left_behind_child",
        /// 困境儿童、事实无人抚养儿童 (CR-6)
        ChildInDifficulty "child_in_difficulty",
        /// 探访关爱 (CR-7)
        ElderVisits "elder_visits",
        /// 经济困难失能老人护理补贴 (CR-7, CR-29)
        ElderCare "elder_care",
        /// 留守妇女 (CR-8)
        LeftBehindWoman "left_behind_woman",
        /// 供养服务机构 (CR-9)
        InstitutionPlace "institution_place",
        /// 医疗救助 (CR-20)
        MedicalAssistance "medical_assistance",
        /// 教育救助 (CR-21)
        EducationAssistance "education_assistance",
        /// 住房救助 (CR-22)
        HousingAssistance "housing_assistance",
        /// 就业救助 (CR-23)
        EmploymentAssistance "employment_assistance",
        /// 司法救助 (CR-27)
        JudicialAssistance "judicial_assistance",
        /// 法律援助 (CR-28)
        LegalAid "legal_aid",
        /// 防止返贫致贫 (IX-8)
        RelapsePrevention "relapse_prevention",
        /// 在打工、居住的地方也能临时救助 (TA-11)
        PlaceOfWorkAid "place_of_work_aid",
        /// 价格临时补贴 (DB-PY-2)
        PriceSubsidy "price_subsidy",
        /// 慈善帮扶 (CR-10)
        Charity "charity",
        /// 社会工作服务 (CR-11)
        SocialWork "social_work",
    }
    /// Something to know beside the verdicts.
    Remark {
        /// The day lies before the first one covered (GEN-3).
        NotCovered "not_covered",
        /// 如果县里给能干活没干活的人算一份收入 (DB-INC-10): the second line, with what dibao would come to.
        ImputedWage "imputed_wage",
        /// 连续三次拒绝工作 (DB-WK-1): what may be left.
        RefusedWork "refused_work",
        /// 离线不到一成 (IX-6): for dibao.
        NearDibaoLine "near_dibao_line",
        /// The same for the margin line.
        NearMarginLine "near_margin_line",
        /// 标准低于当时的国家扶贫标准 (DB-EL-2)
        StandardBelowPovertyLine "standard_below_poverty_line",
        /// 家外赡养人的经济状况要他本人同意才能查 (DB-INC-6)
        SupporterConsent "supporter_consent",
        /// 返贫，先看临时救助 (TA-10)
        RelapseFirst "relapse_first",
        /// 搬迁以后类别、标准、金额都要跟着调 (DB-HH-11)
        Relocated "relocated",
        /// 严重精神障碍患者优先 (DB-EL-5)
        MentalIllnessFirst "mental_illness_first",
        /// 没有劳动能力的家庭，重点保障 (DB-EL-4)
        NoWorkingMember "no_working_member",
    }
}

impl Programme {
    /// Those that go to single people, not to the household.
    pub const OF_PEOPLE: [Programme; 6] = [
        Programme::Tekun,
        Programme::ChildAllowance,
        Programme::CategoryTopUp,
        Programme::SinglePerson,
        Programme::LivingSubsidy,
        Programme::CareSubsidy,
    ];

    /// Those that pay no cash themselves, and open other help.
    pub const WITHOUT_CASH: [Programme; 2] = [Programme::Margin, Programme::RigidExpenditure];
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

/// A lead, and why it fits.
#[derive(Clone, Copy)]
pub struct FoundLead<W: World> {
    pub lead: Lead,
    pub person: Option<u8>,
    pub holds: Condition<W>,
}

/// A remark, whether it applies, and the amount it speaks of.
#[derive(Clone, Copy)]
pub struct FoundRemark<W: World> {
    pub remark: Remark,
    pub person: Option<u8>,
    pub holds: Condition<W>,
    pub amount: Option<Amount<W, Monthly>>,
}

/// The answers of all programmes in one reading of the household. Their order does not depend on the reading.
pub struct Findings<W: World> {
    pub found: Vec<Found<W>>,
    pub leads: Vec<FoundLead<W>>,
    pub remarks: Vec<FoundRemark<W>>,
    /// IX-7: household benefit, top-ups and personal subsidies together.
    pub monthly_total: Amount<W, Monthly>,
    /// What came in and does not count.
    pub not_counted: Amount<W, Monthly>,
}

/// A monthly payment and whether it is due.
#[derive(Clone, Copy)]
pub struct Claim<W: World> {
    /// Whether the programme is worth a line.
    pub concerns: Truth,
    pub holds: Condition<W>,
    pub amount: Amount<W, Monthly>,
}

impl<W: World> Claim<W> {
    /// Of somebody whom the programme does not concern.
    pub fn none(world: W) -> Self {
        Claim {
            concerns: Truth::No,
            holds: Condition::fixed(world, How::Fixed, false),
            amount: Amount::fixed(world, Money::ZERO),
        }
    }
}

impl<'c, W: World> Reading<'c, W> {
    /// IX-1: tekun, dibao, margin, single persons, rigid expenditure, top-ups, gradual exit, disability subsidies,
    /// temporary assistance, leads.
    pub fn findings(&self) -> Findings<W> {
        let members = self.members();
        let income = self.income(&members);
        let dibao = self.dibao(&members, &income);
        let margin = self.margin(&members, &income, &dibao);
        let rigid = self.rigid_expenditure(&members, &income, &dibao, margin);
        let exit = self.gradual_exit(&income, &dibao);
        let outside_dibao = !dibao.holds.value();

        let mut found = vec![
            Found::of_household(Programme::Dibao, Truth::Yes, dibao.holds, Pays::EachMonth(dibao.benefit)),
            Found::of_household(Programme::Margin, outside_dibao, margin, Pays::Nothing),
            Found::of_household(Programme::RigidExpenditure, outside_dibao & !margin.value(), rigid, Pays::Nothing),
            Found::of_household(Programme::GradualExit, exit.concerns, exit.holds, Pays::EachMonth(exit.amount)),
        ];
        for person in self.people() {
            found.extend(self.personal_findings(&members, &person, &income, &dibao, [margin, rigid]));
        }
        found.extend(self.temporary_findings(&members, &income, &dibao, margin, rigid));

        let monthly_total = self.monthly_total(&members, &found);
        let not_counted = sum_of(self.world, members.people.iter().map(|person| self.not_counted(person)));
        let leads = self.leads(&members, &found);
        let remarks = self.remarks(&members, &income, &dibao);
        Findings { found, leads, remarks, monthly_total, not_counted }
    }

    fn personal_findings(
        &self,
        members: &Members<'c, W>,
        person: &Person<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        [margin, rigid]: [Condition<W>; 2],
    ) -> [Found<W>; 6] {
        let of_claim = |programme, claim: Claim<W>| Found {
            programme,
            person: Some(person.index),
            concerns: claim.concerns,
            holds: claim.holds,
            pays: Pays::EachMonth(claim.amount),
        };
        let found = |programme, concerns: Truth, claim: Option<(Condition<W>, Amount<W, Monthly>)>| {
            let (holds, amount) = claim.unwrap_or_else(|| self.no_claim());
            Found { programme, person: Some(person.index), concerns, holds, pays: Pays::EachMonth(amount) }
        };
        let tekun = self.tekun(person);
        let single = self.single_person(members, person, income, dibao, margin);
        let alone = single.map(|it| it.holds);
        let topup = self.topup(members, person, dibao, [margin, rigid], single.as_ref());
        let in_category = topup.as_ref().map_or(Truth::No, |it| it.holds.value());
        let certified = person.has_certificate().value();
        let in_family = members.include(person);
        let of_family = |status: Condition<W>| if in_family { status } else { self.no_claim().0 };
        let on_dibao = self.on_dibao(members, person, dibao.holds, alone);
        let family = Family { dibao: on_dibao, margin: of_family(margin), rigid: of_family(rigid) };
        let track = self.child_track(person);
        let living = (certified != Truth::No)
            .then(|| self.living_subsidy(person, &family, self.paid_in_full(person, &track, on_dibao)));
        let care = (certified != Truth::No).then(|| self.care_subsidy(person, &family));
        let child_allowance = self.child_allowance(person, &track, || {
            let of_family = in_family.then(|| dibao.benefit.per_head(members.count));
            let alone = single.as_ref().map(|it| it.benefit);
            let on_dibao = highest_of(self.world, of_family.into_iter().chain(alone));
            let living = living.as_ref().map(|it| it.amount);
            sum_of(self.world, [on_dibao, tekun.amount].into_iter().chain(living))
        });
        [
            of_claim(Programme::Tekun, tekun),
            of_claim(Programme::ChildAllowance, child_allowance),
            found(Programme::CategoryTopUp, in_category, topup.map(|it| (it.holds, it.amount))),
            found(
                Programme::SinglePerson,
                single.map_or(Truth::No, |it| it.concerns),
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
        rigid: Condition<W>,
    ) -> [Found<W>; 3] {
        let event = !self.household().event().is(Event::No).value();
        let outlay = self.household().outlay_hardship().value();
        let found = |programme, concerns, aid: TemporaryAid<W>| {
            Found::of_household(programme, concerns, aid.holds, Pays::Once(aid.amount))
        };
        [
            found(Programme::FastAid, event, self.fast_aid(members)),
            found(Programme::EmergencyAid, event, self.emergency_aid(members)),
            found(Programme::ExpenditureAid, outlay, self.expenditure_aid(members, income, dibao, margin, rigid)),
        ]
    }

    /// IX-7: household benefit, top-ups and personal subsidies. A household on dibao, or on its way out of it, has no
    /// member on dibao alone (IX-2); whoever is no member may be.
    fn monthly_total(&self, members: &Members<'c, W>, found: &[Found<W>]) -> Amount<W, Monthly> {
        let paid = |wanted: &dyn Fn(&Found<W>) -> bool| {
            let of = found.iter().filter(|it| wanted(it));
            sum_of(self.world, of.filter_map(|it| it.pays.each_month()))
        };
        let is_member = |it: &Found<W>| members.people.iter().any(|member| it.person == Some(member.index));
        let alone = |it: &Found<W>| it.programme == Programme::SinglePerson;
        let dibao = highest_of(
            self.world,
            &[
                paid(&|it| it.programme == Programme::Dibao),
                paid(&|it| it.programme == Programme::GradualExit),
                paid(&|it| alone(it) && is_member(it)),
            ],
        );
        let besides = [
            Programme::Tekun,
            Programme::ChildAllowance,
            Programme::CategoryTopUp,
            Programme::LivingSubsidy,
            Programme::CareSubsidy,
        ];
        let besides = paid(&|it| besides.contains(&it.programme) || (alone(it) && !is_member(it)));
        (dibao + besides).named(Term::MonthlyTotal)
    }

    /// Every programme open, for a household with too many undecided members to read it every way. Whom to call now is told all
    /// the same.
    pub fn undecided(&self, by: &[Condition<W>]) -> Findings<W> {
        let open = || Condition::undecided(self.world, by);
        let money = || Amount::unbounded(self.world, by);
        let of_household = [
            (Programme::Dibao, Pays::EachMonth(money())),
            (Programme::Margin, Pays::Nothing),
            (Programme::RigidExpenditure, Pays::Nothing),
            (Programme::GradualExit, Pays::EachMonth(money())),
            (Programme::FastAid, Pays::Once(Amount::unbounded(self.world, by))),
            (Programme::EmergencyAid, Pays::Once(Amount::unbounded(self.world, by))),
            (Programme::ExpenditureAid, Pays::Once(Amount::unbounded(self.world, by))),
        ];
        let mut found: Vec<_> = of_household
            .into_iter()
            .map(|(programme, pays)| Found::of_household(programme, Truth::Either, open(), pays))
            .collect();
        for person in self.people() {
            found.extend(Programme::OF_PEOPLE.map(|programme| Found {
                programme,
                person: Some(person.index),
                concerns: Truth::Either,
                holds: open(),
                pays: Pays::EachMonth(money()),
            }));
        }
        let mut leads = self.urgent_leads();
        leads.retain(|it| it.holds.may_hold());
        Findings { found, leads, remarks: Vec::new(), monthly_total: money(), not_counted: money() }
    }

    /// GEN-3: there are no rules here for the day. Everything stays open, and a remark says why.
    pub fn not_covered(&self) -> Findings<W> {
        let covered = Condition::fixed(self.world, How::OnThisDay, false);
        let remark = FoundRemark { remark: Remark::NotCovered, person: None, holds: !covered, amount: None };
        Findings { remarks: vec![remark], ..self.undecided(&[covered]) }
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
        Findings {
            found: Vec::new(),
            leads: Vec::new(),
            remarks: Vec::new(),
            monthly_total: nothing,
            not_counted: nothing,
        }
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
