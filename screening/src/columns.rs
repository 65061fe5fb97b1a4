//! Which column says what: by its header, or as it was told.

use core::fmt;

use jiuzhu_rules::{
    facts::{Asked, HouseholdFact, PersonFact},
    reckoning::money::Cadence,
};
use jiuzhu_words::Texts;
use serde::Deserialize;

use crate::{
    headers::{OWN, SYNONYMS},
    plain::plain,
    table::letters,
};

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Which rows are one household.
    HouseholdNumber,
    /// Tells a person from every other in the list; kept nowhere.
    PersonNumber,
    /// Tells a person from others of the household; kept nowhere.
    Name,
    BirthDate,
    /// The six digits of the household's place.
    Place,
    /// The dibao standard that the list was made by, by the month where nothing else is said.
    DibaoStandard,
    Household(HouseholdFact),
    Person(PersonFact),
    /// Stands in the results as it stands in the household's first row.
    Kept,
    Ignored,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    pub header: String,
    pub meaning: Meaning,
    /// The period of amounts in it that name none.
    pub cadence: Option<Cadence>,
}

/// What a header may mean, and how sure that is, out of 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub meaning: Meaning,
    pub cadence: Option<Cadence>,
    pub sureness: u8,
}

/// From here on a suggestion is followed without being confirmed: the header *is* a known name, not only contains one.
pub const SURE: u8 = 90;

/// Every column of a table, in its order.
#[derive(Clone, Debug)]
pub struct Columns {
    pub all: Vec<Column>,
    /// What is not followed, since it is not sure enough: the column's place and what it may mean.
    pub unsure: Vec<(usize, Suggestion)>,
}

/// Why a table's columns cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A told header that the table does not have.
    NoSuchHeader(String),
    /// A told meaning that is none.
    NoSuchMeaning(String),
    /// Two columns say the same.
    Twice {
        meaning: String,
        first: usize,
        second: usize,
    },
    NoHouseholdNumber,
    NoRelation,
    /// The file of a mapping, in the words of its reader.
    Mapping(String),
}

/// What a person told of headers, before what these suggest.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// From a header to a meaning, such as `wage` or `wage/year`.
    #[serde(default)]
    pub columns: std::collections::BTreeMap<String, String>,
}

impl Mapping {
    /// Reads the `[columns]` of a TOML file.
    ///
    /// # Errors
    /// Where it is not such a file.
    pub fn of_toml(text: &str) -> Result<Mapping, Mismatch> {
        toml::from_str(text).map_err(|error| Mismatch::Mapping(error.to_string()))
    }
}

impl Columns {
    /// What each header means: as told, else as it suggests.
    ///
    /// # Errors
    /// Where a told header or meaning is none, two columns say the same, or what every list needs is missing.
    pub fn of(headers: &[String], told: &Mapping) -> Result<Columns, Mismatch> {
        let missing = told.columns.keys().find(|header| !headers.contains(header));
        if let Some(header) = missing {
            return Err(Mismatch::NoSuchHeader(header.clone()));
        }
        let mut columns = Columns { all: Vec::new(), unsure: Vec::new() };
        for (at, header) in headers.iter().enumerate() {
            let (meaning, cadence) = match told.columns.get(header) {
                Some(told) => meaning_told(told).ok_or_else(|| Mismatch::NoSuchMeaning(told.clone()))?,
                None => columns.suggested(at, header),
            };
            columns.all.push(Column { header: header.clone(), meaning, cadence });
        }
        columns.complete()
    }

    /// What each column means, as it was told of all of them, in their order.
    ///
    /// # Errors
    /// Where a told meaning is none, two columns say the same, or what every list needs is missing.
    pub fn of_told(headers: &[String], told: &[String]) -> Result<Columns, Mismatch> {
        let column = |(header, told): (&String, &String)| {
            let (meaning, cadence) = meaning_told(told).ok_or_else(|| Mismatch::NoSuchMeaning(told.clone()))?;
            Ok(Column { header: header.clone(), meaning, cadence })
        };
        let all = headers.iter().zip(told).map(column).collect::<Result<_, _>>()?;
        Columns { all, unsure: Vec::new() }.complete()
    }

