//! The figures of a place, typed in.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Count, Number},
    facts::{AidFormula, PaymentRounding, SingleIncome, SupportRule, SurplusBasis},
    local::LocalFigure,
    reckoning::{choice::Variants, exact::Exact, span::Span},
};

use super::{CALM_FIGURES, Chance, choice, given, monthly, yearly, yuan};

pub fn hundredths(number: u32) -> Answer<Number> {
    given(Number(Span::exactly(Exact::from_parts(number, 2, 1))))
}

pub fn count(number: u16) -> Answer<Count> {
    given(Count(Span::exactly(number)))
}

pub fn figures(chance: &mut Chance, case: &mut Case) {
    case.local = *CALM_FIGURES;
    let local = &mut case.local;
    let (standard, line) = chance.pick(&[
        (monthly(50_000), monthly(75_000)),
        (monthly(46_500), monthly(69_750)),
        (yearly(558_000), yearly(837_000)),
        (yearly(100_000), yearly(150_000)),
        (monthly(33_333), monthly(50_000)),
        (monthly(70_000), monthly(140_000)),
    ]);
    local.dibao_standard = standard;
    local.margin_line = line;
    local.liquid_limit = yuan(1_000_000);
    // What somebody owns alone is told of the person.
    local.tekun_liquid_limit = yuan(4_000_000_000);
    local.disposable_income = chance.pick(&[yearly(2_400_000), yearly(3_000_000), monthly(100_000)]);
    local.tekun_basic = monthly(chance.pick(&[91_000, 100_050]));
    local.tekun_care = monthly(chance.pick(&[0, 14_000, 28_033]));
    local.child_standard = monthly(140_000);
    local.living_subsidy = monthly(chance.pick(&[8_000, 8_334]));
    local.care_subsidy = monthly(chance.pick(&[12_000, 8_334]));
    local.category_topup = monthly(chance.pick(&[5_000, 4_999]));
    local.central_basic_pension = monthly(14_300);
    local.minimum_wage = monthly(200_000);
    local.work_cost_deduction = monthly(chance.pick(&[0, 0, 10_001, 24_000]));
    local.disabled_worker_deduction = monthly(chance.pick(&[0, 0, 10_000]));
    local.rigid_ratio = hundredths(chance.pick(&[60, 80, 90]));
    local.exit_months = count(chance.pick(&[3, 6]));
    local.exit_share = hundredths(chance.pick(&[100, 50, 33]));
    local.farm_income_per_mu = monthly(chance.pick(&[5_000, 3_333]));
    local.aid_assets_ok = given(!chance.one_in(6));
    support(chance, case);
    aid(chance, case);
    switches(chance, case);
    seldom(chance, case);
}

fn support(chance: &mut Chance, case: &mut Case) {
    let local = &mut case.local;
    local.support_rule = choice(chance.pick(SupportRule::ALL));
    local.support_line_multiple = hundredths(chance.pick(&[100, 150, 200]));
    local.support_basis = choice(chance.pick(SurplusBasis::ALL));
    local.support_rate = hundredths(chance.pick(&[50, 40, 10]));
    local.support_flat = monthly(chance.pick(&[10_000, 20_000]));
}

fn aid(chance: &mut Chance, case: &mut Case) {
    let local = &mut case.local;
    let formula = chance.pick(AidFormula::ALL);
    local.aid_formula = choice(formula);
    if formula == AidFormula::Flat {
        local.temporary_aid = yuan(chance.pick(&[200_000, 150_050]));
    }
    // A sum that the place names stands for itself, whatever the formula.
    if chance.one_in(8) {
        local.temporary_aid = yuan(200_050);
    }
    local.aid_months = hundredths(chance.pick(&[200, 150, 300]));
    local.aid_multiple = hundredths(chance.pick(&[600, 250]));
    local.aid_share = hundredths(chance.pick(&[10, 33]));
    local.aid_per_day = yuan(5_000);
    local.aid_days = count(chance.pick(&[30, 180]));
}

