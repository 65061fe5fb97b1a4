//! Two evaluators that were written apart come to the same verdicts and amounts on households at random.
//!
//! `HOUSEHOLDS` says how many (in a browser always the usual number); those of a number are always the same.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod families;
mod naive;
mod shares;

use std::{
    collections::BTreeMap,
    num::NonZeroU32,
    panic::{self, AssertUnwindSafe},
};

use jiuzhu_rules::{
    Case, Estimate, Payment, Verdict, estimate,
    reckoning::{exact::Exact, money::Money, money::Period, span::Span},
};
use naive::{Finding, Naive, Paid, fraction::Fraction};
use rust_decimal::Decimal;
use shares::shares;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// What each says of a programme where they differ.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    /// The programme, and the two verdicts.
    of: String,
    rules: String,
    naive: String,
}

fn exact(fraction: Fraction) -> Exact {
    let (over, under) = fraction.parts();
    let divisor = u32::try_from(under).ok().and_then(NonZeroU32::new).expect("a divisor that fits");
    Exact::of(Decimal::from_i128_with_scale(over, 0)).and_then(|it| it.split(divisor)).expect("a number that fits")
}

fn yuan<P: Period>(span: Span<Money<P>>) -> (Option<Exact>, Option<Exact>) {
    (span.least().map(Money::yuan), span.most().map(Money::yuan))
}

fn pays_the_same(payment: Payment, paid: Paid) -> bool {
    let both = |least, most| (Some(exact(least)), Some(exact(most)));
    match (payment, paid) {
        (Payment::Nothing, Paid::Nothing) => true,
        (Payment::EachMonth(span), Paid::EachMonth(amount)) => yuan(span) == both(amount, amount),
        (Payment::Once(span), Paid::Once(least, most)) => yuan(span) == both(least, most),
        _ => false,
    }
}

fn about(estimate: &Estimate, finding: &Finding) -> Option<Difference> {
    let other = estimate.findings.iter().find(|it| it.programme == finding.programme && it.person == finding.person);
    let verdict = if finding.likely { Verdict::Likely } else { Verdict::Unlikely };
    let same = other.is_some_and(|it| it.verdict == verdict && pays_the_same(it.payment, finding.paid));
    (!same).then(|| Difference {
        of: format!("{:?}, {:?} against {verdict:?}", finding.programme, other.map(|it| it.verdict)),
        rules: other.map_or("nothing".to_owned(), |it| format!("{:?} {:?}", it.verdict, it.payment)),
        naive: format!("{verdict:?} {:?}", finding.paid),
    })
}

/// The first thing about which they differ, in the order in which one thing follows from another.
fn difference(case: &Case) -> Option<Difference> {
    let estimate = estimate(case);
    let naive = Naive::of(case);
    let found = naive.findings().iter().find_map(|finding| about(&estimate, finding));
    found.or_else(|| {
        let total = naive.monthly_total();
        let same = yuan(estimate.monthly_total) == (Some(exact(total)), Some(exact(total)));
        (!same).then(|| Difference {
            of: "total".to_owned(),
            rules: format!("{:?}", estimate.monthly_total),
            naive: format!("{total:?}"),
        })
    })
}

fn households() -> u64 {
    std::env::var("HOUSEHOLDS").ok().and_then(|number| number.parse().ok()).unwrap_or(20_000)
}

/// How often they differ about something, and the first household on which they do.
type Tally = BTreeMap<String, (u64, u64)>;

/// Over every household whose number is the first and so many more.
fn disagreements(first: usize, step: usize) -> Tally {
    let mut tally = Tally::new();
    for seed in (first as u64..households()).step_by(step) {
        if let Some(difference) = difference(&families::family(seed)) {
            tally.entry(difference.of).or_insert((0, seed)).0 += 1;
        }
    }
    tally
}

fn merged(mut all: Tally, share: Tally) -> Tally {
    for (of, (times, seed)) in share {
        let entry = all.entry(of).or_insert((0, seed));
        *entry = (entry.0 + times, entry.1.min(seed));
    }
    all
}

#[test]
fn both_evaluators_agree() {
    let found = shares(disagreements).into_iter().fold(Tally::new(), merged);
    let told: Vec<String> = found.iter().map(|(of, (times, seed))| told(of, *times, *seed)).collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

/// The first household on which they differ about it, made smaller.
fn told(of: &str, times: u64, seed: u64) -> String {
    let about = |case: &Case| difference(case).filter(|it| it.of == of);
    // What is left out in shrinking may leave the second evaluator without an answer that it needs.
    let still = |case: &Case| matches!(panic::catch_unwind(AssertUnwindSafe(|| about(case))), Ok(Some(_)));
    let quiet = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let small = families::shrink::shrunk(families::family(seed), still);
    panic::set_hook(quiet);
    let written = serde_json::to_string(&small).expect("a case is written");
    let words = families::shrink::words(&small);
    format!("{of}: {times} times, first household {seed}\n{:?}\n{words}\n{written}", about(&small))
}
