//! What is timed, natively and in the browser: the same households through the same code.

use core::hint::black_box;

use jiuzhu_rules::{
    Case,
    answer::Answer,
    assess,
    case::day,
    estimate, estimate_known,
    explore::{
        About, compare, next_questions, reasons,
        thresholds::{Fen, thresholds},
    },
    facts::{Asked, Away, HouseholdFact, PersonFact, Relation},
    reckoning::{
        choice::Choice,
        step::Book,
        world::{Known, Recorded, Unrecorded, World},
    },
};

use super::policy::{
    by_hand,
    households::{Household, households},
    rules::{self, Policy},
};

pub const SEED: u64 = 20_240_601;

/// A batch is short, so that the median over many of them is not disturbed by what else a machine does.
const BATCH: usize = 500;

/// Households in memory, in the form in which the rules read them.
pub struct Workloads {
    five_people: Case,
    /// The same family without an emergency, so that nothing is open.
    five_people_settled: Case,
    /// Of whom nothing is known, or only that they belong together.
    five_strangers: Case,
    five_members: Case,
    households: Vec<rules::Case>,
    by_hand: Vec<by_hand::Case>,
    policy_known: Policy<Known>,
    policy_possible: Policy<Unrecorded>,
}

/// One kind of work.
#[derive(Clone, Copy)]
pub struct Work {
    pub name: &'static str,
    /// Households in one batch.
    pub households: usize,
    run: fn(&Workloads, usize) -> usize,
}

pub const WORKS: &[Work] = &[
    Work { name: "five people, explained", households: 20, run: |it, _| repeated(20, || assessed(&it.five_people)) },
    Work { name: "five people, possible", households: 50, run: |it, _| repeated(50, || estimated(&it.five_people)) },
    Work { name: "five people, known", households: 50, run: |it, _| repeated(50, || known(&it.five_people_settled)) },
    Work { name: "thresholds of a wage", households: 1, run: |it, _| turns(it, Asked::Person(PersonFact::Wage, 0)) },
    Work { name: "thresholds of a farm", households: 1, run: |it, _| turns(it, Asked::Person(PersonFact::Farm, 1)) },
    Work {
        name: "thresholds of savings",
        households: 1,
        run: |it, _| turns(it, Asked::Household(HouseholdFact::Savings)),
    },
    Work {
        name: "thresholds of an outlay",
        households: 1,
        run: |it, _| turns(it, Asked::Household(HouseholdFact::IllnessOutlay)),
    },
    Work { name: "questions, strangers", households: 1, run: |it, _| asked(&it.five_strangers) },
    Work { name: "questions, members", households: 1, run: |it, _| asked(&it.five_members) },
    Work { name: "questions, all known", households: 1, run: |it, _| asked(&it.five_people) },
    Work { name: "every reason", households: 1, run: |it, _| every_reason(&it.five_people) },
    Work { name: "two days compared", households: 1, run: |it, _| compared(&it.five_people) },
    Work { name: "policy, explained", households: 50, run: |it, batch| policy_explained(it.batch(batch, 50)) },
    Work {
        name: "policy, possible",
        households: BATCH,
        run: |it, batch| policy_answers(&it.policy_possible, it.batch(batch, BATCH)),
    },
    Work {
        name: "policy, known",
        households: BATCH,
        run: |it, batch| policy_answers(&it.policy_known, it.batch(batch, BATCH)),
    },
    Work { name: "policy, by hand", households: BATCH, run: |it, batch| policy_by_hand(it, batch) },
];

