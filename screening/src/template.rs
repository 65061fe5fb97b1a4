//! An empty table to fill in: one column for each fact that bears on a verdict, in the order in which the page asks.

use jiuzhu_rules::{
    answer::Kind,
    facts::{HouseholdFact as H, PersonFact as P},
    reckoning::money::Cadence,
};
use jiuzhu_words::Texts;

use crate::{
    columns::Meaning::{self, BirthDate, DibaoStandard, Household, HouseholdNumber, Name, Person, Place},
    safe::write_text,
};

/// The columns of the template. What only other help to ask about hangs on is not among them.
pub const COLUMNS: &[Meaning] = &[
    HouseholdNumber,
    Name,
    Person(P::Relation),
    Place,
    DibaoStandard,
    Household(H::Area),
    Household(H::HukouHere),
    Person(P::Age),
    BirthDate,
    Person(P::Married),
    Person(P::IsSpousesParent),
    Person(P::LivesWithFamily),
    Person(P::NearerKinUnable),
    Person(P::RaisedByElder),
    Person(P::RaisedSiblings),
    Person(P::Away),
    Person(P::Study),
    Person(P::Work),
    Person(P::SelfSupporting),
    Person(P::Disability),
    Person(P::DisabilityGrade),
    Person(P::MindMostSevere),
    Person(P::MultipleWithoutCapacity),
    Person(P::LacksCivilCapacity),
    Person(P::LongTermCare),
    Person(P::SeriouslyIll),
    Person(P::Father),
    Person(P::Mother),
    Person(P::ParentsSixMonths),
    Person(P::ChoosesChildTrack),
    Person(P::Wage),
    Person(P::WorkCost),
    Person(P::Farm),
    Person(P::FarmCost),
    Person(P::FarmRecorded),
    Person(P::FarmLand),
    Person(P::FarmSubsidy),
    Person(P::Business),
    Person(P::BusinessCost),
    Person(P::ResidentPension),
    Person(P::Pension),
    Person(P::SupportReceived),
    Person(P::Property),
    Person(P::OldAgeAllowance),
    Person(P::OtherIncome),
    Person(P::ChildAllowance),
    Person(P::Contributions),
    Person(P::SupportPaid),
    Person(P::SupportersOutside),
    Household(H::Savings),
    Household(H::TreatmentSavings),
    Household(H::Vehicle),
    Household(H::VehicleValue),
    Household(H::Homes),
    Household(H::ShopPremises),
    Household(H::Registration),
    Person(P::OwnAssetsOk),
    Person(P::SpecialDifficulty),
    Household(H::Event),
    Household(H::EventHardship),
    Household(H::TreatmentCost),
    Household(H::SameCauseAid),
    Household(H::AidTimes),
    Household(H::OutlayHardship),
    Household(H::RecognisedRigid),
    Household(H::IllnessOutlay),
    Household(H::MedicalOutlay),
    Household(H::EducationOutlay),
    Household(H::RehabilitationOutlay),
    Household(H::OutlayAid),
    Household(H::LivingOutlay),
    Household(H::Rent),
    Household(H::OnDibaoNow),
    Household(H::DibaoNow),
    Household(H::TookWork),
    Household(H::MonthsOverLine),
    Person(P::GetsNursingFee),
    Person(P::GetsOrphanAllowance),
    Person(P::GetsUnattendedAllowance),
    Person(P::IsRetiredCadre),
    Person(P::OtherLivingAllowance),
    Person(P::OtherCareAllowance),
    Person(P::Hindrance),
    Person(P::WorkRefusals),
    Person(P::CanEat),
    Person(P::CanDress),
    Person(P::CanGetInOutOfBed),
    Person(P::CanToilet),
    Person(P::CanWalkIndoors),
    Person(P::CanBathe),
    Person(P::TekunMode),
    Household(H::ContractedLand),
    Household(H::Relocated),
];

/// The row of headers in a language, as CSV with the mark by which spreadsheets know UTF-8. Amounts are asked for by the year
/// where farming brings them, and by the month otherwise.
pub fn template(texts: &Texts) -> Vec<u8> {
    let mut csv = b"\xef\xbb\xbf".to_vec();
    for (at, meaning) in COLUMNS.iter().enumerate() {
        if at > 0 {
            csv.push(b',');
        }
        write_text(&header(*meaning, texts), &mut csv);
    }
    csv.extend_from_slice(b"\r\n");
    csv
}

/// Amounts that people know by the year.
const BY_YEAR: [Meaning; 8] = [
    Person(P::Farm),
    Person(P::FarmCost),
    Person(P::FarmSubsidy),
    Household(H::MedicalOutlay),
    Household(H::EducationOutlay),
    Household(H::RehabilitationOutlay),
    Household(H::OutlayAid),
    Household(H::IllnessOutlay),
];

/// The period that the template asks for; none where the column is no regular amount.
pub fn cadence(meaning: Meaning) -> Option<Cadence> {
    let is_flow = meaning.asked().is_some_and(|it| it.kind() == Kind::Flow);
    is_flow.then_some(if BY_YEAR.contains(&meaning) { Cadence::Yearly } else { Cadence::Monthly })
}

/// The label, and the period of amounts that have one.
fn header(meaning: Meaning, texts: &Texts) -> String {
    let label = meaning.label(texts);
    let unit = match (texts.is_chinese(), cadence(meaning)) {
        (true, Some(Cadence::Yearly)) => "（元/年）",
        (true, Some(_)) => "（元/月）",
        (false, Some(Cadence::Yearly)) => " (yuan/year)",
        (false, Some(_)) => " (yuan/month)",
        (_, None) => "",
    };
    format!("{label}{unit}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{Columns, Mapping};

    #[test]
    fn a_template_is_read_as_what_it_asks_for() {
        for texts in Texts::of_every_language() {
            let headers: Vec<_> = COLUMNS.iter().map(|it| header(*it, texts)).collect();
            let columns = Columns::of(&headers, &Mapping::default());
            let columns = columns.map(|it| it.all).unwrap_or_default();
            assert_eq!(columns.iter().map(|it| it.meaning).collect::<Vec<_>>(), COLUMNS);
            for column in columns {
                assert_eq!(column.cadence, cadence(column.meaning), "{}", column.header);
            }
        }
    }
}
