//! What a whole list comes to.

use std::collections::BTreeMap;

use jiuzhu_rules::{
    Programme, Verdict,
    facts::{HouseholdFact, PersonFact, SupporterFact},
    local::LocalFigure,
    reckoning::{choice::Variants, exact::Exact},
};
use jiuzhu_words::Texts;

use crate::judging::{OpenFact, PROGRAMMES, Present, Screened, StandardCompared};

/// Counts over a list, or over a part of it.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub households: u64,
    pub people: u64,
    /// Households of which something is told.
    pub assessed: u64,
    /// Households in which some cell or row is wrong.
    pub with_mistakes: u64,
    /// By the kind of mistake.
    pub mistakes: BTreeMap<&'static str, u64>,
    /// In the order of [`Programme::ALL`].
    pub programmes: [Counts; PROGRAMMES],
    pub present: BTreeMap<Present, u64>,
    /// What open verdicts on dibao hang on.
    pub open: BTreeMap<OpenFact, Behind>,
    /// Households by how the standard of the table stands against the published one, where it is another.
    pub standards: BTreeMap<StandardCompared, u64>,
    /// Households whose standard is the published one, or has none published to stand against.
    pub standards_alike: u64,
    pub monthly: Monthly,
}

/// Households by their verdict on one programme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub likely: u64,
    pub depends: u64,
    pub unlikely: u64,
}

/// Households whose verdict on dibao hangs on one fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Nothing else is wanting: its answer settles the verdict, or leaves it to a local figure.
    pub alone: u64,
    /// It is among what keeps the verdict open.
    pub hangs: u64,
}

/// Yuan each month of all households together.
#[derive(Clone, Copy, Debug)]
pub struct Monthly {
    /// Of all of them.
    pub least: Exact,
    /// Of those that have an upper end.
    pub most: Exact,
    /// How many have one.
    pub bounded: u64,
}

impl Default for Monthly {
    fn default() -> Self {
        Monthly { least: Exact::ZERO, most: Exact::ZERO, bounded: 0 }
    }
}

impl Summary {
    /// Counts one household in.
    pub fn add(&mut self, household: &Screened) {
        self.households += u64::from(household.row.is_some());
        self.people += household.people as u64;
        self.assessed += u64::from(household.outcome.is_some());
        self.with_mistakes += u64::from(!household.mistakes.is_empty() && household.row.is_some());
        for mistake in &household.mistakes {
            *self.mistakes.entry(mistake.wrong.name()).or_default() += 1;
        }
        let Some(outcome) = &household.outcome else { return };
        for (counts, told) in self.programmes.iter_mut().zip(&outcome.programmes) {
            match told.verdict {
                Some(Verdict::Likely) => counts.likely += 1,
                Some(Verdict::Depends) => counts.depends += 1,
                Some(Verdict::Unlikely) => counts.unlikely += 1,
                None => {}
            }
        }
        *self.present.entry(outcome.present).or_default() += 1;
        for fact in &outcome.open {
            let behind = self.open.entry(*fact).or_default();
            behind.hangs += 1;
            behind.alone += u64::from(outcome.only_these && outcome.open.len() == 1);
        }
        match &outcome.standard {
            Some(standard) if !standard.agrees() => *self.standards.entry(*standard).or_default() += 1,
            Some(_) => self.standards_alike += 1,
            None => {}
        }
        self.monthly.add(outcome.monthly.least(), outcome.monthly.most().map(|most| (most, 1)));
    }

    /// Counts another part of the list in.
    pub fn take_in(&mut self, other: Summary) {
        self.households += other.households;
        self.people += other.people;
        self.assessed += other.assessed;
        self.with_mistakes += other.with_mistakes;
        other.mistakes.into_iter().for_each(|(kind, count)| *self.mistakes.entry(kind).or_default() += count);
        for (counts, more) in self.programmes.iter_mut().zip(other.programmes) {
            counts.likely += more.likely;
            counts.depends += more.depends;
            counts.unlikely += more.unlikely;
        }
        other.present.into_iter().for_each(|(present, count)| *self.present.entry(present).or_default() += count);
        for (fact, more) in other.open {
            let behind = self.open.entry(fact).or_default();
            behind.alone += more.alone;
            behind.hangs += more.hangs;
        }
        other.standards.into_iter().for_each(|(standard, count)| *self.standards.entry(standard).or_default() += count);
        self.standards_alike += other.standards_alike;
        self.monthly.add(Some(other.monthly.least), Some((other.monthly.most, other.monthly.bounded)));
    }

    /// What open verdicts hang on: what is alone most often comes first.
    pub fn most_wanted(&self) -> Vec<(OpenFact, Behind)> {
        let mut all: Vec<_> = self.open.iter().map(|(fact, behind)| (*fact, *behind)).collect();
        all.sort_by_key(|(fact, behind)| (core::cmp::Reverse((behind.alone, behind.hangs)), *fact));
        all
    }

    pub fn of(&self, programme: Programme) -> Counts {
        self.programmes.get(usize::from(programme.index())).copied().unwrap_or_default()
    }

    pub fn present(&self, present: Present) -> u64 {
        self.present.get(&present).copied().unwrap_or_default()
    }
}

impl Monthly {
    /// What no number holds is not counted in: the least stays at least what it was, the most is of fewer households.
    fn add(&mut self, least: Option<Exact>, most: Option<(Exact, u64)>) {
        self.least = least.and_then(|it| self.least.checked_add(it)).unwrap_or(self.least);
        let sum = most.and_then(|(most, households)| Some((self.most.checked_add(most)?, households)));
        if let Some((most, households)) = sum {
            self.most = most;
            self.bounded += households;
        }
    }
}

impl OpenFact {
    /// What it is called in a language.
    pub fn label(&self, texts: &Texts) -> &'static str {
        let figure = LocalFigure::ALL.iter().find(|it| self.is_figure && it.name() == self.name);
        let household = HouseholdFact::ALL.iter().find(|it| it.name() == self.name).map(|it| texts.household(*it));
        let person = PersonFact::ALL.iter().find(|it| it.name() == self.name).map(|it| texts.person(*it));
        let supporter = SupporterFact::ALL.iter().find(|it| it.name() == self.name).map(|it| texts.supporter(*it));
        let asked = household.or(person).or(supporter);
        figure.map(|it| texts.local(*it)).or(asked).map_or(self.name, |it| it.label)
    }
}
