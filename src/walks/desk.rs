//! What a caseworker does at the desk.

use jiff_core::civil::Date;
use jiuzhu_rules::{
    answer::{Answer, Flow, Given},
    facts::{HouseholdFact, PersonFact},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use super::{Walker, choice, monthly, usual, yes};
use crate::{
    desk::{self, Section},
    flow::{self, Screen},
    session::{Action, Draft},
    slot::Slot,
    topics,
    typed::InputProblem,
};

/// A desk with so many people, at which everything is at hand.
fn at_the_desk<'a>(people: usize, answer: &'a mut dyn FnMut(Slot) -> Answer<Given>) -> Walker<'a> {
    let mut walker = Walker::new(people, answer).has_everything();
    walker.does(Action::Show(Screen::Desk(Section::Place)));
    for _ in 1..people {
        walker.does(Action::from(desk::Did::AddPerson));
    }
    walker
}

fn type_at_the_desk(walker: &mut Walker, slot: Slot, text: &str) {
    let cadence = walker.session.draft(slot).cadence;
    walker.does(Action::Type(slot, Draft { text: text.to_owned(), cadence, ..Draft::default() }));
    walker.does(Action::from(desk::Did::Read(slot)));
}

/// Whatever the flow would ask stands in one section, and filling in whatever is open leaves nothing open.
#[test]
fn everything_that_is_asked_is_at_hand_at_the_desk() {
    let mut answer = |slot: Slot| match slot.id().as_str() {
        "h-hukou_here" | "p2-lives_with_family" | "p1-supporters_outside" => yes(true),
        "p1-work" => choice(2),
        _ => usual(slot),
    };
    let mut walker = at_the_desk(3, &mut answer);
    for round in 0.. {
        assert!(round < 60, "no end in sight");
        let all: Vec<Section> = desk::sections(&walker.session.case).collect();
        let slots = all.iter().flat_map(|section| desk::slots_of(&walker.session, *section));
        let open = slots.filter(|slot| slot.answer(&walker.session.case) == Answer::NotAsked).collect::<Vec<_>>();
        if open.is_empty() {
            break;
        }
        for slot in open {
            let answer = (walker.answer)(slot);
            walker.does(Action::from(desk::Did::Choose(slot, answer)));
        }
    }
    assert_eq!(walker.left_out(), []);
    assert_eq!(flow::pages_left(&walker.session.case, walker.session.needs()), 0);
    let passed = flow::passed(&walker.session.case, walker.session.needs());
    let of_flow =
        passed.into_iter().flat_map(|topic| topics::slots(topic, &walker.session.case, walker.session.needs()));
    let all: Vec<Section> = desk::sections(&walker.session.case).collect();
    for slot in of_flow {
        let sections = all.iter().filter(|it| desk::slots_of(&walker.session, **it).contains(&slot)).count();
        assert_eq!(sections, 1, "{slot:?}");
    }
}

#[test]
fn one_line_at_the_desk_takes_amounts_ranges_and_not_knowing() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    let wage = Slot::person(PersonFact::Wage, 0);
    let between = |least: u32, most: u32| {
        let yuan = Span::between(Exact::from(least), Exact::from(most));
        Answer::Given(Given::Flow(Flow { cadence: Cadence::Monthly, yuan }))
    };
    for (text, expected) in [
        ("1,200", monthly(1200)),
        ("800-1000", between(800, 1000)),
        ("1.2万～1.5万", between(12_000, 15_000)),
        ("？", Answer::Unsure),
        ("说不准", Answer::Unsure),
        ("", Answer::NotAsked),
    ] {
        type_at_the_desk(&mut walker, wage, text);
        assert_eq!(wage.answer(&walker.session.case), expected, "{text}");
        assert_eq!(walker.session.problems, [], "{text}");
    }
    type_at_the_desk(&mut walker, wage, "500");
    type_at_the_desk(&mut walker, wage, "many");
    assert_eq!(walker.session.problem(wage, false), Some(InputProblem::NotANumber));
    assert_eq!(walker.session.draft(wage).text, "many", "what was typed stays");
    assert_eq!(wage.answer(&walker.session.case), monthly(500), "and what was read before counts");
}

#[test]
fn every_step_at_the_desk_can_be_taken_back_and_done_again() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    let age = Slot::person(PersonFact::Age, 0);
    let mut cases = vec![walker.session.case.clone()];
    for step in 0..5 {
        match step {
            0 => type_at_the_desk(&mut walker, age, "62"),
            1 => walker.does(Action::from(desk::Did::AddPerson)),
            2 => walker.does(Action::from(desk::Did::NothingElse(1))),
            3 => walker.does(Action::from(desk::Did::RemovePerson(1))),
            _ => walker.does(Action::from(desk::Did::Choose(Slot::household(HouseholdFact::Area), choice(1)))),
        }
        assert_ne!(cases.last(), Some(&walker.session.case), "step {step} does something");
        cases.push(walker.session.case.clone());
    }
    for case in cases.iter().rev().skip(1) {
        walker.does(Action::from(desk::Did::Undo));
        assert_eq!(&walker.session.case, case);
    }
    assert!(!walker.session.desk.can_undo(&walker.session.case));
    walker.does(Action::from(desk::Did::Undo));
    for case in cases.iter().skip(1) {
        walker.does(Action::from(desk::Did::Redo));
        assert_eq!(&walker.session.case, case);
    }
    assert!(!walker.session.desk.can_redo(&walker.session.case));
    walker.does(Action::from(desk::Did::Undo));
    type_at_the_desk(&mut walker, age, "70");
    assert!(!walker.session.desk.can_redo(&walker.session.case), "another step makes another future");
    type_at_the_desk(&mut walker, age, "70");
    walker.does(Action::from(desk::Did::Undo));
    assert_eq!(
        age.answer(&walker.session.case),
        Answer::Given(Given::Years(Span::exactly(62))),
        "what changed nothing is no step"
    );
}

