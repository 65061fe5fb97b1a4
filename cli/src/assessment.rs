//! The assessment as it is written: everything the rules found, in the words of one language, in a stable order.

use std::collections::HashMap;

use jiuzhu_rules::{
    Assessment, Case, Finding, Grounds, Open,
    answer::Answer,
    case::FIRST_DAY,
    facts::Asked,
    local::LocalFigure,
    packs::{FigureId, Head},
    papers::{ToBring, papers},
    procedure::{Clock, procedure, rights},
    reckoning::{
        step::{How, StepId},
        truth::Truth,
    },
    review::review_months,
};
use jiuzhu_words::{
    Texts,
    explain::{Line, Reading, Teller},
};
use serde::Serialize;

use crate::{
    exchanged,
    names::{name_of, number, truth_word, variant, verdict_word},
    written::{Amount, Citation, Figure, Paid, Place, Range, day, decimals},
};

/// The form that this version writes.
pub const FORMAT: u8 = 1;

#[derive(Serialize)]
pub struct Written {
    format: u8,
    language: &'static str,
    day: String,
    /// Whether there are rules for the day.
    covered: bool,
    place: Place,
    /// The packs that figures of the place are looked up in, the nation's first.
    packs: Vec<JudgedBy>,
    people: Vec<Called>,
    supporters: Vec<Called>,
    typed_in: Vec<TypedIn>,
    /// Yuan each month, of all programmes together.
    monthly_total: Range<String>,
    findings: Vec<WrittenFinding>,
    leads: Vec<WrittenLead>,
    remarks: Vec<WrittenRemark>,
    papers: Vec<WrittenPaper>,
    rights: Vec<WrittenRight>,
    /// Every line of the explanations, once; findings refer to it by its place here, the first being 0.
    lines: Vec<Reason>,
    /// What the lines refer to by its place here, the first being 0.
    figures: Vec<Figure>,
}

/// A pack, by the SHA-256 of its file.
#[derive(Serialize)]
struct JudgedBy {
    code: String,
    hash: &'static str,
}

#[derive(Serialize)]
struct Called {
    number: u16,
    called: String,
}

/// A local figure that no pack had when the case was told.
#[derive(Serialize)]
struct TypedIn {
    figure: &'static str,
    label: &'static str,
    /// As in a case.
    value: serde_json::Value,
    /// Whether a step reads it: a figure published for the place goes before it.
    used: bool,
}

#[derive(Serialize)]
struct WrittenFinding {
    programme: &'static str,
    name: &'static str,
    official: &'static str,
    person: Option<u16>,
    concerns: &'static str,
    verdict: &'static str,
    payment: Option<Paid>,
    /// The lines that lead to it, in order: places among all lines.
    reasons: Vec<usize>,
    readings: Vec<WrittenReading>,
    open: WrittenOpen,
    procedure: WrittenProcedure,
    review: Option<WrittenReview>,
    next: &'static str,
}

/// One line of the explanation.
#[derive(Serialize)]
pub struct Reason {
    title: String,
    term: Option<&'static str>,
    rule: &'static str,
    person: Option<u16>,
    value: Option<Amount>,
    value_in_words: String,
    truth: Option<&'static str>,
    formula: String,
    citation: Option<Citation>,
    figures: Vec<usize>,
}

/// One way to read a household that is not settled.
#[derive(Serialize)]
struct WrittenReading {
    supposed: Vec<Supposed>,
    verdict: &'static str,
    payment: Option<Amount>,
}

#[derive(Serialize)]
struct Supposed {
    what: String,
    holds: bool,
}

/// What keeps the verdict, or else the amount, open.
#[derive(Serialize)]
struct WrittenOpen {
    facts: Vec<OpenFact>,
    figures: Vec<OpenFigure>,
}

#[derive(Serialize)]
pub struct OpenFact {
    pub name: String,
    pub label: String,
    pub state: &'static str,
}

#[derive(Serialize)]
pub struct OpenFigure {
    pub name: &'static str,
    pub label: &'static str,
}

