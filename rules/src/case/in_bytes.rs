//! A case in few bytes, to be kept beside the page and to be shown from one screen to another. What people read and hand on
//! as a file is the JSON of [`crate::exchange`].
//!
//! Each answer stands under the beginning of its question's hash and says its own kind, so that another version finds what it
//! still asks and passes over the rest. What was not asked is absent.

use jiff_core::civil::Date;

use super::{Case, MOST_PEOPLE};
use crate::{
    answer::{Answer, Flow, Given, LARGEST_COUNT, OLDEST},
    facts::{Asked, HouseholdFact, PersonAnswers, PersonFact, SupporterAnswers, SupporterFact},
    local::LocalFigure,
    packs::Packs,
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};

/// Changes with the form, and whenever the choices of a question change their order.
const FORM: u8 = 1;

/// No more decimals are ever typed in or read.
const DECIMALS: u32 = 4;

/// Ten digits before the point, as in a saved case: with more, what is reckoned would no longer be exact.
const LARGEST: i64 = 10_i64.pow(10 + DECIMALS) - 1;

/// Stands where no question follows.
const END: u16 = 0;

impl Case {
    /// What was answered, where and for which day.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![FORM];
        put_day(&mut out, self.day);
        put(&mut out, u64::from(self.place.0));
        put(&mut out, self.people.len() as u64);
        put(&mut out, self.supporters.len() as u64);
        let household = HouseholdFact::ALL.iter().map(|it| Asked::Household(*it));
        put_answers(&mut out, &mut household.map(|it| (it.name(), self.answer(it))));
        for index in (0..).take(self.people.len()) {
            let person = PersonFact::ALL.iter().map(|it| Asked::Person(*it, index));
            put_answers(&mut out, &mut person.map(|it| (it.name(), self.answer(it))));
        }
        for (index, supporter) in (0..).zip(&self.supporters) {
            put(&mut out, supporter.of.len() as u64);
            out.extend(&supporter.of);
            let facts = SupporterFact::ALL.iter().map(|it| Asked::Supporter(*it, index));
            put_answers(&mut out, &mut facts.map(|it| (it.name(), self.answer(it))));
        }
        put_answers(&mut out, &mut LocalFigure::ALL.iter().map(|it| (it.name(), self.local.get(*it))));
        out
    }

    /// Reads what [`Case::to_bytes`] wrote; none where it is something else, or of a form that is not known here.
    pub fn of_bytes(bytes: &[u8], packs: &'static Packs) -> Option<Case> {
        let mut bytes = Bytes(bytes);
        if bytes.byte()? != FORM {
            return None;
        }
        let day = bytes.day()?;
        let place = PlaceCode(u32::try_from(bytes.number()?).ok()?);
        let mut case = Case::new(place, day, packs);
        let (people, supporters) = (bytes.few()?, bytes.few()?);
        case.people.resize_with(people, PersonAnswers::default);
        case.supporters.resize_with(supporters, SupporterAnswers::default);
        bytes.answers(&mut |key, answer| {
            if let Some(it) = HouseholdFact::ALL.iter().find(|it| key_of(it.name().as_bytes()) == key) {
                case.set(Asked::Household(*it), answer);
            }
        })?;
        for index in (0..).take(people) {
            bytes.answers(&mut |key, answer| {
                if let Some(it) = PersonFact::ALL.iter().find(|it| key_of(it.name().as_bytes()) == key) {
                    case.set(Asked::Person(*it, index), answer);
                }
            })?;
        }
        for index in (0..).take(supporters) {
            let of = (0..bytes.few()?).map(|_| bytes.byte()).collect::<Option<Vec<_>>>()?;
            if let Some(supporter) = case.supporters.get_mut(usize::from(index)) {
                supporter.of = of;
            }
            bytes.answers(&mut |key, answer| {
                if let Some(it) = SupporterFact::ALL.iter().find(|it| key_of(it.name().as_bytes()) == key) {
                    case.set(Asked::Supporter(*it, index), answer);
                }
            })?;
        }
        bytes.answers(&mut |key, answer| {
            if let Some(it) = LocalFigure::ALL.iter().find(|it| key_of(it.name().as_bytes()) == key) {
                case.local.set(*it, answer);
            }
        })?;
        bytes.0.is_empty().then_some(case)
    }
}

/// The beginning of a hash (FNV-1a). Of questions a test sees to it that they all differ.
pub(super) fn key_of(name: &[u8]) -> u16 {
    let hash = name.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) as u16 ^ hash as u16
}

// ---- Writing ----------------------------------------------------------------------------------------------------