    fn complete(self) -> Result<Columns, Mismatch> {
        let columns = self;
        columns.told_once()?;
        let has = |meaning| columns.all.iter().any(|it| it.meaning == meaning);
        match (has(Meaning::HouseholdNumber), has(Meaning::Person(PersonFact::Relation))) {
            (false, _) => Err(Mismatch::NoHouseholdNumber),
            (_, false) => Err(Mismatch::NoRelation),
            _ => Ok(columns),
        }
    }

    fn suggested(&mut self, at: usize, header: &str) -> (Meaning, Option<Cadence>) {
        match suggest(header) {
            Some(sure) if sure.sureness >= SURE => (sure.meaning, sure.cadence),
            unsure => {
                self.unsure.extend(unsure.map(|it| (at, it)));
                (Meaning::Ignored, None)
            }
        }
    }

    fn told_once(&self) -> Result<(), Mismatch> {
        for (second, column) in self.all.iter().enumerate() {
            let again = |it: &Column| it.meaning == column.meaning;
            let first = self.all.iter().position(again).unwrap_or(second);
            if first != second && !matches!(column.meaning, Meaning::Kept | Meaning::Ignored) {
                return Err(Mismatch::Twice { meaning: column.meaning.name().to_owned(), first, second });
            }
        }
        Ok(())
    }

    /// Where a column with this meaning stands.
    pub fn position(&self, meaning: Meaning) -> Option<usize> {
        self.all.iter().position(|it| it.meaning == meaning)
    }

    /// The headers of columns that are not read, and of which it is not known what they are for.
    pub fn not_read(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|it| it.meaning == Meaning::Ignored).map(|it| it.header.as_str())
    }
}

/// What a header may mean; none where it resembles nothing that is asked.
pub fn suggest(header: &str) -> Option<Suggestion> {
    let header = plain(header);
    let (bare, of_unit) = without_unit(&header);
    let (inner, of_period) = without_period(bare);
    // The whole comes first: 年龄 begins like 年工资.
    let ways = [(header.as_str(), None), (bare, of_unit), (inner, of_unit.or(of_period))];
    let named = ways.iter().find_map(|(text, cadence)| Some((named(text)?, *cadence)));
    let ((meaning, sureness), cadence) = named.or_else(|| Some((contained(bare)?, of_unit)))?;
    Some(Suggestion { meaning, cadence, sureness })
}

/// A header that is a known name.
fn named(text: &str) -> Option<(Meaning, u8)> {
    meaning_named(text).map(|meaning| (meaning, 100)).or_else(|| labelled(text).map(|meaning| (meaning, 95))).or_else(
        || SYNONYMS.iter().find(|(word, _)| *word == text).and_then(|(_, name)| Some((meaning_named(name)?, SURE))),
    )
}

/// A header that contains a known word: the surer, the more of it the word is, and never sure.
fn contained(text: &str) -> Option<(Meaning, u8)> {
    let synonyms = SYNONYMS.iter().filter_map(|(word, name)| Some(((*word).to_owned(), meaning_named(name)?)));
    let labels = facts().map(|meaning| (plain(meaning.label(Texts::chinese())), meaning));
    let inside = synonyms.chain(labels).filter(|(word, _)| word.chars().count() > 1 && text.contains(word));
    let (word, meaning) = inside.max_by_key(|(word, _)| word.len())?;
    let share = 80 * word.chars().count() / text.chars().count().max(1);
    Some((meaning, u8::try_from(share).unwrap_or(0)))
}

fn labelled(text: &str) -> Option<Meaning> {
    let labels = |meaning: Meaning| Texts::of_every_language().iter().map(move |texts| plain(meaning.label(texts)));
    all_meanings().find(|meaning| labels(*meaning).any(|label| label == text))
}

fn facts() -> impl Iterator<Item = Meaning> {
    let household = HouseholdFact::ALL.iter().map(|fact| Meaning::Household(*fact));
    household.chain(PersonFact::ALL.iter().map(|fact| Meaning::Person(*fact)))
}

/// Everything that a column may say.
pub fn all_meanings() -> impl Iterator<Item = Meaning> {
    OWN.iter().map(|(_, meaning, ..)| *meaning).chain(facts())
}

/// A meaning by its identifier.
fn meaning_named(name: &str) -> Option<Meaning> {
    let own = OWN.iter().find(|(own, ..)| *own == name).map(|(_, meaning, ..)| *meaning);
    own.or_else(|| facts().find(|it| it.name() == name))
}

