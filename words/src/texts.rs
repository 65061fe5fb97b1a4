//! The words of each language, and how numbers, amounts and days are written in it.

use std::sync::{LazyLock, OnceLock};

use jiff_core::civil::Date;
use jiuzhu_rules::{
    Lead, Programme, Remark,
    case::day_to_text,
    facts::{HouseholdFact, PersonFact, SupporterFact},
    law::Article,
    local::LocalFigure,
    packs::{Basis, Figure, Packs, Publisher},
    papers::Paper,
    place::{NATIONAL, PlaceCode},
    procedure::{Right, Stage, Window},
    reckoning::{choice::Variants, exact::Exact, span::Span},
    term::Term,
};

use crate::{Language, catalogue};

/// Everything that is said in one language.
#[derive(Debug)]
pub struct Texts {
    pub language: &'static Language,
    /// How it is written, as ISO 15924 has it: `Hans`, `Latn`, `Arab`, `Tibt`, `Yiii`.
    pub script: &'static str,
    pub day: Question,
    pub page: Page,
    pub problem: ProblemTexts,
    pub how: HowTexts,
    pub unit: UnitTexts,
    pub basis: BasisTexts,
    pub publisher: PublisherTexts,
    pub sheet: SheetTexts,
    /// Every text in the order of the catalogue; of Chinese those that questions need too.
    lines: Box<[&'static str]>,
    /// The texts that follow them.
    of_results: OnceLock<Box<[&'static str]>>,
    /// What each provision says. Pages fetch it when it is wanted.
    pub(crate) origins: OnceLock<Box<[&'static str]>>,
}

/// How a question is put.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// A short noun, for lists and formulas.
    pub label: &'static str,
    pub ask: &'static str,
    /// May be empty.
    pub hint: &'static str,
}

/// How a programme is called, what it is, and where to go.
#[derive(Clone, Copy, Debug)]
pub struct ProgrammeText {
    pub plain: &'static str,
    pub official: &'static str,
    pub about: &'static str,
    pub next: &'static str,
}

/// Other help to ask about: what it is, and where to ask.
#[derive(Clone, Copy, Debug)]
pub struct LeadText {
    pub what: &'static str,
    pub about: &'static str,
    pub ask_at: &'static str,
}

/// Something to know beside the verdicts.
#[derive(Clone, Copy, Debug)]
pub struct RemarkText {
    pub title: &'static str,
    pub about: &'static str,
}

/// How a provision is cited.
#[derive(Clone, Copy, Debug)]
pub struct Citation {
    /// What the instrument is called.
    pub title: &'static str,
    /// 第十八条, or a part of a notice. Empty for the document as a whole.
    pub place: &'static str,
    /// What it says, in our own words. Empty where that is not at hand ([`Texts::tells_origins`]).
    pub says: &'static str,
}

/// Where a figure comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Where it holds, from when, and how far it binds.
    pub figure: String,
    pub title: &'static str,
    /// Empty where there is none.
    pub link: &'static str,
    pub published: String,
    /// In Chinese. May be empty.
    pub note: &'static str,
    /// That it is older than its yearly review. May be empty.
    pub age: &'static str,
}

impl Texts {
    /// Reads the lines of a catalogue in which every text has its line.
    pub(crate) fn of(language: &'static Language, script: &'static str, lines: Box<[&'static str]>) -> Texts {
        let mut texts = Texts {
            language,
            script,
            day: question(&lines, first::DAY, 0),
            page: Page::default(),
            problem: ProblemTexts::default(),
            how: HowTexts::default(),
            unit: UnitTexts::default(),
            basis: BasisTexts::default(),
            publisher: PublisherTexts::default(),
            sheet: SheetTexts::default(),
            lines: Box::default(),
            of_results: OnceLock::new(),
            origins: OnceLock::new(),
        };
        let flat = &mut lines.get(first::FLAT..).unwrap_or_default().iter();
        texts.page.fill(flat);
        texts.problem.fill(flat);
        texts.how.fill(flat);
        texts.unit.fill(flat);
        texts.basis.fill(flat);
        texts.publisher.fill(flat);
        texts.sheet.fill(flat);
        texts.lines = lines;
        texts
    }

    /// Takes in what only results need, where that was not done before. What is told of them is empty until then.
    pub fn complete(&self) {
        if self.page.of_results.get().is_some() {
            return;
        }
        if self.is_chinese() {
            self.of_results.get_or_init(catalogue::chinese_of_results);
        }
        let flat: Vec<_> = (first::FLAT_OF_RESULTS..first::TERMS).map(|at| self.told(at)).collect();
        let flat = &mut flat.iter();
        self.page.complete(flat);
        self.problem.complete(flat);
        self.how.complete(flat);
        self.unit.complete(flat);
        self.basis.complete(flat);
        self.publisher.complete(flat);
        self.sheet.complete(flat);
    }

    pub fn household(&self, fact: HouseholdFact) -> Question {
        question(&self.lines, first::HOUSEHOLD, fact as usize)
    }

    pub fn person(&self, fact: PersonFact) -> Question {
        question(&self.lines, first::PERSON, fact as usize)
    }

    pub fn supporter(&self, fact: SupporterFact) -> Question {
        question(&self.lines, first::SUPPORTER, fact as usize)
    }

    pub fn local(&self, figure: LocalFigure) -> Question {
        let [label, ask, hint] = self.told_of(first::LOCAL, figure as usize);
        Question { label, ask, hint }
    }

    /// The words of one choice of a fact.
    pub fn choice(&self, fact: &str, index: usize) -> &'static str {
        let choices = CHOICES_OF.iter().find(|(name, _, count)| *name == fact && index < *count);
        choices.map(|(_, begin, _)| line(&self.lines, first::CHOICES + begin + index)).unwrap_or_default()
    }

