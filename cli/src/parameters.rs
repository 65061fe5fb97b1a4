//! `jiuzhu parameters`.

use jiuzhu_rules::{
    answer::Kind,
    local::{Bound, PARAMETERS, Parameter, SetBy, Without},
};
use jiuzhu_words::Texts;

use crate::{arguments::Parameters, failure::Failure, output};

pub fn run(of: &Parameters) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    output::print(&PARAMETERS.iter().map(|it| line(it, texts)).collect::<String>())
}

fn line(it: &Parameter, texts: &Texts) -> String {
    let columns = [
        it.figure.name().to_owned(),
        kind(it.figure.kind()),
        set_by(it.set_by).to_owned(),
        bound(it.bound),
        without(it.without),
        it.rule.to_owned(),
        texts.local(it.figure).label.to_owned(),
    ];
    columns.join("\t") + "\n"
}

/// The type, with its unit.
fn kind(kind: Kind) -> String {
    match kind {
        Kind::YesNo => "true, false".to_owned(),
        Kind::Choice(names) => names.join(", "),
        Kind::Yuan => "yuan".to_owned(),
        Kind::Flow => "yuan a month or a year".to_owned(),
        Kind::Years => "years".to_owned(),
        Kind::Count => "whole number".to_owned(),
        Kind::Number => "number".to_owned(),
    }
}

fn set_by(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Nation => "nation",
        SetBy::Province => "province",
        SetBy::City => "city",
        SetBy::County => "county",
    }
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::None => "no bound".to_owned(),
        Bound::ProvincialFloor => "not below the province's floor".to_owned(),
        Bound::TimesStandard(times) => format!("not below {times} times the dibao standard"),
        Bound::Months(months) => format!("as a rule no more than {months} months"),
    }
}

fn without(without: Without) -> String {
    match without {
        Without::Ask => "without it: open, and asked for".to_owned(),
        Without::Assumed(usual) => format!("without it: taken as {usual}"),
        Without::Range => "without it: all that the law allows".to_owned(),
    }
}
