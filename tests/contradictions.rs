//! What was said of a household against what is said once more is known.

use jiuzhu_rules::{Estimate, Payment, Verdict, reckoning::truth::Truth};

/// Everything in which what is said of the partial household does not hold for the known one, in words.
pub fn contradictions(known: &Estimate, partial: &Estimate) -> Vec<String> {
    let mut problems = Vec::new();
    for outer in &partial.findings {
        let Some(inner) = known.findings.iter().find(|it| (it.programme, it.person) == (outer.programme, outer.person))
        else {
            continue;
        };
        if outer.verdict != Verdict::Depends && outer.verdict != inner.verdict {
            problems.push(format!(
                "{:?} {:?}: said {:?}, then {:?}",
                outer.programme, outer.person, outer.verdict, inner.verdict
            ));
        }
        let encloses = match (outer.payment, inner.payment) {
            (Payment::EachMonth(outer), Payment::EachMonth(inner)) => outer.encloses(inner),
            (Payment::Once(outer), Payment::Once(inner)) => outer.encloses(inner),
            (outer, inner) => outer == inner,
        };
        if !encloses {
            problems.push(format!(
                "{:?} {:?}: said {:?}, then {:?}",
                outer.programme, outer.person, outer.payment, inner.payment
            ));
        }
    }
    for outer in &partial.remarks {
        let Some(inner) = known.remarks.iter().find(|it| (it.remark, it.person) == (outer.remark, outer.person)) else {
            continue;
        };
        // Of a remark that does not apply the amount means nothing.
        let encloses = inner.applies == Truth::No
            || outer.amount.zip(inner.amount).is_none_or(|(outer, inner)| outer.encloses(inner));
        if (outer.applies.is_settled() && outer.applies != inner.applies) || !encloses {
            problems.push(format!("said {outer:?}, then {inner:?}"));
        }
    }
    if !partial.monthly_total.encloses(known.monthly_total) {
        problems.push(format!("total: said {:?}, then {:?}", partial.monthly_total, known.monthly_total));
    }
    problems
}
