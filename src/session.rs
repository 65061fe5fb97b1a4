//! The state of the page: what was answered, where the person is, what is typed and not yet read.

mod fields;
mod people;

use std::rc::Rc;

use jiff_core::civil::Date;
use jiuzhu_packs::{Gazetteer, coverage::Coverage};
use jiuzhu_rules::{
    Assessment, Case,
    answer::{Answer, Given},
    assess,
    facts::PersonFact,
    packs::Packs,
    place::{NATIONAL, PlaceCode},
    reckoning::money::Cadence,
};
use jiuzhu_words::{Language, Texts};
use yew::Reducible;

use crate::{
    desk::{Desk, Section},
    fetched::Fetched,
    figures::{Fetch, Figures},
    files::Opened,
    flow::{self, Screen},
    later,
    needs::Needs,
    slot::Slot,
    speech::{Missed, Speech},
    topics::{self, Kinds, Part, Topic},
    typed::InputProblem,
};

/// Households larger than this are asked to come to the window.
pub const MOST_PEOPLE: usize = 12;

/// For whom the estimate is made: changes the form of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForWhom {
    Myself,
    Family,
    Neighbour,
}

/// How an amount is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    #[default]
    Exactly,
    Between,
    Unsure,
}

/// What stands in the fields of one question, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: String,
    /// The upper end of a range.
    pub most: String,
    pub manner: Manner,
    pub cadence: Cadence,
}

impl Default for Draft {
    fn default() -> Self {
        Draft { text: String::new(), most: String::new(), manner: Manner::default(), cadence: Cadence::Monthly }
    }
}

/// A field that cannot be used as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub slot: Slot,
    /// Whether it is the upper end of a range.
    pub most: bool,
    pub why: InputProblem,
}

/// Whether what comes after the questions is there ([`crate::later`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Later {
    #[default]
    NotWanted,
    OnItsWay,
    Missed,
    Here,
}

#[derive(Clone, Debug)]
pub struct Session {
    pub speech: Speech,
    pub figures: Figures,
    pub for_whom: Option<ForWhom>,
    pub case: Case,
    pub today: Date,
    /// The screens that were passed, the present one among them.
    pub trail: Vec<Screen>,
    pub at: usize,
    pub drafts: Vec<(Slot, Draft)>,
    pub problems: Vec<Problem>,
    /// Answers that are possible and unlikely, while they are asked back.
    pub doubts: Vec<(Slot, Answer<Given>)>,
    /// Those that were asked back, and stand.
    sure: Vec<(Slot, Answer<Given>)>,
    /// What was answered before somebody was taken out, until the person goes elsewhere.
    pub with_removed: Option<Box<Case>>,
    /// The person changes an answer from the check page.
    pub changing: bool,
    /// The page was loaded anew in the middle of a session.
    pub reopened: bool,
    /// Something is looked at that tells where it comes from, and that may not be there yet.
    pub cites: bool,
    pub later: Later,
    /// What came of the file that was opened last.
    pub opened: Opened,
    /// What was answered before the page broke down, until it is given back.
    pub kept: Option<Vec<u8>>,
    /// The answers are to be remembered on this device for some days.
    pub remember: bool,
    /// The day that the household is compared with ([`Screen::Changed`]).
    pub other_day: Option<Date>,
    pub desk: Desk,
    assessed: Rc<Assessment>,
    needs: Rc<Needs>,
}