#[test]
fn the_place_and_the_day_lead_back_to_the_desk() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    walker.does(Action::Show(Screen::Province));
    walker.step();
    assert_eq!(walker.session.screen(), Screen::Prefecture);
    walker.does(Action::Continue);
    assert_eq!(walker.session.screen(), Screen::Desk(Section::Place));
    walker.does(Action::Show(Screen::Day));
    walker.does(Action::Type(Slot::Day, Draft { text: "2025-03-01".to_owned(), ..Draft::default() }));
    walker.does(Action::Continue);
    assert_eq!(walker.session.screen(), Screen::Desk(Section::Place));
    assert_eq!(walker.session.case.day, Date::new(2025, 3, 1).unwrap_or(Date::MIN));
}

/// What was changed elsewhere meanwhile is a step of its own, and is not swept away with one of the desk.
#[test]
fn what_was_changed_elsewhere_is_taken_back_by_itself() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    let age = Slot::person(PersonFact::Age, 0);
    type_at_the_desk(&mut walker, age, "62");
    let nowhere = walker.session.case.place;
    walker.does(Action::Show(Screen::Province));
    walker.step();
    walker.does(Action::Continue);
    assert_ne!(walker.session.case.place, nowhere);
    walker.does(Action::from(desk::Did::Undo));
    assert_eq!(walker.session.case.place, nowhere);
    assert_eq!(age.answer(&walker.session.case), Answer::Given(Given::Years(Span::exactly(62))));
    walker.does(Action::from(desk::Did::Redo));
    assert_ne!(walker.session.case.place, nowhere);
}

#[test]
fn how_often_may_be_chosen_before_how_much() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    let wage = Slot::person(PersonFact::Wage, 0);
    walker.does(Action::from(desk::Did::Cadence(wage, Cadence::Yearly)));
    assert_eq!(wage.answer(&walker.session.case), Answer::NotAsked);
    type_at_the_desk(&mut walker, wage, "12000");
    let yearly = Flow { cadence: Cadence::Yearly, yuan: Span::exactly(Exact::from(12_000)) };
    assert_eq!(wage.answer(&walker.session.case), Answer::Given(Given::Flow(yearly)));
}

/// What has to be looked at is not answered along with what is only left out.
#[test]
fn nothing_else_speaks_of_what_stands_there_and_never_for_an_assessment() {
    let mut answer = |slot: Slot| match slot.of_person() {
        Some((PersonFact::Age, _)) => Answer::Given(Given::Years(Span::exactly(70))),
        Some((PersonFact::Work, _)) => choice(2),
        _ => usual(slot),
    };
    let mut walker = at_the_desk(1, &mut answer);
    for fact in [PersonFact::Age, PersonFact::Work] {
        let slot = Slot::person(fact, 0);
        let answer = (walker.answer)(slot);
        walker.does(Action::from(desk::Did::Choose(slot, answer)));
    }
    let shown = desk::slots_of(&walker.session, Section::Person(0));
    walker.does(Action::from(desk::Did::NothingElse(0)));
    let case = &walker.session.case;
    for fact in PersonFact::ALL {
        let slot = Slot::person(*fact, 0);
        assert!(
            shown.contains(&slot)
                || slot.answer(case) == Answer::NotAsked
                || *fact == PersonFact::Relation
                || *fact == PersonFact::LivesWithFamily,
            "{slot:?}"
        );
    }
    for money in topics::MONEY.facts {
        assert_eq!(Slot::person(*money, 0).answer(case), monthly(0));
    }
    let assessed = topics::ABILITIES.facts.iter().chain(&[PersonFact::OwnAssetsOk]);
    for fact in assessed {
        assert_eq!(Slot::person(*fact, 0).answer(case), Answer::NotAsked, "{fact:?}");
    }
}

/// Whoever only had a look at the desk is asked as everybody else is.
#[test]
fn the_way_from_the_opening_does_not_lead_to_the_desk() {
    let mut answer = usual;
    let mut walker = at_the_desk(1, &mut answer);
    for (screen, next) in
        [(Screen::Desk(Section::Place), Screen::Desk(Section::Place)), (Screen::Start, Screen::HowMany)]
    {
        walker.does(Action::Show(screen));
        walker.does(Action::Show(Screen::County));
        walker.does(Action::Continue);
        assert_eq!(walker.session.screen(), next);
    }
}
