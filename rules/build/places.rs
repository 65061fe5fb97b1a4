//! The places of the packs: a province heads its file, and those inside it that can be chosen stand below.

use super::reading::{Fields, Problems, SourceFile};

/// 全国
pub const NATIONAL: u32 = 0;

/// The province that a place lies in, itself included.
pub fn province_of(code: u32) -> u32 {
    code / 10_000 * 10_000
}

pub struct Place {
    pub code: u32,
    /// By language.
    name: Vec<(String, String)>,
    file: usize,
    at: usize,
    heads_its_file: bool,
}

#[derive(Default)]
pub struct Places(Vec<Place>);

impl Places {
    /// Reads the places of one file and gives the code of its own.
    pub fn read(&mut self, root: &Fields<'_>, file: usize) -> Option<u32> {
        let own = read_code(root, "code");
        let name = root.words("name");
        if own.is_some_and(|own| own != province_of(own)) {
            root.wrong_in("code", "is inside a province; expected a province, or 000000 for the nation");
        }
        self.0.extend(own.map(|code| Place { code, name, file, at: root.at, heads_its_file: true }));
        for below in root.rows("below") {
            let (code, name) = (read_code(&below, "code"), below.words("name"));
            below.finish();
            let (Some(own), Some(code)) = (own, code) else { continue };
            if own == NATIONAL && code != province_of(code) {
                below.wrong_in("code", format_args!("{code:06} is no province; expected four zeros at its end"));
            }
            if own != NATIONAL && province_of(code) != own {
                let start = own / 10_000;
                below.wrong_in("code", format_args!("{code:06} is not inside {own:06}; expected {start}…"));
            }
            self.0.push(Place { code, name, file, at: below.at, heads_its_file: false });
        }
        own
    }

    pub fn has(&self, file: usize, code: u32) -> bool {
        self.0.iter().any(|place| place.file == file && place.code == code)
    }

    /// A place stands once. Only a province may head its own file besides standing in the nation's list.
    pub fn refuse_doubles(&self, files: &[SourceFile], problems: &Problems) {
        for (index, place) in self.0.iter().enumerate() {
            let Some(other) = self.0.iter().take(index).find(|it| it.code == place.code) else { continue };
            let Some(file) = files.get(place.file) else { continue };
            let (table, code) = (if place.heads_its_file { "the file" } else { "below" }, place.code);
            if place.heads_its_file == other.heads_its_file || place.file == other.file {
                let what = format_args!("{table}: code: {code:06} stands twice; expected each place once");
                problems.add(file, place.at, what);
            } else if place.name != other.name {
                let first = files.get(other.file).map_or("", |it| &it.name);
                let what = format_args!("{table}: code: {code:06} has another name in {first}; expected the same");
                problems.add(file, place.at, what);
            }
        }
    }

    /// Each once, by code.
    pub fn sorted(&self) -> Vec<&Place> {
        let mut places: Vec<_> = self.0.iter().collect();
        places.sort_by_key(|place| place.code);
        places.dedup_by_key(|place| place.code);
        places
    }
}

/// A code of GB/T 2260.
pub fn read_code(fields: &Fields<'_>, key: &'static str) -> Option<u32> {
    let text = fields.text(key);
    let plain = text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit());
    if !plain && !text.is_empty() {
        fields.wrong_in(key, format_args!("\"{text}\" is no place; expected six digits such as \"500000\""));
    }
    text.parse().ok().filter(|_| plain)
}
