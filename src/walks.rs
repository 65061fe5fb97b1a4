//! Whole walks through the flow, without a browser: everything that the rules need is asked, nothing twice, and answers
//! of people who are gone go with them.

use std::rc::Rc;

use jiff_core::civil::Date;
use jiuzhu_packs::{GAZETTEER, Gazetteer, coverage::Coverage, handed_over, local_file::local_file};
use jiuzhu_rules::{
    Lead,
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    local::{LocalFigure, LocalFigures},
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span, truth::Truth},
};
use jiuzhu_words::Texts;
use yew::Reducible;

use crate::{
    files::{Did, Read},
    flow::{self, Screen},
    session::{Action, Draft, ForWhom, Later, Session},
    slot::Slot,
    topics::{self, Topic},
    typed::InputProblem,
};

mod desk;

/// Somebody who answers whatever is asked.
struct Walker<'a> {
    session: Rc<Session>,
    people: usize,
    answer: &'a mut dyn FnMut(Slot) -> Answer<Given>,
    screens: Vec<Screen>,
    asked: Vec<Slot>,
}

fn today() -> Date {
    Date::new(2026, 11, 1).unwrap_or(Date::MIN)
}

const CHONGQING: PlaceCode = PlaceCode(500_000);

impl<'a> Walker<'a> {
    fn new(people: usize, answer: &'a mut dyn FnMut(Slot) -> Answer<Given>) -> Self {
        let session = Rc::new(Session::new(today()));
        Walker { session, people, answer, screens: Vec::new(), asked: Vec::new() }
    }

    fn does(&mut self, action: Action) {
        self.session = self.session.clone().reduce(action);
    }

    /// What comes after the questions, and helps with them, has been fetched.
    fn has_everything(mut self) -> Self {
        self.does(Action::Later(true));
        self
    }

    /// Fills in one screen and goes on.
    fn step(&mut self) {
        let screen = self.session.screen();
        self.screens.push(screen);
        match screen {
            Screen::Start => return self.does(Action::Show(Screen::ForWhom)),
            Screen::ForWhom => self.does(Action::ForWhom(ForWhom::Myself)),
            Screen::Province => {
                self.does(Action::Place(CHONGQING));
                self.does(Action::Published(CHONGQING, Ok(jiuzhu_packs::all())));
            }
            Screen::HowMany => self.does(Action::HowMany(self.people)),
            Screen::Topic(topic) => self.fill(topic),
            _ => {}
        }
        self.does(Action::Continue);
        assert_eq!(self.session.problems, [], "{screen:?}");
    }

    fn fill(&mut self, topic: Topic) {
        // An answer may bring up another question below it.
        while let Some(slot) =
            self.session.slots().into_iter().find(|it| it.answer(&self.session.case) == Answer::NotAsked)
        {
            self.asked.push(slot);
            let answer = (self.answer)(slot);
            match slot.kind() {
                Some(Kind::Flow) if topic.is_list() => self.tick(topic),
                _ => self.does(Action::Answer(slot, answer)),
            }
        }
    }

    /// On a list of kinds money is ticked, and its amount asked on the next screen.
    fn tick(&mut self, topic: Topic) {
        let (Some(person), Some(kinds)) = (topic.person(), topic.kinds()) else { return };
        let nothing =
            |answer| matches!(answer, Answer::Given(Given::Flow(it)) if it.yuan == Span::exactly(Exact::ZERO));
        let facts = kinds.facts.iter().copied();
        let ticked = facts.filter(|fact| match (self.answer)(Slot::person(*fact, person)) {
            Answer::Given(Given::YesNo(yes)) => yes,
            answer => !nothing(answer),
        });
        let ticked = ticked.collect();
        self.does(Action::Tick { person, kinds, ticked: Answer::Given(ticked) });
        for slot in self.session.slots() {
            if slot.answer(&self.session.case) == Answer::NotAsked {
                let answer = (self.answer)(slot);
                self.does(Action::Answer(slot, answer));
            }
        }
    }

    fn walk_to_check(&mut self) {
        while self.session.screen() != Screen::Check {
            self.step();
            assert!(self.screens.len() < 250, "no end in sight: {:#?}", self.screens);
        }
    }

