//! Where each figure of the packs comes from, in one line. The words are put together here, since pages only show them.

use jiuzhu_rules::place::{Basis, FIGURES, Figure, Publisher, SOURCES};

use super::sources::{Locale, Sources, place_key};

/// The parts of a line lie between tabs: what figure it is, then of its source the title, the link, who published it,
/// and a note.
pub fn lines(locale: &Locale, sources: &Sources) -> Vec<String> {
    FIGURES.iter().map(|figure| line(figure, locale, sources)).collect()
}

/// What tells one figure from every other.
pub fn keys() -> impl Iterator<Item = String> + Clone {
    FIGURES.iter().map(|it| format!("{} {} {} {}", it.table, it.place.0, it.dated, it.note))
}

fn line(figure: &Figure, locale: &Locale, sources: &Sources) -> String {
    let text = |key: &str| locale.texts.get(key).map_or("", String::as_str);
    let category = match figure.category {
        "" => String::new(),
        category => format!("{}：", text(&format!("topup.{category}"))),
    };
    let file = sources.places.get(&figure.place.0).map_or("packs", String::as_str);
    let what = text("page.figure_from")
        .replace("{place}", text(&place_key(file, figure.place.0)))
        .replace("{from}", figure.dated)
        .replace("{basis}", text(basis(figure.basis)));
    let source = SOURCES.get(usize::from(figure.source));
    let by = source.map_or("", |it| text(publisher(it.publisher)));
    let by = text("page.published_by").replace("{publisher}", by);
    let (title, link) = source.map_or(("", ""), |it| (it.title, it.link.unwrap_or_default()));
    let parts = [&format!("{category}{what}"), title, link, &by, figure.note];
    parts.map(|part| part.replace(['\t', '\n'], " ")).join("\t")
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Standard => "basis.standard",
        Basis::Floor => "basis.floor",
        Basis::Guidance => "basis.guidance",
        Basis::Unverified => "basis.unverified",
    }
}

fn publisher(publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Government => "publisher.government",
        Publisher::Press => "publisher.press",
        Publisher::Repost => "publisher.repost",
        Publisher::Aggregator => "publisher.aggregator",
        Publisher::Unread => "publisher.unread",
    }
}
