//! The answers among which one chooses, each list with the identifiers that stand in saved cases and locales.

use crate::choices;

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
        /// 失踪两年以上，已报警: left out in some provinces only (DB-HH-7).
        MissingReported "missing_reported",
        /// 嫁出去，户口没迁: left out in some provinces only (DB-HH-7).
        MarriedOut "married_out",
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
        /// 水灾、地震等自然灾害: disaster relief has a channel of its own (TA-1, CR-24).
        Disaster "disaster",
    }
    /// 返贫致贫对象 and the lists before it (DOC-V1).
    RelapseTarget {
        No "none",
        /// 建档立卡 (to 2020), 脱贫户
        RegisteredPoor "registered_poor",
        UnstableLifted "unstable_lifted",
        EdgeOfPoverty "edge_of_poverty",
        SuddenSevereDifficulty "sudden_severe_difficulty",
        /// 防止返贫致贫对象 (from 2026)
        RelapsePrevention "relapse_prevention_target",
    }
    /// What keeps somebody from working, or why offered work did not suit (DB-INC-10, DB-WK-2).
    Hindrance {
        No "none",
        Pregnant "pregnant_or_nursing",
        /// 只有他能照顾婴儿、重残或重病的家人
        SoleCarer "sole_carer",
        /// 登记求职，就业服务机构没有介绍成
        NotPlaced "registered_not_placed",
        Training "training",
        /// 太远，或身体做不来
        Unsuitable "unsuitable",
    }
    WorkRefusals {
        No "none",
        FewerThanThree "fewer_than_three",
        ThreeInARow "three_in_a_row",
    }
    TekunMode {
        /// 分散供养
        Home "home_mode",
        /// 集中供养
        Institution "institution_mode",
    }
    /// How a child's father or mother is (CR-5, CR-6).
    ParentState {
        /// 在家，能管孩子
        Cares "cares",
        /// 在外打工
        WorksAway "works_away",
        Dead "dead",
        /// 法院宣告失踪
        DeclaredMissing "declared_missing",
        SevereDisability "severe_disability",
        SeriouslyIll "seriously_ill",
        Prison "prison",
        CompulsoryRehab "compulsory_rehab",
        /// 其他限制人身自由
        OtherRestriction "other_restriction",
        /// 失去联系
        LostContact "lost_contact",
        /// 被撤销监护资格
        GuardianshipWithdrawn "guardianship_withdrawn",
        /// 被遣送、驱逐出境
        Deported "deported",
        /// 在家，别的原因管不了
        Unable "unable",
    }
    /// Of the person who is to be supported.
    Kin {
        Child "child",
        Spouse "spouse",
        Parent "parent",
        Grandchild "grandchild",
        Grandparent "grandparent",
        Sibling "sibling",
    }
    SupporterStatus {
        No "none",
        Dibao "dibao",
        Tekun "tekun",
        Margin "margin",
        Rigid "rigid_expenditure",
    }
    Whereabouts {
        Known "known",
        Prison "prison",
        DeclaredMissing "declared_missing",
    }
    /// How a support fee is reckoned where no paper says it (DB-INC-6.2).
    SupportRule {
        /// 只看判决、协议和实际给的
        Evidence "evidence",
        /// V1: a share of what is above a line
        Surplus "surplus",
        /// V2: a share of the supporter's own income
        Share "share",
        /// V3
        Flat "flat",
    }
    /// What the surplus of a supporter is measured by (DB-INC-6.2).
    SurplusBasis {
        PerHead "per_head",
        Household "household",
    }
    /// Whose income counts when one person applies alone (DB-SP-8).
    SingleIncome {
        Own "own",
        Household "household",
    }
    /// How temporary assistance is reckoned (TA-7).
    AidFormula {
        /// F1: standard × persons × months
        StandardPersonsMonths "standard_persons_months",
        /// F2: k × standard for the case
        TimesStandard "times_standard",
        /// F3: months of the standard for each person
        MonthsPerHead "months_per_head",
        /// F4: a share of the own medical outlay
        ShareOfOutlay "share_of_outlay",
        /// F5: a flat sum
        Flat "flat",
        /// F6: a daily rate for so many days
        Daily "daily",
    }
    /// Which way a payment is rounded to the yuan (DB-BN-4).
    PaymentRounding {
        UpToYuan "up_to_yuan",
        NearestYuan "nearest_yuan",
        NotRounded "not_rounded",
    }
}
