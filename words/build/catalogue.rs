//! A catalogue: the language and the version in its first line, then one line for each text, without keys.

use super::{order::Order, sources::Locale};

pub fn written(locale: &Locale, order: &Order) -> String {
    let text = |key| locale.texts.get(key).map_or("", String::as_str);
    let mut lines = vec![format!("{} {}", locale.tag, version(order))];
    lines.extend(order.keys().map(text).map(str::to_owned));
    lines.join("\n") + "\n"
}

/// Two catalogues of one version have the same texts in the same order: FNV-1a over the keys.
pub fn version(order: &Order) -> String {
    let bytes = order.keys().flat_map(|key| key.bytes().chain([b'\n']));
    let mixed = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{mixed:016x}")
}
