//! A small policy, made up for benchmarks and no law: its rules for any world, its households, its answers
//! by hand in decimals. Engines of other kinds can be timed on the same text and the same households.

pub mod answer;
pub mod by_hand;
pub mod households;
pub mod rules;
