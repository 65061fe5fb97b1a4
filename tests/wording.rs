//! How things are said to people: the rules of `tests/wording/<language>.toml`, held against every text of `locales/` and
//! `law/` and against the page as it opens. What is wrong is told with its file, line and key.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_reading::SourceFile;
use jiuzhu_words::LANGUAGES;
use serde::{Deserialize, de::DeserializeOwned};
use toml::de::{DeTable, DeValue};

/// The language of the page as it opens.
const CHINESE: &str = "zh-Hans";

/// How one language is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    unit: Unit,
    /// The marks that end a sentence.
    ends: String,
    /// The file beside the rules with the characters that may be used.
    characters: Option<String>,
    kind: Vec<Kind>,
    #[serde(default)]
    repeated: Vec<Repeated>,
    never: Vec<Never>,
    official: Option<Official>,
}

/// What a sentence is measured in.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Characters,
    Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    name: String,
    keys: Vec<String>,
    /// Of a sentence.
    longest: Option<usize>,
    target: Option<Target>,
    /// Every text of the kind has one of these words.
    #[serde(default)]
    says: Vec<String>,
    /// A name that others gave: only its characters are looked at.
    #[serde(default)]
    as_it_is: bool,
}

/// Most sentences are no longer than this.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    longest: usize,
    /// So many of a hundred may be longer.
    but_for: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeated {
    words: String,
    /// In one sentence.
    most: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    words: Vec<String>,
    /// As part of these they may be said.
    #[serde(default)]
    unless: Vec<String>,
    /// The only kind of text in which they are not said, if there is one.
    kind: Option<String>,
    rather: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Official {
    /// The keys of texts that are shown together, but for their last part.
    groups: Vec<String>,
    /// Each official term with its plain words.
    words: BTreeMap<String, Vec<String>>,
}

/// One text and where it stands.
struct Text {
    file: String,
    line: usize,
    key: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|problem| panic!("{file}: {problem}"))
}

fn rules<T: DeserializeOwned>(tag: &str) -> T {
    let file = format!("tests/wording/{tag}.toml");
    toml::from_str(&read(&file)).unwrap_or_else(|problem| panic!("{file}: {problem}"))
}

/// Every text of one language, by file.
fn texts(tag: &str) -> Vec<Text> {
    let files = |folder| SourceFile::all_in(&root(), folder).expect("the folder can be read");
    let locale = format!("locales/{tag}.toml");
    let own = format!(".{tag}");
    let of_locale = files("locales").into_iter().filter(|it| it.name == locale);
    let of_locale: Vec<_> = of_locale.flat_map(|file| texts_of(&file, Some)).collect();
    let of_law = files("law").into_iter();
    let of_law = of_law.flat_map(|file| texts_of(&file, |key| key.strip_suffix(&own).map(str::to_owned)));
    let opening = if tag == CHINESE { opening() } else { Vec::new() };
    of_locale.into_iter().chain(of_law).chain(opening).collect()
}

/// What a TOML file says, under the keys that are taken.
fn texts_of(file: &SourceFile, taken: impl Fn(String) -> Option<String>) -> Vec<Text> {
    let table = DeTable::parse(&file.text).unwrap_or_else(|problem| panic!("{}: {problem}", file.name));
    let mut found = Vec::new();
    flatten("", table.get_ref(), &mut found);
    let lines = file.lines(found.iter().map(|(_, at, _)| *at));
    let text = |((key, _, text), line)| Some(Text { file: file.name.clone(), line, key: taken(key)?, text });
    found.into_iter().zip(lines).filter_map(text).collect()
}

/// Every text of a table with its key and its place. A row is known by the key that it has as a field.
fn flatten(prefix: &str, table: &DeTable<'_>, found: &mut Vec<(String, usize, String)>) {
    for (key, value) in table {
        let path = if prefix.is_empty() { key.get_ref().to_string() } else { format!("{prefix}.{}", key.get_ref()) };
        match value.get_ref() {
            DeValue::String(text) => found.push((path, value.span().start, text.to_string())),
            DeValue::Table(table) => flatten(&path, table, found),
            DeValue::Array(rows) => {
                for row in rows.iter().filter_map(|row| row.get_ref().as_table()) {
                    let name = row.get("key").and_then(|it| it.get_ref().as_str()).unwrap_or_default();
                    flatten(&format!("{path}.{name}"), row, found);
                }
            }
            _ => {}
        }
    }
}

/// What the page says before there is a program to say it, and beside that program.
fn opening() -> Vec<Text> {
    let mut all = Vec::new();
    for file in ["index.html", "offline/single_file.html", "offline/page.js"] {
        for (line, text) in (1..).zip(read(file).lines()) {
            let between = text.split(['<', '>', '"']);
            let said = between.filter(|it| it.contains(is_han));
            let text = |it: &str| Text { file: file.to_owned(), line, key: "opening".to_owned(), text: it.to_owned() };
            all.extend(said.map(text));
        }
    }
    all
}

