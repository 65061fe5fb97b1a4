//! The steps of an assessment that findings may rest on. Remarks and leads have no thresholds: what only they are built
//! upon may turn where it will.

use crate::{
    assessment::{Assessment, Grounds},
    reckoning::step::StepId,
};

/// Which steps matter, and where each stands among them.
pub struct Outline {
    places: Vec<Option<usize>>,
    pub len: usize,
}

impl Outline {
    pub fn of(assessment: &Assessment) -> Self {
        let book = &assessment.explanation;
        let findings = behind(assessment, roots(assessment));
        let mut beside = behind(assessment, steps(&assessment.lead_grounds).chain(steps(&assessment.remark_grounds)));
        let mut outline = Outline { places: Vec::with_capacity(book.len()), len: 0 };
        for (id, step) in book.steps() {
            // What is only looked at belongs to whatever it is made of.
            let of_findings = is_marked(&findings, id);
            if !of_findings && book.sources(step).iter().any(|source| !outline.has(*source)) {
                mark(&mut beside, id);
            }
            let matters = of_findings || !is_marked(&beside, id);
            outline.places.push(matters.then_some(outline.len));
            outline.len += usize::from(matters);
        }
        outline
    }

    pub fn has(&self, id: StepId) -> bool {
        self.place(id).is_some()
    }

    pub fn places(&self, ids: impl Iterator<Item = StepId>) -> impl Iterator<Item = Option<usize>> {
        ids.map(|id| self.place(id))
    }

    fn place(&self, id: StepId) -> Option<usize> {
        self.places.get(id.index()).copied().flatten()
    }
}

/// The verdicts and amounts whose thresholds are told.
pub fn roots(assessment: &Assessment) -> impl Iterator<Item = StepId> {
    steps(&assessment.grounds).chain(assessment.monthly_total)
}

fn steps(grounds: &[Grounds]) -> impl Iterator<Item = StepId> {
    grounds.iter().flat_map(|it| core::iter::once(it.verdict).chain(it.payment))
}

/// By step: whether one of the roots is built upon it.
fn behind(assessment: &Assessment, roots: impl Iterator<Item = StepId>) -> Vec<bool> {
    let book = &assessment.explanation;
    let mut behind = vec![false; book.len()];
    roots.for_each(|id| mark(&mut behind, id));
    for (id, step) in book.steps().rev() {
        if is_marked(&behind, id) {
            book.sources(step).iter().for_each(|source| mark(&mut behind, *source));
        }
    }
    behind
}

fn mark(marks: &mut [bool], id: StepId) {
    if let Some(marked) = marks.get_mut(id.index()) {
        *marked = true;
    }
}

fn is_marked(marks: &[bool], id: StepId) -> bool {
    marks.get(id.index()).copied().unwrap_or(false)
}
