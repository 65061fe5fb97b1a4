//! Who lives together, and who is there for them elsewhere.

use jiuzhu_rules::{
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, PersonAnswers, PersonFact, Relation},
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};

use super::{MOST_PEOPLE, Session};
use crate::{
    slot::Slot,
    topics::{self, Kinds},
};

impl Session {
    /// Takes somebody out, with those who are there for them alone. The applicant stays.
    pub fn remove(&mut self, index: u8) {
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
    pub fn seat(&mut self, count: usize) {
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
    pub fn keep_supporters_in_step(&mut self) {
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

    /// None of the situations of the screen applies to anybody.
    pub(super) fn applies_to_nobody(&mut self) {
        for slot in self.slots() {
            if let Slot::Asked(Asked::Person(situation, _)) = slot {
                slot.set(&mut self.case, Answer::Given(topics::usual_of(situation)));
            }
        }
        self.assess_again();
    }

    /// One of them applies to some people, and the others that were not spoken of to nobody.
    pub(super) fn applies_to(&mut self, situation: PersonFact, whom: Answer<u32>) {
        for slot in self.slots() {
            let Slot::Asked(Asked::Person(fact, index)) = slot else { continue };
            let usual = topics::usual_of(fact);
            let applies = |bits: u32| match usual {
                Given::YesNo(usual) => Given::YesNo(usual != (bits & 1 << index != 0)),
                usual => usual,
            };
            if fact == situation {
                slot.set(&mut self.case, whom.map(applies));
            } else if slot.answer(&self.case) == Answer::NotAsked {
                slot.set(&mut self.case, Answer::Given(usual));
            }
        }
        self.assess_again();
    }

    pub(super) fn tick(&mut self, person: u8, kinds: &'static Kinds, ticked: Answer<Vec<PersonFact>>) {
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
