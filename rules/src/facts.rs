//! Everything we may ask, each declared once: the struct of answers, the list of questions and the
//! reader used by the rules all come from the same line.

mod choices;

use serde::{Deserialize, Serialize};

pub use choices::*;

use crate::{
    answer::{Age, Answer, Answerable, Askable, Count, Flow, Given, Kind, Number, Yuan},
    reckoning::{choice::Choice, step::How, traced::Traced, world::World},
};

/// A question, and whom it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    Household(HouseholdFact),
    /// The index is that of the person in the case.
    Person(PersonFact, u8),
    /// The index is that of the supporter in the case.
    Supporter(SupporterFact, u8),
}

impl Asked {
    /// The fact's identifier in saved cases and locales.
    pub const fn name(self) -> &'static str {
        match self {
            Asked::Household(fact) => fact.name(),
            Asked::Person(fact, _) => fact.name(),
            Asked::Supporter(fact, _) => fact.name(),
        }
    }

    pub const fn kind(self) -> Kind {
        match self {
            Asked::Household(fact) => fact.kind(),
            Asked::Person(fact, _) => fact.kind(),
            Asked::Supporter(fact, _) => fact.kind(),
        }
    }
}

/// Reads an answer into the rules.
fn read<W: World, T: Askable>(world: W, answer: Answer<T>, asked: Asked) -> Traced<W, T::Quantity> {
    match answer {
        Answer::NotAsked => Traced::leaf(world, How::NotAsked(asked), T::OPEN),
        Answer::Unsure => Traced::leaf(world, How::Declined(asked), T::OPEN),
        Answer::Given(given) => Traced::leaf(world, How::Answered(asked), given.possible()),
    }
}

