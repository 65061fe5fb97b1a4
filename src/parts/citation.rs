//! Where something comes from: the law, or the notice that has a figure.

use jiuzhu_rules::{Case, law::Article, packs::FigureId};
use yew::prelude::*;

use super::{
    Page,
    text::{styled, text},
};

/// Where a figure of a case comes from, from when it is, how far it binds, and that it is old, if it is.
pub fn source(page: Page, case: &Case, id: FigureId) -> Html {
    let Some(figure) = case.packs.figure(id) else {
        return Html::default();
    };
    let origin = page.texts.origin(case.packs, figure, case.day);
    html! {
        <p class="source">
            { origin.figure }
            { " " }
            if origin.link.is_empty() {
                <cite lang="zh-Hans">{ origin.title }</cite>
            } else {
                <a href={origin.link} target="_blank" rel="noopener noreferrer" lang="zh-Hans">{ origin.title }</a>
            }
            { origin.published }
            if !origin.note.is_empty() { <span class="note" lang="zh-Hans">{ origin.note }</span> }
            if !origin.age.is_empty() { { styled("strong", "age", origin.age) } }
        </p>
    }
}

/// What the law says, and where. The rule's id may be empty.
pub fn citation(page: Page, article: Article, rule: &'static str) -> Html {
    let (Some(provision), Some(instrument)) = (article.provision(), article.instrument()) else {
        return Html::default();
    };
    let texts = page.texts;
    let cited = texts.citation(article);
    html! {
        <p class="citation">
            if provision.confirmed { { texts.page.according_to } } else { { texts.page.according_to_unconfirmed } }
            if let Some(link) = instrument.link {
                <a href={link} target="_blank" rel="noopener noreferrer">{ cited.title }</a>
            } else {
                { text("cite", cited.title) }
            }
            { " " }{ instrument.number }{ " " }{ cited.place }
            if !cited.says.is_empty() { { "：" }{ cited.says } }
            if !rule.is_empty() { { styled("small", "rule", rule) } }
        </p>
    }
}
