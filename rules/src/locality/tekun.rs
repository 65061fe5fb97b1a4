//! The standards of persons in extreme hardship in a place (TK-9).

use super::Locality;
use crate::{
    facts::{Area, TekunMode},
    local::LocalFigure,
    packs::{Row, SelfCare, TekunStandard, row_for, rows_for},
    reckoning::{
        exact::Exact,
        money::Monthly,
        span::Span,
        step::How,
        traced::{Amount, Traced, highest_of},
        world::World,
    },
};

/// TK-9: the basic living standard is as a rule no lower than this many tenths of the dibao standard.
const LEAST_TENTHS_OF_STANDARD: u32 = 13;

impl<'c, W: World> Locality<'c, W> {
    /// TK-9: the basic living standard; where no amount is known, at the least 1.3 times the dibao standard of the area.
    pub fn tekun_basic(&self, area: Area, mode: TekunMode) -> Amount<W, Monthly> {
        let row = row_for(&self.tables().tekun_basic, self.place(), self.day(), |it| it.is_for(area, mode, None));
        let known = self.tekun_standard(row, area, || self.figures().tekun_basic());
        if known.is_bounded() {
            return known;
        }
        let bound = Traced::leaf(
            self.world,
            How::Assumed(LocalFigure::TekunBasic),
            Span::at_least(Exact::from_parts(LEAST_TENTHS_OF_STANDARD, 1, 1)),
        );
        highest_of(self.world, &[known, self.standard_of(area).scaled(bound)])
    }

    /// TK-9: what is paid for care besides.
    pub fn tekun_care(&self, area: Area, mode: TekunMode, self_care: SelfCare) -> Amount<W, Monthly> {
        let row =
            row_for(&self.tables().tekun_care, self.place(), self.day(), |it| it.is_for(area, mode, Some(self_care)));
        self.tekun_standard(row, area, || self.figures().tekun_care())
    }

    /// TK-9: whether the place publishes one amount for living and care together.
    pub fn combines_tekun(&self) -> bool {
        rows_for(&self.tables().tekun_combined, self.place(), self.day(), |_| true).next().is_some()
    }

    /// TK-9: that one amount.
    pub fn tekun_combined(&self, area: Area, mode: TekunMode, self_care: SelfCare) -> Amount<W, Monthly> {
        let row = row_for(&self.tables().tekun_combined, self.place(), self.day(), |it| {
            it.is_for(area, mode, Some(self_care))
        });
        self.tekun_standard(row, area, || self.not_published(LocalFigure::TekunBasic))
    }

    /// What binds here, else what was typed in, but not below what is known of it.
    fn tekun_standard(
        &self,
        row: Option<&Row<TekunStandard>>,
        area: Area,
        told: impl Fn() -> Amount<W, Monthly>,
    ) -> Amount<W, Monthly> {
        let published = row.map(|row| (self.binds(row), self.height(row, row.what.height, self.standard_of(area))));
        match published {
            Some((true, amount)) => amount,
            Some((false, floor)) => highest_of(self.world, &[told(), floor.at_its_least()]),
            None => told(),
        }
    }
}

impl TekunStandard {
    fn is_for(&self, area: Area, mode: TekunMode, self_care: Option<SelfCare>) -> bool {
        let same_care = self.self_care.is_none() || self.self_care == self_care;
        self.area.cover(area) && (self.mode.is_empty() || self.mode.contains(&mode)) && same_care
    }
}
