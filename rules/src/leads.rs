//! 线索 · other help to ask about, and why it fits this household (CR-1 to CR-29). No amount, and nothing is decided.

use crate::{
    household::{Members, Reading},
    programmes::FoundLead,
    reckoning::world::World,
};

impl<'c, W: World> Reading<'c, W> {
    /// Every lead, whether or not it fits, in the order in which they are shown.
    pub fn leads(&self, _members: &Members<'c, W>) -> Vec<FoundLead<W>> {
        Vec::new()
    }
}
