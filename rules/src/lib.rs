//! The rules of Chinese social assistance, evaluated over what is possible.
//!
//! A household is never fully known. Every fact holds the set of its possible values, every rule is written once
//! over such sets, and what comes out respects each completion of the answers: a [`Verdict`] that is only settled
//! when no completion can change it, an amount from the least to the most, and the steps that led there.
//!
//! The crate is pure: no browser, clock, network, storage, floating point or sentence. What is told stays where it is
//! told (GEN-10). [`assess`] takes a [`Case`] –
//! one household, in one place, on one day – and returns an [`Assessment`].

pub mod answer;
mod assessment;
mod assets;
pub mod case;
pub mod exchange;
pub mod explore;
pub mod facts;
mod household;
mod income;
pub mod law;
mod leads;
pub mod local;
mod locality;
pub mod packs;
pub mod papers;
pub mod place;
pub mod procedure;
mod programmes;
pub mod reckoning;
pub mod register;
mod remarks;
pub mod review;
mod support;
pub mod term;
pub mod unusual;

pub use assessment::{
    Assessment, Estimate, Finding, Grounds, LeadFinding, Open, Payment, RemarkFinding, Verdict, assess, estimate,
    estimate_in_bulk, estimate_known,
};
pub use case::Case;
pub use programmes::{Lead, Programme, Remark};
