//! What an assessment says: a verdict and an amount per programme, and how each came about.

use crate::{
    answer::Answer,
    case::{Case, FIRST_DAY},
    facts::{Asked, Person, Relation},
    household::{Reading, Supposed},
    local::LocalFigure,
    packs::Packs,
    programmes::{Findings, Found, FoundLead, FoundRemark, Lead, Pays, Programme, Remark},
    reckoning::{
        choice::Variants,
        money::{Money, Monthly, Once},
        order::in_order,
        span::Span,
        step::{Book, Explanation, How, StepId},
        traced::{Condition, over_readings, truth_over_readings},
        truth::Truth,
        world::{Known, Recorded, Unrecorded, World},
    },
    term::Term,
};

/// What the answers so far say of one programme (GEN-1). The decision is the office's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Likely,
    /// On facts that are not known: see [`Assessment::open`].
    Depends,
    Unlikely,
}

/// What a programme would pay: nothing where the verdict is unlikely, and never outside this span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// The programme pays no cash.
    Nothing,
    EachMonth(Span<Money<Monthly>>),
    Once(Span<Money<Once>>),
}

/// One programme's answer, for the household or for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub programme: Programme,
    /// Index into the case's people; none for the household.
    pub person: Option<u8>,
    /// Whether the programme concerns them at all: a disability subsidy needs a certificate to be worth a line.
    pub concerns: Truth,
    pub verdict: Verdict,
    pub payment: Payment,
}

/// Other help to ask about: how far it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeadFinding {
    pub lead: Lead,
    /// Index into the case's people; none for the household.
    pub person: Option<u8>,
    pub fits: Truth,
}

/// Something to know beside the verdicts, and the amount that it speaks of, each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemarkFinding {
    pub remark: Remark,
    pub person: Option<u8>,
    pub applies: Truth,
    pub amount: Option<Span<Money<Monthly>>>,
}

/// Verdicts and amounts alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub findings: Vec<Finding>,
    pub leads: Vec<LeadFinding>,
    pub remarks: Vec<RemarkFinding>,
    /// IX-7: all that is paid each month. One-off help is not in it.
    pub monthly_total: Span<Money<Monthly>>,
}

/// The steps that made one finding.
#[derive(Clone, Copy, Debug)]
pub struct Grounds {
    pub verdict: StepId,
    pub payment: Option<StepId>,
}

/// An estimate with every step behind it.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The packs whose figures the steps cite.
    pub packs: &'static Packs,
    pub estimate: Estimate,
    pub explanation: Explanation,
    /// One for each finding, in the same order.
    pub grounds: Vec<Grounds>,
    /// One for each lead, and one for each remark, in the same order.
    pub lead_grounds: Vec<Grounds>,
    pub remark_grounds: Vec<Grounds>,
    pub monthly_total: Option<StepId>,
    /// Money that came in and does not count as income.
    pub not_counted: Option<StepId>,
}

/// Something that is not known and leaves a finding open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// A question that was not asked yet, declined, or answered with a range or several choices.
    Question(Asked),
    /// A local figure that no pack has.
    Figure(LocalFigure),
}

/// A case with more undecided memberships than this is not split into readings.
const MOST_FORKS: usize = 5;

/// So much is looked at to read a household in every way ([`Forks::looked_at`] times the readings), at most: an answer is to
/// be felt at once on a cheap phone (docs/decisions/0014-speed.md).
const MOST_LOOKED_AT: usize = 256;

/// What help there may be, with every step recorded.
pub fn assess(case: &Case) -> Assessment {
    let book = Book::with_room_for(256 * case.people.len().max(1));
    let findings = over_all_readings(Recorded::into(&book), case);
    let step = |it: &Recorded<'_>| it.step();
    let grounds = findings.found.iter().filter_map(|it| {
        let payment = match it.pays {
            Pays::Nothing => None,
            Pays::EachMonth(amount) => step(&amount.world()),
            Pays::Once(amount) => step(&amount.world()),
        };
        Some(Grounds { verdict: step(&it.holds.world())?, payment })
    });
    let grounds = grounds.collect();
    let of = |holds: &Condition<_>, payment| Some(Grounds { verdict: step(&holds.world())?, payment });
    let lead_grounds = findings.leads.iter().filter_map(|it| of(&it.holds, None)).collect();
    let remark_grounds = findings
        .remarks
        .iter()
        .filter_map(|it| of(&it.holds, it.amount.and_then(|amount| step(&amount.world()))))
        .collect();
    let (monthly_total, not_counted) = (step(&findings.monthly_total.world()), step(&findings.not_counted.world()));
    let estimate = findings.estimate();
    Assessment {
        packs: case.packs,
        estimate,
        grounds,
        lead_grounds,
        remark_grounds,
        monthly_total,
        not_counted,
        explanation: book.close(),
    }
}

