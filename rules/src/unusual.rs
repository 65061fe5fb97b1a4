//! Answers that are possible and yet so rare that a slip is likelier: a nought too many, a year's amount given as a month's, ten
//! thousands given as ones, parents younger than their children. They are asked back once and then taken as they are.
//!
//! The limits are a judgement of this project's. No law knows them, and no verdict hangs on them.

use crate::{
    answer::{Answer, Flow, Given},
    case::Case,
    facts::{Asked, HouseholdFact, PersonFact, Relation, SupporterFact},
    local::LocalFigure,
    reckoning::{choice::Choice, exact::Exact, money::Cadence, span::Span},
};

/// Yuan a year that one line of income or of outlays rarely passes: 20,000 a month.
const MOST_A_YEAR: u32 = 240_000;
/// Yuan that a household in need rarely has or pays at once.
const MOST_AT_ONCE: u32 = 1_000_000;
/// Yuan below which ten thousands may have been meant.
const LEAST: u32 = 10;
/// Completed years.
const OLD: u16 = 100;
/// Completed years at which somebody may apply alone (GEN-7).
const YOUNG_APPLICANT: u16 = 16;
/// Completed years between parent and child.
const GENERATION: u16 = 14;
/// People of one household, or times within a year.
const MANY: u16 = 12;
/// Mu of land.
const MUCH_LAND: u32 = 100;
/// Yuan a year for one person, between which every standard that was published since 2018 lies: 180 to 2,200 a month.
const STANDARDS: (u32, u32) = (2_160, 26_400);

/// Whether what was answered to a question should be asked back.
pub fn is_unusual(case: &Case, asked: Asked) -> bool {
    let Answer::Given(given) = case.answer(asked) else {
        return false;
    };
    match (asked, given) {
        (Asked::Person(PersonFact::Age, index), Given::Years(age)) => is_unusual_age(case, index, age),
        (Asked::Supporter(SupporterFact::SupporterAge, _), Given::Years(age)) => age.least() > Some(OLD),
        (Asked::Person(PersonFact::FarmLand, _), Given::Number(land)) => land.most() > Some(Exact::from(MUCH_LAND)),
        (Asked::Household(HouseholdFact::MonthsOverLine), Given::Count(_)) => false,
        (_, Given::Count(count)) => count.most() > Some(MANY),
        (_, given) => is_unusual_amount(given),
    }
}

/// The same of a local figure that was typed in.
pub fn is_unusual_figure(case: &Case, figure: LocalFigure) -> bool {
    let Answer::Given(given) = case.local.get(figure) else {
        return false;
    };
    let for_one_person = matches!(figure, LocalFigure::DibaoStandard | LocalFigure::MarginLine);
    match given {
        Given::Flow(flow) if for_one_person => {
            let (least, most) = STANDARDS;
            let year = yearly(flow);
            year.least().is_some_and(|it| it < Exact::from(least)) || year.most() > Some(Exact::from(most))
        }
        Given::Flow(_) => is_unusual_amount(given),
        _ => false,
    }
}

fn is_unusual_amount(given: Given) -> bool {
    let (typed, compared, most) = match given {
        Given::Flow(flow) => (flow.yuan, yearly(flow), MOST_A_YEAR),
        Given::Yuan(yuan) => (yuan, yuan, MOST_AT_ONCE),
        _ => return false,
    };
    let next_to_nothing = typed.most().is_some_and(|it| it > Exact::ZERO && it < Exact::from(LEAST));
    next_to_nothing || compared.most() > Some(Exact::from(most))
}

fn yearly(flow: Flow) -> Span<Exact> {
    match flow.cadence {
        Cadence::Monthly => flow.yuan.rising(|it| it.times(12)),
        _ => flow.yuan,
    }
}

fn is_unusual_age(case: &Case, index: u8, age: Span<u16>) -> bool {
    if age.least() > Some(OLD) {
        return true;
    }
    let of = |index: u8| match case.answer(Asked::Person(PersonFact::Age, index)) {
        Answer::Given(Given::Years(age)) => age,
        _ => Span::OPEN,
    };
    let applicant = of(0);
    let Some(Answer::Given(relation)) = case.people.get(usize::from(index)).map(|person| person.relation) else {
        return false;
    };
    let is = |one: Relation| relation == Choice::only(one);
    (is(Relation::Applicant) && age.most().is_some_and(|it| it < YOUNG_APPLICANT))
        || (is(Relation::Parent) && too_close(age, applicant, 1))
        || (is(Relation::Grandparent) && too_close(age, applicant, 2))
        || (is(Relation::Child) && too_close(applicant, age, 1))
        || (is(Relation::Grandchild) && too_close(applicant, age, 2))
}

/// Whether somebody is surely not so many generations older than another.
fn too_close(older: Span<u16>, younger: Span<u16>, generations: u16) -> bool {
    let apart = generations * GENERATION;
    older.most().zip(younger.least()).is_some_and(|(older, younger)| older < younger.saturating_add(apart))
}
