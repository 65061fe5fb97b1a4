//! `jiuzhu reasons`.

use jiuzhu_rules::{
    Programme,
    answer::Answer,
    assess,
    explore::{About, Condition, reasons},
    reckoning::choice::Variants,
};
use serde::Serialize;
use serde_json::Value;

use crate::{
    arguments::Reasons,
    exchanged::answered,
    failure::Failure,
    names::{name_of, verdict_word},
    output::json,
    said::{AboutFinding, OpenName, Said, Sayer},
};

#[derive(Serialize)]
struct Written {
    #[serde(flatten)]
    about: AboutFinding,
    verdict: &'static str,
    /// The smallest sets of conditions each of which is enough; none where the verdict depends.
    forced_by: Vec<Vec<WrittenCondition>>,
    /// Whether there are more sets than are told.
    more_sets: bool,
    /// What would turn the verdict alone, the nearest first.
    changes: Vec<WrittenChange>,
    /// Whether every fact that may be changed was searched to the end.
    searched_all: bool,
}

#[derive(Serialize)]
struct WrittenCondition {
    #[serde(flatten)]
    step: Said,
    /// The question or figure that alone decides it.
    answer: Option<OpenName>,
}

#[derive(Serialize)]
struct WrittenChange {
    fact: String,
    label: String,
    to: Value,
    /// Yuan of the period in which the amount was given; null where the fact is no amount.
    by: Option<String>,
    verdict: &'static str,
}

pub fn run(of: &Reasons) -> Result<(), Failure> {
    let about = about(of)?;
    let (case, texts) = (of.given.case()?, of.spoken.texts());
    let assessment = assess(&case);
    let found = reasons(&case, &assessment, about).ok_or_else(|| {
        let whom = if about.person.is_some() { "for this person" } else { "for the household; name a --person" };
        Failure::Usage(format!("--programme {}: the case has no such finding {whom}", of.programme))
    })?;
    let sayer = Sayer { case: &case, assessment: &assessment, texts };
    let condition = |it: &Condition| {
        let answer = it.answer.map(|open| OpenName::of(open, &case, texts));
        Some(WrittenCondition { step: sayer.said(it.step)?, answer })
    };
    let changes = found.changes.iter().map(|it| WrittenChange {
        fact: name_of(it.fact),
        label: texts.asked_of(&case, it.fact),
        to: answered(it.fact, Answer::Given(it.to)),
        by: it.by.map(|by| by.to_string()),
        verdict: verdict_word(it.verdict),
    });
    let written = Written {
        about: AboutFinding::of(about, texts),
        verdict: verdict_word(found.verdict),
        forced_by: found.forced_by.sets.iter().map(|set| set.iter().filter_map(condition).collect()).collect(),
        more_sets: found.forced_by.more,
        changes: changes.collect(),
        searched_all: found.searched_all,
    };
    of.out.write(&json(&written)?)
}

fn about(of: &Reasons) -> Result<About, Failure> {
    let named = Programme::ALL.iter().zip(Programme::NAMES).find(|(_, name)| **name == of.programme);
    let (programme, _) = named.ok_or_else(|| {
        Failure::Usage(format!(
            "--programme: \"{}\" is none; expected one of {}",
            of.programme,
            Programme::NAMES.join(", ")
        ))
    })?;
    let person = of.person.map(|number| number.saturating_sub(1));
    Ok(About { programme: *programme, person })
}
