//! Local figures that a pack may lack and the person may supply, from the village notice board or the office.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Askable, Flow, Given, Kind, Yuan},
    facts::facts,
};

facts! {
    /// Figures of the place, typed in by the person. They are used where no pack has the figure in force.
    LocalFigures, LocalFigure;
    /// 低保标准, per person (DB-EL-2).
    dibao_standard / DibaoStandard: Flow,
    /// 按档发放 rather than by the difference (DB-BN-2).
    paid_by_tier / PaidByTier: bool,
    /// 每人每月的档次金额 (DB-BN-2).
    tier_amount / TierAmount: Flow,
    /// 分类施保每月多给的, for each person in question (DB-TU-2).
    category_topup / CategoryTopup: Flow,
    /// 低保边缘线, per person (LM-1).
    margin_line / MarginLine: Flow,
    /// 每人存款限额 (DB-AST-4).
    liquid_limit / LiquidLimit: Yuan,
    /// 有车也可以 (DB-AST-5).
    vehicle_allowed / VehicleAllowed: bool,
    /// 第二套房也可以 (DB-AST-6).
    second_home_allowed / SecondHomeAllowed: bool,
    /// 有门面、写字楼或车库也可以 (DB-AST-6).
    shop_allowed / ShopAllowed: bool,
    /// 有营业执照也可以 (DB-AST-7).
    registration_allowed / RegistrationAllowed: bool,
    /// 凭居住证可以在居住地申请 (DB-HH-9).
    residence_filing / ResidenceFiling: bool,
    /// 义务兵不算在内 (DB-HH-7).
    conscripts_excluded / ConscriptsExcluded: bool,
    /// 每个上班的人每月可扣的就业成本 (DB-INC-7).
    work_cost_deduction / WorkCostDeduction: Flow,
    /// 可扣因残因病的额外支出 (DB-INC-8).
    illness_deduction / IllnessDeduction: bool,
    /// 基础养老金不算收入 (DB-INC-4f).
    basic_pension_exempt / BasicPensionExempt: bool,
    /// 中央确定的基础养老金 (DB-INC-4f).
    central_basic_pension / CentralBasicPension: Flow,
    /// 高龄津贴不算收入 (DB-INC-4i).
    old_age_allowance_exempt / OldAgeAllowanceExempt: bool,
    /// 得的病在当地的重病名单上 (DB-SP-3).
    illness_listed / IllnessListed: bool,
    /// 困难残疾人生活补贴 (DS-7).
    living_subsidy / LivingSubsidy: Flow,
    /// 生活补贴扩大到低保以外 (DS-6).
    living_extended / LivingExtended: bool,
    /// 重度残疾人护理补贴 (DS-7).
    care_subsidy / CareSubsidy: Flow,
    /// 护理补贴扩大到三四级智力、精神 (DS-6).
    care_extended / CareExtended: bool,
    /// 上年度当地居民人均可支配收入 (RE-5).
    disposable_income / DisposableIncome: Flow,
    /// 临时救助金额, one payment (TA-7).
    temporary_aid / TemporaryAid: Yuan,
    /// 小额快救按人算 (TA-3).
    fast_aid_per_person / FastAidPerPerson: bool,
    /// 同一件事一年内可以再次救助 (TA-8).
    repeat_aid_allowed / RepeatAidAllowed: bool,
    /// 临时救助的家庭财产规定内 (TA-2).
    aid_assets_ok / AidAssetsOk: bool,
}
