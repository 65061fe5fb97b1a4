//! A catalogue: the language, the version and the script in its first line, then one line for each text, without keys.

use super::sources::Locale;

/// The texts of `keys` in one language.
pub fn texts<'k>(locale: &Locale, keys: impl Iterator<Item = &'k str>) -> Vec<String> {
    keys.map(|key| locale.texts.get(key).cloned().unwrap_or_default()).collect()
}

pub fn written(locale: &Locale, version: &str, lines: &[String]) -> String {
    format!("{} {version} {}\n{}", locale.tag, locale.script(), joined(lines))
}

/// Each text ended by a line break.
pub fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// Two catalogues of one version have the same texts in the same order: FNV-1a over the keys.
pub fn version(keys: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mixed = keys.fold(0xcbf2_9ce4_8422_2325, |mixed, key| {
        let bytes = key.as_ref().bytes().chain([b'\n']);
        bytes.fold(mixed, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    });
    format!("{mixed:016x}")
}
