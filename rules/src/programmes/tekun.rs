//! 特困人员救助供养 · support for persons in extreme hardship (TK-1 to TK-14).

use crate::{facts::Person, household::Reading, programmes::Claim, reckoning::world::World};

impl<'c, W: World> Reading<'c, W> {
    pub fn tekun(&self, person: &Person<'c, W>) -> Claim<W> {
        let _ = person;
        Claim::none(self.world)
    }
}
