//! What is done at the desk, where a caseworker fills in everything on one screen: each answer counts as soon as its field
//! is left, and every step can be taken back. All of it comes with [`crate::later`].

use std::{any::Any, rc::Rc};

use jiuzhu_case_files::CaseFile;
use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, PersonFact},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use crate::{
    session::{Action, Draft, ForWhom, MOST_PEOPLE, Manner, Problem, Session},
    slot::Slot,
    topics::{self, Topic},
};

/// What is filled in together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Place,
    Person(u8),
    Supporters,
    Belongings,
    Outlays,
    /// What is received already, and what else there is to know.
    Received,
}

/// What a caseworker did.
pub enum Did {
    /// A field that is typed in was left.
    Read(Slot),
    /// The period of an amount was chosen.
    Cadence(Slot, Cadence),
    Choose(Slot, Answer<Given>),
    AddPerson,
    RemovePerson(u8),
    /// Of the lists of money, benefits and what applies to few, nothing is there of the person that is not filled in.
    NothingElse(u8),
    /// A household of a list or of a file is to be looked at.
    Open(Box<CaseFile>),
    /// The household is to be judged by the law and the figures of today.
    JudgeToday,
    Undo,
    Redo,
    /// What else the household might be. The case stays as it is.
    Suppose(Option<Rc<Before>>),
    /// The case is another one, from the start.
    Become(Rc<Before>),
}

/// What the desk remembers.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    past: Option<Rc<Before>>,
    future: Option<Rc<Before>>,
    /// The case as the last step left it. What was changed elsewhere since then is a step of its own.
    left: Option<Rc<Case>>,
    /// What else the household might be: copies of the case with something changed, the last one first. They are linked as
    /// steps are, so that the first module need know nothing else for them.
    scenarios: Option<Rc<Before>>,
    /// What was opened last ([`CaseFile`]); the first module need not know what that is.
    opened: Option<Rc<dyn Any>>,
}

/// A case as it was, and those before it.
#[derive(Debug)]
pub struct Before {
    case: Rc<Case>,
    earlier: Option<Rc<Before>>,
}

impl Did {
    pub fn suppose(scenarios: &[Rc<Case>]) -> Self {
        let link = |earlier, case: &Rc<Case>| Some(Rc::new(Before { case: case.clone(), earlier }));
        Did::Suppose(scenarios.iter().fold(None, link))
    }

    pub fn become_another(case: Case) -> Self {
        Did::Become(Rc::new(Before { case: Rc::new(case), earlier: None }))
    }
}

impl Desk {
    pub fn scenarios(&self) -> Vec<Rc<Case>> {
        let linked = std::iter::successors(self.scenarios.as_ref(), |it| it.earlier.as_ref());
        let mut all: Vec<_> = linked.map(|it| it.case.clone()).collect();
        all.reverse();
        all
    }

    pub fn opened(&self) -> Option<&CaseFile> {
        self.opened.as_ref()?.downcast_ref()
    }

    pub fn can_undo(&self, case: &Case) -> bool {
        self.past.is_some() || self.left_otherwise(case).is_some()
    }

    pub fn can_redo(&self, case: &Case) -> bool {
        self.future.is_some() && self.left_otherwise(case).is_none()
    }

    fn left_otherwise(&self, case: &Case) -> Option<&Rc<Case>> {
        // Figures that have come since then are nobody's step.
        self.left.as_ref().filter(|left| ***left != Case { packs: left.packs, ..case.clone() })
    }

    /// A step was made: what was before can be had back, and what was taken back cannot.
    fn step_from(&mut self, case: Rc<Case>) {
        self.past = Some(Rc::new(Before { case, earlier: self.past.take() }));
        self.future = None;
    }
}

