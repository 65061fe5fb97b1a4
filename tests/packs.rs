//! A mistake in a pack or in an instrument stops the build with its file, line and what was expected.
//!
//! `packs/` beside this file holds broken samples. Behind `#!` on a line stands the message that must be reported
//! there; no other may be.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

#[path = "../rules/build"]
mod build {
    pub mod amounts;
    pub mod constants;
    pub mod contradictions;
    pub mod day;
    pub mod law;
    pub mod locals;
    pub mod packs;
    pub mod places;
    pub mod reading;
    pub mod tables;
}

use build::{
    law, packs,
    reading::{Problems, SourceFile},
};

type Compile = fn(&[SourceFile], &Problems) -> String;

/// The samples of a folder, by name.
fn samples(folder: &str) -> Result<Vec<SourceFile>, std::io::Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(SourceFile { name, text: fs::read_to_string(path)? });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The messages written into the samples.
fn expected(files: &[SourceFile]) -> Vec<String> {
    let mut messages = Vec::new();
    for file in files {
        for (line, text) in (1..).zip(file.text.lines()) {
            // The first part is what is wrong, or a heading that mentions the mark.
            let marked = text.split(" #! ").skip(1).filter(|_| !text.starts_with('#'));
            messages.extend(marked.map(|message| (&file.name, line, message.trim())));
        }
    }
    messages.sort();
    messages.into_iter().map(|(name, line, message)| format!("{name}:{line}: {message}")).collect()
}

fn reported(compile: Compile, files: &[SourceFile]) -> Vec<String> {
    let problems = Problems::default();
    compile(files, &problems);
    problems.sorted()
}

#[test]
fn every_mistake_is_reported_where_it_stands() -> Result<(), std::io::Error> {
    for (compile, folder) in [(packs::compile as Compile, "tests/packs"), (law::compile, "tests/packs/law")] {
        let files = samples(folder)?;
        let (reported, expected) = (reported(compile, &files), expected(&files));
        let missing: Vec<_> = expected.iter().filter(|it| !reported.contains(it)).collect();
        let unforeseen: Vec<_> = reported.iter().filter(|it| !expected.contains(it)).collect();
        assert!(
            missing.is_empty() && unforeseen.is_empty(),
            "not reported: {missing:#?}\nreported besides: {unforeseen:#?}"
        );
        assert!(!expected.is_empty());
    }
    Ok(())
}

#[test]
fn what_is_on_file_has_no_mistake() -> Result<(), std::io::Error> {
    assert_eq!(reported(packs::compile, &samples("packs")?), Vec::<String>::new());
    assert_eq!(reported(law::compile, &samples("law")?), Vec::<String>::new());
    Ok(())
}

/// A sound pack with these tables, as constants.
fn compiled(tables: &str) -> String {
    let head = "code = \"500000\"\nname = { zh-Hans = \"重庆市\", en = \"Chongqing\" }\n";
    let source = "[source.notice]\ntitle = \"通知\"\npublisher = \"press\"\n";
    let file = SourceFile { name: "packs/sample.toml".to_owned(), text: format!("{head}{source}{tables}") };
    let problems = Problems::default();
    let constants = packs::compile(&[file], &problems);
    assert_eq!(problems.sorted(), Vec::<String>::new());
    constants
}

fn standard(from: &str, amount: &str, more: &str) -> String {
    format!("[[dibao_standard]]\narea = \"urban\"\nfrom = {from}\n{amount}\nsource = \"notice\"\n{more}\n")
}

#[track_caller]
fn holds(constants: &str, wanted: &str) {
    assert!(constants.contains(wanted), "no {wanted} in\n{constants}");
}

#[test]
fn an_amount_by_the_year_is_kept_undivided() {
    let constants = compiled(&standard("2025-07-01", "yuan_per_year = \"6400.5\"", "basis = \"standard\""));
    holds(&constants, "Standard { area: Areas::Only(Area::Urban), monthly: Exact::from_parts(64005, 1, 12) }");
}

