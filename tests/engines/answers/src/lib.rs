//! What the rules answer to the households of a file in `tests/households/`: a line for each, with what it gets in all, and a
//! digest of the whole assessment with every step of it. Two engines that agree in these lines agree in everything.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use std::fmt::{self, Write};

use jiuzhu_rules::{Assessment, Case, assess};

#[cfg(target_arch = "wasm32")]
mod exported;
#[path = "../../../named_households.rs"]
mod named_households;

/// The answers to the households of a file, a line for each.
pub fn answers(text: &str) -> String {
    named_households::in_files(&[text]).iter().map(|it| format!("{} {}\n", it.name, told(&it.given))).collect()
}

fn told(case: &Case) -> String {
    // Everything but the packs, which are the same for all.
    let Assessment {
        packs: _,
        estimate,
        explanation,
        grounds,
        lead_grounds,
        remark_grounds,
        monthly_total,
        not_counted,
    } = &assess(case);
    let everything = (estimate, explanation, grounds, lead_grounds, remark_grounds, monthly_total, not_counted);
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    write!(digest, "{everything:?}").expect("a digest takes any text");
    format!("{:?} {:016x}", estimate.monthly_total, digest.0)
}

/// FNV-1a of what is written.
struct Digest(u64);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = text.bytes().fold(self.0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Ok(())
    }
}
