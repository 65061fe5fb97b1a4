//! A native radio button or checkbox whose whole row can be tapped.

use yew::prelude::*;

use super::text::{Element, text};

/// One row, before it is shown.
pub struct Row {
    /// Rows of one name exclude each other; without a name the row is a checkbox.
    name: Option<String>,
    checked: bool,
    words: AttrValue,
    onchange: Callback<Event>,
    /// One short sentence below the words; may be empty.
    hint: &'static str,
    id: Option<String>,
    /// `small`, `apart`, or nothing.
    look: &'static str,
}

impl Row {
    pub fn radio(name: String, checked: bool, words: impl Into<AttrValue>, onchange: Callback<Event>) -> Self {
        Row { name: Some(name), checked, words: words.into(), onchange, hint: "", id: None, look: "" }
    }

    pub fn checkbox(checked: bool, words: impl Into<AttrValue>, onchange: Callback<Event>) -> Self {
        Row { name: None, checked, words: words.into(), onchange, hint: "", id: None, look: "" }
    }

    pub fn id(self, id: Option<String>) -> Self {
        Row { id, ..self }
    }

    pub fn hint(self, hint: &'static str) -> Self {
        Row { hint, ..self }
    }

    pub fn look(self, look: &'static str) -> Self {
        Row { look, ..self }
    }

    pub fn show(self) -> Html {
        let class = match self.look {
            "" if self.checked => "row chosen",
            "" => "row",
            "small" => "row small",
            _ if self.checked => "row apart chosen",
            _ => "row apart",
        };
        let kind = if self.name.is_some() { "radio" } else { "checkbox" };
        let key = self.words.to_string();
        let fields = html! {
            <>
                <input type={kind} id={self.id} name={self.name} checked={self.checked} onchange={self.onchange} />
                <span>
                    { self.words }
                    if !self.hint.is_empty() { { text("small", self.hint) } }
                </span>
            </>
        };
        Element { key: Some(key), class: Some(class), ..Element::of("label", fields) }.show()
    }
}