/// Whether `*` in the pattern can stand for something that makes it the key.
fn fits(pattern: &str, key: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == key,
        Some((head, rest)) => key.strip_prefix(head).is_some_and(|tail| {
            let mut begins = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
            begins.any(|at| tail.get(at..).is_some_and(|end| fits(rest, end)))
        }),
    }
}

/// Whether the parts on either side of every `…` follow each other in the text.
fn says(text: &str, words: &str) -> bool {
    let mut rest = text;
    words.split('…').all(|part| rest.split_once(part).map(|(_, after)| rest = after).is_some())
}

fn is_han(it: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&it)
}

/// The text with something filled in, which reads as two characters or as one word.
fn filled(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + "某某" + part.split_once('}').map_or(part, |(_, after)| after))
}

impl Unit {
    fn count(self, sentence: &str) -> usize {
        let other = |it: char| it.is_ascii_alphanumeric();
        match self {
            Unit::Words => sentence.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count(),
            Unit::Characters => {
                let between = sentence.split(|it: char| is_han(it) || it.is_whitespace());
                sentence.chars().filter(|it| is_han(*it)).count() + between.filter(|it| it.contains(other)).count()
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Unit::Characters => "characters",
            Unit::Words => "words",
        }
    }
}

impl Wording {
    fn kind_of(&self, text: &Text) -> &Kind {
        let of = |kind: &&Kind| kind.keys.iter().any(|it| fits(it, &text.key));
        self.kind.iter().find(of).unwrap_or_else(|| panic!("{}: of no kind", text.key))
    }

    /// A full stop within a number or an abbreviation ends nothing.
    fn sentences<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let (mut sentences, mut begin) = (Vec::new(), 0);
        for (at, mark) in text.char_indices().filter(|(_, it)| self.ends.contains(*it)) {
            let after = at + mark.len_utf8();
            let goes_on = text.get(after..).is_some_and(|rest| rest.starts_with(|it: char| !it.is_whitespace()));
            if !(mark.is_ascii() && goes_on) {
                sentences.extend(text.get(begin..after));
                begin = after;
            }
        }
        sentences.extend(text.get(begin..));
        sentences.retain(|it| self.unit.count(it) > 0);
        sentences
    }

    /// Every character that may stand in a text, if not all may.
    fn characters(&self) -> Option<BTreeSet<char>> {
        let list = read(&format!("tests/wording/{}", self.characters.as_ref()?));
        Some(list.lines().filter(|it| !it.starts_with('#')).flat_map(str::chars).collect())
    }

    /// What is wrong with one text.
    fn problems(&self, text: &Text, characters: Option<&BTreeSet<char>>) -> Vec<String> {
        let kind = self.kind_of(text);
        let mut problems = Vec::new();
        let rare = |it: &char| is_han(*it) && characters.is_some_and(|all| !all.contains(it));
        let rare: String = text.text.chars().filter(rare).collect();
        if !rare.is_empty() {
            let list = self.characters.as_deref().unwrap_or_default();
            problems.push(format!("“{rare}”; expected characters of {list}"));
        }
        if kind.as_it_is {
            return problems;
        }
        let said = filled(&text.text).to_lowercase();
        for sentence in self.sentences(&said) {
            problems.extend(self.problems_of(sentence, kind));
        }
        if !kind.says.is_empty() && !kind.says.iter().any(|it| says(&said, it)) {
            problems.push(format!("“{}” as {}; expected one of {:?}", text.text, kind.name, kind.says));
        }
        problems
    }

    fn problems_of(&self, sentence: &str, kind: &Kind) -> Vec<String> {
        let mut problems = Vec::new();
        let count = self.unit.count(sentence);
        if let Some(longest) = kind.longest.filter(|longest| count > *longest) {
            let (unit, name) = (self.unit.name(), &kind.name);
            problems.push(format!("{count} {unit} in “{sentence}”; expected at most {longest} as {name}"));
        }
        for Repeated { words, most } in &self.repeated {
            let times = sentence.matches(words.as_str()).count();
            if times > *most {
                problems.push(format!("“{words}” {times} times in “{sentence}”; expected at most {most}"));
            }
        }
        for never in self.never.iter().filter(|it| it.kind.as_ref().is_none_or(|of| *of == kind.name)) {
            let bare = never.unless.iter().fold(sentence.to_owned(), |bare, it| bare.replace(it, ""));
            let said = never.words.iter().filter(|it| says(&bare, it));
            problems.extend(said.map(|it| format!("“{it}” in “{sentence}”; expected {}", never.rather)));
        }
        problems
    }

