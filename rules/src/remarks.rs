//! What to know beside the verdicts: a second line, a risk, a line that is near.

use crate::{
    household::{Members, Reading},
    income::Income,
    programmes::{FoundRemark, dibao::Dibao},
    reckoning::world::World,
};

impl<'c, W: World> Reading<'c, W> {
    /// Every remark, whether or not it applies.
    pub fn remarks(&self, _members: &Members<'c, W>, _income: &Income<W>, _dibao: &Dibao<W>) -> Vec<FoundRemark<W>> {
        Vec::new()
    }
}
