//! What is different for this household on another day, or by the published figures where it is judged by a file's.

use jiuzhu_rules::{
    Case,
    explore::compare,
    place::{Level, PlaceCode},
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use super::comparison::{Side, turns, with_causes};
use crate::{
    parts::{Page, form, heading, styled, text, text_field},
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let fields = html! {
        <>
            { heading(texts.changed_title) }
            { text_field(page, Slot::OtherDay, "", false) }
            // Nobody said that they held on the other day, too.
            if !page.session.case.local.is_empty() { { styled("p", "hint", texts.changed_typed) } }
        </>
    };
    html! {
        <section class="changed">
            { form(page, fields, texts.changed_compare) }
            { with_other_day(page) }
            { with_published(page) }
        </section>
    }
}

fn with_other_day(page: Page) -> Html {
    let Some(day) = page.session.other_day.filter(|_| page.session.problems.is_empty()) else {
        return Html::default();
    };
    let now = &page.session.case;
    let on = |day| fill(page.texts.page.changed_on, &[("day", &page.texts.day_words(day))]);
    let names = if day < now.day { [on(day), on(now.day)] } else { [on(now.day), on(day)] };
    let other = Case { day, ..now.clone() };
    let cases = if day < now.day { [&other, now] } else { [now, &other] };
    differences(page, names, cases)
}

/// Where a file's figures are in use: what the published ones would come to.
fn with_published(page: Page) -> Html {
    let (figures, now, texts) = (&page.session.figures, &page.session.case, &page.texts.page);
    let here = |code: PlaceCode| code.level() == Level::Province && figures.opened.iter().any(|it| it.province == code);
    let Some(packs) = now.place.chain().find(|code| here(*code)).and_then(|code| figures.published(code)) else {
        return Html::default();
    };
    let other = Case { packs, ..now.clone() };
    differences(page, [texts.changed_published.to_owned(), texts.changed_file.to_owned()], [&other, now])
}

fn differences(page: Page, names: [String; 2], cases: [&Case; 2]) -> Html {
    let [first, second] = cases;
    let found = compare(first, second);
    let [one, other] = names;
    let sides = [
        Side { name: one, case: first, assessment: &found.first },
        Side { name: other, case: second, assessment: &found.second },
    ];
    html! {
        <section class="comparison" role="status">
            { text("h2", format!("{} · {}", sides[0].name, sides[1].name)) }
            if !found.differences.iter().any(|it| turns(&it)) { { text("p", page.texts.page.changed_none) } }
            { with_causes(page, &found, &sides) }
        </section>
    }
}
