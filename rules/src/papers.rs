//! 材料 · which papers bear out what was told, made from the facts that the estimate used (PR-2, PR-9, DB-INC-12).
//!
//! What the state can look up itself must not be demanded; it is listed all the same, as something that helps, and marked.

use crate::{
    answer::{Answer, Given},
    case::Case,
    choices,
    facts::{Asked, Away, Event, HouseholdFact, ParentState, PersonFact, SupporterFact},
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        order::in_order,
        span::Span,
    },
};

choices! {
    /// A paper, in the order in which it is laid out.
    Paper {
        IdCards "id_cards",
        HouseholdRegister "household_register",
        /// 签字同意核对经济状况 (PR-9)
        CheckAuthorisation "check_authorisation",
        ResidencePermit "residence_permit",
        WageRecords "wage_records",
        WorkCostReceipts "work_cost_receipts",
        BusinessRecords "business_records",
        FarmRecords "farm_records",
        PropertyRecords "property_records",
        PensionBook "pension_book",
        SupportPapers "support_papers",
        OtherIncomeRecords "other_income_records",
        SavingsBooks "savings_books",
        VehicleLicence "vehicle_licence",
        BusinessLicence "business_licence",
        DisabilityCertificate "disability_certificate",
        Diagnosis "diagnosis",
        TreatmentReceipts "treatment_receipts",
        SchoolPapers "school_papers",
        TuitionReceipts "tuition_receipts",
        RehabilitationReceipts "rehabilitation_receipts",
        RentContract "rent_contract",
        /// 服刑、失踪、出家等的证明 (DB-HH-6)
        AbsencePapers "absence_papers",
        /// 父母去世、服刑等的证明 (CR-6)
        ParentPapers "parent_papers",
        /// 火灾、车祸等的证明 (TA-2)
        EventPapers "event_papers",
        JobSearchRecord "job_search_record",
        PresentBenefit "present_benefit",
    }
}

impl Paper {
    /// Whether the offices can look it up, so that it must not be demanded (PR-2).
    pub const fn can_be_looked_up(self) -> bool {
        matches!(
            self,
            Paper::IdCards
                | Paper::HouseholdRegister
                | Paper::PensionBook
                | Paper::SavingsBooks
                | Paper::VehicleLicence
                | Paper::BusinessLicence
                | Paper::DisabilityCertificate
                | Paper::PresentBenefit
        )
    }
}

/// A paper to bring, and the answers that it bears out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToBring {
    pub paper: Paper,
    /// Index into the case's people; none for the household.
    pub person: Option<u8>,
    pub because: Vec<Asked>,
}

/// What a household's answers call for, in the order of [`Paper`], then by person.
pub fn papers(case: &Case) -> Vec<ToBring> {
    let mut list = List { case, papers: Vec::new() };
    for paper in [Paper::IdCards, Paper::HouseholdRegister, Paper::CheckAuthorisation] {
        list.papers.push(ToBring { paper, person: None, because: Vec::new() });
    }
    // Who applies away from the hukou shows that they live here (DB-HH-9).
    if case.household.hukou_here == Answer::Given(false) {
        let because = vec![Asked::Household(HouseholdFact::HukouHere)];
        list.papers.push(ToBring { paper: Paper::ResidencePermit, person: None, because });
    }
    for (paper, fact) in OF_HOUSEHOLD {
        list.add_where_told(*paper, None, Asked::Household(*fact));
    }
    for (index, _) in (0_u8..).zip(&case.people) {
        for (paper, fact) in OF_PERSON {
            list.add_where_told(*paper, Some(index), Asked::Person(*fact, index));
        }
    }
    for (index, _) in (0_u8..).zip(&case.supporters) {
        list.add_where_told(Paper::SupportPapers, None, Asked::Supporter(SupporterFact::HasAgreement, index));
    }
    in_order(list.papers, |it| (it.paper.index(), it.person))
}

/// What bears out each answer that says more than nothing.
const OF_HOUSEHOLD: &[(Paper, HouseholdFact)] = &[
    (Paper::SavingsBooks, HouseholdFact::Savings),
    (Paper::VehicleLicence, HouseholdFact::Vehicle),
    (Paper::BusinessLicence, HouseholdFact::Registration),
    (Paper::TreatmentReceipts, HouseholdFact::IllnessOutlay),
    (Paper::TreatmentReceipts, HouseholdFact::MedicalOutlay),
    (Paper::TreatmentReceipts, HouseholdFact::TreatmentCost),
    (Paper::TuitionReceipts, HouseholdFact::EducationOutlay),
    (Paper::RehabilitationReceipts, HouseholdFact::RehabilitationOutlay),
    (Paper::RentContract, HouseholdFact::Rent),
    (Paper::EventPapers, HouseholdFact::Event),
    (Paper::PresentBenefit, HouseholdFact::OnDibaoNow),
];

const OF_PERSON: &[(Paper, PersonFact)] = &[
    (Paper::WageRecords, PersonFact::Wage),
    (Paper::WorkCostReceipts, PersonFact::WorkCost),
    (Paper::BusinessRecords, PersonFact::Business),
    (Paper::FarmRecords, PersonFact::Farm),
    (Paper::PropertyRecords, PersonFact::Property),
    (Paper::PensionBook, PersonFact::Pension),
    (Paper::PensionBook, PersonFact::ResidentPension),
    (Paper::SupportPapers, PersonFact::SupportReceived),
    (Paper::SupportPapers, PersonFact::SupportPaid),
    (Paper::OtherIncomeRecords, PersonFact::OtherIncome),
    (Paper::DisabilityCertificate, PersonFact::Disability),
    (Paper::Diagnosis, PersonFact::SeriouslyIll),
    (Paper::SchoolPapers, PersonFact::Study),
    (Paper::AbsencePapers, PersonFact::Away),
    (Paper::ParentPapers, PersonFact::Father),
    (Paper::ParentPapers, PersonFact::Mother),
    (Paper::JobSearchRecord, PersonFact::WorkRefusals),
];

struct List<'c> {
    case: &'c Case,
    papers: Vec<ToBring>,
}

impl List<'_> {
    fn add_where_told(&mut self, paper: Paper, person: Option<u8>, asked: Asked) {
        if !self.says_something(asked) {
            return;
        }
        match self.papers.iter_mut().find(|it| it.paper == paper && it.person == person) {
            Some(there) => there.because.push(asked),
            None => self.papers.push(ToBring { paper, person, because: vec![asked] }),
        }
    }

    /// Whether an answer is more than "none", "no" or nothing at all.
    fn says_something(&self, asked: Asked) -> bool {
        let Answer::Given(given) = self.case.answer(asked) else { return false };
        let nothing = Span::exactly(Exact::ZERO);
        match given {
            Given::YesNo(answer) => answer,
            Given::Yuan(span) | Given::Number(span) => span != nothing,
            Given::Flow(flow) => flow.yuan != nothing,
            Given::Years(span) | Given::Count(span) => span != Span::exactly(0),
            Given::Choice(bits) => bits & !unremarkable(asked) != 0,
        }
    }
}

/// The choices of a fact that need no paper, as bits.
fn unremarkable(asked: Asked) -> u32 {
    match asked {
        Asked::Household(HouseholdFact::Event) => Choice::only(Event::No).bits(),
        Asked::Person(PersonFact::Away, _) => Choice::only(Away::Not).bits(),
        Asked::Person(PersonFact::Father | PersonFact::Mother, _) => {
            Choice::among(&[ParentState::Cares, ParentState::WorksAway]).bits()
        }
        // In every other list the first choice is "none".
        _ => 1,
    }
}
