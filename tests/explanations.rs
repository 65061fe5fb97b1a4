//! Explanations as a person reads them, in Chinese. Review them as prose; `UPDATE_EXPECT=1 cargo test` writes them anew.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

mod named_households;
mod on_file;

use std::fmt::Write;

use jiuzhu_rules::{
    Assessment, Case, Payment, Verdict,
    answer::Answer,
    assess,
    case::{MOST_PEOPLE, day},
    place::PlaceCode,
    reckoning::{money::Cadence, step::Value, truth::Truth},
};
use jiuzhu_words::{Texts, explain::Teller, texts::fill};
use named_households::named;
use on_file::assert_on_file;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The case of that name in a file of `households/`.
fn case_named(file: &str, name: &str) -> Case {
    named(&[file], name)
}

/// Everything the results and the steps say of the findings that concern the household.
fn told(case: &Case, texts: &'static Texts) -> String {
    let assessment = assess(case);
    let person = |index: u8| fill(texts.page.person, &[("number", &(index + 1).to_string())]);
    let teller = Teller { assessment: &assessment, texts, person: &person };
    let mut out = String::new();
    for (finding, grounds) in assessment.findings().filter(|(it, _)| it.concerns != Truth::No) {
        let who = finding.person.map(person).unwrap_or_default();
        let verdict = match finding.verdict {
            Verdict::Likely => texts.page.likely,
            Verdict::Depends => texts.page.depends,
            Verdict::Unlikely => texts.page.unlikely,
        };
        let paid = match finding.payment {
            Payment::Nothing => String::new(),
            Payment::EachMonth(span) => teller.value(span.into()),
            Payment::Once(span) => teller.value(Value::Money(Cadence::Once, span.rising(|it| Some(it.yuan())))),
        };
        let _ = writeln!(out, "## {} {who}\n{verdict}  {paid}\n", texts.programme(finding.programme).plain);
        for reading in teller.readings(grounds) {
            let _ = writeln!(
                out,
                "  看情况 {:?} → {:?} {}",
                reading.supposed,
                reading.truth,
                reading.payment.map(|it| teller.value(it)).unwrap_or_default()
            );
        }
        for (number, line) in teller.lines(core::iter::once(grounds.verdict).chain(grounds.payment)).iter().enumerate()
        {
            let _ = writeln!(
                out,
                "{}. {}\n   {}\n   = {}   〔{}〕",
                number + 1,
                line.title,
                line.formula,
                line.value,
                line.rule
            );
            for figure in &line.figures {
                let figure = case.packs.figure(*figure);
                if let Some((figure, source)) = figure.and_then(|it| Some((it, case.packs.source(it)?))) {
                    let _ = writeln!(out, "   数：{} 起，{}", figure.dated, source.title);
                }
            }
            if let Some((article, provision)) = line.article.and_then(|it| Some((it, it.provision()?))) {
                let cited = texts.citation(article);
                let mark = if provision.confirmed { "" } else { "（待核实）" };
                let _ = writeln!(out, "   依据：{}{}{mark}", cited.title, cited.place);
            }
        }
        out.push('\n');
    }
    out
}

fn told_in_chinese(case: &Case) -> String {
    told(case, Texts::chinese())
}

const PLACES: &str = include_str!("households/places.toml");
const PACKS: &str = include_str!("households/packs.toml");
const ANNEX_B: &str = include_str!("households/annex_b.toml");

#[test]
fn a_household_in_chongqing() {
    let case = case_named(PLACES, "A mother, her father and two children");
    assert_on_file!(told_in_chinese(&case), "explanations/chongqing.txt");
}

#[test]
fn a_wage_between_two_amounts() {
    let case = case_named(PLACES, "The same household with a wage between");
    assert_on_file!(told_in_chinese(&case), "explanations/wage_between.txt");
}

#[test]
fn the_floor_in_liangshan() {
    let case = case_named(PLACES, "The same household in Liangshan's countryside");
    assert_on_file!(told_in_chinese(&case), "explanations/liangshan.txt");
}

#[test]
fn the_basic_pension_after_2025() {
    let case = case_named(ANNEX_B, "B5: in 2026");
    assert_on_file!(told_in_chinese(&case), "explanations/basic_pension.txt");
}

#[test]
fn a_standard_of_ones_own_in_shanghai() {
    let case = case_named(PACKS, "Shanghai: income is taken off once");
    assert_on_file!(told_in_chinese(&case), "explanations/own_standard.txt");
}

#[test]
fn a_payment_in_whole_in_nanjing() {
    let case = case_named(PACKS, "Nanjing: the less the household is paid");
    assert_on_file!(told_in_chinese(&case), "explanations/whole_payment.txt");
}

#[test]
fn a_subsidy_that_hangs_on_a_condition_of_the_place_in_beijing() {
    let case = case_named(PACKS, "Beijing: outside every status the living subsidy stays possible");
    assert_on_file!(told_in_chinese(&case), "explanations/local_condition.txt");
}

fn teller<'a>(assessment: &'a Assessment, person: &'a dyn Fn(u8) -> String) -> Teller<'a> {
    Teller { assessment, texts: Texts::chinese(), person }
}

fn nobody(_: u8) -> String {
    String::new()
}

/// Whoever is not sure that a member lives with the family is told where the law says so, as everybody is.
#[test]
fn other_help_is_cited_however_the_household_is_read() {
    let known = case_named(PLACES, "A mother, her father and two children");
    let mut unsure = known.clone();
    for person in unsure.people.iter_mut().skip(1) {
        person.lives_with_family = Answer::Unsure;
    }
    let cited = |case: &Case| {
        let assessment = assess(case);
        let last = |grounds| teller(&assessment, &nobody).lines_of(grounds).last().and_then(|line| line.article);
        assessment.leads().map(|(lead, grounds)| ((lead.lead, lead.person), last(grounds))).collect::<Vec<_>>()
    };
    let (cited, expected) = (cited(&unsure), cited(&known));
    assert!(expected.iter().any(|(_, article)| article.is_some()), "{expected:?}");
    for (lead, article) in expected {
        assert!(cited.contains(&(lead, article)), "{lead:?} under {article:?}, found {cited:?}");
    }
}

/// Where nobody is known to belong, no number of people passes for a few readings.
#[test]
fn too_many_readings_are_not_told_one_by_one() {
    for people in 6..=MOST_PEOPLE {
        let mut strangers = Case::new(PlaceCode(500_000), day(2026, 8, 1), jiuzhu_packs::all());
        strangers.people.resize_with(people, Default::default);
        let assessment = assess(&strangers);
        assert!(assessment.findings().all(|(_, grounds)| teller(&assessment, &nobody).readings(grounds).is_empty()));
    }
}

/// Whatever is told in Chinese can be told in every language.
#[test]
fn every_language_tells_the_same_steps() {
    let case = case_named(PLACES, "A mother, her father and two children");
    let lines = |texts: &'static Texts| told(&case, texts).lines().filter(|line| line.contains('〔')).count();
    let counts: Vec<usize> = Texts::of_every_language().iter().map(lines).collect();
    assert!(counts.iter().all(|count| *count > 20 && Some(count) == counts.first()), "{counts:?}");
}
