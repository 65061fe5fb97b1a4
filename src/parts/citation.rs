//! Where something comes from: the law, or the notice that has a figure.

use jiuzhu_rules::{law::Article, place::FigureId};
use jiuzhu_words::texts::Origin;
use yew::prelude::*;

use super::Page;

/// Where a figure comes from, from when it is, and how far it binds.
pub fn source(page: Page, id: FigureId) -> Html {
    let Some(Origin { figure, source, from, published_by }) = page.texts.origin(id) else {
        return Html::default();
    };
    html! {
        <p class="source">
            if !figure.category.is_empty() { { page.texts.topup(figure.category) }{ "：" } }
            { from }
            { " " }
            if let Some(link) = source.link {
                <a href={link} target="_blank" rel="noopener noreferrer" lang="zh-Hans">{ source.title }</a>
            } else {
                <cite lang="zh-Hans">{ source.title }</cite>
            }
            { published_by }
            if !figure.note.is_empty() { <span class="note" lang="zh-Hans">{ figure.note }</span> }
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
                <cite>{ cited.title }</cite>
            }
            { " " }{ instrument.number }{ " " }{ cited.place }
            { "：" }{ cited.says }
            if !rule.is_empty() { <small class="rule">{ rule }</small> }
        </p>
    }
}