/// `wage`, `wage/month`, `wage/year`.
fn meaning_told(told: &str) -> Option<(Meaning, Option<Cadence>)> {
    let (name, cadence) = match told.split_once('/') {
        Some((name, "month")) => (name, Some(Cadence::Monthly)),
        Some((name, "year")) => (name, Some(Cadence::Yearly)),
        Some(_) => return None,
        None => (told, None),
    };
    Some((meaning_named(name)?, cadence))
}

const UNITS: [(&str, Option<Cadence>); 14] = [
    ("元/月", Some(Cadence::Monthly)),
    ("元/年", Some(Cadence::Yearly)),
    ("/月", Some(Cadence::Monthly)),
    ("/年", Some(Cadence::Yearly)),
    ("每月", Some(Cadence::Monthly)),
    ("每年", Some(Cadence::Yearly)),
    ("yuan/month", Some(Cadence::Monthly)),
    ("yuan/year", Some(Cadence::Yearly)),
    ("月", Some(Cadence::Monthly)),
    ("年", Some(Cadence::Yearly)),
    ("元", None),
    ("yuan", None),
    ("岁", None),
    ("亩", None),
];

/// What stands before a bracket, and the period that the bracket names.
fn without_unit(header: &str) -> (&str, Option<Cadence>) {
    let Some((bare, unit)) = header.strip_suffix(')').and_then(|it| it.rsplit_once('(')) else { return (header, None) };
    match UNITS.iter().find(|(known, _)| *known == unit) {
        Some((_, cadence)) => (bare, *cadence),
        None => (header, None),
    }
}

const PERIODS: [(&str, Cadence); 12] = [
    ("每月", Cadence::Monthly),
    ("每年", Cadence::Yearly),
    ("全年", Cadence::Yearly),
    ("月", Cadence::Monthly),
    ("年", Cadence::Yearly),
    ("monthly", Cadence::Monthly),
    ("yearly", Cadence::Yearly),
    ("annual", Cadence::Yearly),
    ("/month", Cadence::Monthly),
    ("/year", Cadence::Yearly),
    ("/月", Cadence::Monthly),
    ("/年", Cadence::Yearly),
];

/// 年工资 without 年, `wage_yearly` without `_yearly`.
fn without_period(header: &str) -> (&str, Option<Cadence>) {
    let found = PERIODS.iter().find_map(|(word, cadence)| {
        let rest = header.strip_prefix(word).or_else(|| header.strip_suffix(word))?;
        Some((rest.trim_matches([' ', '_']), Some(*cadence)))
    });
    found.unwrap_or((header, None))
}

