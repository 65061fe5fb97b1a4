//! The small policy written by hand in plain decimals: what it costs to have rules is measured against this.

use rust_decimal::Decimal;

use super::{answer::Answer, households};

pub struct Case {
    assets_per_member: Decimal,
    people: Vec<Person>,
}

struct Person {
    age: u16,
    kind: u8,
    grade: u8,
    ill: bool,
    employable: bool,
    wage: Decimal,
    work_cost: Decimal,
    business: Decimal,
    property: Decimal,
    transfer: Decimal,
}

const fn decimal(mantissa: u32, scale: u32) -> Decimal {
    Decimal::from_parts(mantissa, 0, 0, false, scale)
}

const STANDARD: Decimal = decimal(1135, 0);
const ASSET_MONTHS: Decimal = decimal(24, 0);
const MARGIN: Decimal = decimal(15, 1);
const IMPUTED: Decimal = decimal(800, 0);

pub fn answer(case: &Case) -> Answer {
    let size = Decimal::from(case.people.len());
    let income: Decimal = case.people.iter().map(countable).sum();
    let (line, limit) = (STANDARD * size, ASSET_MONTHS * STANDARD);
    let family = case.assets_per_member <= limit && income < line;
    let marginal = !family && case.assets_per_member <= MARGIN * limit && income <= MARGIN * line;
    let mut alone = false;
    let mut gap = if family { line - income } else { Decimal::ZERO };
    let (mut living, mut care) = (0, 0);
    for person in &case.people {
        let severe = severe(person);
        if family {
            gap += topup(person, severe);
        } else if marginal && (severe || person.ill) {
            let countable = countable(person);
            if countable < STANDARD {
                alone = true;
                gap += STANDARD - countable;
            }
        }
        living += match (family, marginal, severe, person.grade > 0) {
            (true, _, true, true) => 120,
            (true, _, false, true) | (_, true, true, true) => 110,
            _ => 0,
        };
        care += match (person.grade, severe) {
            (1, _) => 120,
            (_, true) => 110,
            _ => 0,
        };
    }
    Answer { eligible: family || alone, amount: u32::try_from(gap.ceil()).unwrap_or(u32::MAX), marginal, living, care }
}

fn severe(person: &Person) -> bool {
    matches!((person.grade, person.kind), (1 | 2, _) | (3, 5 | 6))
}

fn countable(person: &Person) -> Decimal {
    let earned = (person.wage - person.work_cost).max(Decimal::ZERO) + person.business;
    let expected = person.employable && (18..60).contains(&person.age) && !severe(person) && !person.ill;
    let earned = if expected { earned.max(IMPUTED) } else { earned };
    earned + person.property + person.transfer
}

fn topup(person: &Person, severe: bool) -> Decimal {
    let share = match (person.age, severe, person.ill) {
        (_, true, _) => decimal(30, 2),
        (_, _, true) | (..18, ..) => decimal(20, 2),
        (70.., ..) => decimal(10, 2),
        _ => return Decimal::ZERO,
    };
    STANDARD * share
}

impl From<&households::Household> for Case {
    fn from(household: &households::Household) -> Self {
        Case {
            assets_per_member: fen(household.assets_pc),
            people: household.members.iter().map(Person::from).collect(),
        }
    }
}

impl From<&households::Member> for Person {
    fn from(member: &households::Member) -> Self {
        Person {
            age: member.age,
            kind: member.kind,
            grade: member.grade,
            ill: member.ill,
            employable: member.employable,
            wage: fen(member.wage),
            work_cost: fen(member.work_cost),
            business: fen(member.business),
            property: fen(member.property),
            transfer: fen(member.transfer),
        }
    }
}

fn fen(amount: u64) -> Decimal {
    decimal(u32::try_from(amount).unwrap_or(u32::MAX), 2)
}
