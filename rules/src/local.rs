//! The parameters that national law leaves to provinces, cities and counties. Each is declared once: what it is, who sets
//! it, what bounds it, and what happens where nobody has published it. The person may supply it, from the village
//! notice board or the office; a pack may publish it in a `[[local]]` row.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Answerable, Askable, Count, Flow, Given, Kind, Number, Yuan},
    case::Case,
    facts::{AidFormula, PaymentRounding, SingleIncome, SupportRule, SurplusBasis, facts},
    locality::Locality,
    reckoning::{choice::Choice, step::How, traced::Traced, values::Quantity, world::World},
};

/// Who sets a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetBy {
    Nation,
    Province,
    City,
    County,
}

/// What the rules do where a parameter is neither published nor typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// What hangs on it stays open, and it is asked for.
    Ask,
    /// A usual value is taken, and the step says so.
    Assumed(&'static str),
    /// Everything within the legal bound stays possible.
    Range,
}

/// What the law says a locality may not pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    None,
    /// Not below what the province has set for the whole of it (GEN-8).
    ProvincialFloor,
    /// Not below so many times the dibao standard.
    TimesStandard(&'static str),
    /// As a rule no more than so many months.
    Months(u16),
}

/// One line of the catalogue of parameters.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    pub figure: LocalFigure,
    pub rule: &'static str,
    /// The narrowest authority that may set it.
    pub set_by: SetBy,
    pub bound: Bound,
    pub without: Without,
}

/// For each line `name / Variant: Type, rule, who sets it, bound, without` this writes a field of [`LocalFigures`], a
/// variant of [`LocalFigure`], a line of [`PARAMETERS`], and a reader `name()` of [`Figures`].
macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident / $variant:ident: $type:ty, $rule:literal, $set_by:ident, $bound:expr, $without:expr;)*) => {
        facts! {
            /// Figures of the place, typed in by the person. They are used where no pack has the figure in force.
            #[derive(Clone, Copy)]
            LocalFigures, LocalFigure;
            $($(#[$doc])* $name / $variant: $type,)*
        }

        /// Every parameter, in the order in which they are asked for.
        pub static PARAMETERS: &[Parameter] = &[$(Parameter {
            figure: LocalFigure::$variant,
            rule: $rule,
            set_by: SetBy::$set_by,
            bound: $bound,
            without: $without,
        }),*];

        impl<W: World> Figures<'_, W> {
            $($(#[$doc])* pub fn $name(&self) -> Traced<W, <$type as Askable>::Quantity> {
                self.locality.local(self.case.local.$name, LocalFigure::$variant)
            })*
        }
    };
}

/// The parameters of a case's place and day, as the rules read them: published for the place, else typed in, else open.
#[derive(Clone, Copy)]
pub struct Figures<'c, W: World> {
    pub locality: Locality<'c, W>,
    pub case: &'c Case,
}

impl<W: World> Figures<'_, W> {
    /// Whether the parameter is published or typed in.
    pub fn know(&self, figure: LocalFigure) -> bool {
        self.locality.is_told(figure)
    }

    /// A usual value of a parameter that nobody has told.
    pub fn assumed<Q: Quantity>(&self, figure: LocalFigure, usual: Q::Possible) -> Traced<W, Q> {
        Traced::leaf(self.locality.world, How::Assumed(figure), usual)
    }

    /// What is told of a parameter; where nothing is, what the rules assume instead ([`Without::Assumed`]).
    pub fn or_assumed<Q: Quantity>(
        &self,
        figure: LocalFigure,
        told: impl FnOnce(&Self) -> Traced<W, Q>,
        assumed: Q::Possible,
    ) -> Traced<W, Q> {
        let told = self.locality.is_told(figure).then(|| told(self));
        told.unwrap_or_else(|| self.assumed(figure, assumed))
    }

    /// What is told of a parameter; where nothing is, what the law leaves possible ([`Without::Range`]).
    pub fn or_within<Q: Quantity>(
        &self,
        figure: LocalFigure,
        told: impl FnOnce(&Self) -> Traced<W, Q>,
        possible: Q::Possible,
    ) -> Traced<W, Q> {
        let told = self.locality.is_told(figure).then(|| told(self));
        told.unwrap_or_else(|| Traced::leaf(self.locality.world, How::NotPublished(figure), possible))
    }
}

