//! What to ask next, what two cases differ in, what one other amount would change, what a
//! verdict rests on: each against trying it out.

// A test says what is wrong by failing; shares of a distance are only drawn.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, clippy::float_arithmetic)]

mod comparison;
#[path = "../households_at_random.rs"]
mod households_at_random;
#[path = "../named_households.rs"]
mod named_households;
mod questions;
mod reasons;
mod what_if;

use households_at_random::config;
use jiuzhu_rules::{
    Case, Estimate, Programme, Verdict,
    answer::Flow,
    explore::About,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use named_households::named;
use proptest::{prelude::*, test_runner::TestRunner};

/// Each household here is assessed many times over, so that one in `so_many` of the usual number has to do. (The macro
/// would take the whole number from the environment.)
fn of_fewer<S: Strategy>(so_many: u32, households: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = config().cases.div_ceil(so_many);
    let mut runner = TestRunner::new(ProptestConfig { cases, max_shrink_iters: 500, ..config() });
    if let Err(wrong) = runner.run(&households, holds) {
        panic!("{wrong}");
    }
}

const FILES: &[&str] = &[
    include_str!("../households/annex_b.toml"),
    include_str!("../households/dibao.toml"),
    include_str!("../households/household.toml"),
    include_str!("../households/places.toml"),
    include_str!("../households/packs.toml"),
];

fn household(name: &str) -> Case {
    named(FILES, name)
}

const DIBAO: About = About { programme: Programme::Dibao, person: None };

fn yuan(text: &str) -> Exact {
    Exact::of(text.parse().expect("an amount")).expect("an exact amount")
}

fn monthly(text: &str) -> Flow {
    Flow { cadence: Cadence::Monthly, yuan: Span::exactly(yuan(text)) }
}

fn verdicts(estimate: &Estimate) -> Vec<(About, Verdict)> {
    let mut verdicts: Vec<_> = estimate.findings.iter().map(|it| (About::of(it), it.verdict)).collect();
    verdicts.sort_by_key(|(about, _)| (about.programme as u8, about.person));
    verdicts
}
