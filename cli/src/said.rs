//! One step of an assessment, for those who do not need all that led there.

use jiuzhu_rules::{
    Assessment, Case, Open,
    explore::About,
    reckoning::step::{How, StepId},
};
use jiuzhu_words::{Texts, explain::Teller};
use serde::Serialize;

use crate::{
    names::{name_of, number, variant},
    written::{Amount, Citation, Figure},
};

/// A step in words, and what it is made of.
#[derive(Serialize)]
pub struct Said {
    words: String,
    term: Option<&'static str>,
    rule: Option<&'static str>,
    person: Option<u16>,
    value: Amount,
    /// The question that it is the answer to.
    fact: Option<String>,
    /// The local figure that it is.
    local: Option<&'static str>,
    /// The published figure that it is.
    figure: Option<Figure>,
    citation: Option<Citation>,
}

/// Says the steps of one assessment.
#[derive(Clone, Copy)]
pub struct Sayer<'a> {
    pub case: &'a Case,
    pub assessment: &'a Assessment,
    pub texts: &'static Texts,
}

impl Sayer<'_> {
    pub fn said(self, id: StepId) -> Option<Said> {
        let step = self.assessment.explanation.step(id)?;
        let person = |index| self.texts.person_called(self.case, index);
        let teller = Teller { assessment: self.assessment, texts: self.texts, person: &person };
        let (mut fact, mut local, mut figure) = (None, None, None);
        match step.how {
            How::Answered(asked) | How::Declined(asked) | How::NotAsked(asked) => fact = Some(name_of(asked)),
            How::NotPublished(it) | How::TypedIn(it) | How::Assumed(it) => local = Some(it.name()),
            How::Published(id) => {
                let packs = self.assessment.packs;
                figure = packs.figure(id).and_then(|it| Figure::of(packs, it, self.texts));
            }
            _ => {}
        }
        Some(Said {
            words: teller.words(id),
            term: step.term.map(|it| it.name()),
            rule: step.term.map(|it| it.rule()),
            person: step.person.map(number),
            value: Amount::of(step.value),
            fact,
            local,
            figure,
            citation: step.article.and_then(|it| Citation::of(it, self.texts)),
        })
    }
}

/// A finding by its programme and person.
#[derive(Serialize)]
pub struct AboutFinding {
    programme: &'static str,
    name: &'static str,
    person: Option<u16>,
}

impl AboutFinding {
    pub fn of(about: About, texts: &Texts) -> Self {
        AboutFinding {
            programme: variant(about.programme),
            name: texts.programme(about.programme).plain,
            person: about.person.map(number),
        }
    }
}

/// A question or a local figure.
#[derive(Serialize)]
pub struct OpenName {
    /// `fact` or `figure`.
    what: &'static str,
    name: String,
    label: String,
}

impl OpenName {
    pub fn of(open: Open, case: &Case, texts: &Texts) -> Self {
        match open {
            Open::Question(asked) => {
                OpenName { what: "fact", name: name_of(asked), label: texts.asked_of(case, asked) }
            }
            Open::Figure(figure) => {
                let label = texts.local(figure).label.to_owned();
                OpenName { what: "figure", name: figure.name().to_owned(), label }
            }
        }
    }
}