    /// Questions that the rules need and nobody asked. Who is no supporter of anybody cannot be asked about.
    fn left_out(&self) -> Vec<Asked> {
        let case = &self.session.case;
        let household = HouseholdFact::ALL.iter().map(|fact| Asked::Household(*fact));
        let people = (0..)
            .zip(&case.people)
            .flat_map(|(index, _)| PersonFact::ALL.iter().map(move |fact| Asked::Person(*fact, index)));
        let supporters = (0..)
            .zip(&case.supporters)
            .flat_map(|(index, _)| SupporterFact::ALL.iter().map(move |fact| Asked::Supporter(*fact, index)));
        household.chain(people).chain(supporters).filter(|asked| self.session.needs().asks(*asked)).collect()
    }
}

fn choice(index: u32) -> Answer<Given> {
    Answer::Given(Given::Choice(1 << index))
}

fn yes(yes: bool) -> Answer<Given> {
    Answer::Given(Given::YesNo(yes))
}

fn monthly(yuan: u32) -> Answer<Given> {
    let yuan = Span::exactly(Exact::from(yuan));
    Answer::Given(Given::Flow(Flow { cadence: Cadence::Monthly, yuan }))
}

/// What most people answer: nothing, no, and the first choice.
fn usual(slot: Slot) -> Answer<Given> {
    match slot {
        Slot::SupporterCount => Answer::Given(Given::Count(Span::exactly(1))),
        Slot::Supports(_) => Answer::Given(Given::Choice(1)),
        _ => match slot.kind() {
            Some(Kind::YesNo) => yes(false),
            Some(Kind::Choice(_)) => choice(0),
            Some(Kind::Yuan) => Answer::Given(Given::Yuan(Span::exactly(Exact::ZERO))),
            Some(Kind::Flow) => monthly(0),
            Some(Kind::Years) => Answer::Given(Given::Years(Span::exactly(45))),
            Some(Kind::Count) => Answer::Given(Given::Count(Span::exactly(0))),
            Some(Kind::Number) => Answer::Given(Given::Number(Span::exactly(Exact::ZERO))),
            None => Answer::NotAsked,
        },
    }
}

#[test]
fn danger_comes_first_and_a_yes_leads_to_whom_to_call() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "h-child_in_danger" => yes(true),
        _ => usual(slot),
    };
    let mut walker = Walker::new(1, &mut answer);
    for _ in 0..3 {
        walker.step();
    }
    assert_eq!(walker.screens, [Screen::Start, Screen::ForWhom, Screen::Topic(Topic::Danger)]);
    assert_eq!(walker.session.screen(), Screen::Urgent);
    let urgent: Vec<_> = flow::urgent(walker.session.assessment()).map(|it| (it.lead, it.fits)).collect();
    assert_eq!(urgent, [(Lead::ChildInDanger, Truth::Yes)]);
    walker.step();
    assert_eq!(walker.session.screen(), Screen::Province);
}

#[test]
fn without_danger_nobody_is_told_whom_to_call() {
    let mut answer = usual;
    let mut walker = Walker::new(1, &mut answer);
    walker.walk_to_check();
    assert!(!walker.screens.contains(&Screen::Urgent));
}

#[test]
fn a_person_alone_is_asked_everything_that_matters_on_few_screens() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "h-hukou_here" => yes(true),
        "p1-work" => choice(2),
        _ => usual(slot),
    };
    let mut walker = Walker::new(1, &mut answer);
    walker.walk_to_check();
    assert_eq!(walker.left_out(), []);
    assert!(walker.screens.len() <= 26, "{} screens: {:#?}", walker.screens.len(), walker.screens);
}

