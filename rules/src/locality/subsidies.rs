//! What the two disability subsidies pay in a place (DS-6, DS-7).

use super::Locality;
use crate::{
    facts::{Area, Person},
    local::LocalFigure,
    packs::{Row, Status, Subsidy, Tables, rows_for},
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, any},
        world::World,
    },
};

impl<'c, W: World> Locality<'c, W> {
    /// DS-7: what a subsidy pays this person and whether the place names a group that the person belongs to.
    /// A newer row, further down in the pack, goes before an older one, whose groups may have been drawn differently.
    pub fn subsidy(&self, kind: SubsidyKind, person: &Person<'c, W>) -> (Condition<W>, Amount<W, Monthly>) {
        self.paid_over_areas(|area| self.subsidy_of(area, kind, person))
    }

    fn subsidy_of(&self, area: Area, kind: SubsidyKind, person: &Person<'c, W>) -> (Condition<W>, Amount<W, Monthly>) {
        let rows = rows_for(kind.table(self.tables()), self.place(), self.day(), |it| it.area.cover(area));
        let groups: Vec<_> = rows.into_iter().map(|row| (row, self.belongs(person, &row.what.who))).collect();
        let otherwise = self.subsidy_typed_in(kind);
        let amount = groups.iter().fold(otherwise, |older, (row, belongs)| {
            belongs.choose(self.height(row, row.what.height, self.dibao_standard()), older)
        });
        (any(self.world, groups.into_iter().map(|(_, belongs)| belongs)), amount)
    }

    fn subsidy_typed_in(&self, kind: SubsidyKind) -> Amount<W, Monthly> {
        let (answer, figure) = match kind {
            SubsidyKind::Living => (self.case.local.living_subsidy, LocalFigure::LivingSubsidy),
            SubsidyKind::Care => (self.case.local.care_subsidy, LocalFigure::CareSubsidy),
        };
        self.typed_in(answer, figure).unwrap_or_else(|| self.not_published(figure))
    }

    /// DS-6: whether a pack names families of this status for the living subsidy.
    pub fn living_subsidy_reaches(&self, status: Status) -> bool {
        rows_for(&self.tables().living_subsidy, self.place(), self.day(), |it| it.statuses.contains(&status))
            .next()
            .is_some()
    }
}

/// One of the two disability subsidies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubsidyKind {
    /// 困难残疾人生活补贴
    Living,
    /// 重度残疾人护理补贴
    Care,
}

impl SubsidyKind {
    fn table(self, tables: &Tables) -> &[Row<Subsidy>] {
        match self {
            SubsidyKind::Living => &tables.living_subsidy,
            SubsidyKind::Care => &tables.care_subsidy,
        }
    }
}
