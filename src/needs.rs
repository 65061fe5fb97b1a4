//! What the rules still need to know of a case: first what verdicts and amounts hang on, then what only other help to
//! ask about and remarks do.

use jiuzhu_rules::{Assessment, facts::Asked, local::LocalFigure};

#[derive(Clone, Debug, Default)]
pub struct Needs {
    pub questions: Vec<Asked>,
    /// Local figures that no pack has and that keep something open.
    pub figures: Vec<LocalFigure>,
}

impl Needs {
    pub fn of(assessment: &Assessment) -> Needs {
        let mut questions = assessment.unasked();
        for question in assessment.unasked_beside() {
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
        Needs { questions, figures: assessment.missing_figures() }
    }
}
