//! What the rules still need to know of a case.

use jiuzhu_rules::{Assessment, Open, facts::Asked, local::LocalFigure};

/// Looked up for every question of every page, so it is kept as bits: one for each fact of a kind.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    household: u128,
    /// One for each person, and for each supporter.
    people: Vec<u128>,
    supporters: Vec<u128>,
    /// Local figures that no pack has and that keep something open.
    figures: Vec<LocalFigure>,
}

impl Needs {
    pub fn of(assessment: &Assessment) -> Needs {
        let mut needs = Needs::default();
        for wanting in assessment.wanting() {
            match wanting {
                Open::Question(asked) => needs.add(asked),
                Open::Figure(figure) if !needs.figures.contains(&figure) => needs.figures.push(figure),
                Open::Figure(_) => {}
            }
        }
        needs
    }

    fn add(&mut self, asked: Asked) {
        let one_of = |all: &mut Vec<u128>, index: u8, bit: u128| {
            let index = usize::from(index);
            all.resize(all.len().max(index + 1), 0);
            all.get_mut(index).into_iter().for_each(|facts| *facts |= bit);
        };
        match asked {
            Asked::Household(fact) => self.household |= 1 << fact as u8,
            Asked::Person(fact, index) => one_of(&mut self.people, index, 1 << fact as u8),
            Asked::Supporter(fact, index) => one_of(&mut self.supporters, index, 1 << fact as u8),
        }
    }

    pub fn asks(&self, asked: Asked) -> bool {
        let of = |all: &[u128], index: u8| all.get(usize::from(index)).copied().unwrap_or_default();
        let (facts, fact) = match asked {
            Asked::Household(fact) => (self.household, fact as u8),
            Asked::Person(fact, index) => (of(&self.people, index), fact as u8),
            Asked::Supporter(fact, index) => (of(&self.supporters, index), fact as u8),
        };
        facts & 1 << fact != 0
    }

    pub fn lacks(&self, figure: LocalFigure) -> bool {
        self.figures.contains(&figure)
    }
}
