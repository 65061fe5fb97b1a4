//! What stands in the fields of a screen, read into the case.

use jiuzhu_rules::{
    answer::{Answer, Flow, Given, Kind},
    place::NATIONAL,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

use super::{Draft, Later, Manner, Problem, Session};
use crate::{
    flow::Screen,
    later,
    slot::Slot,
    typed::{self, InputProblem},
};

impl Session {
    /// Reads every field of the screen. Where one cannot be used, the person stays and is told why.
    pub(super) fn read_fields(&mut self) -> bool {
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

    pub fn read_field(&mut self, slot: Slot) -> Result<(), (bool, InputProblem)> {
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

    /// Asks back what was answered on this screen and is likelier a slip. Whoever goes on all the same has said that it is right.
    pub(super) fn asks_back(&mut self) -> bool {
        self.sure.append(&mut self.doubts);
        // A list shows no amounts.
        let shown = if self.is_list() || self.later != Later::Here { Vec::new() } else { self.slots() };
        let answered = shown.into_iter().map(|slot| (slot, slot.answer(&self.case)));
        let doubted = |it: &(Slot, Answer<Given>)| later::is_unusual(it.0, &self.case) && !self.sure.contains(it);
        self.doubts = answered.filter(doubted).collect();
        !self.doubts.is_empty()
    }
}

/// An answer as it would have been typed.
pub(super) fn draft_of(answer: Answer<Given>, usual: Cadence) -> Draft {
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
