//! Everything we may ask, each declared once: the struct of answers, the list of questions and the
//! reader used by the rules all come from the same line.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Age, Answer, Askable, Flow, Given, Kind, Yuan},
    choices,
    reckoning::{choice::Choice, step::How, traced::Traced, world::World},
};

/// A question, and whom it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    Household(HouseholdFact),
    /// The index is that of the person in the case.
    Person(PersonFact, u8),
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
        $(#[$struct_doc:meta])* $answers:ident, $fact:ident;
        $($(#[$doc:meta])* $name:ident / $variant:ident: $type:ty,)*
    ) => {
        $(#[$struct_doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $answers {
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
                match self { $(Self::$variant => <$type as Askable>::KIND,)* }
            }
        }

        impl $answers {
            pub fn get(&self, fact: $fact) -> Answer<Given> {
                match fact { $($fact::$variant => self.$name.map(Askable::give),)* }
            }

            /// Keeps the old answer where the new one is of another kind.
            pub fn set(&mut self, fact: $fact, answer: Answer<Given>) {
                match fact {
                    $($fact::$variant => match answer {
                        Answer::NotAsked => self.$name = Answer::NotAsked,
                        Answer::Unsure => self.$name = Answer::Unsure,
                        Answer::Given(given) => if let Some(given) = Askable::take(given) {
                            self.$name = Answer::Given(given);
                        },
                    },)*
                }
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

/// Declares facts and their readers from one list.
macro_rules! facts_with_readers {
    ($(#[$struct_doc:meta])* $answers:ident, $fact:ident, $reader:ident, $asked:expr; $($(#[$doc:meta])* $name:ident / $variant:ident: $type:ty,)*) => {
        facts! { $(#[$struct_doc])* $answers, $fact; $($(#[$doc])* $name / $variant: $type,)* }
        readers! { $reader reads $fact with $asked; $($name / $variant: $type,)* }
    };
}

facts_with_readers! {
    /// What is known of the household as a whole.
    HouseholdAnswers, HouseholdFact, Household, |_: &Household<'_, W>, fact| Asked::Household(fact);
    /// 城镇或农村: which standard applies (DB-HH-10).
    area / Area: Choice<Area>,
    /// 户口在这个地方 (DB-EL-1, DB-HH-9).
    hukou_here / HukouHere: bool,
    /// 存款、现金、理财等, all members together, today (DB-AST-1, DB-AST-4).
    savings / Savings: Yuan,
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
}

facts_with_readers! {
    /// What is known of one person.
    PersonAnswers, PersonFact, Person, |person: &Person<'_, W>, fact| Asked::Person(fact, person.index);
    /// 与申请人的关系 (DB-HH-2).
    relation / Relation: Choice<Relation>,
    /// 长期住在一起 (DB-HH-2).
    lives_with_family / LivesWithFamily: bool,
    /// 本该抚养或赡养的人已去世或没有能力 (DB-HH-8): for grandparents, grandchildren and siblings.
    nearer_kin_unable / NearerKinUnable: bool,
    /// 现在的特殊情况 (DB-HH-6, IX-3).
    away / Away: Choice<Away>,
    /// 周岁 on the first day of the month of application (GEN-7).
    age / Age: Age,
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
    /// 工资、打工收入, before the cost of working.
    wage / Wage: Flow,
    /// 上班必须花的钱 (DB-INC-7).
    work_cost / WorkCost: Flow,
    /// 做买卖净赚的.
    business / Business: Flow,
    /// 种地、养殖净赚的.
    farm / Farm: Flow,
    /// 利息、租金、分红、土地流转费.
    property / Property: Flow,
    /// 退休金、职工养老金.
    pension / Pension: Flow,
    /// 城乡居民养老金, with the centrally fixed basic part inside (DB-INC-4f).
    resident_pension / ResidentPension: Flow,
    /// 不在一起住的人给的赡养费、抚养费 (DB-INC-6.1): what is really paid.
    support_received / SupportReceived: Flow,
    /// 失业金、遗属补助、农业补贴等其他经常收入.
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
    /// 自己名下的存款、车、房在规定以内 (DB-SP-8).
    own_assets_ok / OwnAssetsOk: bool,
    /// 离休干部 (DS-5).
    is_retired_cadre / IsRetiredCadre: bool,
    /// 其他福利性生活补贴 (DS-5: the higher of the two).
    other_living_allowance / OtherLivingAllowance: Flow,
    /// 其他福利性护理补贴 (DS-5: the higher of the two).
    other_care_allowance / OtherCareAllowance: Flow,
}

choices! {
    /// Which of two standards.
    Area { Urban "urban", Rural "rural" }
    /// To the applicant, who is the first person of the case.
    Relation {
        Applicant "applicant",
        Spouse "spouse",
        Child "child",
        /// Own or the spouse's.
        Parent "parent",
        Grandchild "grandchild",
        Grandparent "grandparent",
        Sibling "sibling",
        /// The husband or wife of a child.
        ChildsSpouse "childs_spouse",
        /// Uncle, aunt, cousin, niece, nephew, or nobody of kin: no duty of support.
        Other "other",
    }
    /// Whether a person is left out of the household by law.
    Away {
        Not "not",
        /// 脱离家庭、在宗教场所居住三年以上
        Religious "religious",
        /// 在监狱服刑
        Prison "prison",
        /// 强制隔离戒毒
        CompulsoryRehab "compulsory_rehab",
        /// 法院宣告失踪
        DeclaredMissing "declared_missing",
        /// 义务兵: left out in some provinces only (DB-HH-7).
        Conscript "conscript",
        /// 特困人员: supported on their own, not with the household (IX-3).
        Tekun "tekun",
    }
    Study {
        Not "not",
        Preschool "preschool",
        /// 小学、初中、高中、中职
        School "school",
        /// 大专、本科
        College "college",
        /// 研究生
        Postgraduate "postgraduate",
    }
    /// Kind on the certificate.
    Disability {
        No "none",
        Visual "visual",
        Hearing "hearing",
        Speech "speech",
        Physical "physical",
        Intellectual "intellectual",
        Psychiatric "psychiatric",
        Multiple "multiple",
    }
    /// Grade on the certificate, the first being the most severe.
    Grade { One "1", Two "2", Three "3", Four "4" }
    Work {
        Working "working",
        Jobless "jobless",
        Unable "unable",
    }
    Vehicle {
        No "none",
        /// 残疾人代步车、摩托、电动车、生产用三轮
        Exempt "exempt",
        /// 靠它吃饭的唯一一辆小车
        Livelihood "livelihood",
        Car "car",
    }
    Homes {
        /// None or one.
        One "one",
        /// Two, one of them very small or unsafe.
        SecondExcused "second_excused",
        Two "two",
        /// Three or more.
        Three "three",
    }
    Registration {
        No "none",
        /// 小摊小店，没有雇人
        Stall "stall",
        Company "company",
    }
    Event {
        No "none",
        Fire "fire",
        Accident "accident",
        Illness "illness",
        Other "other",
    }
}
