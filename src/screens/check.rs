//! Everything that was answered, each with a way to change it.

use jiuzhu_rules::{
    answer::{Answer, Flow, Given},
    facts::{Asked, PersonFact},
    place::{NATIONAL, PlaceCode},
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    flow::{self, Screen},
    parts::{Page, form, heading, period, remember, status, styled, text},
    screens::{kinds::none_of, questions::title_of},
    session::Action,
    slot::Slot,
    topics::{self, Topic, usual_of},
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let case = &page.session.case;
    let people = fill(texts.so_many_people, &[("count", &case.people.len().to_string())]);
    let fields = html! {
        <>
            { heading(texts.check_title) }
            { styled("p", "hint", texts.check_hint) }
            <section class="card">
                { text("h2", texts.part_place) }
                <dl>
                    { row(page, texts.place_label, place_name(page), Screen::Province) }
                    { row(page, page.texts.day.label, page.texts.day_words(case.day), Screen::Day) }
                    { row(page, texts.how_many_label, people, Screen::People) }
                </dl>
            </section>
            { still_open(page) }
            { remember(page) }
            for (index, topic) in flow::passed(case, page.session.needs()).into_iter().enumerate() {
                { card(page, index, topic) }
            }
        </>
    };
    form(page, fields, texts.see_results)
}

/// On how many pages something is open, where the person came here before the questions ended.
fn still_open(page: Page) -> Html {
    let (case, needs) = (&page.session.case, page.session.needs());
    let next = flow::unanswered(case, needs);
    if next == Screen::Check {
        return status("aside", page.texts.page.all_asked);
    }
    let left = flow::pages_left(case, needs).to_string();
    html! {
        <div class="notice">
            { text("p", fill(page.texts.page.still_open, &[("count", &left)])) }
            <button type="button" class="secondary" onclick={page.on(move |_| Action::Show(next))}>{ page.texts.page.go_on_asking }</button>
        </div>
    }
}

/// 四川省 凉山彝族自治州
pub fn place_name(page: Page) -> String {
    let named = |code: &PlaceCode| *code != NATIONAL;
    let chain = page.session.case.place.chain().filter(named);
    let mut names: Vec<&str> = chain.filter_map(|code| page.texts.place(page.session.case.packs, code)).collect();
    names.reverse();
    if names.is_empty() { page.texts.page.place_unknown.to_owned() } else { names.join(" ") }
}

fn card(page: Page, index: usize, topic: Topic) -> Html {
    let slots = topics::slots(topic, &page.session.case, page.session.needs());
    let said: Vec<_> = slots.into_iter().filter(|slot| worth_a_line(page, topic, *slot)).collect();
    html! {
        <section class="card" key={index}>
            { text("h2", title_of(page, topic)) }
            <dl>
                for slot in &said { { row(page, &label(page, topic, *slot), answer_words(page, *slot), Screen::Topic(topic)) } }
                if said.is_empty() { { row(page, &title_of(page, topic), none_of(page, topic).to_owned(), Screen::Topic(topic)) } }
            </dl>
        </section>
    }
}

/// Of a list only what applies is shown; amounts stand in the next card.
fn worth_a_line(page: Page, topic: Topic, slot: Slot) -> bool {
    let case = &page.session.case;
    let nothing = match slot {
        Slot::Asked(Asked::Person(fact, person)) => topics::is_nothing(case, fact, person),
        _ => false,
    };
    let is = |given: Given| slot.answer(case) == Answer::Given(given);
    match topic.kinds() {
        Some(kinds) => !nothing && !is(Given::YesNo(!kinds.ticked_means)),
        None => !topic.is_list() || slot.of_person().is_none_or(|(fact, _)| !is(usual_of(fact))),
    }
}

fn label(page: Page, topic: Topic, slot: Slot) -> String {
    match slot {
        Slot::Asked(Asked::Person(PersonFact::Away | PersonFact::SupportersOutside, index)) => page.person(index),
        Slot::Asked(Asked::Person(_, index)) if topic.person().is_none() => {
            format!("{}：{}", page.person(index), page.question(slot).label)
        }
        _ => page.question(slot).label.to_owned(),
    }
}

fn row(page: Page, label: &str, value: String, change: Screen) -> Html {
    html! {
        <div class="line">
            { text("dt", label) }
            <dd>
                <span>{ value }</span>
                <button type="button" class="link" onclick={page.on(move |_| Action::Change(change))}>
                    { page.texts.page.change }{ styled("span", "hidden", fill(page.texts.page.change_what, &[("what", label)])) }
                </button>
            </dd>
        </div>
    }
}

/// An answer as the person gave it.
pub fn answer_words(page: Page, slot: Slot) -> String {
    in_words(page, slot, slot.answer(&page.session.case))
}

/// The same of any answer to a question.
pub fn in_words(page: Page, slot: Slot, answer: Answer<Given>) -> String {
    let texts = page.texts;
    match answer {
        Answer::NotAsked => texts.how.not_asked.to_owned(),
        Answer::Unsure => texts.page.unsure.to_owned(),
        Answer::Given(Given::YesNo(false)) if is_ability(slot) => texts.page.not_alone.to_owned(),
        Answer::Given(Given::YesNo(yes)) => if yes { texts.page.yes } else { texts.page.no }.to_owned(),
        Answer::Given(Given::Choice(bits)) => {
            let chosen = (0..u32::BITS as u8).filter(|index| bits & 1 << index != 0);
            let choice = |fact: &str, joint: &str| {
                let words = chosen.clone().map(|index| texts.choice(fact, usize::from(index)));
                words.collect::<Vec<_>>().join(joint)
            };
            match slot {
                Slot::Asked(asked) => choice(asked.name(), texts.page.or),
                Slot::Local(figure) => choice(figure.name(), texts.page.or),
                _ => chosen.map(|index| page.person(index)).collect::<Vec<_>>().join(texts.how.comma),
            }
        }
        Answer::Given(Given::Yuan(span)) => format!("{} {}", texts.span(span), texts.unit.yuan),
        Answer::Given(Given::Flow(Flow { cadence, yuan })) => format!("{} {}", texts.span(yuan), period(page, cadence)),
        Answer::Given(Given::Years(span)) => texts.years_span(span),
        Answer::Given(Given::Count(span)) => texts.count_span(span),
        Answer::Given(Given::Number(span)) => texts.span(span),
    }
}

fn is_ability(slot: Slot) -> bool {
    matches!(slot, Slot::Asked(Asked::Person(fact, _)) if topics::ABILITIES.facts.contains(&fact))
}
