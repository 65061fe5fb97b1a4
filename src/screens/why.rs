//! Every step behind something that the results say, in words, with where the law says so and where the figure comes
//! from.

use jiuzhu_rules::{Grounds, reckoning::truth::Truth};
use jiuzhu_words::explain::{Line, Teller};
use yew::prelude::*;

use crate::{
    flow::Subject,
    parts::{Page, back_link, citation, heading, source, status, styled, text},
};

pub fn show(page: Page, subject: Subject) -> Html {
    let Some(what) = told(page, subject) else {
        return Html::default();
    };
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    let lines = teller.lines_of(what.grounds);
    html! {
        <section class="why">
            { back_link(page) }
            { heading(what.title) }
            { text("p", what.about) }
            if !page.texts.tells_origins() { { status("aside", page.texts.page.origins_coming) } }
            <ol class="steps">
                for (number, line) in lines.iter().enumerate() { <li key={number}>{ step(page, line) }</li> }
            </ol>
            { styled("p", "aside", page.texts.page.estimate_not_decision) }
        </section>
    }
}

struct Told {
    title: String,
    about: &'static str,
    grounds: Grounds,
}

fn told(page: Page, subject: Subject) -> Option<Told> {
    let assessment = page.session.assessment();
    let titled = |title: &str, person: Option<u8>| match person {
        Some(index) => format!("{title} {}", page.person(index)),
        None => title.to_owned(),
    };
    Some(match subject {
        Subject::Finding(index) => {
            let (finding, grounds) = assessment.findings().nth(index)?;
            let words = page.texts.programme(finding.programme);
            Told { title: titled(words.plain, finding.person), about: words.about, grounds }
        }
        Subject::Lead(index) => {
            let (lead, grounds) = assessment.leads().nth(index)?;
            let words = page.texts.lead(lead.lead);
            Told { title: titled(words.what, lead.person), about: words.about, grounds }
        }
        Subject::Remark(index) => {
            let (remark, grounds) = assessment.remarks().nth(index)?;
            let words = page.texts.remark(remark.remark);
            Told { title: titled(words.title, remark.person), about: words.about, grounds }
        }
    })
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
            { text("h2", line.title.clone()) }
            if !line.formula.is_empty() { { styled("p", "formula", line.formula.clone()) } }
            <p class="value"><span class="mark" aria-hidden="true"></span>{ "= " }{ text("strong", line.value.clone()) }</p>
            for figure in &line.figures { { source(page, &page.session.case, *figure) } }
            for article in line.article { { citation(page, article, line.rule) } }
        </div>
    }
}
