//! Everything that was answered, each with a way to change it.

use jiuzhu_rules::{
    answer::{Answer, Flow, Given},
    facts::Asked,
    place::{NATIONAL, PlaceCode},
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    flow::{self, Screen, Slot, Topic},
    parts::{Page, form, heading, period},
    screens::questions::title_of,
    session::Action,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let case = &page.session.case;
    let fields = html! {
        <>
            { heading(texts.check_title) }
            <p class="hint">{ texts.check_hint }</p>
            <section class="card">
                <h2>{ texts.part_place }</h2>
                <dl>
                    { row(page, texts.place_label, place_name(page), Screen::Province) }
                    { row(page, page.texts.day.label, page.texts.day_words(case.day), Screen::Day) }
                </dl>
            </section>
            for (index, topic) in flow::passed(case, page.session.assessment()).into_iter().enumerate() {
                { card(page, index, topic) }
            }
        </>
    };
    form(page, fields, texts.see_results)
}

/// 四川省 凉山彝族自治州
pub fn place_name(page: Page) -> String {
    let named = |code: &PlaceCode| *code != NATIONAL;
    let chain = page.session.case.place.chain().filter(named);
    let mut names: Vec<&str> = chain.filter_map(|code| page.texts.place(code)).collect();
    names.reverse();
    if names.is_empty() { page.texts.page.place_unknown.to_owned() } else { names.join(" ") }
}

fn card(page: Page, index: usize, topic: Topic) -> Html {
    let slots = flow::slots(topic, &page.session.case, page.session.assessment());
    let said: Vec<_> = slots.into_iter().filter(|slot| worth_a_line(page, topic, *slot)).collect();
    html! {
        <section class="card" key={index}>
            <h2>{ title_of(page, topic) }</h2>
            <dl>
                for slot in &said { { row(page, &label(page, *slot), answer_words(page, *slot), Screen::Topic(topic)) } }
                if said.is_empty() { { row(page, &title_of(page, topic), page.texts.page.none_of_these.to_owned(), Screen::Topic(topic)) } }
            </dl>
        </section>
    }
}

/// Of a list of kinds only those that apply are shown; their amounts stand in the next card.
fn worth_a_line(page: Page, topic: Topic, slot: Slot) -> bool {
    let case = &page.session.case;
    let nothing = match slot {
        Slot::Asked(Asked::Person(fact, person)) => flow::is_nothing(case, fact, person),
        _ => false,
    };
    let answer = slot.answer(case);
    match topic {
        Topic::MoneyKinds(_) | Topic::Received(_) => !nothing && answer != Answer::Given(Given::YesNo(false)),
        _ => true,
    }
}

fn label(page: Page, slot: Slot) -> String {
    let label = page.question(slot).label;
    match slot {
        Slot::Asked(Asked::Person(jiuzhu_rules::facts::PersonFact::Away, index)) => page.person(index),
        _ => label.to_owned(),
    }
}

fn row(page: Page, label: &str, value: String, change: Screen) -> Html {
    html! {
        <div class="line">
            <dt>{ label.to_owned() }</dt>
            <dd>
                <span>{ value }</span>
                <button type="button" class="link" onclick={page.on(move |_| Action::Change(change))}>
                    { page.texts.page.change }<span class="hidden">{ fill(page.texts.page.change_what, &[("what", label)]) }</span>
                </button>
            </dd>
        </div>
    }
}

/// An answer as the person gave it.
pub fn answer_words(page: Page, slot: Slot) -> String {
    let texts = page.texts;
    match slot.answer(&page.session.case) {
        Answer::NotAsked => texts.how.not_asked.to_owned(),
        Answer::Unsure => texts.page.unsure.to_owned(),
        Answer::Given(Given::YesNo(yes)) => if yes { texts.page.yes } else { texts.page.no }.to_owned(),
        Answer::Given(Given::Choice(bits)) => {
            let fact = match slot {
                Slot::Asked(asked) => asked.name(),
                Slot::Local(figure) => figure.name(),
                Slot::ForWhom | Slot::Place | Slot::Day => "",
            };
            let chosen = (0..32).filter(|index| bits & 1 << index != 0).map(|index| texts.choice(fact, index));
            chosen.collect::<Vec<_>>().join(texts.page.or)
        }
        Answer::Given(Given::Yuan(span)) => format!("{} {}", texts.span(span), texts.unit.yuan),
        Answer::Given(Given::Flow(Flow { cadence, yuan })) => format!("{} {}", texts.span(yuan), period(page, cadence)),
        Answer::Given(Given::Years(span)) => texts.years_span(span),
        Answer::Given(Given::Count(span)) => texts.count_span(span),
        Answer::Given(Given::Number(span)) => texts.span(span),
    }
}
