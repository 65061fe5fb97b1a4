//! The parts around a question.

use jiuzhu_rules::answer::Kind;
use jiuzhu_words::{LANGUAGES, Texts, texts::fill};
use yew::{prelude::*, virtual_dom::VText};

use super::{
    Page,
    text::{Element, status, styled, text},
};
use crate::{
    figures,
    flow::{self, Screen},
    session::Action,
    slot::Slot,
    speech::{Missed, Wanted},
    topics::PARTS,
    typed::InputProblem,
};

pub fn header(page: Page) -> Html {
    let texts = page.texts;
    let others = LANGUAGES.iter().filter(|it| *it != texts.language);
    let clear = !matches!(page.session.screen(), Screen::Start | Screen::Clear);
    html! {
        <header class="bar">
            { styled("span", if clear { "product inside" } else { "product" }, texts.page.product) }
            <nav aria-label={texts.page.tools}>
                // What they do stands in settings.js.
                <button type="button" data-tool="listen">{ texts.page.listen }</button>
                <button type="button" data-tool="settings" aria-controls="settings" aria-label={texts.page.settings}>{ texts.page.settings_sign }</button>
                if clear {
                    <button type="button" data-tool="cover">{ texts.page.cover }</button>
                    <button type="button" onclick={page.on(|_| Action::Show(Screen::Clear))}>{ texts.page.clear }</button>
                }
                for language in others {
                    <button key={language.tag} type="button" lang={language.tag} onclick={page.on(move |_| Action::Speak(language))}>
                        { language.name }
                    </button>
                }
            </nav>
            if texts.language.is_an_aid {
                { only_chinese_counts() }
                { styled("p", "aside", texts.page.only_chinese_counts) }
            }
            { language_on_its_way(page) }
            { figures_on_their_way(page) }
        </header>
    }
}

/// Said in both languages, for as long as the other is spoken: here in Chinese.
fn only_chinese_counts() -> Html {
    let words = VText::new(Texts::chinese_of_questions().page.only_chinese_counts);
    Element { class: Some("aside"), lang: Some("zh-Hans"), ..Element::of("p", words.into()) }.show()
}

/// That the words of a language are being fetched, or why they did not come.
fn language_on_its_way(page: Page) -> Html {
    let texts = &page.texts.page;
    let Some(Wanted { language, missed }) = page.session.speech.wanted else {
        return Html::default();
    };
    let name = [("language", language.name)];
    match missed {
        None => status("aside", fill(texts.words_coming, &name)),
        Some(missed) => {
            let words = if missed == Missed::OtherVersion { texts.words_outdated } else { texts.words_missed };
            try_again(page, fill(words, &name), page.on(move |_| Action::Speak(language)))
        }
    }
}

/// That the figures of a province are being fetched, or why they did not come.
fn figures_on_their_way(page: Page) -> Html {
    let texts = &page.texts.page;
    let Some(figures::Wanted { province, missed }) = page.session.figures.wanted else {
        return Html::default();
    };
    let name = page.texts.place(page.session.case.packs, province).unwrap_or_default();
    let (place, here) = ([("place", name)], page.session.case.place);
    match missed {
        None => status("aside", fill(texts.figures_coming, &place)),
        Some(missed) => {
            let words = if missed == Missed::OtherVersion { texts.figures_outdated } else { texts.figures_missed };
            try_again(page, fill(words, &place), page.on(move |_| Action::Place(here)))
        }
    }
}

/// That something did not come.
pub fn try_again(page: Page, words: impl Into<AttrValue>, again: Callback<MouseEvent>) -> Html {
    html! {
        <p class="notice" role="alert">
            { words.into() }{ " " }<button type="button" onclick={again}>{ page.texts.page.try_again }</button>
        </p>
    }
}

