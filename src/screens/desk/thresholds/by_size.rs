//! What the household has by its income and by how many people it has: one row for each number, with exact borders.

use jiuzhu_rules::{
    Case,
    explore::{
        Standing, standings,
        thresholds::{Fen, Piece, Search},
    },
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::{
    super::{
        shared::{Props, Shared},
        slices::{Running, in_slices},
    },
    axis::{Axis, range_of},
    drawing::segment,
    patterns::of_standing,
    scale::{LEFT, Scale, WIDE},
};
use crate::{
    parts::{Page, status, styled, text},
    screens::results::card::in_short,
    session::MOST_PEOPLE,
};

/// Rows from one person to some more than there are.
const MORE: usize = 2;
const FEWEST_ROWS: usize = 4;
const MOST_ROWS: usize = 8;

const ROW: i64 = 260;
const TOP: i64 = 240;

type Row = (usize, Vec<Piece<Standing>>);

#[component]
pub fn BySize(props: &Props) -> Html {
    let page = props.of.page();
    let texts = &page.texts.page;
    let wanted = use_state(|| false);
    let rows = use_state(Vec::<Row>::new);
    let running = use_mut_ref(|| None);
    use_effect_with((*wanted, props.of.clone()), {
        let (rows, running) = (rows.clone(), running.clone());
        move |(wanted, of): &(bool, Shared)| {
            rows.set(Vec::new());
            if *wanted {
                begin(of.session.case.clone(), rows.setter(), running.clone());
            }
            move || drop(running.take())
        }
    });
    let all = numbers(page.session.case.people.len());
    let draw = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| wanted.set(!*wanted))
    };
    let done = rows.len() == all.len();
    html! {
        <section class="by-size">
            { text("h2", texts.curve_map) }
            { styled("p", "hint", texts.curve_map_hint) }
            if !*wanted {
                <button type="button" class="secondary" onclick={draw}>{ texts.curve_map_draw }</button>
            } else if !done {
                { status("aside", texts.curve_searching) }
                <progress max={all.len().to_string()} value={rows.len().to_string()} aria-label={texts.curve_searching}></progress>
                <button type="button" class="secondary" onclick={draw}>{ texts.curve_stop }</button>
            } else {
                { drawing(page, &rows) }
                { table(page, &rows) }
            }
        </section>
    }
}

fn numbers(people: usize) -> Vec<usize> {
    (1..=(people + MORE).clamp(FEWEST_ROWS, MOST_ROWS.max(people).min(MOST_PEOPLE))).collect()
}

fn begin(case: Case, told: UseStateSetter<Vec<Row>>, running: Running) {
    let mut left = numbers(case.people.len()).into_iter();
    let mut search: Option<(usize, Search)> = None;
    let mut rows: Vec<Row> = Vec::new();
    let piece = move || {
        if let Some((people, mut now)) = search.take() {
            if now.go_on() {
                search = Some((people, now));
            } else {
                rows.push((people, standings(&now.told())));
                told.set(rows.clone());
            }
            return true;
        }
        let Some(people) = left.next() else { return false };
        let (case, asked) = Axis::followed_with(&case, people);
        search = Search::new(&case, asked, range_of(&case, asked)).ok().map(|search| (people, search));
        true
    };
    in_slices(Box::new(piece), running);
}

fn words(page: Page, standing: Standing) -> String {
    match standing {
        Some((programme, verdict)) => {
            format!("{} · {}", page.texts.programme(programme).plain, in_short(page, verdict))
        }
        None => page.texts.page.curve_map_nothing.to_owned(),
    }
}

fn people(page: Page, count: usize) -> String {
    fill(page.texts.unit.people, &[("count", &count.to_string())])
}

fn drawing(page: Page, rows: &[Row]) -> Html {
    let texts = &page.texts.page;
    let last = rows.iter().filter_map(|(_, pieces)| pieces.last()).map(|it| it.from.0).max().unwrap_or_default();
    let across = Scale::up_to(i64::try_from(last + last / 6).unwrap_or(i64::MAX / 8));
    let high = TOP + ROW * i64::try_from(rows.len()).unwrap_or_default();
    let here = page.session.case.people.len();
    html! {
        <div class="curve-scroll" tabindex="0" role="group" aria-label={texts.curve_map}>
            <div class="curve" dir="ltr">
                <svg class="curves" viewBox={format!("0 0 {WIDE} {high}")} role="img" aria-label={texts.curve_map} focusable="false">
                    for fen in across.marks() {
                        <text class="mark-across" x={across.across(Fen(fen.unsigned_abs())).to_string()} y="150">
                            { page.texts.yuan(Fen(fen.unsigned_abs()).yuan()) }
                        </text>
                    }
                    for (index, (count, pieces)) in (0..).zip(rows.iter()) {
                        <text class={if *count == here { "mark-up here" } else { "mark-up" }} x={(LEFT - 60).to_string()} y={(TOP + index * ROW + 150).to_string()}>
                            { people(page, *count) }
                        </text>
                        for piece in pieces {
                            { segment(across, TOP + index * ROW, (piece.from, piece.to), of_standing(piece.what), &words(page, piece.what)) }
                        }
                    }
                </svg>
            </div>
        </div>
    }
}

fn table(page: Page, rows: &[Row]) -> Html {
    let texts = &page.texts.page;
    let here = page.session.case.people.len();
    let stretch = |piece: &Piece<Standing>, is_last: bool| {
        let from = page.texts.yuan(piece.from.yuan());
        let amount = if is_last {
            fill(page.texts.unit.from, &[("least", &from)])
        } else {
            fill(page.texts.unit.range, &[("least", &from), ("most", &page.texts.yuan(piece.to.yuan()))])
        };
        format!("{amount} {}：{}", page.texts.unit.yuan_each_month, words(page, piece.what))
    };
    html! {
        <dl class="sizes">
            for (count, pieces) in rows.iter() {
                <div>
                    <dt>{ people(page, *count) }if *count == here { { styled("small", "here", texts.try_before) } }</dt>
                    for (index, piece) in pieces.iter().enumerate() {
                        { text("dd", stretch(piece, index + 1 == pieces.len())) }
                    }
                </div>
            }
        </dl>
    }
}
