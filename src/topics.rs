//! What is asked on one page, and in which order: easy and neutral first, money in the middle, care last. Within a page
//! what the verdicts need comes before what only other help to ask about does.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Given, Kind},
    facts::{Asked, Away, HouseholdFact, PersonFact, SupporterFact},
    local::LocalFigure,
    reckoning::{choice::Variants, exact::Exact, span::Span},
};

use crate::{needs::Needs, slot::Slot};

/// Questions that are asked on one page. The number is a person's or a supporter's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Whether somebody is in danger: asked before anything else.
    Danger,
    Area,
    Hukou,
    Who(u8),
    Away,
    Circumstances(u8),
    Father(u8),
    Mother(u8),
    Parents(u8),
    MoneyKinds(u8),
    Earnings(u8),
    MoneyAmounts(u8),
    /// Who here has somebody elsewhere who owes support.
    Supporters,
    HowManySupporters,
    Supporter(u8),
    SupporterState(u8),
    SupporterMeans(u8),
    Savings,
    Vehicle,
    Homes,
    Registration,
    /// What single people own, and their difficulties.
    Own,
    Event,
    Outlays,
    YearOutlays,
    LivingOutlays,
    PresentDibao,
    Received(u8),
    ReceivedAmounts(u8),
    Work(u8),
    Care,
    Abilities(u8),
    Mode(u8),
    Village,
    Troubles,
    LocalFigures,
}

/// Parts of the flow, for telling how far one has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Place = 1,
    Family,
    Money,
    Belongings,
    Outlays,
    Received,
    Care,
}

/// How many parts there are.
pub const PARTS: u8 = Part::Care as u8;

/// A list of which several may apply to a person.
#[derive(Debug, PartialEq, Eq)]
pub struct Kinds {
    pub facts: &'static [PersonFact],
    /// What a tick says, where the answer is yes or no.
    pub ticked_means: bool,
}

/// Money that comes in or goes out regularly, in the order in which it is offered.
pub static MONEY: Kinds = Kinds {
    facts: &[
        PersonFact::Wage,
        PersonFact::Farm,
        PersonFact::FarmSubsidy,
        PersonFact::Business,
        PersonFact::ResidentPension,
        PersonFact::Pension,
        PersonFact::SupportReceived,
        PersonFact::Property,
        PersonFact::OldAgeAllowance,
        PersonFact::OtherIncome,
        PersonFact::Contributions,
        PersonFact::SupportPaid,
    ],
    ticked_means: true,
};

/// Benefits that bear on the disability subsidies.
pub static RECEIVED: Kinds = Kinds {
    facts: &[
        PersonFact::GetsNursingFee,
        PersonFact::GetsOrphanAllowance,
        PersonFact::GetsUnattendedAllowance,
        PersonFact::IsRetiredCadre,
        PersonFact::OtherLivingAllowance,
        PersonFact::OtherCareAllowance,
    ],
    ticked_means: true,
};

/// The six abilities (TK-8): what is ticked is what the person can not do alone.
pub static ABILITIES: Kinds = Kinds {
    facts: &[
        PersonFact::CanEat,
        PersonFact::CanDress,
        PersonFact::CanGetInOutOfBed,
        PersonFact::CanToilet,
        PersonFact::CanWalkIndoors,
        PersonFact::CanBathe,
    ],
    ticked_means: false,
};

/// What is earned, with what it costs to earn it.
const EARNINGS: &[PersonFact] = &[
    PersonFact::Wage,
    PersonFact::WorkCost,
    PersonFact::Farm,
    PersonFact::FarmCost,
    PersonFact::FarmLand,
    PersonFact::Business,
    PersonFact::BusinessCost,
];

/// Local figures that are asked for on the way, where the place has not published them. The rest is offered with
/// the results.
pub const LOCAL: &[LocalFigure] = &[LocalFigure::DibaoStandard, LocalFigure::TierAmount];

