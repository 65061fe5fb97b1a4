//! Answers of a household of which everything is known.

use jiuzhu_rules::{
    answer::{Age, Answer, Count, Flow, Number, Yuan},
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        money::Cadence,
        span::Span,
    },
};

use super::fraction::Fraction;

pub fn known<T>(answer: Answer<T>) -> T {
    told(answer).expect("everything is known of this household")
}

pub fn told<T>(answer: Answer<T>) -> Option<T> {
    match answer {
        Answer::Given(given) => Some(given),
        Answer::NotAsked | Answer::Unsure => None,
    }
}

pub fn is(answer: Answer<bool>) -> bool {
    known(answer)
}

pub fn which<E: Variants>(answer: Answer<Choice<E>>) -> E {
    known(answer).single().expect("one choice")
}

pub fn years(answer: Answer<Age>) -> u16 {
    known(answer).0.single().expect("one age")
}

pub fn yuan(answer: Answer<Yuan>) -> Fraction {
    only(known(answer).0)
}

/// Yuan a month; a yearly amount is a twelfth of it (GEN-6).
pub fn monthly(answer: Answer<Flow>) -> Fraction {
    flow(known(answer))
}

pub fn flow(flow: Flow) -> Fraction {
    match flow.cadence {
        Cadence::Yearly => only(flow.yuan) / Fraction::whole(12),
        _ => only(flow.yuan),
    }
}

pub fn number(number: Number) -> Fraction {
    only(number.0)
}

pub fn count(count: Count) -> u16 {
    count.0.single().expect("one count")
}

pub fn only(span: Span<Exact>) -> Fraction {
    fraction(span.single().expect("one amount"))
}

/// Amounts in packs may be twelfths.
pub fn fraction(exact: Exact) -> Fraction {
    let dozen = exact.times(12).expect("a year of it").decimal();
    Fraction::new(dozen.mantissa(), 12 * 10_i128.pow(dozen.scale()))
}