/// Of whom something is true is said on one page, and everybody else is answered with it.
#[test]
fn what_applies_to_few_is_put_to_everybody_at_once() {
    let mut answer = |slot: Slot| match slot.of_person() {
        Some((PersonFact::Age, _)) => Answer::Given(Given::Years(Span::exactly(70))),
        _ => usual(slot),
    };
    let mut walker = Walker::new(5, &mut answer);
    while walker.session.screen() != Screen::Topic(Topic::Care) {
        walker.step();
    }
    let asked: Vec<_> = walker.session.slots().into_iter().filter_map(Slot::of_person).collect();
    let (situation, _) = asked[0];
    let people = asked.iter().filter(|(fact, _)| *fact == situation).count();
    assert!(people > 2 && asked.len() > people, "{asked:?}");
    let answers = |walker: &Walker| -> Vec<_> {
        let answer = |(fact, index)| (fact == situation, Slot::person(fact, index).answer(&walker.session.case));
        let of = asked.iter().copied().map(answer);
        of.filter_map(|(of_it, answer)| if of_it { Some(answer) } else { (answer != yes(false)).then_some(answer) })
            .collect()
    };
    walker.does(Action::Whose(situation, Answer::Given(1 << asked[1].1)));
    let one = Vec::from_iter((0..people).map(|place| yes(place == 1)));
    assert_eq!(answers(&walker), one, "nobody else, and nothing else");
    walker.does(Action::Whose(situation, Answer::Unsure));
    assert_eq!(answers(&walker), vec![Answer::Unsure; people]);
    walker.does(Action::Nobody);
    assert_eq!(answers(&walker), vec![yes(false); people]);
    walker.does(Action::Continue);
    assert_eq!(walker.session.problems, []);
}

/// However many they are: nobody is led back to it from the end.
#[test]
fn where_one_is_registered_is_asked_with_the_place() {
    for people in [1, 3, 5, 12] {
        let mut answer = usual;
        let mut walker = Walker::new(people, &mut answer);
        walker.walk_to_check();
        let at = |topic| walker.screens.iter().position(|it| *it == Screen::Topic(topic));
        assert!(at(Topic::Hukou).is_some() && at(Topic::Hukou) < at(Topic::Who(0)), "{people}: {:?}", walker.screens);
    }
}

#[test]
fn supporters_are_asked_about_one_by_one_and_forgotten_with_the_person() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "h-hukou_here" | "p1-supporters_outside" | "p2-supporters_outside" | "p2-lives_with_family" => yes(true),
        "p1-work" | "p2-work" => choice(2),
        "p2-relation" => choice(3),
        "p2-age" => Answer::Given(Given::Years(Span::exactly(70))),
        "supporters" => Answer::Given(Given::Count(Span::exactly(2))),
        "s1-of" => Answer::Given(Given::Choice(0b01)),
        "s2-of" => Answer::Given(Given::Choice(0b10)),
        _ => usual(slot),
    };
    let mut walker = Walker::new(2, &mut answer);
    walker.walk_to_check();
    assert_eq!(walker.left_out(), []);
    let asked = |walker: &Walker, fact, index| walker.asked.contains(&Slot::Asked(Asked::Supporter(fact, index)));
    assert!(asked(&walker, SupporterFact::Kin, 0) && asked(&walker, SupporterFact::Kin, 1));
    walker.does(Action::HowMany(1));
    let of: Vec<_> = walker.session.case.supporters.iter().map(|it| it.of.clone()).collect();
    assert_eq!(of, [[1]]);
    walker.does(Action::Show(Screen::Topic(Topic::Supporters)));
    walker.does(Action::Whose(PersonFact::SupportersOutside, Answer::Given(0)));
    walker.does(Action::Continue);
    assert!(walker.session.case.supporters.is_empty());
}

#[test]
fn what_was_answered_of_people_who_are_gone_is_gone() {
    let mut answer = usual;
    let mut walker = Walker::new(3, &mut answer);
    walker.walk_to_check();
    walker.does(Action::HowMany(1));
    walker.does(Action::HowMany(3));
    let third = Slot::person(PersonFact::Age, 2);
    assert_eq!(third.answer(&walker.session.case), Answer::NotAsked);
    assert_eq!(walker.session.draft(third).text, "");
}

/// A year's wage given as a month's.
#[test]
fn a_slip_is_asked_back_once_and_then_taken_as_it_is() {
    let wage = Slot::person(PersonFact::Wage, 0);
    let mut answer = |slot: Slot| if slot == wage { monthly(36_000) } else { usual(slot) };
    let mut walker = Walker::new(1, &mut answer).has_everything();
    while walker.session.screen() != Screen::Topic(Topic::Earnings(0)) {
        walker.step();
    }
    walker.fill(Topic::Earnings(0));
    walker.does(Action::Continue);
    assert_eq!(walker.session.screen(), Screen::Topic(Topic::Earnings(0)));
    assert_eq!(walker.session.doubts, [(wage, monthly(36_000))]);
    walker.does(Action::Sure(wage));
    assert_ne!(walker.session.screen(), Screen::Topic(Topic::Earnings(0)));
    assert_eq!(wage.answer(&walker.session.case), monthly(36_000));

    let still_there = walker.session.at - 1;
    walker.does(Action::Went(still_there));
    walker.does(Action::Continue);
    assert_eq!(walker.session.doubts, [], "it was said to be right");
    walker.does(Action::Went(still_there));
    walker.does(Action::Answer(wage, monthly(63_000)));
    walker.does(Action::Continue);
    assert_eq!(walker.session.doubts, [(wage, monthly(63_000))], "another answer is asked back again");
    walker.does(Action::Continue);
    assert_eq!(walker.session.doubts, [], "going on says that it is right");
}

