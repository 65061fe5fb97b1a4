//! The state of the page: what was answered, where the person is, what is typed and not yet read.

use std::rc::Rc;

use jiff_core::civil::Date;
use jiuzhu_packs::{Gazetteer, coverage::Coverage};
use jiuzhu_rules::{
    Assessment, Case,
    answer::{Answer, Flow, Given, Kind},
    assess,
    facts::{Asked, PersonAnswers, PersonFact, Relation},
    packs::Packs,
    place::{NATIONAL, PlaceCode},
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};
use jiuzhu_words::{Language, Texts};
use yew::Reducible;

use crate::{
    fetched::Fetched,
    figures::{Fetch, Figures},
    files::{self, Opened},
    flow::{self, Screen},
    later,
    needs::Needs,
    slot::Slot,
    speech::{Missed, Speech},
    topics::{self, Kinds, Part, Topic},
    typed::{self, InputProblem},
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
    /// The same answer for so many people.
    AnswerAll(PersonFact, Answer<Given>, usize),
    Type(Slot, Draft),
    /// Which kinds of a list apply to a person.
    Tick {
        person: u8,
        kinds: &'static Kinds,
        ticked: Answer<Vec<PersonFact>>,
    },
    /// To whom of the people a statement applies, as bits of their indices.
    Whose(PersonFact, Answer<u32>),
    Continue,
    Show(Screen),
    /// The browser went to a place in the trail.
    Went(usize),
    Change(Screen),
    Files(files::Did),
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
        typed.unwrap_or_else(|| draft_of(slot.answer(&self.case), slot.usual_cadence()))
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

    fn assess_again(&mut self) {
        let assessed = assess(&self.case);
        self.needs = Rc::new(Needs::of(&assessed));
        self.assessed = Rc::new(assessed);
    }

    /// Reads every field of the screen. Where one cannot be used, the person stays and is told why.
    fn read_fields(&mut self) -> bool {
        self.problems.clear();
        for slot in self.slots() {
            if let Err((most, why)) = self.read_field(slot) {
                self.problems.push(Problem { slot, most, why });
            }
        }
        if self.is_list() {
            // Nothing was chosen from the list: that is one thing to mend, not one for each row.
            self.problems.truncate(1);
        }
        self.assess_again();
        self.problems.is_empty()
    }

    fn read_field(&mut self, slot: Slot) -> Result<(), (bool, InputProblem)> {
        let chosen = |chosen: bool| if chosen { Ok(()) } else { Err((false, InputProblem::NothingChosen)) };
        let draft = self.draft(slot);
        match slot.kind() {
            Some(kind @ (Kind::Yuan | Kind::Flow | Kind::Years | Kind::Count | Kind::Number)) if !self.is_list() => {
                let answer = read(kind, &draft)?;
                slot.set(&mut self.case, answer);
                Ok(())
            }
            Some(_) => chosen(slot.answer(&self.case) != Answer::NotAsked || self.is_amount_of_ticked(slot)),
            None => match slot {
                // Days are only asked for beside the results.
                Slot::Day => later::day(&draft.text, self.today).map(|day| self.case.day = day),
                Slot::OtherDay => later::day(&draft.text, self.today).map(|day| self.other_day = Some(day)),
                Slot::Place => chosen(self.case.place != NATIONAL),
                // The number is shown and counts as it stands.
                Slot::SupporterCount => {
                    if self.case.supporters.is_empty() {
                        slot.set(&mut self.case, Answer::Given(Given::Count(Span::exactly(1))));
                    }
                    Ok(())
                }
                Slot::Tried(asked) => later::take_over(self, asked, &draft),
                Slot::Supports(_) => chosen(slot.answer(&self.case) != Answer::NotAsked),
                _ => chosen(self.for_whom.is_some()),
            },
        }
    }

    fn is_list(&self) -> bool {
        matches!(self.screen(), Screen::Topic(topic) if topic.is_list())
    }

    /// On a list of kinds, a ticked kind of money waits for its amount on the next screen.
    fn is_amount_of_ticked(&self, slot: Slot) -> bool {
        let nothing_said = self.slots().iter().all(|it| it.answer(&self.case) == Answer::NotAsked);
        self.is_list() && slot.kind() == Some(Kind::Flow) && !nothing_said
    }
}

