//! How most places are called in English: by their pinyin.

/// The pinyin as a word, and what kind of place it is: Yubei District, Lu'an.
pub fn spelt_in_english(name: &str, pinyin: &str) -> String {
    let kinds = [("区", " District"), ("县", " County"), ("旗", " Banner"), ("市", "")];
    let kind = kinds.iter().find(|(ending, _)| name.ends_with(ending)).map_or("", |(_, english)| english);
    let syllables: Vec<_> = pinyin.split(' ').collect();
    let own = syllables.split_last().map_or(&[][..], |(_, own)| own);
    let mut word = String::new();
    for syllable in own {
        if !word.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word.push_str(syllable);
    }
    let mut letters = word.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect::<String>() + kind
}
