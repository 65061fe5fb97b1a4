//! What one other amount would change.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given},
    assess,
    explore::{Loss, WhatIf, amounts, stepped, what_if},
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use proptest::{prelude::*, sample::Index};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{DIBAO, household, households_at_random::known_and_partial, monthly, of_fewer, yuan};

const PENSION: Asked = Asked::Person(PersonFact::Pension, 0);

/// These households leave open whether there is more help beside dibao, so that it is at the least so much.
fn with_help(found: &WhatIf) -> [Option<Exact>; 2] {
    found.with_help.expect("money that comes in").map(|it| it.least().map(|it| it.yuan()))
}

#[test]
fn below_the_standard_every_yuan_more_is_a_yuan_less_of_help() {
    let found = what_if(&household("B2: two thousand for three"), PENSION, yuan("2050"));
    assert_eq!(with_help(&found), [Some(yuan("2100")), Some(yuan("2100"))]);
    assert_eq!(found.loss, None);
    assert!(found.comparison.differences.iter().any(|it| it.about == DIBAO && it.amount_differs()));
}

/// Where nothing is deducted for the cost of working, 770 for each of two is 1,540: with a hundred yuan more they are over it, and dibao ends with the top-up for the child.
#[test]
fn a_wage_that_ends_dibao_and_what_comes_with_it_is_a_loss() {
    let wage = Asked::Person(PersonFact::Wage, 0);
    let read: Case = serde_json::from_str(include_str!("../../cli/examples/complete.json")).expect("a case");
    let mut case = read.judged_by(jiuzhu_packs::all());
    case.set(wage, Answer::Given(Given::Flow(monthly("1500"))));
    let mut loss = Loss { rise: yuan("100"), fall: Span::exactly(yuan("140")), sure: false };
    assert_eq!(what_if(&case, wage, yuan("1600")).loss, Some(loss), "it may be deducted what working costs");
    case.local.set(LocalFigure::WorkCostDeduction, Answer::Given(Given::Flow(monthly("0"))));
    loss.sure = true;
    let found = what_if(&case, wage, yuan("1600"));
    assert_eq!(found.loss, Some(loss));
    assert_eq!(with_help(&found), [Some(yuan("1640")), Some(yuan("1600"))]);
    // Enough more makes up for it, and where less comes in, help does not fall.
    assert_eq!(what_if(&case, wage, yuan("1640")).loss, None);
    assert_eq!(what_if(&case, wage, yuan("1400")).loss, None);
}

#[test]
fn the_same_amount_changes_nothing() {
    let found = what_if(&household("B2: two thousand for three"), PENSION, yuan("2000"));
    assert!(found.comparison.differences.is_empty() && found.comparison.monthly_totals.is_none());
    assert_eq!(found.loss, None);
}

/// What is owned does not come in each month, so that there is nothing to hold against the help.
#[test]
fn savings_are_no_income() {
    let savings = Asked::Household(HouseholdFact::Savings);
    let mut case = household("A mother, her father and two children");
    case.set(savings, Answer::Given(Given::Yuan(Span::exactly(yuan("73920")))));
    let found = what_if(&case, savings, yuan("73920.01"));
    assert!(found.comparison.differences.iter().any(|it| it.about == DIBAO && it.verdict_differs()));
    assert!(found.with_help.is_none() && found.loss.is_none());
}

#[test]
fn a_yearly_amount_stays_yearly() {
    let farm = Asked::Person(PersonFact::Farm, 0);
    let case = household("B1: a farm income");
    let Answer::Given(Given::Flow(now)) = case.answer(farm) else { panic!("a farm income") };
    assert_eq!(now.cadence, Cadence::Yearly);
    let higher = now.yuan.least().and_then(|it| it.checked_add(1200.into())).expect("an amount");
    let [before, after] = what_if(&case, farm, higher).comparison.monthly_totals.expect("help falls");
    let fall = before.least().zip(after.least()).and_then(|(before, after)| before.less(after));
    assert_eq!(fall.map(|it| it.yuan()), Some(yuan("100")));
}

#[test]
fn amounts_are_those_that_were_told_and_are_something() {
    let mut case = household("B3: 1400 for two");
    case.supporters.clear();
    assert_eq!(amounts(&case), [PENSION]);
    case.set(Asked::Household(HouseholdFact::Savings), Answer::Given(Given::Yuan(Span::at_least(Exact::ZERO))));
    case.set(Asked::Person(PersonFact::Wage, 1), Answer::Unsure);
    assert_eq!(amounts(&case), [Asked::Household(HouseholdFact::Savings), PENSION]);
}

#[test]
fn steps_lead_to_round_amounts_that_grow_with_the_amount() {
    let walk = |from: &str, up: bool| {
        let mut at = yuan(from);
        [(); 3].map(|()| {
            at = stepped(at, up);
            at.to_string()
        })
    };
    assert_eq!(walk("0", true), ["10", "20", "30"]);
    assert_eq!(walk("486.5", true), ["490", "500", "600"]);
    assert_eq!(walk("600", false), ["500", "490", "480"]);
    assert_eq!(walk("927", true), ["1000", "1100", "1200"]);
    assert_eq!(walk("927", false), ["900", "800", "700"]);
    assert_eq!(walk("9950", true), ["10000", "11000", "12000"]);
    assert_eq!(walk("11000", false), ["10000", "9900", "9800"]);
    assert_eq!(walk("13.01", false), ["10", "0", "0"]);
    assert_eq!(walk("9999999999", true), ["9999999999.99"; 3]);
}

/// A loss is what it says, whatever else is known of the household, and what was told stays as it was.
#[test]
fn a_loss_leaves_less_than_there_was() {
    of_fewer(8, (known_and_partial(), any::<Index>(), 1..3000_u32), |((known, partial), which, more)| {
        for case in [known, partial] {
            let all = amounts(&case);
            let Some(asked) = all.get(which.index(all.len().max(1))).copied() else { continue };
            let Some(now) = amount(&case, asked) else { continue };
            let Some(higher) = now.checked_add(more.into()) else { continue };
            let before = case.clone();
            let found = what_if(&case, asked, higher);
            prop_assert_eq!(&case, &before);
            prop_assert_eq!(&found.comparison.first.estimate, &assess(&case).estimate);
            let Some(Loss { rise, fall, sure }) = found.loss else { continue };
            prop_assert!(fall.least().is_some_and(|it| it > rise));
            let [had, has] = found.with_help.expect("a loss is of money that comes in");
            prop_assert!(has.least() < had.least());
            prop_assert!(!sure || had.most().is_none() || has.most() < had.most());
        }
        Ok(())
    });
}

/// Where one amount was told.
fn amount(case: &Case, asked: Asked) -> Option<Exact> {
    match case.answer(asked) {
        Answer::Given(Given::Flow(Flow { yuan, .. }) | Given::Yuan(yuan)) => yuan.single(),
        _ => None,
    }
}

#[test]
fn a_range_is_tried_with_one_amount() {
    let mut case = household("B2: two thousand for three");
    let told = Flow { yuan: Span::between(yuan("1500"), yuan("2500")), ..monthly("0") };
    case.set(PENSION, Answer::Given(Given::Flow(told)));
    let found = what_if(&case, PENSION, yuan("2000"));
    assert_eq!(found.comparison.second.estimate.monthly_total.least().map(|it| it.yuan()), Some(yuan("100")));
    assert_eq!(found.loss, None);
}
