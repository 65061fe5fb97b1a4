//! What applies to few people, put to everybody on one page: a row for each situation, and below a row that is ticked, who
//! it is. Of those who have somebody elsewhere nothing else is asked, so the people stand there at once.

use jiuzhu_rules::{
    answer::{Answer, Kind},
    facts::PersonFact,
};
use jiuzhu_words::texts::fill;
use yew::{prelude::*, virtual_dom::VList};

use super::questions::title_of;
use crate::{
    parts::{Element, Page, Row, choices_of, form, headed_field, options, text},
    session::Action,
    slot::Slot,
    topics::{Topic, usual_of},
};

pub fn show(page: Page, topic: Topic, situations: &'static [PersonFact]) -> Html {
    let texts = &page.texts.page;
    let slots = page.session.slots();
    let mut rows = Vec::new();
    let mut nobody = true;
    for fact in situations {
        let situation = Situation::of(page, *fact, &slots);
        nobody &= situation.is_usual();
        match topic {
            _ if situation.people.is_empty() => {}
            Topic::Supporters => situation.who(&mut rows),
            _ => situation.show(&mut rows),
        }
    }
    rows.push(Row::checkbox(nobody, texts.nobody, page.on(|_| Action::Nobody)).look("apart").show());
    let hint = match topic {
        Topic::Away => texts.away_hint,
        Topic::Supporters => texts.supporters_hint,
        Topic::Own => texts.own_hint,
        _ => texts.care_hint,
    };
    let title = title_of(page, topic).into();
    form(page, headed_field(page, title, hint, slots.first().copied(), together(rows)), texts.next)
}

/// One situation, the people of whom it is asked, and what was said: as bits of their indices.
struct Situation<'a> {
    page: Page<'a>,
    fact: PersonFact,
    people: Vec<(Slot, u8)>,
    all: u32,
    applies: u32,
    unsure: u32,
    not: u32,
}

impl<'a> Situation<'a> {
    fn of(page: Page<'a>, fact: PersonFact, slots: &[Slot]) -> Self {
        let mut situation = Situation { page, fact, people: Vec::new(), all: 0, applies: 0, unsure: 0, not: 0 };
        for slot in slots {
            let Some((of, index)) = slot.of_person() else { continue };
            if of != fact {
                continue;
            }
            let bit = 1 << index;
            situation.people.push((*slot, index));
            situation.all |= bit;
            match slot.answer(&page.session.case) {
                Answer::NotAsked => {}
                Answer::Unsure => situation.unsure |= bit,
                Answer::Given(given) if given == usual_of(fact) => situation.not |= bit,
                Answer::Given(_) => situation.applies |= bit,
            }
        }
        situation
    }

    fn is_usual(&self) -> bool {
        self.not == self.all
    }

    #[inline(never)]
    fn row(&self, checked: bool, words: AttrValue, id: String, whose: Answer<u32>) -> Html {
        let fact = self.fact;
        Row::checkbox(checked, words, self.page.on(move |_| Action::Whose(fact, whose))).id(Some(id)).show()
    }

    fn show(&self, rows: &mut Vec<Html>) {
        let ticked = self.applies | self.unsure != 0;
        let is_yes_no = self.fact.kind() == Kind::YesNo;
        // Who it is is known where only one can be meant.
        let whose = match self.people.len() {
            _ if ticked => Answer::Given(0),
            1 if is_yes_no => Answer::Given(self.all),
            _ => Answer::Unsure,
        };
        rows.push(self.row(ticked, self.words().into(), format!("any-{}", self.fact.name()), whose));
        if ticked && is_yes_no {
            let mut people = Vec::new();
            self.who(&mut people);
            rows.push(fieldset(self.page.texts.page.who_is_it.into(), together(people)));
        } else if ticked {
            for (slot, index) in &self.people {
                let ask = fill(self.page.question(*slot).ask, &[("who", &self.page.person(*index))]);
                rows.push(fieldset(ask.into(), options(self.page, *slot, choices_of(self.page, *slot))));
            }
        }
    }

    /// The people to whom it may apply.
    fn who(&self, rows: &mut Vec<Html>) {
        for (slot, index) in &self.people {
            let bit = 1 << index;
            let name = self.page.person(*index);
            rows.push(self.row(self.applies & bit != 0, name.into(), slot.id(), Answer::Given(self.applies ^ bit)));
        }
        let (unsure, words) = (self.unsure == self.all, self.page.texts.page.unsure);
        rows.push(self.row(unsure, words.into(), format!("{}-unsure", self.fact.name()), Answer::Unsure));
    }

    fn words(&self) -> &'static str {
        let texts = &self.page.texts.page;
        match self.fact {
            PersonFact::OwnAssetsOk => texts.somebody_owns_much,
            PersonFact::SpecialDifficulty => texts.somebody_in_difficulty,
            PersonFact::LivesAlone => texts.somebody_lives_alone,
            PersonFact::NoCarer => texts.somebody_without_care,
            PersonFact::SpouseWorksAway => texts.somebody_left_behind,
            PersonFact::NeedsDevice => texts.somebody_needs_device,
            _ => texts.somebody,
        }
    }
}

fn together(rows: Vec<Html>) -> Html {
    VList::with_children(rows, None).into()
}

fn fieldset(legend: AttrValue, rows: Html) -> Html {
    let inside = together(vec![text("legend", legend), rows]);
    Element { class: Some("question"), ..Element::of("fieldset", inside) }.show()
}