fn age(years: u16) -> Answer<Given> {
    Answer::Given(Given::Years(Span::exactly(years)))
}

#[test]
fn who_lives_together_is_looked_over_and_changed_before_the_many_questions() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "p2-relation" | "p3-relation" | "p4-relation" => choice(2),
        "p2-age" => age(9),
        "p3-age" => age(7),
        "p4-age" => age(5),
        _ => usual(slot),
    };
    let mut walker = Walker::new(3, &mut answer).has_everything();
    while walker.session.screen() != Screen::People {
        walker.step();
    }
    assert!((0..3).all(|index| walker.screens.contains(&Screen::Topic(Topic::Who(index)))));
    let ages = |walker: &Walker| {
        (1..walker.session.case.people.len() as u8)
            .map(|index| Slot::person(PersonFact::Age, index).answer(&walker.session.case))
            .collect::<Vec<_>>()
    };
    walker.does(Action::Remove(1));
    assert_eq!(ages(&walker), [age(7)]);
    walker.does(Action::PutBack);
    assert_eq!(ages(&walker), [age(9), age(7)]);
    walker.does(Action::Remove(0));
    assert_eq!(walker.session.case.people.len(), 3, "the applicant stays");
    walker.does(Action::Add);
    assert_eq!(walker.session.screen(), Screen::Topic(Topic::Who(3)));
    walker.step();
    assert_eq!(walker.session.screen(), Screen::People, "back where one came from");
    assert_eq!(ages(&walker), [age(9), age(7), age(5)]);
    walker.walk_to_check();
    assert_eq!(walker.left_out(), []);
    assert_eq!(walker.screens.iter().filter(|it| **it == Screen::People).count(), 1);
}

#[test]
fn nobody_waits_for_what_is_only_looked_over() {
    let mut answer = usual;
    let mut walker = Walker::new(3, &mut answer);
    walker.walk_to_check();
    assert!(!walker.screens.contains(&Screen::People));
    assert_eq!(walker.left_out(), []);
}

#[test]
fn whoever_supports_those_who_stay_moves_up_with_them() {
    let mut answer = usual;
    let mut walker = Walker::new(3, &mut answer);
    for _ in 0..4 {
        walker.step();
    }
    walker.does(Action::HowMany(3));
    walker.does(Action::Show(Screen::Topic(Topic::Supporters)));
    walker.does(Action::Whose(PersonFact::SupportersOutside, Answer::Given(0b110)));
    walker.does(Action::Answer(Slot::SupporterCount, Answer::Given(Given::Count(Span::exactly(2)))));
    walker.does(Action::Answer(Slot::Supports(0), Answer::Given(Given::Choice(0b010))));
    walker.does(Action::Answer(Slot::Supports(1), Answer::Given(Given::Choice(0b100))));
    walker.does(Action::Remove(1));
    let of: Vec<_> = walker.session.case.supporters.iter().map(|it| it.of.clone()).collect();
    assert_eq!(of, [[2]]);
}

#[test]
fn pages_that_are_left_are_none_at_the_end_and_results_can_be_seen_before() {
    let mut answer = usual;
    let mut walker = Walker::new(2, &mut answer);
    let mut stopped = false;
    while walker.session.screen() != Screen::Check {
        walker.step();
        let left = flow::pages_left(&walker.session.case, walker.session.needs());
        if walker.session.may_stop() && !stopped {
            assert!(left > 0);
            let at = walker.session.at;
            walker.does(Action::Show(Screen::Results));
            let open = flow::unanswered(&walker.session.case, walker.session.needs());
            assert_eq!(open, walker.session.trail[at], "the questions go on where they were left");
            walker.does(Action::Went(at));
            stopped = true;
        }
    }
    assert!(stopped);
    assert_eq!(flow::pages_left(&walker.session.case, walker.session.needs()), 0);
}

