//! What is wrong in a table: where, what stands there, what was expected, and what to do.

use jiuzhu_words::Texts;

use crate::{
    cells::Expected,
    columns::{Columns, Meaning},
    safe::write_row,
    table::letters,
};

/// The headers of mistakes.
pub fn headers(texts: &Texts) -> [&'static str; 8] {
    if texts.is_chinese() {
        ["行", "列", "表头", "户编号", "类别", "写的是", "应当是", "怎么办"]
    } else {
        ["Row", "Column", "Header", "Household number", "Kind", "Found", "Expected", "What to do"]
    }
}

/// The same as CSV, after the mark by which spreadsheets know UTF-8.
pub fn write_headers(texts: &Texts, to: &mut Vec<u8>) {
    to.extend_from_slice(b"\xef\xbb\xbf");
    write_row(headers(texts), to);
}

/// One mistake, at its cell or its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub row: u64,
    /// The place of the column, the first being 0; none where the whole row is meant.
    pub column: Option<usize>,
    pub wrong: Wrong,
    /// What stands in the cell. Of a cell that names a person nothing is told.
    pub found: String,
    /// The household's number; empty where the row has none.
    pub household: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wrong {
    /// The cell is no answer; it counts as not asked.
    Cell(Expected),
    /// The household says something else in an earlier row, which is taken.
    SaysOtherwise {
        row: u64,
    },
    NoHouseholdNumber,
    NoApplicant,
    /// The household has an applicant already, in this row.
    SecondApplicant {
        row: u64,
    },
    NoRelation,
    /// The same person stands in the list already.
    DuplicatePerson,
    TooManyPeople,
    /// The household's rows are not one below the other.
    NotTogether,
    /// Neither the household nor the command names a place.
    NoPlace,
}

/// A mistake in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub row: u64,
    /// As a spreadsheet calls the column; empty where the whole row is meant.
    pub letters: String,
    pub header: String,
    pub found: String,
    pub expected: String,
    pub to_do: &'static str,
}

