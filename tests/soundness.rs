//! Whatever is not known of a household, every completion of the answers lies inside what was said.

mod contradictions;
mod households_at_random;

use contradictions::contradictions;
use households_at_random::{config, known_and_partial, put, slots, yuan};
use jiuzhu_rules::{
    Case, Estimate, Payment, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind, Yuan},
    case::day,
    estimate, estimate_in_bulk, estimate_known,
    place::PlaceCode,
    reckoning::{
        exact::Exact,
        money::{Cadence, Money},
        span::Span,
    },
};
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_later_answer_never_contradicts_an_earlier_one((known, partial) in known_and_partial()) {
        let problems = contradictions(&estimate(&known), &estimate(&partial));
        let written = |case: &Case| serde_json::to_string(case).unwrap_or_default();
        prop_assert!(problems.is_empty(), "{}\nknown: {}\npartial: {}", problems.join("\n"), written(&known), written(&partial));
    }

    #[test]
    fn the_order_of_people_does_not_matter((known, _) in known_and_partial()) {
        let mut turned = known.clone();
        // The applicant stays first; a household of one has no other order.
        let people = u8::try_from(turned.people.len()).unwrap_or(u8::MAX);
        if let Some((_, others)) = turned.people.split_first_mut() {
            others.rotate_left(usize::from(!others.is_empty()));
        }
        for number in turned.supporters.iter_mut().flat_map(|it| &mut it.of).filter(|it| **it > 1) {
            *number = if *number == 2 { people } else { *number - 1 };
        }
        let (one, other) = (estimate(&known), estimate(&turned));
        prop_assert_eq!(one.monthly_total, other.monthly_total);
        let household = |it: &Estimate| it.findings.iter().filter(|it| it.person.is_none()).map(|it| (it.verdict, it.payment)).collect::<Vec<_>>();
        prop_assert_eq!(household(&one), household(&other));
    }

    /// Single values, where they settle a household, say what spans say.
    #[test]
    fn in_bulk_the_same_comes_out((known, partial) in known_and_partial()) {
        prop_assert_eq!(estimate_in_bulk(&known), estimate(&known));
        prop_assert_eq!(estimate_in_bulk(&partial), estimate(&partial));
    }

    /// More income never brings more dibao, and never turns *unlikely* into *likely*. Unpublished deductions are told:
    /// they enter only where they decide, which is above the line (docs/decisions/0004). Whoever is no longer tekun with
    /// more income joins the household (IX-3), which is another household then.
    #[test]
    fn more_income_never_means_more_dibao((known, _) in known_and_partial(), more in yuan()) {
        let mut known = known;
        known.local.illness_deduction = Answer::Given(false);
        known.local.education_deduction = Answer::Given(false);
        known.local.rent_deduction = Answer::Given(false);
        let nothing = Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) });
        known.local.work_cost_deduction = nothing;
        known.local.disabled_worker_deduction = nothing;
        known.local.disability_deduction = nothing;
        let mut richer = known.clone();
        let raise = |flow: Flow| Flow { yuan: flow.yuan.rising(|it| it.checked_add(more)), ..flow };
        for person in &mut richer.people {
            person.pension = person.pension.map(raise);
        }
        let (before, after) = (estimate(&known), estimate(&richer));
        let tekun = |it: &Estimate| {
            let findings = it.findings.iter().filter(|it| it.programme == Programme::Tekun);
            findings.map(|it| it.verdict).collect::<Vec<_>>()
        };
        prop_assume!(tekun(&before) == tekun(&after));
        let dibao = |it: &Estimate| it.findings.first().map(|it| (it.verdict, it.payment));
        if let (Some((verdict, Payment::EachMonth(paid))), Some((later, Payment::EachMonth(less)))) = (dibao(&before), dibao(&after)) {
            prop_assert!(!(verdict == Verdict::Unlikely && later == Verdict::Likely));
            let most = |span: Span<Money<_>>| span.most();
            prop_assert!(most(paid).is_none_or(|paid| most(less).is_some_and(|less| less <= paid)), "{paid:?} then {less:?}");
        }
    }

    /// A yearly amount is the same as a twelfth of it each month.
    #[test]
    fn a_year_is_twelve_months((known, _) in known_and_partial()) {
        let mut yearly = known.clone();
        for person in &mut yearly.people {
            person.wage = person.wage.map(|flow| match flow.cadence {
                Cadence::Monthly => Flow { cadence: Cadence::Yearly, yuan: flow.yuan.rising(|it| it.times(12)) },
                _ => flow,
            });
        }
        prop_assert_eq!(estimate(&known), estimate(&yearly));
    }
}