/// For each line `name / Variant: Type` this writes a field `name: Answer<Type>` of the struct of answers,
/// a variant of the list of questions, and a reader `name()`.
macro_rules! facts {
    (
        $(#[$struct_doc:meta])* $answers:ident, $fact:ident $({ $($(#[$own_doc:meta])* $own:ident: $own_type:ty,)* })?;
        $($(#[$doc:meta])* $name:ident / $variant:ident: $type:ty,)*
    ) => {
        $(#[$struct_doc])*
        #[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $answers {
            $($($(#[$own_doc])* pub $own: $own_type,)*)?
            $($(#[$doc])* #[serde(default, skip_serializing_if = "Answer::is_not_asked")] pub $name: Answer<$type>,)*
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $fact { $($(#[$doc])* $variant,)* }

        impl $fact {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The identifier in saved cases and locales.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($name),)* }
            }

            pub const fn kind(self) -> Kind {
                // Found in a table, where the kinds themselves would be made one by one.
                *match self { $(Self::$variant => &<$type as Askable>::KIND,)* }
            }
        }

        impl $answers {
            pub fn get(&self, fact: $fact) -> Answer<Given> {
                let answer: &dyn Answerable = match fact { $($fact::$variant => &self.$name,)* };
                answer.given()
            }

            /// Keeps the old answer where the new one is of another kind.
            pub fn set(&mut self, fact: $fact, answer: Answer<Given>) {
                let kept: &mut dyn Answerable = match fact { $($fact::$variant => &mut self.$name,)* };
                kept.keep(answer);
            }
        }
    };
}
pub(crate) use facts;

/// Writes the readers `name()` of a struct of answers.
macro_rules! readers {
    ($reader:ident reads $answers:ident with $asked:expr; $($name:ident / $variant:ident: $type:ty,)*) => {
        impl<W: World> $reader<'_, W> {
            $(pub fn $name(&self) -> Traced<W, <$type as Askable>::Quantity> {
                read(self.world, self.answers.$name, $asked(self, $answers::$variant))
            })*
        }
    };
}

/// The household's answers, as the rules read them.
#[derive(Clone, Copy)]
pub struct Household<'c, W: World> {
    pub world: W,
    pub answers: &'c HouseholdAnswers,
}

/// One person's answers, as the rules read them.
#[derive(Clone, Copy)]
pub struct Person<'c, W: World> {
    pub world: W,
    pub index: u8,
    pub answers: &'c PersonAnswers,
}

/// What is known of one supporter outside the household, as the rules read it.
#[derive(Clone, Copy)]
pub struct Supporter<'c, W: World> {
    pub world: W,
    pub index: u8,
    pub answers: &'c SupporterAnswers,
}

/// Declares facts and their readers from one list.
macro_rules! facts_with_readers {
    (
        $(#[$struct_doc:meta])* $answers:ident $({ $($own:tt)* })?, $fact:ident, $reader:ident, $asked:expr;
        $($(#[$doc:meta])* $name:ident / $variant:ident: $type:ty,)*
    ) => {
        facts! { $(#[$struct_doc])* $answers, $fact $({ $($own)* })?; $($(#[$doc])* $name / $variant: $type,)* }
        readers! { $reader reads $fact with $asked; $($name / $variant: $type,)* }
    };
}

facts_with_readers! {
    /// What is known of the household as a whole.
    #[derive(Clone, Copy)]
    HouseholdAnswers, HouseholdFact, Household, |_: &Household<'_, W>, fact| Asked::Household(fact);
    /// 城镇或农村: which standard applies (DB-HH-10).
    area / Area: Choice<Area>,
    /// 有孩子正处在危险中: alone, missing, beaten, hurt (CR-5, IX-1 step 0).
    child_in_danger / ChildInDanger: bool,
    /// 今晚没有地方住 (CR-26, IX-1 step 0).
    no_home_tonight / NoHomeTonight: bool,
    /// 有人急需救治 (CR-25, IX-1 step 0).
    medical_emergency / MedicalEmergency: bool,
    /// 户口在这个地方 (DB-EL-1, DB-HH-9).
    hukou_here / HukouHere: bool,
    /// 存款、现金、理财等, all members together, today (DB-AST-1, DB-AST-4).
    savings / Savings: Yuan,
    /// 其中备着治重病的，不满一年 (DB-AST-2).
    treatment_savings / TreatmentSavings: Yuan,
    /// 机动车 (DB-AST-5).
    vehicle / Vehicle: Choice<Vehicle>,
    /// 车现在值多少钱 (DB-AST-5).
    vehicle_value / VehicleValue: Yuan,
    /// 住房 (DB-AST-6).
    homes / Homes: Choice<Homes>,
    /// 另有门面、写字楼或车库, not the only home (DB-AST-6).
    shop_premises / ShopPremises: bool,
    /// 营业执照 (DB-AST-7).
    registration / Registration: Choice<Registration>,
    /// 因残疾或重病额外自付的钱 (DB-INC-8).
    illness_outlay / IllnessOutlay: Flow,
    /// 看病自己出的钱, after every insurance and aid, over the last twelve months (RE-2).
    medical_outlay / MedicalOutlay: Flow,
    /// 上学自己出的钱, at the fees of public institutions (RE-2).
    education_outlay / EducationOutlay: Flow,
    /// 残疾康复自己出的钱 (RE-2).
    rehabilitation_outlay / RehabilitationOutlay: Flow,
    /// 吃穿住行等必需的花销 (RE-2).
    living_outlay / LivingOutlay: Flow,
    /// 房租 (DB-INC-8).
    rent / Rent: Flow,
    /// 为这些花销已经得到的救助和捐款 (RE-2).
    outlay_aid / OutlayAid: Flow,
    /// 最近突发的事 (TA-2).
    event / Event: Choice<Event>,
    /// 因为这件事，眼下基本生活困难 (TA-1).
    event_hardship / EventHardship: bool,
    /// 看病、上学等必需的花销超出家里承受 (TA-2).
    outlay_hardship / OutlayHardship: bool,
    /// 已被认定为刚性支出困难家庭 (TA-4).
    recognised_rigid / RecognisedRigid: bool,
    /// 同一件事一年内已领过临时救助 (TA-8).
    same_cause_aid / SameCauseAid: bool,
    /// 今年已领过几次临时救助 (TA-8).
    aid_times / AidTimes: Count,
    /// 治这个病自己出了多少钱 (TA-7).
    treatment_cost / TreatmentCost: Yuan,
    /// 现在在领低保 (DB-EX-1, DB-WK-1).
    on_dibao_now / OnDibaoNow: bool,
    /// 现在每月领的低保金，全家 (DB-EX-1, DB-WK-1).
    dibao_now / DibaoNow: Flow,
    /// 最近家里有人找到了活 (DB-EX-1).
    took_work / TookWork: bool,
    /// 从收入超过标准起已过几个月 (DB-EX-1).
    months_over_line / MonthsOverLine: Count,
    /// 建档立卡、监测对象等 (DOC-V1, IX-8).
    relapse_target / RelapseTarget: Choice<RelapseTarget>,
    /// 有承包地或集体分红 (DB-HH-10, TK-7).
    contracted_land / ContractedLand: bool,
    /// 从山里搬到城镇安置点 (DB-HH-11, TK-7).
    relocated / Relocated: bool,
    /// 房子是危房，或租不起、没有房 (CR-22).
    housing_need / HousingNeed: bool,
    /// 有人是刑事案件、车祸的受害人，没有得到赔偿 (CR-27).
    uncompensated_victim / UncompensatedVictim: bool,
    /// 申请过，没有批 (PR-8, CR-28).
    was_refused / WasRefused: bool,
}

facts_with_readers! {
    /// What is known of one person.
    #[derive(Clone, Copy)]
    PersonAnswers, PersonFact, Person, |person: &Person<'_, W>, fact| Asked::Person(fact, person.index);
    /// 与申请人的关系 (DB-HH-2).
    relation / Relation: Choice<Relation>,
    /// 长期住在一起 (DB-HH-2).
    lives_with_family / LivesWithFamily: bool,
    /// 本该抚养或赡养的人已去世或没有能力 (DB-HH-8): for grandparents, grandchildren, siblings and parents of a spouse.
    nearer_kin_unable / NearerKinUnable: bool,
    /// 现在的特殊情况 (DB-HH-6, IX-3).
    away / Away: Choice<Away>,
    /// 周岁 on the first day of the month of application (GEN-7).
    age / Age: Age,
    /// 结婚了 (DB-HH-5).
    married / Married: bool,
    /// 在读 (DB-HH-4).
    study / Study: Choice<Study>,
    /// 残疾人证上的类别 (DS-1).
    disability / Disability: Choice<Disability>,
    /// 残疾人证上的等级 (DS-1).
    disability_grade / DisabilityGrade: Choice<Grade>,
    /// 需要别人长期照料，六个月以上 (DS-3).
    long_term_care / LongTermCare: bool,
    /// 重病 (DB-TU-1, DB-INC-8).
    seriously_ill / SeriouslyIll: bool,
    /// 干活的情况 (DB-INC-7).
    work / Work: Choice<Work>,
    /// 没有干活的原因, or why offered work was refused (DB-INC-10, DB-WK-2).
    hindrance / Hindrance: Choice<Hindrance>,
    /// 连续拒绝介绍的工作 (DB-WK-1).
    work_refusals / WorkRefusals: Choice<WorkRefusals>,
    /// 工资、打工收入, before the cost of working.
    wage / Wage: Flow,
    /// 上班必须花的钱 (DB-INC-7).
    work_cost / WorkCost: Flow,
    /// 做买卖收进来的钱 (DB-INC-9).
    business / Business: Flow,
    /// 做买卖的本钱 (DB-INC-9).
    business_cost / BusinessCost: Flow,
    /// 种地、养殖收进来的钱, what is eaten at home at its price (DB-INC-9).
    farm / Farm: Flow,
    /// 种地、养殖的本钱 (DB-INC-9).
    farm_cost / FarmCost: Flow,
    /// 种地、养殖收了多少有账、说得出 (DB-INC-9).
    farm_recorded / FarmRecorded: bool,
    /// 种了几亩地, where nobody knows what it brought (DB-INC-9).
    farm_land / FarmLand: Number,
    /// 种粮、耕地等农业补贴 (DB-INC-5).
    farm_subsidy / FarmSubsidy: Flow,
    /// 利息、租金、分红、土地流转费.
    property / Property: Flow,
    /// 退休金、职工养老金.
    pension / Pension: Flow,
    /// 城乡居民养老金, with the centrally fixed basic part inside (DB-INC-4f).
    resident_pension / ResidentPension: Flow,
    /// 不在一起住的人给的赡养费、抚养费 (DB-INC-6.1): what is really paid.
    support_received / SupportReceived: Flow,
    /// 失业金、遗属补助等其他经常收入.
    other_income / OtherIncome: Flow,
    /// 高龄津贴 (DB-INC-4i).
    old_age_allowance / OldAgeAllowance: Flow,
    /// 优待抚恤金 (DB-INC-4a).
    military_pension / MilitaryPension: Flow,
    /// 计划生育奖励与扶助金 (DB-INC-4b).
    family_planning_reward / FamilyPlanningReward: Flow,
    /// 奖学金 (DB-INC-4c).
    scholarship / Scholarship: Flow,
    /// 见义勇为等奖励 (DB-INC-4d).
    bravery_award / BraveryAward: Flow,
    /// 政府救助款物 (DB-INC-4e).
    assistance_received / AssistanceReceived: Flow,
    /// 残疾人两项补贴 (DB-INC-4g, DS-8).
    disability_subsidies_received / DisabilitySubsidiesReceived: Flow,
    /// 孤儿、事实无人抚养儿童的基本生活费 (DB-INC-4h, DB-INC-5, IX-4).
    child_allowance / ChildAllowance: Flow,
    /// 缴的税和社保 (DB-INC-2).
    contributions / Contributions: Flow,
    /// 付给家外的人的赡养费、抚养费 (DB-INC-2).
    support_paid / SupportPaid: Flow,
    /// 工伤生活护理费 (DS-5).
    gets_nursing_fee / GetsNursingFee: bool,
    /// 孤儿基本生活费 (DS-5).
    gets_orphan_allowance / GetsOrphanAllowance: bool,
    /// 事实无人抚养儿童基本生活补贴，全额 (DS-5, DB-INC-4h).
    gets_unattended_allowance / GetsUnattendedAllowance: bool,
    /// 有法定赡养、抚养、扶养义务的人不住在一起 (DB-INC-6, TK-5): whether [`crate::Case::supporters`] names anyone.
    supporters_outside / SupportersOutside: bool,
    /// 特别困难，不只是残疾、重病 (DB-SP-5, DB-SP-7).
    special_difficulty / SpecialDifficulty: bool,
    /// 十六七岁，主要靠自己挣钱过日子 (GEN-7, TK-2).
    self_supporting / SelfSupporting: bool,
    /// 多重残疾里有智力、精神三级以上，肢体二级以上，或视力一级 (TK-2).
    multiple_without_capacity / MultipleWithoutCapacity: bool,
    /// 是配偶的父母，不是申请人自己的 (DB-HH-8): of a parent only.
    is_spouses_parent / IsSpousesParent: bool,
    /// 把弟弟妹妹带大的 (DB-HH-8).
    raised_siblings / RaisedSiblings: bool,
    /// 没有民事行为能力 (TK-5).
    lacks_civil_capacity / LacksCivilCapacity: bool,
    /// 自己吃饭 (TK-8).
    can_eat / CanEat: bool,
    /// 自己穿衣 (TK-8).
    can_dress / CanDress: bool,
    /// 自己上下床 (TK-8).
    can_get_in_out_of_bed / CanGetInOutOfBed: bool,
    /// 自己上厕所 (TK-8).
    can_toilet / CanToilet: bool,
    /// 自己在屋里走 (TK-8).
    can_walk_indoors / CanWalkIndoors: bool,
    /// 自己洗澡 (TK-8).
    can_bathe / CanBathe: bool,
    /// 想在家还是住供养机构 (TK-10).
    tekun_mode / TekunMode: Choice<TekunMode>,
    /// 愿意走孤儿、事实无人抚养儿童这条路 (TK-6).
    chooses_child_track / ChoosesChildTrack: bool,
    /// 孩子的父亲 (CR-5, CR-6).
    father / Father: Choice<ParentState>,
    /// 孩子的母亲 (CR-5, CR-6).
    mother / Mother: Choice<ParentState>,
    /// 父母这种情况已有六个月 (CR-6).
    parents_six_months / ParentsSixMonths: bool,
    /// 独自居住、空巢 (CR-7).
    lives_alone / LivesAlone: bool,
    /// 配偶长期在外打工 (CR-8).
    spouse_works_away / SpouseWorksAway: bool,
    /// 没有人照料 (CR-4, CR-7).
    no_carer / NoCarer: bool,
    /// 要装假肢、矫形器，或要做矫治手术 (CR-1).
    needs_device / NeedsDevice: bool,
    /// 自己名下的存款、车、房在规定以内 (DB-SP-8).
    own_assets_ok / OwnAssetsOk: bool,
    /// 离休干部 (DS-5).
    is_retired_cadre / IsRetiredCadre: bool,
    /// 其他福利性生活补贴 (DS-5: the higher of the two).
    other_living_allowance / OtherLivingAllowance: Flow,
    /// 其他福利性护理补贴 (DS-5: the higher of the two).
    other_care_allowance / OtherCareAllowance: Flow,
    /// 多重残疾里最重的一类是智力或精神残疾 (DS-1, DB-SP-2): a multiple disability counts as its most severe kind.
    mind_most_severe / MindMostSevere: bool,
    /// 申请人的兄弟姐妹：两人里小的由大的带大 (DB-HH-8).
    raised_by_elder / RaisedByElder: bool,
}

facts_with_readers! {
    /// What is known of somebody outside the household who owes a member support by law (DB-HH-8, DB-INC-6, TK-5).
    #[derive(Clone)]
    SupporterAnswers {
        /// The numbers of the people whom the person has to support, the applicant being 1.
        of: Vec<u8>,
    }, SupporterFact, Supporter, |supporter: &Supporter<'_, W>, fact| Asked::Supporter(fact, supporter.index);
    /// 是被供养人的什么人 (DB-HH-8).
    kin / Kin: Choice<Kin>,
    /// 周岁 (TK-5).
    supporter_age / SupporterAge: Age,
    /// 自己也在领救助 (TK-5, DB-INC-6.3).
    supporter_status / SupporterStatus: Choice<SupporterStatus>,
    /// 一二级残疾，或三级智力、精神残疾 (TK-5, DB-INC-6.3).
    severely_disabled / SeverelyDisabled: bool,
    /// 得了重病，没有能力 (DB-INC-6.3).
    ill_without_means / IllWithoutMeans: bool,
    /// 没有民事行为能力 (TK-5).
    no_civil_capacity / NoCivilCapacity: bool,
    /// 在服刑、失踪等 (TK-5, DB-INC-6.3).
    whereabouts / Whereabouts: Choice<Whereabouts>,
    /// 全日制在校 (DB-INC-6.3).
    full_time_student / FullTimeStudent: bool,
    /// 自己每月的收入 (TK-5, DB-INC-6).
    own_income / OwnIncome: Flow,
    /// 他家平均每人的收入 (DB-INC-6).
    income_per_head / IncomePerHead: Flow,
    /// 他家几口人 (DB-INC-6).
    household_size / HouseholdSize: Count,
    /// 财产在当地规定以内 (TK-5).
    supporter_assets_ok / SupporterAssetsOk: bool,
    /// 有判决、调解书或协议 (DB-INC-6.1).
    has_agreement / HasAgreement: bool,
    /// 判决、协议上每月给每人的数 (DB-INC-6.1).
    agreed_fee / AgreedFee: Flow,
    /// 一起尽义务的子女有几个, this one among them (DB-INC-6).
    children_sharing / ChildrenSharing: Count,
    /// 他一共要供养几位老人 (DB-INC-6).
    parents_supported / ParentsSupported: Count,
    /// 小时候由他带大 (DB-HH-8): of a younger brother or sister, by the person to be supported.
    raised_by_person / RaisedByPerson: bool,
}