impl Meaning {
    /// The identifier by which it is told.
    pub fn name(self) -> &'static str {
        match self {
            Meaning::Household(fact) => fact.name(),
            Meaning::Person(fact) => fact.name(),
            own => OWN.iter().find(|(_, meaning, ..)| *meaning == own).map(|(name, ..)| *name).unwrap_or_default(),
        }
    }

    /// What it is called in a language.
    pub fn label(self, texts: &Texts) -> &'static str {
        match self {
            Meaning::Household(fact) => texts.household(fact).label,
            Meaning::Person(fact) => texts.person(fact).label,
            own => OWN
                .iter()
                .find(|(_, meaning, ..)| *meaning == own)
                .map(|(_, _, chinese, english)| if texts.is_chinese() { *chinese } else { *english })
                .unwrap_or_default(),
        }
    }

    /// The question, where it is one: of the first person where it is about a person.
    pub const fn asked(self) -> Option<Asked> {
        match self {
            Meaning::Household(fact) => Some(Asked::Household(fact)),
            Meaning::Person(fact) => Some(Asked::Person(fact, 0)),
            _ => None,
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mismatch::NoSuchHeader(header) => {
                write!(to, "\"{header}\" is no header of the table; expected one as it stands there")
            }
            Mismatch::NoSuchMeaning(meaning) => write!(
                to,
                "\"{meaning}\" is nothing a column can say; expected a header of `jiuzhu screen --template`, with /month or \
                 /year for an amount, or keep, ignore, household_number, person_number"
            ),
            Mismatch::Twice { meaning, first, second } => {
                let (first, second) = (letters(*first), letters(*second));
                write!(to, "columns {first} and {second} both say {meaning}; map one of them to ignore")
            }
            Mismatch::NoHouseholdNumber => to.write_str(
                "no column says which rows are one household; expected 户编号 or household_number, or --map HEADER=household_number",
            ),
            Mismatch::NoRelation => to.write_str(
                "no column says who somebody is to the applicant; expected 与户主关系 or relation, or --map HEADER=relation",
            ),
            Mismatch::Mapping(what) => write!(to, "no mapping: {what}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn headers_are_known_by_identifier_label_and_synonym() {
        use Meaning::{Household, Person};
        for (header, meaning, cadence) in [
            ("age", Person(PersonFact::Age), None),
            ("年龄", Person(PersonFact::Age), None),
            ("年 龄（岁）", Person(PersonFact::Age), None),
            ("户编号", Meaning::HouseholdNumber, None),
            ("户号", Meaning::HouseholdNumber, None),
            ("姓名", Meaning::Name, None),
            ("与户主关系", Person(PersonFact::Relation), None),
            ("残疾类别", Person(PersonFact::Disability), None),
            ("残疾等级", Person(PersonFact::DisabilityGrade), None),
            ("年工资", Person(PersonFact::Wage), Some(Cadence::Yearly)),
            ("工资（元/月）", Person(PersonFact::Wage), Some(Cadence::Monthly)),
            ("wage_yearly", Person(PersonFact::Wage), Some(Cadence::Yearly)),
            ("Wage (yuan/month)", Person(PersonFact::Wage), Some(Cadence::Monthly)),
            ("全家存款", Household(HouseholdFact::Savings), None),
            ("出生日期", Meaning::BirthDate, None),
        ] {
            let found = suggest(header).expect("it is known");
            assert_eq!((found.meaning, found.cadence), (meaning, cadence), "{header}");
            assert!(found.sureness >= SURE, "{header}: {}", found.sureness);
        }
    }

    #[test]
    fn what_only_contains_a_known_word_is_not_sure() {
        let found = suggest("父亲年龄").expect("it contains one");
        assert!(found.sureness < SURE, "{found:?}");
        assert_eq!(suggest("门牌"), None);
    }

    #[test]
    fn every_identifier_and_label_leads_to_its_fact() {
        for meaning in facts() {
            assert_eq!(suggest(meaning.name()).map(|it| it.meaning), Some(meaning));
            for texts in Texts::of_every_language() {
                assert_eq!(suggest(meaning.label(texts)).map(|it| it.meaning), Some(meaning), "{}", meaning.name());
            }
        }
        for (word, name) in SYNONYMS {
            assert!(meaning_named(name).is_some(), "{word} means {name}, which is nothing");
            assert_eq!(plain(word), *word, "a synonym stands as it is compared");
        }
    }

    fn headers(names: &[&str]) -> Vec<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn what_is_told_goes_before_what_a_header_suggests() {
        let told = Mapping::of_toml("[columns]\n\"收入\" = \"wage/year\"\n\"年龄\" = \"ignore\"\n").expect("a mapping");
        let columns = Columns::of(&headers(&["户号", "关系", "收入", "年龄"]), &told).expect("they are told");
        let third = columns.all.get(2).expect("it is there");
        assert_eq!((third.meaning, third.cadence), (Meaning::Person(PersonFact::Wage), Some(Cadence::Yearly)));
        assert_eq!(columns.not_read().collect::<Vec<_>>(), ["年龄"]);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let of = |names: &[&str], told: &str| {
            Columns::of(&headers(names), &Mapping::of_toml(told).expect("a mapping")).expect_err("it is wrong")
        };
        assert_eq!(of(&["关系"], ""), Mismatch::NoHouseholdNumber);
        assert_eq!(of(&["户号"], ""), Mismatch::NoRelation);
        assert!(matches!(of(&["户号", "关系", "年龄", "age"], ""), Mismatch::Twice { first: 2, second: 3, .. }));
        assert!(matches!(of(&["户号"], "[columns]\n\"编号\" = \"age\""), Mismatch::NoSuchHeader(_)));
        assert!(matches!(of(&["户号"], "[columns]\n\"户号\" = \"size\""), Mismatch::NoSuchMeaning(_)));
    }
}
