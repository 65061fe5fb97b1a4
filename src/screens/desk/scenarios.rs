//! The household as it is beside up to two others that it might be: copies of the case with something changed. Only what
//! differs is shown, with the steps that made it.

use std::rc::Rc;

use gloo_utils::document;
use jiuzhu_rules::{
    Assessment, Case, Finding,
    explore::{About, Cause, Comparison, Difference, compare, rise},
    reckoning::{
        exact::Exact,
        money::Cadence,
        span::Span,
        step::{StepId, Value},
    },
    term::Term,
};
use jiuzhu_words::{explain::Teller, texts::fill};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    fields::field,
    shared::{Props, Shared},
};
use crate::{
    desk::{Did, sections, slots_of},
    parts::{Page, back_link, heading, period, status, styled, text},
    screens::{
        check::{in_words, place_name},
        comparison::turns,
        results::{
            card::{exactly, in_short, of_whom, yuan_of},
            worth_a_card,
        },
    },
    session::{Action, MOST_PEOPLE, Session},
    slot::Slot,
};

/// Beside the household as it is.
const MOST: usize = 2;

/// What is told of a household on the way to its results.
const ON_THE_WAY: &[Term] = &[Term::Members, Term::HouseholdIncome, Term::IncomePerHead];

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let day = page.texts.day_words(page.session.case.day);
    html! {
        <section class="examined scenarios">
            { back_link(page) }
            { heading(texts.scenarios_title) }
            <p>{ text("strong", texts.estimate_not_decision) }{ " " }{ fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))]) }</p>
            { styled("p", "hint", texts.scenarios_hint) }
            <Scenarios of={Shared::of(page)} />
        </section>
    }
}

#[component]
fn Scenarios(props: &Props) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let kept = page.session.desk.scenarios();
    let count = use_state(|| kept.len());
    let editing = use_state(|| None::<usize>);
    // Each is a session of its own, in which every field of the desk does what it does there.
    let sessions =
        [use_reducer(|| with_case(page.session, kept.first())), use_reducer(|| with_case(page.session, kept.get(1)))];
    let cases: Vec<Rc<Case>> = sessions.iter().take(*count).map(|it| Rc::new(it.case.clone())).collect();
    use_effect_with(cases.clone(), {
        let go = props.of.go.clone();
        move |cases: &Vec<Rc<Case>>| go.dispatch(Action::from(Did::Suppose(cases.clone())))
    });
    let found = use_memo((props.of.clone(), cases), |(of, cases)| {
        cases.iter().map(|case| compare(&of.session.case, case)).collect::<Vec<Comparison>>()
    });
    use_effect_with((), |()| wide_paper());
    let add = {
        let (count, editing, now) = (count.clone(), editing.clone(), Rc::new(page.session.case.clone()));
        let go = sessions.each_ref().map(|it| it.dispatcher());
        Callback::from(move |_: MouseEvent| {
            if let Some(go) = go.get(*count) {
                go.dispatch(Action::from(Did::Become(now.clone())));
            }
            editing.set(Some(*count));
            count.set(*count + 1);
        })
    };
    let drop_last = {
        let (count, editing) = (count.clone(), editing.clone());
        Callback::from(move |_: MouseEvent| {
            editing.set(None);
            count.set(count.saturating_sub(1));
        })
    };
    let shown = sessions.iter().take(*count);
    let columns: Vec<Column> = (0..)
        .zip(shown.clone())
        .zip(found.iter())
        .map(|((index, session), found)| Column { name: name_of(page, index), session, found })
        .collect();
    let edited = editing.and_then(|index| sessions.get(index).filter(|_| index < *count).map(|it| (index, it)));
    html! {
        <>
            <div class="scenario-tools">
                if *count < MOST { <button type="button" class="secondary" onclick={add}>{ texts.scenarios_add }</button> }
                for index in 0..*count {
                    <button type="button" class="secondary" aria-expanded={(*editing == Some(index)).to_string()}
                        onclick={let editing = editing.clone(); move |_| editing.set(if *editing == Some(index) { None } else { Some(index) })}>
                        { fill(texts.scenarios_edit, &[("name", &name_of(page, index))]) }
                    </button>
                }
                if *count > 0 { <button type="button" class="link" onclick={drop_last}>{ fill(texts.scenarios_drop, &[("name", &name_of(page, *count - 1))]) }</button> }
            </div>
            if let Some((index, session)) = edited {
                <Edit key={index} of={Shared { session: Rc::new((**session).clone()), texts: page.texts, go: session.dispatcher() }}
                    now={Rc::new(page.session.case.clone())} name={name_of(page, index)} />
            }
            if !columns.is_empty() { { table(page, &columns) } }
        </>
    }
}

