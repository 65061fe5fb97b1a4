//! Parquet, whose columns are each written by themselves: a list as rows, and the results of one.

mod file;
mod pages;
mod results;
mod rows;
mod values;

pub use results::{Piece, ResultsFile};
pub(crate) use rows::ColumnRows;
