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
    Suppose(Vec<Rc<Case>>),
    /// The case is another one, from the start.
    Become(Rc<Case>),
}

/// What the desk remembers; what that is only the desk knows, so that it need not come with the first module.
#[derive(Clone, Debug, Default)]
pub struct Desk(Option<Rc<dyn Any>>);

#[derive(Clone, Default)]
struct Remembered {
    /// The cases before each step, the last one last.
    past: Vec<Rc<Case>>,
    /// Those that were taken back, the last one last.
    future: Vec<Rc<Case>>,
    /// The case as the last step left it. What was changed elsewhere since then is a step of its own.
    left: Option<Rc<Case>>,
    /// What else the household might be: copies of the case with something changed.
    scenarios: Vec<Rc<Case>>,
    /// What was opened last.
    opened: Option<Rc<CaseFile>>,
}

impl Desk {
    pub fn scenarios(&self) -> &[Rc<Case>] {
        self.remembered().map_or(&[], |it| &it.scenarios)
    }

    pub fn opened(&self) -> Option<&CaseFile> {
        self.remembered()?.opened.as_deref()
    }

    pub fn can_undo(&self, case: &Case) -> bool {
        self.remembered().is_some_and(|it| !it.past.is_empty() || it.left_otherwise(case).is_some())
    }

    pub fn can_redo(&self, case: &Case) -> bool {
        self.remembered().is_some_and(|it| !it.future.is_empty() && it.left_otherwise(case).is_none())
    }

    fn remembered(&self) -> Option<&Remembered> {
        self.0.as_ref()?.downcast_ref()
    }

    fn change(&mut self, with: impl FnOnce(&mut Remembered)) {
        let mut remembered = self.remembered().cloned().unwrap_or_default();
        with(&mut remembered);
        self.0 = Some(Rc::new(remembered));
    }
}

impl Remembered {
    fn left_otherwise(&self, case: &Case) -> Option<&Rc<Case>> {
        // Figures that have come since then are nobody's step.
        self.left.as_ref().filter(|left| ***left != case.clone().judged_by(left.packs))
    }

    /// A step was made: what was before can be had back, and what was taken back cannot.
    fn step_from(&mut self, case: Rc<Case>) {
        self.past.push(case);
        self.future.clear();
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
    let case = Rc::new(session.case.clone());
    session.desk.change(|desk| {
        if let Some(left) = desk.left_otherwise(&case).cloned() {
            desk.step_from(left);
        }
    });
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
        Did::Suppose(scenarios) => session.desk.change(|desk| desk.scenarios = scenarios),
        Did::Become(other) => restore(session, &other),
        Did::Open(opened) => open(session, *opened),
        Did::JudgeToday => restore(session, &Case { day: session.today, ..session.case.clone() }),
    }
    let now = Rc::new(session.case.clone());
    session.desk.change(|desk| {
        if is_step && now != case {
            desk.step_from(case);
        }
        desk.left = Some(now);
    });
}

fn go_back(session: &mut Session) {
    let now = Rc::new(session.case.clone());
    let mut before = None;
    session.desk.change(|desk| {
        before = desk.past.pop();
        desk.future.extend(before.is_some().then_some(now));
    });
    if let Some(before) = before {
        restore(session, &before);
    }
}

fn go_forth(session: &mut Session) {
    let now = Rc::new(session.case.clone());
    let mut after = None;
    session.desk.change(|desk| {
        after = desk.future.pop();
        desk.past.extend(after.is_some().then_some(now));
    });
    if let Some(after) = after {
        restore(session, &after);
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
    session.desk.change(|desk| desk.opened = Some(Rc::new(opened)));
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
