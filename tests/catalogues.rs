//! Catalogues: what is written is what is read, and what is no catalogue of this program is refused. A mistake in the
//! words stops the build with its file and key.

// A test says what is wrong by failing.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use jiff_core::civil::Date;
use jiuzhu_packs::coverage::COLUMNS;
use jiuzhu_rules::{
    Programme,
    facts::{HouseholdFact, PersonFact},
    law::{self, Article, PROVISIONS},
    local::LocalFigure,
    packs::Basis,
    place::{NATIONAL, PlaceCode},
    reckoning::{choice::Variants, exact::Exact},
    term::Term,
};
use jiuzhu_words::{LANGUAGES, TOPUPS, Texts, Unreadable, catalogue::to_fetch};

#[path = "../words/build"]
mod build {
    pub mod catalogue;
    pub mod compile;
    pub mod levels;
    pub mod order;
    pub mod problems;
    pub mod rust;
    pub mod sources;
}

use build::{
    compile::compile,
    levels::left_out,
    order::Order,
    sources::{Locale, Sources},
};

fn english() -> &'static str {
    fetched("en")
}

fn fetched(file: &str) -> &'static str {
    to_fetch()
        .find(|(name, _)| name.rsplit_once('-').is_some_and(|(name, _)| name == file))
        .expect("a page can fetch it")
        .1
}

#[test]
fn a_catalogue_is_read_as_it_was_written() {
    let texts = Texts::read(english().to_owned()).expect("it is a catalogue");
    texts.complete();
    assert_eq!(texts.language.tag, "en");
    assert_eq!(texts.language.name, "English");
    assert_eq!(texts.day.label, "Day of the estimate");
    assert_eq!(texts.page.start, "Start");
    assert_eq!(texts.publisher.unread, "original not found");
    assert_eq!(texts.household(HouseholdFact::Area).ask, "Town or country?");
    assert_eq!(texts.choice("relation", 1), "Husband or wife");
    assert_eq!(texts.choice("area", 2), "");
    assert_eq!(texts.choice("no such fact", 0), "");
    assert_eq!(texts.term(Term::DibaoStandard), "Dibao standard");
    assert_eq!(texts.programme(Programme::Dibao).plain, "Monthly living allowance (dibao)");
    assert_eq!(texts.topup("elder_70"), "People of 70 or more");
    assert_eq!(texts.topup("no such category"), "no such category");
    let cited = || texts.citation(law::social_assistance_law::ARTICLE_18);
    assert_eq!((cited().title, cited().place), ("Social Assistance Law", "art. 18"));
    assert_eq!((texts.tells_origins(), cited().says), (false, ""));
    assert_eq!(texts.read_origins(fetched("en.origins").to_owned()), Ok(()));
    assert!(texts.tells_origins() && cited().says.starts_with("A household whose income per head"));
    let packs = jiuzhu_packs::all();
    assert_eq!(texts.place(packs, PlaceCode(500_000)), Some("Chongqing"));
    assert_eq!(texts.place(packs, NATIONAL), Some("Nationwide"));
    assert_eq!(texts.place(packs, PlaceCode(999_999)), None);
}