    /// A text that results tell.
    fn told(&self, at: usize) -> &'static str {
        let later = || self.of_results.get()?.get(at.checked_sub(self.lines.len())?);
        self.lines.get(at).or_else(later).copied().unwrap_or_default()
    }

    /// So many texts that results tell of the item `index` in a section that begins at `first`.
    fn told_of<const N: usize>(&self, first: usize, index: usize) -> [&'static str; N] {
        core::array::from_fn(|part| self.told(first + N * index + part))
    }

    pub fn term(&self, term: Term) -> &'static str {
        self.told(first::TERMS + term as usize)
    }

    pub fn programme(&self, programme: Programme) -> ProgrammeText {
        let [plain, official, about, next] = self.told_of(first::PROGRAMMES, usize::from(programme.index()));
        ProgrammeText { plain, official, about, next }
    }

    pub fn lead(&self, lead: Lead) -> LeadText {
        let [what, about, ask_at] = self.told_of(first::LEADS, usize::from(lead.index()));
        LeadText { what, about, ask_at }
    }

    /// The same of help that cannot wait, whose words are there from the start.
    pub fn urgent(&self, lead: Lead) -> LeadText {
        let name = Lead::NAMES.get(usize::from(lead.index())).copied().unwrap_or_default();
        let Some(index) = URGENT.iter().position(|urgent| *urgent == name) else { return self.lead(lead) };
        let [what, about, ask_at] = some(&self.lines, first::URGENT, index);
        LeadText { what, about, ask_at }
    }

    pub fn remark(&self, remark: Remark) -> RemarkText {
        let [title, about] = self.told_of(first::REMARKS, usize::from(remark.index()));
        RemarkText { title, about }
    }

    pub fn paper(&self, paper: Paper) -> &'static str {
        self.told(first::PAPERS + usize::from(paper.index()))
    }

    pub fn stage(&self, stage: Stage) -> &'static str {
        self.told(first::STAGES + usize::from(stage.index()))
    }

    pub fn right(&self, right: Right) -> &'static str {
        self.told(first::RIGHTS + usize::from(right.index()))
    }

    pub fn window(&self, window: Window) -> &'static str {
        self.told(first::WINDOWS + usize::from(window.index()))
    }

    /// What a category of top-ups is called.
    pub fn topup<'a>(&self, category: &'a str) -> &'a str {
        let known = TOPUPS.iter().position(|name| *name == category);
        known.map_or(category, |index| self.told(first::TOPUPS + index))
    }

    /// What a table of a pack is about.
    pub fn table<'a>(&self, table: &'a str) -> &'a str {
        let known = TABLES.iter().position(|name| *name == table);
        known.map_or(table, |index| self.told(first::TABLES + index))
    }

    /// What a column of the table of what is on file is called.
    pub fn column<'a>(&self, column: &'a str) -> &'a str {
        let known = COLUMNS.iter().position(|name| *name == column);
        known.map_or(column, |index| self.told(first::COLUMNS + index))
    }

    /// What tells a figure from others of its table, from the identifiers that packs have for it; what is no identifier
    /// stays as it is.
    pub fn parts(&self, of: &[String]) -> String {
        let word = |part: &str| {
            let known = PARTS.iter().position(|name| *name == part);
            known.map(|index| self.told(first::PARTS + index))
        };
        let words = |whole: &String| {
            let named = word(whole).or(Some(self.topup(whole)).filter(|it| it != whole));
            named.map_or_else(
                || whole.split(' ').map(|it| word(it).unwrap_or(it)).collect::<Vec<_>>().join(" "),
                str::to_owned,
            )
        };
        of.iter().map(words).collect::<Vec<_>>().join(self.how.comma)
    }

    pub fn citation(&self, article: Article) -> Citation {
        let instrument = article.provision().map(|it| usize::from(it.instrument));
        Citation {
            title: instrument.map(|index| self.told(first::TITLES + index)).unwrap_or_default(),
            place: self.told(first::PROVISIONS + article.index()),
            says: self.origins.get().map(|law| line(law, article.index())).unwrap_or_default(),
        }
    }

    /// The title of an instrument, by its place among [`jiuzhu_rules::law::INSTRUMENTS`].
    pub fn instrument(&self, index: usize) -> &'static str {
        self.told(first::TITLES + index)
    }

    /// Where a figure of `packs` comes from, as it is to be read on `day`.
    pub fn origin(&self, packs: &Packs, figure: &Figure, day: Date) -> Origin {
        let category = match figure.category {
            "" => String::new(),
            category => format!("{}：", self.topup(category)),
        };
        let place = self.place(packs, figure.place).unwrap_or_default();
        let confirmed = figure.confirmed.map(|day| self.left_to_right(day_to_text(day))).unwrap_or_default();
        let from = self.left_to_right(figure.dated.to_owned());
        let pattern = if confirmed.is_empty() { self.page.figure_from } else { self.page.figure_confirmed };
        let words = [("place", place), ("from", &from), ("confirmed", &confirmed), ("basis", self.basis(figure.basis))];
        let source = packs.source(figure);
        let publisher = source.map_or("", |source| self.publisher(source.publisher));
        Origin {
            figure: category + &fill(pattern, &words),
            title: source.map_or("", |source| source.title),
            link: source.and_then(|source| source.link).unwrap_or_default(),
            published: fill(self.page.published_by, &[("publisher", publisher)]),
            note: figure.note,
            age: self.age(figure, day),
        }
    }

    /// That nothing was heard for more than a year of a figure that is reviewed every year, or that only binds from below; else
    /// empty.
    pub fn age(&self, figure: &Figure, day: Date) -> &'static str {
        let a_year_later = Date::new(figure.last_known().year() + 1, figure.last_known().month(), 1);
        let old = a_year_later.is_ok_and(|later| later <= day);
        let may_be_raised = figure.overdue.is_some() || figure.basis != Basis::Standard;
        if figure.is_overdue(day) {
            self.page.overdue
        } else if old && may_be_raised {
            self.page.a_year_old
        } else {
            ""
        }
    }

    pub fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Standard => self.basis.standard,
            Basis::Floor => self.basis.floor,
            Basis::Guidance => self.basis.guidance,
            Basis::Unverified => self.basis.unverified,
        }
    }

    pub fn publisher(&self, publisher: Publisher) -> &'static str {
        match publisher {
            Publisher::Government => self.publisher.government,
            Publisher::Press => self.publisher.press,
            Publisher::Repost => self.publisher.repost,
            Publisher::Aggregator => self.publisher.aggregator,
            Publisher::Unread => self.publisher.unread,
            Publisher::TypedIn => self.publisher.typed_in,
        }
    }

    /// Whether it is at hand what the law says ([`Texts::read_origins`]).
    pub fn tells_origins(&self) -> bool {
        self.origins.get().is_some()
    }

    /// What a place is called; none where no pack in hand has it.
    pub fn place(&self, packs: &Packs, place: PlaceCode) -> Option<&'static str> {
        match place {
            NATIONAL => Some(self.page.nationwide),
            _ => packs.place(place).map(|it| it.name(self.language.tag)),
        }
    }

    /// `1,250`, `333.33`; marked where that is not the exact number.
    pub fn yuan(&self, yuan: Exact) -> String {
        let grouped = grouped(&yuan.to_decimals(2));
        self.left_to_right(match yuan.hundredths() {
            Some(_) => grouped,
            None => fill(self.unit.about, &[("number", &grouped)]),
        })
    }

    /// Figures, which are read from the left in every script. Embedded by characters, since words are no markup; those that
    /// isolate would be better, but Chrome did not heed them before 2019.
    #[inline(never)]
    fn left_to_right(&self, figures: String) -> String {
        if self.is_right_to_left() { format!("\u{202a}{figures}\u{202c}") } else { figures }
    }

    pub fn is_right_to_left(&self) -> bool {
        self.script == "Arab"
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
        match (span.least(), span.most()) {
            (Some(_), Some(_)) => fill(self.unit.years_old, &[("years", &self.count_span(span))]),
            _ => self.how.unknown.to_owned(),
        }
    }

    /// A whole number of people, months or times.
    pub fn count_span(&self, span: Span<u16>) -> String {
        match (span.single(), span.least(), span.most()) {
            (Some(count), ..) => count.to_string(),
            (None, Some(least), Some(most)) => {
                self.left_to_right(fill(self.unit.range, &[("least", &least.to_string()), ("most", &most.to_string())]))
            }
            _ => self.how.unknown.to_owned(),
        }
    }

    pub fn day_words(&self, day: Date) -> String {
        let two = |number: i8| {
            if self.is_chinese() { number.to_string() } else { format!("{number:02}") }
        };
        self.left_to_right(fill(
            self.unit.date,
            &[("year", &day.year().to_string()), ("month", &two(day.month())), ("day", &two(day.day()))],
        ))
    }

    /// 一千二百元; empty in languages without a table of number words.
    pub fn yuan_in_words(&self, yuan: Exact) -> String {
        if self.is_chinese() { chinese_amount(yuan) } else { String::new() }
    }

    pub fn is_chinese(&self) -> bool {
        self.language.tag == "zh-Hans"
    }
}