impl Wrong {
    /// The identifier of its kind.
    pub const fn name(self) -> &'static str {
        match self {
            Wrong::Cell(Expected::Amount) => "not_an_amount",
            Wrong::Cell(Expected::Period) => "no_period",
            Wrong::Cell(Expected::Years) => "not_an_age",
            Wrong::Cell(Expected::Count) => "not_a_count",
            Wrong::Cell(Expected::Number) => "not_a_number",
            Wrong::Cell(Expected::YesNo) => "not_yes_or_no",
            Wrong::Cell(Expected::Choice) => "not_a_choice",
            Wrong::Cell(Expected::Day) => "not_a_day",
            Wrong::Cell(Expected::Place) => "unknown_place",
            Wrong::Cell(Expected::Text) => "not_text",
            Wrong::Cell(Expected::Shorter) => "too_long",
            Wrong::SaysOtherwise { .. } => "says_otherwise",
            Wrong::NoHouseholdNumber => "no_household_number",
            Wrong::NoApplicant => "no_applicant",
            Wrong::SecondApplicant { .. } => "second_applicant",
            Wrong::NoRelation => "no_relation",
            Wrong::DuplicatePerson => "duplicate_person",
            Wrong::TooManyPeople => "too_many_people",
            Wrong::NotTogether => "not_together",
            Wrong::NoPlace => "no_place",
        }
    }

    /// Whether nothing can be told of a household in which it stands: it is not known who belongs to it, or where it lives.
    pub const fn stops(self) -> bool {
        match self {
            Wrong::Cell(expected) => matches!(expected, Expected::Place),
            Wrong::SaysOtherwise { .. } | Wrong::NoRelation | Wrong::NoHouseholdNumber => false,
            _ => true,
        }
    }

    fn expected(self, meaning: Option<Meaning>, texts: &Texts) -> String {
        let (chinese, english) = match self {
            Wrong::Cell(Expected::Choice) => return choices(meaning, texts),
            Wrong::SaysOtherwise { row } => {
                return if texts.is_chinese() {
                    format!("和第 {row} 行说的一样")
                } else {
                    format!("the same as in row {row}")
                };
            }
            Wrong::SecondApplicant { row } => {
                return if texts.is_chinese() {
                    format!("一户一个申请人，第 {row} 行已经有了")
                } else {
                    format!("one applicant for a household; row {row} has one already")
                };
            }
            Wrong::Cell(Expected::Amount) => {
                ("钱数，如 1200、1.2万、800-1000", "an amount such as 1200, 1.2万 or 800-1000")
            }
            Wrong::Cell(Expected::Period) => ("带上“/月”或“/年”，如 1200/月", "a period, as in 1200/月 or 1200/year"),
            Wrong::Cell(Expected::Years) => {
                ("0 到 130 的周岁，如 62、60-65", "completed years from 0 to 130, such as 62 or 60-65")
            }
            Wrong::Cell(Expected::Count) => ("0 到 999 的整数", "a whole number from 0 to 999"),
            Wrong::Cell(Expected::Number) => ("数字，如 3.5", "a number such as 3.5"),
            Wrong::Cell(Expected::YesNo) => ("是、否，或不清楚", "yes, no or unsure"),
            Wrong::Cell(Expected::Day) => ("出生的日子，如 1960-05-03", "a date of birth such as 1960-05-03"),
            Wrong::Cell(Expected::Place) => ("地区的六位代码，如 500112", "the six digits of a place, such as 500112"),
            Wrong::Cell(Expected::Text) => ("看得懂的文字", "text in the encoding of the file"),
            Wrong::Cell(Expected::Shorter) => ("短一些的内容", "a shorter text"),
            Wrong::NoHouseholdNumber => ("户编号", "a household number"),
            Wrong::NoApplicant => ("一户一个申请人（户主、本人）", "one applicant (head) for a household"),
            Wrong::NoRelation => {
                ("和申请人的关系，如 配偶、孩子", "the relation to the applicant, such as spouse or child")
            }
            Wrong::DuplicatePerson => ("一个人一行", "one row for each person"),
            Wrong::TooManyPeople => ("一户最多 30 人", "30 people in a household at the most"),
            Wrong::NotTogether => ("同一户的行挨在一起", "the rows of a household one below the other"),
            Wrong::NoPlace => ("地区的六位代码", "the six digits of a place"),
        };
        if texts.is_chinese() { chinese } else { english }.to_owned()
    }

    fn to_do(self, texts: &Texts) -> &'static str {
        let (chinese, english) = match self {
            Wrong::Cell(Expected::Place) => ("改这一格；这一户没有算", "mend the cell; the household was not assessed"),
            Wrong::Cell(Expected::Text) => ("把表另存为 UTF-8 再试", "save the table as UTF-8 and try again"),
            Wrong::Cell(_) => ("改这一格；现在当作没有填", "mend the cell; it counts as not answered"),
            Wrong::SaysOtherwise { .. } => ("两处核对；现在按前一处算", "compare both; the earlier one was taken"),
            Wrong::NoHouseholdNumber => ("补上户编号；这一行没有算", "fill in the number; the row was not read"),
            Wrong::NoRelation => ("补上关系；现在当作没有填", "fill it in; it counts as not answered"),
            Wrong::NoApplicant => {
                ("在申请人那一行填“申请人”；这一户没有算", "name the applicant; the household was not assessed")
            }
            Wrong::SecondApplicant { .. } => ("只留一个；这一户没有算", "keep one; the household was not assessed"),
            Wrong::DuplicatePerson => {
                ("核对，去掉多的一行；这一户没有算", "take one row away; the household was not assessed")
            }
            Wrong::TooManyPeople => {
                ("核对户编号；这一户没有算", "look at the household number; the household was not assessed")
            }
            Wrong::NotTogether => {
                ("按户编号排序再试；这一户没有算", "sort by household number; the household was not assessed")
            }
            Wrong::NoPlace => {
                ("补上代码，或用 --place；这一户没有算", "fill it in, or give --place; the household was not assessed")
            }
        };
        if texts.is_chinese() { chinese } else { english }
    }
}

/// The choices of a question, by their labels.
fn choices(meaning: Option<Meaning>, texts: &Texts) -> String {
    let asked = meaning.and_then(Meaning::asked);
    let Some(jiuzhu_rules::answer::Kind::Choice(names)) = asked.map(|it| it.kind()) else { return String::new() };
    let fact = asked.map(|it| it.name()).unwrap_or_default();
    let between = if texts.is_chinese() { "、" } else { ", " };
    (0..names.len()).map(|index| texts.choice(fact, index)).collect::<Vec<_>>().join(between)
}

impl Mistake {
    /// A row of CSV below the headers.
    pub fn write(&self, columns: &Columns, texts: &Texts, to: &mut Vec<u8>) {
        let Told { row, letters, header, found, expected, to_do } = self.told(columns, texts);
        let kind = self.wrong.name();
        write_row([&row.to_string(), &letters, &header, &self.household, kind, &found, &expected, to_do], to);
    }

    /// In the words of a language.
    pub fn told(&self, columns: &Columns, texts: &Texts) -> Told {
        let column = self.column.and_then(|at| columns.all.get(at));
        Told {
            row: self.row,
            letters: self.column.map(letters).unwrap_or_default(),
            header: column.map(|it| it.header.clone()).unwrap_or_default(),
            found: self.found.clone(),
            expected: self.wrong.expected(column.map(|it| it.meaning), texts),
            to_do: self.wrong.to_do(texts),
        }
    }
}