#[derive(Serialize)]
struct WrittenProcedure {
    window: &'static str,
    says: &'static str,
    clocks: Vec<WrittenClock>,
    valid_months: Option<u16>,
    from_next_month: bool,
}

#[derive(Serialize)]
struct WrittenClock {
    stage: &'static str,
    says: &'static str,
    days: u16,
    working_days: bool,
    citation: Option<Citation>,
}

#[derive(Serialize)]
struct WrittenReview {
    months: Range<u16>,
    citation: Option<Citation>,
}

#[derive(Serialize)]
struct WrittenLead {
    lead: &'static str,
    what: &'static str,
    about: &'static str,
    ask_at: &'static str,
    person: Option<u16>,
    fits: &'static str,
}

#[derive(Serialize)]
struct WrittenRemark {
    remark: &'static str,
    title: &'static str,
    about: &'static str,
    person: Option<u16>,
    applies: &'static str,
    /// Yuan each month.
    amount: Option<Range<String>>,
}

#[derive(Serialize)]
struct WrittenPaper {
    paper: &'static str,
    says: &'static str,
    person: Option<u16>,
    can_be_looked_up: bool,
    because: Vec<String>,
}

#[derive(Serialize)]
struct WrittenRight {
    right: &'static str,
    says: &'static str,
    citation: Option<Citation>,
}

/// An assessment, and what is needed to write it.
pub struct Writer<'a> {
    case: &'a Case,
    assessment: &'a Assessment,
    texts: &'static Texts,
    lines: Vec<Reason>,
    /// The place of the line that a step has, and of the line that reads so.
    of_step: HashMap<StepId, usize>,
    that_reads: HashMap<(String, String, String), usize>,
    /// Every figure cited so far.
    figures: Vec<FigureId>,
}

impl<'a> Writer<'a> {
    pub fn of(case: &'a Case, assessment: &'a Assessment, texts: &'static Texts) -> Self {
        let (of_step, that_reads) = (HashMap::new(), HashMap::new());
        Writer { case, assessment, texts, lines: Vec::new(), of_step, that_reads, figures: Vec::new() }
    }

    pub fn written(mut self) -> Written {
        let (case, texts, estimate) = (self.case, self.texts, &self.assessment.estimate);
        let findings = self.assessment.findings().map(|(finding, grounds)| self.finding(finding, grounds));
        let findings = findings.collect();
        Written {
            format: FORMAT,
            language: texts.language.tag,
            day: day(case.day),
            covered: case.day >= FIRST_DAY,
            place: Place::of(case.packs, case.place, texts),
            packs: judged_by(case).map(|it| JudgedBy { code: it.code.to_string(), hash: it.hash }).collect(),
            people: called(case.people.len(), |index| texts.person_called(case, index)),
            supporters: called(case.supporters.len(), |index| texts.supporter_called(index)),
            typed_in: self.typed_in(),
            monthly_total: decimals(estimate.monthly_total.rising(|it| Some(it.yuan()))),
            findings,
            leads: self.leads(),
            remarks: self.remarks(),
            papers: papers(case).iter().map(|it| self.paper(it)).collect(),
            rights: self.rights(),
            lines: std::mem::take(&mut self.lines),
            figures: self
                .figures
                .iter()
                .filter_map(|it| Figure::of(case.packs, case.packs.figure(*it)?, texts))
                .collect(),
        }
    }

    fn finding(&mut self, finding: &Finding, grounds: Grounds) -> WrittenFinding {
        let words = self.texts.programme(finding.programme);
        WrittenFinding {
            programme: variant(finding.programme),
            name: words.plain,
            official: words.official,
            person: finding.person.map(number),
            concerns: truth_word(finding.concerns),
            verdict: verdict_word(finding.verdict),
            payment: Paid::of(finding.payment),
            reasons: self.reasons(core::iter::once(grounds.verdict).chain(grounds.payment)),
            readings: self.readings(grounds),
            open: self.open(finding, grounds),
            procedure: self.procedure(finding),
            review: review_months(self.case, finding.programme).map(|it| WrittenReview {
                months: Range::of(it.months),
                citation: Citation::of(it.article, self.texts),
            }),
            next: words.next,
        }
    }