fn line(lines: &[&'static str], at: usize) -> &'static str {
    lines.get(at).copied().unwrap_or_default()
}

type Lines<'a> = core::slice::Iter<'a, &'static str>;

/// Takes the next line. Not inlined: there are hundreds of fields, and they are read once.
#[inline(never)]
fn take(text: &mut &'static str, lines: &mut Lines<'_>) {
    *text = lines.next().copied().unwrap_or_default();
}

/// So many texts: those of the item `index` in a section that begins at `first`.
fn some<const N: usize>(lines: &[&'static str], first: usize, index: usize) -> [&'static str; N] {
    core::array::from_fn(|part| line(lines, first + N * index + part))
}

fn question(lines: &[&'static str], first: usize, index: usize) -> Question {
    let [label, ask, hint] = some(lines, first, index);
    Question { label, ask, hint }
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
    let text = yuan.to_decimals(2);
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
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn exact(text: &str) -> Exact {
        text.parse().ok().and_then(Exact::of).unwrap_or(Exact::ZERO)
    }

    #[test]
    fn amounts_in_figures() {
        for (number, written) in
            [("0", "0"), ("999", "999"), ("1250", "1,250"), ("1234567.5", "1,234,567.5"), ("0.05", "0.05")]
        {
            assert_eq!(Texts::chinese().yuan(exact(number)), written);
        }
        assert_eq!(Texts::chinese().yuan(Exact::from_parts(1000, 0, 3)), "≈ 333.33");
        assert_eq!(Texts::chinese().yuan(Exact::from_parts(999, 0, 3)), "333");
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
