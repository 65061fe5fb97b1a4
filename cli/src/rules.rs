//! `jiuzhu rules`.

use jiuzhu_rules::{
    Case, assess,
    case::FIRST_DAY,
    facts::SupporterAnswers,
    law::{Article, INSTRUMENTS},
    place::NATIONAL,
    register::{Evidence, Kind, RULES, Rule},
    term::Term,
};
use jiuzhu_words::Texts;

use crate::{arguments::Rules, failure::Failure, output, written::Citation};

pub fn run(of: &Rules) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    let text = match &of.id {
        None => RULES.iter().map(|rule| line(rule, texts)).collect(),
        Some(id) => {
            let rule = RULES.iter().find(|rule| rule.id.eq_ignore_ascii_case(id));
            let unknown = || Failure::Usage(format!("\"{id}\" is no rule; expected an id of `jiuzhu rules`"));
            one(rule.ok_or_else(unknown)?, texts)
        }
    };
    output::print(&text)
}

fn line(rule: &Rule, texts: &Texts) -> String {
    format!("{}\t{}\t{}\t{}\n", rule.id, kind(rule.kind), evidence(rule.evidence), about(rule, texts))
}

fn about(rule: &Rule, texts: &Texts) -> &'static str {
    let [chinese, english] = rule.about;
    if texts.language.tag == Texts::chinese().language.tag { chinese } else { english }
}

fn one(rule: &Rule, texts: &'static Texts) -> String {
    let mut out = line(rule, texts);
    for term in Term::ALL.iter().filter(|term| term.rule() == rule.id) {
        out += &format!("\t{}\t{}\n", term.name(), texts.term(*term));
    }
    for article in articles(rule.id) {
        let Some(cited) = Citation::of(article, texts) else { continue };
        let until = cited.until.as_deref().unwrap_or("");
        let confirmed = if cited.confirmed { "confirmed" } else { "unconfirmed" };
        out += &format!(
            "\t{}\t{} {} {}\t{}/{until}\t{confirmed}\t{}\n",
            cited.instrument, cited.title, cited.number, cited.place, cited.from, cited.says
        );
    }
    out
}

/// What the steps of a rule cite on any day there are rules for. A household of which nothing is known leaves no step
/// out.
fn articles(rule: &str) -> Vec<Article> {
    let mut days: Vec<_> = INSTRUMENTS.iter().map(|it| it.from).filter(|it| *it >= FIRST_DAY).collect();
    days.push(FIRST_DAY);
    days.sort();
    days.dedup();
    let mut found = Vec::new();
    for day in days {
        let mut case = Case::new(NATIONAL, day, jiuzhu_packs::all());
        case.people.resize_with(2, Default::default);
        case.supporters.push(SupporterAnswers { of: vec![1], ..SupporterAnswers::default() });
        let assessment = assess(&case);
        let cited = assessment.explanation.steps().filter(|(_, step)| step.term.is_some_and(|it| it.rule() == rule));
        found.extend(cited.filter_map(|(_, step)| step.article));
    }
    found.sort_by_key(|article| article.index());
    found.dedup();
    found
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Computed => "computed",
        Kind::Lead => "lead",
        Kind::Remark => "remark",
        Kind::Procedure => "procedure",
        Kind::Convention => "convention",
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Read => "read",
        Evidence::Known => "known",
        Evidence::Local => "local",
        Evidence::Product => "product",
    }
}
