//! Which screen comes next: a fixed, neutral order, in which only those questions are asked that the rules still
//! need.

use jiuzhu_rules::{
    Assessment, Case, Open,
    answer::{Answer, Given, Kind},
    facts::{Asked, Disability, HouseholdFact, PersonFact, Relation},
    local::LocalFigure,
    place::Level,
    reckoning::{choice::Variants, exact::Exact, span::Span},
};

/// One page of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Start,
    ForWhom,
    Province,
    Prefecture,
    County,
    HowMany,
    Topic(Topic),
    Check,
    Results,
    /// The steps behind one finding, by its index.
    Why(usize),
    /// One local figure, typed in from the results.
    Local(LocalFigure),
    Day,
    Clear,
    About,
}

/// Questions that are asked on one page. The number is a person's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Area,
    Hukou,
    Who(u8),
    Away,
    Circumstances(u8),
    MoneyKinds(u8),
    MoneyAmounts(u8),
    Savings,
    Vehicle,
    Homes,
    Registration,
    OwnAssets(u8),
    Event,
    Outlays,
    Received(u8),
    ReceivedAmounts(u8),
    LocalFigures,
}

/// Parts of the flow, for telling how far one has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Place = 1,
    Family,
    Money,
    Belongings,
    Outlays,
    Received,
}

/// How many parts there are.
pub const PARTS: u8 = Part::Received as u8;

/// Something with a field on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Asked(Asked),
    Local(LocalFigure),
    ForWhom,
    Place,
    Day,
}

/// Money that may come in or go out regularly, in the order in which it is offered.
pub const MONEY: &[PersonFact] = &[
    PersonFact::Wage,
    PersonFact::Farm,
    PersonFact::Business,
    PersonFact::ResidentPension,
    PersonFact::Pension,
    PersonFact::SupportReceived,
    PersonFact::Property,
    PersonFact::OldAgeAllowance,
    PersonFact::OtherIncome,
    PersonFact::Contributions,
    PersonFact::SupportPaid,
];

/// Benefits that bear on the disability subsidies.
pub const RECEIVED: &[PersonFact] = &[
    PersonFact::GetsNursingFee,
    PersonFact::GetsOrphanAllowance,
    PersonFact::GetsUnattendedAllowance,
    PersonFact::IsRetiredCadre,
    PersonFact::OtherLivingAllowance,
    PersonFact::OtherCareAllowance,
];

/// Local figures that are asked for on the way, where the place has not published them. The rest is offered with
/// the results.
const LOCAL: &[LocalFigure] = &[LocalFigure::DibaoStandard, LocalFigure::TierAmount];

impl Slot {
    /// The kind of answer of a fact; for whom, where and on which day are no facts.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Slot::Asked(asked) => Some(asked.kind()),
            Slot::Local(figure) => Some(figure.kind()),
            Slot::ForWhom | Slot::Place | Slot::Day => None,
        }
    }

    pub fn answer(self, case: &Case) -> Answer<Given> {
        match self {
            Slot::Asked(asked) => case.answer(asked),
            Slot::Local(figure) => case.local.get(figure),
            Slot::ForWhom | Slot::Place | Slot::Day => Answer::NotAsked,
        }
    }

    pub fn set(self, case: &mut Case, answer: Answer<Given>) {
        match self {
            Slot::Asked(asked) => case.set(asked, answer),
            Slot::Local(figure) => case.local.set(figure, answer),
            Slot::ForWhom | Slot::Place | Slot::Day => {}
        }
    }

    /// An identifier for the page: of letters, digits and hyphens.
    pub fn id(self) -> String {
        match self {
            Slot::Asked(Asked::Household(fact)) => format!("h-{}", fact.name()),
            Slot::Asked(Asked::Person(fact, index)) => format!("p{}-{}", index + 1, fact.name()),
            Slot::Asked(Asked::Supporter(fact, index)) => format!("s{}-{}", index + 1, fact.name()),
            Slot::Local(figure) => format!("l-{}", figure.name()),
            Slot::ForWhom => "for-whom".to_owned(),
            Slot::Place => "place".to_owned(),
            Slot::Day => "day".to_owned(),
        }
    }
}

impl Topic {
    pub const fn part(self) -> Part {
        match self {
            Topic::Area | Topic::Hukou | Topic::LocalFigures => Part::Place,
            Topic::Who(_) | Topic::Away | Topic::Circumstances(_) => Part::Family,
            Topic::MoneyKinds(_) | Topic::MoneyAmounts(_) => Part::Money,
            Topic::Savings | Topic::Vehicle | Topic::Homes | Topic::Registration | Topic::OwnAssets(_) => {
                Part::Belongings
            }
            Topic::Event | Topic::Outlays => Part::Outlays,
            Topic::Received(_) | Topic::ReceivedAmounts(_) => Part::Received,
        }
    }

