//! Words the steps of an assessment. It only reads: what is told is what the rules computed.
//!
//! A step with a name is a line; unnamed steps fold into the formula of the line above them. What changed nothing
//! (a sum's zeros, a bound that was not reached) is left out.

use jiuzhu_rules::{
    Assessment, Grounds,
    facts::Asked,
    law::Article,
    packs::FigureId,
    reckoning::{
        exact::{Exact, Rounding},
        money::Cadence,
        span::Span,
        step::{Explanation, How, Step, StepId, Value},
        truth::Truth,
    },
    term::Term,
};

use crate::{Texts, texts::fill};

/// Statements that another finding explains.
const CONCLUSIONS: &[Term] = &[Term::DibaoHolds, Term::MarginHolds, Term::SinglePersonHolds];

/// A household with more open questions than this has too many readings to list.
const MOST_FORKS_SHOWN: usize = 2;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where the line stands in the explanation.
    pub step: StepId,
    pub title: String,
    /// How the value came about, with its figures.
    pub formula: String,
    pub value: String,
    /// For a statement: whether it holds.
    pub truth: Option<Truth>,
    pub article: Option<Article>,
    pub figures: Vec<FigureId>,
    /// What it is a line of; none where the statement has no name of its own.
    pub term: Option<Term>,
    /// The id of the rule; empty where there is no term.
    pub rule: &'static str,
}

/// One way to read a household that is not settled, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What is supposed, and whether it holds in this reading.
    pub supposed: Vec<(String, bool)>,
    pub truth: Truth,
    /// What is paid; none where the programme pays no cash.
    pub payment: Option<Value>,
}

/// What was told on the way through the steps.
struct Telling {
    seen: Vec<bool>,
    told: Vec<(StepId, Term)>,
}

impl Telling {
    fn is_new(&mut self, id: StepId) -> bool {
        self.seen.get_mut(id.index()).is_some_and(|seen| !core::mem::replace(seen, true))
    }
}

/// Words the steps of one assessment in one language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub assessment: &'a Assessment,
    pub texts: &'static Texts,
    /// How a person is called; empty where it goes without saying.
    pub person: &'a dyn Fn(u8) -> String,
}

