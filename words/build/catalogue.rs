//! A catalogue: the language, the version and the script in its first line, then one line for each text, without keys.

use super::{order::Order, sources::Locale};

/// The texts of `keys` in one language.
pub fn texts<'k>(locale: &Locale, keys: impl Iterator<Item = &'k str>) -> Vec<String> {
    keys.map(|key| locale.texts.get(key).cloned().unwrap_or_default()).collect()
}

/// Everything but what the law says and where figures come from.
pub fn of_texts(locale: &Locale, order: &Order) -> String {
    written(locale, &order.version(), &texts(locale, order.texts()))
}

pub fn of_origins(locale: &Locale, order: &Order) -> String {
    written(locale, &order.origins().1, &texts(locale, order.law.iter().map(String::as_str)))
}

fn written(locale: &Locale, version: &str, lines: &[String]) -> String {
    format!("{} {version} {}\n{}", locale.tag, locale.script(), joined(lines))
}

/// Of everything that is told in a language.
pub fn hash(locale: &Locale, order: &Order) -> String {
    let all = of_texts(locale, order) + &of_origins(locale, order);
    format!("{:.12}", mixed(all.lines()))
}

/// Each text ended by a line break.
pub fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// Two catalogues of one version have the same texts in the same order.
pub fn version(keys: impl Iterator<Item = impl AsRef<str>>) -> String {
    mixed(keys)
}

/// FNV-1a over lines.
fn mixed(lines: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mixed = lines.fold(0xcbf2_9ce4_8422_2325, |mixed, line| {
        let bytes = line.as_ref().bytes().chain([b'\n']);
        bytes.fold(mixed, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    });
    format!("{mixed:016x}")
}
