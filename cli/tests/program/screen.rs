//! Whole lists through the program.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{
    run::{Ran, jiuzhu, text_of},
    village::Village,
};

/// A folder with a list in it.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn of(list: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        std::fs::write(folder.path("list.csv"), list).expect("it is written");
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("text").to_owned()
    }

    pub fn screen(&self, more: &[&str]) -> Ran {
        let (list, out) = (self.name("list.csv"), self.name("results.csv"));
        jiuzhu(&[&["screen", &list, "--out", &out, "--day", "2026-11-01"], more].concat())
    }

    pub fn results(&self) -> String {
        text_of(self.path("results.csv"))
    }
}

pub fn village(households: usize) -> String {
    let template =
        String::from_utf8(jiuzhu_screening::template::template(jiuzhu_words::Texts::chinese())).expect("UTF-8");
    let rows = Village::of(9).take(households).flat_map(|it| it.rows);
    let quoted = |cell: &String| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() };
    template + &rows.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect::<String>()
}

/// Two households: of one person each, and with everything that stands in the first cell.
pub fn small(number: &str, savings: &str) -> String {
    format!("户号,关系,年龄,存款,组\n{number},户主,70,{savings},一\n2,户主,40,0,二\n")
}

fn lines(path: &Path) -> Vec<String> {
    text_of(path).lines().map(str::to_owned).collect()
}

#[test]
fn the_results_are_the_same_bytes_on_any_number_of_threads() {
    let folder = Folder::of(&village(700));
    let of = |threads: &str| {
        let ran = folder.screen(&["--threads", threads, "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        (folder.results(), ran.out)
    };
    let one = of("1");
    assert_eq!(one.0.lines().count(), 701);
    let summary: Value = serde_json::from_str(&one.1).expect("JSON");
    assert_eq!((&summary["households"], &summary["assessed"]), (&700.into(), &700.into()));
    assert!(summary["programmes"][0]["likely"].as_u64().is_some_and(|it| it > 50), "{summary}");
    assert_eq!(of("2"), one);
    assert_eq!(of("4"), one);
}

#[test]
fn a_household_alone_comes_to_what_assess_says() {
    let folder = Folder::of(&village(12));
    assert_eq!(folder.screen(&["--lang", "en"]).code, Some(0));
    let results = folder.results();
    let headers: Vec<_> = results.lines().next().expect("headers").split(',').collect();
    let dibao = headers.iter().position(|it| it.starts_with("Minimum living guarantee")).expect("dibao is told");
    for (line, house) in results.lines().skip(1).zip(Village::of(9)) {
        let case = house.case(jiuzhu_rules::case::day(2026, 11, 1), jiuzhu_packs::all());
        let case = serde_json::to_string(&case).expect("JSON");
        let told = crate::run::jiuzhu_reading(&["assess", "-"], case.as_bytes());
        let assessment: Value = serde_json::from_str(&told.out).expect("JSON");
        let verdict = assessment["findings"][0]["verdict"].as_str().expect("a verdict");
        let said = match verdict {
            "likely" => "may qualify",
            "depends" => "still open",
            _ => "may not qualify",
        };
        assert_eq!(line.split(',').nth(dibao), Some(said), "{line}");
    }
}

#[test]
fn mistakes_are_told_with_row_and_column_and_end_with_code_1() {
    let folder = Folder::of(&small("1", "很多"));
    let ran = folder.screen(&["--place", "500112", "--lang", "en"]);
    assert_eq!(ran.code, Some(1));
    let told = ran.err.lines().find(|line| !line.starts_with("note:")).expect("it is told");
    assert!(told.ends_with("list.csv:2: D: 存款: \"很多\"; expected an amount such as 1200, 1.2万 or 800-1000; mend the cell; it counts as not answered"), "{told}");
    assert_eq!(folder.results().lines().count(), 3, "both households are told of");
    assert!(ran.out.contains("2 households, 2 people; 2 assessed, 1 with something to mend"), "{}", ran.out);
    let errors = folder.name("mistakes.csv");
    let ran = folder.screen(&["--place", "500112", "--errors", &errors]);
    assert!(ran.code == Some(1) && ran.err.contains("1 mistakes; they stand in"), "{}", ran.err);
    let mistakes = lines(&folder.path("mistakes.csv"));
    assert_eq!(
        mistakes[1],
        "2,D,存款,1,not_an_amount,很多,\"钱数，如 1200、1.2万、800-1000\"".replace('"', "")
            + ",改这一格；现在当作没有填"
    );
}

#[test]
fn rows_of_a_household_that_stand_apart_are_told_of_all_its_parts() {
    let folder = Folder::of("户号,关系,年龄\n1,户主,70\n2,户主,40\n1,配偶,68\n");
    let errors = folder.name("mistakes.csv");
    let ran = folder.screen(&["--place", "500112", "--errors", &errors, "--json"]);
    let summary: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&summary["assessed"], &summary["mistakes"]["not_together"]), (&1.into(), &2.into()));
    let rows: Vec<_> = lines(&folder.path("mistakes.csv")).iter().skip(1).map(|it| it[..1].to_owned()).collect();
    assert_eq!(rows, ["2", "4"]);
}

