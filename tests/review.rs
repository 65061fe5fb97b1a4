//! When a household in receipt is looked at again, and from when dibao is paid.

// A test says what is wrong by failing.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use jiuzhu_rules::{
    Case, Programme,
    answer::{Age, Answer, Flow},
    case::day,
    facts::{Area, Disability, Grade, PersonAnswers, Relation, Work},
    law,
    place::PlaceCode,
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
    review::{paid_from, review_months},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn choice<E: jiuzhu_rules::reckoning::choice::Variants>(variant: E) -> Answer<Choice<E>> {
    Answer::Given(Choice::only(variant))
}

fn monthly(yuan: u32) -> Answer<Flow> {
    Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from(yuan)) })
}

/// One person of 45 who is unable to work, healthy, and has an income of 100.
fn one_person(year: i16, month: i8, date: i8) -> Case {
    let mut case = Case::new(PlaceCode(990_000), day(year, month, date), jiuzhu_packs::all());
    case.household.area = choice(Area::Rural);
    let nothing = monthly(0);
    case.people = vec![PersonAnswers {
        relation: choice(Relation::Applicant),
        away: choice(jiuzhu_rules::facts::Away::Not),
        age: Answer::Given(Age(Span::exactly(45))),
        work: choice(Work::Unable),
        disability: choice(Disability::No),
        seriously_ill: Answer::Given(false),
        supporters_outside: Answer::Given(false),
        pension: monthly(100),
        wage: nothing,
        business: nothing,
        business_cost: nothing,
        farm: nothing,
        farm_cost: nothing,
        farm_subsidy: nothing,
        property: nothing,
        resident_pension: nothing,
        support_received: nothing,
        other_income: nothing,
        old_age_allowance: nothing,
        contributions: nothing,
        support_paid: nothing,
        ..PersonAnswers::default()
    }];
    case
}

#[track_caller]
fn reviewed(case: &Case, months: Span<u16>) {
    let review = review_months(case, Programme::Dibao).expect("dibao is reviewed");
    assert_eq!(review.months, months);
}

fn with(mut case: Case, change: impl FnOnce(&mut Case)) -> Case {
    change(&mut case);
    case
}

/// DB-RV-1, from July 2021.
#[test]
fn steady_families_are_reviewed_yearly_and_others_half_yearly() {
    let steady = || one_person(2021, 7, 1);
    reviewed(&steady(), Span::exactly(12));
    for work in [Work::Working, Work::Jobless] {
        reviewed(&with(steady(), |case| case.people[0].work = choice(work)), Span::exactly(6));
    }
    reviewed(&with(steady(), |case| case.people[0].farm = monthly(50)), Span::exactly(6));
    reviewed(&with(steady(), |case| case.people[0].work = Answer::Unsure), Span::between(6, 12));
    let article = review_months(&steady(), Programme::Dibao).map(|review| review.article);
    assert_eq!(article, Some(law::dibao_measures_2021::ARTICLE_31));
}

/// DB-RV-1: only members count.
#[test]
fn who_is_no_member_does_not_unsettle_a_family() {
    let case = with(one_person(2026, 11, 1), |case| {
        let parent = PersonAnswers {
            relation: choice(Relation::Parent),
            lives_with_family: Answer::Given(false),
            work: choice(Work::Working),
            ..case.people[0]
        };
        case.people.push(parent);
    });
    reviewed(&case, Span::exactly(12));
}

/// DB-RV-1, before July 2021.
#[test]
fn before_july_2021_the_rhythm_hung_on_illness_and_on_town_or_country() {
    let steady = || one_person(2021, 6, 30);
    reviewed(&steady(), Span::exactly(6));
    reviewed(&with(steady(), |case| case.people[0].seriously_ill = Answer::Given(true)), Span::exactly(12));
    let severe = |case: &mut Case| {
        case.people[0].disability = choice(Disability::Physical);
        case.people[0].disability_grade = choice(Grade::Two);
    };
    reviewed(&with(steady(), severe), Span::exactly(12));
    reviewed(&with(steady(), |case| case.people[0].pension = monthly(0)), Span::exactly(12));
    let jobless = || with(steady(), |case| case.people[0].work = choice(Work::Jobless));
    reviewed(&jobless(), Span::exactly(3));
    reviewed(&with(jobless(), |case| case.household.area = choice(Area::Urban)), Span::exactly(1));
    reviewed(&with(jobless(), |case| case.household.area = Answer::Unsure), Span::between(1, 3));
    let article = review_months(&steady(), Programme::Dibao).map(|review| review.article);
    assert_eq!(article, Some(law::dibao_measures_2012::ARTICLE_33));
}

#[test]
fn people_in_extreme_hardship_are_reviewed_yearly_and_what_is_paid_once_not_at_all() {
    let case = one_person(2026, 11, 1);
    assert_eq!(review_months(&case, Programme::Tekun).map(|it| it.months), Some(Span::exactly(12)));
    assert_eq!(review_months(&case, Programme::FastAid), None);
    assert_eq!(review_months(&one_person(2017, 12, 31), Programme::Dibao), None);
    assert_eq!(review_months(&one_person(2020, 8, 30), Programme::Tekun), None);
}

/// DB-PY-1.
#[test]
fn dibao_is_paid_from_the_month_after_the_decision() {
    assert_eq!(paid_from(day(2026, 11, 1)), day(2026, 12, 1));
    assert_eq!(paid_from(day(2026, 11, 30)), day(2026, 12, 1));
    assert_eq!(paid_from(day(2026, 12, 31)), day(2027, 1, 1));
}
