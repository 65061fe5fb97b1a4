//! 孤儿、事实无人抚养儿童基本生活补贴 · the allowance of orphans and de facto unattended children (CR-6, TK-6, IX-4).

use crate::{
    facts::Person,
    household::Reading,
    programmes::{Claim, dibao::Dibao},
    reckoning::world::World,
};

impl<'c, W: World> Reading<'c, W> {
    pub fn child_allowance(&self, person: &Person<'c, W>, dibao: &Dibao<W>) -> Claim<W> {
        let _ = (person, dibao);
        Claim::none(self.world)
    }
}
