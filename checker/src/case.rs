//! The answers of the case in a certificate, read in the form in which cases are saved.

use serde_json::{Map, Value as Json};

use crate::{
    at_hand::{AtHand, Kind, Part},
    exact::Exact,
    fault::{Fault, expected},
    value::{Span, Truth, Value},
};

const OLDEST: i128 = 130;
const LARGEST_COUNT: i128 = 999;
const MOST_PEOPLE: usize = 30;
const UNSURE: &str = "unsure";

/// What stands in the case for one question or local figure.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    NotAsked,
    Unsure,
    Given(Value),
}

/// What is wrong with a case, wherever it is: what nobody asks, and answers in another form than the saved one.
pub fn faults(case: &Json, at_hand: &dyn AtHand) -> Vec<Fault> {
    let mut faults = Vec::new();
    let empty = Map::new();
    let section = |at: String, of: &Json, part: Part, besides: &[&str], faults: &mut Vec<Fault>| {
        let kind = |name: &str| at_hand.question(name).filter(|(stands, _)| *stands == part).map(|(_, kind)| kind);
        answers(&at, of.as_object().unwrap_or(&empty), besides, kind, faults);
    };
    let list = |key: &str| case.get(key).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let people = list("people");
    if let Some(household) = case.get("household") {
        section("/case/household".to_owned(), household, Part::Household, &[], &mut faults);
    }
    for (place, person) in people.iter().enumerate() {
        section(format!("/case/people/{place}"), person, Part::Person, &[], &mut faults);
    }
    for (place, supporter) in list("supporters").iter().enumerate() {
        section(format!("/case/supporters/{place}"), supporter, Part::Supporter, &["of"], &mut faults);
        let number = |it: &Json| it.as_u64().is_some_and(|it| (1..=people.len() as u64).contains(&it));
        let of = supporter.get("of").and_then(Json::as_array);
        if !of.is_some_and(|of| of.iter().all(number)) {
            let numbers = expected!("numbers of people in the case", "情况里的人的编号");
            faults.push(Fault::new(format!("/case/supporters/{place}/of"), numbers, "-"));
        }
    }
    let local = case.get("local").and_then(Json::as_object).unwrap_or(&empty);
    answers("/case/local", local, &[], |name| at_hand.local_figure(name), &mut faults);
    shape(case, &mut faults);
    faults
}

/// The fields of a case, and of what kind each is.
fn shape(case: &Json, faults: &mut Vec<Fault>) {
    type Fits = fn(&Json) -> bool;
    let some: Fits = |it| {
        it.as_array().is_some_and(|it| !it.is_empty() && it.len() <= MOST_PEOPLE && it.iter().all(Json::is_object))
    };
    let kinds: [(&str, bool, Fits); 7] = [
        ("format", true, |it| it.as_u64() == Some(1)),
        ("day", true, Json::is_string),
        ("place", true, Json::is_string),
        ("household", true, Json::is_object),
        ("people", true, some),
        ("supporters", false, some),
        ("local", true, Json::is_object),
    ];
    for (key, needed, fits) in kinds {
        if !case.get(key).map_or(!needed, fits) {
            let found = case.get(key).map_or_else(|| "-".to_owned(), Json::to_string);
            faults.push(Fault::new(format!("/case/{key}"), expected!("as in a case", "像情况里那样"), found));
        }
    }
    let known = |key: &str| kinds.iter().any(|(known, ..)| *known == key);
    for (key, value) in case.as_object().into_iter().flatten().filter(|(key, _)| !known(key)) {
        let nothing = expected!("nothing that a case does not have", "情况里有的内容");
        faults.push(Fault::new(format!("/case/{key}"), nothing, value));
    }
}

fn answers(
    at: &str,
    of: &Map<String, Json>,
    besides: &[&str],
    kind: impl Fn(&str) -> Option<Kind>,
    faults: &mut Vec<Fault>,
) {
    for (name, answer) in of.iter().filter(|(name, _)| !besides.contains(&name.as_str())) {
        let read = kind(name).and_then(|kind| read(answer, &kind));
        if read.is_none() {
            let form = expected!("an answer in the form in which it is saved", "按保存的格式写的回答");
            faults.push(Fault::new(format!("{at}/{name}"), form, answer));
        }
    }
}

/// The answer to a question by its name: `savings`, `wage.1`, `own_income.1`. None where there is no such question.
pub fn answer(case: &Json, name: &str, at_hand: &dyn AtHand) -> Option<(Answer, Kind)> {
    let (fact, number) = name.split_once('.').map_or((name, None), |(fact, number)| (fact, Some(number)));
    let (part, kind) = at_hand.question(fact)?;
    let of_one = |list: &str| {
        let place = number?.parse::<usize>().ok()?.checked_sub(1)?;
        Some(case.get(list).and_then(|it| it.get(place)).unwrap_or(&Json::Null))
    };
    let section = match part {
        Part::Household => number.is_none().then(|| case.get("household")).flatten()?,
        Part::Person => of_one("people").filter(|it| it.is_object())?,
        Part::Supporter => of_one("supporters")?,
    };
    Some((in_section(section, fact, &kind)?, kind))
}

