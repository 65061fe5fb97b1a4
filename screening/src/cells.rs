//! What a cell says, as an answer.

mod amounts;
mod days;
mod words;

use jiuzhu_rules::{
    answer::{Answer, Given, Kind, LARGEST_COUNT, OLDEST},
    facts::Asked,
    reckoning::{money::Cadence, span::Span},
};

pub use days::{Born, age_on};
pub use words::{Words, is_unsure};

use crate::plain::plain;

/// What was expected where a cell is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expected {
    Amount,
    /// An amount whose period nothing tells: neither the cell nor its header.
    Period,
    Years,
    Count,
    Number,
    YesNo,
    /// One of the question's choices.
    Choice,
    Day,
    Place,
    /// Text in the file's encoding.
    Text,
    /// Not as long as this.
    Shorter,
}

/// Bytes of a cell.
const LONGEST_CELL: usize = 1_000;

/// Reads the cells of one column that answers a question.
#[derive(Clone, Debug)]
pub struct CellReader {
    kind: Kind,
    cadence: Option<Cadence>,
    words: Words,
}

impl CellReader {
    /// For a question; an amount without a period is taken by that of its header.
    pub fn of(asked: Asked, cadence: Option<Cadence>) -> Self {
        CellReader { kind: asked.kind(), cadence, words: Words::of(asked) }
    }

    /// The answer that a cell gives. A blank cell was not asked, and one that says so is unsure.
    ///
    /// # Errors
    /// What is expected there, where it is no answer to the question.
    pub fn read(&self, cell: &[u8]) -> Result<Answer<Given>, Expected> {
        let text = text_of(cell)?;
        if text.is_empty() {
            return Ok(Answer::NotAsked);
        }
        if words::is_unsure(&text) {
            return Ok(Answer::Unsure);
        }
        self.given(&text).map(Answer::Given)
    }

    fn given(&self, text: &str) -> Result<Given, Expected> {
        match self.kind {
            Kind::YesNo => words::yes_or_no(text).map(Given::YesNo).ok_or(Expected::YesNo),
            Kind::Choice(_) => self.words.choices(text).map(Given::Choice).ok_or(Expected::Choice),
            Kind::Yuan => match amounts::amount(text) {
                Some(amount) if amount.cadence.is_none() => Ok(Given::Yuan(amount.yuan)),
                _ => Err(Expected::Amount),
            },
            Kind::Flow => amounts::amount(text).ok_or(Expected::Amount)?.flow(self.cadence).map(Given::Flow),
            Kind::Years => whole(text, &["周岁", "岁", "years"], OLDEST).map(Given::Years).ok_or(Expected::Years),
            Kind::Count => {
                let units = ["个月", "人", "口", "个", "次", "months", "times"];
                whole(text, &units, LARGEST_COUNT).map(Given::Count).ok_or(Expected::Count)
            }
            Kind::Number => amounts::number(text, &["亩", "mu"]).map(Given::Number).ok_or(Expected::Number),
        }
    }
}

/// A whole number, or a range of them.
fn whole(text: &str, units: &[&str], largest: u16) -> Option<Span<u16>> {
    let without = |part: &str| units.iter().find_map(|unit| part.strip_suffix(unit)).unwrap_or(part).trim().to_owned();
    let one = |part: &str| {
        let digits = without(part);
        // A spreadsheet may write 62.0 into a text.
        let digits = digits.strip_suffix(".0").unwrap_or(&digits);
        let is_plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
        is_plain.then(|| digits.parse().ok()).flatten().filter(|number| *number <= largest)
    };
    let whole = without(text);
    match amounts::parts(&whole) {
        Some((least, most)) => {
            let (least, most) = (one(least)?, one(most)?);
            (least <= most).then(|| Span::between(least, most))
        }
        None => one(&whole).map(Span::exactly),
    }
}

/// A cell as it is compared.
///
/// # Errors
/// Where it is not in the file's encoding, or longer than any answer.
pub fn text_of(cell: &[u8]) -> Result<String, Expected> {
    if cell.len() > LONGEST_CELL {
        return Err(Expected::Shorter);
    }
    match str::from_utf8(cell) {
        Ok(text) if !text.contains(char::REPLACEMENT_CHARACTER) => Ok(plain(text)),
        _ => Err(Expected::Text),
    }
}

#[cfg(test)]
mod tests {
    use jiuzhu_rules::{
        answer::Flow,
        facts::{HouseholdFact, PersonFact},
        reckoning::exact::Exact,
    };

    use super::*;

    fn of(asked: Asked, text: &str) -> Result<Answer<Given>, Expected> {
        CellReader::of(asked, None).read(text.as_bytes())
    }