/// The same verdicts and amounts, without a record.
pub fn estimate(case: &Case) -> Estimate {
    over_all_readings(Unrecorded, case).estimate()
}

/// The same from single values alone, which is quickest; `None` where they leave something open.
pub fn estimate_known(case: &Case) -> Option<Estimate> {
    Some(over_all_readings(Known, case).estimate()).filter(Estimate::is_settled)
}

/// The same as [`estimate`], for many cases of which most are known.
pub fn estimate_in_bulk(case: &Case) -> Estimate {
    estimate_known(case).unwrap_or_else(|| estimate(case))
}

/// In how many ways the household is read: none where too much is unsettled to read it at all.
pub(crate) fn readings(case: &Case) -> u32 {
    let reading = Reading::of(Unrecorded, case);
    let tekun = reading.tekun_of_all();
    let forks = forks(&Reading { tekun: &tekun, ..reading });
    if forks.are_too_many() { 0 } else { 1 << forks.forks.len() }
}

/// What tells the readings of a household apart.
struct Forks<W: World> {
    forks: Vec<Fork>,
    /// The open statement behind each.
    undecided: Vec<Condition<W>>,
    /// How much one reading costs, roughly: each person who may count, in each relation that is possible, and more where
    /// it is open whether the person is tekun.
    looked_at: usize,
}

impl<W: World> Forks<W> {
    /// Whether it is too much to try every reading: then everything that hangs on memberships stays open.
    fn are_too_many(&self) -> bool {
        self.forks.len() > MOST_FORKS || self.looked_at << self.forks.len() > MOST_LOOKED_AT
    }
}

/// The kinship, the means and the care of somebody who may be tekun are looked at, too.
const WHERE_TEKUN_IS_OPEN: usize = 3;

/// It hangs on nothing but what keeps the membership open: what else is answered changes nothing about it.
fn looked_at<W: World>(reading: &Reading<'_, W>, person: &Person<'_, W>, counts: Truth) -> usize {
    match counts {
        Truth::No => 0,
        Truth::Yes => 1,
        Truth::Either => {
            let relations = match person.answers.relation {
                Answer::Given(relation) => relation.possible().count(),
                _ => Relation::ALL.len(),
            };
            let tekun = reading.tekun.get(usize::from(person.index)).is_some_and(|it| !it.holds.value().is_settled());
            relations + if tekun { WHERE_TEKUN_IS_OPEN } else { 0 }
        }
    }
}

/// Evaluates every way in which the unsettled household can be read, and keeps what remains possible.
fn over_all_readings<W: World>(world: W, case: &Case) -> Findings<W> {
    let reading = Reading::of(world, case);
    if case.day < FIRST_DAY {
        return in_usual_order(reading.not_covered());
    }
    let tekun = reading.tekun_of_all();
    let reading = Reading { tekun: &tekun, ..reading };
    let found = forks(&reading);
    let is_too_much = found.are_too_many();
    let Forks { forks, mut undecided, .. } = found;
    if is_too_much {
        // Whoever counts: it can be asked for at once, not only when the last membership is known.
        undecided.extend(Some(reading.hukou_ok()).filter(|it| !it.value().is_settled()));
        return in_usual_order(reading.undecided(&undecided));
    }
    let readings: Vec<_> = suppositions(&forks).map(|supposed| Reading { supposed, ..reading }.findings()).collect();
    join(world, readings, &undecided)
}

/// The household, then person by person, then temporary assistance: where nothing is decided the findings stand where they
/// stand otherwise, so that a household may be followed from one to the other.
fn in_usual_order<W: World>(mut findings: Findings<W>) -> Findings<W> {
    findings.found.sort_by_key(|it| match it.programme {
        Programme::FastAid | Programme::EmergencyAid | Programme::ExpenditureAid => 2,
        _ => u8::from(it.person.is_some()),
    });
    findings
}

/// What has to be supposed to read the household one way.
#[derive(Clone, Copy)]
enum Fork {
    Counts(u8),
    BasicPensionExempt,
}

/// Every fork, with the open statement behind it.
fn forks<W: World>(reading: &Reading<'_, W>) -> Forks<W> {
    let mut found = Forks { forks: Vec::new(), undecided: Vec::new(), looked_at: 0 };
    for person in reading.people() {
        let counts = reading.membership(&person);
        found.looked_at += looked_at(reading, &person, counts.value());
        if !counts.value().is_settled() {
            found.forks.push(Fork::Counts(person.index));
            found.undecided.push(counts);
        }
    }
    let pensioner = |person: &Person<'_, W>| !person.resident_pension().is_surely_nothing();
    if reading.people().any(|person| pensioner(&person)) {
        let exempt = reading.locality.basic_pension_exempt();
        if !exempt.value().is_settled() {
            found.forks.push(Fork::BasicPensionExempt);
            found.undecided.push(exempt);
        }
    }
    found
}