    /// The person it is about.
    pub const fn person(self) -> Option<u8> {
        match self {
            Topic::Who(person)
            | Topic::Circumstances(person)
            | Topic::MoneyKinds(person)
            | Topic::MoneyAmounts(person)
            | Topic::OwnAssets(person)
            | Topic::Received(person)
            | Topic::ReceivedAmounts(person) => Some(person),
            _ => None,
        }
    }
}

/// Every topic in its order, for so many people.
fn topics(people: u8) -> impl Iterator<Item = Topic> {
    let each = move |topic: fn(u8) -> Topic| (0..people).map(topic);
    let pairs =
        move |first: fn(u8) -> Topic, then: fn(u8) -> Topic| (0..people).flat_map(move |it| [first(it), then(it)]);
    [Topic::Area, Topic::Hukou]
        .into_iter()
        .chain(each(Topic::Who))
        .chain([Topic::Away])
        .chain(each(Topic::Circumstances))
        .chain(pairs(Topic::MoneyKinds, Topic::MoneyAmounts))
        .chain([Topic::Savings, Topic::Vehicle, Topic::Homes, Topic::Registration])
        .chain(each(Topic::OwnAssets))
        .chain([Topic::Event, Topic::Outlays])
        .chain(pairs(Topic::Received, Topic::ReceivedAmounts))
        .chain([Topic::LocalFigures])
}

/// Everything a topic could ask.
fn all_slots(topic: Topic, case: &Case) -> Vec<Slot> {
    let household = |facts: &[HouseholdFact]| facts.iter().map(|it| Slot::Asked(Asked::Household(*it))).collect();
    let person =
        |index: u8, facts: &[PersonFact]| facts.iter().map(|it| Slot::Asked(Asked::Person(*it, index))).collect();
    let amounts = |index: u8, facts: &[PersonFact]| {
        let flows = facts.iter().copied().filter(|it| it.kind() == Kind::Flow && !is_nothing(case, *it, index));
        flows.map(|it| Slot::Asked(Asked::Person(it, index))).collect()
    };
    match topic {
        Topic::Area => household(&[HouseholdFact::Area]),
        Topic::Hukou => household(&[HouseholdFact::HukouHere]),
        Topic::Who(0) => person(0, &[PersonFact::Age]),
        Topic::Who(index) => person(
            index,
            &[PersonFact::Relation, PersonFact::Age, PersonFact::LivesWithFamily, PersonFact::NearerKinUnable],
        ),
        Topic::Away => {
            (0..).zip(&case.people).map(|(index, _)| Slot::Asked(Asked::Person(PersonFact::Away, index))).collect()
        }
        Topic::Circumstances(index) => person(
            index,
            &[
                PersonFact::Study,
                PersonFact::Work,
                PersonFact::Disability,
                PersonFact::DisabilityGrade,
                PersonFact::LongTermCare,
                PersonFact::SeriouslyIll,
            ],
        ),
        Topic::MoneyKinds(index) => person(index, MONEY),
        Topic::MoneyAmounts(index) => {
            let mut slots: Vec<Slot> = amounts(index, MONEY);
            slots.push(Slot::Asked(Asked::Person(PersonFact::WorkCost, index)));
            slots
        }
        Topic::Savings => household(&[HouseholdFact::Savings]),
        Topic::Vehicle => household(&[HouseholdFact::Vehicle, HouseholdFact::VehicleValue]),
        Topic::Homes => household(&[HouseholdFact::Homes, HouseholdFact::ShopPremises]),
        Topic::Registration => household(&[HouseholdFact::Registration]),
        Topic::Event => household(&[HouseholdFact::Event, HouseholdFact::EventHardship]),
        Topic::Outlays => household(&[
            HouseholdFact::OutlayHardship,
            HouseholdFact::IllnessOutlay,
            HouseholdFact::RecognisedRigid,
            HouseholdFact::SameCauseAid,
        ]),
        Topic::OwnAssets(index) => person(index, &[PersonFact::OwnAssetsOk]),
        Topic::Received(index) => person(index, RECEIVED),
        Topic::ReceivedAmounts(index) => amounts(index, RECEIVED),
        Topic::LocalFigures => LOCAL.iter().map(|it| Slot::Local(*it)).collect(),
    }
}