    fn fen(fen: i64) -> Exact {
        Exact::of_hundredths(fen)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let wage = Asked::Person(PersonFact::Wage, 0);
        let flow = |cadence, yuan| Ok(Answer::Given(Given::Flow(Flow { cadence, yuan })));
        let exactly = |it| Span::exactly(fen(it));
        for (text, expected) in [
            ("1200元/月", flow(Cadence::Monthly, exactly(120_000))),
            ("１，２００元／年", flow(Cadence::Yearly, exactly(120_000))),
            ("每年1.2万元", flow(Cadence::Yearly, exactly(1_200_000))),
            ("1.25万/年", flow(Cadence::Yearly, exactly(1_250_000))),
            ("¥1,234,567.89 每月", flow(Cadence::Monthly, exactly(123_456_789))),
            ("800-1000/月", flow(Cadence::Monthly, Span::between(fen(80_000), fen(100_000)))),
            ("8000至1万元/年", flow(Cadence::Yearly, Span::between(fen(800_000), fen(1_000_000)))),
            ("800以上/月", flow(Cadence::Monthly, Span::at_least(fen(80_000)))),
            ("1200 yuan per month", flow(Cadence::Monthly, exactly(120_000))),
            ("0", flow(Cadence::Monthly, exactly(0))),
            ("无", flow(Cadence::Monthly, exactly(0))),
            ("1200", Err(Expected::Period)),
            ("-5/月", Err(Expected::Amount)),
            ("12,00/月", Err(Expected::Amount)),
            ("1000-800/月", Err(Expected::Amount)),
            ("1-2万/年", Err(Expected::Amount)),
            ("1.234/月", Err(Expected::Amount)),
            ("12345678901/月", Err(Expected::Amount)),
            ("三百/月", Err(Expected::Amount)),
            ("-", Err(Expected::Amount)),
            ("", Ok(Answer::NotAsked)),
            ("不清楚", Ok(Answer::Unsure)),
            ("？", Ok(Answer::Unsure)),
        ] {
            assert_eq!(of(wage, text), expected, "{text}");
        }
        let yearly = CellReader::of(wage, Some(Cadence::Yearly));
        assert_eq!(yearly.read(b"1200"), flow(Cadence::Yearly, exactly(120_000)));
        assert_eq!(yearly.read("100/月".as_bytes()), flow(Cadence::Monthly, exactly(10_000)));
        let savings = Asked::Household(HouseholdFact::Savings);
        assert_eq!(of(savings, "2万"), Ok(Answer::Given(Given::Yuan(exactly(2_000_000)))));
        assert_eq!(of(savings, "2万/年"), Err(Expected::Amount));
    }

    #[test]
    fn whole_numbers_choices_and_yes_or_no_are_read() {
        let age = Asked::Person(PersonFact::Age, 0);
        let years = |least, most| Ok(Answer::Given(Given::Years(Span::between(least, most))));
        for (text, expected) in [
            ("62", years(62, 62)),
            ("６２周岁", years(62, 62)),
            ("62.0", years(62, 62)),
            ("60-70岁", years(60, 70)),
            ("131", Err(Expected::Years)),
            ("-1", Err(Expected::Years)),
            ("六十", Err(Expected::Years)),
        ] {
            assert_eq!(of(age, text), expected, "{text}");
        }
        let disability = Asked::Person(PersonFact::Disability, 0);
        let choice = |bits| Ok(Answer::Given(Given::Choice(bits)));
        for (text, expected) in [
            ("physical", choice(1 << 4)),
            ("肢体", choice(1 << 4)),
            ("肢体残疾", choice(1 << 4)),
            ("无", choice(1)),
            ("智力或精神", choice(1 << 5 | 1 << 6)),
            ("腿", Err(Expected::Choice)),
        ] {
            assert_eq!(of(disability, text), expected, "{text}");
        }
        assert_eq!(of(Asked::Person(PersonFact::DisabilityGrade, 0), "二级"), choice(1 << 1));
        assert_eq!(of(Asked::Person(PersonFact::Relation, 0), "户主"), choice(1));
        let married = Asked::Person(PersonFact::Married, 0);
        for (texts, answer) in
            [(["是", "有", "yes", "1", "TRUE", "√"], true), (["否", "无", "no", "0", "没有", "×"], false)]
        {
            for text in texts {
                assert_eq!(of(married, text), Ok(Answer::Given(Given::YesNo(answer))), "{text}");
            }
        }
        assert_eq!(of(married, "离异"), Err(Expected::YesNo));
    }

    #[test]
    fn what_is_no_text_is_told() {
        let reader = CellReader::of(Asked::Person(PersonFact::Age, 0), None);
        assert_eq!(reader.read(b"\xc4\xea"), Err(Expected::Text));
        assert_eq!(reader.read(&[b'1'; LONGEST_CELL + 1]), Err(Expected::Shorter));
    }
}
