//! `jiuzhu assess`.

use crate::{arguments::Assess, assessment::Writer, failure::Failure, output::json, sheet::sheet};

pub fn run(of: &Assess) -> Result<(), Failure> {
    let (case, texts) = (of.given.case()?, of.spoken.texts());
    let assessment = jiuzhu_rules::assess(&case);
    let text = if of.explain {
        sheet(&case, &assessment, texts)
    } else {
        json(&Writer { case: &case, assessment: &assessment, texts, figures: Vec::new() }.written())?
    };
    of.out.write(&text)
}