#[test]
fn the_least_payment_may_be_a_share_of_the_standard() {
    let row = "[[least_payment]]\narea = \"both\"\nfrom = 2021-07-01\ntimes_standard = \"0.2\"\n";
    let constants = compiled(&format!("{row}basis = \"standard\"\nsource = \"notice\"\n"));
    holds(&constants, "LeastPayment { area: Areas::Both, height: Height::TimesStandard(Exact::from_parts(2, 1, 1)) }");
}

/// The steps are figures of their own: none is taken for a repetition of another.
#[test]
fn a_grace_period_runs_out_in_steps() {
    let step = |months: u16, share: &str| {
        format!(
            "[[exit_grace]]\nfrom = 2021-07-01\nwithin_months = {months}\nshare = \"{share}\"\nbasis = \"standard\"\n\
             source = \"notice\"\n"
        )
    };
    let constants = compiled(&(step(2, "1") + &step(4, "0.8") + &step(6, "0.6")));
    for (months, tenths) in [(4, 8), (6, 6)] {
        holds(&constants, &format!("ExitStep {{ within_months: {months}, share: Exact::from_parts({tenths}, 1, 1) }}"));
    }
}

#[test]
fn a_month_is_sure_from_its_last_day_and_keeps_its_text() {
    let constants = compiled(&standard("\"2024-02\"", "yuan_per_month = \"700\"", "basis = \"standard\""));
    holds(&constants, "from: crate::case::day(2024, 2, 29), until: None");
    holds(&constants, "dated: \"2024-02\"");
}

#[test]
fn a_standard_ends_where_its_successor_may_have_begun() {
    let older = |basis: &str| standard("2022-01-01", "yuan_per_month = \"700\"", &format!("basis = \"{basis}\""));
    let newer = |from: &str, basis: &str| standard(from, "yuan_per_month = \"720\"", &format!("basis = \"{basis}\""));
    let until_the_first = "from: crate::case::day(2022, 1, 1), until: Some(crate::case::day(2023, 1, 1))";
    holds(&compiled(&(older("standard") + &newer("\"2023\"", "standard"))), until_the_first);
    // Where the day is known the newer row simply goes first, and a floor stays true.
    let open = "from: crate::case::day(2022, 1, 1), until: None";
    holds(&compiled(&(older("standard") + &newer("2023-01-01", "standard"))), open);
    holds(&compiled(&(older("floor") + &newer("\"2023\"", "floor"))), open);
}

#[test]
fn why_a_figure_lies_below_its_floor_is_shown_beside_it() {
    let floor = standard("2022-01-01", "yuan_per_month = \"700\"", "basis = \"floor\"");
    let more = "basis = \"standard\"\nnote = \"五区\"\nbelow_floor = \"过渡一年\"";
    let constants = compiled(&(floor + &standard("2022-07-01", "yuan_per_month = \"690\"", more)));
    holds(&constants, "note: \"五区；过渡一年\"");
}

#[test]
fn support_may_be_a_share_of_the_minimum_wage_for_one_mode_and_grade() {
    let row = "[[tekun_care]]\narea = \"both\"\nmode = \"institution\"\nself_care = \"partly_able\"\n\
               times_minimum_wage = \"0.3\"\nfrom = 2025-03-01\nbasis = \"standard\"\nsource = \"notice\"\n";
    let wanted = "TekunStandard { area: Areas::Both, mode: Some(TekunMode::Institution), \
                  self_care: Some(SelfCare::PartlyAble), height: Height::TimesMinimumWage(Exact::from_parts(3, 1, 1)) }";
    holds(&compiled(row), wanted);
}

#[test]
fn support_in_one_amount_holds_for_every_mode_and_grade_unless_it_says_so() {
    let row = "[[tekun_combined]]\narea = \"rural\"\nyuan_per_year = \"15000\"\nfrom = 2025-03-01\n\
               basis = \"standard\"\nsource = \"notice\"\n";
    let wanted = "TekunStandard { area: Areas::Only(Area::Rural), mode: None, self_care: None, \
                  height: Height::Yuan(Exact::from_parts(15000, 0, 12)) }";
    holds(&compiled(row), wanted);
}