/// What was typed in for a local figure.
pub fn typed_in(case: &Json, name: &str, at_hand: &dyn AtHand) -> Option<(Answer, Kind)> {
    let kind = at_hand.local_figure(name)?;
    Some((in_section(case.get("local")?, name, &kind)?, kind))
}

fn in_section(section: &Json, name: &str, kind: &Kind) -> Option<Answer> {
    section.get(name).map_or(Some(Answer::NotAsked), |answer| read(answer, kind))
}

/// What is possible while nothing is known.
pub fn open(kind: &Kind) -> Value {
    match kind {
        Kind::YesNo => Value::Holds(Truth::Either),
        Kind::Choice(names) => Value::Choices((0..names.len() as u32).fold(0, |bits, place| bits | 1 << place)),
        Kind::Yuan => Value::Yuan("once", Span::at_least(Exact::ZERO)),
        Kind::Flow => Value::Yuan("month", Span::at_least(Exact::ZERO)),
        Kind::Years => Value::Years(Span::whole(0, OLDEST)),
        Kind::Count => Value::Years(Span::whole(0, LARGEST_COUNT)),
        Kind::Number => Value::Number(Span::at_least(Exact::ZERO)),
    }
}

/// None for anything in another form than the one in which answers are saved.
fn read(answer: &Json, kind: &Kind) -> Option<Answer> {
    if answer.as_str() == Some(UNSURE) {
        return Some(Answer::Unsure);
    }
    Some(Answer::Given(match kind {
        Kind::YesNo => Value::Holds(Truth::of(answer.as_bool()?)),
        Kind::Choice(names) => Value::Choices(chosen(answer, names)?),
        Kind::Yuan => Value::Yuan("once", decimals(answer, 2)?),
        Kind::Flow => match only(answer)? {
            ("monthly", yuan) => Value::Yuan("month", decimals(yuan, 2)?),
            ("yearly", yuan) => {
                let Span { least, most } = decimals(yuan, 2)?;
                let monthly = |it: Option<Exact>| it.and_then(|it| it.shared_by(12));
                Value::Yuan("month", Span { least: monthly(least), most: monthly(most) })
            }
            _ => return None,
        },
        Kind::Years => Value::Years(wholes(answer, OLDEST)?),
        Kind::Count => Value::Years(wholes(answer, LARGEST_COUNT)?),
        Kind::Number => Value::Number(decimals(answer, 4)?),
    }))
}

fn only(answer: &Json) -> Option<(&str, &Json)> {
    let (key, of) = answer.as_object().filter(|it| it.len() == 1)?.iter().next()?;
    Some((key, of))
}

/// One name, or several, but not one as if it were several.
fn chosen(answer: &Json, names: &[String]) -> Option<u32> {
    let bit = |name: &Json| names.iter().position(|it| Some(it.as_str()) == name.as_str()).map(|place| 1_u32 << place);
    if answer.is_string() {
        return bit(answer);
    }
    let ("among", several) = only(answer)? else { return None };
    let each: Option<Vec<u32>> = several.as_array()?.iter().map(bit).collect();
    let each = each.filter(|it| it.len() > 1 && it.is_sorted_by(|one, other| one < other))?;
    Some(each.iter().fold(0, |bits, bit| bits | bit))
}

/// Both ends of a range, the lesser first; `open` is one that has no most.
fn ends<T: Ord + Copy>(answer: &Json, read: impl Fn(&Json) -> Option<T>) -> Option<(T, Option<T>)> {
    match only(answer) {
        None => read(answer).map(|it| (it, Some(it))),
        Some(("at_least", least)) => Some((read(least)?, None)),
        Some(("between", ends)) => match ends.as_array()?.as_slice() {
            [least, most] => Some((read(least)?, Some(read(most)?))).filter(|(least, most)| Some(*least) < *most),
            _ => None,
        },
        Some(_) => None,
    }
}

fn decimals(answer: &Json, longest: usize) -> Option<Span> {
    let plain = |text: &str| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        whole.len() <= 10 && decimals.len() <= longest && text.bytes().all(|it| it.is_ascii_digit() || it == b'.')
    };
    let (least, most) = ends(answer, |it| it.as_str().filter(|it| plain(it)).and_then(Exact::read))?;
    Some(Span { least: Some(least), most })
}

fn wholes(answer: &Json, largest: i128) -> Option<Span> {
    let (least, most) = ends(answer, |it| it.as_u64().map(i128::from).filter(|it| *it <= largest))?;
    Some(Span::whole(least, most?))
}
