//! Where the household applies: province, prefecture, county. Only places that packs know are listed below the
//! province; elsewhere the local figures are asked for.

use jiuzhu_rules::place::{Level, NATIONAL, PlaceCode};
use yew::prelude::*;

use crate::{
    flow::Screen,
    parts::{Page, Row, error_message, form, heading, styled},
    session::Action,
    slot::Slot,
};

pub fn show(page: Page) -> Html {
    let texts = &page.texts.page;
    let (chosen, packs) = (page.session.case.place, page.session.case.packs);
    let (level, title) = match page.session.screen() {
        Screen::Province => (Level::Nation, texts.which_province),
        Screen::Prefecture => (Level::Province, texts.which_prefecture),
        _ => (Level::Prefecture, texts.which_county),
    };
    let within = chosen.chain().find(|code| code.level() == level).unwrap_or(NATIONAL);
    let districts = within != NATIONAL && packs.inside(within).all(|place| place.code.level() == Level::County);
    let title = if districts { texts.which_county } else { title };
    let here = |code: PlaceCode| chosen.chain().any(|it| it == code);
    let fields = html! {
        <>
            <fieldset class="question places">
                <legend>{ heading(title) }</legend>
                { styled("p", "hint", texts.where_hukou) }
                { error_message(page, Slot::Place, false) }
                for (index, place) in packs.inside(within).enumerate() {
                    { row(page, (index == 0).then(|| Slot::Place.id()), place.code, place.name(page.texts.language.tag), here(place.code)) }
                }
                if within != NATIONAL {
                    { row(page, None, within, texts.elsewhere_inside, chosen == within) }
                }
            </fieldset>
        </>
    };
    form(page, fields, texts.next)
}

fn row(page: Page, id: Option<String>, code: PlaceCode, name: &'static str, checked: bool) -> Html {
    Row::radio(Slot::Place.id(), checked, name, page.on(move |_| Action::Place(code))).id(id).show()
}
