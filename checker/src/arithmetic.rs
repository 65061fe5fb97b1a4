//! What follows from the sources of a step.

use core::cmp::{max, min};

use crate::{
    exact::Exact,
    step::{How, Operand},
    value::{Span, Truth, Value},
};

/// What a step comes to: `None` where its sources are too many, too few or of the wrong kind. `stands` is what the step
/// says; only its kind is looked at, and where nothing was written down that would tell two readings apart.
pub fn follows(how: How, of: &Operand, sources: &[&Value], stands: &Value) -> Option<Value> {
    let holds = || sources.iter().map(|it| it.truth()).collect::<Option<Vec<_>>>();
    let alike = || {
        let same = |it: &&Value| {
            core::mem::discriminant(*it) == core::mem::discriminant(stands) && period(it) == period(stands)
        };
        let spans = || sources.iter().map(|it| it.span()).collect::<Option<Vec<_>>>();
        sources.iter().all(same).then(spans).flatten()
    };
    let nothing = Span::exactly(Exact::ZERO);
    let fold = |start: Span, with: fn(Span, Span) -> Span| stands.with(alike()?.into_iter().fold(start, with));
    match (how, of, sources) {
        (How::Sum, _, _) => fold(nothing, plus),
        (How::Highest, _, _) => fold(nothing, larger),
        (How::Lowest, _, [_, _]) => match alike()?.as_slice() {
            [one, other] => stands.with(smaller(*one, *other)),
            _ => None,
        },
        (How::Less, _, [_, _]) => match alike()?.as_slice() {
            [one, other] => stands.with(less(*one, *other)),
            _ => None,
        },
        (How::Less, _, [Value::Number(share)]) => {
            Some(Value::Number(larger(less(Span::exactly(Exact::whole(1)), *share), nothing)))
        }
        (How::Times, _, [Value::Yuan(period, yuan), by]) => Some(Value::Yuan(period, times(*yuan, by.span()?))),
        (How::Split, _, [Value::Yuan(period, yuan), Value::People(_) | Value::Years(_)]) => {
            Some(Value::Yuan(period, split(*yuan, sources.get(1)?.span()?)))
        }
        (How::PerMonth, _, [Value::Yuan("year", yuan)]) => {
            Some(Value::Yuan("month", split(*yuan, Span::exactly(Exact::whole(12)))))
        }
        (How::NotNegative, _, [_]) => fold(nothing, larger),
        (How::Rounded, Operand::Text(rounding), [Value::Yuan(period, yuan)]) => {
            let (unit, up) = match rounding.as_str() {
                "up_to_yuan" => (1, Some(true)),
                "up_to_five" => (5, Some(true)),
                "up_to_ten" => (10, Some(true)),
                "nearest_yuan" => (1, None),
                "down_to_ten" => (10, Some(false)),
                _ => return None,
            };
            let end = |it: Option<Exact>| it.and_then(|it| it.rounded(unit, up));
            Some(Value::Yuan(period, Span { least: end(yuan.least), most: end(yuan.most) }))
        }
        (How::CountOf, _, _) => {
            let count = |counted: fn(&&Truth) -> bool| Some(holds()?.iter().filter(counted).count() as i128);
            let (surely, perhaps) = (count(|it| **it == Truth::Yes)?, count(|it| **it != Truth::No)?);
            match stands {
                Value::People(_) => (surely == sources.len() as i128).then_some(Value::People(surely)),
                _ => Some(Value::Years(Span::whole(surely, perhaps))),
            }
        }
        (How::Range, _, [_, _]) => match alike()?.as_slice() {
            [one, other] => stands.with(Span { least: one.least, most: other.most }),
            _ => None,
        },
        (How::Below, _, [one, other]) => Some(Value::Holds(below(comparable(one, other)?, other.span()?))),
        (How::AtLeast, _, [one, other]) => Some(Value::Holds(below(comparable(one, other)?, other.span()?).not())),
        (How::Above, _, [one, other]) => Some(Value::Holds(below(comparable(other, one)?, one.span()?))),
        (How::AtMost, _, [one, other]) => Some(Value::Holds(below(comparable(other, one)?, one.span()?).not())),
        (How::Reaches | How::FewerThan, Operand::Whole(number), [Value::Years(_) | Value::People(_)]) => {
            let fewer = below(sources.first()?.span()?, Span::whole(*number, *number));
            Some(Value::Holds(if how == How::Reaches { fewer.not() } else { fewer }))
        }
        (How::OrAtLeast, Operand::Whole(number), [Value::Years(span)]) => {
            Some(Value::Years(larger(*span, Span::whole(*number, *number))))
        }
        (How::OneOf, Operand::Choices(among), [Value::Choices(possible)]) => {
            Some(Value::Holds(match (possible & !among == 0, possible & among == 0) {
                (true, _) => Truth::Yes,
                (_, true) => Truth::No,
                _ => Truth::Either,
            }))
        }
        (How::All, _, _) => Some(Value::Holds(holds()?.into_iter().fold(Truth::Yes, min))),
        (How::Any, _, _) => Some(Value::Holds(holds()?.into_iter().fold(Truth::No, max))),
        (How::Not, _, [Value::Holds(truth)]) => Some(Value::Holds(truth.not())),
        (How::When, _, [Value::Holds(truth), Value::Yuan(period, yuan)]) => {
            Some(Value::Yuan(period, chosen(*truth, *yuan, nothing)))
        }
        (How::Choose, _, [Value::Holds(truth), Value::Yuan(period, then), Value::Yuan(other, otherwise)]) => {
            (period == other).then(|| Value::Yuan(period, chosen(*truth, *then, *otherwise)))
        }
        (How::Readings, Operand::Whole(open), _) => {
            let (open, readings) = sources.split_at_checked(usize::try_from(*open).ok()?)?;
            open.iter().all(|it| it.truth().is_some()).then(|| over(readings, stands)).flatten()
        }
        (How::Known, _, [source]) => known(source, stands),
        _ => None,
    }
}