impl Topic {
    /// None before the parts begin.
    pub const fn part(self) -> Option<Part> {
        Some(match self {
            Topic::Danger => return None,
            Topic::Area | Topic::Hukou | Topic::LocalFigures => Part::Place,
            Topic::Who(_)
            | Topic::Away
            | Topic::Circumstances(_)
            | Topic::Father(_)
            | Topic::Mother(_)
            | Topic::Parents(_) => Part::Family,
            Topic::MoneyKinds(_)
            | Topic::Earnings(_)
            | Topic::MoneyAmounts(_)
            | Topic::Supporters
            | Topic::HowManySupporters
            | Topic::Supporter(_)
            | Topic::SupporterState(_)
            | Topic::SupporterMeans(_) => Part::Money,
            Topic::Savings | Topic::Vehicle | Topic::Homes | Topic::Registration | Topic::Own => Part::Belongings,
            Topic::Event | Topic::Outlays | Topic::YearOutlays | Topic::LivingOutlays => Part::Outlays,
            Topic::PresentDibao | Topic::Received(_) | Topic::ReceivedAmounts(_) => Part::Received,
            Topic::Work(_) | Topic::Care | Topic::Abilities(_) | Topic::Mode(_) | Topic::Village | Topic::Troubles => {
                Part::Care
            }
        })
    }

    /// The person it is about.
    pub const fn person(self) -> Option<u8> {
        match self {
            Topic::Who(person)
            | Topic::Circumstances(person)
            | Topic::Father(person)
            | Topic::Mother(person)
            | Topic::Parents(person)
            | Topic::MoneyKinds(person)
            | Topic::Earnings(person)
            | Topic::MoneyAmounts(person)
            | Topic::Received(person)
            | Topic::ReceivedAmounts(person)
            | Topic::Work(person)
            | Topic::Abilities(person)
            | Topic::Mode(person) => Some(person),
            _ => None,
        }
    }

    /// The supporter it is about.
    pub const fn supporter(self) -> Option<u8> {
        match self {
            Topic::Supporter(index) | Topic::SupporterState(index) | Topic::SupporterMeans(index) => Some(index),
            _ => None,
        }
    }

    /// The list that it offers, of which several may apply.
    pub fn kinds(self) -> Option<&'static Kinds> {
        match self {
            Topic::MoneyKinds(_) => Some(&MONEY),
            Topic::Received(_) => Some(&RECEIVED),
            Topic::Abilities(_) => Some(&ABILITIES),
            _ => None,
        }
    }

    /// What applies to few people and is put to everybody at once.
    pub fn situations(self) -> Option<&'static [PersonFact]> {
        match self {
            Topic::Away => Some(&[PersonFact::Away]),
            Topic::Supporters => Some(&[PersonFact::SupportersOutside]),
            Topic::Own => Some(&[PersonFact::OwnAssetsOk, PersonFact::SpecialDifficulty]),
            Topic::Care => Some(&[
                PersonFact::LivesAlone,
                PersonFact::NoCarer,
                PersonFact::SpouseWorksAway,
                PersonFact::NeedsDevice,
            ]),
            _ => None,
        }
    }

    /// A list is answered as one.
    pub fn is_list(self) -> bool {
        self.kinds().is_some() || self.situations().is_some()
    }

    /// Whether it is offered whole or not at all: where single rows are left out one would look for them.
    fn is_whole(self) -> bool {
        self.kinds().is_some() || self == Topic::Supporters
    }
}

/// Every topic in its order.
pub fn all(case: &Case) -> Vec<Topic> {
    let mut all = in_order(case);
    all.insert(0, Topic::Danger);
    all
}

