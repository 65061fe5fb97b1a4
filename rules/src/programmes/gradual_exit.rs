//! 渐退期 · dibao that goes on for a time after work was found (DB-EX-1).

use crate::{
    household::Reading,
    income::Income,
    programmes::{Claim, dibao::Dibao},
    reckoning::world::World,
};

impl<W: World> Reading<'_, W> {
    pub fn gradual_exit(&self, income: &Income<W>, dibao: &Dibao<W>) -> Claim<W> {
        let _ = (income, dibao);
        Claim::none(self.world)
    }
}
