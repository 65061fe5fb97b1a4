//! Other help to ask about: what cannot wait first of all, then what fits, then what may.

use jiuzhu_rules::{
    Grounds, Lead, LeadFinding,
    reckoning::{choice::Variants, truth::Truth},
};
use jiuzhu_words::explain::Teller;
use yew::prelude::*;

use super::card::why;
use crate::{
    flow::{self, Subject},
    parts::{Page, numbers_in, styled, text, with_calls},
};

/// A lead with its place in the list and the steps behind it.
type Listed<'a> = (usize, (&'a LeadFinding, Grounds));

/// Whom to call now: above everything else.
pub fn first_of_all(page: Page) -> Html {
    let estimate = &page.session.assessment().estimate;
    html! { for lead in estimate.leads.iter().filter(|it| flow::comes_first(it)) { { urgent(page, lead) } } }
}

/// One lead that cannot wait, with the numbers to call as large as a button.
pub fn urgent(page: Page, lead: &LeadFinding) -> Html {
    let words = page.texts.urgent(lead.lead);
    html! {
        <article class="urgent" key={name_of(lead.lead)} data-lead={name_of(lead.lead)}>
            { text("h2", words.what) }
            { text("p", words.about) }
            <p>{ text("strong", words.ask_at) }</p>
            for number in numbers_in(words.ask_at) {
                <a key={number} class="call" href={format!("tel:{number}")}>
                    { jiuzhu_words::texts::fill(page.texts.page.call, &[("number", number)]) }
                </a>
            }
        </article>
    }
}

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let all = page.session.assessment().leads().enumerate();
    let rest: Vec<Listed> = all.filter(|(_, (it, _))| !flow::comes_first(it) && it.fits != Truth::No).collect();
    let that = |fits: Truth| rest.iter().filter(move |(_, (it, _))| it.fits == fits);
    let some = |fits: Truth| that(fits).next().is_some();
    if rest.is_empty() {
        return Html::default();
    }
    html! {
        <section class="leads">
            { text("h2", texts.leads_title) }
            { styled("p", "hint", texts.leads_hint) }
            if some(Truth::Yes) { { styled("p", "group", texts.leads_fit) } }
            for lead in that(Truth::Yes) { { one(page, *lead) } }
            if some(Truth::Either) { { styled("p", "group", texts.leads_may) } }
            for lead in that(Truth::Either) { { one(page, *lead) } }
        </section>
    }
}

fn one(page: Page, (index, (lead, grounds)): Listed) -> Html {
    let texts = page.texts;
    let words = texts.lead(lead.lead);
    let who = lead.person.map(|index| page.person(index));
    let fits = lead.fits == Truth::Yes;
    html! {
        <article class={classes!("lead", if fits { "fits" } else { "may" })} key={index} data-lead={name_of(lead.lead)} data-person={lead.person.map(|it| it.to_string())}>
            <h3>
                { words.what }
                if let Some(who) = who { { styled("span", "who", who) } }
            </h3>
            { text("p", words.about) }
            { conditions(page, lead, grounds) }
            <p>{ with_calls(words.ask_at) }</p>
            { why(page, Subject::Lead(index), words.what) }
        </article>
    }
}

/// Why it fits, or what it hangs on: the conditions that hold, or those that are open.
fn conditions(page: Page, lead: &LeadFinding, grounds: Grounds) -> Html {
    let own = lead.person;
    let person = |index| if Some(index) == own { String::new() } else { page.person(index) };
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    let wanted = |truth: Truth| teller.conditions(grounds.verdict).into_iter().filter(move |it| it.1 == truth);
    let list = |intro: &'static str, truth: Truth| {
        let words: Vec<String> = wanted(truth).map(|it| it.0).collect();
        match words.is_empty() {
            true => Html::default(),
            false => html! { <p class="because">{ intro }{ words.join(page.texts.how.and) }</p> },
        }
    };
    html! {
        <>
            { list(page.texts.page.because, Truth::Yes) }
            { list(page.texts.page.hangs_on, Truth::Either) }
        </>
    }
}

/// The lead's identifier, for those who look at the page with a program.
fn name_of(lead: Lead) -> &'static str {
    Lead::NAMES.get(usize::from(lead.index())).copied().unwrap_or_default()
}
