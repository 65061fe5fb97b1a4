//! The words of each language, and how numbers, amounts and days are written in it.

use jiff_core::civil::Date;
use jiuzhu_rules::{
    Programme,
    facts::{HouseholdFact, PersonFact},
    local::LocalFigure,
    reckoning::{choice::Variants, exact::Exact, span::Span},
    term::Term,
};

/// Everything that is said in one language.
#[derive(Debug)]
pub struct Texts {
    pub tag: &'static str,
    /// The language in its own words.
    pub name: &'static str,
    pub day: Question,
    pub page: Page,
    pub problem: ProblemTexts,
    pub how: HowTexts,
    pub unit: UnitTexts,
    pub basis: BasisTexts,
    pub publisher: PublisherTexts,
    household: &'static [Question],
    person: &'static [Question],
    local: &'static [Question],
    choices: &'static [(&'static str, &'static [&'static str])],
    terms: &'static [&'static str],
    programmes: &'static [ProgrammeText],
    topups: &'static [(&'static str, &'static str)],
}

/// How a question is put.
#[derive(Debug)]
pub struct Question {
    /// A short noun, for lists and formulas.
    pub label: &'static str,
    pub ask: &'static str,
    /// May be empty.
    pub hint: &'static str,
}

/// How a programme is called, what it is, and where to go.
#[derive(Debug)]
pub struct ProgrammeText {
    pub plain: &'static str,
    pub official: &'static str,
    pub about: &'static str,
    pub next: &'static str,
}

static NO_QUESTION: Question = Question { label: "", ask: "", hint: "" };
static NO_PROGRAMME: ProgrammeText = ProgrammeText { plain: "", official: "", about: "", next: "" };

impl Texts {
    pub fn household(&self, fact: HouseholdFact) -> &'static Question {
        self.household.get(fact as usize).unwrap_or(&NO_QUESTION)
    }

    pub fn person(&self, fact: PersonFact) -> &'static Question {
        self.person.get(fact as usize).unwrap_or(&NO_QUESTION)
    }

    pub fn local(&self, figure: LocalFigure) -> &'static Question {
        self.local.get(figure as usize).unwrap_or(&NO_QUESTION)
    }

    /// The words of one choice of a fact.
    pub fn choice(&self, fact: &str, index: usize) -> &'static str {
        let words = self.choices.iter().find(|(name, _)| *name == fact).map(|(_, words)| *words);
        words.and_then(|words| words.get(index)).copied().unwrap_or_default()
    }

    pub fn term(&self, term: Term) -> &'static str {
        self.terms.get(term as usize).copied().unwrap_or_default()
    }

    pub fn programme(&self, programme: Programme) -> &'static ProgrammeText {
        self.programmes.get(usize::from(programme.index())).unwrap_or(&NO_PROGRAMME)
    }

    /// What a category of top-ups is called.
    pub fn topup<'a>(&self, category: &'a str) -> &'a str {
        self.topups.iter().find(|(name, _)| *name == category).map_or(category, |(_, words)| words)
    }

    /// `1,250`, `333.33`; marked where that is not the exact number.
    pub fn yuan(&self, yuan: Exact) -> String {
        let shown = yuan.decimal().round_dp(2);
        let grouped = grouped(&shown.normalize().to_string());
        if Exact::of(shown) == Some(yuan) { grouped } else { fill(self.unit.about, &[("number", &grouped)]) }
    }

    /// `1,250`, `600–800`, `620 or more`.
    pub fn span(&self, span: Span<Exact>) -> String {
        match (span.single(), span.least(), span.most()) {
            (Some(yuan), ..) => self.yuan(yuan),
            (None, Some(least), Some(most)) => {
                fill(self.unit.range, &[("least", &self.yuan(least)), ("most", &self.yuan(most))])
            }
            (None, Some(least), None) => fill(self.unit.from, &[("least", &self.yuan(least))]),
            (None, None, Some(most)) => fill(self.unit.up_to, &[("most", &self.yuan(most))]),
            (None, None, None) => self.how.unknown.to_owned(),
        }
    }

    pub fn years_span(&self, span: Span<u16>) -> String {
        let years = match (span.single(), span.least(), span.most()) {
            (Some(years), ..) => years.to_string(),
            (None, Some(least), Some(most)) => {
                fill(self.unit.range, &[("least", &least.to_string()), ("most", &most.to_string())])
            }
            _ => return self.how.unknown.to_owned(),
        };
        fill(self.unit.years_old, &[("years", &years)])
    }

    pub fn day_words(&self, day: Date) -> String {
        let two = |number: i8| {
            if self.is_chinese() { number.to_string() } else { format!("{number:02}") }
        };
        fill(
            self.unit.date,
            &[("year", &day.year().to_string()), ("month", &two(day.month())), ("day", &two(day.day()))],
        )
    }

    /// 一千二百元; empty in languages without a table of number words.
    pub fn yuan_in_words(&self, yuan: Exact) -> String {
        if self.is_chinese() { chinese_amount(yuan) } else { String::new() }
    }

    fn is_chinese(&self) -> bool {
        self.tag == "zh-Hans"
    }
}