/// Every section, in order.
pub fn sections(case: &Case) -> impl Iterator<Item = Section> {
    let people = (0..).zip(&case.people).map(|(index, _)| Section::Person(index));
    let supporters = (!topics::with_supporters(case).is_empty()).then_some(Section::Supporters);
    let rest = [Section::Belongings, Section::Outlays, Section::Received];
    [Section::Place].into_iter().chain(people).chain(supporters).chain(rest)
}

/// What is asked in a section, as far as it bears on something or was answered, and all kinds of money, which nobody should
/// have to look for. A person's questions that the flow puts to everybody at once stand with the person.
pub fn slots_of(session: &Session, section: Section) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let case = &session.case;
    for topic in topics::all(case) {
        let asked = match topic {
            Topic::MoneyKinds(index) => topics::MONEY.facts.iter().map(|fact| Slot::person(*fact, index)).collect(),
            _ => topics::slots(topic, case, session.needs()),
        };
        for slot in asked {
            let here = match slot.of_person() {
                Some((_, index)) => section == Section::Person(index),
                None => section_of(topic) == section,
            };
            if here && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
    }
    slots
}

fn section_of(topic: Topic) -> Section {
    use Topic as T;
    match topic {
        T::HowManySupporters | T::Supporter(_) | T::SupporterState(_) | T::SupporterMeans(_) => Section::Supporters,
        T::Savings | T::Vehicle | T::Homes | T::Registration => Section::Belongings,
        T::Event | T::Outlays | T::YearOutlays | T::LivingOutlays => Section::Outlays,
        T::PresentDibao | T::Village | T::Troubles => Section::Received,
        _ => Section::Place,
    }
}

/// Whether something waits for an answer.
pub fn is_open(session: &Session, slot: Slot) -> bool {
    let wanted = match slot {
        Slot::Asked(asked @ Asked::Person(fact, _)) if topics::MONEY.facts.contains(&fact) => {
            session.needs().asks(asked)
        }
        _ => true,
    };
    wanted && slot.answer(&session.case) == Answer::NotAsked
}

/// How many questions of a section are open.
pub fn open_in(session: &Session, section: Section) -> usize {
    slots_of(session, section).iter().filter(|slot| is_open(session, **slot)).count()
}

impl From<Did> for Action {
    fn from(did: Did) -> Action {
        Action::Do(Box::new(|session| self::did(session, did)))
    }
}

fn did(session: &mut Session, did: Did) {
    if let Some(left) = session.desk.left_otherwise(&session.case).cloned() {
        session.desk.step_from(left);
    }
    let before = session.case.clone();
    let is_step = !matches!(did, Did::Undo | Did::Redo);
    match did {
        Did::Undo => go_back(session),
        Did::Redo => go_forth(session),
        Did::Read(slot) => read(session, slot),
        Did::Cadence(slot, cadence) => {
            let draft = Draft { cadence, ..session.draft(slot) };
            let text = shown(&draft);
            let is_empty = text.is_empty();
            session.type_into(slot, Draft { text, ..draft });
            // Chosen before the amount it waits for it.
            if !is_empty {
                read(session, slot);
            }
        }
        Did::Choose(slot, answer) => {
            session.problems.retain(|it| it.slot != slot);
            slot.set(&mut session.case, answer);
            session.keep_supporters_in_step();
            session.assess_again();
        }
        Did::AddPerson => session.seat((session.case.people.len() + 1).min(MOST_PEOPLE)),
        Did::RemovePerson(index) => session.remove(index),
        Did::NothingElse(person) => nothing_else(session, person),
        Did::Suppose(scenarios) => session.desk.scenarios = scenarios,
        Did::Become(other) => restore(session, &other.case),
        Did::Open(opened) => open(session, *opened),
        Did::JudgeToday => restore(session, &Case { day: session.today, ..session.case.clone() }),
    }
    if is_step && session.case != before {
        session.desk.step_from(Rc::new(before));
    }
    session.desk.left = Some(Rc::new(session.case.clone()));
}

