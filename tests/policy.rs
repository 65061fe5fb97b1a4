//! The small policy of the benchmarks: every world gives what exact fractions give.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

#[path = "../rules/benches/policy/oracle.rs"]
mod oracle;
#[path = "../rules/benches/policy/mod.rs"]
mod policy;

use std::fmt::Write;

use jiuzhu_rules::reckoning::{
    step::Book,
    world::{Known, Recorded, Unrecorded, World},
};
use policy::{
    answer::Answer,
    by_hand,
    households::{Household, households},
    rules::{Case, Policy},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const COUNT: u64 = 100_000;
const SEED: u64 = 20_240_601;

/// FNV-1a.
struct Checksum(u64);

impl Checksum {
    fn new() -> Self {
        Checksum(0xcbf2_9ce4_8422_2325)
    }

    fn take(&mut self, line: &str) {
        for byte in line.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn answer_in<W: World>(world: W, case: &Case) -> Option<Answer> {
    Policy::of(world).findings(case).answer()
}

#[test]
fn every_world_answers_as_the_fractions_do() {
    let policy = Policy::of(Known);
    for (id, household) in (0..).zip(households(COUNT, SEED)) {
        let case = Case::from(&household);
        let expected = Some(oracle::answer(&household));
        assert_eq!(policy.findings(&case).answer(), expected, "household {id}");
        let by_hand = by_hand::answer(&by_hand::Case::from(&household));
        assert_eq!(Some(by_hand), expected, "household {id} by hand");
        if id < 5_000 {
            assert_eq!(answer_in(Unrecorded, &case), expected, "household {id} over spans");
            let book = Book::default();
            assert_eq!(answer_in(Recorded::into(&book), &case), expected, "household {id} recorded");
            assert!(book.close().len() > 20 * household.members.len());
        }
    }
}

/// The households and the answers are those of the reference programs, to the last byte of their lines.
#[test]
fn households_and_answers_are_those_of_the_reference() {
    let (mut written, mut answered) = (Checksum::new(), Checksum::new());
    for (id, household) in (0..).zip(households(COUNT, SEED)) {
        written.take(&line_of(id, &household));
        let it = oracle::answer(&household);
        let flag = u8::from;
        let answer =
            format!("{},{},{},{},{},{}\n", id, flag(it.eligible), it.amount, flag(it.marginal), it.living, it.care);
        answered.take(&answer);
    }
    assert_eq!(format!("{:016x}", written.0), "ebd64c0d6e978de4");
    assert_eq!(format!("{:016x}", answered.0), "657290b4addbb594");
}

fn line_of(id: u64, household: &Household) -> String {
    let mut line = format!("{{\"id\":{id},\"assets_pc\":{},\"members\":[", household.assets_pc);
    for (index, it) in household.members.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let fields = [
            ("age", u64::from(it.age).to_string()),
            ("kind", it.kind.to_string()),
            ("grade", it.grade.to_string()),
            ("ill", it.ill.to_string()),
            ("employable", it.employable.to_string()),
            ("wage", it.wage.to_string()),
            ("business", it.business.to_string()),
            ("property", it.property.to_string()),
            ("transfer", it.transfer.to_string()),
            ("work_cost", it.work_cost.to_string()),
        ];
        let fields = fields.map(|(name, value)| format!("\"{name}\":{value}")).join(",");
        write!(line, "{comma}{{{fields}}}").expect("text is written");
    }
    line + "]}\n"
}
