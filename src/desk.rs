//! What is done at the desk, where a caseworker fills in everything on one screen: each answer counts as soon as its field
//! is left, and every step can be taken back. All of it comes with [`crate::later`].

use std::rc::Rc;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, PersonFact},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use crate::{
    session::{Draft, MOST_PEOPLE, Manner, Problem, Session},
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
    /// Of what several things may apply, nothing applies to the person that is not filled in.
    NothingElse(u8),
    Undo,
    Redo,
}

/// What the desk remembers.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Somebody works at it: the place and the day are chosen elsewhere and lead back to it.
    pub used: bool,
    past: Option<Rc<Before>>,
    future: Option<Rc<Before>>,
}

/// A case as it was, and those before it.
#[derive(Debug)]
struct Before {
    case: Case,
    earlier: Option<Rc<Before>>,
}

impl Desk {
    pub fn can_undo(&self) -> bool {
        self.past.is_some()
    }

    pub fn can_redo(&self) -> bool {
        self.future.is_some()
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
    for topic in flow_topics(case) {
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

fn flow_topics(case: &Case) -> Vec<Topic> {
    let mut all = topics::in_order(case);
    all.insert(0, Topic::Danger);
    all
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

pub fn did(session: &mut Session, did: Did) {
    match did {
        Did::Undo => go_back(session),
        Did::Redo => go_forth(session),
        done => {
            let before = session.case.clone();
            apply(session, done);
            if session.case != before {
                let earlier = session.desk.past.take();
                session.desk.past = Some(Rc::new(Before { case: before, earlier }));
                session.desk.future = None;
            }
        }
    }
}

fn apply(session: &mut Session, did: Did) {
    match did {
        Did::Read(slot) => read(session, slot),
        Did::Cadence(slot, cadence) => {
            let draft = Draft { cadence, ..session.draft(slot) };
            session.type_into(slot, Draft { text: shown(&draft), ..draft });
            read(session, slot);
        }
        Did::Choose(slot, answer) => {
            session.problems.retain(|it| it.slot != slot);
            slot.set(&mut session.case, answer);
            session.keep_supporters_in_step();
            session.assess_again();
        }
        Did::AddPerson => session.seat((session.case.people.len() + 1).min(MOST_PEOPLE)),
        Did::RemovePerson(index) => session.remove(index),
        Did::NothingElse(person) => {
            nothing_else(&mut session.case, person);
            session.assess_again();
        }
        Did::Undo | Did::Redo => {}
    }
}

fn go_back(session: &mut Session) {
    if let Some(before) = session.desk.past.take() {
        let earlier = session.desk.future.take();
        session.desk.future = Some(Rc::new(Before { case: session.case.clone(), earlier }));
        session.desk.past = before.earlier.clone();
        restore(session, &before.case);
    }
}

fn go_forth(session: &mut Session) {
    if let Some(after) = session.desk.future.take() {
        let earlier = session.desk.past.take();
        session.desk.past = Some(Rc::new(Before { case: session.case.clone(), earlier }));
        session.desk.future = after.earlier.clone();
        restore(session, &after.case);
    }
}

fn restore(session: &mut Session, case: &Case) {
    session.drafts.clear();
    session.problems.clear();
    session.take(case.clone());
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

/// Answers what is offered as a list and was left out: no such money, no such benefit, able to do it alone, as usual.
fn nothing_else(case: &mut Case, person: u8) {
    let lists = [&topics::MONEY, &topics::RECEIVED, &topics::ABILITIES];
    let of_lists = lists.into_iter().flat_map(|list| list.facts.iter().map(|fact| (*fact, !list.ticked_means)));
    for (fact, not) in of_lists {
        let answer = match fact.kind() {
            Kind::YesNo => Given::YesNo(not),
            _ => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
        };
        leave(case, fact, person, answer);
    }
    for topic in [Topic::Away, Topic::Supporters, Topic::Own, Topic::Care] {
        for fact in topic.situations().into_iter().flatten() {
            leave(case, *fact, person, topics::usual_of(*fact));
        }
    }
}

fn leave(case: &mut Case, fact: PersonFact, person: u8, answer: Given) {
    let asked = Asked::Person(fact, person);
    if case.answer(asked) == Answer::NotAsked {
        case.set(asked, Answer::Given(answer));
    }
}
