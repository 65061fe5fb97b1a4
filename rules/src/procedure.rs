//! 办理 · where to apply, how long it takes, and what applicants may expect (PR-1 to PR-13, and the clocks of each programme).

use jiff_core::civil::Date;

use crate::{
    answer::{Answer, Given},
    case::{Case, day},
    choices,
    law::{self, Article, governing},
    local::LocalFigure,
    programmes::Programme,
    reckoning::order::in_order,
};

choices! {
    /// Where one applies.
    Window {
        /// 户口所在地的乡镇（街道） (DB-HH-9, PR-1)
        Township "township",
        /// 事情发生地的乡镇（街道）, whatever the hukou (TA-6, DOC-R7)
        WhereItHappened "where_it_happened",
        /// 户口所在地的乡镇（街道）, or any through the nationwide channel (DS-9)
        AnyTownship "any_township",
        /// Nothing to apply for: it comes with dibao.
        WithDibao "with_dibao",
    }
    /// A stretch of the way from the application to the money.
    Stage {
        /// 乡镇开始入户调查
        SurveyBegins "survey_begins",
        /// 开始核对存款、房、车
        CheckBegins "check_begins",
        /// 乡镇审核
        TownshipReviews "township_reviews",
        /// 公示
        PublicNotice "public_notice",
        /// 县里确认
        CountyDecides "county_decides",
        /// 全部办完
        Whole "whole",
        /// 情况复杂的，全部办完
        WholeIfHard "whole_if_hard",
        /// 急事，从核实到给钱 (TA-3, DOC-R8)
        Urgent "urgent",
        /// 不批的，书面说明原因
        WrittenRefusal "written_refusal",
    }
    /// What everyone who applies may expect, and must do.
    Right {
        /// 一个窗口都能收 (PR-1)
        OneWindow "one_window",
        /// 缺的材料一次说清，能查到的不用交 (PR-2)
        PapersNamedOnce "papers_named_once",
        /// 可以请人代办 (PR-3)
        SomeoneMayFile "someone_may_file",
        /// 不批要书面说明原因 (PR-6)
        WrittenReasons "written_reasons",
        /// 公示只写姓名、人数、金额 (PR-7)
        LittleIsPosted "little_is_posted",
        /// 减、停以前要先听您说 (DB-EX-3, DOC-R9)
        HeardFirst "heard_first",
        /// 不服可以要求复核、复议、起诉 (PR-8)
        Appeal "appeal",
        /// 如实说，同意核对 (PR-9)
        TellTruthfully "tell_truthfully",
        /// 情况变了要及时说 (DB-EX-2)
        ReportChanges "report_changes",
        /// 说假话的后果 (PR-10, DOC-R10)
        FalseStatements "false_statements",
        /// 干部亲属另外登记 (PR-11)
        OfficialsRelatives "officials_relatives",
        /// 知道有困难要主动告诉 (PR-12)
        OfficialsMustTell "officials_must_tell",
        /// 别的部门可以用这个结果 (DOC-R11)
        OthersMayRely "others_may_rely",
        /// 救助热线 (PR-13)
        Hotline "hotline",
        /// 社区矫正的人也可以申请 (DB-EL-6)
        CommunityCorrection "community_correction",
    }
}

/// How long a stage may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub stage: Stage,
    pub days: u16,
    /// Else calendar days.
    pub working_days: bool,
    pub article: Article,
}

/// How one programme is applied for on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    pub window: Window,
    pub clocks: Vec<Clock>,
    /// For how many months a recognised status holds, as a rule (RE-6).
    pub valid_months: Option<u16>,
    /// Whether payment begins in the month after the decision (DB-PY-1, TK-13).
    pub from_next_month: bool,
}

/// When the notice shortened the whole way to 30 working days (PR-4).
const SHORTENED_FROM: Date = day(2022, 10, 20);
/// When today's measures on dibao and tekun began.
const MEASURES_FROM: Date = day(2021, 7, 1);

/// Where to apply for a programme, and its clocks on the case's day.
pub fn procedure(programme: Programme, case: &Case) -> Procedure {
    let (window, clocks) = match programme {
        Programme::Dibao | Programme::SinglePerson | Programme::Margin => (Window::Township, dibao_clocks(case)),
        Programme::CategoryTopUp | Programme::GradualExit => (Window::WithDibao, Vec::new()),
        Programme::RigidExpenditure => (Window::Township, rigid_clocks()),
        Programme::Tekun => (Window::Township, tekun_clocks(case)),
        Programme::LivingSubsidy | Programme::CareSubsidy => (Window::AnyTownship, Vec::new()),
        Programme::ChildAllowance | Programme::ExpenditureAid => (Window::Township, Vec::new()),
        Programme::FastAid => (Window::WhereItHappened, fast_clocks(case.day)),
        Programme::EmergencyAid => (Window::WhereItHappened, Vec::new()),
    };
    Procedure {
        window,
        clocks,
        valid_months: (programme == Programme::RigidExpenditure).then_some(12),
        from_next_month: matches!(programme, Programme::Dibao | Programme::SinglePerson | Programme::Tekun),
    }
}