/// What a person does.
pub enum Action {
    Speak(&'static Language),
    /// The words of a language came, or did not.
    Hear(&'static Language, Result<&'static Texts, Missed>),
    /// What the law says and where figures come from is there, or does not come.
    Cited,
    /// It came, or did not.
    Later(bool),
    ForWhom(ForWhom),
    Place(PlaceCode),
    /// A place is looked for by what is typed.
    Look(Draft),
    /// The names of all places came; none where they did not.
    Places(Option<Gazetteer>),
    /// What did not come is to be fetched again.
    FetchAgain(Fetched),
    /// The figures of a province came, or did not.
    Published(PlaceCode, Result<&'static Packs, Missed>),
    HowMany(usize),
    /// One more person, who is asked about at once.
    Add,
    Remove(u8),
    /// Whoever was removed last is put back.
    PutBack,
    /// What was asked back is right.
    Sure(Slot),
    Answer(Slot, Answer<Given>),
    /// Of the situations of the screen ([`Topic::situations`]), none applies to anybody.
    Nobody,
    Type(Slot, Draft),
    /// Which kinds of a list apply to a person.
    Tick {
        person: u8,
        kinds: &'static Kinds,
        ticked: Answer<Vec<PersonFact>>,
    },
    /// To whom of those whom the screen asks about a situation applies, as bits of their indices.
    Whose(PersonFact, Answer<u32>),
    Continue,
    Show(Screen),
    /// The browser went to a place in the trail.
    Went(usize),
    Change(Screen),
    /// What comes with [`crate::later`] is done: what it is, the first module need not know.
    Do(Box<dyn FnOnce(&mut Session)>),
    Remember(bool),
    /// What was remembered is taken up again.
    TakeUp,
    Clear,
    /// What is on file for each place came; none where it did not.
    Covered(Option<&'static Coverage>),
}

impl Session {
    pub fn new(today: Date) -> Self {
        let case = Case::new(NATIONAL, today, jiuzhu_packs::national());
        let assessed = assess(&case);
        Session {
            speech: Speech::default(),
            figures: Figures::default(),
            for_whom: None,
            needs: Rc::new(Needs::of(&assessed)),
            assessed: Rc::new(assessed),
            case,
            today,
            trail: vec![Screen::Start],
            at: 0,
            drafts: Vec::new(),
            problems: Vec::new(),
            doubts: Vec::new(),
            sure: Vec::new(),
            with_removed: None,
            changing: false,
            reopened: false,
            cites: false,
            later: Later::default(),
            opened: Opened::default(),
            kept: None,
            remember: false,
            other_day: None,
            desk: Desk::default(),
        }
    }

    pub fn screen(&self) -> Screen {
        self.trail.get(self.at).copied().unwrap_or(Screen::Start)
    }

    pub fn assessment(&self) -> &Assessment {
        &self.assessed
    }

    pub fn needs(&self) -> &Needs {
        &self.needs
    }

    /// Whoever holds the device helps somebody else with it.
    pub fn is_for_a_neighbour(&self) -> bool {
        self.for_whom == Some(ForWhom::Neighbour)
    }

    /// Nothing would be lost by closing the page.
    pub fn is_empty(&self) -> bool {
        self.remember || (self.case.people.is_empty() && self.kept.is_none())
    }

    /// A place is looked for, or what was typed in for one can be saved under its name.
    pub fn names_places(&self) -> bool {
        !self.draft(Slot::Place).text.is_empty() || (self.screen() == Screen::Figures && !self.case.local.is_empty())
    }

    /// What is on file is looked at, and can be read.
    pub fn looks_at_coverage(&self) -> bool {
        self.screen() == Screen::Coverage && self.later == Later::Here
    }

    /// Enough is behind to say something, and something is still open.
    pub fn may_stop(&self) -> bool {
        matches!(self.screen(), Screen::Topic(topic) if topic.part() > Some(Part::Family))
    }

    /// The fields of the present screen.
    pub fn slots(&self) -> Vec<Slot> {
        match self.screen() {
            Screen::Topic(topic) => topics::slots(topic, &self.case, &self.needs),
            Screen::Local(figure) => vec![Slot::Local(figure)],
            Screen::ForWhom => vec![Slot::ForWhom],
            Screen::Province => vec![Slot::Place],
            Screen::Day => vec![Slot::Day],
            Screen::Changed => vec![Slot::OtherDay],
            Screen::Try(asked) => vec![Slot::Tried(asked)],
            _ => Vec::new(),
        }
    }

    pub fn draft(&self, slot: Slot) -> Draft {
        let typed = self.drafts.iter().find(|(other, _)| *other == slot).map(|(_, draft)| draft.clone());
        typed.unwrap_or_else(|| fields::draft_of(slot.answer(&self.case), slot.usual_cadence()))
    }

    pub fn problem(&self, slot: Slot, most: bool) -> Option<InputProblem> {
        self.problems.iter().find(|it| it.slot == slot && it.most == most).map(|it| it.why)
    }

    fn go_to(&mut self, screen: Screen) {
        self.problems.clear();
        self.doubts.clear();
        self.with_removed = None;
        self.trail.truncate(self.at + 1);
        self.trail.push(screen);
        self.at += 1;
    }

    /// Takes a case in the place of the present one.
    pub fn take(&mut self, case: Case) {
        self.case = case;
        self.case.packs = self.figures.choose(self.case.place);
        self.assess_again();
    }

    pub fn assess_again(&mut self) {
        let assessed = assess(&self.case);
        self.needs = Rc::new(Needs::of(&assessed));
        self.assessed = Rc::new(assessed);
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        let session = Rc::make_mut(&mut self);
        match action {
            Action::Speak(language) => session.speech.choose(language),
            Action::Hear(language, words) => session.speech.hear(language, words),
            Action::Cited => {
                session.cites = false;
                return self;
            }
            Action::Later(came) => {
                session.later = if came { Later::Here } else { Later::Missed };
                if session.screen() != Screen::Start {
                    session.give_back();
                }
            }
            Action::ForWhom(whom) => {
                session.for_whom = Some(whom);
                session.remember &= whom != ForWhom::Neighbour;
            }
            Action::Remember(remember) => session.remember = remember,
            Action::TakeUp => {
                session.go_to(Screen::Check);
                session.give_back();
            }
            Action::Place(place) => {
                session.case.place = place;
                session.case.packs = session.figures.choose(place);
                session.assess_again();
            }
            Action::Look(draft) => session.type_into(Slot::Place, draft),
            Action::Places(gazetteer) => session.figures.names = Fetch::of(gazetteer),
            Action::FetchAgain(what) => match what {
                Fetched::Places => session.figures.names = Fetch::NotHere,
                Fetched::Coverage => session.figures.coverage = Fetch::NotHere,
                Fetched::Later => session.later = Later::OnItsWay,
                // Words and provinces are chosen again, and origins are wanted whenever they are looked at.
                Fetched::Words(_) | Fetched::Province(_) | Fetched::Origins(_) => {}
            },
            Action::Published(province, packs) => {
                session.figures.take(province, packs);
                session.case.packs = session.figures.choose_again(session.case.place);
                session.assess_again();
            }
            Action::HowMany(count) => session.seat(count),
            Action::Add => {
                let people = session.case.people.len();
                session.seat(people + 1);
                session.go_to(Screen::Topic(Topic::Who(u8::try_from(people).unwrap_or(u8::MAX))));
            }
            Action::Remove(index) => session.remove(index),
            Action::PutBack => {
                if let Some(case) = session.with_removed.take() {
                    session.case = *case;
                    session.assess_again();
                }
            }
            Action::Sure(slot) => {
                session.sure.extend(session.doubts.extract_if(.., |(doubted, _)| *doubted == slot));
                if session.doubts.is_empty() {
                    session.go_on();
                }
            }
            Action::Answer(slot, answer) => {
                slot.set(&mut session.case, answer);
                session.assess_again();
            }
            Action::Nobody => session.applies_to_nobody(),
            Action::Type(slot, draft) => session.type_into(slot, draft),
            Action::Tick { person, kinds, ticked } => session.tick(person, kinds, ticked),
            Action::Whose(fact, bits) => session.applies_to(fact, bits),
            Action::Continue => {
                if session.screen() == Screen::HowMany {
                    session.seat(session.case.people.len());
                }
                if session.read_fields() && !session.asks_back() {
                    session.go_on();
                }
            }
            Action::Show(screen) => {
                if matches!(screen, Screen::Desk(_)) {
                    // Nobody was asked how many they are: there is the applicant at least.
                    session.seat(session.case.people.len());
                }
                session.go_to(screen);
            }
            Action::Change(screen) => {
                session.changing = true;
                session.go_to(screen);
            }
            Action::Went(at) => {
                session.at = at.min(session.trail.len().saturating_sub(1));
                session.problems.clear();
                session.doubts.clear();
                session.with_removed = None;
            }
            Action::Do(what) => what(session),
            Action::Clear => {
                *session = Session {
                    speech: session.speech.clone(),
                    figures: session.figures.published_alone(),
                    later: session.later,
                    ..Session::new(session.today)
                }
            }
            Action::Covered(coverage) => session.figures.coverage = Fetch::of(coverage),
        }
        // Results are printed with what the law says, whether or not it was looked at before.
        let tells = matches!(
            session.screen(),
            Screen::Results | Screen::Why(_) | Screen::Changed | Screen::Examine(_) | Screen::Sheet
        );
        session.cites |= tells && !session.speech.texts.tells_origins();
        let screen = session.screen();
        if session.later == Later::NotWanted && (screen.is_later() || screen.is_under_way()) {
            session.later = Later::OnItsWay;
        }
        self
    }
}

impl Session {
    pub fn type_into(&mut self, slot: Slot, draft: Draft) {
        match self.drafts.iter_mut().find(|(other, _)| *other == slot) {
            Some((_, old)) => *old = draft,
            None => self.drafts.push((slot, draft)),
        }
    }

    /// Gives back what was kept, as soon as what reads it is there.
    fn give_back(&mut self) {
        if let Some(kept) = self.kept.take_if(|_| self.later == Later::Here) {
            later::give_back(self, &kept);
        }
    }

    /// Whether the place or the day is chosen for the desk: it is what was shown before.
    fn came_from_the_desk(&self) -> bool {
        let is_chosen =
            |it: &&Screen| matches!(it, Screen::Province | Screen::Prefecture | Screen::County | Screen::Day);
        let before = self.trail.iter().take(self.at + 1).rev().find(|it| !is_chosen(it));
        matches!(before, Some(Screen::Desk(_)))
    }

    /// From a screen that is filled in to the next.
    fn go_on(&mut self) {
        self.keep_supporters_in_step();
        let (screen, case) = (self.screen(), &self.case);
        let after = |screen| flow::next(screen, case, &self.assessed, &self.needs, self.changing);
        // Nobody waits for what is only looked over.
        let next = match after(screen) {
            Screen::People if self.later != Later::Here => after(Screen::People),
            next => next,
        };
        let next = match next {
            Screen::Prefecture | Screen::County => next,
            _ if self.came_from_the_desk() => Screen::Desk(Section::Place),
            _ => next,
        };
        self.changing |= flow::leads_back(screen, next, case);
        self.changing &= !matches!(next, Screen::Check | Screen::Results);
        // What is different stands below the day that it was asked for.
        if next != Screen::Changed {
            self.go_to(next);
        }
    }
}