fn flow(least: u32, most: u32) -> Answer<Flow> {
    Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::between(Exact::from(least), Exact::from(most)) })
}

/// Two adults with nothing, of whom everything is answered, where dibao begins below 4 yuan and margin below 6.
fn known_couple() -> Case {
    let mut base = Case::new(PlaceCode(990_000), day(2026, 11, 1), jiuzhu_packs::all());
    base.people.resize_with(2, Default::default);
    for (slot, kind) in slots(2, 0) {
        let nothing = match kind {
            Kind::YesNo => Given::YesNo(false),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::ZERO) }),
            Kind::Years => Given::Years(Span::exactly(40)),
            Kind::Count => Given::Count(Span::exactly(0)),
            Kind::Number => Given::Number(Span::exactly(Exact::ZERO)),
        };
        put(&mut base, slot, Answer::Given(nothing));
    }
    base.household.hukou_here = Answer::Given(true);
    base.local.dibao_standard = flow(4, 4);
    base.local.margin_line = flow(6, 6);
    base
}

/// A household without questions left is read by single values alone.
#[test]
fn a_known_household_needs_no_spans() {
    let case = known_couple();
    assert_eq!(estimate_known(&case), Some(estimate(&case)));
    let mut partial = case;
    partial.household.savings = Answer::Given(Yuan(Span::between(Exact::ZERO, Exact::from(100_000))));
    assert_eq!(estimate_known(&partial), None);
}

/// On a small grid of wages and savings every answer is the exact hull of what its completions give.
#[test]
fn ranges_are_as_tight_as_enumeration() {
    let base = known_couple();
    let with = |pension: (u32, u32), savings: (u32, u32)| {
        let mut case = base.clone();
        if let Some(person) = case.people.first_mut() {
            person.pension = flow(pension.0, pension.1);
        }
        case.household.savings = Answer::Given(Yuan(Span::between(Exact::from(savings.0), Exact::from(savings.1))));
        case.local.liquid_limit = Answer::Given(Yuan(Span::exactly(Exact::from(2))));
        estimate(&case)
    };
    let ranges = || (0..=13_u32).flat_map(|least| (least..=13).map(move |most| (least, most)));
    for pension in ranges() {
        for savings in [(0, 0), (3, 4), (4, 4), (4, 5), (5, 6)] {
            let said = with(pension, savings);
            let completions: Vec<Estimate> = (pension.0..=pension.1)
                .flat_map(|pension| (savings.0..=savings.1).map(move |savings| (pension, savings)))
                .map(|(pension, savings)| with((pension, pension), (savings, savings)))
                .collect();
            for (index, finding) in said.findings.iter().enumerate() {
                let each = || completions.iter().filter_map(|it| it.findings.get(index));
                let settled =
                    each().all(|it| it.verdict == Verdict::Likely) || each().all(|it| it.verdict == Verdict::Unlikely);
                assert_eq!(settled, finding.verdict != Verdict::Depends, "{pension:?} {savings:?} {finding:?}");
                let hull = each()
                    .filter_map(|it| match it.payment {
                        Payment::EachMonth(span) => Some(span),
                        _ => None,
                    })
                    .reduce(Span::hull);
                if let (Payment::EachMonth(span), Some(hull)) = (finding.payment, hull) {
                    assert_eq!(span, hull, "{pension:?} {savings:?} {:?}", finding.programme);
                }
            }
        }
    }
}
