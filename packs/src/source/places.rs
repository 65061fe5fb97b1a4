//! The places of the packs: a province heads its file, and those inside it stand in `[places]`.

use jiuzhu_reading::Fields;
use jiuzhu_rules::{
    packs::Place,
    place::{Level, NATIONAL, PlaceCode},
};

use super::rows::kept;

/// The province that a place lies in, itself included.
pub fn province_of(code: PlaceCode) -> PlaceCode {
    code.chain().find(|it| it.level() == Level::Province).unwrap_or(NATIONAL)
}

/// A place and how it is spelt for those who look it up.
pub struct Listed {
    pub place: Place,
    /// Syllable by syllable.
    pub pinyin: &'static str,
}

/// The places of one file, its own first.
pub fn read(root: &Fields<'_>) -> (Option<PlaceCode>, Vec<Listed>) {
    let own = read_code(root, "code");
    if own.is_some_and(|own| own != province_of(own)) {
        root.wrong_in("code", "is inside a province; expected a province, or 000000 for the nation");
    }
    let names = named(root.words("name"));
    let head = own.map(|code| Listed { place: Place { code, names, outside: false }, pinyin: pinyin(root) });
    let inside = root.table("places").map(|table| table.tables_inside()).unwrap_or_default();
    let inside = inside.into_iter().filter_map(|(code, fields)| read_place(own?, code, &fields));
    let mut all: Vec<_> = head.into_iter().chain(inside).collect();
    all.sort_by_key(|it| it.place.code);
    (own, all)
}

fn read_place(own: PlaceCode, text: &str, fields: &Fields<'_>) -> Option<Listed> {
    let names = named(fields.words_of_languages());
    let outside = fields.has("outside") && fields.yes_no("outside");
    let pinyin = pinyin(fields);
    fields.finish();
    let Some(code) = code(text) else {
        fields.wrong(format_args!("\"{text}\" is no place; expected six digits such as 500112"));
        return None;
    };
    if own == NATIONAL && code != province_of(code) {
        fields.wrong("is no province; expected four zeros at its end");
    }
    if own != NATIONAL && province_of(code) != own {
        fields.wrong(format_args!("is not inside {own}; expected {}…", own.0 / 10_000));
    }
    Some(Listed { place: Place { code, names, outside }, pinyin })
}

fn pinyin(fields: &Fields<'_>) -> &'static str {
    let text = fields.full_text("pinyin");
    let plain = text.bytes().all(|it| it.is_ascii_lowercase() || it == b' ');
    if !plain {
        fields.wrong_in("pinyin", "is not plain; expected syllables in small letters such as \"yu bei qu\"");
    }
    kept(text)
}

/// Chinese first.
fn named(names: Vec<(String, String)>) -> Vec<(&'static str, &'static str)> {
    let mut names: Vec<_> = names.iter().map(|(tag, name)| (kept(tag), kept(name))).collect();
    names.sort_by_key(|(tag, _)| (*tag != "zh-Hans", *tag));
    names
}

/// A code of GB/T 2260.
pub fn read_code(fields: &Fields<'_>, key: &'static str) -> Option<PlaceCode> {
    let text = fields.text(key);
    if code(text).is_none() && !text.is_empty() {
        fields.wrong_in(key, format_args!("\"{text}\" is no place; expected six digits such as \"500000\""));
    }
    code(text)
}

fn code(text: &str) -> Option<PlaceCode> {
    let plain = text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| plain).map(PlaceCode)
}
