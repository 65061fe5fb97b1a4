//! Every step behind one finding, in words, with where the law says so and where the figure comes from.

use jiuzhu_rules::{
    law::Article,
    place::{Basis, FigureId, Publisher},
    reckoning::truth::Truth,
};
use jiuzhu_words::{
    explain::{Line, Teller},
    texts::fill,
};
use yew::prelude::*;

use crate::parts::{Page, back_link, heading};

pub fn show(page: Page, index: usize) -> Html {
    let assessment = page.session.assessment();
    let Some((finding, grounds)) = assessment.findings().nth(index) else {
        return Html::default();
    };
    let words = page.texts.programme(finding.programme);
    let who = finding.person.map(|index| page.person(index)).unwrap_or_default();
    let person = |index| page.person(index);
    let teller = Teller { assessment, texts: page.texts, person: &person };
    let lines = teller.lines(core::iter::once(grounds.verdict).chain(grounds.payment));
    html! {
        <section class="why">
            { back_link(page) }
            { heading(format!("{} {}", words.plain, who)) }
            <p>{ words.about }</p>
            <ol class="steps">
                for (number, line) in lines.iter().enumerate() { <li key={number}>{ step(page, line) }</li> }
            </ol>
            <p class="aside">{ page.texts.page.estimate_not_decision }</p>
        </section>
    }
}

fn step(page: Page, line: &Line) -> Html {
    let state = match line.truth {
        Some(Truth::Yes) => "holds",
        Some(Truth::No) => "fails",
        Some(Truth::Either) => "open",
        None => "figure",
    };
    html! {
        <div class={classes!("step", state)}>
            <h2>{ &line.title }</h2>
            if !line.formula.is_empty() { <p class="formula">{ &line.formula }</p> }
            <p class="value"><span class="mark" aria-hidden="true"></span>{ "= " }<strong>{ &line.value }</strong></p>
            for figure in &line.figures { { source(page, *figure) } }
            for article in line.article { { citation(page, article, line.rule) } }
        </div>
    }
}

/// Where a figure comes from, from when it is, and how far it binds.
fn source(page: Page, id: FigureId) -> Html {
    let (Some(figure), Some(source)) = (id.figure(), id.source()) else {
        return Html::default();
    };
    let texts = page.texts;
    let place = texts.place(figure.place).unwrap_or(texts.page.nationwide);
    let basis = match figure.basis {
        Basis::Standard => texts.basis.standard,
        Basis::Floor => texts.basis.floor,
        Basis::Guidance => texts.basis.guidance,
        Basis::Unverified => texts.basis.unverified,
    };
    let publisher = match source.publisher {
        Publisher::Government => texts.publisher.government,
        Publisher::Press => texts.publisher.press,
        Publisher::Repost => texts.publisher.repost,
        Publisher::Aggregator => texts.publisher.aggregator,
        Publisher::Unread => texts.publisher.unread,
    };
    html! {
        <p class="source">
            if !figure.category.is_empty() { { texts.topup(figure.category) }{ "：" } }
            { fill(texts.page.figure_from, &[("place", place), ("from", figure.dated), ("basis", basis)]) }
            { " " }
            if let Some(link) = source.link {
                <a href={link} target="_blank" rel="noopener noreferrer" lang="zh-Hans">{ source.title }</a>
            } else {
                <cite lang="zh-Hans">{ source.title }</cite>
            }
            { fill(texts.page.published_by, &[("publisher", publisher)]) }
            if !figure.note.is_empty() { <span class="note" lang="zh-Hans">{ figure.note }</span> }
        </p>
    }
}

fn citation(page: Page, article: Article, rule: &'static str) -> Html {
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
            <small class="rule">{ rule }</small>
        </p>
    }
}
