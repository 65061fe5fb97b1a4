//! A small policy, made up for benchmarks and no law: its rules for any world, its households, and its answers
//! reckoned once more in fractions and once by hand in decimals. Engines of other kinds can be timed on the same text and the same households.

pub mod answer;
pub mod by_hand;
pub mod households;
#[cfg(not(target_arch = "wasm32"))]
pub mod oracle;
pub mod rules;