#[test]
fn what_is_somebody_elses_is_not_remembered() {
    let mut answer = usual;
    let mut walker = Walker::new(1, &mut answer);
    walker.does(Action::Remember(true));
    walker.does(Action::ForWhom(ForWhom::Family));
    assert!(walker.session.remember && walker.session.is_empty(), "closing loses nothing");
    walker.does(Action::ForWhom(ForWhom::Neighbour));
    assert!(!walker.session.remember);
}

#[test]
fn every_local_figure_can_be_typed_in() {
    for figure in LocalFigure::ALL {
        let slot = Slot::Local(*figure);
        let mut answer = usual;
        let mut walker = Walker::new(1, &mut answer);
        walker.does(Action::Show(Screen::Local(*figure)));
        let given = match usual(slot) {
            Answer::Given(Given::Count(_)) => Answer::Given(Given::Count(Span::exactly(3))),
            given => given,
        };
        walker.does(Action::Answer(slot, given));
        walker.does(Action::Continue);
        // No standard is nothing.
        if !walker.session.doubts.is_empty() {
            walker.does(Action::Sure(slot));
        }
        assert_eq!(walker.session.problems, [], "{slot:?}");
        assert_eq!(slot.answer(&walker.session.case), given, "{slot:?}");
        assert_eq!(walker.session.screen(), Screen::Results);
    }
}

/// Before anything was asked, too.
#[test]
fn what_is_on_file_can_be_looked_at_from_the_start_and_what_shows_it_is_fetched_then() {
    let mut answer = usual;
    let mut walker = Walker::new(1, &mut answer);
    assert_eq!(walker.session.later, Later::NotWanted);
    walker.does(Action::Show(Screen::About));
    assert_eq!(walker.session.later, Later::OnItsWay);
    walker.does(Action::Show(Screen::Coverage));
    walker.does(Action::Covered(Some(Box::leak(Box::new(Coverage::of(jiuzhu_packs::all()))))));
    walker.does(Action::Went(1));
    assert_eq!(walker.session.screen(), Screen::About);
    walker.does(Action::Clear);
    assert!(!walker.session.figures.coverage.is_not_here(), "what was fetched is no answer of anybody's");
}

/// A file of figures that somebody typed in, as the reader hands it over.
fn opened(place: PlaceCode, figures: &LocalFigures) -> Action {
    let called = |figure: LocalFigure| figure.name().to_owned();
    let file = local_file(place, today(), figures, Gazetteer::of(GAZETTEER), &called);
    Action::from(Did::Read(Read::Reply(handed_over::read("file", file.as_bytes(), None))))
}

#[test]
fn undoing_a_file_takes_back_its_figures_and_none_that_were_filled_in_since() {
    let mut answer = usual;
    let mut walker = Walker::new(1, &mut answer);
    walker.does(Action::Place(CHONGQING));
    let months = |count| Answer::Given(Given::Count(Span::exactly(count)));
    let mine = Answer::Given(Given::Number(Span::exactly(Exact::from(2))));
    walker.does(Action::Answer(Slot::Local(LocalFigure::ExitMonths), months(3)));
    let mut figures = LocalFigures::default();
    figures.set(LocalFigure::ExitMonths, months(6));
    walker.does(opened(CHONGQING, &figures));
    assert_eq!(walker.session.case.local.get(LocalFigure::ExitMonths), months(6));
    walker.does(Action::Answer(Slot::Local(LocalFigure::SupportLineMultiple), mine));
    walker.does(Action::from(Did::Undo));
    assert_eq!(walker.session.case.local.get(LocalFigure::ExitMonths), months(3));
    assert_eq!(walker.session.case.local.get(LocalFigure::SupportLineMultiple), mine);
}