fn draft_of(answer: Answer<Given>, usual: Cadence) -> Draft {
    let text = |it: Option<Exact>| it.map(|it| it.to_decimals(4)).unwrap_or_default();
    let of_span = |span: Span<Exact>, cadence| match span.single() {
        Some(_) => Draft { text: text(span.least()), cadence, ..Draft::default() },
        None => Draft { text: text(span.least()), most: text(span.most()), manner: Manner::Between, cadence },
    };
    match answer {
        Answer::Given(Given::Yuan(span)) => of_span(span, Cadence::Once),
        Answer::Given(Given::Flow(flow)) => of_span(flow.yuan, flow.cadence),
        Answer::Given(Given::Number(span)) => Draft { text: text(span.least()), ..Draft::default() },
        Answer::Given(Given::Years(span) | Given::Count(span)) => {
            Draft { text: span.least().map(|it| it.to_string()).unwrap_or_default(), ..Draft::default() }
        }
        Answer::Unsure => Draft { manner: Manner::Unsure, cadence: usual, ..Draft::default() },
        _ => Draft { cadence: usual, ..Draft::default() },
    }
}

/// Reads the fields of one question; an error tells at which end of a range.
fn read(kind: Kind, draft: &Draft) -> Result<Answer<Given>, (bool, InputProblem)> {
    if draft.manner == Manner::Unsure {
        return Ok(Answer::Unsure);
    }
    let at_the_least = |why| (false, why);
    match kind {
        Kind::Years => {
            let years = typed::years(&draft.text).map_err(at_the_least)?;
            return Ok(Answer::Given(Given::Years(Span::exactly(years))));
        }
        Kind::Count => {
            let count = typed::count(&draft.text).map_err(at_the_least)?;
            return Ok(Answer::Given(Given::Count(Span::exactly(count))));
        }
        Kind::Number => {
            let number = typed::number(&draft.text).map_err(at_the_least)?;
            return Ok(Answer::Given(Given::Number(Span::exactly(number))));
        }
        _ => {}
    }
    let least = typed::amount(&draft.text).map_err(|why| (false, why))?;
    let yuan = match draft.manner {
        Manner::Between => Span::between(least, typed::amount(&draft.most).map_err(|why| (true, why))?),
        _ => Span::exactly(least),
    };
    Ok(Answer::Given(match kind {
        Kind::Flow => Given::Flow(Flow { cadence: draft.cadence, yuan }),
        _ => Given::Yuan(yuan),
    }))
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
            Action::AnswerAll(fact, answer, people) => {
                for person in session.case.people.iter_mut().take(people) {
                    person.set(fact, answer);
                }
                session.assess_again();
            }
            Action::Type(slot, draft) => session.type_into(slot, draft),
            Action::Tick { person, kinds, ticked } => session.tick(person, kinds, ticked),
            Action::Whose(fact, bits) => {
                for (index, person) in (0..).zip(&mut session.case.people) {
                    person.set(fact, bits.map(|bits: u32| Given::YesNo(bits & 1 << index != 0)));
                }
                session.assess_again();
            }
            Action::Continue => {
                if session.screen() == Screen::HowMany {
                    session.seat(session.case.people.len());
                }
                if session.read_fields() && !session.asks_back() {
                    session.go_on();
                }
            }
            Action::Show(screen) => session.go_to(screen),
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
            Action::Files(did) => {
                later::files(session, did);
                session.case.packs = session.figures.choose_again(session.case.place);
                session.assess_again();
            }
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
        let tells = matches!(session.screen(), Screen::Results | Screen::Why(_) | Screen::Changed);
        session.cites |= tells && !session.speech.texts.tells_origins();
        let screen = session.screen();
        if session.later == Later::NotWanted && (screen.is_later() || screen.is_under_way()) {
            session.later = Later::OnItsWay;
        }
        self
    }
}

impl Session {
    fn type_into(&mut self, slot: Slot, draft: Draft) {
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
        self.changing |= flow::leads_back(screen, next, case);
        self.changing &= !matches!(next, Screen::Check | Screen::Results);
        // What is different stands below the day that it was asked for.
        if next != Screen::Changed {
            self.go_to(next);
        }
    }