    /// The places of the lines that lead to some steps.
    fn reasons(&mut self, steps: impl IntoIterator<Item = StepId>) -> Vec<usize> {
        let (case, texts) = (self.case, self.texts);
        let person = |index| texts.person_called(case, index);
        let teller = Teller { assessment: self.assessment, texts, person: &person };
        let mut places = Vec::new();
        for (step, _) in teller.steps_told(steps) {
            let place = self.of_step.get(&step).copied().or_else(|| self.line(teller.line_of(step)?));
            places.extend(place.filter(|it| !places.contains(it)));
        }
        places
    }

    /// The place of a line. Steps that read alike have one line.
    fn line(&mut self, line: Line) -> Option<usize> {
        let step = line.step;
        let reads = (line.title.clone(), line.formula.clone(), line.value.clone());
        let place = match self.that_reads.get(&reads) {
            Some(place) => *place,
            None => {
                let (place, reason) = (self.lines.len(), self.reason(line));
                self.lines.push(reason);
                self.that_reads.insert(reads, place);
                place
            }
        };
        self.of_step.insert(step, place);
        Some(place)
    }

    fn reason(&mut self, line: Line) -> Reason {
        let step = self.assessment.explanation.step(line.step);
        Reason {
            title: line.title,
            term: step.and_then(|it| it.term).map(|it| it.name()),
            rule: line.rule,
            person: step.and_then(|it| it.person).map(number),
            value: step.map(|it| Amount::of(it.value)),
            value_in_words: line.value,
            truth: line.truth.map(truth_word),
            formula: line.formula,
            citation: line.article.and_then(|it| Citation::of(it, self.texts)),
            figures: line.figures.into_iter().map(|it| self.place_of(it)).collect(),
        }
    }

    /// Where a figure stands among those cited.
    fn place_of(&mut self, figure: FigureId) -> usize {
        self.figures.iter().position(|it| *it == figure).unwrap_or_else(|| {
            self.figures.push(figure);
            self.figures.len() - 1
        })
    }

    fn readings(&self, grounds: Grounds) -> Vec<WrittenReading> {
        let (case, texts) = (self.case, self.texts);
        let person = |index| texts.person_called(case, index);
        let readings = Teller { assessment: self.assessment, texts, person: &person }.readings(grounds);
        let written = |it: Reading| WrittenReading {
            supposed: it.supposed.into_iter().map(|(what, holds)| Supposed { what, holds }).collect(),
            verdict: verdict_word(it.truth.into()),
            payment: it.payment.map(Amount::of),
        };
        readings.into_iter().map(written).collect()
    }

    fn open(&self, finding: &Finding, grounds: Grounds) -> WrittenOpen {
        let (facts, figures) = open(self.assessment, finding, grounds);
        WrittenOpen {
            facts: facts.into_iter().map(|it| self.open_fact(it)).collect(),
            figures: figures.into_iter().map(|it| self.open_figure(it)).collect(),
        }
    }

    pub fn open_fact(&self, asked: Asked) -> OpenFact {
        let state = match self.case.answer(asked) {
            Answer::NotAsked => "not_asked",
            Answer::Unsure => "unsure",
            Answer::Given(_) => "vague",
        };
        OpenFact { name: name_of(asked), label: self.texts.asked_of(self.case, asked), state }
    }

    pub fn open_figure(&self, figure: LocalFigure) -> OpenFigure {
        OpenFigure { name: figure.name(), label: self.texts.local(figure).label }
    }

    fn procedure(&self, finding: &Finding) -> WrittenProcedure {
        let procedure = procedure(finding.programme, self.case);
        let clock = |it: &Clock| WrittenClock {
            stage: variant(it.stage),
            says: self.texts.stage(it.stage),
            days: it.days,
            working_days: it.working_days,
            citation: Citation::of(it.article, self.texts),
        };
        WrittenProcedure {
            window: variant(procedure.window),
            says: self.texts.window(procedure.window),
            clocks: procedure.clocks.iter().map(clock).collect(),
            valid_months: procedure.valid_months,
            from_next_month: procedure.from_next_month,
        }
    }