/// All combinations of the forks taken either way.
fn suppositions(forks: &[Fork]) -> impl Iterator<Item = Supposed> {
    (0..1_u32 << forks.len()).map(move |taken| {
        (0..).zip(forks).fold(Supposed::default(), |mut supposed, (bit, fork)| {
            let holds = taken & 1 << bit != 0;
            match fork {
                Fork::Counts(person) => {
                    supposed.open |= 1 << person;
                    supposed.counted |= u32::from(holds) << person;
                }
                Fork::BasicPensionExempt => supposed.basic_pension_exempt = Some(holds),
            }
            supposed
        })
    })
}

fn join<W: World>(world: W, mut readings: Vec<Findings<W>>, undecided: &[Condition<W>]) -> Findings<W> {
    let Some(first) = readings.pop() else {
        return Findings::none(world);
    };
    if readings.is_empty() {
        return first;
    }
    readings.push(first);
    let found = (0..readings.iter().map(|it| it.found.len()).min().unwrap_or(0)).filter_map(|index| {
        let each: Vec<Found<W>> = readings.iter().filter_map(|it| it.found.get(index).copied()).collect();
        let first = each.first().copied()?;
        let monthly = || each.iter().filter_map(|it| it.pays.each_month());
        let once = || each.iter().filter_map(|it| it.pays.once());
        Some(Found {
            concerns: each.iter().map(|it| it.concerns).reduce(Truth::hull)?,
            holds: truth_over_readings(world, undecided, &Vec::from_iter(each.iter().map(|it| it.holds)))?,
            pays: match first.pays {
                Pays::Nothing => Pays::Nothing,
                Pays::EachMonth(_) => Pays::EachMonth(over_readings(world, undecided, &Vec::from_iter(monthly()))?),
                Pays::Once(_) => Pays::Once(over_readings(world, undecided, &Vec::from_iter(once()))?),
            },
            ..first
        })
    });
    let found = found.collect();
    let leads = joined_leads(world, &readings, undecided);
    let remarks = along(
        &readings,
        |it| &it.remarks,
        |each| {
            let first = each.first().copied()?;
            let amounts = Vec::from_iter(each.iter().filter_map(|it| it.amount));
            Some(FoundRemark {
                holds: truth_over_readings(world, undecided, &Vec::from_iter(each.iter().map(|it| it.holds)))?,
                amount: over_readings(world, undecided, &amounts),
                ..first
            })
        },
    );
    let total = over_readings(world, undecided, &Vec::from_iter(readings.iter().map(|it| it.monthly_total)));
    let not_counted = over_readings(world, undecided, &Vec::from_iter(readings.iter().map(|it| it.not_counted)));
    let none = Findings::none(world);
    Findings {
        found,
        leads,
        remarks,
        monthly_total: total.map_or(none.monthly_total, |it| it.named(Term::MonthlyTotal)),
        not_counted: not_counted.unwrap_or(none.not_counted),
    }
}

/// A reading that does not name a lead holds that it does not fit.
fn joined_leads<W: World>(world: W, readings: &[Findings<W>], undecided: &[Condition<W>]) -> Vec<FoundLead<W>> {
    let mut leads: Vec<FoundLead<W>> = Vec::new();
    for lead in readings.iter().flat_map(|it| &it.leads) {
        if !leads.iter().any(|other| (other.lead, other.person) == (lead.lead, lead.person)) {
            leads.push(*lead);
        }
    }
    let over = |lead: FoundLead<W>| {
        let in_reading = |reading: &Findings<W>| {
            let same = reading.leads.iter().find(|it| (it.lead, it.person) == (lead.lead, lead.person));
            same.map_or_else(|| Condition::fixed(world, How::Fixed, false), |it| it.holds)
        };
        let holds = Vec::from_iter(readings.iter().map(in_reading));
        Some(FoundLead { holds: truth_over_readings(world, undecided, &holds)?, ..lead })
    };
    in_order(leads, |it| it.lead as u8).into_iter().filter_map(over).collect()
}

/// Joins what every reading has in the same place of one of its lists.
fn along<W: World, T: Copy>(
    readings: &[Findings<W>],
    list: fn(&Findings<W>) -> &Vec<T>,
    join: impl Fn(&[T]) -> Option<T>,
) -> Vec<T> {
    let length = readings.iter().map(|it| list(it).len()).min().unwrap_or(0);
    let each = |index| Vec::from_iter(readings.iter().filter_map(|it| list(it).get(index).copied()));
    (0..length).filter_map(|index| join(&each(index))).collect()
}