/// While this is shown it is printed in landscape: a named page has to be that of the body (styles/examined.css), and only
/// engines of 2022 and later find out by themselves what a body holds.
fn wide_paper() -> impl FnOnce() {
    let root = document().document_element();
    if let Some(root) = &root {
        // Without it there is narrow paper, on which everything stands too.
        root.set_attribute("data-paper", "wide").ok();
    }
    move || {
        if let Some(root) = root {
            root.remove_attribute("data-paper").ok();
        }
    }
}

fn name_of(page: Page, index: usize) -> String {
    fill(page.texts.page.scenarios_name, &[("number", &(index + 1).to_string())])
}

fn with_case(session: &Session, case: Option<&Rc<Case>>) -> Session {
    let mut other = session.clone();
    if let Some(case) = case {
        other.take((**case).clone());
    }
    other
}

/// What is asked at the desk, and whoever else is there in the scenario.
fn all_slots(session: &Session) -> Vec<Slot> {
    sections(&session.case).flat_map(|section| slots_of(session, section)).collect()
}

fn is_changed(slot: Slot, now: &Case, other: &Case) -> bool {
    slot.answer(now) != slot.answer(other)
}

fn label(page: Page, slot: Slot) -> String {
    match slot {
        Slot::Asked(asked) => of_whom(page, asked),
        _ => page.label(slot).to_owned(),
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    of: Shared,
    now: Rc<Case>,
    name: String,
}

/// What is changed already, and one field more to be chosen.
#[component]
fn Edit(props: &EditProps) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let opened = use_state(Vec::<Slot>::new);
    let (case, slots) = (&page.session.case, all_slots(page.session));
    let is_shown = |slot: &Slot| opened.contains(slot) || is_changed(*slot, &props.now, case);
    let (shown, others): (Vec<Slot>, Vec<Slot>) = slots.into_iter().partition(is_shown);
    let choose = {
        let (opened, others) = (opened.clone(), others.clone());
        Callback::from(move |event: Event| {
            let list = event.target_unchecked_into::<HtmlSelectElement>();
            let chosen = usize::try_from(list.selected_index() - 1).ok().and_then(|it| others.get(it));
            if let Some(slot) = chosen {
                opened.set(opened.iter().copied().chain([*slot]).collect());
            }
            list.set_selected_index(0);
        })
    };
    html! {
        <section class="desk-fields scenario" aria-label={props.name.clone()}>
            { text("h2", props.name.clone()) }
            for slot in shown { { of_person(page, slot) } }
            <div class="desk-field">
                <label class="desk-label" for="scenario-field">{ texts.scenarios_field }</label>
                <select id="scenario-field" onchange={choose}>
                    <option>{ "" }</option>
                    for slot in others { <option key={slot.id()}>{ label(page, slot) }</option> }
                </select>
            </div>
            if case.people.len() < MOST_PEOPLE {
                <button type="button" class="secondary" onclick={page.on(|_| Action::from(Did::AddPerson))}>{ texts.one_more }</button>
            }
        </section>
    }
}

/// At the desk a section tells whose fields they are.
fn of_person(page: Page, slot: Slot) -> Html {
    html! {
        <div key={slot.id()}>
            if let Some((_, index)) = slot.of_person() { { styled("small", "who", page.person(index)) } }
            { field(page, slot) }
        </div>
    }
}

struct Column<'a> {
    name: String,
    session: &'a Session,
    found: &'a Comparison,
}

