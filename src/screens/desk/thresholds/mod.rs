//! Where help begins, jumps and ends as one amount grows: drawn, told in words, and as a table.

mod axis;
mod by_size;
mod drawing;
mod patterns;
mod places;
mod reading;
mod scale;
mod search;

use std::rc::Rc;

use jiuzhu_rules::{
    Case,
    explore::thresholds::{Fen, Thresholds as Found},
};
use jiuzhu_words::texts::fill;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::shared::{Props, Shared};
use crate::{
    parts::{Page, back_link, heading, period, status, styled, text},
    screens::check::place_name,
};
use axis::Axis;
use by_size::BySize;
use drawing::Drawing;
use places::{Told, places};
use reading::Point;
use search::{Progress, use_search};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let day = page.texts.day_words(page.session.case.day);
    html! {
        <section class="examined">
            { back_link(page) }
            { heading(texts.curve_title) }
            <p>{ text("strong", texts.estimate_not_decision) }{ " " }{ fill(texts.computed_for, &[("day", &day), ("place", &place_name(page))]) }</p>
            <Thresholds of={Shared::of(page)} />
            <BySize of={Shared::of(page)} />
        </section>
    }
}

#[component]
fn Thresholds(props: &Props) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let axis = use_state(|| Axis::Income);
    let read = use_state(|| None::<Fen>);
    let followed = use_memo((props.of.clone(), *axis), |(of, axis)| {
        let (case, asked) = axis.followed(&of.session.case);
        (Rc::new(case), asked)
    });
    let (case, asked) = (&followed.0, followed.1);
    let searched = use_search(case, asked);
    let all = Axis::all(&page.session.case);
    let choose = {
        let (axis, read, all) = (axis.clone(), read.clone(), all.clone());
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(chosen) = usize::try_from(index).ok().and_then(|it| all.get(it)) {
                axis.set(*chosen);
                read.set(None);
            }
        })
    };
    let reads = {
        let read = read.clone();
        Callback::from(move |at| read.set(Some(at)))
    };
    let shown = match &searched.progress {
        Progress::Searching(at, most) => html! {
            <>
                { status("aside", texts.curve_searching) }
                <progress max={most.0.to_string()} value={at.0.to_string()} aria-label={texts.curve_searching}></progress>
                <button type="button" class="secondary" onclick={searched.stop}>{ texts.curve_stop }</button>
            </>
        },
        Progress::Stopped => html! {
            <>
                { status("aside", texts.curve_stopped) }
                <button type="button" class="secondary" onclick={searched.again}>{ texts.curve_again }</button>
            </>
        },
        Progress::Found(found) => outcome(page, *axis, case, found, *read, reads),
    };
    html! {
        <>
            <div class="desk-field">
                <label class="desk-label" for="axis">{ texts.curve_of }</label>
                <select id="axis" onchange={choose}>
                    for one in &all { <option selected={one == &*axis}>{ one.label(page) }</option> }
                </select>
            </div>
            { styled("p", "hint", if *axis == Axis::Income { texts.curve_income_hint } else { texts.curve_hint }) }
            { shown }
        </>
    }
}

fn outcome(
    page: Page,
    axis: Axis,
    case: &Rc<Case>,
    found: &Rc<Found>,
    read: Option<Fen>,
    reads: Callback<Fen>,
) -> Html {
    let texts = &page.texts.page;
    let (places, now, told) = (places(found), axis.now(page), Told { page, found });
    let across = drawing::across(&places, now);
    let title = format!("{}（{}）", axis.label(page), period(page, found.cadence));
    let drawing = Drawing { page, found, places: &places, across, now, title: title.clone() };
    let at = read.or(now).or(places.first().map(|it| it.at)).unwrap_or(Fen(0));
    let point = Point { told, places: &places, across, case, at, read: reads };
    html! {
        <div class="found">
            <div class="drawn">
                { text("h2", title) }
                { drawing.legend() }
                <div class="curve-scroll">
                    <div class="curve" dir="ltr">
                        <div class="curves-and-point">
                            { drawing.curves() }
                            { point.slider() }
                        </div>
                        { drawing.strips() }
                    </div>
                </div>
                { point.told() }
            </div>
            <div class="told-places">
                { text("h2", texts.curve_edges) }
                if places.is_empty() { { text("p", texts.curve_none) } }
                { told.in_words(&places) }
                { told.cliffs() }
                { told.unproven() }
            </div>
            { told.table(&places) }
        </div>
    }
}
