//! The local figures and rules that were read and that no pack has: whatever was taken instead can be put right.

use jiuzhu_rules::{
    answer::Answer,
    local::{PARAMETERS, Without},
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
    let (texts, case) = (page.texts, &page.session.case);
    let figures = page.session.assessment().unpublished_figures();
    let value = |slot: Slot, usual: bool| match slot.answer(case) {
        Answer::NotAsked if usual => texts.how.assumed.to_owned(),
        _ => answer_words(page, slot),
    };
    let usual = |figure| {
        let parameter = PARAMETERS.iter().find(|it| it.figure == figure);
        parameter.is_some_and(|it| matches!(it.without, Without::Assumed(_)))
    };
    let place = fill(texts.page.figures_show, &[("place", &place_name(page))]);
    let see = html! {
        <button type="button" class="secondary" onclick={page.on(|_| Action::Show(Screen::Figures))}>{ place }</button>
    };
    if figures.is_empty() {
        return see;
    }
    html! {
        <Fold id="local" title={texts.page.local_title}>
            { styled("p", "hint", texts.page.local_hint) }
            <dl class="card">
                for figure in figures {
                    <div class="line" key={figure.name()}>
                        { text("dt", texts.local(figure).label) }
                        <dd>
                            <span>{ value(Slot::Local(figure), usual(figure)) }</span>
                            <button type="button" class="link" onclick={page.on(move |_| Action::Show(Screen::Local(figure)))}>
                                { texts.page.fill_in }{ styled("span", "hidden", texts.local(figure).label) }
                            </button>
                        </dd>
                    </div>
                }
            </dl>
            { see }
        </Fold>
    }
}