/// Back to the previous screen, and how far one has come.
pub fn back_link(page: Page) -> Html {
    let texts = page.texts;
    let part = match page.session.screen() {
        Screen::Topic(topic) => topic.part(),
        _ => None,
    };
    let progress = match part {
        Some(part) => {
            let names = [
                texts.page.part_place,
                texts.page.part_family,
                texts.page.part_money,
                texts.page.part_belongings,
                texts.page.part_outlays,
                texts.page.part_received,
                texts.page.part_care,
            ];
            let name = names.get(part as usize - 1).copied().unwrap_or_default();
            let (part, parts) = ((part as u8).to_string(), PARTS.to_string());
            let left = flow::pages_left(&page.session.case, page.session.needs()).to_string();
            fill(texts.page.progress, &[("part", &part), ("parts", &parts), ("name", name), ("left", &left)])
        }
        None => String::new(),
    };
    let previous = page.session.at.saturating_sub(1);
    html! {
        <div class="way">
            <a class="back" href={format!("#/s/{previous}")}>{ texts.page.back }</a>
            { styled("span", "progress", progress) }
        </div>
    }
}

/// The heading of a screen; it takes the focus when the screen appears.
pub fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1">{ text.into() }</h1> }
}

/// A screen with something to send: the way back, what has to be changed, the fields, and the way on.
pub fn form(page: Page, fields: Html, go_on: &'static str) -> Html {
    html! {
        <form novalidate=true onsubmit={page.on(|event: SubmitEvent| {
            event.prevent_default();
            Action::Continue
        })}>
            { back_link(page) }
            { summary(page) }
            { fields }
            if page.session.may_stop() {
                <button type="button" class="link" onclick={page.on(|_| Action::Show(Screen::Results))}>{ page.texts.page.results_so_far }</button>
            }
            { continue_button(page, go_on) }
        </form>
    }
}

fn continue_button(page: Page, label: &'static str) -> Html {
    html! {
        <div class="actions">
            <button type="submit" class="primary">{ label }</button>
            if page.session.changing && !matches!(page.session.screen(), Screen::Check) {
                { styled("p", "aside", page.texts.page.returns_to_check) }
            }
        </div>
    }
}

/// What has to be changed on this screen, each with a link to its field.
fn summary(page: Page) -> Html {
    let problems = &page.session.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let count = problems.len().to_string();
    html! {
        <div class="summary" role="alert" tabindex="-1">
            { text("h2", fill(page.texts.page.to_change, &[("count", &count)])) }
            <ul>
                for problem in problems {
                    <li key={problem.slot.id()}>
                        <button type="button" class="link" onclick={focus_field(problem.slot, problem.most)}>
                            { format!("{}：{}", page.label(problem.slot), words_of(page, problem.slot, problem.why)) }
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

/// A fragment link would leave the trail; the field is focused instead, or the first one where its own is not shown yet.
pub fn focus_field(slot: Slot, most: bool) -> Callback<MouseEvent> {
    let id = field_id(slot, most);
    Callback::from(move |_| {
        let document = gloo_utils::document();
        let first = || document.query_selector("form input").ok().flatten();
        let element = document.get_element_by_id(&id).or_else(first);
        if let Some(element) = element.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok()) {
            let _ = element.focus();
        }
    })
}

/// The id of the first field of a question, or of the upper end of its range.
pub fn field_id(slot: Slot, most: bool) -> String {
    if most { format!("{}-most", slot.id()) } else { slot.id() }
}

pub fn error_message(page: Page, slot: Slot, most: bool) -> Html {
    match page.session.problem(slot, most) {
        Some(why) => html! {
            <p class="error" id={format!("{}-error", field_id(slot, most))}>
                { text("strong", page.texts.page.to_mend) }{ " " }{ words_of(page, slot, why) }
            </p>
        },
        None => Html::default(),
    }
}

fn words_of(page: Page, slot: Slot, why: InputProblem) -> &'static str {
    let texts = &page.texts.problem;
    match why {
        InputProblem::Empty if slot.kind() == Some(Kind::Years) => texts.empty_age,
        InputProblem::Empty => texts.empty,
        InputProblem::NotANumber => texts.not_a_number,
        InputProblem::Negative => texts.negative,
        InputProblem::TooManyDigits => texts.too_many_digits,
        InputProblem::TooManyDecimals => texts.too_many_decimals,
        InputProblem::MisplacedComma => texts.misplaced_comma,
        InputProblem::NotWhole => texts.not_whole,
        InputProblem::TooOld => texts.too_old,
        InputProblem::TooMany => texts.too_many,
        InputProblem::NotADay => texts.not_a_day,
        InputProblem::InFuture => texts.in_future,
        InputProblem::BeforeCovered => texts.before_covered,
        InputProblem::NothingChosen => texts.nothing_chosen,
    }
}