/// It may be over a line on whose other side more is asked.
#[test]
fn an_amount_that_is_tried_counts_once_it_is_taken_over_and_what_it_raises_is_asked() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "h-hukou_here" => yes(true),
        "p1-wage" => monthly(600),
        _ => usual(slot),
    };
    let mut walker = Walker::new(1, &mut answer);
    walker.walk_to_check();
    let asked = Asked::Person(PersonFact::Wage, 0);
    let types = |text: &str| Action::Type(Slot::Tried(asked), Draft { text: text.to_owned(), ..Draft::default() });
    walker.does(Action::Show(Screen::Try(asked)));
    assert_eq!(walker.session.draft(Slot::Tried(asked)).text, "600");
    walker.does(types("much"));
    walker.does(Action::Continue);
    let wrong: Vec<_> = walker.session.problems.iter().map(|it| (it.slot, it.why)).collect();
    assert_eq!(wrong, [(Slot::Tried(asked), InputProblem::NotANumber)]);
    walker.does(types("3000"));
    assert_eq!(walker.session.case.answer(asked), monthly(600));
    walker.does(Action::Continue);
    assert_eq!(walker.session.case.answer(asked), monthly(3000));
    assert_eq!(walker.session.draft(Slot::Asked(asked)).text, "3000");
    while ![Screen::Check, Screen::Results].contains(&walker.session.screen()) {
        walker.step();
        assert!(walker.screens.len() < 250, "no end in sight: {:#?}", walker.screens);
    }
    assert_eq!(walker.left_out(), []);
    assert!(!walker.session.changing);
}

/// A small generator of its own: the same walks every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides.max(1)
    }
}

/// Anything at all, of ten times once that one is not sure.
fn at_random(dice: &mut Dice, slot: Slot) -> Answer<Given> {
    if dice.roll(10) == 0 && !matches!(slot, Slot::SupporterCount | Slot::Supports(_)) {
        return Answer::Unsure;
    }
    let number = dice.roll(4);
    match (slot, slot.kind()) {
        (Slot::Asked(Asked::Person(PersonFact::Relation, _)), Some(Kind::Choice(names))) => {
            choice(1 + dice.roll(names.len() as u64 - 1) as u32)
        }
        (Slot::SupporterCount, _) => Answer::Given(Given::Count(Span::exactly(1 + number as u16 % 2))),
        (Slot::Supports(_), _) => Answer::Given(Given::Choice(0b11_1111)),
        (_, Some(Kind::YesNo)) => yes(number < 2),
        (_, Some(Kind::Choice(names))) => choice(dice.roll(names.len() as u64) as u32),
        (_, Some(Kind::Yuan)) => Answer::Given(Given::Yuan(Span::exactly(Exact::from(number as u32 * 8_000)))),
        (_, Some(Kind::Flow)) => monthly(number as u32 * 400),
        (_, Some(Kind::Years)) => Answer::Given(Given::Years(Span::exactly(dice.roll(95) as u16))),
        (_, Some(Kind::Count)) => Answer::Given(Given::Count(Span::exactly(number as u16))),
        (_, Some(Kind::Number)) => Answer::Given(Given::Number(Span::exactly(Exact::from(number as u32)))),
        (_, None) => Answer::NotAsked,
    }
}

#[test]
fn whatever_is_answered_nothing_that_matters_is_left_unasked_and_no_screen_is_long() {
    let mut longest = 0;
    for seed in 0..8_u64 {
        let mut dice = Dice(seed);
        let people = 1 + dice.roll(4) as usize;
        let mut given: Vec<(Slot, Answer<Given>)> = Vec::new();
        let mut answer = |slot: Slot| {
            if let Some((_, answer)) = given.iter().find(|(other, _)| *other == slot) {
                return *answer;
            }
            let answer = at_random(&mut dice, slot);
            given.push((slot, answer));
            answer
        };
        let mut walker = Walker::new(people, &mut answer);
        while walker.session.screen() != Screen::Check {
            walker.step();
            if let Screen::Topic(topic) = walker.session.screen()
                && !topic.is_list()
            {
                let questions = topics::slots(topic, &walker.session.case, walker.session.needs()).len();
                assert!(questions <= 9, "{topic:?}: {questions} questions");
            }
            assert!(walker.screens.len() < 250, "no end in sight: {:#?}", walker.screens);
        }
        assert_eq!(walker.left_out(), [], "household {seed}");
        longest = longest.max(walker.screens.len() / people);
    }
    assert!(longest <= 40, "{longest} screens a person");
}

/// The page has the words of results only once they are near.
#[test]
fn the_words_of_every_question_come_with_the_page() {
    let texts = Texts::chinese_of_questions();
    for figure in topics::LOCAL {
        assert!(!texts.local(*figure).ask.is_empty(), "{figure:?}");
    }
}