fn table(page: Page, columns: &[Column]) -> Html {
    let texts = &page.texts.page;
    let turned = columns.iter().map(|it| it.found.differences.iter().filter(shown).count()).max().unwrap_or_default();
    let said = if turned == 0 {
        texts.changed_none.to_owned()
    } else {
        fill(texts.try_changed, &[("count", &turned.to_string())])
    };
    html! {
        <>
            { status("aside", said) }
            <div class="table-scroll" tabindex="0" role="group" aria-label={texts.scenarios_title}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ texts.table_what }</th>
                            <th scope="col">{ texts.try_before }</th>
                            for column in columns { <th scope="col">{ &column.name }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        { answers(page, columns) }
                        for term in ON_THE_WAY { { on_the_way(page, columns, *term) } }
                        { totals(page, columns) }
                        { findings(page, columns) }
                        if turned > 0 { { causes(page, columns) } }
                    </tbody>
                </table>
            </div>
        </>
    }
}

fn row(class: &'static str, what: String, cells: Vec<Html>) -> Html {
    html! {
        <tr class={class} key={format!("{class} {what}")}>
            <th scope="row">{ what }</th>
            for cell in cells { <td>{ cell }</td> }
        </tr>
    }
}

/// What is answered otherwise in one of them.
fn answers(page: Page, columns: &[Column]) -> Html {
    let now = &page.session.case;
    let mut slots: Vec<Slot> = Vec::new();
    for column in columns {
        let changed = all_slots(column.session).into_iter().filter(|it| is_changed(*it, now, &column.session.case));
        slots.extend(changed.filter(|it| !slots.contains(it)).collect::<Vec<_>>());
    }
    let one = |slot: Slot| {
        let others = columns.iter().map(|column| {
            let words = in_words(page, slot, slot.answer(&column.session.case));
            if is_changed(slot, now, &column.session.case) { text("strong", words) } else { words.into() }
        });
        let cells = std::iter::once(in_words(page, slot, slot.answer(now)).into()).chain(others).collect();
        // Whoever is only there in a scenario is called by what is said there.
        let called = columns
            .iter()
            .find(|it| it.session.case.people.len() > now.people.len())
            .map(|it| Page { session: it.session, ..page });
        row("answer", label(called.unwrap_or(page), slot), cells)
    };
    html! { for slot in slots { { one(slot) } } }
}

/// A named line of the household: whatever it may be in one way of reading it or another.
fn value_of(found: &Assessment, term: Term) -> Option<Value> {
    let steps = found.explanation.steps().map(|(_, step)| step).filter(|step| step.term == Some(term));
    let join = |one: Option<Value>, other: Value| match (one?, other) {
        (Value::Money(cadence, one), Value::Money(_, other)) => Some(Value::Money(cadence, one.hull(other))),
        (one, other) => (one == other).then_some(one),
    };
    let mut values = steps.map(|step| step.value);
    let first = values.next();
    values.fold(first, join)
}

fn on_the_way(page: Page, columns: &[Column], term: Term) -> Html {
    let Some(before) = columns.first().and_then(|it| value_of(&it.found.first, term)) else { return Html::default() };
    let after: Vec<_> = columns.iter().map(|it| value_of(&it.found.second, term)).collect();
    if after.iter().all(|it| *it == Some(before)) {
        return Html::default();
    }
    let person = |index| page.person(index);
    let teller = Teller { assessment: page.session.assessment(), texts: page.texts, person: &person };
    let cell = |value: Option<Value>| match (before, value) {
        (_, None) => Html::default(),
        (Value::Money(_, first), Some(Value::Money(cadence, second))) => {
            html! { <>{ teller.value(Value::Money(cadence, second)) }{ moved(page, first, second) }</> }
        }
        (_, Some(value)) => teller.value(value).into(),
    };
    let cells = std::iter::once(Some(before)).chain(after).map(cell).collect();
    row("line", page.texts.term(term).to_owned(), cells)
}

/// By how much it is more or less, in words and signs.
fn moved(page: Page, before: Span<Exact>, after: Span<Exact>) -> Html {
    let texts = &page.texts.page;
    // What is not known is the same on both sides: then both ends move alike.
    let at = |one: Option<Exact>, other: Option<Exact>| rise(Span::exactly(one?), Span::exactly(other?));
    let [least, most] = [at(before.least(), after.least()), at(before.most(), after.most())];
    let Some(rise) = least.filter(|it| least == most && *it != Exact::ZERO) else { return Html::default() };
    let words = if rise.is_negative() { texts.scenarios_less } else { texts.scenarios_more };
    html! { <>{ " " }{ styled("span", "moved", fill(words, &[("yuan", &page.texts.yuan(rise.size()))])) }</> }
}