const fn working(stage: Stage, days: u16, article: Article) -> Clock {
    Clock { stage, days, working_days: true, article }
}

/// PR-4, PR-6.
fn dibao_clocks(case: &Case) -> Vec<Clock> {
    if case.day < MEASURES_FROM {
        return Vec::new();
    }
    let mut clocks = vec![
        working(Stage::SurveyBegins, 3, law::dibao_measures_2021::ARTICLE_15),
        working(Stage::CheckBegins, 3, law::dibao_measures_2021::ARTICLE_17),
        Clock { working_days: false, ..working(Stage::PublicNotice, 7, law::dibao_measures_2021::ARTICLE_19) },
        working(Stage::CountyDecides, 10, law::dibao_measures_2021::ARTICLE_20),
        working(Stage::WrittenRefusal, 3, law::dibao_measures_2021::ARTICLE_21),
    ];
    if case.day >= SHORTENED_FROM {
        let by_township = matches!(case.local.get(LocalFigure::TownshipDecides), Answer::Given(Given::YesNo(true)));
        let days = if by_township { 20 } else { 30 };
        clocks.push(working(Stage::Whole, days, law::expansion_notice_2022::PART_4_1));
        clocks.push(working(Stage::WholeIfHard, 45, law::expansion_notice_2022::PART_4_1));
    }
    clocks
}

/// TK-13.
fn tekun_clocks(case: &Case) -> Vec<Clock> {
    if case.day < MEASURES_FROM {
        return Vec::new();
    }
    vec![
        working(Stage::TownshipReviews, 15, law::tekun_measures_2021::ARTICLE_13),
        Clock { working_days: false, ..working(Stage::PublicNotice, 7, law::tekun_measures_2021::ARTICLE_14) },
        working(Stage::CountyDecides, 15, law::tekun_measures_2021::ARTICLE_15),
    ]
}

/// RE-6.
fn rigid_clocks() -> Vec<Clock> {
    vec![
        working(Stage::Whole, 30, law::rigid_expenditure_2024::ARTICLE_8),
        working(Stage::WholeIfHard, 45, law::rigid_expenditure_2024::ARTICLE_8),
    ]
}

/// TA-3.
fn fast_clocks(on: Date) -> Vec<Clock> {
    let urgent = working(Stage::Urgent, 3, law::temporary_assistance_2026::FAST_AID);
    let urgent = Clock { working_days: false, ..urgent };
    if urgent.article.governs(on) { vec![urgent] } else { Vec::new() }
}

/// What applicants may expect and must do on a day, each with where the law of that day says so.
pub fn rights(on: Date) -> Vec<(Right, Article)> {
    use law::{dibao_measures_2021 as measures, interim_measures_2014 as interim, social_assistance_law as law_2026};
    let of_both = [
        (Right::OneWindow, law_2026::ARTICLE_64, interim::WHOLE),
        (Right::PapersNamedOnce, law_2026::ARTICLE_62, measures::ARTICLE_10),
        (Right::SomeoneMayFile, law_2026::ARTICLE_37, interim::WHOLE),
        (Right::WrittenReasons, law_2026::ARTICLE_45, measures::ARTICLE_21),
        (Right::Appeal, law_2026::ARTICLE_76, measures::ARTICLE_38),
        (Right::TellTruthfully, law_2026::ARTICLE_40, measures::ARTICLE_29),
        (Right::FalseStatements, law_2026::ARTICLE_73, interim::ARTICLE_68),
    ];
    let of_law = [
        (Right::HeardFirst, law_2026::ARTICLE_48),
        (Right::OfficialsMustTell, law_2026::ARTICLE_39),
        (Right::OthersMayRely, law_2026::ARTICLE_42),
        (Right::Hotline, law_2026::ARTICLE_60),
    ];
    let of_measures = [
        (Right::LittleIsPosted, measures::ARTICLE_24),
        (Right::OfficialsRelatives, measures::ARTICLE_11),
        (Right::ReportChanges, law::expansion_notice_2022::PART_5_5),
        (Right::CommunityCorrection, law::community_correction_law::ARTICLE_43),
    ];
    let mut rights: Vec<_> =
        of_both.into_iter().map(|(right, newer, older)| (right, governing(on, [newer, older]))).collect();
    rights.extend(of_law.into_iter().chain(of_measures));
    rights.retain(|(_, article)| article.governs(on));
    in_order(rights, |(right, _)| *right as u8)
}
