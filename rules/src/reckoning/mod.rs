//! The mechanism: exact numbers, possible values, and a record of how each came about.

pub mod choice;
pub mod exact;
pub mod money;
pub(crate) mod order;
pub mod span;
pub mod step;
pub mod traced;
pub mod truth;
pub mod values;
pub mod world;