/// Every figure, by the line that a page tells of it.
#[test]
fn every_figure_is_told_with_its_source() {
    let packs = jiuzhu_packs::all();
    for (figure, _) in packs.tables.rows() {
        for texts in Texts::of_every_language() {
            let origin = texts.origin(packs, figure, figure.from);
            let source = packs.source(figure).expect("it has a source");
            assert_eq!((origin.title, origin.note), (source.title, figure.note));
            assert_eq!(origin.link, source.link.unwrap_or_default());
            let place = texts.place(packs, figure.place).expect("a place on file");
            assert!(origin.figure.contains(place) && origin.figure.contains(figure.dated), "{}", origin.figure);
            assert!(!origin.published.contains('{'), "{}", origin.published);
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

#[test]
fn every_provision_is_told_in_its_language() {
    let articles = (0..PROVISIONS.len()).filter_map(Article::numbered);
    for (article, texts) in articles.flat_map(|article| Texts::of_every_language().iter().map(move |it| (article, it)))
    {
        let cited = texts.citation(article);
        let chinese = texts.language.tag == "zh-Hans";
        for told in [cited.title, cited.says] {
            assert_eq!(is_chinese(told), chinese, "{}: {told}", texts.language.tag);
        }
        assert!(cited.place.is_empty() || is_chinese(cited.place) == chinese, "{}", cited.place);
    }
}

/// The last of every list has words too, so no list is out of step with another.
#[test]
fn no_language_leaves_anything_without_words() {
    for texts in Texts::of_every_language() {
        let questions = HouseholdFact::ALL.iter().map(|it| texts.household(*it));
        let questions = questions.chain(PersonFact::ALL.iter().map(|it| texts.person(*it)));
        let questions = questions.chain(LocalFigure::ALL.iter().map(|it| texts.local(*it)));
        let asked = questions.flat_map(|it| [it.label, it.ask]);
        let terms = Term::ALL.iter().map(|it| texts.term(*it));
        let programmes = Programme::ALL.iter().map(|it| texts.programme(*it));
        let programmes = programmes.flat_map(|it| [it.plain, it.official, it.about, it.next]);
        let topups = TOPUPS.iter().map(|it| texts.topup(it));
        let places = jiuzhu_packs::all().places.iter().map(|it| it.name(texts.language.tag));
        let all: Vec<_> = asked.chain(terms).chain(programmes).chain(topups).chain(places).collect();
        assert!(all.iter().all(|text| !text.is_empty()), "{}: {all:?}", texts.language.tag);
    }
}

#[test]
fn what_is_no_catalogue_of_this_program_is_refused() {
    let read = |text: &str| Texts::read(text.to_owned()).map(|texts| texts.language.tag);
    let (head, rest) = english().split_once('\n').expect("a first line");
    let found = rest.lines().count();
    assert_eq!(read(english()), Ok("en"));
    assert_eq!(read(""), Err(Unreadable::NoCatalogue));
    assert_eq!(read("<!doctype html>\n<title>Not found</title>\n"), Err(Unreadable::NoCatalogue));
    assert_eq!(read(&format!("xx {}\n{rest}", &head[3..])), Err(Unreadable::NoCatalogue));
    assert_eq!(read(&format!("en 0123456789abcdef\n{rest}")), Err(Unreadable::NoCatalogue));
    assert_eq!(read(&format!("en 0123456789abcdef Latn\n{rest}")), Err(Unreadable::OtherVersion));
    assert_eq!(read(fetched("en.origins")), Err(Unreadable::OtherVersion));
    let of_origins =
        |text: &str| Texts::read(english().to_owned()).expect("it is a catalogue").read_origins(text.to_owned());
    assert_eq!(of_origins(fetched("zh-Hans.origins")), Err(Unreadable::NoCatalogue));
    assert_eq!(of_origins(english()), Err(Unreadable::OtherVersion));
    let cut = english().rsplit_once("\n").and_then(|(whole, _)| whole.rsplit_once('\n')).expect("lines").0;
    assert_eq!(read(&format!("{cut}\n")), Err(Unreadable::Lines { expected: found, found: found - 1 }));
    assert_eq!(read(&format!("{}more\n", english())), Err(Unreadable::Lines { expected: found, found: found + 1 }));
}

#[test]
fn chinese_comes_first_and_every_language_once() {
    let tags: Vec<_> = LANGUAGES.iter().map(|it| it.tag).collect();
    assert_eq!(tags.first(), Some(&"zh-Hans"));
    assert_eq!(tags, Texts::of_every_language().iter().map(|it| it.language.tag).collect::<Vec<_>>());
    assert_eq!(Texts::chinese().page.start, "开始");
}

fn on_file() -> Sources {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    Sources::read(&root).expect("the folders can be read")
}

/// What the build says of the words on file after a change.
fn problems_with(change: impl FnOnce(&mut Sources)) -> Vec<String> {
    let mut sources = on_file();
    change(&mut sources);
    compile(&sources, true).err().unwrap_or_default()
}

/// English as if it were another language, of which `header` tells what `[language]` does.
fn with_another(header: &str) -> Sources {
    let mut sources = on_file();
    let english = sources.locales.get("en").expect("English is on file");
    let language = format!("name = \"བོད་ཡིག\"\nscript = \"Tibt\"\n{header}").parse().expect("a section");
    let other = Locale { tag: "bo".to_owned(), language, texts: english.texts.clone() };
    sources.locales.insert(other.tag.clone(), other);
    sources
}

/// The tags of the catalogues that are written.
fn offered(sources: &Sources, shipped: bool) -> Vec<String> {
    let files = compile(sources, shipped).expect("no mistake");
    let tag = |(name, _): &(String, String)| name.strip_suffix(".origins.txt").map(str::to_owned);
    files.iter().filter_map(tag).collect()
}

const RECORD: &str = "[record]\ntranslated_by = \"甲\"\nread_back_by = \"乙，县民政局\"\non = \"2027-01-01\"\n";

#[test]
fn a_draft_is_never_shipped() {
    let draft = with_another("level = \"draft\"");
    let refused = compile(&draft, true).expect_err("a draft");
    assert_eq!(refused, ["locales/bo.toml: language.level: a draft is for translators; it is not shipped"]);
    assert_eq!(offered(&draft, false), ["zh-Hans", "bo", "en"], "translators see it");
}

#[test]
fn who_answers_for_a_language_is_on_record() {
    let problems = |header: &str| compile(&with_another(header), true).expect_err("something is missing");
    let missing = |key: &str| {
        format!(
            "locales/bo.toml: language.record.{key}: missing; of this level it is on record who answers for what, and since when"
        )
    };
    let all = ["translated_by", "read_back_by", "on", "texts"].map(missing);
    let same = "locales/bo.toml: language.record.read_back_by: who translated cannot read back";
    assert_eq!(problems("level = \"read_back\"")[..4], all);
    assert_eq!(problems("level = \"approved\"")[2], missing("approved_by"));
    let alone = RECORD.replace("乙，县民政局", "甲");
    assert!(problems(&format!("level = \"read_back\"\n{alone}texts = \"…\"")).contains(&same.to_owned()));
    let nobodys = problems(&format!("level = \"project\"\n{RECORD}"));
    assert!(nobodys.contains(&"locales/bo.toml: language.record.on: not on record of this level".to_owned()));
    for (header, what) in [
        ("", "level: not one of draft, project, read_back, approved"),
        ("level = \"perfect\"", "level: not one of draft, project, read_back, approved"),
        ("level = \"reference\"", "level: Chinese is the reference, and no other"),
        ("level = \"project\"\nsince = 2026", "since: nothing uses it"),
    ] {
        assert_eq!(problems(header), [format!("locales/bo.toml: language.{what}")]);
    }
}

/// The hash on record is that of the texts that were read back, and of the Chinese ones they were held against.
#[test]
fn a_language_is_offered_only_as_it_was_read_back() {
    let with = |texts: &str| with_another(&format!("level = \"read_back\"\n{RECORD}texts = \"{texts}\""));
    let stale = with("0123456789abcdef");
    assert_eq!(offered(&stale, true), ["zh-Hans", "en"]);
    let told = left_out(&stale, &Order::of(&stale));
    let now = told[0].rsplit_once(' ').expect("it tells the hash").1;
    assert_eq!(
        told,
        [format!("locales/bo.toml: left out: its texts or the Chinese are not those on record; now they are {now}")]
    );

    let mut read_back = with(now);
    assert_eq!(offered(&read_back, true), ["zh-Hans", "bo", "en"]);
    let files = compile(&read_back, true).expect("no mistake");
    let text = |name: &str| &files.iter().find(|it| it.0 == name).expect("it is written").1;
    assert!(text("bo.txt").lines().next().is_some_and(|head| head.starts_with("bo ") && head.ends_with(" Tibt")));
    let listed = text("catalogues.rs").split("Language {").find(|it| it.contains("tag: \"bo\"")).expect("it is listed");
    assert!(listed.contains("is_an_aid: true"));

    set(&mut read_back, "bo", "page.start", "Begin");
    assert_eq!(offered(&read_back, true), ["zh-Hans", "en"], "its own words have changed");
    set(&mut read_back, "bo", "page.start", "Start");
    set(&mut read_back, "zh-Hans", "page.start", "出发");
    assert_eq!(offered(&read_back, true), ["zh-Hans", "en"], "what it translates has changed");
}

#[test]
fn every_language_says_what_counts() {
    for language in &LANGUAGES {
        assert_eq!(language.is_an_aid, language.tag != "zh-Hans", "nobody has approved another language yet");
    }
}

/// Day, amounts and ranges are read from the left in every script. The characters embed them: 2019's engines do not isolate.
#[test]
fn figures_in_a_script_from_the_right_are_read_from_the_left() {
    let arabic = Texts::read(english().replacen(" Latn\n", " Arab\n", 1)).expect("it is a catalogue");
    assert!(arabic.is_right_to_left() && !Texts::chinese().is_right_to_left());
    let yuan = Exact::of(1250.into()).expect("an amount");
    assert_eq!(arabic.yuan(yuan), "\u{202a}1,250\u{202c}");
    assert_eq!(Texts::chinese().yuan(yuan), "1,250");
    let day = Date::new(2026, 7, 1).expect("a day");
    assert_eq!(arabic.day_words(day), "\u{202a}2026-07-01\u{202c}");
}

fn set(sources: &mut Sources, tag: &str, key: &str, text: &str) {
    let locale = sources.locales.get_mut(tag).expect("the language is on file");
    locale.texts.insert(key.to_owned(), text.to_owned());
}

#[test]
fn another_build_of_the_same_words_has_the_same_catalogue() {
    let files = compile(&on_file(), true).expect("what is on file has no mistake");
    let again = files.iter().find(|(name, _)| name == "en.txt").expect("English is on file");
    assert_eq!(again.1, english());
}

#[test]
fn other_words_have_another_file() {
    let mut sources = on_file();
    set(&mut sources, "en", "page.start", "Begin");
    let files = compile(&sources, true).expect("what is on file has no mistake");
    let named = &files.iter().find(|(name, _)| name == "catalogues.rs").expect("the build writes it").1;
    let kept: Vec<_> = LANGUAGES.iter().filter(|it| named.contains(it.hash)).map(|it| it.tag).collect();
    assert_eq!(kept, ["zh-Hans"]);
}

#[test]
fn every_mistake_is_reported_with_its_file_and_key() {
    let drop = |sources: &mut Sources, tag: &str, key: &str| {
        let locale = sources.locales.get_mut(tag).expect("the language is on file");
        assert!(locale.texts.remove(key).is_some(), "{key} was not there");
    };
    assert_eq!(problems_with(|it| drop(it, "en", "page.start")), ["locales/en.toml: page.start: missing"]);
    assert_eq!(
        problems_with(|it| drop(it, "en", "law/social-assistance-law.toml: ARTICLE_18.says")),
        ["law/social-assistance-law.toml: ARTICLE_18.says: en: missing"]
    );
    assert_eq!(
        problems_with(|it| set(it, "en", "page.begin", "Begin")),
        ["locales/en.toml: page.begin: nothing uses it"]
    );
    assert_eq!(problems_with(|it| set(it, "en", "page.start", "")), ["locales/en.toml: page.start: empty"]);
    assert_eq!(problems_with(|it| set(it, "en", "day.hint", "")), Vec::<String>::new());
    assert_eq!(
        problems_with(|it| set(it, "en", "page.person", "Person {count}")),
        ["locales/en.toml: page.person: its {placeholders} differ from the reference"]
    );
    assert_eq!(
        problems_with(|it| set(it, "en", "page.start", "Be\ngin")),
        ["locales/en.toml: page.start: a line break; a catalogue has one line for each text"]
    );
    let title = "title = { zh-Hans = \"某法\", en = \"Some law\", xx = \"…\" }";
    let foreign = problems_with(|it| it.add_instrument("law/some-law.toml", title));
    assert_eq!(foreign, ["law/some-law.toml: title: xx: there is no locales/xx.toml"]);
    let unordered = problems_with(|it| it.law.reverse());
    assert_eq!(unordered, ["law: the rules have its instruments or provisions in another order"]);
}

/// Whoever adds a category to a pack names it in the locales.
#[test]
fn every_column_of_what_is_on_file_has_a_name() {
    for (texts, column) in
        Texts::of_every_language().iter().flat_map(|it| COLUMNS.iter().map(move |column| (it, column)))
    {
        assert_ne!(texts.column(column.name), column.name, "{}", texts.language.tag);
    }
}

#[test]
fn every_category_of_top_ups_has_a_name() {
    for row in &jiuzhu_packs::all().tables.category_topup {
        assert!(TOPUPS.contains(&row.what.category), "topup.{} has no name in locales/", row.what.category);
    }
}

/// A figure that is reviewed every year, or only binds from below, is said to be old where it is; any other stays as it is.
#[test]
fn an_old_figure_is_said_to_be_old() {
    let packs = jiuzhu_packs::all();
    let texts = Texts::chinese();
    let two_years_after = |day: Date| Date::new(day.year() + 2, day.month(), 1).expect("a day");
    for (figure, _) in packs.tables.rows() {
        let reviewed = figure.overdue.is_some() || figure.basis != Basis::Standard;
        assert_eq!(texts.age(figure, figure.last_known()), "", "{figure:?}");
        assert_eq!(!texts.age(figure, two_years_after(figure.last_known())).is_empty(), reviewed, "{figure:?}");
    }
}
