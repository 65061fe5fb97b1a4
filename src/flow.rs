//! Which screen comes next: a fixed, neutral order, in which only those questions are asked that the rules still
//! need.

use jiuzhu_rules::{
    Assessment, Case, Lead, LeadFinding, answer::Answer, facts::Asked, local::LocalFigure, place::Level,
    reckoning::truth::Truth,
};

use crate::{
    desk::Section,
    needs::Needs,
    topics::{self, Part, Topic, slots},
};

/// One page of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Start,
    ForWhom,
    /// Whom to call now.
    Urgent,
    Province,
    Prefecture,
    County,
    HowMany,
    /// Who they are: looked over once everybody is named, and changed from there.
    People,
    Topic(Topic),
    Check,
    Results,
    /// The steps behind something that the results say.
    Why(Subject),
    /// One local figure, typed in from the results.
    Local(LocalFigure),
    /// The published figures of the place.
    Figures,
    /// What is different for the household on another day, or by other figures.
    Changed,
    Day,
    /// The amounts that one can try otherwise.
    WhatIf,
    /// What another amount would change.
    Try(Asked),
    /// Ways to take the results along.
    TakeAway,
    Clear,
    About,
    /// What is on file for each place.
    Coverage,
    /// Where a caseworker fills in everything.
    Desk(Section),
    /// What a caseworker looks into.
    Examine(Examined),
    /// What was found, to hand over on paper, and its certificate.
    Sheet,
    /// A certificate is checked again.
    Verify,
    /// Lists of households.
    Lists,
}

/// What there is to look into at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examined {
    /// Every step of every finding.
    Steps,
    /// Where help begins, jumps and ends as one amount grows.
    Thresholds,
    /// The household as it is beside others that it might be.
    Scenarios,
    /// What each verdict rests on, and what would turn it.
    Reasons,
    /// The household as a file, and what was found at the time.
    CaseFile,
}

impl Screen {
    /// Whether it is shown by what is only needed once the questions are answered ([`crate::later`]).
    pub fn is_later(self) -> bool {
        use Screen::{
            About, Changed, Check, Coverage, Desk, Examine, Figures, Lists, People, Results, Sheet, TakeAway, Try,
            Verify, WhatIf, Why,
        };
        matches!(
            self,
            People
                | Check
                | Results
                | Why(_)
                | Figures
                | Changed
                | WhatIf
                | Try(_)
                | TakeAway
                | Coverage
                | About
                | Desk(_)
                | Examine(_)
                | Sheet
                | Verify
                | Lists
        )
    }

    /// Whether that will be needed soon: somebody has begun to answer, and it comes while the others are asked.
    pub fn is_under_way(self) -> bool {
        matches!(self, Screen::Topic(topic) if topic.part() >= Some(Part::Place))
    }
}

/// Something that the results say, by its index in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Finding(usize),
    Lead(usize),
    Remark(usize),
}

/// Help that cannot wait (IX-1 step 0).
const URGENT: &[Lead] = &[Lead::ChildInDanger, Lead::EmergencyTreatment, Lead::Shelter];

/// The help that cannot wait, where it may be needed.
pub fn urgent(assessment: &Assessment) -> impl Iterator<Item = &LeadFinding> {
    let told = |it: &&LeadFinding| URGENT.contains(&it.lead) && it.fits != Truth::No;
    assessment.estimate.leads.iter().filter(told)
}

/// Whether a lead is shown above everything else.
pub fn comes_first(lead: &LeadFinding) -> bool {
    URGENT.contains(&lead.lead) || (lead.lead == Lead::DisasterRelief && lead.fits == Truth::Yes)
}

/// The topics that have something to show, in their order.
pub fn passed(case: &Case, needs: &Needs) -> Vec<Topic> {
    let mut all = topics::all(case);
    all.retain(|topic| !slots(*topic, case, needs).is_empty());
    all
}

