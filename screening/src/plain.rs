//! Texts as they are compared: whatever is only another way to type the same is the same.

/// In lower case and half width, without spaces at the ends and between Chinese characters.
pub fn plain(text: &str) -> String {
    // Numbers, mostly.
    if text.bytes().all(|it| it.is_ascii_graphic() && !it.is_ascii_uppercase()) {
        return text.to_owned();
    }
    let half = text.trim().chars().map(half_width).collect::<String>().to_lowercase();
    let chinese = |it: char| !it.is_ascii() && it.is_alphabetic();
    let mut plain = String::with_capacity(half.len());
    let mut after_space = false;
    for it in half.chars() {
        if it.is_whitespace() {
            after_space = true;
            continue;
        }
        let between_chinese = chinese(it) || plain.ends_with(chinese) || it == '(' || plain.ends_with('(');
        if after_space && !between_chinese {
            plain.push(' ');
        }
        after_space = false;
        plain.push(it);
    }
    plain
}

/// The form of a character that takes half the width.
pub const fn half_width(it: char) -> char {
    match it {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(it as u32 - 0xfee0) {
            Some(half) => half,
            None => it,
        },
        '【' | '〔' => '(',
        '】' | '〕' => ')',
        '—' | '–' | '〜' | '∼' => '-',
        '￥' => '¥',
        _ => it,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_is_typed_otherwise_is_the_same() {
        for (typed, same) in [
            ("　年　龄 ", "年龄"),
            ("１，２００．５元／月", "1,200.5元/月"),
            ("Wage  (yuan/month)", "wage(yuan/month)"),
            ("Lives  with family", "lives with family"),
            ("８００－１０００", "800-1000"),
        ] {
            assert_eq!(plain(typed), same);
        }
    }
}