/// What is allowed or not, each way for itself.
fn switches(chance: &mut Chance, case: &mut Case) {
    let local = &mut case.local;
    let switches = [
        LocalFigure::DeeplyPoorArea,
        LocalFigure::VehicleAllowed,
        LocalFigure::ShopAllowed,
        LocalFigure::RegistrationAllowed,
        LocalFigure::TreatmentSavingsExempt,
        LocalFigure::ResidenceFiling,
        LocalFigure::ConscriptsExcluded,
        LocalFigure::MissingExcluded,
        LocalFigure::MarriedOutExcluded,
        LocalFigure::OrphansExcluded,
        LocalFigure::IllnessDeduction,
        LocalFigure::EducationDeduction,
        LocalFigure::RentDeduction,
        LocalFigure::FarmSubsidyExempt,
        LocalFigure::SiblingSupportIgnored,
        LocalFigure::BasicPensionExempt,
        LocalFigure::OldAgeAllowanceExempt,
        LocalFigure::IllnessListed,
        LocalFigure::SpecialCaseAdmitted,
        LocalFigure::RigidAssetsLooser,
        LocalFigure::LivingExtended,
        LocalFigure::CareExtended,
        LocalFigure::FastAidPerPerson,
        LocalFigure::RepeatAidAllowed,
    ];
    for switch in switches {
        local.set(switch, given(jiuzhu_rules::answer::Given::YesNo(chance.one_in(3))));
    }
    local.disability_deduction = monthly(chance.pick(&[0, 0, 0, 20_000]));
}

/// What has a usual value, told all the same.
fn seldom(chance: &mut Chance, case: &mut Case) {
    let local = &mut case.local;
    if chance.one_in(8) {
        local.paid_by_tier = given(true);
        local.tier_amount = chance.pick(&[monthly(30_000), monthly(33_333), yearly(100_000)]);
    }
    if chance.one_in(4) {
        local.payment_rounding = choice(chance.pick(PaymentRounding::ALL));
    }
    if chance.one_in(6) {
        local.least_payment = monthly(chance.pick(&[0, 3_000, 2_050]));
    }
    if chance.one_in(10) {
        local.unmarried_child_age = count(30);
    }
    if chance.one_in(8) {
        local.margin_by_expenditure = given(true);
    }
    if chance.one_in(8) {
        local.rigid_living_counted = given(chance.one_in(2));
    }
    if chance.one_in(8) {
        local.rigid_living_cap = monthly(30_000);
    }
    if chance.one_in(8) {
        local.aid_cap = yuan(chance.pick(&[150_000, 500_000]));
    }
    if chance.one_in(8) {
        local.aid_times_a_year = count(2);
    }
    if chance.one_in(8) {
        local.fast_aid_months = hundredths(chance.pick(&[100, 50]));
    }
    if chance.one_in(8) {
        local.single_topup_allowed = given(chance.one_in(2));
    }
    if chance.one_in(8) {
        local.single_family_cap = hundredths(chance.pick(&[120, 200, 300]));
    }
    if chance.one_in(8) {
        local.single_fixed_benefit = monthly(chance.pick(&[30_000, 35_050]));
        // The difference to what is lawful for the household alone is not told (DB-SP-11).
        if chance.one_in(2) {
            local.single_income_basis = choice(SingleIncome::Household);
        }
    }
    if chance.one_in(6) {
        local.exit_upper_multiple = hundredths(chance.pick(&[120, 150, 200]));
    }
    for extra in
        [LocalFigure::TekunInsuranceExempt, LocalFigure::TekunIncapacityExtra, LocalFigure::TekunSupporterExtra]
    {
        if chance.one_in(8) {
            local.set(extra, given(jiuzhu_rules::answer::Given::YesNo(chance.one_in(2))));
        }
    }
    if chance.one_in(8) {
        local.tekun_minor_age = count(chance.pick(&[16, 18]));
    }
    if chance.one_in(8) {
        local.tekun_pension_offset = given(chance.one_in(2));
    }
}
