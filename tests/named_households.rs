//! The households of `households/` by their names, as they are meant.
#![allow(dead_code)] // Each test that includes this uses its own part.

use jiuzhu_rules::{
    Case,
    answer::{Age, Answer, Count, Flow, Yuan},
    facts::{Kin, SupportRule, SupporterAnswers, SupporterStatus, Whereabouts},
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    case: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    name: String,
    #[serde(default)]
    everything_stated: bool,
    given: Case,
}

/// A household, and the sentence that it is called by.
pub struct Named {
    pub name: String,
    pub given: Case,
}

/// Every household of the files.
pub fn in_files(texts: &[&str]) -> Vec<Named> {
    let of_file = |text: &&str| toml::from_str::<File>(text).expect("the households are valid").case;
    let as_meant = |mut written: Written| {
        if !written.everything_stated {
            what_goes_without_saying(&mut written.given);
        }
        Named { name: written.name, given: written.given.judged_by(jiuzhu_packs::all()) }
    };
    texts.iter().flat_map(of_file).map(as_meant).collect()
}

/// The first household whose name starts like this.
pub fn named(texts: &[&str], name: &str) -> Case {
    let found = in_files(texts).into_iter().find(|it| it.name.starts_with(name));
    found.unwrap_or_else(|| panic!("no household {name}")).given
}

/// What a case need not repeat. Whoever has not told otherwise spends nothing on earning or on what cannot be put off,
/// gets no farm subsidy, keeps nothing for treatment, is in no special difficulty, is not on dibao yet, was raised by no
/// brother or sister, was not found without civil capacity, and has somebody able elsewhere who owes support: an adult child, or a parent where a minor is concerned; and the place counts only
/// support that is really given, deducts nothing for being disabled, and leaves out no orphan.
pub fn what_goes_without_saying(case: &mut Case) {
    let nothing = Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) });
    let unless_told = |answer: &mut Answer<Flow>| {
        if answer.is_not_asked() {
            *answer = nothing;
        }
    };
    let (mut elders, mut minors) = (Vec::new(), Vec::new());
    for (number, person) in (1..).zip(&mut case.people) {
        unless_told(&mut person.business_cost);
        unless_told(&mut person.farm_cost);
        unless_told(&mut person.farm_subsidy);
        if person.special_difficulty.is_not_asked() {
            person.special_difficulty = Answer::Given(false);
        }
        for answer in [&mut person.raised_by_elder, &mut person.lacks_civil_capacity] {
            if answer.is_not_asked() {
                *answer = Answer::Given(false);
            }
        }
        if person.supporters_outside.is_not_asked() {
            person.supporters_outside = Answer::Given(true);
            let minor = matches!(person.age, Answer::Given(age) if age.0.most().is_some_and(|most| most < 18));
            if minor { &mut minors } else { &mut elders }.push(number);
        }
    }
    for (of, kin) in [(elders, Kin::Child), (minors, Kin::Parent)] {
        if !of.is_empty() {
            case.supporters.push(able_supporter(of, kin));
            if case.local.support_rule.is_not_asked() {
                case.local.support_rule = Answer::Given(Choice::only(SupportRule::Evidence));
            }
        }
    }
    let household = &mut case.household;
    for outlay in [
        &mut household.living_outlay,
        &mut household.medical_outlay,
        &mut household.education_outlay,
        &mut household.rehabilitation_outlay,
        &mut household.outlay_aid,
        &mut household.rent,
    ] {
        unless_told(outlay);
    }
    if household.on_dibao_now.is_not_asked() {
        household.on_dibao_now = Answer::Given(false);
    }
    unless_told(&mut case.local.disabled_worker_deduction);
    unless_told(&mut case.local.disability_deduction);
    if case.local.orphans_excluded.is_not_asked() {
        case.local.orphans_excluded = Answer::Given(false);
    }
    if household.treatment_savings.is_not_asked() {
        household.treatment_savings = Answer::Given(Yuan(Span::exactly(Exact::ZERO)));
    }
}

fn able_supporter(of: Vec<u8>, kin: Kin) -> SupporterAnswers {
    let monthly = |yuan: u32| Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(yuan.into()) });
    let no = Answer::Given(false);
    SupporterAnswers {
        kin: Answer::Given(Choice::only(kin)),
        supporter_age: Answer::Given(Age(Span::exactly(40))),
        supporter_status: Answer::Given(Choice::only(SupporterStatus::No)),
        severely_disabled: no,
        ill_without_means: no,
        no_civil_capacity: no,
        whereabouts: Answer::Given(Choice::only(Whereabouts::Known)),
        full_time_student: no,
        own_income: monthly(8_000),
        income_per_head: monthly(4_000),
        household_size: Answer::Given(Count(Span::exactly(3))),
        supporter_assets_ok: no,
        has_agreement: no,
        of,
        ..SupporterAnswers::default()
    }
}