fn totals(page: Page, columns: &[Column]) -> Html {
    let Some(first) = columns.first() else { return Html::default() };
    let yuan = |found: &Assessment| found.estimate.monthly_total.rising(|it| Some(it.yuan()));
    let before = yuan(&first.found.first);
    let after: Vec<_> = columns.iter().map(|it| yuan(&it.found.second)).collect();
    if after.iter().all(|it| *it == before) {
        return Html::default();
    }
    let words = |span| format!("{} {}", page.texts.span(span), period(page, Cadence::Monthly));
    let others = after.into_iter().map(|it| html! { <>{ words(it) }{ moved(page, before, it) }</> });
    row(
        "all-help",
        page.texts.page.curve_help.to_owned(),
        std::iter::once(words(before).into()).chain(others).collect(),
    )
}

fn shown(it: &&Difference) -> bool {
    turns(it) && [it.first, it.second].iter().flatten().any(worth_a_card)
}

fn findings(page: Page, columns: &[Column]) -> Html {
    let mut turned: Vec<About> = Vec::new();
    for it in columns.iter().flat_map(|it| it.found.differences.iter().filter(shown)) {
        if !turned.contains(&it.about) {
            turned.push(it.about);
        }
    }
    let one = |about: About| {
        let name = page.texts.programme(about.programme).official;
        let named = columns
            .iter()
            .map(|it| it.session)
            .find(|it| about.person.is_some_and(|index| usize::from(index) < it.case.people.len()));
        let called = named.map_or(page, |session| Page { session, ..page });
        let what = about.person.map_or(name.to_owned(), |index| format!("{}：{name}", called.person(index)));
        let first = columns.first().and_then(|it| about.in_assessment(&it.found.first)).map(|(it, _)| *it);
        let others = columns.iter().map(|it| about.in_assessment(&it.found.second).map(|(it, _)| *it));
        let cells = std::iter::once(outcome(page, None, first)).chain(others.map(|it| outcome(page, first, it)));
        row("turned", what, cells.collect())
    };
    html! { for about in turned { { one(about) } } }
}

fn outcome(page: Page, before: Option<Finding>, now: Option<Finding>) -> Html {
    let Some(now) = now else { return page.texts.page.changed_not_there.into() };
    let paid = yuan_of(now.payment).filter(|_| worth_a_card(&now));
    let turned = before.is_some_and(|it| it.verdict != now.verdict);
    let verdict = in_short(page, now.verdict);
    html! {
        <>
            if turned { { text("strong", verdict) } } else { { verdict } }
            if let Some((after, _)) = paid {
                { " · " }{ exactly(page, now.payment) }
                if let Some((before, _)) = before.and_then(|it| yuan_of(it.payment)) { { moved(page, before, after) } }
            }
        </>
    }
}

/// The first steps that differ, each once.
fn causes(page: Page, columns: &[Column]) -> Html {
    let texts = &page.texts.page;
    let said = |column: &Column| {
        let mut said: Vec<String> = Vec::new();
        for cause in column.found.differences.iter().filter(shown).flat_map(|it| &it.causes) {
            let words = [cause_words(page, column, cause, false), cause_words(page, column, cause, true)];
            let words = match words {
                [Some(before), Some(after)] => fill(texts.scenarios_instead, &[("before", &before), ("after", &after)]),
                [one, other] => one.or(other).unwrap_or_default(),
            };
            if !said.contains(&words) {
                said.push(words);
            }
        }
        html! { <ul>for words in said { { text("li", words) } }</ul> }
    };
    row(
        "cause",
        texts.scenarios_causes.to_owned(),
        std::iter::once(Html::default()).chain(columns.iter().map(said)).collect(),
    )
}

fn cause_words(page: Page, column: &Column, cause: &Cause, after: bool) -> Option<String> {
    let step: StepId = if after { cause.second? } else { cause.first? };
    let called = Page { session: if after { column.session } else { page.session }, ..page };
    let person = |index| called.person(index);
    let assessment = if after { &column.found.second } else { &column.found.first };
    Some(Teller { assessment, texts: page.texts, person: &person }.words(step))
}