/// The same after the one that comes first of all.
pub fn in_order(case: &Case) -> Vec<Topic> {
    let people = u8::try_from(case.people.len()).unwrap_or(u8::MAX);
    let supporters = u8::try_from(case.supporters.len()).unwrap_or(u8::MAX);
    let mut all = vec![Topic::Area, Topic::Hukou];
    let each = |all: &mut Vec<Topic>, count: u8, topics: &[fn(u8) -> Topic]| {
        for index in 0..count {
            for topic in topics {
                all.push(topic(index));
            }
        }
    };
    each(&mut all, people, &[Topic::Who]);
    all.push(Topic::Away);
    each(&mut all, people, &[Topic::Circumstances]);
    each(&mut all, people, &[Topic::Father, Topic::Mother, Topic::Parents]);
    each(&mut all, people, &[Topic::MoneyKinds, Topic::Earnings, Topic::MoneyAmounts]);
    all.extend_from_slice(&[Topic::Supporters, Topic::HowManySupporters]);
    each(&mut all, supporters, &[Topic::Supporter, Topic::SupporterState, Topic::SupporterMeans]);
    all.extend_from_slice(&[Topic::Savings, Topic::Vehicle, Topic::Homes, Topic::Registration]);
    all.extend_from_slice(&[
        Topic::Own,
        Topic::Event,
        Topic::Outlays,
        Topic::YearOutlays,
        Topic::LivingOutlays,
        Topic::PresentDibao,
    ]);
    each(&mut all, people, &[Topic::Received, Topic::ReceivedAmounts]);
    each(&mut all, people, &[Topic::Work]);
    all.push(Topic::Care);
    each(&mut all, people, &[Topic::Abilities, Topic::Mode]);
    all.extend_from_slice(&[Topic::Village, Topic::Troubles, Topic::LocalFigures]);
    all
}

