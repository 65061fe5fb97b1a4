//! What a field on a page is about, and where its answer stands in the case.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Given, Kind},
    facts::{Asked, HouseholdFact, PersonFact, SupporterAnswers},
    local::LocalFigure,
    reckoning::{money::Cadence, span::Span},
    unusual::{is_unusual, is_unusual_figure},
};

/// Something with a field on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Asked(Asked),
    Local(LocalFigure),
    /// How many people elsewhere owe somebody here support.
    SupporterCount,
    /// Whom one of them has to support. The number is the supporter's index.
    Supports(u8),
    ForWhom,
    Place,
    Day,
    /// The day to compare with.
    OtherDay,
    /// Another amount in the place of an answer.
    Tried(Asked),
}

/// More supporters than this are asked to come to the window.
pub const MOST_SUPPORTERS: u16 = 9;

/// Amounts that people know by the year.
const YEARLY: &[Asked] = &[
    Asked::Household(HouseholdFact::MedicalOutlay),
    Asked::Household(HouseholdFact::EducationOutlay),
    Asked::Household(HouseholdFact::RehabilitationOutlay),
    Asked::Household(HouseholdFact::OutlayAid),
];

/// The same of a person.
const YEARLY_OF_PERSON: &[PersonFact] = &[PersonFact::Farm, PersonFact::FarmCost, PersonFact::FarmSubsidy];

impl Slot {
    pub const fn household(fact: HouseholdFact) -> Slot {
        Slot::Asked(Asked::Household(fact))
    }

    pub const fn person(fact: PersonFact, index: u8) -> Slot {
        Slot::Asked(Asked::Person(fact, index))
    }

    /// What is asked of a person, and the person's index.
    pub const fn of_person(self) -> Option<(PersonFact, u8)> {
        match self {
            Slot::Asked(Asked::Person(fact, index)) => Some((fact, index)),
            _ => None,
        }
    }

    /// The kind of answer of a fact; what is no fact has a field of its own.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Slot::Asked(asked) => Some(asked.kind()),
            Slot::Local(figure) => Some(figure.kind()),
            _ => None,
        }
    }

    /// How often an amount falls due unless the person says otherwise.
    pub fn usual_cadence(self) -> Cadence {
        let yearly = match self {
            Slot::Asked(Asked::Person(fact, _)) => YEARLY_OF_PERSON.contains(&fact),
            Slot::Asked(asked) => YEARLY.contains(&asked),
            Slot::Local(figure) => figure == LocalFigure::DisposableIncome,
            _ => false,
        };
        if yearly { Cadence::Yearly } else { Cadence::Monthly }
    }

    /// Whom a supporter has to support is given as bits of the people's indices.
    pub fn answer(self, case: &Case) -> Answer<Given> {
        match self {
            Slot::Asked(asked) | Slot::Tried(asked) => case.answer(asked),
            Slot::Local(figure) => case.local.get(figure),
            Slot::SupporterCount => match u16::try_from(case.supporters.len()) {
                Ok(count @ 1..) => Answer::Given(Given::Count(Span::exactly(count))),
                _ => Answer::NotAsked,
            },
            Slot::Supports(index) => match case.supporters.get(usize::from(index)).map(supported) {
                Some(bits @ 1..) => Answer::Given(Given::Choice(bits)),
                _ => Answer::NotAsked,
            },
            Slot::ForWhom | Slot::Place | Slot::Day | Slot::OtherDay => Answer::NotAsked,
        }
    }

    pub fn set(self, case: &mut Case, answer: Answer<Given>) {
        match (self, answer) {
            (Slot::Asked(asked), _) => case.set(asked, answer),
            (Slot::Local(figure), _) => case.local.set(figure, answer),
            (Slot::SupporterCount, Answer::Given(Given::Count(span))) => {
                let count = span.least().unwrap_or_default().clamp(1, MOST_SUPPORTERS);
                case.supporters.resize_with(usize::from(count), SupporterAnswers::default);
            }
            (Slot::Supports(index), Answer::Given(Given::Choice(bits))) => {
                if let Some(supporter) = case.supporters.get_mut(usize::from(index)) {
                    supporter.of = (0..u32::BITS as u8).filter(|it| bits & 1 << it != 0).map(|it| it + 1).collect();
                }
            }
            _ => {}
        }
    }

    /// Whether what was answered should be asked back.
    pub fn is_unusual(self, case: &Case) -> bool {
        match self {
            Slot::Asked(asked) => is_unusual(case, asked),
            Slot::Local(figure) => is_unusual_figure(case, figure),
            _ => false,
        }
    }

    /// An identifier for the page: of letters, digits and hyphens.
    pub fn id(self) -> String {
        match self {
            Slot::Asked(Asked::Household(fact)) => format!("h-{}", fact.name()),
            Slot::Asked(Asked::Person(fact, index)) => format!("p{}-{}", index + 1, fact.name()),
            Slot::Asked(Asked::Supporter(fact, index)) => format!("s{}-{}", index + 1, fact.name()),
            Slot::Local(figure) => format!("l-{}", figure.name()),
            Slot::SupporterCount => "supporters".to_owned(),
            Slot::Supports(index) => format!("s{}-of", index + 1),
            Slot::ForWhom => "for-whom".to_owned(),
            Slot::Place => "place".to_owned(),
            Slot::Day => "day".to_owned(),
            Slot::OtherDay => "other-day".to_owned(),
            Slot::Tried(_) => "tried".to_owned(),
        }
    }
}

fn supported(supporter: &SupporterAnswers) -> u32 {
    supporter.of.iter().filter(|number| (1..=32).contains(*number)).fold(0, |bits, number| bits | 1 << (number - 1))
}