/// The screen after `screen`. With `changing`, the person came from the check page and goes back there as soon as
/// nothing new is needed.
pub fn next(screen: Screen, case: &Case, assessment: &Assessment, needs: &Needs, changing: bool) -> Screen {
    match screen {
        Screen::Start => Screen::ForWhom,
        Screen::ForWhom => Screen::Topic(Topic::Danger),
        Screen::Topic(Topic::Danger) if urgent(assessment).next().is_some() => Screen::Urgent,
        Screen::Topic(Topic::Danger) | Screen::Urgent if changing => Screen::Check,
        Screen::Topic(Topic::Danger) | Screen::Urgent => Screen::Province,
        Screen::Province if case.place.level() == Level::Province => Screen::Prefecture,
        Screen::Province | Screen::Prefecture if asks_for_the_county(case) => Screen::County,
        Screen::Province | Screen::Prefecture | Screen::County if changing => first_open(None, case, needs),
        Screen::Province | Screen::Prefecture | Screen::County => Screen::HowMany,
        Screen::HowMany => first_after(None, case, needs, changing),
        Screen::People => first_after(last_person(case), case, needs, changing),
        Screen::Topic(Topic::Who(_)) if case.people.len() > 1 && !changing => next_person(case, needs),
        Screen::Topic(topic) => first_after(Some(topic), case, needs, changing),
        Screen::Day => Screen::Check,
        // Another amount may raise a question that nothing hung on before.
        Screen::Try(_) => match first_open(None, case, needs) {
            Screen::Check => Screen::Results,
            open => open,
        },
        Screen::Check | Screen::Why(_) | Screen::Local(_) | Screen::Figures => Screen::Results,
        Screen::WhatIf | Screen::TakeAway => Screen::Results,
        Screen::Results => Screen::Results,
        Screen::Changed => Screen::Changed,
        Screen::Desk(_) | Screen::Examine(_) | Screen::Sheet | Screen::Lists => Screen::Results,
        Screen::Clear | Screen::About | Screen::Coverage | Screen::Verify => Screen::Start,
    }
}

/// A prefecture was chosen. Whether it has counties is only known where its figures are at hand.
fn asks_for_the_county(case: &Case) -> bool {
    let counties = || case.packs.inside(case.place).next().is_some();
    case.place.level() == Level::Prefecture && (counties() || !case.packs.has(case.place))
}

/// Whoever is not fully known yet, and then all of them.
fn next_person(case: &Case, needs: &Needs) -> Screen {
    let all = topics::in_order(case);
    let mut people = all.iter().filter(|topic| matches!(topic, Topic::Who(_)));
    people.find(|topic| is_open(**topic, case, needs)).map_or(Screen::People, |topic| Screen::Topic(*topic))
}

fn last_person(case: &Case) -> Option<Topic> {
    Some(Topic::Who(u8::try_from(case.people.len()).ok()?.checked_sub(1)?))
}

/// On how many pages something is still to be answered, as far as can be said now.
pub fn pages_left(case: &Case, needs: &Needs) -> usize {
    topics::in_order(case).iter().filter(|topic| is_open(**topic, case, needs)).count()
}

/// Where the questions go on.
pub fn unanswered(case: &Case, needs: &Needs) -> Screen {
    first_open(None, case, needs)
}

/// What was typed may bring up one more question on the same page.
fn first_after(done: Option<Topic>, case: &Case, needs: &Needs, changing: bool) -> Screen {
    if let Some(again) = done.filter(|topic| !topic.is_list() && is_open(*topic, case, needs)) {
        return Screen::Topic(again);
    }
    if changing {
        return first_open(done, case, needs);
    }
    let all = topics::in_order(case);
    let next = after(done, &all).iter().find(|topic| !slots(**topic, case, needs).is_empty());
    next.map_or_else(|| first_open(None, case, needs), |topic| Screen::Topic(*topic))
}

/// The first topic with a question that is not answered, beginning after `done` and then from the first one: a late
/// answer may raise a question that was passed.
fn first_open(done: Option<Topic>, case: &Case, needs: &Needs) -> Screen {
    let all = topics::in_order(case);
    let rest = after(done, &all);
    let first = rest.iter().chain(&all).find(|topic| is_open(**topic, case, needs));
    first.map_or(Screen::Check, |topic| Screen::Topic(*topic))
}

fn is_open(topic: Topic, case: &Case, needs: &Needs) -> bool {
    slots(topic, case, needs).iter().any(|slot| slot.answer(case) == Answer::NotAsked)
}

/// Whether `next` comes before `screen` in the order: then the person was led back to a question that a late answer
/// raised.
pub fn leads_back(screen: Screen, next: Screen, case: &Case) -> bool {
    match (screen, next) {
        (Screen::Topic(Topic::Who(_)), Screen::Topic(Topic::Who(_))) => false,
        (Screen::Topic(topic), Screen::Topic(next)) if topic != next => {
            !after(Some(topic), &topics::in_order(case)).contains(&next)
        }
        _ => false,
    }
}

/// The topics after one of them, or all.
fn after(done: Option<Topic>, all: &[Topic]) -> &[Topic] {
    let place = done.map(|done| all.iter().position(|topic| *topic == done).map_or(all.len(), |at| at + 1));
    all.get(place.unwrap_or_default()..).unwrap_or_default()
}