    /// Official terms that stand alone among the texts that are shown with them.
    fn unexplained<'t>(&self, texts: &'t [Text]) -> Vec<(&'t Text, String)> {
        let Some(official) = &self.official else { return Vec::new() };
        let mut groups: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
        for text in texts {
            let group = text.key.rsplit_once('.').map_or("", |(group, _)| group);
            if official.groups.iter().any(|it| fits(it, group)) {
                groups.entry(group).or_default().push(text);
            }
        }
        let mut problems = Vec::new();
        for (group, (term, plain)) in groups.values().flat_map(|it| official.words.iter().map(move |term| (it, term))) {
            let has = |words: &String| group.iter().find(|it| it.text.contains(words.as_str()));
            if let Some(text) = has(term).filter(|_| !plain.iter().any(|it| has(it).is_some())) {
                problems.push((*text, format!("“{term}” alone; expected one of {plain:?} beside it")));
            }
        }
        problems
    }

    /// Kinds of which too many sentences are longer than most should be.
    fn beyond_target(&self, texts: &[Text]) -> Vec<String> {
        let mut problems = Vec::new();
        for kind in &self.kind {
            let Some(Target { longest, but_for }) = kind.target else { continue };
            let of_kind = texts.iter().filter(|it| std::ptr::eq(self.kind_of(it), kind)).map(|it| filled(&it.text));
            let counts = |text: String| self.sentences(&text).iter().map(|it| self.unit.count(it)).collect::<Vec<_>>();
            let counts: Vec<_> = of_kind.flat_map(counts).collect();
            let longer = counts.iter().filter(|it| **it > longest).count();
            if longer * 100 > counts.len() * but_for {
                let (name, all, unit) = (&kind.name, counts.len(), self.unit.name());
                let found = format!("{longer} of {all} sentences have more than {longest} {unit}");
                problems.push(format!("{name}: {found}; expected {but_for} in 100"));
            }
        }
        problems
    }

    /// Lists of keys that outlived their texts.
    fn idle<'w>(&'w self, texts: &'w [Text]) -> impl Iterator<Item = String> + 'w {
        let keys = self.kind.iter().flat_map(|kind| kind.keys.iter().map(move |key| (&kind.name, key)));
        let idle = keys.filter(|(_, key)| !texts.iter().any(|it| fits(key, &it.key)));
        idle.map(|(name, key)| format!("{name}: {key}: no text has this key"))
    }
}

#[test]
fn every_text_is_written_as_the_rules_of_its_language_say() {
    for tag in LANGUAGES.iter().map(|it| it.tag) {
        let (wording, texts): (Wording, _) = (rules(tag), texts(tag));
        let characters = wording.characters();
        let of_text = |text| wording.problems(text, characters.as_ref()).into_iter().map(move |what| (text, what));
        let told = texts.iter().flat_map(of_text).chain(wording.unexplained(&texts));
        let told = told.map(|(it, what)| format!("{}:{}: {}: {what}", it.file, it.line, it.key));
        let all: Vec<_> = told.chain(wording.beyond_target(&texts)).chain(wording.idle(&texts)).collect();
        assert!(all.is_empty(), "{tag}: {} to mend\n{}", all.len(), all.join("\n"));
    }
}

/// What the Chinese rules find in one text.
fn found(key: &str, text: &str) -> Vec<String> {
    let wording: Wording = rules(CHINESE);
    let text = Text { file: String::new(), line: 1, key: key.to_owned(), text: text.to_owned() };
    wording.problems(&text, wording.characters().as_ref())
}

#[test]
fn every_rule_finds_what_it_is_about() {
    let long = |count: usize| format!("{}。", "人".repeat(count));
    assert_eq!(found("page.any", &long(30)), Vec::<String>::new());
    let one_more = format!("31 characters in “{}”; expected at most 30 as text", long(31));
    assert_eq!(found("page.any", &long(31)), [one_more]);
    assert_eq!(found("page.any", &(long(30) + &long(30))), Vec::<String>::new());
    assert_eq!(found("page.start", "从这里开始吧").len(), 0);
    assert_eq!(found("page.start", "就从这里开始吧").len(), 1);
    assert_eq!(found("question.person.age.ask", "{who}现在的年龄按周岁来算是多少岁？").len(), 0);
    assert_eq!(found("question.person.age.ask", "{who}现在的年龄按周岁来算是多少岁呢？").len(), 1);
    assert_eq!(found("page.any", "2026-11-01 起每月 1,250 元").len(), 1, "a comma is as wide as a character");
    assert_eq!(found("page.any", "我的妈妈的弟弟的钱").len(), 1);
    assert_eq!(found("page.any", "这是不得不花的钱").len(), 1);
    assert_eq!(found("page.any", "这笔钱当地不算收入吗？").len(), 1);
    assert_eq!(found("page.any", "不算收入。是吗？").len(), 0);
    assert_eq!(found("page.any", "可能不符合").len(), 0);
    assert_eq!(found("page.any", "不符合").len(), 1);
    assert_eq!(found("problem.any", "请写数字").len(), 1);
    assert_eq!(found("problem.any", "数字不对").len(), 1);
    assert_eq!(found("term.any_holds", "符合低保").len(), 1);
    assert_eq!(found("page.any", "饕餮"), ["“饕餮”; expected characters of level_one.txt"]);
    assert_eq!(found("programme.dibao.official", &long(31)).len(), 0);
}

#[test]
fn the_list_of_characters_is_whole() {
    let characters = rules::<Wording>(CHINESE).characters().expect("Chinese has a list");
    assert_eq!(characters.len(), 3500);
}
