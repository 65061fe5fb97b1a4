//! What temporary assistance comes to in a place (TA-3, TA-7).

use super::Locality;
use crate::{
    local::LocalFigure,
    packs::{Aid, AidKind, Per, Row, row_for},
    reckoning::{
        money::{Money, Once},
        traced::Amount,
        world::World,
    },
};

impl<'c, W: World> Locality<'c, W> {
    /// TA-7: the rows on file for a kind of aid.
    pub fn aid(&self, kind: AidKind) -> Option<&'c Row<Aid>> {
        row_for(&self.tables().temporary_aid, self.place(), self.day(), |it| it.kind == kind)
    }

    /// TA-3, TA-7: what a row of aid comes to, where `for_everyone` multiplies the share of one person.
    pub fn aid_amount(
        &self,
        row: &Row<Aid>,
        for_everyone: impl Fn(Amount<W, Once>) -> Amount<W, Once>,
    ) -> Amount<W, Once> {
        let end = |height| self.height(row, height, self.dibao_standard()).as_one_payment();
        let none = Amount::fixed(self.world, Money::ZERO);
        let least = row.what.least.map_or(none, end);
        let most = row.what.most.map_or_else(|| self.not_published(LocalFigure::TemporaryAid), end);
        let for_all = |amount: Amount<W, Once>| match row.what.per {
            Per::Person => for_everyone(amount),
            Per::Household => amount,
            Per::Unstated => {
                let per_person = self.figures().fast_aid_per_person();
                per_person.choose(for_everyone(amount), amount)
            }
        };
        for_all(least).up_to(for_all(most))
    }

    pub fn typed_aid(&self) -> Option<Amount<W, Once>> {
        self.typed_in(self.case.local.temporary_aid, LocalFigure::TemporaryAid)
    }

    pub fn unknown_aid(&self) -> Amount<W, Once> {
        self.not_published(LocalFigure::TemporaryAid)
    }
}
