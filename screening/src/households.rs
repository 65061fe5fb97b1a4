//! Rows gathered into households: those with the same number, one below the other.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use jiuzhu_rules::case::MOST_PEOPLE;

use crate::{
    columns::{Columns, Meaning},
    plain::plain,
    table::Row,
};

/// The rows of one household.
#[derive(Default)]
pub struct Gathered {
    /// Empty where only rows without a number stand here.
    pub number: String,
    /// One more than are read at the most.
    pub rows: Vec<Row>,
    /// Rows among them, or after them, that have no household number.
    pub strays: Vec<u64>,
    /// Places in `rows` of people who stood in the list before.
    pub seen_before: Vec<usize>,
    /// Whether other rows of the household stand elsewhere in the list.
    pub is_scattered: bool,
}

/// Households whose rows are not together, as far as they were met.
#[derive(Clone, Debug, Default)]
pub struct Scattered(HashSet<u64>);

impl Scattered {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Gathers rows as they come. Of households that are done it keeps eight bytes each, and of people with a number too.
pub struct Gatherer {
    number: Option<usize>,
    person: Option<usize>,
    at_hand: Option<Gathered>,
    done: HashSet<u64>,
    people: HashSet<u64>,
    /// Known from reading the list before.
    known: Scattered,
    met: Scattered,
}

impl Gatherer {
    /// Where a list was read before, what was found scattered then is told of every part of such a household.
    pub fn of(columns: &Columns, known: Scattered) -> Self {
        Gatherer {
            number: columns.position(Meaning::HouseholdNumber),
            person: columns.position(Meaning::PersonNumber),
            at_hand: None,
            done: HashSet::new(),
            people: HashSet::new(),
            known,
            met: Scattered::default(),
        }
    }

    /// Takes one row in; gives the household before it, where that is complete now.
    pub fn take(&mut self, row: Row) -> Option<Gathered> {
        let number = text_at(&row, self.number);
        if number.is_empty() {
            self.at_hand.get_or_insert_default().strays.push(row.number);
            return None;
        }
        let goes_on = self.at_hand.as_ref().is_some_and(|it| it.number == number);
        let before = if goes_on { None } else { self.begin(number) };
        let person = text_at(&row, self.person);
        let seen_before = !person.is_empty() && !self.people.insert(digest(&person));
        if let Some(household) = &mut self.at_hand
            && household.rows.len() <= MOST_PEOPLE
        {
            household.seen_before.extend(seen_before.then_some(household.rows.len()));
            household.rows.push(row);
        }
        before
    }

    fn begin(&mut self, number: String) -> Option<Gathered> {
        let digest = digest(&number);
        let again = !self.done.insert(digest);
        if again {
            self.met.0.insert(digest);
        }
        let is_scattered = again || self.known.0.contains(&digest);
        self.at_hand.replace(Gathered { number, is_scattered, ..Gathered::default() })
    }

    /// The last household, and those whose rows were not together.
    pub fn finish(self) -> (Option<Gathered>, Scattered) {
        (self.at_hand, self.met)
    }
}

fn text_at(row: &Row, column: Option<usize>) -> String {
    let cell = column.and_then(|at| row.cells.get(at)).unwrap_or_default();
    match str::from_utf8(cell) {
        // Most numbers are plain already.
        Ok(text) if text.bytes().all(|it| it.is_ascii_digit()) => text.to_owned(),
        _ => plain(&String::from_utf8_lossy(cell)),
    }
}

/// The same on every run.
fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