    /// Asks back what was answered on this screen and is likelier a slip. Whoever goes on all the same has said that it is right.
    fn asks_back(&mut self) -> bool {
        self.sure.append(&mut self.doubts);
        // A list shows no amounts.
        let shown = if self.is_list() || self.later != Later::Here { Vec::new() } else { self.slots() };
        let answered = shown.into_iter().map(|slot| (slot, slot.answer(&self.case)));
        let doubted = |it: &(Slot, Answer<Given>)| later::is_unusual(it.0, &self.case) && !self.sure.contains(it);
        self.doubts = answered.filter(doubted).collect();
        !self.doubts.is_empty()
    }

    /// Takes somebody out, with those who are there for them alone. The applicant stays.
    fn remove(&mut self, index: u8) {
        if index == 0 || usize::from(index) >= self.case.people.len() {
            return;
        }
        self.with_removed = Some(Box::new(self.case.clone()));
        self.case.people.remove(usize::from(index));
        let number = index + 1;
        self.case.supporters.retain_mut(|supporter| {
            let told = !supporter.of.is_empty();
            supporter.of.retain(|it| *it != number);
            supporter.of.iter_mut().for_each(|it| *it -= u8::from(*it > number));
            !(told && supporter.of.is_empty())
        });
        // What was typed has been read; those who follow have moved up.
        self.drafts.retain(|(slot, _)| !matches!(slot, Slot::Asked(Asked::Person(..) | Asked::Supporter(..))));
        self.keep_supporters_in_step();
        self.assess_again();
    }

    /// Makes room for so many people; the applicant is the first and lives here.
    fn seat(&mut self, count: usize) {
        self.case.people.resize_with(count.clamp(1, MOST_PEOPLE), PersonAnswers::default);
        if let Some(applicant) = self.case.people.first_mut() {
            applicant.relation = Answer::Given(Choice::only(Relation::Applicant));
            applicant.lives_with_family = Answer::Given(true);
        }
        self.keep_supporters_in_step();
        self.assess_again();
    }

    /// Supporters are of people who are here and have some. Where only one person has, nobody need say whom they
    /// support; whoever is left without anybody to support is forgotten.
    fn keep_supporters_in_step(&mut self) {
        let before = self.case.supporters.clone();
        let supported = topics::with_supporters(&self.case);
        self.case.supporters.retain_mut(|supporter| {
            let told = !supporter.of.is_empty();
            supporter.of.retain(|number| supported.contains(number));
            let left_alone = told && supporter.of.is_empty();
            if let [only] = supported.as_slice() {
                supporter.of = vec![*only];
            }
            !supported.is_empty() && !left_alone
        });
        let (people, supporters) = (self.case.people.len(), self.case.supporters.len());
        self.drafts.retain(|(slot, _)| match slot {
            Slot::Asked(Asked::Person(_, index)) => usize::from(*index) < people,
            // Their numbers may have moved up; what was read is kept.
            Slot::Asked(Asked::Supporter(..)) => supporters >= before.len(),
            _ => true,
        });
        if before != self.case.supporters {
            self.assess_again();
        }
    }

    fn tick(&mut self, person: u8, kinds: &'static Kinds, ticked: Answer<Vec<PersonFact>>) {
        for kind in kinds.facts {
            let asked = Asked::Person(*kind, person);
            let applies = matches!(&ticked, Answer::Given(ticked) if ticked.contains(kind));
            let answer = match (&ticked, kind.kind()) {
                (Answer::Unsure, _) => Answer::Unsure,
                (_, Kind::YesNo) => Answer::Given(Given::YesNo(applies == kinds.ticked_means)),
                _ if applies && topics::is_nothing(&self.case, *kind, person) => Answer::NotAsked,
                _ if applies => match self.case.answer(asked) {
                    Answer::Unsure => Answer::NotAsked,
                    kept => kept,
                },
                _ => Answer::Given(Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) })),
            };
            self.case.set(asked, answer);
            self.drafts.retain(|(slot, _)| applies || *slot != Slot::Asked(asked));
        }
        self.assess_again();
    }
}
