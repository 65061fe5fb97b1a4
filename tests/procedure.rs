//! Where one applies, how long it may take, and what applicants may expect: each by the law of the day.

use jiff_core::civil::Date;
use jiuzhu_rules::{
    Case, Programme,
    answer::Answer,
    case::day,
    place::PlaceCode,
    procedure::{Right, Stage, Window, procedure, rights},
    reckoning::choice::Variants,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The first day of each regime (GEN-3), and the day before.
fn days() -> impl Iterator<Item = Date> {
    let begins = [(2018, 1, 1), (2021, 7, 1), (2022, 10, 20), (2025, 1, 1), (2026, 1, 29), (2026, 7, 1)];
    let begins = begins.map(|(year, month, date)| day(year, month, date));
    let before = [(2021, 6, 30), (2022, 10, 19), (2024, 12, 31), (2026, 1, 28), (2026, 6, 30)];
    begins.into_iter().chain(before.map(|(year, month, date)| day(year, month, date)))
}

fn case(on: Date) -> Case {
    Case::new(PlaceCode(990_000), on, jiuzhu_packs::all())
}

/// Stage, days, and whether they are working days.
fn clocks(programme: Programme, case: &Case) -> Vec<(Stage, u16, bool)> {
    let clocks = procedure(programme, case).clocks;
    clocks.into_iter().map(|clock| (clock.stage, clock.days, clock.working_days)).collect()
}

#[test]
fn no_clock_and_no_right_rests_on_a_law_that_does_not_hold() {
    // Rigid expenditure is on no card before its measures.
    let measured = |programme, on| programme != Programme::RigidExpenditure || on >= day(2025, 1, 1);
    for on in days() {
        for &programme in Programme::ALL.iter().filter(|it| measured(**it, on)) {
            for clock in procedure(programme, &case(on)).clocks {
                assert!(clock.article.governs(on), "{programme:?}, {:?} on {on:?}", clock.stage);
            }
        }
        for (right, article) in rights(on) {
            assert!(article.governs(on), "{right:?} on {on:?}");
        }
    }
}

/// PR-4, PR-6.
#[test]
fn the_clocks_of_dibao() {
    let mut expected = vec![
        (Stage::SurveyBegins, 3, true),
        (Stage::CheckBegins, 3, true),
        (Stage::PublicNotice, 7, false),
        (Stage::CountyDecides, 10, true),
        (Stage::WrittenRefusal, 3, true),
    ];
    assert_eq!(clocks(Programme::Dibao, &case(day(2021, 6, 30))), []);
    assert_eq!(clocks(Programme::Dibao, &case(day(2021, 7, 1))), expected);
    assert_eq!(clocks(Programme::Dibao, &case(day(2022, 10, 19))), expected);

    expected.extend([(Stage::Whole, 30, true), (Stage::WholeIfHard, 45, true)]);
    for programme in [Programme::Dibao, Programme::SinglePerson, Programme::Margin] {
        assert_eq!(clocks(programme, &case(day(2022, 10, 20))), expected);
    }
}

/// PR-4: where the township decides it is ten working days less; while that is not known nothing is promised.
#[test]
fn the_township_decides_in_less_time() {
    let whole = |decides| {
        let mut case = case(day(2026, 11, 1));
        case.local.township_decides = decides;
        clocks(Programme::Dibao, &case).into_iter().find(|(stage, ..)| *stage == Stage::Whole)
    };
    assert_eq!(whole(Answer::Given(true)), Some((Stage::Whole, 20, true)));
    for decides in [Answer::Given(false), Answer::Unsure, Answer::NotAsked] {
        assert_eq!(whole(decides), Some((Stage::Whole, 30, true)));
    }
}

/// TK-13, PR-5.
#[test]
fn the_clocks_of_tekun() {
    let expected =
        [(Stage::TownshipReviews, 15, true), (Stage::PublicNotice, 7, false), (Stage::CountyDecides, 15, true)];
    assert_eq!(clocks(Programme::Tekun, &case(day(2021, 6, 30))), []);
    assert_eq!(clocks(Programme::Tekun, &case(day(2021, 7, 1))), expected);
}

/// RE-6: recognised in 30 working days, in hard cases 45, and for a year.
#[test]
fn rigid_expenditure_is_recognised_for_a_year() {
    let recognised = procedure(Programme::RigidExpenditure, &case(day(2026, 11, 1)));
    assert_eq!(recognised.valid_months, Some(12));
    let expected = [(Stage::Whole, 30, true), (Stage::WholeIfHard, 45, true)];
    assert_eq!(clocks(Programme::RigidExpenditure, &case(day(2026, 11, 1))), expected);
    assert_eq!(procedure(Programme::Dibao, &case(day(2026, 11, 1))).valid_months, None);
}

/// TA-3, TA-5, DOC-R8: what is urgent is paid first and papered later.
#[test]
fn what_is_urgent_is_paid_within_three_days_since_the_opinion_of_2026() {
    assert_eq!(clocks(Programme::FastAid, &case(day(2026, 1, 28))), []);
    assert_eq!(clocks(Programme::FastAid, &case(day(2026, 1, 29))), [(Stage::Urgent, 3, false)]);
}

/// PR-1, TA-6, TA-9, TA-12, DS-9, DOC-R7: the window, by programme.
#[test]
fn every_programme_has_its_window() {
    let window = |programme| procedure(programme, &case(day(2026, 11, 1))).window;
    for &programme in Programme::ALL {
        let expected = match programme {
            Programme::FastAid | Programme::EmergencyAid => Window::WhereItHappened,
            Programme::LivingSubsidy | Programme::CareSubsidy => Window::AnyTownship,
            Programme::CategoryTopUp | Programme::GradualExit => Window::WithDibao,
            _ => Window::Township,
        };
        assert_eq!(window(programme), expected, "{programme:?}");
    }
}

/// DB-PY-1, TK-13: what is paid each month on a decision begins with the next one.
#[test]
fn dibao_and_tekun_are_paid_from_the_month_after_the_decision() {
    for &programme in Programme::ALL {
        let expected = matches!(programme, Programme::Dibao | Programme::SinglePerson | Programme::Tekun);
        let procedure = procedure(programme, &case(day(2026, 11, 1)));
        assert_eq!(procedure.from_next_month, expected, "{programme:?}");
    }
}

/// PR-1 to PR-13, DB-EX-2, DB-EX-3, DB-EL-6, DB-INC-12, DOC-R9 to DOC-R11: all of them under the Law, in the order in
/// which they are told.
#[test]
fn under_the_law_every_right_is_told() {
    let told: Vec<_> = rights(day(2026, 7, 1)).into_iter().map(|(right, _)| right).collect();
    let expected = [
        Right::OneWindow,
        Right::PapersNamedOnce,
        Right::SomeoneMayFile,
        Right::WrittenReasons,
        Right::LittleIsPosted,
        Right::HeardFirst,
        Right::Appeal,
        Right::TellTruthfully,
        Right::ReportChanges,
        Right::FalseStatements,
        Right::OfficialsRelatives,
        Right::OfficialsMustTell,
        Right::OthersMayRely,
        Right::Hotline,
        Right::CommunityCorrection,
    ];
    assert_eq!(told, expected);
}

/// DOC-R9, DOC-R11, PR-12, PR-13: what the Law brought is not told of the days before it.
#[test]
fn what_the_law_brought_begins_with_it() {
    let brought = [Right::HeardFirst, Right::OfficialsMustTell, Right::OthersMayRely, Right::Hotline];
    let told = |on| rights(on).into_iter().any(|(right, _)| brought.contains(&right));
    assert!(!told(day(2026, 6, 30)));
    assert!(told(day(2026, 7, 1)));
}
