//! 刚性支出困难家庭 · households whose unavoidable outlays eat up their income (RE-1 to RE-8).

use crate::{
    household::{Members, Reading},
    income::Income,
    programmes::dibao::Dibao,
    reckoning::{step::How, traced::Condition, world::World},
};

impl<'c, W: World> Reading<'c, W> {
    pub fn rigid_expenditure(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
        margin: Condition<W>,
    ) -> Condition<W> {
        let _ = (members, income, dibao, margin);
        Condition::fixed(self.world, How::Fixed, false)
    }
}
