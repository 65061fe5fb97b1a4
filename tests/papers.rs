//! The papers to bring follow from what was told: each bears out an answer that says more than nothing (PR-2, PR-9,
//! DB-INC-12).

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Yuan},
    case::day,
    facts::{
        Asked, Away, Disability, Event, HouseholdFact, ParentState, PersonAnswers, PersonFact, SupporterAnswers,
        SupporterFact, Vehicle,
    },
    papers::{Paper, ToBring, papers},
    place::PlaceCode,
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The papers beyond the three that everybody brings.
fn beyond_the_first(case: &Case) -> Vec<ToBring> {
    let mut papers = papers(case);
    let others = papers.split_off(3.min(papers.len()));
    let first: Vec<_> = papers.iter().map(|it| it.paper).collect();
    assert_eq!(first, [Paper::IdCards, Paper::HouseholdRegister, Paper::CheckAuthorisation]);
    others
}

fn household(people: usize) -> Case {
    let mut case = Case::new(PlaceCode(990_000), day(2026, 11, 1), jiuzhu_packs::all());
    case.people = vec![PersonAnswers::default(); people];
    case
}

fn of_household(paper: Paper, because: &[HouseholdFact]) -> ToBring {
    ToBring { paper, person: None, because: because.iter().map(|fact| Asked::Household(*fact)).collect() }
}

fn of_person(paper: Paper, person: u8, because: &[PersonFact]) -> ToBring {
    ToBring { paper, person: Some(person), because: because.iter().map(|fact| Asked::Person(*fact, person)).collect() }
}

fn monthly(yuan: u32) -> Answer<Flow> {
    Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from(yuan)) })
}

fn yuan(yuan: u32) -> Answer<Yuan> {
    Answer::Given(Yuan(Span::exactly(Exact::from(yuan))))
}

#[test]
fn whoever_tells_nothing_brings_what_everybody_brings() {
    assert_eq!(beyond_the_first(&household(3)), []);
}

#[test]
fn what_is_none_or_not_sure_needs_no_paper() {
    let mut case = household(1);
    case.household.savings = yuan(0);
    case.household.vehicle = Answer::Given(Choice::only(Vehicle::No));
    case.household.event = Answer::Given(Choice::only(Event::No));
    case.household.rent = Answer::Unsure;
    for person in &mut case.people {
        person.wage = monthly(0);
        person.disability = Answer::Given(Choice::only(Disability::No));
        person.seriously_ill = Answer::Given(false);
        person.away = Answer::Given(Choice::only(Away::Not));
        person.father = Answer::Given(Choice::only(ParentState::Cares));
        person.mother = Answer::Given(Choice::only(ParentState::WorksAway));
        person.pension = Answer::Unsure;
    }
    assert_eq!(beyond_the_first(&case), []);
}

#[test]
fn each_paper_names_the_answers_it_bears_out_and_whose_it_is() {
    let mut case = household(2);
    case.household.savings = yuan(6000);
    case.household.illness_outlay = monthly(300);
    case.household.medical_outlay = monthly(300);
    case.household.event = Answer::Given(Choice::only(Event::Fire));
    if let [one, other] = case.people.as_mut_slice() {
        one.wage = monthly(1100);
        one.pension = monthly(200);
        one.resident_pension = monthly(143);
        other.disability = Answer::Given(Choice::only(Disability::Visual));
        other.father = Answer::Given(Choice::only(ParentState::Dead));
        other.mother = Answer::Given(Choice::only(ParentState::Prison));
    }
    let expected = [
        of_person(Paper::WageRecords, 0, &[PersonFact::Wage]),
        of_person(Paper::PensionBook, 0, &[PersonFact::Pension, PersonFact::ResidentPension]),
        of_household(Paper::SavingsBooks, &[HouseholdFact::Savings]),
        of_person(Paper::DisabilityCertificate, 1, &[PersonFact::Disability]),
        of_household(Paper::TreatmentReceipts, &[HouseholdFact::IllnessOutlay, HouseholdFact::MedicalOutlay]),
        of_person(Paper::ParentPapers, 1, &[PersonFact::Father, PersonFact::Mother]),
        of_household(Paper::EventPapers, &[HouseholdFact::Event]),
    ];
    assert_eq!(beyond_the_first(&case), expected);
}

#[test]
fn a_choice_left_open_needs_the_paper_where_it_may_be_more_than_none() {
    let mut case = household(1);
    case.household.vehicle = Answer::Given(Choice::among(&[Vehicle::No, Vehicle::Exempt]));
    assert_eq!(beyond_the_first(&case), [of_household(Paper::VehicleLicence, &[HouseholdFact::Vehicle])]);
}

/// DB-HH-9.
#[test]
fn who_applies_away_from_the_hukou_brings_the_residence_permit() {
    let mut case = household(1);
    case.household.hukou_here = Answer::Given(true);
    assert_eq!(beyond_the_first(&case), []);
    case.household.hukou_here = Answer::Given(false);
    assert_eq!(beyond_the_first(&case), [of_household(Paper::ResidencePermit, &[HouseholdFact::HukouHere])]);
}

#[test]
fn an_agreement_on_support_is_brought() {
    let mut case = household(1);
    case.supporters = vec![SupporterAnswers { of: vec![1], ..SupporterAnswers::default() }];
    assert_eq!(beyond_the_first(&case), []);
    for supporter in &mut case.supporters {
        supporter.has_agreement = Answer::Given(true);
    }
    let because = vec![Asked::Supporter(SupporterFact::HasAgreement, 0)];
    assert_eq!(beyond_the_first(&case), [ToBring { paper: Paper::SupportPapers, person: None, because }]);
}

/// PR-2: what the offices hold themselves must not be demanded.
#[test]
fn what_the_state_can_look_up_is_marked() {
    let can = [Paper::IdCards, Paper::HouseholdRegister, Paper::PensionBook, Paper::DisabilityCertificate];
    let cannot = [Paper::CheckAuthorisation, Paper::WageRecords, Paper::RentContract, Paper::TreatmentReceipts];
    assert!(can.iter().all(|paper| paper.can_be_looked_up()));
    assert!(!cannot.iter().any(|paper| paper.can_be_looked_up()));
}
