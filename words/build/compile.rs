//! From the words on file to what the crate includes.

use super::{
    catalogue, levels,
    order::{LISTS, Order, WRITTEN},
    problems, rust,
    sources::{Locale, REFERENCE, Sources},
};

/// The name and the text of every file to write, or everything that is wrong with the words. Some things are only wrong where it
/// is to be `shipped`.
pub fn compile(sources: &Sources, shipped: bool) -> Result<Vec<(String, String)>, Vec<String>> {
    let order = Order::of(sources);
    let problems = problems::of(sources, &order, shipped);
    if !problems.is_empty() {
        return Err(problems);
    }
    let catalogues = |locale: &Locale| {
        let tag = &locale.tag;
        [
            (format!("{tag}.txt"), catalogue::of_texts(locale, &order)),
            (format!("{tag}.origins.txt"), catalogue::of_origins(locale, &order)),
        ]
    };
    let chinese =
        sources.locales.get(REFERENCE).map(|locale| catalogue::texts(locale, order.texts())).unwrap_or_default();
    let (questions, results) = chinese.split_at(order.of_questions().min(chinese.len()));
    let parts = [("questions.txt", questions), ("results.txt", results)];
    let parts = parts.map(|(name, lines)| (name.to_owned(), catalogue::joined(lines)));
    let offered = levels::offered(sources, &order);
    let rust = [
        ("texts.rs", rust::texts(&order)),
        ("catalogues.rs", rust::catalogues(&offered, &order)),
        ("written.rs", rust::apart(&offered, WRITTEN, "Written", &order.written)),
        ("lists.rs", rust::apart(&offered, LISTS, "Lists", &order.lists)),
    ];
    let rust = rust.map(|(name, text)| (name.to_owned(), text));
    Ok(offered.into_iter().flat_map(catalogues).chain(parts).chain(rust).collect())
}