use Bound::{Months, None as Unbounded, ProvincialFloor, TimesStandard};
use Without::{Ask, Assumed, Range};

parameters! {
    /// 低保标准, per person (DB-EL-2).
    dibao_standard / DibaoStandard: Flow, "DB-EL-2", City, ProvincialFloor, Ask;
    /// 深度贫困地区, as listed in 2018 (DB-SP-1, DOC-V3).
    deeply_poor_area / DeeplyPoorArea: bool, "DB-SP-1", Nation, Unbounded, Ask;
    /// 国家扶贫标准, per person (DB-EL-2, DOC-V2): only a check of rural standards of 2018 to 2020.
    poverty_line / PovertyLine: Flow, "DB-EL-2", Nation, Unbounded, Ask;
    /// 按档发放 rather than by the difference (DB-BN-2).
    paid_by_tier / PaidByTier: bool, "DB-BN-1", City, Unbounded, Assumed("difference");
    /// 每人每月的档次金额 (DB-BN-2).
    tier_amount / TierAmount: Flow, "DB-BN-2", County, Unbounded, Ask;
    /// 发放时怎样取整 (DB-BN-4).
    payment_rounding / PaymentRounding: Choice<PaymentRounding>, "DB-BN-4", County, Unbounded, Assumed("up_to_yuan");
    /// 每人最低补差 (DB-BN-4).
    least_payment / LeastPayment: Flow, "DB-BN-4", County, Unbounded, Assumed("0");
    /// 分类施保每月多给的, for each person in question (DB-TU-2).
    category_topup / CategoryTopup: Flow, "DB-TU-2", County, Unbounded, Ask;
    /// 渐退期几个月 (DB-EX-1).
    exit_months / ExitMonths: Count, "DB-EX-1", County, Months(6), Range;
    /// 渐退期里人均收入最高到标准的几倍 (DB-EX-1).
    exit_upper_multiple / ExitUpperMultiple: Number, "DB-EX-1", City, Unbounded, Assumed("margin_line");
    /// 渐退期这个月发原来的几成 (DB-EX-1): 1 in full.
    exit_share / ExitShare: Number, "DB-EX-1", City, Unbounded, Range;
    /// 三次拒绝工作后，本人那一份减几成 (DB-WK-1): 1 stops it.
    refusal_reduction / RefusalReduction: Number, "DB-WK-1", County, Unbounded, Range;
    /// 低保边缘线, per person (LM-1).
    margin_line / MarginLine: Flow, "LM-1", Province, Unbounded, Assumed("1.5");
    /// 按支出也可以认定低保边缘 (LM-3).
    margin_by_expenditure / MarginByExpenditure: bool, "LM-3", City, Unbounded, Assumed("no");
    /// 每人存款限额 (DB-AST-4).
    liquid_limit / LiquidLimit: Yuan, "DB-AST-4", City, Unbounded, Ask;
    /// 刚性支出困难家庭的财产，可以超过低保边缘的限额 (RE-1).
    rigid_assets_looser / RigidAssetsLooser: bool, "RE-1", City, Unbounded, Ask;
    /// 备着治重病的存款不算 (DB-AST-2).
    treatment_savings_exempt / TreatmentSavingsExempt: bool, "DB-AST-2", City, Unbounded, Ask;
    /// 有车也可以 (DB-AST-5).
    vehicle_allowed / VehicleAllowed: bool, "DB-AST-5", City, Unbounded, Ask;
    /// 第二套房也可以 (DB-AST-6).
    second_home_allowed / SecondHomeAllowed: bool, "DB-AST-6", City, Unbounded, Ask;
    /// 有门面、写字楼或车库也可以 (DB-AST-6).
    shop_allowed / ShopAllowed: bool, "DB-AST-6", City, Unbounded, Ask;
    /// 有营业执照也可以 (DB-AST-7).
    registration_allowed / RegistrationAllowed: bool, "DB-AST-7", City, Unbounded, Ask;
    /// 凭居住证可以在居住地申请 (DB-HH-9).
    residence_filing / ResidenceFiling: bool, "DB-HH-9", Province, Unbounded, Ask;
    /// 义务兵不算在内 (DB-HH-7).
    conscripts_excluded / ConscriptsExcluded: bool, "DB-HH-7", Province, Unbounded, Ask;
    /// 失踪两年以上、已报警的不算在内 (DB-HH-7).
    missing_excluded / MissingExcluded: bool, "DB-HH-7", Province, Unbounded, Ask;
    /// 嫁出去、户口没迁的不算在内 (DB-HH-7).
    married_out_excluded / MarriedOutExcluded: bool, "DB-HH-7", Province, Unbounded, Ask;
    /// 领孤儿基本生活费的孩子不算在内 (DB-HH-7).
    orphans_excluded / OrphansExcluded: bool, "DB-HH-7", Province, Unbounded, Ask;
    /// 未婚的成年子女，不满几岁算在内 (DB-HH-5); 0 where no such rule.
    unmarried_child_age / UnmarriedChildAge: Count, "DB-HH-5", City, Unbounded, Assumed("0");
    /// 收入按几个月算 (GEN-6).
    reference_months / ReferenceMonths: Count, "GEN-6", Province, Unbounded, Assumed("12");
    /// 最低工资 (DB-INC-7, DB-INC-10, TK-9).
    minimum_wage / MinimumWage: Flow, "DB-INC-10", Province, Unbounded, Ask;
    /// 每个上班的人每月可扣的就业成本 (DB-INC-7).
    work_cost_deduction / WorkCostDeduction: Flow, "DB-INC-7", County, Unbounded, Ask;
    /// 每个上班的残疾人每月另外可扣的 (DB-INC-7).
    disabled_worker_deduction / DisabledWorkerDeduction: Flow, "DB-INC-7", County, Unbounded, Ask;
    /// 可扣因残因病的额外支出 (DB-INC-8).
    illness_deduction / IllnessDeduction: bool, "DB-INC-8", City, Unbounded, Ask;
    /// 每个重残的人每月可扣的 (DB-INC-8).
    disability_deduction / DisabilityDeduction: Flow, "DB-INC-8", City, Unbounded, Ask;
    /// 可扣上学的花销 (DB-INC-8).
    education_deduction / EducationDeduction: bool, "DB-INC-8", City, Unbounded, Ask;
    /// 可扣房租 (DB-INC-8).
    rent_deduction / RentDeduction: bool, "DB-INC-8", City, Unbounded, Ask;
    /// 一亩地算多少净收入 (DB-INC-9).
    farm_income_per_mu / FarmIncomePerMu: Flow, "DB-INC-9", County, Unbounded, Ask;
    /// 农业补贴不算收入 (DB-INC-5).
    farm_subsidy_exempt / FarmSubsidyExempt: bool, "DB-INC-5", City, Unbounded, Ask;
    /// 能干活没干活的，每月按多少收入算 (DB-INC-10).
    imputed_wage / ImputedWage: Flow, "DB-INC-10", City, Unbounded, Range;
    /// 赡养费、抚养费没有凭据时怎样算 (DB-INC-6).
    support_rule / SupportFeeRule: Choice<SupportRule>, "DB-INC-6", City, Unbounded, Ask;
    /// 超过标准几倍的部分才算 (DB-INC-6 V1).
    support_line_multiple / SupportLineMultiple: Number, "DB-INC-6", City, Unbounded, Ask;
    /// 按人均还是按全家算超过的部分 (DB-INC-6 V1).
    support_basis / SupportBasis: Choice<SurplusBasis>, "DB-INC-6", City, Unbounded, Ask;
    /// 按几成算 (DB-INC-6 V1, V2).
    support_rate / SupportRate: Number, "DB-INC-6", City, Unbounded, Ask;
    /// 每个赡养人每月按多少算 (DB-INC-6 V3).
    support_flat / SupportFlat: Flow, "DB-INC-6", City, Unbounded, Ask;
    /// 兄弟姐妹、60 岁以上的人给重残成年人的钱不算 (DB-INC-6.4).
    sibling_support_ignored / SiblingSupportIgnored: bool, "DB-INC-6", City, Unbounded, Ask;
    /// 基础养老金不算收入 (DB-INC-4f).
    basic_pension_exempt / BasicPensionExempt: bool, "DB-INC-4f", Province, Unbounded, Range;
    /// 中央确定的基础养老金 (DB-INC-4f).
    central_basic_pension / CentralBasicPension: Flow, "DB-INC-4f", Nation, Unbounded, Ask;
    /// 高龄津贴不算收入 (DB-INC-4i).
    old_age_allowance_exempt / OldAgeAllowanceExempt: bool, "DB-INC-4i", City, Unbounded, Ask;
    /// 得的病在当地的重病名单上 (DB-SP-3).
    illness_listed / IllnessListed: bool, "DB-SP-3", City, Unbounded, Ask;
    /// 特别困难的人也可以单独申请 (DB-SP-5, DB-SP-7).
    special_case_admitted / SpecialCaseAdmitted: bool, "DB-SP-5", County, Unbounded, Ask;
    /// 单独申请看谁的收入 (DB-SP-8).
    single_income_basis / SingleIncomeBasis: Choice<SingleIncome>, "DB-SP-8", Province, Unbounded, Assumed("own");
    /// 单独申请的人，全家人均收入最高到标准的几倍 (DB-SP-8).
    single_family_cap / SingleFamilyCap: Number, "DB-SP-8", Province, Unbounded, Assumed("margin_line");
    /// 单人户每月发的固定数 (DB-SP-11).
    single_fixed_benefit / SingleFixedBenefit: Flow, "DB-SP-11", City, Unbounded, Assumed("difference");
    /// 单人户也有分类施保 (DB-SP-11).
    single_topup_allowed / SingleTopupAllowed: bool, "DB-SP-11", City, Unbounded, Assumed("yes");
    /// 刚性支出占收入的几成 (RE-3).
    rigid_ratio / RigidRatio: Number, "RE-3", City, Unbounded, Ask;
    /// 基本生活的花销也算刚性支出 (RE-2).
    rigid_living_counted / RigidLivingCounted: bool, "RE-2", City, Unbounded, Assumed("yes");
    /// 每人每月最多算多少基本生活花销 (RE-2).
    rigid_living_cap / RigidLivingCap: Flow, "RE-2", City, Unbounded, Assumed("standard");
    /// 刚性支出认定管几个月 (RE-6).
    rigid_months / RigidMonths: Count, "RE-6", Province, Months(12), Assumed("12");
    /// 上年度当地居民人均可支配收入 (RE-5).
    disposable_income / DisposableIncome: Flow, "RE-5", City, Unbounded, Ask;
    /// 特困基本生活标准, per person (TK-9).
    tekun_basic / TekunBasic: Flow, "TK-9", City, TimesStandard("1.3"), Range;
    /// 特困照料护理标准, for this grade of self-care and mode (TK-9).
    tekun_care / TekunCare: Flow, "TK-9", City, Unbounded, Ask;
    /// 居民养老金从特困供养金里扣 (TK-9).
    tekun_pension_offset / TekunPensionOffset: bool, "TK-9", County, Unbounded, Assumed("no");
    /// 特困未成年人到几岁 (TK-2).
    tekun_minor_age / TekunMinorAge: Count, "TK-2", Province, Unbounded, Assumed("16, from 2026-07-01 18");
    /// 特困存款限额 (TK-4).
    tekun_liquid_limit / TekunLiquidLimit: Yuan, "TK-4", City, Unbounded, Ask;
    /// 职工养老金、失业金等社会保险待遇，看特困时也不算收入 (TK-3): how far the measures reach is not settled.
    tekun_insurance_exempt / TekunInsuranceExempt: bool, "TK-3", City, Unbounded, Assumed("no");
    /// 省里另外认定没有劳动能力的 (TK-2).
    tekun_incapacity_extra / TekunIncapacityExtra: bool, "TK-2", Province, Unbounded, Assumed("no");
    /// 省里另外认定没有履行义务能力的 (TK-5).
    tekun_supporter_extra / TekunSupporterExtra: bool, "TK-5", Province, Unbounded, Assumed("no");
    /// 孤儿、事实无人抚养儿童基本生活标准 (CR-6, IX-4).
    child_standard / ChildStandard: Flow, "CR-6", Province, Unbounded, Ask;
    /// 困难残疾人生活补贴 (DS-7).
    living_subsidy / LivingSubsidy: Flow, "DS-7", City, ProvincialFloor, Ask;
    /// 生活补贴扩大到低保以外 (DS-6).
    living_extended / LivingExtended: bool, "DS-6", City, Unbounded, Ask;
    /// 重度残疾人护理补贴 (DS-7).
    care_subsidy / CareSubsidy: Flow, "DS-7", City, ProvincialFloor, Ask;
    /// 护理补贴扩大到三四级智力、精神 (DS-6).
    care_extended / CareExtended: bool, "DS-6", City, Unbounded, Ask;
    /// 临时救助金额, one payment (TA-7).
    temporary_aid / TemporaryAid: Yuan, "TA-7", County, Unbounded, Ask;
    /// 临时救助怎样算 (TA-7).
    aid_formula / AidFormula: Choice<AidFormula>, "TA-7", County, Unbounded, Ask;
    /// 几个月的低保标准 (TA-7 F1, F3).
    aid_months / AidMonths: Number, "TA-7", County, Unbounded, Ask;
    /// 低保标准的几倍 (TA-7 F2).
    aid_multiple / AidMultiple: Number, "TA-7", County, Unbounded, Ask;
    /// 自己出的医药费的几成 (TA-7 F4).
    aid_share / AidShare: Number, "TA-7", County, Unbounded, Ask;
    /// 一天多少钱 (TA-7 F6).
    aid_per_day / AidPerDay: Yuan, "TA-7", County, Unbounded, Ask;
    /// 几天 (TA-7 F6).
    aid_days / AidDays: Count, "TA-7", County, Unbounded, Ask;
    /// 一次最多多少 (TA-8).
    aid_cap / AidCap: Yuan, "TA-8", County, Unbounded, Assumed("none");
    /// 一年最多几次 (TA-8).
    aid_times_a_year / AidTimesAYear: Count, "TA-8", County, Unbounded, Assumed("none");
    /// 乡镇自己能批多少 (TA-9).
    township_limit / TownshipLimit: Yuan, "TA-9", County, Unbounded, Ask;
    /// 小额快救最多几个月标准 (TA-3).
    fast_aid_months / FastAidMonths: Number, "TA-3", Province, Months(1), Assumed("1");
    /// 小额快救按人算 (TA-3).
    fast_aid_per_person / FastAidPerPerson: bool, "TA-3", Province, Unbounded, Range;
    /// 同一件事一年内可以再次救助 (TA-8).
    repeat_aid_allowed / RepeatAidAllowed: bool, "TA-8", County, Unbounded, Ask;
    /// 临时救助的家庭财产规定内 (TA-2).
    aid_assets_ok / AidAssetsOk: bool, "TA-2", County, Unbounded, Ask;
    /// 低保由乡镇审核确认 (PR-4): 20 working days instead of 30.
    township_decides / TownshipDecides: bool, "PR-4", Province, Unbounded, Assumed("no");
    /// 隔几个月探访一次老人 (CR-7).
    visit_months / VisitMonths: Count, "CR-7", County, Unbounded, Assumed("1");
}

impl LocalFigures {
    /// Nothing was typed in.
    pub fn is_empty(&self) -> bool {
        LocalFigure::ALL.iter().all(|it| self.get(*it).is_not_asked())
    }
}
