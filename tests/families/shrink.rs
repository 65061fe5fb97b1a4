//! Makes a household smaller and calmer while something still holds of it.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Given},
    case::day_to_text,
    facts::{Asked, HouseholdFact, PersonFact, SupporterFact},
    local::{LocalFigure, PARAMETERS, Without},
};

use serde_json::{Value, json};

use super::{CALM_FIGURES, CALM_HOUSEHOLD, CALM_PERSON, CALM_SUPPORTER, calm, given};

/// At nothing these would make every household an absurd one.
const LINES: [LocalFigure; 11] = [
    LocalFigure::DibaoStandard,
    LocalFigure::MarginLine,
    LocalFigure::DisposableIncome,
    LocalFigure::LivingSubsidy,
    LocalFigure::CareSubsidy,
    LocalFigure::CategoryTopup,
    LocalFigure::ChildStandard,
    LocalFigure::TemporaryAid,
    LocalFigure::TekunBasic,
    LocalFigure::TekunLiquidLimit,
    LocalFigure::SupportFeeRule,
];

/// Drops people and supporters, then answers and figures one after the other.
pub fn shrunk(mut case: Case, still: impl Fn(&Case) -> bool) -> Case {
    loop {
        let before = case.clone();
        for index in (1..case.people.len()).rev() {
            keep_if(&mut case, &still, |case| without_person(case, index));
        }
        for index in (0..case.supporters.len()).rev() {
            keep_if(&mut case, &still, |case| {
                case.supporters.remove(index);
                nobody_outside(case);
            });
        }
        for asked in questions(&case) {
            keep_if(&mut case, &still, |case| case.set(asked, calm_answer(asked)));
        }
        for figure in PARAMETERS.iter().filter(|it| !LINES.contains(&it.figure)) {
            let answer = match figure.without {
                // Without an answer the usual value is taken.
                Without::Assumed(_) => Answer::NotAsked,
                Without::Ask | Without::Range => given(calm(figure.figure.kind())),
            };
            keep_if(&mut case, &still, |case| case.local.set(figure.figure, answer));
        }
        if case == before {
            return case;
        }
    }
}

fn keep_if(case: &mut Case, still: &impl Fn(&Case) -> bool, change: impl Fn(&mut Case)) {
    let mut changed = case.clone();
    change(&mut changed);
    if changed != *case && still(&changed) {
        *case = changed;
    }
}

fn without_person(case: &mut Case, index: usize) {
    case.people.remove(index);
    let gone = index as u8 + 1;
    for supporter in &mut case.supporters {
        supporter.of.retain(|of| *of != gone);
        for of in &mut supporter.of {
            *of -= u8::from(*of > gone);
        }
    }
    case.supporters.retain(|supporter| !supporter.of.is_empty());
    nobody_outside(case);
}

/// Whoever has no supporter left says so.
fn nobody_outside(case: &mut Case) {
    for (number, person) in (1..).zip(&mut case.people) {
        let named = case.supporters.iter().any(|supporter| supporter.of.contains(&number));
        person.supporters_outside = given(named);
    }
}

fn questions(case: &Case) -> Vec<Asked> {
    let mut questions: Vec<Asked> = HouseholdFact::ALL.iter().map(|fact| Asked::Household(*fact)).collect();
    for index in 0..case.people.len() as u8 {
        questions.extend(
            PersonFact::ALL
                .iter()
                .filter(|fact| **fact != PersonFact::Relation)
                .map(|fact| Asked::Person(*fact, index)),
        );
    }
    for index in 0..case.supporters.len() as u8 {
        questions.extend(SupporterFact::ALL.iter().map(|fact| Asked::Supporter(*fact, index)));
    }
    questions
}

/// What is told of a household beyond the calm of every fact.
pub fn words(case: &Case) -> String {
    let told = |what: &str, answers: Value, calm: Value| {
        let fields = answers.as_object().into_iter().flatten();
        let beyond = fields.filter(|(name, answer)| calm.get(name) != Some(answer));
        let words: Vec<String> = beyond.map(|(name, answer)| format!("{name} {answer}")).collect();
        format!("{what}: {}", words.join(", "))
    };
    let mut words = vec![format!("{} {:06}", day_to_text(case.day), case.place.0)];
    words.push(told("household", json!(case.household), json!(*CALM_HOUSEHOLD)));
    words.extend(case.people.iter().map(|person| told("person", json!(person), json!(*CALM_PERSON))));
    words.extend(case.supporters.iter().map(|supporter| told("supporter", json!(supporter), json!(*CALM_SUPPORTER))));
    words.push(told("local", json!(case.local), json!(*CALM_FIGURES)));
    words.join("\n")
}

fn calm_answer(asked: Asked) -> Answer<Given> {
    match asked {
        Asked::Household(fact) => CALM_HOUSEHOLD.get(fact),
        Asked::Person(fact, _) => CALM_PERSON.get(fact),
        Asked::Supporter(fact, _) => CALM_SUPPORTER.get(fact),
    }
}
