//! What the two disability subsidies pay in a place, and to whom (DS-6, DS-7).

use super::{Locality, family::Family};
use crate::{
    facts::{Area, Person},
    local::LocalFigure,
    packs::{Row, Status, Subsidy, Tables, rows_for},
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, any, highest_of},
        world::World,
    },
};

/// The groups that a place names for one of the subsidies and that a person's family may be of, and whether the person
/// belongs to each.
pub struct SubsidyGroups<'c, W: World> {
    locality: Locality<'c, W>,
    kind: SubsidyKind,
    family: Family<W>,
    groups: Vec<(&'c Row<Subsidy>, Condition<W>)>,
}

impl<'c, W: World> Locality<'c, W> {
    pub fn subsidy_groups(
        &self,
        area: Area,
        kind: SubsidyKind,
        person: &Person<'c, W>,
        family: Family<W>,
    ) -> SubsidyGroups<'c, W> {
        let rows = rows_for(kind.table(self.tables()), self.place(), self.day(), |it| it.area.cover(area));
        let rows = rows.filter(|row| family.possible().any(|status| row.what.is_for(status)));
        let groups = rows.map(|row| (row, self.belongs(person, &row.what.who)));
        SubsidyGroups { locality: *self, kind, family, groups: groups.collect() }
    }
}

impl<W: World> SubsidyGroups<'_, W> {
    /// Whether the place names the person in a group for families of this status; None: of no status at all.
    pub fn name(&self, status: Option<Status>) -> Condition<W> {
        any(self.locality.world, self.for_families(status).map(|(_, belongs)| *belongs))
    }

    /// Whether the place names a group that the person belongs to, the family being what it is.
    pub fn name_in_family(&self) -> Condition<W> {
        let in_group = |(row, belongs): &(&Row<Subsidy>, Condition<W>)| {
            let Subsidy { statuses, outside, .. } = &row.what;
            match (statuses.as_slice(), outside) {
                ([], _) => *belongs,
                (statuses, false) => *belongs & self.family.is_one_of(statuses),
                (statuses, true) => *belongs & !self.family.is_one_of(statuses),
            }
        };
        any(self.locality.world, self.groups.iter().map(in_group))
    }

    /// DS-7: what is paid to this person. The nearest status of the family decides which groups are looked at; `leads`
    /// tells how a status leads to a payment at all.
    pub fn amount(&self, leads: impl Fn(Option<Status>) -> Leads) -> Amount<W, Monthly> {
        if self.groups.iter().all(|(row, _)| row.what.statuses.is_empty()) {
            return self.amount_for(None, Leads::Anyway).unwrap_or_else(|| self.not_published());
        }
        let of_none = self.family.possible().any(|status| status.is_none());
        let beyond = if of_none { self.amount_for(None, leads(None)) } else { None };
        let amount = self.family.statuses().into_iter().rev().fold(beyond, |further, (status, holds)| {
            if !holds.may_hold() {
                return further;
            }
            match (self.amount_for(Some(status), leads(Some(status))), further) {
                (Some(own), Some(further)) if !holds.holds_surely() => Some(holds.choose(own, further)),
                (own, further) => own.or(further),
            }
        });
        amount.unwrap_or_else(|| self.not_published())
    }

    /// A newer row goes before an older one, whose groups may have been drawn differently. None where nothing can be
    /// paid.
    fn amount_for(&self, status: Option<Status>, leads: Leads) -> Option<Amount<W, Monthly>> {
        let otherwise = match leads {
            Leads::Nowhere => return None,
            Leads::IfNamed => None,
            Leads::Anyway => Some(self.locality.subsidy_typed_in(self.kind).unwrap_or_else(|| self.not_published())),
        };
        let groups = self.for_families(status).filter(|(_, belongs)| leads == Leads::Anyway || belongs.may_hold());
        groups.fold(otherwise, |older, (row, belongs)| {
            let paid = self.paid_by(row);
            Some(older.map_or(paid, |older| belongs.choose(paid, older)))
        })
    }

    /// What a row pays; where it is only a bound, what was typed in decides.
    fn paid_by(&self, row: &Row<Subsidy>) -> Amount<W, Monthly> {
        let paid = self.locality.height(row, row.what.height, self.locality.dibao_standard());
        if self.locality.binds(row) {
            return paid;
        }
        match self.locality.subsidy_typed_in(self.kind) {
            Some(typed) => self.locality.not_below_floor(typed, Some(paid)),
            None => highest_of(self.locality.world, &[paid, self.not_published()]),
        }
    }

    fn for_families(&self, status: Option<Status>) -> impl Iterator<Item = &(&Row<Subsidy>, Condition<W>)> {
        self.groups.iter().filter(move |(row, _)| row.what.is_for(status))
    }

    fn not_published(&self) -> Amount<W, Monthly> {
        self.locality.not_published(self.kind.figure())
    }
}

impl<W: World> Locality<'_, W> {
    fn subsidy_typed_in(&self, kind: SubsidyKind) -> Option<Amount<W, Monthly>> {
        let answer = match kind {
            SubsidyKind::Living => self.case.local.living_subsidy,
            SubsidyKind::Care => self.case.local.care_subsidy,
        };
        self.typed_in(answer, kind.figure())
    }
}

/// How the status of a family leads to a subsidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    Nowhere,
    /// Only those get it whom a group of the place names.
    IfNamed,
    Anyway,
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
    const fn figure(self) -> LocalFigure {
        match self {
            SubsidyKind::Living => LocalFigure::LivingSubsidy,
            SubsidyKind::Care => LocalFigure::CareSubsidy,
        }
    }

    fn table(self, tables: &Tables) -> &[Row<Subsidy>] {
        match self {
            SubsidyKind::Living => &tables.living_subsidy,
            SubsidyKind::Care => &tables.care_subsidy,
        }
    }
}
