//! `law/*.toml`: one instrument a file, and the provisions that are cited.

use std::fmt::Write;

use super::reading::{Problems, SourceFile};

/// Writes `INSTRUMENTS`, `PROVISIONS`, and a module of constants for each file.
pub fn compile(files: &[SourceFile], problems: &Problems) -> String {
    let (mut instruments, mut provisions, mut modules) = (String::new(), String::new(), String::new());
    let mut count = 0_u16;
    for (number, file) in files.iter().enumerate() {
        let Some(root) = file.root(problems) else { continue };
        let (id, title) = (root.text("id"), root.words("title"));
        let document = root.text_if_any("number").unwrap_or_default();
        let from = root.day("from");
        if from.is_none() && !root.has("from") {
            root.wrong("from is missing; expected the day it took effect");
        }
        let until = root.day("until");
        let link = root.official_link();
        let from = from.map(|it| it.constant()).unwrap_or_default();
        let until = until.map_or("None".to_owned(), |it| format!("Some({})", it.constant()));
        let _ = writeln!(
            instruments,
            "Instrument {{ id: {id:?}, title: {title}, number: {document:?}, from: {from}, until: {until}, link: {link} }},"
        );
        let _ = writeln!(modules, "pub mod {} {{ use super::Article;", file.module());
        for article in root.rows("article") {
            let key = article.text("key");
            let (place, says) = (article.words("place"), article.words("says"));
            let confirmed = article.yes_no("confirmed").unwrap_or_else(|| {
                article.wrong("confirmed is missing; expected true or false");
                false
            });
            if key.is_empty() || !key.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_') {
                article.wrong_in("key", "expected capitals, digits and _ such as ARTICLE_18");
                continue;
            }
            article.finish();
            let _ = writeln!(
                provisions,
                "Provision {{ instrument: {number}, place: {place}, says: {says}, confirmed: {confirmed} }},"
            );
            let _ = writeln!(modules, "pub const {key}: Article = Article({count});");
            count += 1;
        }
        modules.push_str("}\n");
        root.finish();
    }
    format!(
        "pub static INSTRUMENTS: &[Instrument] = &[\n{instruments}];\n\
         pub static PROVISIONS: &[Provision] = &[\n{provisions}];\n{modules}"
    )
}