/// The same value; each month's yuan as one payment; a count to multiply with; or its least, taken as the value.
fn known(source: &Value, stands: &Value) -> Option<Value> {
    let same = match (source, stands) {
        (Value::Yuan("month", span), Value::Yuan("once", _)) => Value::Yuan("once", *span),
        (Value::Years(span), Value::Number(_)) => Value::Number(*span),
        _ => source.clone(),
    };
    let least = same.span().and_then(|it| same.with(Span { least: it.least, most: it.least }));
    Some(least.filter(|it| it == stands).unwrap_or(same))
}

/// What remains possible of several readings; of none, anything.
fn over(readings: &[&Value], stands: &Value) -> Option<Value> {
    let Some((first, others)) = readings.split_first() else {
        return match stands {
            Value::Yuan(period, _) => Some(Value::Yuan(period, Span::at_least(Exact::ZERO))),
            Value::Holds(_) => Some(Value::Holds(Truth::Either)),
            _ => None,
        };
    };
    let hull_with = |so_far: Value, other: &&Value| match (&so_far, other) {
        (Value::Holds(one), Value::Holds(other)) => Some(Value::Holds(if one == other { *one } else { Truth::Either })),
        (Value::Yuan(period, one), Value::Yuan(same, other)) if period == same => {
            Some(Value::Yuan(period, hull(*one, *other)))
        }
        _ => None,
    };
    others.iter().try_fold((*first).clone(), hull_with)
}

fn period(of: &Value) -> Option<&'static str> {
    match of {
        Value::Yuan(period, _) => Some(period),
        _ => None,
    }
}

/// The first as a span, where both are of one kind.
fn comparable(one: &Value, other: &Value) -> Option<Span> {
    let alike = core::mem::discriminant(one) == core::mem::discriminant(other) && period(one) == period(other);
    alike.then(|| one.span()).flatten()
}

fn ends(one: Option<Exact>, other: Option<Exact>, with: fn(Exact, Exact) -> Option<Exact>) -> Option<Exact> {
    with(one?, other?)
}

fn plus(one: Span, other: Span) -> Span {
    Span { least: ends(one.least, other.least, Exact::plus), most: ends(one.most, other.most, Exact::plus) }
}

fn less(one: Span, other: Span) -> Span {
    Span { least: ends(one.least, other.most, Exact::less), most: ends(one.most, other.least, Exact::less) }
}

/// By a factor that is never negative. Of a loss, the larger the factor the less.
fn times(yuan: Span, by: Span) -> Span {
    let end = |end: Option<Exact>, small: Option<Exact>, large: Option<Exact>| {
        let end = end?;
        end.times(if end.is_negative() { large? } else { small? })
    };
    Span { least: end(yuan.least, by.least, by.most), most: end(yuan.most, by.most, by.least) }
}

/// Among so many; among fewer than one it stays whole.
fn split(yuan: Span, among: Span) -> Span {
    let end = |end: Option<Exact>, among: Option<Exact>| {
        let parts = max(among?, Exact::whole(1)).as_whole()?;
        end?.shared_by(parts)
    };
    Span { least: end(yuan.least, among.most), most: end(yuan.most, among.least) }
}

/// An open lower end cannot pull below the other's.
fn larger(one: Span, other: Span) -> Span {
    let least = match (one.least, other.least) {
        (Some(one), Some(other)) => Some(max(one, other)),
        (one, other) => one.or(other),
    };
    Span { least, most: ends(one.most, other.most, |one, other| Some(max(one, other))) }
}

fn smaller(one: Span, other: Span) -> Span {
    let most = match (one.most, other.most) {
        (Some(one), Some(other)) => Some(min(one, other)),
        (one, other) => one.or(other),
    };
    Span { least: one.least.zip(other.least).map(|(one, other)| min(one, other)), most }
}

fn hull(one: Span, other: Span) -> Span {
    Span {
        least: ends(one.least, other.least, |one, other| Some(min(one, other))),
        most: ends(one.most, other.most, |one, other| Some(max(one, other))),
    }
}

fn chosen(condition: Truth, then: Span, otherwise: Span) -> Span {
    match condition {
        Truth::Yes => then,
        Truth::Either => hull(then, otherwise),
        Truth::No => otherwise,
    }
}

/// Strictly less than.
fn below(one: Span, limit: Span) -> Truth {
    match (one.least, one.most, limit.least, limit.most) {
        (_, Some(most), Some(least), _) if most < least => Truth::Yes,
        (Some(least), _, _, Some(most)) if least >= most => Truth::No,
        _ => Truth::Either,
    }
}