/// Everything a topic could ask.
fn all_slots(topic: Topic, case: &Case) -> Vec<Slot> {
    let household = |facts: &[HouseholdFact]| facts.iter().copied().map(Slot::household).collect();
    let person = |index: u8, facts: &[PersonFact]| facts.iter().map(|it| Slot::person(*it, index)).collect();
    let everybody =
        |fact: PersonFact| (0..).zip(&case.people).map(move |(index, _)| Slot::person(fact, index)).collect::<Vec<_>>();
    let supporter = |index: u8, facts: &[SupporterFact]| -> Vec<Slot> {
        facts.iter().map(|it| Slot::Asked(Asked::Supporter(*it, index))).collect()
    };
    // Of a kind of money that the person does not have there is no amount, and no cost.
    let had = |index: u8, facts: &mut dyn Iterator<Item = PersonFact>| {
        let without = |it: PersonFact| taking_of(it).is_some_and(|taking| is_nothing(case, taking, index));
        let had = |it: &PersonFact| it.kind() != Kind::YesNo && !is_nothing_offered(case, *it, index) && !without(*it);
        facts.filter(had).map(|it| Slot::person(it, index)).collect()
    };
    match topic {
        Topic::Danger => {
            household(&[HouseholdFact::ChildInDanger, HouseholdFact::MedicalEmergency, HouseholdFact::NoHomeTonight])
        }
        Topic::Area => household(&[HouseholdFact::Area]),
        Topic::Hukou => household(&[HouseholdFact::HukouHere]),
        Topic::Who(0) => {
            person(0, &[PersonFact::Age, PersonFact::Married, PersonFact::NearerKinUnable, PersonFact::RaisedSiblings])
        }
        Topic::Who(index) => person(
            index,
            &[
                PersonFact::Relation,
                PersonFact::IsSpousesParent,
                PersonFact::Age,
                PersonFact::Married,
                PersonFact::LivesWithFamily,
                PersonFact::NearerKinUnable,
                PersonFact::RaisedByElder,
                PersonFact::RaisedSiblings,
            ],
        ),
        Topic::Away | Topic::Supporters | Topic::Own | Topic::Care => {
            topic.situations().into_iter().flatten().flat_map(|fact| everybody(*fact)).collect()
        }
        Topic::Circumstances(index) => person(
            index,
            &[
                PersonFact::Study,
                PersonFact::Work,
                PersonFact::SelfSupporting,
                PersonFact::Disability,
                PersonFact::DisabilityGrade,
                PersonFact::MindMostSevere,
                PersonFact::MultipleWithoutCapacity,
                PersonFact::LacksCivilCapacity,
                PersonFact::LongTermCare,
                PersonFact::SeriouslyIll,
            ],
        ),
        Topic::Father(index) => person(index, &[PersonFact::Father]),
        Topic::Mother(index) => person(index, &[PersonFact::Mother]),
        Topic::Parents(index) => person(index, &[PersonFact::ParentsSixMonths, PersonFact::ChoosesChildTrack]),
        Topic::MoneyKinds(index) => person(index, MONEY.facts),
        Topic::Earnings(index) => had(index, &mut EARNINGS.iter().copied()),
        Topic::MoneyAmounts(index) => had(index, &mut MONEY.facts.iter().copied().filter(|it| !EARNINGS.contains(it))),
        Topic::HowManySupporters => vec![Slot::SupporterCount],
        Topic::Supporter(index) => {
            let facts = [SupporterFact::Kin, SupporterFact::SupporterAge, SupporterFact::RaisedByPerson];
            let mut slots = vec![Slot::Supports(index)];
            slots.extend(supporter(index, &facts));
            slots
        }
        Topic::SupporterState(index) => supporter(
            index,
            &[
                SupporterFact::Whereabouts,
                SupporterFact::SupporterStatus,
                SupporterFact::FullTimeStudent,
                SupporterFact::IllWithoutMeans,
                SupporterFact::SeverelyDisabled,
                SupporterFact::NoCivilCapacity,
            ],
        ),
        Topic::SupporterMeans(index) => supporter(
            index,
            &[
                SupporterFact::HasAgreement,
                SupporterFact::AgreedFee,
                SupporterFact::OwnIncome,
                SupporterFact::SupporterAssetsOk,
                SupporterFact::IncomePerHead,
                SupporterFact::HouseholdSize,
                SupporterFact::ChildrenSharing,
                SupporterFact::ParentsSupported,
            ],
        ),
        Topic::Savings => household(&[HouseholdFact::Savings, HouseholdFact::TreatmentSavings]),
        Topic::Vehicle => household(&[HouseholdFact::Vehicle, HouseholdFact::VehicleValue]),
        Topic::Homes => household(&[HouseholdFact::Homes, HouseholdFact::ShopPremises]),
        Topic::Registration => household(&[HouseholdFact::Registration]),
        Topic::Event => household(&[
            HouseholdFact::Event,
            HouseholdFact::EventHardship,
            HouseholdFact::TreatmentCost,
            HouseholdFact::SameCauseAid,
            HouseholdFact::AidTimes,
        ]),
        Topic::Outlays => {
            household(&[HouseholdFact::OutlayHardship, HouseholdFact::RecognisedRigid, HouseholdFact::IllnessOutlay])
        }
        Topic::YearOutlays => household(&[
            HouseholdFact::MedicalOutlay,
            HouseholdFact::EducationOutlay,
            HouseholdFact::RehabilitationOutlay,
            HouseholdFact::OutlayAid,
        ]),
        Topic::LivingOutlays => household(&[HouseholdFact::LivingOutlay, HouseholdFact::Rent]),
        Topic::PresentDibao => household(&[
            HouseholdFact::OnDibaoNow,
            HouseholdFact::DibaoNow,
            HouseholdFact::TookWork,
            HouseholdFact::MonthsOverLine,
        ]),
        Topic::Received(index) => person(index, RECEIVED.facts),
        Topic::ReceivedAmounts(index) => had(index, &mut RECEIVED.facts.iter().copied()),
        Topic::Work(index) => person(index, &[PersonFact::Hindrance, PersonFact::WorkRefusals]),
        Topic::Abilities(index) => person(index, ABILITIES.facts),
        Topic::Mode(index) => person(index, &[PersonFact::TekunMode]),
        Topic::Village => {
            household(&[HouseholdFact::RelapseTarget, HouseholdFact::ContractedLand, HouseholdFact::Relocated])
        }
        Topic::Troubles => {
            household(&[HouseholdFact::HousingNeed, HouseholdFact::UncompensatedVictim, HouseholdFact::WasRefused])
        }
        Topic::LocalFigures => LOCAL.iter().map(|it| Slot::Local(*it)).collect(),
    }
}

/// What is answered of most people: where it is so of everybody, nobody need be named.
pub fn usual_of(situation: PersonFact) -> Given {
    match situation {
        PersonFact::Away => Given::Choice(1 << Away::Not.index()),
        PersonFact::OwnAssetsOk => Given::YesNo(true),
        _ => Given::YesNo(false),
    }
}

/// What is earned at the cost of this.
fn taking_of(cost: PersonFact) -> Option<PersonFact> {
    match cost {
        PersonFact::WorkCost => Some(PersonFact::Wage),
        PersonFact::FarmCost | PersonFact::FarmLand => Some(PersonFact::Farm),
        PersonFact::BusinessCost => Some(PersonFact::Business),
        _ => None,
    }
}