impl<'a> Teller<'a> {
    fn book(&self) -> &'a Explanation {
        &self.assessment.explanation
    }

    /// Every line that leads to `steps`, each before those that build on it.
    pub fn lines(&self, steps: impl IntoIterator<Item = StepId>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for (id, term) in self.steps_told(steps) {
            let Some(step) = self.book().step(id) else { continue };
            let line = self.line(id, step, term);
            let alike = |it: &Line| it.title == line.title && it.formula == line.formula && it.value == line.value;
            if !lines.iter().any(alike) {
                lines.push(line);
            }
        }
        lines
    }

    /// The steps of which [`Teller::lines`] makes a line. Two of them may read alike.
    pub fn steps_told(&self, steps: impl IntoIterator<Item = StepId>) -> Vec<(StepId, Term)> {
        let mut roots = Vec::from_iter(steps);
        for id in roots.clone() {
            if let Some(step) = self.book().step(id).filter(|step| step.is_of_readings()) {
                roots.extend(self.book().sources(step));
            }
        }
        let mut telling = Telling { seen: vec![false; self.book().len()], told: Vec::new() };
        for step in &roots {
            self.tell(*step, &roots, &mut telling);
        }
        telling.told
    }

    /// The line of one step; none where it has no name.
    pub fn line_of(&self, id: StepId) -> Option<Line> {
        let step = self.book().step(id)?;
        Some(self.line(id, step, step.term?))
    }

    /// One step as it stands in a formula: by name and value, or as a formula of its own.
    pub fn words(&self, step: StepId) -> String {
        self.operand(step)
    }

    /// Every line behind something found. Where that has no name of its own, as why some other help fits, a last line
    /// says what it comes to.
    pub fn lines_of(&self, grounds: Grounds) -> Vec<Line> {
        let mut lines = self.lines(core::iter::once(grounds.verdict).chain(grounds.payment));
        let unnamed = |id: &StepId| self.book().step(*id).is_some_and(|step| step.term.is_none());
        lines.extend(Some(grounds.verdict).filter(unnamed).and_then(|id| self.last_line(id)));
        lines
    }

    /// A statement without a name. Readings of it that come out alike are told as one; others are put together under the
    /// article that one of them has.
    fn last_line(&self, id: StepId) -> Option<Line> {
        let step = self.book().step(id)?;
        let readings =
            Vec::from_iter(self.book().readings(step).1.iter().filter_map(|reading| self.last_line(*reading)));
        let told = |line: &Line| (line.formula.clone(), line.value.clone());
        if let Some((first, others)) = readings.split_first()
            && others.iter().all(|it| told(it) == told(first))
        {
            return Some(first.clone());
        }
        let (title, formula) = match step.is_leaf() {
            true => (self.said(step), String::new()),
            false => (self.texts.how.together.to_owned(), self.expression(step)),
        };
        let article = readings.iter().find_map(|line| line.article);
        let line = self.line_named(title, formula, id, step);
        Some(Line { article: line.article.or(article), ..line })
    }

    /// The conditions that make up a statement, each with whether it holds.
    pub fn conditions(&self, statement: StepId) -> Vec<(String, Truth)> {
        let mut conditions: Vec<(String, Truth)> = Vec::new();
        for step in self.parts(statement).into_iter().filter_map(|id| self.book().step(id)) {
            let Value::Truth(truth) = step.value else { continue };
            let said = self.said(step);
            match conditions.iter_mut().find(|(other, _)| *other == said) {
                Some((_, known)) => *known = known.hull(truth),
                None => conditions.push((said, truth)),
            }
        }
        conditions
    }

    /// The same, each as the line that tells how it came about; where readings differ, it is open.
    pub fn reasons(&self, statement: StepId) -> Vec<Line> {
        let mut reasons: Vec<Line> = Vec::new();
        for part in self.parts(statement) {
            let Some(line) = self.lines([part]).pop().filter(|line| line.truth.is_some()) else { continue };
            match reasons.iter_mut().find(|other| other.title == line.title) {
                Some(other) if other.truth != line.truth => {
                    other.truth = Some(Truth::Either);
                    other.value = self.texts.how.either.to_owned();
                }
                Some(_) => {}
                None => reasons.push(line),
            }
        }
        reasons
    }

    /// What a statement joins. Of one that was read in several ways, what each of them joins.
    fn parts(&self, statement: StepId) -> Vec<StepId> {
        let Some(step) = self.book().step(statement) else { return Vec::new() };
        let sources = self.book().sources(step);
        match step.how {
            How::All => sources.to_vec(),
            How::Readings(_) => self.book().readings(step).1.iter().flat_map(|reading| self.parts(*reading)).collect(),
            _ => vec![statement],
        }
    }

    /// A statement without whether it holds.
    fn said(&self, step: &Step) -> String {
        match (step.term, step.how) {
            (Some(term), _) => self.titled(step, term),
            (None, How::Answered(asked) | How::NotAsked(asked) | How::Declined(asked)) => self.label(asked).to_owned(),
            _ => self.expression(step),
        }
    }

    /// The readings behind a finding, where there are several. Their order is that of counting: the first supposes
    /// nothing, the last everything.
    pub fn readings(&self, grounds: Grounds) -> Vec<Reading> {
        let several = |id| self.book().step(id).filter(|step| step.is_of_readings());
        let Some(verdict) = several(grounds.verdict) else { return Vec::new() };
        let (open, verdicts) = self.book().readings(verdict);
        if open.len() > MOST_FORKS_SHOWN || verdicts.len() != 1 << open.len() {
            return Vec::new();
        }
        let paid = grounds.payment.and_then(several).map(|step| self.book().readings(step).1).unwrap_or_default();
        let value = |id: &StepId| self.book().step(*id).map(|step| step.value);
        let reading = |(taken, id): (usize, &StepId)| Reading {
            supposed: (0..).zip(open).map(|(bit, id)| (self.supposition(*id), taken & 1 << bit != 0)).collect(),
            truth: match value(id) {
                Some(Value::Truth(truth)) => truth,
                _ => Truth::Either,
            },
            payment: paid.get(taken).and_then(value),
        };
        verdicts.iter().enumerate().map(reading).collect()
    }

    /// What an open statement is called when it is supposed.
    fn supposition(&self, id: StepId) -> String {
        let Some(step) = self.book().step(id) else { return String::new() };
        match (step.term, step.how) {
            (Some(term), _) => self.titled(step, term),
            (None, How::NotPublished(figure) | How::TypedIn(figure)) => self.texts.local(figure).label.to_owned(),
            _ => self.expression(step),
        }
    }

    fn tell(&self, id: StepId, roots: &[StepId], telling: &mut Telling) {
        let Some(step) = self.book().step(id) else { return };
        if self.goes_without_saying(step) || !telling.is_new(id) {
            return;
        }
        // Another programme's answer has an explanation of its own.
        let concludes = CONCLUSIONS.iter().any(|term| step.term == Some(*term));
        if !concludes || roots.contains(&id) {
            for source in self.telling_sources(step) {
                self.tell(source, roots, telling);
            }
        }
        telling.told.extend(step.term.map(|term| (id, term)));
    }

    /// Membership that nobody doubts, and statements that something does not apply.
    fn goes_without_saying(&self, step: &Step) -> bool {
        let yes = step.value == Value::Truth(Truth::Yes);
        let no = step.value == Value::Truth(Truth::No);
        match step.term {
            Some(Term::Counts) => yes,
            Some(Term::LeftOut | Term::Extended) => no,
            Some(Term::PaidOut | Term::PersonIncome | Term::TopUp | Term::HighestCategory | Term::CategoryAmount) => {
                is_zero(step)
            }
            _ => false,
        }
    }

    /// The sources worth telling: of a choice that is made, only the branch that was taken; of a sum, not the zeros.
    fn telling_sources(&self, step: &Step) -> Vec<StepId> {
        let sources = self.book().sources(step);
        let truth = |id: &StepId| match self.book().step(*id).map(|it| it.value) {
            Some(Value::Truth(truth)) => truth,
            _ => Truth::Either,
        };
        match (step.how, sources) {
            (How::When, [condition, amount]) => match truth(condition) {
                Truth::No => vec![*condition],
                _ => vec![*condition, *amount],
            },
            (How::Choose, [condition, then, otherwise]) => match truth(condition) {
                Truth::Yes => vec![*condition, *then],
                Truth::No => vec![*condition, *otherwise],
                Truth::Either => vec![*condition, *then, *otherwise],
            },
            (How::Any, sources) if step.value == Value::Truth(Truth::Yes) => {
                sources.iter().copied().filter(|id| truth(id) == Truth::Yes).take(1).collect()
            }
            (How::Sum | How::Highest, sources) => {
                let counts = sources.iter().copied().filter(|id| self.book().step(*id).is_some_and(|it| !is_zero(it)));
                counts.collect()
            }
            (_, sources) => sources.to_vec(),
        }
    }

    fn line(&self, id: StepId, step: &Step, term: Term) -> Line {
        self.line_named(self.titled(step, term), self.expression(step), id, step)
    }

    fn line_named(&self, title: String, formula: String, id: StepId, step: &Step) -> Line {
        let mut figures = Vec::new();
        self.figures_of(id, &mut figures, &mut Vec::new());
        Line {
            step: id,
            title,
            formula,
            value: self.value(step.value),
            truth: match step.value {
                Value::Truth(truth) => Some(truth),
                _ => None,
            },
            article: step.article,
            figures,
            term: step.term,
            rule: step.term.map(Term::rule).unwrap_or_default(),
        }
    }

    fn titled(&self, step: &Step, term: Term) -> String {
        let name = self.texts.term(term);
        match step.person {
            Some(person) => match (self.person)(person) {
                who if who.is_empty() => name.to_owned(),
                who => fill(self.texts.page.of_person, &[("who", &who), ("what", name)]),
            },
            None => name.to_owned(),
        }
    }

    /// The figures of packs that a line reads itself, not through another line.
    fn figures_of(&self, id: StepId, figures: &mut Vec<FigureId>, seen: &mut Vec<StepId>) {
        let Some(step) = self.book().step(id) else { return };
        let own = seen.is_empty();
        if (step.term.is_some() && !own) || seen.contains(&id) {
            return;
        }
        seen.push(id);
        if let How::Published(figure) = step.how
            && !figures.contains(&figure)
        {
            figures.push(figure);
        }
        for source in self.telling_sources(step) {
            self.figures_of(source, figures, seen);
        }
    }

    /// How a step came about, in words and figures.
    fn expression(&self, step: &Step) -> String {
        let how = &self.texts.how;
        let sources = self.telling_sources(step);
        let words: Vec<String> = sources.iter().map(|id| self.operand(*id)).collect();
        let pair = |pattern: &str| match words.as_slice() {
            [a, b] => fill(pattern, &[("a", a), ("b", b)]),
            _ => words.join(how.and),
        };
        let single =
            |pattern: &str| fill(pattern, &[("a", &sources.first().map(|id| self.bare(*id)).unwrap_or_default())]);
        match step.how {
            How::Answered(asked) | How::Declined(asked) | How::NotAsked(asked) => self.leaf(step, self.label(asked)),
            How::Published(_) => self.leaf(step, how.published),
            How::NotPublished(figure) => fill(how.not_published, &[("what", self.texts.local(figure).label)]),
            How::TypedIn(_) => self.leaf(step, how.typed_in),
            How::Assumed(_) => self.leaf(step, how.assumed),
            How::LocalCondition(condition) => fill(how.local_condition, &[("what", condition)]),
            How::Fixed => self.value(step.value),
            How::OnThisDay => how.on_this_day.to_owned(),
            How::Supposed => fill(how.supposed, &[("a", &self.value(step.value))]),
            How::Sum => words.join(" + "),
            How::Less => match words.as_slice() {
                [a] => a.clone(),
                _ if self.last_is_zero(step) => single("{a}"),
                _ => pair(how.less),
            },
            How::Times => pair(how.times),
            How::Split => pair(how.split),
            How::PerMonth => single(how.per_month),
            How::NotNegative => single(how.not_negative),
            How::Highest if words.len() == 1 => single("{a}"),
            How::OrAtLeast(_) => single("{a}"),
            How::Highest => fill(how.highest, &[("list", &words.join(how.comma))]),
            How::Lowest => fill(how.lowest, &[("list", &words.join(how.comma))]),
            How::Rounded(rounding) => single(match rounding {
                Rounding::UpToYuan => how.rounded_up_to_yuan,
                Rounding::UpToFive => how.rounded_up_to_five,
                Rounding::UpToTen => how.rounded_up_to_ten,
                Rounding::NearestYuan => how.rounded_nearest,
                Rounding::DownToTen => how.rounded_down_to_ten,
            }),
            How::CountOf => self.people_counted(step),
            How::Range => pair(how.range),
            How::Below => pair(how.below),
            How::AtMost => pair(how.at_most),
            How::AtLeast => pair(how.at_least),
            How::Above => pair(how.above),
            How::Reaches(_) | How::FewerThan(_) | How::OneOf(_) => words.first().cloned().unwrap_or_default(),
            How::All => words.join(how.and),
            How::Any => words.join(how.or),
            How::Not => single("{a}"),
            How::When => words.last().cloned().unwrap_or_default(),
            How::Choose => words.join(how.or),
            How::Readings(_) => fill(how.readings, &[("list", &words.join(how.comma))]),
            How::Known => single("{a}"),
        }
    }

    /// A source that stands alone: an unnamed one gives its formula, without brackets.
    fn bare(&self, id: StepId) -> String {
        match self.book().step(id) {
            Some(step) if step.term.is_none() => self.expression(step),
            _ => self.operand(id),
        }
    }

    fn last_is_zero(&self, step: &Step) -> bool {
        self.book().sources(step).last().and_then(|id| self.book().step(*id)).is_some_and(is_zero)
    }

    /// A source as it stands in a formula: by name and value, or as a formula of its own.
    fn operand(&self, id: StepId) -> String {
        let Some(step) = self.book().step(id) else {
            return String::new();
        };
        match (step.term, step.value) {
            (Some(term), Value::Truth(truth)) => self.statement(&self.titled(step, term), truth),
            (Some(term), value) => format!("{} {}", self.titled(step, term), self.value(value)),
            (None, _) if step.is_leaf() => self.expression(step),
            (None, _) => match step.how {
                How::Known
                | How::NotNegative
                | How::When
                | How::Rounded(_)
                | How::Reaches(_)
                | How::FewerThan(_)
                | How::OneOf(_)
                | How::Split
                | How::PerMonth => self.expression(step),
                How::Below | How::AtMost | How::AtLeast | How::Above => self.expression(step),
                _ if self.telling_sources(step).len() < 2 => self.expression(step),
                _ => fill(self.texts.how.bracket, &[("a", &self.expression(step))]),
            },
        }
    }

    fn statement(&self, name: &str, truth: Truth) -> String {
        let pattern = match truth {
            Truth::Yes => self.texts.how.holds,
            Truth::Either => self.texts.how.may_hold,
            Truth::No => self.texts.how.does_not_hold,
        };
        fill(pattern, &[("a", name)])
    }

    fn people_counted(&self, step: &Step) -> String {
        let people = self.book().sources(step).iter().filter_map(|id| self.book().step(*id)?.person);
        people.map(|index| (self.person)(index)).collect::<Vec<_>>().join(self.texts.how.comma)
    }

    fn leaf(&self, step: &Step, label: &str) -> String {
        match step.how {
            How::Declined(_) => format!("{label} {}", self.texts.how.declined),
            How::NotAsked(_) => format!("{label} {}", self.texts.how.not_asked),
            How::Answered(asked) => match step.value {
                Value::Choice(bits) => format!("{label} {}", self.choices(asked, bits)),
                _ => format!("{label} {}", self.value(step.value)),
            },
            _ => format!("{label} {}", self.value(step.value)),
        }
    }

    fn choices(&self, asked: Asked, bits: u32) -> String {
        let chosen = (0..32).filter(|index| bits & 1 << index != 0);
        let chosen = chosen.map(|index| self.texts.choice(asked.name(), index));
        chosen.collect::<Vec<_>>().join(self.texts.page.or)
    }

    fn label(&self, asked: Asked) -> &'static str {
        match asked {
            Asked::Household(fact) => self.texts.household(fact).label,
            Asked::Person(fact, _) => self.texts.person(fact).label,
            Asked::Supporter(fact, _) => self.texts.supporter(fact).label,
        }
    }

    /// A value with its unit.
    pub fn value(&self, value: Value) -> String {
        let unit = &self.texts.unit;
        match value {
            Value::Money(cadence, span) => {
                let words = match cadence {
                    Cadence::Once => unit.yuan,
                    Cadence::Monthly => unit.yuan_each_month,
                    Cadence::Yearly => unit.yuan_each_year,
                };
                self.with_unit(span, words)
            }
            Value::Number(span) => self.texts.span(span),
            Value::Years(span) => self.texts.years_span(span),
            Value::People(count) => fill(unit.people, &[("count", &count.to_string())]),
            Value::Truth(Truth::Yes) => self.texts.how.yes.to_owned(),
            Value::Truth(Truth::Either) => self.texts.how.either.to_owned(),
            Value::Truth(Truth::No) => self.texts.how.no.to_owned(),
            Value::Choice(_) => String::new(),
        }
    }

    fn with_unit(&self, span: Span<Exact>, unit: &str) -> String {
        match (span.least(), span.most()) {
            (Some(least), None) if least == Exact::ZERO => self.texts.how.unknown.to_owned(),
            (None, None) => self.texts.how.unknown.to_owned(),
            (Some(least), None) => {
                fill(self.texts.unit.at_least, &[("least", &self.texts.yuan(least)), ("unit", unit)])
            }
            _ => format!("{} {unit}", self.texts.span(span)),
        }
    }
}

fn is_zero(step: &Step) -> bool {
    match step.value {
        Value::Money(_, span) => span.single() == Some(Exact::ZERO),
        Value::Truth(truth) => truth == Truth::No,
        _ => false,
    }
}