/// Fills `{placeholders}`.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// A comma between groups of three digits.
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Up to 9,999,999,999.99.
fn chinese_amount(yuan: Exact) -> String {
    let text = yuan.decimal().round_dp(2).normalize().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut words = chinese_whole(whole);
    words.push('元');
    for (digit, unit) in fraction.chars().zip(['角', '分']) {
        match digit.to_digit(10) {
            Some(0) | None => {}
            Some(digit) => words.extend([digit_word(digit), unit]),
        }
    }
    words
}

fn digit_word(digit: u32) -> char {
    DIGITS.get(digit as usize).copied().unwrap_or('零')
}

fn chinese_whole(digits: &str) -> String {
    let number: u64 = digits.parse().unwrap_or(0);
    if number == 0 {
        return "零".to_owned();
    }
    let mut words = String::new();
    let mut skipped = false;
    for (size, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = number / size % 10_000;
        if group == 0 {
            skipped = !words.is_empty();
            continue;
        }
        if !words.is_empty() && (skipped || group < 1_000) {
            words.push('零');
        }
        words.push_str(&chinese_group(group as u32));
        words.push_str(unit);
        skipped = false;
    }
    words.strip_prefix("一十").map_or(words.clone(), |rest| format!("十{rest}"))
}

fn chinese_group(group: u32) -> String {
    let mut words = String::new();
    let mut skipped = false;
    for (size, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match group / size % 10 {
            0 => skipped = !words.is_empty(),
            digit => {
                if skipped {
                    words.push('零');
                }
                words.push(digit_word(digit));
                words.push_str(unit);
                skipped = false;
            }
        }
    }
    words
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().ok().and_then(Exact::of).unwrap_or(Exact::ZERO)
    }

    #[test]
    fn amounts_in_figures() {
        for (number, written) in
            [("0", "0"), ("999", "999"), ("1250", "1,250"), ("1234567.5", "1,234,567.5"), ("0.05", "0.05")]
        {
            assert_eq!(ZH_HANS.yuan(exact(number)), written);
        }
        assert_eq!(ZH_HANS.yuan(Exact::from_parts(1000, 0, 3)), "≈ 333.33");
        assert_eq!(ZH_HANS.yuan(Exact::from_parts(999, 0, 3)), "333");
    }

    #[test]
    fn amounts_in_chinese_words() {
        let cases = [
            ("0", "零元"),
            ("10", "十元"),
            ("15", "十五元"),
            ("110", "一百一十元"),
            ("105", "一百零五元"),
            ("1200", "一千二百元"),
            ("1005", "一千零五元"),
            ("10000", "一万元"),
            ("12000", "一万二千元"),
            ("10500", "一万零五百元"),
            ("100000", "十万元"),
            ("1010000", "一百零一万元"),
            ("100000001", "一亿零一元"),
            ("9999999999", "九十九亿九千九百九十九万九千九百九十九元"),
            ("1200.50", "一千二百元五角"),
            ("0.05", "零元五分"),
        ];
        for (number, words) in cases {
            assert_eq!(chinese_amount(exact(number)), words);
        }
    }

    #[test]
    fn placeholders_are_filled() {
        assert_eq!(fill("{a} 低于 {b}", &[("a", "1"), ("b", "2")]), "1 低于 2");
        assert_eq!(fill("无", &[]), "无");
    }
}
