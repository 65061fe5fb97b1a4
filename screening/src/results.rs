//! What was found of each household, as a row of the results.

use jiuzhu_rules::{
    Programme, Verdict,
    reckoning::{choice::Variants, exact::Exact, span::Span},
};
use jiuzhu_words::Texts;

use crate::{
    columns::Meaning,
    judging::{Present, Screened, Screening, Told},
    safe::write_text,
};

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing is told, or there is no upper end.
    Nothing,
    Text(&'a str),
    Listed(String),
    Whole(u64),
    /// Yuan; with two decimals at the most.
    Yuan(Exact),
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    Text,
    Whole,
    Yuan,
}

/// Programmes that go to single people.
const OF_PEOPLE: [Programme; 5] = [
    Programme::SinglePerson,
    Programme::Tekun,
    Programme::ChildAllowance,
    Programme::LivingSubsidy,
    Programme::CareSubsidy,
];

/// Programmes that pay no cash themselves.
const WITHOUT_CASH: [Programme; 2] = [Programme::Margin, Programme::RigidExpenditure];

/// The columns of the results, and how their values are said in one language.
pub struct Results<'s> {
    texts: &'static Texts,
    /// Headers in their order, with what stands below.
    pub columns: Vec<(String, ValueKind)>,
    screening: &'s Screening,
}

impl<'s> Results<'s> {
    pub fn of(screening: &'s Screening, texts: &'static Texts) -> Self {
        let said = |chinese: &str, english: &str| if texts.is_chinese() { chinese } else { english }.to_owned();
        let own = |meaning: Meaning| meaning.label(texts).to_owned();
        let mut columns = vec![(own(Meaning::HouseholdNumber), ValueKind::Text)];
        columns.extend(screening.kept().map(|header| (header.to_owned(), ValueKind::Text)));
        columns.extend([
            (said("行", "Row"), ValueKind::Whole),
            (said("人数", "People"), ValueKind::Whole),
            (own(Meaning::Place), ValueKind::Text),
            (said("错误数", "Mistakes"), ValueKind::Whole),
            (said("估算了", "Assessed"), ValueKind::Text),
            (texts.household(jiuzhu_rules::facts::HouseholdFact::OnDibaoNow).label.to_owned(), ValueKind::Text),
            (said("和现在领的比", "Against present dibao"), ValueKind::Text),
            (said("每月合计最少", "Each month at the least"), ValueKind::Yuan),
            (said("每月合计最多", "Each month at the most"), ValueKind::Yuan),
        ]);
        for programme in Programme::ALL {
            let name = texts.programme(*programme).official;
            let between = said("·", ": ");
            columns.push((name.to_owned(), ValueKind::Text));
            if !WITHOUT_CASH.contains(programme) {
                columns.push((format!("{name}{between}{}", said("最少", "least")), ValueKind::Yuan));
                columns.push((format!("{name}{between}{}", said("最多", "most")), ValueKind::Yuan));
            }
            if OF_PEOPLE.contains(programme) {
                columns.push((format!("{name}{between}{}", said("第几位", "for whom")), ValueKind::Text));
            }
        }
        columns.push((said("低保还要看", "Dibao hangs on"), ValueKind::Text));
        Results { texts, columns, screening }
    }

