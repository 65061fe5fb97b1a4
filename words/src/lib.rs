//! What is said in each language, and the steps of an assessment in words. Shared by everything that speaks to people:
//! it knows no browser, and computes nothing about an amount.
//!
//! A language is a *catalogue*: one line for each text, in an order that the build fixes. Chinese is always at hand;
//! a page fetches any other and has it [`read`](Texts::read). Programs that carry every language take
//! [`Texts::of_every_language`].

pub mod catalogue;
pub mod explain;
mod figures;
pub mod lists;
mod people;
pub mod texts;
pub mod written;

pub use catalogue::{LANGUAGES, Language, Unreadable};
pub use texts::{TOPUPS, Texts};
