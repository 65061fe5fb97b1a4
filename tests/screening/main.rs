//! Lists of households: every mistake is told at its cell, and everything else comes out as one household by itself would.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

#[cfg(feature = "parquet")]
mod columnar;
mod lists;
#[cfg(feature = "parquet")]
mod parquet_files;
mod planted;
#[path = "../../screening/benches/village/mod.rs"]
mod village;

use jiuzhu_rules::{
    Open, Programme, Verdict,
    answer::{Answer, Flow, Given},
    assess,
    case::day,
    facts::{HouseholdFact, PersonFact},
    reckoning::{choice::Variants, exact::Exact, money::Cadence, span::Span, truth::Truth},
};
use jiuzhu_screening::{Judge, Present, columns::Meaning};

use lists::{List, gathered, screening};
use village::Village;

#[test]
fn a_household_of_a_list_is_the_same_case_and_comes_to_the_same_verdicts() {
    let (list, houses) = List::of_village(400, 7);
    let screening = screening(&list);
    let mut judge = Judge::of(&screening);
    let mut verdicts = std::collections::BTreeMap::new();
    let households = gathered(&list, &screening);
    assert_eq!(households.len(), houses.len());
    for (rows, house) in households.iter().zip(&houses) {
        let screened = judge.judge(rows);
        assert_eq!(screened.mistakes, [], "household {}", screened.number);
        let case = house.case(day(2026, 11, 1), jiuzhu_packs::all());
        assert!(judge.case() == &case, "household {} is another case", screened.number);
        let outcome = screened.outcome.expect("it is assessed");
        let assessment = assess(&case);
        for programme in Programme::ALL {
            let findings = assessment.estimate.findings.iter().filter(|it| it.programme == *programme);
            let concerned = findings.filter(|it| it.concerns != Truth::No).map(|it| it.verdict);
            let best = concerned.min_by_key(|it| {
                [Verdict::Likely, Verdict::Depends, Verdict::Unlikely].iter().position(|other| other == it)
            });
            assert_eq!(
                outcome.programmes[usize::from(programme.index())].verdict,
                best,
                "household {}",
                screened.number
            );
            if *programme == Programme::Dibao {
                *verdicts.entry(format!("{best:?}")).or_insert(0) += 1;
            }
        }
    }
    // Of each verdict there are enough to tell something.
    assert!(verdicts.len() == 3 && verdicts.values().all(|it| *it > 20), "{verdicts:?}");
}

#[test]
fn the_same_list_is_the_same_in_every_file() {
    let (list, _) = List::of_village(60, 3);
    let expected = list.results(list.csv().into_bytes());
    assert!(expected.lines().count() == 61 && expected.contains("可能符合"), "{expected}");
    for (form, bytes) in list.in_every_form() {
        assert_eq!(list.results(bytes), expected, "{form}");
    }
}

#[test]
fn present_dibao_is_held_against_the_data() {
    let (list, houses) = List::of_village(300, 11);
    let screening = screening(&list);
    let mut judge = Judge::of(&screening);
    let mut seen = std::collections::BTreeSet::new();
    for (rows, house) in gathered(&list, &screening).iter().zip(&houses) {
        let screened = judge.judge(rows);
        let outcome = screened.outcome.expect("it is assessed");
        let verdict = |it: Programme| outcome.programmes[usize::from(it.index())].verdict;
        let due = [Programme::Dibao, Programme::SinglePerson].iter().any(|it| verdict(*it) == Some(Verdict::Likely));
        let on_it = screened.on_dibao_now;
        seen.insert(outcome.present);
        match outcome.present {
            Present::PossiblyMissed => assert!(due && on_it == Some(false)),
            Present::ToBeVerified => {
                assert!(verdict(Programme::Dibao) == Some(Verdict::Unlikely) && on_it == Some(true))
            }
            Present::Agrees => assert!(due == (on_it == Some(true))),
            Present::NotTold => {}
        }
        assert_eq!(
            house.case(day(2026, 11, 1), jiuzhu_packs::all()).household.get(HouseholdFact::OnDibaoNow),
            judge.case().household.get(HouseholdFact::OnDibaoNow)
        );
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

/// Where one question alone is behind an open verdict, whatever its answer is leaves no other question behind it: it settles the
/// verdict, or leaves it to a local figure.
#[test]
fn where_one_question_is_wanting_its_answer_leaves_no_other() {
    let (whole, _) = List::of_village(200, 5);
    let mut settled = 0;
    for meaning in [Meaning::Household(HouseholdFact::Savings), Meaning::Person(PersonFact::Pension)] {
        let column = whole.column(meaning);
        let mut list = List { headers: whole.headers.clone(), rows: whole.rows.clone(), told: whole.told.clone() };
        list.rows.iter_mut().for_each(|row| row[column].clear());
        let screening = screening(&list);
        let mut judge = Judge::of(&screening);
        for rows in gathered(&list, &screening) {
            let outcome = judge.judge(&rows).outcome.expect("it is assessed");
            if !(outcome.only_these && outcome.open.len() == 1 && outcome.open[0].name == meaning.name()) {
                continue;
            }
            for yuan in [0, 90, 1_000, 30_000, 1_000_000] {
                let mut case = judge.case().clone();
                let yuan = Span::exactly(Exact::from(yuan));
                match meaning {
                    Meaning::Household(fact) => case.household.set(fact, Answer::Given(Given::Yuan(yuan))),
                    _ => {
                        let flow = Answer::Given(Flow { cadence: Cadence::Monthly, yuan });
                        case.people.iter_mut().for_each(|person| person.pension = flow);
                    }
                }
                let assessment = assess(&case);
                let dibao = assessment.findings().find(|(it, _)| it.programme == Programme::Dibao);
                let (finding, grounds) = dibao.expect("it is told of every household");
                let open = assessment.open_behind(grounds.verdict);
                assert!(!open.iter().any(|it| matches!(it, Open::Question(_))), "{}: {yuan:?}", meaning.name());
                settled += usize::from(finding.verdict != Verdict::Depends);
            }
        }
    }
    assert!(settled > 40, "{settled}");
}

/// The generator gives the same village from the same number, and another from another.
#[test]
fn a_village_is_the_same_every_time() {
    let rows = |seed| Village::of(seed).take(20).flat_map(|it| it.rows).collect::<Vec<_>>();
    assert_eq!(rows(1), rows(1));
    assert_ne!(rows(1), rows(2));
}

#[test]
fn columns_that_are_kept_stand_in_the_results_and_names_do_not() {
    let mut list = List::of_village(3, 1).0;
    list.headers.push("组".to_owned());
    list.rows.iter_mut().for_each(|row| row.push("=三组".to_owned()));
    list.told.columns.insert("组".to_owned(), "keep".to_owned());
    let results = list.results(list.csv().into_bytes());
    assert!(results.lines().skip(1).all(|line| line.contains(",'=三组,")), "{results}");
    let name = &list.rows[0][list.column(Meaning::Name)];
    assert!(name.contains('之') && !results.contains('之'));
}