impl Workloads {
    /// With so many households of the small policy.
    pub fn new(count: u64) -> Result<Self, serde_json::Error> {
        let sample: Vec<Household> = households(count, SEED).collect();
        let judged =
            |text| Ok::<_, serde_json::Error>(serde_json::from_str::<Case>(text)?.judged_by(jiuzhu_packs::all()));
        let five_people: Case = judged(include_str!("five_people.json"))?;
        let five_strangers = strangers(&five_people);
        Ok(Workloads {
            five_members: belonging_together(&five_strangers),
            five_strangers,
            five_people,
            five_people_settled: judged(include_str!("five_people_settled.json"))?,
            households: sample.iter().map(rules::Case::from).collect(),
            by_hand: sample.iter().map(by_hand::Case::from).collect(),
            policy_known: Policy::of(Known),
            policy_possible: Policy::of(Unrecorded),
        })
    }

    /// The n-th `size` households of the small policy, over and over.
    fn batch(&self, number: usize, size: usize) -> &[rules::Case] {
        nth_of(&self.households, number, size)
    }
}

impl Work {
    /// Does the n-th batch. What comes back depends on every household, so that nothing can be left out.
    pub fn run(&self, workloads: &Workloads, batch: usize) -> usize {
        (self.run)(black_box(workloads), batch)
    }
}

fn nth_of<T>(all: &[T], number: usize, size: usize) -> &[T] {
    let start = number % (all.len() / size).max(1) * size;
    all.get(start..start + size).unwrap_or(all)
}

fn repeated(times: usize, work: impl Fn() -> usize) -> usize {
    (0..times).map(|_| work()).sum()
}

fn assessed(case: &Case) -> usize {
    assess(black_box(case)).explanation.len()
}

fn estimated(case: &Case) -> usize {
    estimate(black_box(case)).findings.len()
}

fn known(case: &Case) -> usize {
    estimate_known(black_box(case)).map_or(0, |it| it.findings.len())
}

fn strangers(family: &Case) -> Case {
    let mut case = Case::new(family.place, family.day, jiuzhu_packs::all());
    case.people.resize_with(family.people.len(), Default::default);
    case
}

fn belonging_together(strangers: &Case) -> Case {
    let mut case = strangers.clone();
    let relations = [Relation::Applicant, Relation::Spouse, Relation::Parent, Relation::Child, Relation::Child];
    for (person, relation) in case.people.iter_mut().zip(relations) {
        person.relation = Answer::Given(Choice::only(relation));
        person.lives_with_family = Answer::Given(true);
        person.away = Answer::Given(Choice::only(Away::Not));
    }
    case
}

/// All thresholds over 0 to 20,000 yuan.
fn turns(workloads: &Workloads, asked: Asked) -> usize {
    let told = thresholds(black_box(&workloads.five_people), asked, Fen(0)..=Fen(2_000_000));
    told.map_or(0, |it| it.edges.len())
}

fn asked(case: &Case) -> usize {
    next_questions(black_box(case)).to_ask.len()
}

fn every_reason(case: &Case) -> usize {
    let assessment = assess(black_box(case));
    let findings = assessment.estimate.findings.iter().map(About::of);
    findings.filter_map(|about| reasons(case, &assessment, about)).count()
}

fn compared(case: &Case) -> usize {
    let earlier = Case { day: day(2021, 8, 1), ..case.clone() };
    compare(black_box(&earlier), case).differences.len()
}

fn policy_answers<W: World>(policy: &Policy<W>, cases: &[rules::Case]) -> usize {
    let answers = cases.iter().filter_map(|case| policy.findings(case).answer());
    answers.map(|it| usize::from(it.eligible) + black_box(it).amount as usize).fold(0, usize::wrapping_add)
}

/// The figures of the policy are steps of each household too.
fn policy_explained(cases: &[rules::Case]) -> usize {
    let steps = cases.iter().map(|case| {
        let book = Book::with_room_for(256);
        black_box(Policy::of(Recorded::into(&book)).findings(case).answer());
        black_box(book.close()).len()
    });
    steps.sum()
}

fn policy_by_hand(workloads: &Workloads, batch: usize) -> usize {
    let answers = nth_of(&workloads.by_hand, batch, BATCH).iter().map(by_hand::answer);
    answers.map(|it| usize::from(it.eligible) + black_box(it).amount as usize).fold(0, usize::wrapping_add)
}
