//! `jiuzhu assess`.

use jiuzhu_rules::{Assessment, local::LocalFigure};

use crate::{
    arguments::Assess,
    assessment::{Writer, is_used},
    failure::Failure,
    output::json,
    sheet::sheet,
};

pub fn run(of: &Assess) -> Result<(), Failure> {
    let (case, texts) = (of.given.case()?, of.spoken.texts());
    let assessment = jiuzhu_rules::assess(&case);
    note_what_is_not_used(&of.given.replaced.params, &assessment);
    let text = if of.explain {
        sheet(&case, &assessment, texts)
    } else {
        json(&Writer::of(&case, &assessment, texts).written())?
    };
    of.out.write(&text)
}

/// Whoever types in a figure ought to know that it changed nothing.
fn note_what_is_not_used(params: &[String], assessment: &Assessment) {
    let names = params.iter().filter_map(|it| it.split_once('=')).map(|(name, _)| name);
    for figure in names.filter_map(|name| LocalFigure::ALL.iter().find(|it| it.name() == name)) {
        if !is_used(assessment, *figure) {
            let name = figure.name();
            eprintln!(
                "note: {name} was typed in and is not used: a published figure goes before it, or nothing asks for it"
            );
        }
    }
}
