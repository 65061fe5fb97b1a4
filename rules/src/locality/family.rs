//! Of what family a person is, for rows of a pack that are for some families only (DB-TU-3, DS-6).

use crate::{
    packs::Status,
    reckoning::{
        traced::{Condition, any},
        world::World,
    },
};

/// The statuses of a person's family, each as far as it is known. Whoever is supported as tekun is of no family, and
/// gets neither top-ups nor disability subsidies (DS-5).
#[derive(Clone, Copy)]
pub struct Family<W: World> {
    /// In a family on dibao, or on dibao alone.
    pub dibao: Condition<W>,
    pub margin: Condition<W>,
    pub rigid: Condition<W>,
}

impl<W: World> Family<W> {
    /// The nearest status first: whoever is on dibao alone in a margin family counts as on dibao.
    pub fn statuses(&self) -> [(Status, Condition<W>); 3] {
        [(Status::Dibao, self.dibao), (Status::Margin, self.margin), (Status::Rigid, self.rigid)]
    }

    /// The nearest status may be any of these; None: no status at all.
    pub fn possible(&self) -> impl Iterator<Item = Option<Status>> {
        let statuses = self.statuses();
        let settled = statuses.iter().position(|(_, holds)| holds.holds_surely());
        let possible = statuses.into_iter().take(settled.map_or(usize::MAX, |nearest| nearest + 1));
        let possible = possible.filter(|(_, holds)| holds.may_hold()).map(|(status, _)| Some(status));
        possible.chain(settled.is_none().then_some(None))
    }

    /// Whether it is a family of one of these statuses.
    pub fn is_one_of(&self, statuses: &[Status]) -> Condition<W> {
        let named = self.statuses().into_iter().filter(|(status, _)| statuses.contains(status));
        any(self.dibao.world(), named.map(|(_, holds)| holds))
    }

    /// Whether it is a family of no status at all.
    pub fn has_no_status(&self) -> Condition<W> {
        !any(self.dibao.world(), self.statuses().map(|(_, holds)| holds))
    }
}