impl<W: World> Findings<W> {
    fn estimate(&self) -> Estimate {
        let findings = self.found.iter().map(|it| Finding {
            programme: it.programme,
            person: it.person,
            concerns: it.concerns,
            verdict: it.holds.value().into(),
            payment: match it.pays {
                Pays::Nothing => Payment::Nothing,
                Pays::EachMonth(amount) => Payment::EachMonth(amount.value()),
                Pays::Once(amount) => Payment::Once(amount.value()),
            },
        });
        let lead = |it: &FoundLead<W>| LeadFinding { lead: it.lead, person: it.person, fits: it.holds.value() };
        let remark = |it: &FoundRemark<W>| RemarkFinding {
            remark: it.remark,
            person: it.person,
            applies: it.holds.value(),
            amount: it.amount.map(|amount| amount.value()),
        };
        Estimate {
            findings: findings.collect(),
            leads: self.leads.iter().map(lead).collect(),
            remarks: self.remarks.iter().map(remark).collect(),
            monthly_total: self.monthly_total.value(),
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Verdict::Likely,
            Truth::Either => Verdict::Depends,
            Truth::No => Verdict::Unlikely,
        }
    }
}

impl Payment {
    pub fn is_settled(self) -> bool {
        match self {
            Payment::Nothing => true,
            Payment::EachMonth(span) => span.single().is_some(),
            Payment::Once(span) => span.single().is_some(),
        }
    }
}

impl Finding {
    fn is_settled(&self) -> bool {
        self.concerns.is_settled() && self.verdict != Verdict::Depends && self.payment.is_settled()
    }
}

impl RemarkFinding {
    fn is_settled(&self) -> bool {
        self.applies.is_settled() && self.amount.is_none_or(|amount| amount.single().is_some())
    }
}

impl Estimate {
    /// Whether no answer can change anything.
    pub fn is_settled(&self) -> bool {
        self.monthly_total.single().is_some()
            && self.findings.iter().all(Finding::is_settled)
            && self.leads.iter().all(|it| it.fits.is_settled())
            && self.remarks.iter().all(RemarkFinding::is_settled)
    }
}

impl Assessment {
    /// Each finding with the steps behind it.
    pub fn findings(&self) -> impl Iterator<Item = (&Finding, Grounds)> {
        self.estimate.findings.iter().zip(self.grounds.iter().copied())
    }

    /// Each lead with the steps behind it.
    pub fn leads(&self) -> impl Iterator<Item = (&LeadFinding, Grounds)> {
        self.estimate.leads.iter().zip(self.lead_grounds.iter().copied())
    }

    /// Each remark with the steps behind it.
    pub fn remarks(&self) -> impl Iterator<Item = (&RemarkFinding, Grounds)> {
        self.estimate.remarks.iter().zip(self.remark_grounds.iter().copied())
    }

    /// What keeps one step open, in the order in which the rules read it.
    pub fn open_behind(&self, step: StepId) -> Vec<Open> {
        let mut open = Vec::new();
        for leaf in self.explanation.open_leaves(step) {
            let one = match leaf {
                How::Answered(asked) | How::NotAsked(asked) | How::Declined(asked) => Open::Question(asked),
                How::NotPublished(figure) | How::TypedIn(figure) => Open::Figure(figure),
                _ => continue,
            };
            if !open.contains(&one) {
                open.push(one);
            }
        }
        open
    }

    /// What could still change a verdict, an amount, other help to ask about or a remark, as often as the rules read it:
    /// questions that were not asked yet, and local figures that no pack has.
    pub fn wanting(&self) -> impl Iterator<Item = Open> {
        let remarks = self.remarks().filter(|(it, _)| it.applies != Truth::No).map(|(_, grounds)| grounds);
        let all = self.grounds.iter().chain(&self.lead_grounds).copied().chain(remarks);
        let steps = all.flat_map(|it| core::iter::once(it.verdict).chain(it.payment));
        self.explanation.open_below(steps).filter_map(|leaf| match leaf {
            How::NotAsked(question) => Some(Open::Question(question)),
            How::NotPublished(figure) | How::TypedIn(figure) => Some(Open::Figure(figure)),
            _ => None,
        })
    }

    /// Every local figure that was read and that no pack has: typed in, taken as usual, or open.
    pub fn unpublished_figures(&self) -> Vec<LocalFigure> {
        let read = |figure: &LocalFigure| {
            let of = [How::TypedIn(*figure), How::NotPublished(*figure), How::Assumed(*figure)];
            self.explanation.steps().any(|(_, step)| of.contains(&step.how))
        };
        LocalFigure::ALL.iter().copied().filter(read).collect()
    }
}
