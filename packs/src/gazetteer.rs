//! Every place by name, to be found by its characters, its spelling or the initials of its syllables.

use jiuzhu_rules::place::PlaceCode;

use crate::spelling::spelt_in_english;

/// The places of the whole country, as one text: a line for each, `code, name, pinyin, English name` between tabs, by
/// code. The English name is left out where it is the spelling ([`spelt_in_english`]). It is read where something is looked for; nothing is made of it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gazetteer(&'static str);

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub code: PlaceCode,
    pub name: &'static str,
    /// Syllable by syllable, with blanks between.
    pub pinyin: &'static str,
    /// Where it is not simply spelt.
    english: Option<&'static str>,
}

impl Gazetteer {
    pub const fn of(text: &'static str) -> Gazetteer {
        Gazetteer(text)
    }

    pub fn places(self) -> impl Iterator<Item = Listed> {
        self.0.lines().filter_map(|line| {
            let mut parts = line.split('\t');
            let (code, name, pinyin) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
            Some(Listed { code: PlaceCode(code), name, pinyin, english: parts.next() })
        })
    }

    pub fn place(self, code: PlaceCode) -> Option<Listed> {
        self.places().find(|it| it.code == code)
    }

    /// The places that fit best, at most so many: those that begin so before those that have it inside, wider places
    /// before narrower ones.
    pub fn find(self, wanted: &str, most: usize) -> Vec<Listed> {
        let wanted = Wanted::of(wanted);
        if wanted.text.is_empty() {
            return Vec::new();
        }
        let order = |it: &Listed| Some((it.fit(&wanted)?, it.code.level() as u8, it.code));
        let mut best: Vec<Listed> = Vec::new();
        for place in self.places() {
            if let Some(own) = order(&place) {
                let at = best.partition_point(|other| order(other).is_some_and(|it| it < own));
                best.insert(at, place);
                best.truncate(most);
            }
        }
        best
    }
}

/// What is looked for: in small letters, without apostrophes.
struct Wanted {
    text: String,
    /// The same without blanks.
    together: String,
}

impl Wanted {
    fn of(text: &str) -> Self {
        let text: String = small_letters(text.trim()).collect();
        Wanted { together: text.replace(' ', ""), text }
    }
}

/// Fewer letters than this are looked for at the beginning of a spelling alone.
const LETTERS_ANYWHERE: usize = 4;

impl Listed {
    /// What it is called in English.
    pub fn english(&self) -> String {
        self.english.map_or_else(|| spelt_in_english(self.name, self.pinyin), str::to_owned)
    }

    /// How well the place fits, the best first; none where it does not.
    fn fit(&self, Wanted { text, together }: &Wanted) -> Option<u8> {
        let long = together.len() >= LETTERS_ANYWHERE;
        let spelt = || self.pinyin.chars().filter(|it| *it != ' ');
        let initials = self.pinyin.split(' ').filter_map(|syllable| syllable.chars().next());
        if self.name.starts_with(text.as_str()) {
            Some(0)
        } else if begins(spelt(), together) || (text.is_ascii() && begins(small_letters(&self.english()), text)) {
            Some(1)
        } else if begins(initials, together) {
            Some(2)
        } else if self.name.contains(text.as_str()) {
            Some(3)
        } else if self.is_shortened_to(text) {
            Some(4)
        } else {
            (long && spelt().collect::<String>().contains(together.as_str())).then_some(5)
        }
    }

    /// 临夏州 for 临夏回族自治州: the same characters in the same order, from the first one on.
    fn is_shortened_to(&self, text: &str) -> bool {
        let mut name = self.name.chars();
        text.chars().next() == name.clone().next() && text.chars().all(|it| name.any(|of_name| of_name == it))
    }
}

/// Without apostrophes, as what is looked for.
fn small_letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(small).filter(|it| *it != '\'')
}

/// Of the letters that names are spelt in. Those of every script would weigh more than the search itself.
fn small(letter: char) -> char {
    match letter {
        'Ü' => 'ü',
        'Ê' => 'ê',
        _ => letter.to_ascii_lowercase(),
    }
}

fn begins(mut text: impl Iterator<Item = char>, with: &str) -> bool {
    with.chars().all(|it| text.next() == Some(it))
}

#[cfg(test)]
mod tests {
    use jiuzhu_rules::place::Level;

    use super::*;
    use crate::GAZETTEER;

    fn first(wanted: &str) -> Option<&'static str> {
        Gazetteer::of(GAZETTEER).find(wanted, 1).first().map(|it| it.name)
    }

    #[test]
    fn a_place_is_found_by_characters_spelling_and_initials() {
        for (wanted, name) in [
            ("怒江", "怒江傈僳族自治州"),
            ("nujiang", "怒江傈僳族自治州"),
            ("nu jiang", "怒江傈僳族自治州"),
            ("njlsz", "怒江傈僳族自治州"),
            ("Kashgar", "喀什地区"),
            ("cq", "重庆市"),
            ("chongqing", "重庆市"),
            ("luanshi", "六安市"),
            ("Lu'an", "六安市"),
            ("xian", "西安市"),
            ("渝北", "渝北区"),
            ("ybq", "渝北区"),
            ("临夏州", "临夏回族自治州"),
        ] {
            let found = Gazetteer::of(GAZETTEER).find(wanted, 8);
            assert!(found.iter().any(|it| it.name == name), "{wanted}: {found:?}");
        }
        assert_eq!(first("nujiang"), Some("怒江傈僳族自治州"));
        assert_eq!(first(" CQ "), Some("重庆市"));
        assert_eq!(first(""), None);
        assert_eq!(first("nowhere"), None);
    }

    #[test]
    fn every_place_of_the_three_regions_and_prefectures_is_there() {
        let places: Vec<_> = Gazetteer::of(GAZETTEER).places().collect();
        for name in [
            "凉山彝族自治州",
            "甘孜藏族自治州",
            "阿坝藏族羌族自治州",
            "怒江傈僳族自治州",
            "迪庆藏族自治州",
            "临夏回族自治州",
            "甘南藏族自治州",
            "天祝藏族自治县",
            "喀什地区",
            "和田地区",
            "阿克苏地区",
            "克孜勒苏柯尔克孜自治州",
            "海北藏族自治州",
            "黄南藏族自治州",
            "海南藏族自治州",
            "果洛藏族自治州",
            "玉树藏族自治州",
            "海西蒙古族藏族自治州",
            "西藏自治区",
        ] {
            assert!(places.iter().any(|it| it.name == name), "{name}");
        }
        assert!(places.is_sorted_by_key(|it| it.code));
        assert_eq!(places.iter().filter(|it| it.code.level() == Level::Province).count(), 34);
    }
}