    fn leads(&self) -> Vec<WrittenLead> {
        let fitting = self.assessment.estimate.leads.iter().filter(|it| it.fits != Truth::No);
        let written = fitting.map(|it| {
            let words = self.texts.lead(it.lead);
            WrittenLead {
                lead: variant(it.lead),
                what: words.what,
                about: words.about,
                ask_at: words.ask_at,
                person: it.person.map(number),
                fits: truth_word(it.fits),
            }
        });
        written.collect()
    }

    fn remarks(&self) -> Vec<WrittenRemark> {
        let applying = self.assessment.estimate.remarks.iter().filter(|it| it.applies != Truth::No);
        let written = applying.map(|it| {
            let words = self.texts.remark(it.remark);
            WrittenRemark {
                remark: variant(it.remark),
                title: words.title,
                about: words.about,
                person: it.person.map(number),
                applies: truth_word(it.applies),
                amount: it.amount.map(|span| decimals(span.rising(|it| Some(it.yuan())))),
            }
        });
        written.collect()
    }

    fn paper(&self, it: &ToBring) -> WrittenPaper {
        WrittenPaper {
            paper: variant(it.paper),
            says: self.texts.paper(it.paper),
            person: it.person.map(number),
            can_be_looked_up: it.paper.can_be_looked_up(),
            because: it.because.iter().map(|asked| name_of(*asked)).collect(),
        }
    }

    fn rights(&self) -> Vec<WrittenRight> {
        let written = rights(self.case.day).into_iter().map(|(right, article)| WrittenRight {
            right: variant(right),
            says: self.texts.right(right),
            citation: Citation::of(article, self.texts),
        });
        written.collect()
    }

    fn typed_in(&self) -> Vec<TypedIn> {
        let written = typed_in(self.case).map(|figure| TypedIn {
            figure: figure.name(),
            label: self.texts.local(figure).label,
            value: exchanged::typed_in(figure, self.case.local.get(figure)),
            used: is_used(self.assessment, figure),
        });
        written.collect()
    }
}

fn called(count: usize, name: impl Fn(u8) -> String) -> Vec<Called> {
    let each = (0_u8..).take(count);
    each.map(|index| Called { number: number(index), called: name(index) }).collect()
}

/// The packs that hold for a case: the nation's and its province's.
pub fn judged_by(case: &Case) -> impl Iterator<Item = &'static Head> {
    let mut heads: Vec<_> = case.packs.heads.iter().collect();
    heads.retain(|head| case.place.chain().any(|wider| wider == head.code));
    heads.sort_by_key(|head| head.code);
    heads.into_iter()
}

/// The local figures that the case tells.
pub fn typed_in(case: &Case) -> impl Iterator<Item = LocalFigure> {
    LocalFigure::ALL.iter().copied().filter(|figure| matches!(case.local.get(*figure), Answer::Given(_)))
}

/// Whether a step reads what was typed in.
pub fn is_used(assessment: &Assessment, figure: LocalFigure) -> bool {
    assessment.explanation.steps().any(|(_, step)| step.how == How::TypedIn(figure))
}

/// What the verdict hangs on; where it is settled, what the amount hangs on.
pub fn open(assessment: &Assessment, finding: &Finding, grounds: Grounds) -> (Vec<Asked>, Vec<LocalFigure>) {
    let mut open = assessment.open_behind(grounds.verdict);
    if open.is_empty() && !finding.payment.is_settled() {
        open = grounds.payment.map(|step| assessment.open_behind(step)).unwrap_or_default();
    }
    let (mut facts, mut figures) = (Vec::new(), Vec::new());
    for one in open {
        match one {
            Open::Question(asked) => facts.push(asked),
            Open::Figure(figure) => figures.push(figure),
        }
    }
    (facts, figures)
}
