//! 法定赡养、抚养、扶养义务人 · who owes a member support by law and lives elsewhere (DB-HH-8), and what of it counts as
//! income (DB-INC-6).

use crate::{
    facts::{Person, Supporter},
    household::Reading,
    reckoning::world::World,
};

impl<'c, W: World> Reading<'c, W> {
    pub fn supporters(&self) -> impl Iterator<Item = Supporter<'c, W>> + Clone + use<'c, W> {
        let (world, case) = (self.world, self.case);
        (0u8..).zip(&case.supporters).map(move |(index, answers)| Supporter { world, index, answers })
    }

    /// Those who have to support this person.
    pub fn supporters_of(&self, person: &Person<'c, W>) -> impl Iterator<Item = Supporter<'c, W>> + Clone + use<'c, W> {
        let number = person.index + 1;
        self.supporters().filter(move |supporter| supporter.answers.of.contains(&number))
    }
}