fn go_back(session: &mut Session) {
    if let Some(before) = session.desk.past.take() {
        let earlier = session.desk.future.take();
        session.desk.future = Some(Rc::new(Before { case: Rc::new(session.case.clone()), earlier }));
        session.desk.past = before.earlier.clone();
        restore(session, &before.case);
    }
}

fn go_forth(session: &mut Session) {
    if let Some(after) = session.desk.future.take() {
        let earlier = session.desk.past.take();
        session.desk.past = Some(Rc::new(Before { case: Rc::new(session.case.clone()), earlier }));
        session.desk.future = after.earlier.clone();
        restore(session, &after.case);
    }
}

fn restore(session: &mut Session, case: &Case) {
    session.drafts.clear();
    session.problems.clear();
    session.take(case.clone());
}

/// Takes a household in the place of the present one. It is somebody else's: nothing of it is remembered on this device.
fn open(session: &mut Session, opened: CaseFile) {
    session.for_whom = Some(ForWhom::Neighbour);
    session.remember = false;
    restore(session, &opened.case);
    session.desk.opened = Some(Rc::new(opened));
}

/// Takes what stands in a field. An empty one is not answered, `?` is not sure, and `800-1000` lies between two amounts.
fn read(session: &mut Session, slot: Slot) {
    let typed = session.draft(slot);
    session.problems.retain(|it| it.slot != slot);
    if typed.text.trim().is_empty() {
        slot.set(&mut session.case, Answer::NotAsked);
        session.drafts.retain(|(other, _)| *other != slot);
    } else {
        session.type_into(slot, meant(&typed));
        match session.read_field(slot) {
            Ok(()) => session.drafts.retain(|(other, _)| *other != slot),
            Err((_, why)) => {
                session.problems.push(Problem { slot, most: false, why });
                session.type_into(slot, typed);
            }
        }
    }
    session.assess_again();
}

const NOT_SURE: &[&str] = &["?", "？", "说不准", "不清楚"];
const BETWEEN: &[char] = &['-', '~', '～', '－', '—', '–', '至', '到'];

/// What a draft means that was typed in one line.
fn meant(draft: &Draft) -> Draft {
    let text = draft.text.trim();
    if NOT_SURE.contains(&text) {
        return Draft { manner: Manner::Unsure, ..draft.clone() };
    }
    match text.split_once(BETWEEN) {
        Some((least, most)) if !least.is_empty() => {
            Draft { text: least.to_owned(), most: most.to_owned(), manner: Manner::Between, cadence: draft.cadence }
        }
        _ => Draft { text: text.to_owned(), manner: Manner::Exactly, ..draft.clone() },
    }
}

/// The same the other way round.
pub fn shown(draft: &Draft) -> String {
    match draft.manner {
        Manner::Exactly => draft.text.clone(),
        Manner::Between => format!("{}-{}", draft.text, draft.most),
        Manner::Unsure => "?".to_owned(),
    }
}

/// Of what stands there and is not filled in, there is no such money, no such benefit, and nothing that applies to few. What
/// somebody can do alone, and whether property is within the rules, has to be looked at.
fn nothing_else(session: &mut Session, person: u8) {
    let situations = [Topic::Away, Topic::Supporters, Topic::Own, Topic::Care].map(Topic::situations);
    for slot in slots_of(session, Section::Person(person)) {
        let Some((fact, _)) = slot.of_person().filter(|_| slot.answer(&session.case) == Answer::NotAsked) else {
            continue;
        };
        let is_situation = situations.iter().flatten().any(|it| it.contains(&fact)) && fact != PersonFact::OwnAssetsOk;
        let nothing = if is_situation {
            topics::usual_of(fact)
        } else if topics::MONEY.facts.contains(&fact) || topics::RECEIVED.facts.contains(&fact) {
            match fact.kind() {
                Kind::YesNo => Given::YesNo(false),
                _ => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
            }
        } else {
            continue;
        };
        slot.set(&mut session.case, Answer::Given(nothing));
    }
    session.assess_again();
}
