//! The local figures and rules that were read and that no pack has: whatever was taken instead can be put right.

use jiuzhu_rules::{
    answer::Answer,
    local::{LocalFigure, PARAMETERS, Without},
};
use jiuzhu_words::texts::fill;
use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Fold, Page, styled, text},
    screens::check::{answer_words, place_name},
    session::Action,
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let texts = page.texts;
    let place = fill(texts.page.figures_show, &[("place", &place_name(page))]);
    let see = html! {
        <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Figures))}>{ place }</button>
    };
    if page.session.assessment().unpublished_figures().is_empty() {
        return see;
    }
    html! {
        <Fold id="local" title={texts.page.local_title}>
            { styled("p", "hint", texts.page.local_hint) }
            <dl class="card">{ lines(page) }</dl>
            { see }
        </Fold>
    }
}

/// Each of them with what was filled in, or taken as usual, and a way to fill it in.
pub fn lines(page: Page) -> Html {
    let texts = page.texts;
    html! {
        for figure in page.session.assessment().unpublished_figures() {
            <div class="line" key={figure.name()}>
                { text("dt", texts.local(figure).label) }
                <dd>
                    <span>{ value(page, figure) }</span>
                    <button type="button" class="link" onclick={page.on(move |_| Action::Show(Screen::Local(figure)))}>
                        { texts.page.fill_in }{ styled("span", "hidden", texts.local(figure).label) }
                    </button>
                </dd>
            </div>
        }
    }
}

fn value(page: Page, figure: LocalFigure) -> String {
    let slot = Slot::Local(figure);
    let usual = || {
        let parameter = PARAMETERS.iter().find(|it| it.figure == figure);
        parameter.is_some_and(|it| matches!(it.without, Without::Assumed(_)))
    };
    match slot.answer(&page.session.case) {
        Answer::Given(_) => page.texts.page.figures_typed.to_owned() + &answer_words(page, slot),
        Answer::NotAsked if usual() => page.texts.how.assumed.to_owned(),
        _ => answer_words(page, slot),
    }
}
