//! `law/*.toml`: one instrument a file, and the provisions that are cited. Their words are left to the catalogues.

use std::fmt::Write;

use jiff_core::civil::Date;
use jiuzhu_reading::{Fields, Problems, SourceFile};

/// Writes `INSTRUMENTS`, `IN_FORCE`, `PROVISIONS`, and a module of constants for each file.
pub fn compile(files: &[SourceFile], problems: &Problems) -> String {
    let (mut instruments, mut in_force) = (Vec::new(), Vec::new());
    let (mut provisions, mut modules) = (Vec::new(), String::new());
    let mut ids: Vec<String> = Vec::new();
    for file in files {
        let Some(table) = file.parsed(problems) else { continue };
        let root = file.root(&table, problems);
        let id = read_id(&root, &ids);
        ids.push(id.to_owned());
        let _ = writeln!(modules, "pub mod {} {{\nuse super::Article;", file.module());
        let (articles, mut keys) = (root.rows("article"), Vec::new());
        if articles.is_empty() {
            root.missing("article", "at least one [[article]] that can be cited");
        }
        for article in articles {
            let key = read_key(&article);
            if keys.contains(&key) {
                article.wrong_in("key", format_args!("{key} stands twice; expected each provision once"));
            }
            keys.push(key);
            let _ = writeln!(modules, "pub const {key}: Article = Article({});", provisions.len());
            provisions.push(provision(&article, instruments.len()));
        }
        modules.push_str("}\n");
        let (instrument, period) = instrument(&root, id);
        instruments.push(instrument);
        in_force.push(period);
        root.finish();
    }
    format!(
        "pub static INSTRUMENTS: &[Instrument] = &[\n{}\n];\nstatic IN_FORCE: &[(Date, Option<Date>)] = &[{}];\n\
         pub static PROVISIONS: &[Provision] = &[\n{}\n];\n{modules}",
        instruments.join(",\n"),
        in_force.join(", "),
        provisions.join(",\n")
    )
}

/// The instrument's id in the register of documents.
fn read_id<'a>(root: &Fields<'a>, earlier: &[String]) -> &'a str {
    let id = root.full_text("id");
    if root.has("id") && !is_id(id) {
        let expected = "expected one such as DOC-18, DOC-25a, or LAW-LEGAL-AID";
        root.wrong_in("id", format_args!("\"{id}\" is no id; {expected}"));
    }
    if earlier.iter().any(|other| other == id) {
        root.wrong_in("id", format_args!("{id} stands in another file too; expected one file an instrument"));
    }
    let alone = |one: &str, lettered: &str| one != lettered && one == lettered.trim_end_matches(a_letter);
    if let Some(other) = earlier.iter().find(|other| alone(id, other) || alone(other, id)) {
        let expected = "expected a letter on each document of one number";
        root.wrong_in("id", format_args!("{id} stands beside {other}; {expected}"));
    }
    id
}

fn a_letter(it: char) -> bool {
    it.is_ascii_lowercase()
}

/// `DOC-` and two digits, with a letter where one number covers several documents; or, for what has no number,
/// capitals with hyphens.
fn is_id(id: &str) -> bool {
    match id.strip_prefix("DOC-") {
        Some(number) => {
            let digits = number.strip_suffix(a_letter).unwrap_or(number);
            digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit())
        }
        None => {
            let capitals = |word: &str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_uppercase());
            id.contains('-') && id.split('-').all(capitals)
        }
    }
}

/// The instrument, and from when until when it is in force.
fn instrument(root: &Fields<'_>, id: &str) -> (String, String) {
    check_words(root, "title");
    let number = root.text_if_any("number").unwrap_or_default();
    let (from, until) = (root.day("from"), root.day_if_any("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.first <= from.last
    {
        root.wrong_in("until", "is not after from; expected a later day");
    }
    let from = from.map(|day| constant(day.last)).unwrap_or_default();
    let (until, link) = (constant_if_any(until.map(|day| day.first)), root.official_link());
    let link = link.map_or("None".to_owned(), |link| format!("Some({link:?})"));
    let period = format!("({from}, {until})");
    (format!("Instrument {{ id: {id:?}, number: {number:?}, from: {from}, until: {until}, link: {link} }}"), period)
}

fn provision(article: &Fields<'_>, instrument: usize) -> String {
    check_place(article);
    check_words(article, "says");
    let confirmed = article.yes_no("confirmed");
    article.finish();
    format!("Provision {{ instrument: {instrument}, confirmed: {confirmed} }}")
}

/// A text that says something in every language on file.
fn check_words(fields: &Fields<'_>, key: &'static str) {
    if let Some(words) = fields.table(key) {
        words.full_text("zh-Hans");
        words.full_text("en");
    }
    fields.words(key);
}

/// Where the provision stands: empty where it was read without its number, and then in every language.
fn check_place(article: &Fields<'_>) {
    if let Some(words) = article.table("place")
        && words.text("zh-Hans").is_empty() != words.text("en").is_empty()
    {
        article.wrong_in("place", "is empty in one language only; expected it in both, or in neither");
    }
    article.words("place");
}

/// The name of the provision's constant.
fn read_key<'a>(article: &Fields<'a>) -> &'a str {
    let key = article.full_text("key");
    let plain = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_';
    if !key.bytes().all(plain) || key.starts_with(|it: char| it.is_ascii_digit()) {
        article.wrong_in("key", format_args!("\"{key}\" is no name; expected capitals, such as ARTICLE_18"));
    }
    key
}

/// A day as the rules write it.
fn constant(day: Date) -> String {
    format!("crate::case::day({}, {}, {})", day.year(), day.month(), day.day())
}

/// An end, which may be open, as the rules write it.
fn constant_if_any(day: Option<Date>) -> String {
    day.map_or("None".to_owned(), |day| format!("Some({})", constant(day)))
}
