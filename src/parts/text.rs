//! Elements that hold nothing but words, and those whose class is only known when they are shown. There are so many that
//! building each where it stands would weigh in what is transferred; so would yew's own lists of classes.

use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, VTag, VText},
};

pub fn text(tag: &'static str, words: impl Into<AttrValue>) -> Html {
    Element::of(tag, VText::new(words).into()).show()
}

/// The same with a class.
pub fn styled(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    Element { class: Some(class), ..Element::of(tag, VText::new(words).into()) }.show()
}

/// A paragraph about what is going on, told to those who do not see it.
pub fn status(class: &'static str, words: impl Into<AttrValue>) -> Html {
    Element { class: Some(class), role: Some("status"), ..Element::of("p", VText::new(words).into()) }.show()
}

/// An element, before it is shown.
pub struct Element {
    pub tag: &'static str,
    pub key: Option<String>,
    pub class: Option<&'static str>,
    pub role: Option<&'static str>,
    /// The id of what describes it.
    pub described: Option<String>,
    /// Where it is another language than the page's.
    pub lang: Option<&'static str>,
    pub inside: Html,
}

impl Element {
    pub fn of(tag: &'static str, inside: Html) -> Self {
        Element { tag, key: None, class: None, role: None, described: None, lang: None, inside }
    }

    #[inline(never)]
    pub fn show(self) -> Html {
        let plain = |it: Option<&'static str>| it.map(AttributeOrProperty::Static);
        let described = self.described.map(|it| AttributeOrProperty::Attribute(it.into()));
        let mut element = VTag::new(self.tag);
        element.key = self.key.map(Key::from);
        element.set_attributes(Attributes::Dynamic {
            keys: &["class", "role", "aria-describedby", "lang"],
            values: Box::new([plain(self.class), plain(self.role), described, plain(self.lang)]),
        });
        element.add_child(self.inside);
        element.into()
    }
}
