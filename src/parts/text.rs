//! Elements that hold nothing but words. There are so many that building each where it stands would weigh in what is
//! transferred.

use yew::prelude::*;

pub fn text(tag: &'static str, words: impl Into<AttrValue>) -> Html {
    built(tag, None, words.into())
}

/// The same with a class.
pub fn styled(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    built(tag, Some(class), words.into())
}

#[inline(never)]
fn built(tag: &'static str, class: Option<&'static str>, words: AttrValue) -> Html {
    html! { <@{tag} class={class}>{ words }</@> }
}
