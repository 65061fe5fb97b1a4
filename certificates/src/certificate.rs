//! The certificate of an assessment, as it is written: every step with its value, and what is grounded on it.

use jiff_core::civil::Date;
use jiuzhu_checker::{
    HOWS,
    at_hand::{Figure, Figures, Names, Provisions},
    canonical::{CHECK_CODE, check_code},
    certificate::SCHEMA,
    seals::{SEALS, seals},
};
use jiuzhu_rules::{
    Assessment, Case, Grounds,
    case::day_to_text,
    reckoning::{
        exact::{Exact, Rounding},
        span::Span,
        step::{How, Step, StepId, Value},
    },
};
use serde_json::{Map, Value as Json, json};

use crate::{
    at_hand::AtHand,
    names::{name_of, number, period, truth_word, variant, verdict_word},
};

/// What stands in the certificate of a case.
pub fn certificate(case: &Case, assessment: &Assessment, at_hand: &AtHand) -> Json {
    let writer = Writer::of(case, assessment);
    let place = case.place.to_string();
    let pack = |(code, hash): (String, String)| json!({ "code": code, "sha256": hash });
    let day = day_to_text(case.day);
    let mut written = json!({
        "certificate": SCHEMA,
        "program": at_hand.version(),
        "day": day,
        "place": place,
        "packs": at_hand.packs(&place).into_iter().map(pack).collect::<Vec<_>>(),
        "law": at_hand.hash(),
        "case": case,
        "steps": writer.kept.iter().filter_map(|id| writer.step(*id, at_hand)).collect::<Vec<_>>(),
        "findings": writer.findings(),
        "leads": writer.leads(),
        "remarks": writer.remarks(),
        "monthly_total": assessment.monthly_total.map(|it| writer.amount(it)),
        "not_counted": assessment.not_counted.map(|it| writer.amount(it)),
    });
    let seals = seals(&written);
    put(&mut written, SEALS, seals);
    let code = check_code(&written);
    put(&mut written, CHECK_CODE, code.into());
    written
}

fn put(into: &mut Json, key: &str, value: Json) {
    if let Some(fields) = into.as_object_mut() {
        fields.insert(key.to_owned(), value);
    }
}

struct Writer<'a> {
    assessment: &'a Assessment,
    day: Date,
    /// What grounds anything that was found, in the order in which it was made.
    kept: Vec<StepId>,
}

impl<'a> Writer<'a> {
    fn of(case: &Case, assessment: &'a Assessment) -> Self {
        let grounds = assessment.grounds.iter().chain(&assessment.lead_grounds).chain(&assessment.remark_grounds);
        let roots = grounds.flat_map(|it| [Some(it.verdict), it.payment]);
        let roots = roots.chain([assessment.monthly_total, assessment.not_counted]).flatten();
        let book = &assessment.explanation;
        let mut grounding = vec![false; book.len()];
        let mut mark = |id: StepId| grounding.get_mut(id.index()).into_iter().for_each(|it| *it = true);
        roots.for_each(&mut mark);
        for (id, step) in book.steps().rev() {
            if grounding.get(id.index()) == Some(&true) {
                for source in book.sources(step) {
                    grounding.get_mut(source.index()).into_iter().for_each(|it| *it = true);
                }
            }
        }
        let kept = book.steps().filter(|(id, _)| grounding.get(id.index()) == Some(&true)).map(|(id, _)| id).collect();
        Writer { assessment, day: case.day, kept }
    }

    fn number(&self, id: StepId) -> usize {
        self.kept.binary_search(&id).unwrap_or_default()
    }

    fn amount(&self, id: StepId) -> Json {
        let value = self.assessment.explanation.step(id).map(|it| value(it.value));
        json!({ "value": value, "because": self.number(id) })
    }

    fn found(&self, what: &str, name: &str, person: Option<u8>, grounds: Grounds) -> Map<String, Json> {
        let mut fields = Map::from_iter([(what.to_owned(), name.into())]);
        if let Some(person) = person {
            fields.insert("person".to_owned(), number(person).into());
        }
        fields.insert("because".to_owned(), self.number(grounds.verdict).into());
        fields
    }

    fn findings(&self) -> Vec<Json> {
        let finding = |(it, grounds): (&jiuzhu_rules::Finding, Grounds)| {
            let mut fields = self.found("programme", variant(it.programme), it.person, grounds);
            fields.insert("verdict".to_owned(), verdict_word(it.verdict).into());
            if let Some(payment) = grounds.payment {
                fields.insert("payment".to_owned(), self.amount(payment));
            }
            fields.into()
        };
        self.assessment.findings().map(finding).collect()
    }

    fn leads(&self) -> Vec<Json> {
        let lead = |(it, grounds): (&jiuzhu_rules::LeadFinding, Grounds)| {
            let mut fields = self.found("lead", variant(it.lead), it.person, grounds);
            fields.insert("fits".to_owned(), truth_word(it.fits).into());
            fields.into()
        };
        self.assessment.leads().map(lead).collect()
    }

    fn remarks(&self) -> Vec<Json> {
        let remark = |(it, grounds): (&jiuzhu_rules::RemarkFinding, Grounds)| {
            let mut fields = self.found("remark", variant(it.remark), it.person, grounds);
            fields.insert("applies".to_owned(), truth_word(it.applies).into());
            if let Some(amount) = grounds.payment {
                fields.insert("amount".to_owned(), self.amount(amount));
            }
            fields.into()
        };
        self.assessment.remarks().map(remark).collect()
    }

