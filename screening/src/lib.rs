//! A table of households, one row for each person: read by streaming, checked cell by cell, and assessed household by
//! household.

pub mod cells;
#[cfg(feature = "parquet")]
pub mod columnar;
pub mod columns;
mod encoding;
mod headers;
mod households;
mod judging;
pub mod matching;
pub mod mistakes;
mod plain;
mod remembered;
pub mod results;
pub mod safe;
#[cfg(feature = "spreadsheets")]
mod spreadsheet;
pub mod summary;
pub mod table;
pub mod template;
#[cfg(feature = "spreadsheets")]
pub mod workbook;

pub use households::{Gathered, Gatherer, Scattered};
pub use judging::{Judge, OpenFact, Outcome, PROGRAMMES, Present, Screened, Screening, StandardCompared, Told};
pub use mistakes::{Mistake, Wrong};
