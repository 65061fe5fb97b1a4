//! The names under which figures and statements are shown, and the rule each belongs to.

/// Declares the terms, each with the id of the rule it comes from; the identifier is its key in the locales.
macro_rules! terms {
    ($($(#[$doc:meta])* $variant:ident $key:literal $rule:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Term { $($(#[$doc])* $variant,)* }

        impl Term {
            pub const ALL: &'static [Term] = &[$(Term::$variant),*];

            pub const fn name(self) -> &'static str {
                match self { $(Term::$variant => $key,)* }
            }

            pub const fn rule(self) -> &'static str {
                match self { $(Term::$variant => $rule,)* }
            }
        }
    };
}

terms! {
    /// 算在一家里
    Counts "counts" "DB-HH-2",
    /// 依法不算在内
    LeftOut "left_out" "DB-HH-6",
    /// 家里一共几口人
    Members "members" "DB-HH-2",

    /// 净工资
    NetWage "net_wage" "DB-INC-7",
    /// 就业成本扣减
    WorkCostDeduction "work_cost_deduction" "DB-INC-7",
    /// 算收入的居民养老金
    CountedResidentPension "counted_resident_pension" "DB-INC-4",
    /// 不算收入的基础养老金
    ExemptBasicPension "exempt_basic_pension" "DB-INC-4",
    /// 算收入的高龄津贴
    CountedOldAgeAllowance "counted_old_age_allowance" "DB-INC-4",
    /// 不算收入的钱
    NotCounted "not_counted" "DB-INC-4",
    /// 转出去的钱
    PaidOut "paid_out" "DB-INC-2",
    /// 一个人每月的收入
    PersonIncome "person_income" "DB-INC-2",
    /// 全家每月收入
    HouseholdIncome "household_income" "DB-INC-2",
    /// 当地可能再扣的
    PossibleDeduction "possible_deduction" "DB-INC-8",
    /// 如果当地扣减就业成本或因病支出，全家每月收入最低
    LowestIncome "lowest_income" "DB-INC-8",
    /// 平均每人每月收入
    IncomePerHead "income_per_head" "DB-INC-2",
    /// 扣减以后平均每人每月收入
    LowestPerHead "lowest_per_head" "DB-INC-8",

    /// 低保标准
    DibaoStandard "dibao_standard" "DB-EL-2",
    /// 收入低于低保标准
    LowIncome "low_income" "DB-EL-1",
    /// 户口或居住证在这里
    HukouHere "hukou_here" "DB-EL-1",
    /// 家里有人能一起吃低保：不是人人都按特困供养
    SomebodyCounts "somebody_counts" "IX-3",
    /// 可能符合低保
    DibaoHolds "dibao_holds" "DB-EL-1",

    /// 每人存款
    SavingsPerHead "savings_per_head" "DB-AST-4",
    /// 存款限额
    LiquidLimit "liquid_limit" "DB-AST-4",
    /// 存款在限额内
    LiquidOk "liquid_ok" "DB-AST-4",
    /// 车辆符合规定
    VehicleOk "vehicle_ok" "DB-AST-5",
    /// 住房符合规定
    HomesOk "homes_ok" "DB-AST-6",
    /// 营业执照符合规定
    RegistrationOk "registration_ok" "DB-AST-7",
    /// 财产符合规定
    AssetsOk "assets_ok" "DB-AST-3",

    /// 全家低保标准合计
    StandardForAll "standard_for_all" "DB-BN-1",
    /// 如果当地再扣，最多差多少
    ShortfallIfDeducted "shortfall_if_deducted" "DB-INC-8",
    /// 补差
    Difference "difference" "DB-BN-1",
    /// 按档发放
    ByTier "by_tier" "DB-BN-2",
    /// 每人档次金额
    TierAmount "tier_amount" "DB-BN-2",
    /// 分档合计
    TierTotal "tier_total" "DB-BN-2",
    /// 全家每月低保金
    DibaoBenefit "dibao_benefit" "DB-BN-4",

    /// 属于这一类
    InCategory "in_category" "DB-TU-2",
    /// 这一类每月增发
    CategoryAmount "category_amount" "DB-TU-2",
    /// 他自己的标准
    OwnStandard "own_standard" "DB-TU-2",
    /// 比一般标准高出
    AboveCommonStandard "above_common_standard" "DB-TU-2",
    /// 这一类整份发
    WholePayment "whole_payment" "DB-TU-2",
    /// 低保金里他的一份
    ShareOfDibao "share_of_dibao" "DB-TU-2",
    /// 整份发比原来的一份高出
    AboveShare "above_share" "DB-TU-2",
    /// 只取最高一项
    HighestCategory "highest_category" "DB-TU-2",
    /// 每月增发
    TopUp "topup" "DB-TU-2",
    /// 可以增发
    TopUpHolds "topup_holds" "DB-TU-3",

    /// 低保边缘线
    MarginLine "margin_line" "LM-1",
    /// 收入低于低保边缘线
    UnderMarginLine "under_margin_line" "LM-1",
    /// 可能符合低保边缘
    MarginHolds "margin_holds" "LM-1",

    /// 重度残疾（低保口径）
    SevereForDibao "severe_for_dibao" "DB-SP-2",
    /// 本人每月收入
    OwnIncome "own_income" "DB-SP-8",
    /// 低保边缘家庭里的重残、重病
    OfMarginFamily "of_margin_family" "DB-SP-2",
    /// 一个人单独算
    CountedAlone "counted_alone" "DB-SP-8",
    /// 自己名下的财产符合规定
    OwnAssetsOk "own_assets_ok" "DB-SP-8",
    /// 成年、没有工作的重度残疾人
    AdultJoblessSevere "adult_jobless_severe" "DB-SP-6",
    /// 全家不够低保
    FamilyNotOnDibao "family_not_on_dibao" "DB-SP-9",
    /// 可能符合单人户
    SinglePersonHolds "single_person_holds" "DB-SP-2",
    /// 单人户每月低保金
    SinglePersonBenefit "single_person_benefit" "DB-SP-11",

    /// 有残疾人证
    HasCertificate "has_certificate" "DS-1",
    /// 重度残疾（补贴口径）
    SevereForSubsidy "severe_for_subsidy" "DS-3",
    /// 需要长期照护
    NeedsLongTermCare "needs_long_term_care" "DS-3",
    /// 没有不能同领的待遇
    NoOverlap "no_overlap" "DS-5",
    /// 高于已领的同类补贴
    HigherOfTwo "higher_of_two" "DS-5",
    /// 家庭符合
    FamilyQualifies "family_qualifies" "DS-2",
    /// 当地点名的人
    NamedHere "named_here" "DS-6",
    /// 当地扩大了范围
    Extended "extended" "DS-6",
    /// 生活补贴标准
    LivingAmount "living_amount" "DS-7",
    /// 护理补贴标准
    CareAmount "care_amount" "DS-7",
    /// 可能符合生活补贴
    LivingHolds "living_holds" "DS-2",
    /// 可能符合护理补贴
    CareHolds "care_holds" "DS-3",

    /// 遇到急事、基本生活困难
    Emergency "emergency" "TA-2",
    /// 必需的花销超出承受
    HeavyOutlay "heavy_outlay" "TA-2",
    /// 已在救助范围内
    AlreadyRecognised "already_recognised" "TA-4",
    /// 上年度当地人均可支配收入
    DisposableIncome "disposable_income" "TA-2",
    /// 收入低于上年度人均可支配收入
    UnderDisposableIncome "under_disposable_income" "TA-2",
    /// 同一件事没有重复救助
    NotRepeated "not_repeated" "TA-8",
    /// 可能得到小额快救
    FastAidHolds "fast_aid_holds" "TA-3",
    /// 可能得到急难型临时救助
    EmergencyHolds "emergency_holds" "TA-2",
    /// 可能得到支出型临时救助
    ExpenditureHolds "expenditure_holds" "TA-4",
    /// 一次性救助金额
    AidAmount "aid_amount" "TA-7",
    /// 小额快救已在这一天施行
    FastAidInForce "fast_aid_in_force" "TA-3",

    /// 不在低保、低保边缘里
    NotCoveredOtherwise "not_covered_otherwise" "RE-1",
    /// 财产符合刚性支出困难家庭的规定
    RigidAssetsOk "rigid_assets_ok" "RE-1",
    /// 算进去的基本生活花销
    LivingCounted "living_counted" "RE-2",
    /// 不得不花的钱
    RigidOutlay "rigid_outlay" "RE-2",
    /// 收入的规定比例
    RigidShareOfIncome "rigid_share_of_income" "RE-3",
    /// 不得不花的钱超过收入的规定比例
    RigidOutweighs "rigid_outweighs" "RE-3",
    /// 可能符合刚性支出困难
    RigidHolds "rigid_holds" "RE-1",
    /// 扣掉看病、上学等花销以后的收入
    IncomeAfterOutlays "income_after_outlays" "LM-3",
    /// 按支出认定低保边缘
    MarginByExpenditure "margin_by_expenditure" "LM-3",
    /// 不够低保
    NotOnDibao "not_on_dibao" "LM-1",
    /// 今年没有超过次数
    WithinTimes "within_times" "TA-8",
    /// 按当地办法算
    AidByFormula "aid_by_formula" "TA-7",

    /// 在低保或者特困里
    OnDibaoOrTekun "on_dibao_or_tekun" "CR-1",
    /// 属于低收入人口
    OfLowIncomePopulation "of_low_income_population" "DOC-V6",
    /// 在返贫致贫名单上
    RelapseTarget "relapse_target" "DOC-V1",
    /// 有的事自己做不了
    CannotLookAfterSelf "cannot_look_after_self" "TK-8",
    /// 没有劳动能力
    NoCapacity "no_capacity" "TK-2",
    /// 未成年人算到几岁
    TekunMinorAge "tekun_minor_age" "TK-2",
    /// 看特困时算的本人收入
    TekunIncome "tekun_income" "TK-3",
    /// 本人收入低于低保标准
    LittleOwnIncome "little_own_income" "TK-3",
    /// 本人财产符合特困规定
    TekunAssetsOk "tekun_assets_ok" "TK-4",
    /// 该供养的人没有能力
    SupporterUnable "supporter_unable" "TK-5",
    /// 没有能供养的人
    NoAbleSupporter "no_able_supporter" "TK-5",
    /// 没有选孩子的那条路
    NotOnChildTrack "not_on_child_track" "TK-6",
    /// 六样里几样自己做不了
    FailedAbilities "failed_abilities" "TK-8",
    /// 特困基本生活标准
    TekunBasic "tekun_basic" "TK-9",
    /// 特困照料护理标准
    TekunCare "tekun_care" "TK-9",
    /// 特困供养金
    TekunSupport "tekun_support" "TK-9",
    /// 没有停止供养的情形
    NotEnded "not_ended" "TK-12",
    /// 可能符合特困
    TekunHolds "tekun_holds" "TK-1",

    /// 父母都不在了
    IsOrphan "is_orphan" "CR-6",
    /// 父母都管不了
    IsUnattended "is_unattended" "CR-6",
    /// 孤儿、事实无人抚养儿童标准
    ChildStandard "child_standard" "CR-6",
    /// 已有的低保、特困、生活补贴
    ReceivedBeside "received_beside" "IX-4",
    /// 全额领孩子的基本生活补贴
    ChildAllowanceInFull "child_allowance_in_full" "DS-5",
    /// 可能符合孩子的基本生活补贴
    ChildAllowanceHolds "child_allowance_holds" "CR-6",
    /// 孩子的基本生活补贴
    ChildAllowanceAmount "child_allowance_amount" "IX-4",

    /// 每月一共
    MonthlyTotal "monthly_total" "IX-7",

    /// 每人最低补差
    LeastPayment "least_payment" "DB-BN-4",
    /// 全家最低补差合计
    LeastForAll "least_for_all" "DB-BN-4",
    /// 差额，但不少于最低补差
    NotBelowLeast "not_below_least" "DB-BN-4",

    /// 全家人均收入在单独申请的上限以内
    FamilyWithinCap "family_within_cap" "DB-SP-8",
    /// 特别困难，当地同意单独申请
    SpeciallyHardPressed "specially_hard_pressed" "DB-SP-5",
    /// 在宗教场所居住三年以上
    ReligiousAlone "religious_alone" "DB-SP-4",

    /// 领着低保找到了活，收入到了标准
    OverLineAfterWork "over_line_after_work" "DB-EX-1",
    /// 收入没有超过渐退期的上限
    ExitIncomeOk "exit_income_ok" "DB-EX-1",
    /// 渐退期还没有满
    WithinExitMonths "within_exit_months" "DB-EX-1",
    /// 可能还在渐退期
    ExitHolds "exit_holds" "DB-EX-1",
    /// 渐退期这个月发的
    ExitPayment "exit_payment" "DB-EX-1",

    /// 县里可能给他算的收入
    ImputedIncome "imputed_income" "DB-INC-10",
    /// 如果县里算了这份收入，低保金
    BenefitIfImputed "benefit_if_imputed" "DB-INC-10",
    /// 没有正当理由连续三次拒绝工作
    RefusedThreeTimes "refused_three_times" "DB-WK-1",
    /// 低保金里本人的一份
    OwnShare "own_share" "DB-WK-1",
    /// 减了以后全家还有的低保金
    LeftAfterRefusal "left_after_refusal" "DB-WK-1",
    /// 离线不到一成
    NearLine "near_line" "IX-6",
    /// 国家扶贫标准
    PovertyLine "poverty_line" "DB-EL-2",
    /// 农村低保标准低于国家扶贫标准
    StandardBelowPovertyLine "standard_below_poverty_line" "DB-EL-2",
    /// 家外有赡养、抚养、扶养义务的人
    SupporterElsewhere "supporter_elsewhere" "DB-INC-6",
    /// 在防止返贫名单上，或者刚出了急事
    MayFallBack "may_fall_back" "TA-10",
    /// 有精神残疾人
    MentalIllness "mental_illness" "DB-EL-5",
    /// 家里没有能干活的人
    NobodyCanWork "nobody_can_work" "DB-EL-4",
    /// 做买卖的净收入
    NetBusiness "net_business" "DB-INC-9",
    /// 种地、养殖的净收入
    NetFarm "net_farm" "DB-INC-9",
    /// 算收入的农业补贴
    CountedFarmSubsidy "counted_farm_subsidy" "DB-INC-5",
    /// 扣减支出以前，全家每月收入
    IncomeBeforeDeductions "income_before_deductions" "RE-4",
    /// 按当地规定扣减的支出
    GrantedDeduction "granted_deduction" "DB-INC-8",
    /// 能干活、没干活、也没有正当原因
    IdleWithoutReason "idle_without_reason" "DB-INC-10",

    /// 未婚、不满当地规定的岁数
    YoungAndUnmarried "young_and_unmarried" "DB-HH-5",
    /// 按省里规定不算在内
    LeftOutByProvince "left_out_by_province" "DB-HH-7",
    /// 不算备着治病的存款，存款在限额内
    LiquidOkWithoutTreatment "liquid_ok_without_treatment" "DB-AST-2",

    /// 有义务供养
    OwesSupport "owes_support" "DB-HH-8",
    /// 没有能力供养
    CannotPay "cannot_pay" "DB-INC-6",
    /// 供养人收入超过这条线的部分才算
    SupportLine "support_line" "DB-INC-6",
    /// 供养人超过线的收入
    SupportSurplus "support_surplus" "DB-INC-6",
    /// 一个供养人每月该给的
    SupportFee "support_fee" "DB-INC-6",
    /// 兄弟姐妹、老人给的可以不算
    SupportIgnored "support_ignored" "DB-INC-6",
    /// 算收入的赡养费、抚养费
    CountedSupport "counted_support" "DB-INC-6",
}