    fn step(&self, id: StepId, at_hand: &AtHand) -> Option<Json> {
        let book = &self.assessment.explanation;
        let step = book.step(id)?;
        let (how, of) = how(step, at_hand)?;
        let mut from: Vec<usize> = book.sources(step).iter().map(|it| self.number(*it)).collect();
        if matches!(step.how, How::Sum | How::Highest | How::Lowest | How::CountOf | How::All | How::Any) {
            from.sort_unstable();
        }
        let mut fields = Map::from_iter([("id".to_owned(), self.number(id).into()), ("how".to_owned(), how.into())]);
        let mut write = |key: &str, of: Json| fields.insert(key.to_owned(), of);
        if !of.is_null() {
            write("of", of);
        }
        write("from", from.into());
        write("value", value(step.value));
        if let Some(term) = step.term {
            let title = at_hand.term(term.name()).map(|(_, title)| title);
            write("named", json!({ "term": term.name(), "rule": term.rule(), "title": title }));
        }
        if let Some(person) = step.person {
            write("person", number(person).into());
        }
        // Where no article governs the day the rules name the oldest; a certificate cites only what is in force.
        if let Some(article) = step.article.filter(|it| it.governs(self.day)) {
            write("article", at_hand.cited(article));
        }
        Some(fields.into())
    }
}

/// The way a step was made, and what is written beside it.
fn how(step: &Step, at_hand: &AtHand) -> Option<(&'static str, Json)> {
    let plain = |name| (name, Json::Null);
    let written = match step.how {
        How::Answered(asked) => ("answered", name_of(asked).into()),
        How::Declined(asked) => ("declined", name_of(asked).into()),
        How::NotAsked(asked) => ("not_asked", name_of(asked).into()),
        How::Published(figure) => ("published", figure_named(at_hand.figure(figure)?)),
        How::NotPublished(figure) => ("not_published", figure.name().into()),
        How::LocalCondition(says) => ("local_condition", says.into()),
        How::TypedIn(figure) => ("typed_in", figure.name().into()),
        How::Assumed(figure) => ("assumed", figure.name().into()),
        How::Fixed => plain("fixed"),
        How::OnThisDay => plain("on_this_day"),
        How::Supposed => plain("supposed"),
        How::Sum => plain("sum"),
        How::Less => plain("less"),
        How::Times => plain("times"),
        How::Split => plain("split"),
        How::PerMonth => plain("per_month"),
        How::NotNegative => plain("not_negative"),
        How::Highest => plain("highest"),
        How::Lowest => plain("lowest"),
        How::Rounded(rounding) => ("rounded", rounding_word(rounding).into()),
        How::CountOf => plain("count"),
        How::Range => plain("range"),
        How::Below => plain("below"),
        How::AtMost => plain("at_most"),
        How::AtLeast => plain("at_least"),
        How::Above => plain("above"),
        How::Reaches(number) => ("reaches", number.into()),
        How::FewerThan(number) => ("fewer_than", number.into()),
        How::OrAtLeast(number) => ("or_at_least", number.into()),
        How::OneOf(among) => ("one_of", places(among).into()),
        How::All => plain("all"),
        How::Any => plain("any"),
        How::Not => plain("not"),
        How::When => plain("when"),
        How::Choose => plain("choose"),
        How::Readings(open) => ("readings", open.into()),
        How::Known => plain("known"),
    };
    HOWS.contains(&written.0).then_some(written)
}

fn figure_named(figure: &Figure) -> Json {
    let mut fields = Map::from_iter([
        ("table".to_owned(), figure.table.as_str().into()),
        ("place".to_owned(), figure.place.as_str().into()),
        ("which".to_owned(), figure.which.clone().into()),
        ("from".to_owned(), figure.from.as_str().into()),
        ("basis".to_owned(), figure.basis.as_str().into()),
    ]);
    if let Some(area) = &figure.area {
        fields.insert("area".to_owned(), area.as_str().into());
    }
    fields.into()
}

/// A value with its numbers in lowest terms.
fn value(of: Value) -> Json {
    match of {
        Value::Money(cadence, span) => {
            let (least, most) = ends(span);
            json!({ "yuan": { "period": period(cadence), "least": least, "most": most } })
        }
        Value::Number(span) => {
            let (least, most) = ends(span);
            json!({ "number": { "least": least, "most": most } })
        }
        Value::Years(span) => {
            let end = |it: Option<u16>| it.map(|it| it.to_string());
            json!({ "years": { "least": end(span.least()), "most": end(span.most()) } })
        }
        Value::People(count) => json!({ "people": count }),
        Value::Truth(truth) => json!({ "holds": truth_word(truth) }),
        Value::Choice(bits) => json!({ "choices": places(bits) }),
    }
}

fn ends(span: Span<Exact>) -> (Option<String>, Option<String>) {
    (span.least().and_then(exact), span.most().and_then(exact))
}

/// A decimal or a fraction in lowest terms.
pub fn exact(of: Exact) -> Option<String> {
    let text = of.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let (above, below) = match text.split_once('/') {
        Some((above, below)) => (above.parse().ok()?, below.parse().ok()?),
        None => (format!("{whole}{decimals}").parse().ok()?, 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?),
    };
    jiuzhu_checker::Exact::over(above, below).map(jiuzhu_checker::Exact::text)
}

fn places(bits: u32) -> Vec<u32> {
    (0..32).filter(|place| bits & 1 << place != 0).collect()
}

/// As in a pack.
pub fn rounding_word(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::UpToYuan => "up_to_yuan",
        Rounding::UpToFive => "up_to_five",
        Rounding::UpToTen => "up_to_ten",
        Rounding::NearestYuan => "nearest_yuan",
        Rounding::DownToTen => "down_to_ten",
    }
}