/// Whether a list offered this kind and it was not ticked. A cost of nothing is an answer like any other.
fn is_nothing_offered(case: &Case, fact: PersonFact, person: u8) -> bool {
    taking_of(fact).is_none() && is_nothing(case, fact, person)
}

/// Whether the person has said that there is no money of this kind.
pub fn is_nothing(case: &Case, fact: PersonFact, person: u8) -> bool {
    match case.answer(Asked::Person(fact, person)) {
        Answer::Given(Given::Flow(flow)) => flow.yuan == Span::exactly(Exact::ZERO),
        _ => false,
    }
}

/// The numbers of those of whom it was said that somebody elsewhere owes them support.
pub fn with_supporters(case: &Case) -> Vec<u8> {
    let people = (0..).zip(&case.people);
    let having = people.filter(|(_, person)| person.supporters_outside == Answer::Given(true));
    having.map(|(index, _): (u8, _)| index + 1).collect()
}

/// The questions that a topic shows: those the rules still need, and those already answered.
pub fn slots(topic: Topic, case: &Case, needs: &Needs) -> Vec<Slot> {
    let needed = |slot: &Slot| match slot {
        Slot::Asked(asked) => topic == Topic::Danger || needs.asks(*asked),
        Slot::Local(figure) => needs.lacks(*figure),
        Slot::SupporterCount => !with_supporters(case).is_empty(),
        Slot::Supports(_) => with_supporters(case).len() > 1,
        Slot::ForWhom | Slot::Place | Slot::Day | Slot::OtherDay | Slot::Tried(_) => false,
    };
    let shown = |slot: &Slot| match slot {
        Slot::Asked(_) | Slot::Local(_) => slot.answer(case) != Answer::NotAsked || needed(slot),
        _ => needed(slot),
    };
    let all = all_slots(topic, case);
    if topic.is_whole() {
        return if all.iter().any(shown) { all } else { Vec::new() };
    }
    // What another answer may make needless waits for it.
    let waits = |slot: &Slot| {
        let first = waits_for(*slot).filter(|first| all.contains(first));
        first.is_some_and(|first| first.answer(case) == Answer::NotAsked && needed(&first))
    };
    all.iter().copied().filter(|slot| shown(slot) && !waits(slot)).collect()
}

/// The question on the same page that has to be answered before this one makes sense.
fn waits_for(slot: Slot) -> Option<Slot> {
    use HouseholdFact as H;
    use PersonFact as P;
    use SupporterFact as S;
    match slot {
        Slot::Asked(Asked::Household(fact)) => match fact {
            H::TreatmentSavings => Some(H::Savings),
            H::VehicleValue => Some(H::Vehicle),
            H::EventHardship | H::TreatmentCost | H::SameCauseAid | H::AidTimes => Some(H::Event),
            H::DibaoNow | H::TookWork => Some(H::OnDibaoNow),
            H::MonthsOverLine => Some(H::TookWork),
            _ => None,
        }
        .map(Slot::household),
        Slot::Asked(Asked::Person(fact, index)) => match fact {
            P::IsSpousesParent | P::LivesWithFamily | P::NearerKinUnable | P::RaisedByElder => Some(P::Relation),
            P::Married | P::RaisedSiblings => Some(P::Age),
            P::DisabilityGrade
            | P::MindMostSevere
            | P::MultipleWithoutCapacity
            | P::LacksCivilCapacity
            | P::LongTermCare => Some(P::Disability),
            P::SelfSupporting => Some(P::Work),
            P::FarmLand => Some(P::Farm),
            _ => None,
        }
        .map(|fact| Slot::person(fact, index)),
        Slot::Asked(Asked::Supporter(fact, index)) => match fact {
            S::SupporterAge | S::RaisedByPerson => Some(S::Kin),
            S::AgreedFee | S::OwnIncome | S::IncomePerHead | S::HouseholdSize => Some(S::HasAgreement),
            _ => None,
        }
        .map(|fact| Slot::Asked(Asked::Supporter(fact, index))),
        _ => None,
    }
}
