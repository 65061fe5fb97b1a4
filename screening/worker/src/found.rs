//! What finds households and mistakes again in what was written of a list: a few dozen bytes for each.

use core::ops::Range;

use jiuzhu_rules::{Programme, Verdict, reckoning::choice::Variants, reckoning::exact::Exact};
use jiuzhu_screening::{OpenFact, Present, Screened};
use serde::Deserialize;

/// Where one household stands, and what it is chosen and put in order by.
struct Household {
    /// In the results.
    at: u64,
    bytes: u32,
    /// In the list.
    row: u64,
    /// In `numbers`.
    number: Range<u32>,
    people: u8,
    mistakes: u16,
    assessed: bool,
    dibao: Option<Verdict>,
    present: Present,
    /// The only thing that dibao hangs on, by its place in `facts`.
    alone: Option<u16>,
    /// Fen each month.
    least: Option<i64>,
    most: Option<i64>,
}

#[derive(Default)]
pub struct Found {
    households: Vec<Household>,
    numbers: String,
    pub facts: Vec<OpenFact>,
    /// Where each mistake begins in what was written of them, and where the last ends.
    mistakes: Vec<u64>,
    results_end: u64,
    shown: Vec<u32>,
}

/// Which households are shown.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    All,
    Missed,
    ToBeVerified,
    Likely,
    Depends,
    Unlikely,
    Wrong,
    Stopped,
    /// Those that hang on this alone.
    Alone(u16),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    List,
    MostPaid,
    LeastPaid,
    Mistakes,
}

/// A household as it is shown: where it stands.
pub struct Place {
    pub at: u64,
    pub bytes: usize,
    pub row: u64,
    pub people: u8,
    pub assessed: bool,
}

impl Found {
    /// Headers of so many bytes stand before both.
    pub fn after(results: usize, mistakes: usize) -> Found {
        Found { results_end: results as u64, mistakes: vec![mistakes as u64], ..Found::default() }
    }

    /// One more household, which was written in so many bytes.
    pub fn add(&mut self, household: &Screened, bytes: usize) {
        let Some(row) = household.row else { return };
        let begins = self.numbers.len() as u32;
        self.numbers.push_str(&household.number);
        let outcome = household.outcome.as_ref();
        let alone = outcome.filter(|it| it.only_these).and_then(|it| match it.open.as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        let alone = alone.and_then(|fact| {
            let at = self.facts.iter().position(|it| *it == fact).unwrap_or_else(|| {
                self.facts.push(fact);
                self.facts.len() - 1
            });
            u16::try_from(at).ok()
        });
        let fen = |yuan: Exact| i64::try_from(yuan.to_digits(2)).ok();
        let dibao = outcome.and_then(|it| it.programmes.get(usize::from(Programme::Dibao.index())));
        self.households.push(Household {
            at: self.results_end,
            bytes: bytes as u32,
            row,
            number: begins..self.numbers.len() as u32,
            people: u8::try_from(household.people).unwrap_or(u8::MAX),
            mistakes: u16::try_from(household.mistakes.len()).unwrap_or(u16::MAX),
            assessed: outcome.is_some(),
            dibao: dibao.and_then(|it| it.verdict),
            present: outcome.map_or(Present::NotTold, |it| it.present),
            alone,
            least: outcome.and_then(|it| it.monthly.least()).and_then(fen),
            most: outcome.and_then(|it| it.monthly.most()).and_then(fen),
        });
        self.results_end += bytes as u64;
    }

    pub fn add_mistake(&mut self, bytes: usize) {
        let end = self.mistakes.last().copied().unwrap_or(0);
        self.mistakes.push(end + bytes as u64);
    }

    /// Chooses which are shown, those whose number contains a text, in an order; how many they are.
    pub fn show(&mut self, which: Which, order: Order, number: &str) -> usize {
        let is_shown = |it: &Household| match which {
            Which::All => true,
            Which::Missed => it.present == Present::PossiblyMissed,
            Which::ToBeVerified => it.present == Present::ToBeVerified,
            Which::Likely => it.dibao == Some(Verdict::Likely),
            Which::Depends => it.dibao == Some(Verdict::Depends),
            Which::Unlikely => it.dibao == Some(Verdict::Unlikely),
            Which::Wrong => it.mistakes > 0,
            Which::Stopped => !it.assessed,
            Which::Alone(fact) => it.alone == Some(fact),
        };
        let is_named = |it: &Household| {
            let own = self.numbers.get(it.number.start as usize..it.number.end as usize);
            number.is_empty() || own.is_some_and(|it| it.contains(number))
        };
        let all = (0_u32..).zip(&self.households);
        let mut shown: Vec<u32> = all.filter(|(_, it)| is_shown(it) && is_named(it)).map(|(index, _)| index).collect();
        let household = |index: &u32| self.households.get(*index as usize);
        let paid = |index: &u32| household(index).and_then(|it| it.least.map(|least| (least, it.most)));
        match order {
            Order::List => {}
            Order::MostPaid => shown.sort_by_key(|it| core::cmp::Reverse(paid(it))),
            Order::LeastPaid => shown.sort_by_key(|it| paid(it).map_or((true, (0, None)), |it| (false, it))),
            Order::Mistakes => shown.sort_by_key(|it| core::cmp::Reverse(household(it).map(|it| it.mistakes))),
        }
        self.shown = shown;
        self.shown.len()
    }

    /// Some of those that are shown.
    pub fn places(&self, from: usize, count: usize) -> impl Iterator<Item = Place> {
        let shown = self.shown.iter().skip(from).take(count);
        shown.filter_map(|it| self.households.get(*it as usize)).map(|it| Place {
            at: it.at,
            bytes: it.bytes as usize,
            row: it.row,
            people: it.people,
            assessed: it.assessed,
        })
    }

    pub fn households(&self) -> usize {
        self.households.len()
    }

    /// How many bytes were written of them.
    pub fn results_end(&self) -> u64 {
        self.results_end
    }

    pub fn mistakes(&self) -> usize {
        self.mistakes.len().saturating_sub(1)
    }

    /// Where some mistakes stand.
    pub fn mistakes_at(&self, from: usize, count: usize) -> impl Iterator<Item = Range<u64>> {
        let pairs = self.mistakes.windows(2).skip(from).take(count);
        pairs.filter_map(|it| Some(*it.first()?..*it.last()?))
    }
}