/// Whether the person has said that there is no money of this kind.
pub fn is_nothing(case: &Case, fact: PersonFact, person: u8) -> bool {
    match case.answer(Asked::Person(fact, person)) {
        Answer::Given(Given::Flow(flow)) => flow.yuan == Span::exactly(Exact::ZERO),
        _ => false,
    }
}

/// The questions that a topic shows: those the rules still need, and those already answered.
pub fn slots(topic: Topic, case: &Case, assessment: &Assessment) -> Vec<Slot> {
    let unasked = assessment.unasked();
    let missing = missing_figures(assessment);
    let shown = |slot: &Slot| {
        slot.answer(case) != Answer::NotAsked
            || match slot {
                Slot::Asked(asked) => unasked.contains(asked),
                Slot::Local(figure) => missing.contains(figure),
                Slot::ForWhom | Slot::Place | Slot::Day => false,
            }
    };
    let ticks = matches!(topic, Topic::MoneyKinds(_) | Topic::Received(_) | Topic::Away);
    let all = all_slots(topic, case);
    match ticks {
        // A list of kinds is offered whole or not at all.
        true if all.iter().any(shown) => all,
        true => Vec::new(),
        false => all.into_iter().filter(shown).filter(|slot| !is_implied(*slot, case)).collect(),
    }
}

/// Questions whose answer stands already in another one, or that wait for another one.
fn is_implied(slot: Slot, case: &Case) -> bool {
    match slot {
        Slot::Asked(Asked::Person(PersonFact::DisabilityGrade | PersonFact::LongTermCare, person)) => {
            let disability = case.answer(Asked::Person(PersonFact::Disability, person));
            [Answer::NotAsked, only(Disability::No)].contains(&disability)
        }
        Slot::Asked(Asked::Person(PersonFact::NearerKinUnable, person)) => {
            let relation = case.answer(Asked::Person(PersonFact::Relation, person));
            ![Relation::Grandchild, Relation::Grandparent, Relation::Sibling].map(only).contains(&relation)
        }
        _ => false,
    }
}

fn only<E: Variants>(variant: E) -> Answer<Given> {
    Answer::Given(Given::Choice(1 << variant.index()))
}

/// The topics that have something to show, in their order.
pub fn passed(case: &Case, assessment: &Assessment) -> Vec<Topic> {
    let people = u8::try_from(case.people.len()).unwrap_or(u8::MAX);
    topics(people).filter(|topic| !slots(*topic, case, assessment).is_empty()).collect()
}

/// Local figures that no pack has and that keep something open.
pub fn missing_figures(assessment: &Assessment) -> Vec<LocalFigure> {
    let mut figures = Vec::new();
    for (_, grounds) in assessment.findings() {
        for step in core::iter::once(grounds.verdict).chain(grounds.payment) {
            for open in assessment.open_behind(step) {
                if let Open::Figure(figure) = open
                    && !figures.contains(&figure)
                {
                    figures.push(figure);
                }
            }
        }
    }
    figures
}

/// The screen after `screen`. With `changing`, the person came from the check page and goes back there as soon as
/// nothing new is needed.
pub fn next(screen: Screen, case: &Case, assessment: &Assessment, changing: bool) -> Screen {
    match screen {
        Screen::Start => Screen::ForWhom,
        Screen::ForWhom => Screen::Province,
        Screen::Province if case.place.inside().next().is_some() => Screen::Prefecture,
        Screen::Prefecture if case.place.level() == Level::Prefecture && case.place.inside().next().is_some() => {
            Screen::County
        }
        Screen::Province | Screen::Prefecture | Screen::County if changing => Screen::Check,
        Screen::Province | Screen::Prefecture | Screen::County => Screen::HowMany,
        Screen::HowMany => first_after(None, case, assessment, changing),
        Screen::Topic(topic) => first_after(Some(topic), case, assessment, changing),
        Screen::Day => Screen::Check,
        Screen::Check | Screen::Why(_) | Screen::Local(_) => Screen::Results,
        Screen::Results => Screen::Results,
        Screen::Clear | Screen::About => Screen::Start,
    }
}

fn first_after(done: Option<Topic>, case: &Case, assessment: &Assessment, changing: bool) -> Screen {
    let people = u8::try_from(case.people.len()).unwrap_or(u8::MAX);
    let rest =
        topics(people).skip_while(|topic| done.is_some_and(|done| *topic != done)).skip(usize::from(done.is_some()));
    let open = |topic: &Topic| {
        let slots = slots(*topic, case, assessment);
        let unanswered = slots.iter().any(|slot| slot.answer(case) == Answer::NotAsked);
        if changing { unanswered } else { !slots.is_empty() }
    };
    rest.into_iter().find(open).map_or(Screen::Check, Screen::Topic)
}
