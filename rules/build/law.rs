//! `law/*.toml`: one instrument a file, and the provisions that are cited. Their words are left to the catalogues.

use std::fmt::Write;

use super::{
    day::{constant, constant_if_any},
    reading::{Fields, Problems, SourceFile},
};

/// Writes `INSTRUMENTS`, `PROVISIONS`, and a module of constants for each file.
pub fn compile(files: &[SourceFile], problems: &Problems) -> String {
    let (mut instruments, mut provisions, mut modules) = (Vec::new(), Vec::new(), String::new());
    let mut ids = Vec::new();
    for file in files {
        let Some(table) = file.parsed(problems) else { continue };
        let root = file.root(&table, problems);
        let id = root.full_text("id");
        if ids.contains(&id.to_owned()) {
            root.wrong_in("id", format_args!("{id} stands in another file too; expected one file an instrument"));
        }
        ids.push(id.to_owned());
        let _ = writeln!(modules, "pub mod {} {{\nuse super::Article;", file.module());
        let mut keys = Vec::new();
        for article in root.rows("article") {
            let key = read_key(&article);
            if keys.contains(&key) {
                article.wrong_in("key", format_args!("{key} stands twice; expected each provision once"));
            }
            keys.push(key);
            let _ = writeln!(modules, "pub const {key}: Article = Article({});", provisions.len());
            provisions.push(provision(&article, instruments.len()));
        }
        modules.push_str("}\n");
        instruments.push(instrument(&root, id));
        root.finish();
    }
    format!(
        "pub static INSTRUMENTS: &[Instrument] = &[\n{}\n];\npub static PROVISIONS: &[Provision] = &[\n{}\n];\n{modules}",
        instruments.join(",\n"),
        provisions.join(",\n")
    )
}

fn instrument(root: &Fields<'_>, id: &str) -> String {
    root.words("title");
    let number = root.text_if_any("number").unwrap_or_default();
    let (from, until) = (root.day("from"), root.day_if_any("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.first <= from.last
    {
        root.wrong_in("until", "is not after from; expected a later day");
    }
    let from = from.map(|day| constant(day.last)).unwrap_or_default();
    let (until, link) = (constant_if_any(until.map(|day| day.first)), root.official_link());
    format!("Instrument {{ id: {id:?}, number: {number:?}, from: {from}, until: {until}, link: {link} }}")
}

fn provision(article: &Fields<'_>, instrument: usize) -> String {
    article.words("place");
    article.words("says");
    let confirmed = article.yes_no("confirmed");
    article.finish();
    format!("Provision {{ instrument: {instrument}, confirmed: {confirmed} }}")
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
