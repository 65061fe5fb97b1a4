//! A household with more or fewer people, and what it has as one amount grows.

use super::thresholds::{Piece, Thresholds};
use crate::{
    Case, Programme, Verdict,
    answer::{Answer, Given, Kind},
    case::MOST_PEOPLE,
    facts::{PersonAnswers, PersonFact, Relation, Study},
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};

use super::given;

/// Completed years of a child who is added.
const YEARS: u16 = 10;

/// What a household may have as a whole, the nearest to full help first.
const STANDINGS: &[Programme] =
    &[Programme::Dibao, Programme::GradualExit, Programme::Margin, Programme::RigidExpenditure];

/// The case with so many people. Whoever comes last leaves first, with those elsewhere who are there for them alone; the
/// applicant stays. Whoever is added is a child of the applicant who lives with the family, goes to school, is healthy, has
/// and costs nothing, and to whom nothing else applies: a child counts whatever else is so, and owes nobody support.
pub fn with_people(case: &Case, count: usize) -> Case {
    let mut other = case.clone();
    other.people.resize_with(count.clamp(1, MOST_PEOPLE), one_more);
    let numbers = 1..=u8::try_from(other.people.len()).unwrap_or(u8::MAX);
    other.supporters.retain_mut(|supporter| {
        let told = !supporter.of.is_empty();
        supporter.of.retain(|number| numbers.contains(number));
        !(told && supporter.of.is_empty())
    });
    other
}

fn one_more() -> PersonAnswers {
    let mut person = PersonAnswers::default();
    for fact in PersonFact::ALL {
        let answer = match fact.kind() {
            Kind::YesNo => Given::YesNo(applies(*fact)),
            // The first of each list is what is so of most people.
            Kind::Choice(_) => Given::Choice(1),
            Kind::Flow => given(Cadence::Monthly, Exact::ZERO),
            Kind::Yuan => Given::Yuan(Span::exactly(Exact::ZERO)),
            Kind::Number => Given::Number(Span::exactly(Exact::ZERO)),
            Kind::Count => Given::Count(Span::exactly(0)),
            Kind::Years => Given::Years(Span::exactly(YEARS)),
        };
        person.set(*fact, Answer::Given(answer));
    }
    PersonAnswers {
        relation: Answer::Given(Choice::only(Relation::Child)),
        study: Answer::Given(Choice::only(Study::School)),
        ..person
    }
}

/// What is so of a healthy person who lives with the family.
const fn applies(fact: PersonFact) -> bool {
    use PersonFact as F;
    matches!(
        fact,
        F::LivesWithFamily
            | F::OwnAssetsOk
            | F::CanEat
            | F::CanDress
            | F::CanGetInOutOfBed
            | F::CanToilet
            | F::CanWalkIndoors
            | F::CanBathe
    )
}

/// What a household has as a whole, or may have: the first that is not unlikely; none where all are.
pub type Standing = Option<(Programme, Verdict)>;

/// What the household has over the range, as far as that was proven.
pub fn standings(found: &Thresholds) -> Vec<Piece<Standing>> {
    let of_household = |programme| found.responses.iter().find(|it| it.programme == programme && it.person.is_none());
    let all: Vec<_> = STANDINGS.iter().filter_map(|it| of_household(*it)).collect();
    let mut starts: Vec<_> = all.iter().flat_map(|it| it.verdicts.iter().map(|piece| piece.from)).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut standings: Vec<Piece<Standing>> = Vec::new();
    for from in starts {
        let at_start = |piece: &&Piece<Verdict>| piece.from <= from && from <= piece.to;
        let here = all.iter().filter_map(|it| Some((it.programme, *it.verdicts.iter().find(at_start)?)));
        let here: Vec<_> = here.collect();
        let Some(to) = here.iter().map(|(_, piece)| piece.to).min() else { continue };
        let first = here.iter().find(|(_, piece)| piece.what != Verdict::Unlikely);
        let what = first.map(|(programme, piece)| (*programme, piece.what));
        let begun_by = here.iter().filter(|(_, piece)| piece.from == from).find_map(|(_, piece)| piece.begun_by);
        match standings.last_mut() {
            Some(last) if last.what == what => last.to = to,
            _ => standings.push(Piece { from, to, what, begun_by }),
        }
    }
    standings
}