    /// Every value of a household's row, in the order of the columns.
    pub fn values<'h>(&self, household: &'h Screened, mut each: impl FnMut(Value<'h>)) {
        let outcome = household.outcome.as_ref();
        each(Value::Text(&household.number));
        household.kept.iter().for_each(|it| each(Value::Text(it)));
        each(household.row.map_or(Value::Nothing, Value::Whole));
        each(Value::Whole(household.people as u64));
        each(household.place.map_or(Value::Nothing, |it| Value::Listed(it.to_string())));
        each(Value::Whole(household.mistakes.len() as u64));
        each(Value::Text(self.yes_or_no(outcome.is_some())));
        each(household.on_dibao_now.map_or(Value::Nothing, |it| Value::Text(self.yes_or_no(it))));
        each(outcome.map_or(Value::Nothing, |it| Value::Text(self.present(it.present))));
        let monthly = outcome.map(|it| it.monthly);
        each(least(monthly));
        each(most(monthly));
        let nothing = Told { verdict: None, pays: None, people: 0 };
        for programme in Programme::ALL {
            let told = outcome.and_then(|it| it.programmes.get(usize::from(programme.index()))).unwrap_or(&nothing);
            each(told.verdict.map_or(Value::Nothing, |it| Value::Text(self.verdict(it))));
            if !WITHOUT_CASH.contains(programme) {
                each(least(told.pays));
                each(most(told.pays));
            }
            if OF_PEOPLE.contains(programme) {
                each(if told.people == 0 { Value::Nothing } else { Value::Listed(numbers(told.people)) });
            }
        }
        each(match outcome {
            Some(outcome) if !outcome.open.is_empty() => Value::Listed(self.open(household)),
            _ => Value::Nothing,
        });
    }

    /// The row of headers as CSV.
    pub fn write_headers(&self, to: &mut Vec<u8>) {
        for (at, (header, _)) in self.columns.iter().enumerate() {
            begin_cell(at, to);
            write_text(header, to);
        }
        to.extend_from_slice(b"\r\n");
    }

    /// A household's row as CSV.
    pub fn write(&self, household: &Screened, to: &mut Vec<u8>) {
        let mut at = 0;
        self.values(household, |value| {
            begin_cell(at, to);
            at += 1;
            match value {
                Value::Nothing => {}
                Value::Text(text) => write_text(text, to),
                Value::Listed(text) => write_text(&text, to),
                Value::Whole(number) => to.extend_from_slice(number.to_string().as_bytes()),
                Value::Yuan(yuan) => to.extend_from_slice(yuan.to_decimals(2).as_bytes()),
            }
        });
        to.extend_from_slice(b"\r\n");
    }

    fn yes_or_no(&self, is_so: bool) -> &'static str {
        if is_so { self.texts.page.yes } else { self.texts.page.no }
    }

    fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Likely => self.texts.page.likely_short,
            Verdict::Depends => self.texts.page.depends_short,
            Verdict::Unlikely => self.texts.page.unlikely_short,
        }
    }

    fn present(&self, present: Present) -> &'static str {
        let (chinese, english) = present.said();
        if self.texts.is_chinese() { chinese } else { english }
    }

    fn open(&self, household: &Screened) -> String {
        let open = household.outcome.iter().flat_map(|it| &it.open);
        let labels: Vec<_> = open.map(|it| it.label(self.texts)).collect();
        labels.join(self.texts.how.comma)
    }

    /// The screening whose households are told.
    pub fn screening(&self) -> &'s Screening {
        self.screening
    }
}

impl Present {
    /// In Chinese and in English. Only data are told of, never a household.
    pub const fn said(self) -> (&'static str, &'static str) {
        match self {
            Present::NotTold => ("", ""),
            Present::Agrees => ("相符", "agrees"),
            Present::PossiblyMissed => {
                ("按表里的数，可能漏了，需要核实", "by these figures possibly missed; to be verified")
            }
            Present::ToBeVerified => {
                ("按表里的数，可能不符合，需要核实", "by these figures possibly not met; to be verified")
            }
        }
    }
}

fn least(pays: Option<Span<Exact>>) -> Value<'static> {
    pays.and_then(Span::least).map_or(Value::Nothing, Value::Yuan)
}

fn most(pays: Option<Span<Exact>>) -> Value<'static> {
    pays.and_then(Span::most).map_or(Value::Nothing, Value::Yuan)
}

fn begin_cell(at: usize, to: &mut Vec<u8>) {
    if at > 0 {
        to.push(b',');
    }
}

/// `1 3`: the numbers of the household's rows, the first being 1.
fn numbers(people: u32) -> String {
    let numbers = (0..u32::BITS).filter(|bit| people & 1 << bit != 0).map(|bit| (bit + 1).to_string());
    numbers.collect::<Vec<_>>().join(" ")
}
