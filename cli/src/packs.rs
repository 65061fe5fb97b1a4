//! `jiuzhu packs`.

mod check;
mod diff;
mod sign;

use jiuzhu_packs::coverage::Coverage;

use crate::{
    arguments::{OfPacks, Packs},
    failure::Failure,
    output,
};

pub fn run(of: &Packs) -> Result<(), Failure> {
    match &of.command {
        OfPacks::Check(of) => check::run(of),
        OfPacks::Diff(of) => diff::run(of),
        OfPacks::Coverage => output::print(&Coverage::of(jiuzhu_packs::all()).markdown()),
        OfPacks::Sign(of) => sign::sign(of),
        OfPacks::Verify(of) => sign::verify(of),
    }
}