#[test]
fn no_cell_becomes_a_formula() {
    for cell in ["=1+1", "+1", "-1", "@x", "\t=1"] {
        let folder = Folder::of(&small(&format!("\"{cell}\""), cell));
        let errors = folder.name("mistakes.csv");
        let map = ["--map", "组=keep", "--place", "500112", "--errors", &errors];
        folder.screen(&map);
        let texts = [folder.results(), text_of(folder.path("mistakes.csv"))].concat();
        let cells = texts.lines().flat_map(|line| line.split([',', '"'])).filter(|it| !it.is_empty());
        // A number is no formula.
        let begins = cells.filter(|it| it.starts_with(['=', '+', '-', '@', '\t'])).collect::<Vec<_>>();
        assert_eq!(begins, Vec::<&str>::new(), "{texts}");
        assert!(texts.contains(&format!("'{}", cell.trim())), "{texts}");
    }
}

#[test]
fn a_template_is_written_and_read_again() {
    let folder = Folder::of("");
    let template = folder.name("template.csv");
    for language in ["zh-Hans", "en"] {
        assert_eq!(jiuzhu(&["screen", "--template", &template, "--lang", language]).code, Some(0));
        let ran = jiuzhu(&["screen", &template, "--out", &folder.name("results.csv"), "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "every column is known");
        let summary: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(summary["households"], 0);
    }
}

#[test]
fn results_of_another_form_are_refused() {
    let folder = Folder::of(&small("1", "0"));
    let out = folder.name("results.ods");
    let ran = jiuzhu(&["screen", &folder.name("list.csv"), "--out", &out]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("results are CSV, XLSX or Parquet; expected a name that ends in .csv, .xlsx or .parquet"),
        "{}",
        ran.err
    );
    assert!(!folder.path("results.ods").exists());
}

#[test]
fn what_cannot_be_screened_is_told_and_nothing_is_written() {
    let cases: [(&str, &[&str], i32, &str); 8] = [
        ("", &[], 1, "nothing stands in it; expected a row of headers"),
        ("年龄\n1\n", &[], 1, "no column says which rows are one household"),
        ("户号,年龄\n1,1\n", &[], 1, "no column says who somebody is to the applicant"),
        ("户号,关系,年龄,age\n", &[], 1, "columns C and D both say age"),
        ("户号,关系\n", &["--map", "年龄=age"], 1, "\"年龄\" is no header of the table"),
        ("户号,关系\n", &["--map", "户号=size"], 1, "\"size\" is nothing a column can say"),
        ("户号,关系\n", &["--place", "999999"], 2, "999999 lies in no province"),
        ("\u{d0}", &["--threads", "0"], 2, "0"),
    ];
    for (list, more, code, expected) in cases {
        let folder = Folder::of(list);
        let ran = folder.screen(more);
        assert_eq!(ran.code, Some(code), "{list}: {}", ran.err);
        assert!(ran.err.contains(expected) && !folder.path("results.csv").exists(), "{list}: {}", ran.err);
    }
}

#[test]
fn a_column_that_is_not_read_is_noted() {
    let folder = Folder::of("户号,关系,家庭存款余额,门牌\n1,户主,0,3\n");
    let err = folder.screen(&["--place", "500112"]).err;
    assert!(err.contains("column C \"家庭存款余额\" is not read; perhaps --map 家庭存款余额=savings"), "{err}");
    assert!(err.contains("column D \"门牌\" is not read\n"), "{err}");
}

/// What the table was made by is held against what is published.
#[test]
fn another_standard_is_told() {
    let folder = Folder::of("户号,关系,低保标准,城乡\n1,户主,1,城镇\n2,户主,2,农村\n");
    let ran = folder.screen(&["--place", "500112", "--json"]);
    let summary: Value = serde_json::from_str(&ran.out).expect("JSON");
    let standards = summary["standards"].as_array().expect("a list");
    assert_eq!(standards.len(), 2, "{summary}");
    for (standard, area) in standards.iter().zip(["rural", "urban"]) {
        assert_eq!((&standard["place"], &standard["area"]), (&"500112".into(), &area.into()));
        assert_ne!(standard["published_least"], Value::Null);
    }
}

#[test]
fn two_lists_are_held_against_each_other() {
    let folder = Folder::of("户号,年工资\n1,1200\n2,0\n3,=9\n");
    std::fs::write(folder.path("other.csv"), "编号\t工资（元/月）\n1\t100\n3\t7\n5\t0\n").expect("it is written");
    let (list, other, out) = (folder.name("list.csv"), folder.name("other.csv"), folder.name("differences.csv"));
    let ran = jiuzhu(&["match", &list, &other, "--key", "户号=编号", "--out", &out, "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let summary: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(summary["differences"].to_string(), r#"{"only_in_a":1,"only_in_b":1,"other_value":1}"#);
    let differences = lines(&folder.path("differences.csv"));
    assert!(differences[1].starts_with("2,3,,,,,only_in_a,"), "{differences:?}");
    assert!(differences[2].starts_with("3,4,3,年工资,'=9,7,other_value,"), "{differences:?}");
    assert!(differences[3].starts_with("5,,4,,,,only_in_b,"), "{differences:?}");
    let ran = jiuzhu(&["match", &list, &other, "--key", "户号", "--out", &out]);
    assert!(ran.code == Some(1) && ran.err.contains("\"户号\" is no header of the table"), "{}", ran.err);
}
