//! The page of a place: its figures and where they come from, what a source says besides, and what is missing.

use jiuzhu_rules::{
    answer::Answer,
    local::LocalFigure,
    packs::{Areas, Figure, Packs, Says},
    place::NATIONAL,
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, back_link, heading, source, styled, text},
    screens::{
        check::{answer_words, place_name},
        files,
        results::local,
    },
    session::Action,
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let (texts, case) = (&page.texts.page, &page.session.case);
    let place = [("place", place_name(page))];
    let place = place.each_ref().map(|(key, name)| (*key, name.as_str()));
    let here =
        |figure: &&(&Figure, Says)| case.place.chain().any(|it| it == figure.0.place) && figure.0.place != NATIONAL;
    let rows: Vec<_> = case.packs.tables.rows().collect();
    let mut tables: Vec<&str> = rows.iter().filter(here).map(|(figure, _)| figure.table).collect();
    tables.dedup();
    html! {
        <section class="figures">
            { back_link(page) }
            { heading(fill(texts.figures_of, &place)) }
            { text("p", if tables.is_empty() { fill(texts.figures_none, &place) } else { texts.figures_hint.to_owned() }) }
            for table in tables {
                <section class="card" key={table}>
                    { text("h2", page.texts.table(table)) }
                    for row in standing(page, rows.iter().filter(here).filter(|(figure, _)| figure.table == table)) {
                        { line(page, row.0, &row.1) }
                    }
                </section>
            }
            { said(page) }
            { missing(page) }
            { kept(page) }
            { files::show(page) }
            { packs(page) }
            <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Coverage))}>{ texts.coverage }</button>
        </section>
    }
}

/// Of each figure the newest row that holds on the day, and what a better source overruled. Rows follow each other in time.
fn standing<'r>(page: Page, rows: impl Iterator<Item = &'r (&'r Figure, Says)>) -> Vec<&'r (&'r Figure, Says)> {
    let mut standing: Vec<&(&Figure, Says)> = Vec::new();
    for row @ (figure, says) in rows {
        let overruled = !figure.overruled.is_empty();
        if !overruled && !figure.in_force(page.session.case.day) {
            continue;
        }
        let same = |(other, said): &&(&Figure, Says)| {
            let one = (other.place, said.areas, &said.of) == (figure.place, says.areas, &says.of);
            one && !overruled && other.overruled.is_empty()
        };
        standing.retain(|other| !same(other));
        standing.push(row);
    }
    standing
}

fn line(page: Page, figure: &Figure, says: &Says) -> Html {
    let texts = &page.texts.page;
    let area = match says.areas {
        Some(Areas::Urban) => texts.in_town,
        Some(Areas::Rural) => texts.in_country,
        Some(Areas::Both) => texts.in_both,
        None => "",
    };
    let of = page.texts.parts(&says.of);
    let what: Vec<&str> = [area, &of].into_iter().filter(|it| !it.is_empty()).collect();
    html! {
        <div class="line" key={usize::from(figure.id.0)}>
            <p>
                { what.join(page.texts.how.comma) }{ " " }
                { text("strong", page.texts.says(says)) }
            </p>
            if !figure.overruled.is_empty() {
                <p class="aside">{ texts.figures_overruled }{ figure.overruled }</p>
            }
            { source(page, &page.session.case, figure.id) }
        </div>
    }
}

/// What sources say of the place and no rule reckons with.
fn said(page: Page) -> Html {
    let case = &page.session.case;
    let packs: &Packs = case.packs;
    let said: Vec<_> = packs.said.iter().filter(|it| case.place.chain().any(|place| place == it.place)).collect();
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card">
            { text("h2", page.texts.page.figures_said) }
            for it in said {
                <p lang="zh-Hans">{ it.says }{ " " }{ styled("small", "rule", it.dated) }</p>
            }
        </section>
    }
}

/// The figures that were wanted and that nobody has published, with what was filled in instead.
fn missing(page: Page) -> Html {
    let texts = &page.texts.page;
    html! {
        <section class="card">
            { text("h2", texts.figures_missing) }
            { styled("p", "hint", texts.figures_missing_hint) }
            <dl>{ local::lines(page) }</dl>
        </section>
    }
}

/// What was filled in though the place has published it: both are shown, and the published figure stands.
fn kept(page: Page) -> Html {
    let (texts, case) = (page.texts, &page.session.case);
    let missing = page.session.assessment().unpublished_figures();
    let filled_in = |it: &&LocalFigure| matches!(case.local.get(**it), Answer::Given(_)) && !missing.contains(it);
    let kept: Vec<_> = LocalFigure::ALL.iter().copied().filter(|it| filled_in(&it)).collect();
    if kept.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card">
            { styled("p", "notice", texts.page.figures_kept) }
            for figure in kept {
                <p key={figure.name()}>
                    { texts.local(figure).label }{ "：" }{ texts.page.figures_typed }{ answer_words(page, Slot::Local(figure)) }
                </p>
            }
        </section>
    }
}

/// Which files the figures stand in, for whoever wants to compare.
pub fn packs(page: Page) -> Html {
    let heads = page.session.case.packs.heads.iter();
    let named = heads.map(|head| format!("{} {}{}", head.code, head.short_hash(), files::mark(page, head.code)));
    styled("p", "aside", format!("{}：{}", page.texts.page.figures_packs, named.collect::<Vec<_>>().join("；")))
}