/// Seven bits a byte, the lowest first.
fn put(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_day(out: &mut Vec<u8>, day: Date) {
    put(out, u64::from(day.year().unsigned_abs()));
    out.extend([day.month().unsigned_abs(), day.day().unsigned_abs()]);
}

fn put_answers(out: &mut Vec<u8>, answers: &mut dyn Iterator<Item = (&'static str, Answer<Given>)>) {
    for (name, answer) in answers {
        if answer != Answer::NotAsked {
            out.extend(key_of(name.as_bytes()).to_be_bytes());
            put_answer(out, answer);
        }
    }
    out.extend(END.to_be_bytes());
}

const UNSURE: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;
const CHOICE: u8 = 3;
const YUAN: u8 = 4;
const MONTHLY: u8 = 5;
const YEARLY: u8 = 6;
const YEARS: u8 = 7;
const COUNT: u8 = 8;
const NUMBER: u8 = 9;

/// Beside the kind of a span: one number, or which ends it has.
const EXACTLY: u8 = 0x10;
const LEAST: u8 = 0x20;
const MOST: u8 = 0x40;

fn put_answer(out: &mut Vec<u8>, answer: Answer<Given>) {
    let fine = |span: Span<Exact>| span.rising(|it| u64::try_from(it.to_digits(DECIMALS)).ok());
    let whole = |span: Span<u16>| span.rising(|it| Some(u64::from(it)));
    let (kind, span) = match answer {
        Answer::NotAsked | Answer::Unsure => return out.push(UNSURE),
        Answer::Given(Given::YesNo(yes)) => return out.push(if yes { YES } else { NO }),
        Answer::Given(Given::Choice(bits)) => (CHOICE, Span::exactly(u64::from(bits))),
        Answer::Given(Given::Yuan(span)) => (YUAN, fine(span)),
        Answer::Given(Given::Flow(Flow { cadence: Cadence::Yearly, yuan })) => (YEARLY, fine(yuan)),
        Answer::Given(Given::Flow(Flow { yuan, .. })) => (MONTHLY, fine(yuan)),
        Answer::Given(Given::Years(span)) => (YEARS, whole(span)),
        Answer::Given(Given::Count(span)) => (COUNT, whole(span)),
        Answer::Given(Given::Number(span)) => (NUMBER, fine(span)),
    };
    if let Some(exactly) = span.single() {
        out.push(kind | EXACTLY);
        return put(out, exactly);
    }
    let ends = [span.least().map(|_| LEAST), span.most().map(|_| MOST)];
    out.push(kind | ends.into_iter().flatten().sum::<u8>());
    span.least().into_iter().chain(span.most()).for_each(|it| put(out, it));
}

// ---- Reading ----------------------------------------------------------------------------------------------------

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn day(&mut self) -> Option<Date> {
        let year = i16::try_from(self.number()?).ok()?;
        let (month, day) = (i8::try_from(self.byte()?).ok()?, i8::try_from(self.byte()?).ok()?);
        Date::new(year, month, day).ok()
    }

    fn few(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|it| *it <= MOST_PEOPLE)
    }

    fn answers(&mut self, take: &mut dyn FnMut(u16, Answer<Given>)) -> Option<()> {
        loop {
            match u16::from_be_bytes([self.byte()?, self.byte()?]) {
                END => return Some(()),
                key => take(key, self.answer()?),
            }
        }
    }

    fn answer(&mut self) -> Option<Answer<Given>> {
        let byte = self.byte()?;
        let kind = byte & 0x0f;
        let given = match kind {
            UNSURE => return Some(Answer::Unsure),
            NO => Given::YesNo(false),
            YES => Given::YesNo(true),
            _ => self.number_given(kind, byte)?,
        };
        Some(Answer::Given(given))
    }

    fn number_given(&mut self, kind: u8, ends: u8) -> Option<Given> {
        let mut end = |which: u8| if ends & which == 0 { Some(None) } else { self.number().map(Some) };
        let (exactly, least, most) = (end(EXACTLY)?, end(LEAST)?, end(MOST)?);
        let span = match (exactly, least, most) {
            (Some(exactly), ..) => Span::exactly(exactly),
            (_, Some(least), Some(most)) => Span::between(least, most),
            (_, least, most) => Span::new(least, most),
        };
        let fine = || of_ten_thousandths(span);
        Some(match kind {
            CHOICE => Given::Choice(u32::try_from(span.single()?).ok()?),
            YUAN => Given::Yuan(fine()?),
            MONTHLY => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: fine()? }),
            YEARLY => Given::Flow(Flow { cadence: Cadence::Yearly, yuan: fine()? }),
            NUMBER => Given::Number(fine()?),
            YEARS => Given::Years(of_whole(span, OLDEST)?),
            COUNT => Given::Count(of_whole(span, LARGEST_COUNT)?),
            _ => return None,
        })
    }
}

fn of_ten_thousandths(span: Span<u64>) -> Option<Span<Exact>> {
    let number = |it: u64| Exact::of_digits(i64::try_from(it).ok().filter(|it| *it <= LARGEST)?, DECIMALS);
    each_end(span, number)
}

fn of_whole(span: Span<u64>, largest: u16) -> Option<Span<u16>> {
    each_end(span, |it| u16::try_from(it).ok().filter(|it| *it <= largest))
}

/// None where an end is too large, which is not the same as an open end.
fn each_end<T: Copy + Ord>(span: Span<u64>, number: impl Fn(u64) -> Option<T>) -> Option<Span<T>> {
    let end = |it: Option<u64>| it.map_or(Some(None), |it| number(it).map(Some));
    Some(Span::new(end(span.least())?, end(span.most())?))
}
