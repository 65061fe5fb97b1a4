//! What each verdict rests on: the smallest sets of conditions that are enough for it, and the nearest change that would turn
//! it.

use std::borrow::Cow;

use jiuzhu_rules::{
    Finding, Grounds, Verdict, assess,
    explore::{About, Change, Condition, Turns, forcing},
};
use jiuzhu_words::{explain::Teller, texts::fill};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    shared::{Props, Shared},
    slices::in_slices,
};
use crate::{
    parts::{Page, back_link, citation, heading, status, styled, text},
    screens::{
        check::in_words,
        results::{
            card::{in_short, of_whom, what_is_open},
            worth_a_card,
        },
    },
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="examined rests">
            { back_link(page) }
            { heading(texts.rests_title) }
            <p>{ text("strong", texts.estimate_not_decision) }</p>
            <Rests of={Shared::of(page)} />
        </section>
    }
}

#[component]
fn Rests(props: &Props) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let chosen = use_state(|| 0_usize);
    // With the finding that they would turn.
    let changes = use_state(|| None::<(usize, (Vec<Change>, bool))>);
    let running = use_mut_ref(|| None);
    use_effect_with((props.of.clone(), *chosen), {
        let changes = changes.setter();
        move |(of, chosen): &(Shared, usize)| {
            changes.set(None);
            let index = *chosen;
            if let Some((finding, _)) = findings(of.page()).get(index).copied() {
                let case = Cow::Owned(of.session.case.clone());
                let mut turns =
                    Some(Turns::of(case, About::of(finding), finding.verdict, |case| assess(case).estimate));
                let piece = move || {
                    let goes_on = turns.as_mut().is_some_and(Turns::go_on);
                    if !goes_on {
                        changes.set(turns.take().map(|it| (index, it.found())));
                    }
                    goes_on
                };
                in_slices(Box::new(piece), running.clone());
            }
            move || drop(running.take())
        }
    });
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            chosen.set(usize::try_from(index).unwrap_or_default());
        })
    };
    let all = findings(page);
    let Some((finding, grounds)) = all.get(*chosen).copied() else { return Html::default() };
    let turned = match changes.as_ref().filter(|(index, _)| *index == *chosen) {
        None => status("aside", texts.curve_searching),
        Some((_, (changes, searched_all))) => html! {
            <>
                { status("aside", if changes.is_empty() { texts.rests_none } else { "" }) }
                <ul class="turns">for change in changes { { turn(page, change) } }</ul>
                if !searched_all { { styled("p", "hint", texts.rests_more_turns) } }
            </>
        },
    };
    html! {
        <>
            <div class="desk-field">
                <label class="desk-label" for="finding">{ texts.rests_of }</label>
                <select id="finding" onchange={choose}>
                    for (index, (finding, _)) in all.iter().enumerate() {
                        <option selected={index == *chosen}>{ name(page, finding) }</option>
                    }
                </select>
            </div>
            { enough(page, grounds) }
            if finding.verdict == Verdict::Depends {
                { what_is_open(page, grounds.verdict) }
            } else {
                { text("h2", texts.rests_turns) }
                { styled("p", "hint", texts.rests_turns_hint) }
                { turned }
            }
        </>
    }
}

fn findings(page: Page<'_>) -> Vec<(&Finding, Grounds)> {
    page.session.assessment().findings().filter(|(finding, _)| worth_a_card(finding)).collect()
}

fn name(page: Page, finding: &Finding) -> String {
    let who = finding.person.map(|index| format!("{}：", page.person(index))).unwrap_or_default();
    let name = page.texts.programme(finding.programme).official;
    format!("{who}{name} · {}", in_short(page, finding.verdict))
}

/// Each smallest set that is enough by itself.
fn enough(page: Page, grounds: Grounds) -> Html {
    let texts = &page.texts.page;
    let found = forcing(&page.session.assessment().explanation, grounds.verdict);
    let hint = if found.sets.is_empty() { texts.rests_open } else { texts.rests_enough_hint };
    html! {
        <>
            { text("h2", texts.rests_enough) }
            { styled("p", "hint", hint) }
            for (index, set) in found.sets.iter().enumerate() {
                <article class="card" key={index}>
                    { text("h3", fill(texts.rests_set, &[("number", &(index + 1).to_string())])) }
                    <ul>for condition in set { { one(page, condition) } }</ul>
                </article>
            }
            if found.more { { styled("p", "hint", texts.rests_more) } }
        </>
    }
}

fn one(page: Page, condition: &Condition) -> Html {
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    match teller.line_of(condition.step) {
        Some(line) => html! {
            <li>
                { format!("{}：{}", line.title, line.value) }
                if line.formula != line.value { { " " }{ text("small", line.formula.clone()) } }
                for article in line.article { { citation(page, article, line.rule) } }
            </li>
        },
        None => text("li", teller.words(condition.step)),
    }
}

fn turn(page: Page, change: &Change) -> Html {
    use jiuzhu_rules::answer::Answer;
    let texts = &page.texts.page;
    let to = in_words(page, Slot::Asked(change.fact), Answer::Given(change.to));
    let values =
        [("what", of_whom(page, change.fact)), ("to", to), ("verdict", in_short(page, change.verdict).to_owned())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let by = change.by.map(|by| fill(texts.rests_by, &[("yuan", &page.texts.yuan(by))]));
    html! {
        <li>{ fill(texts.rests_turn, &values) }if let Some(by) = by { { " " }{ text("small", by) } }</li>
    }
}
