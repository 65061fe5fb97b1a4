//! A village made up from a number: the same households every time, as rows of a table and as cases.

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given, Kind},
    facts::{Asked, Disability, HouseholdFact, PersonAnswers, PersonFact, Relation, Study, Work},
    packs::Packs,
    place::PlaceCode,
    reckoning::{
        choice::{Choice, Variants},
        exact::Exact,
        money::Cadence,
        span::Span,
    },
};
use jiuzhu_screening::{
    columns::Meaning,
    template::{COLUMNS, cadence},
};

/// Where the households live: places with figures.
const PLACES: [u32; 4] = [500_112, 500_000, 440_300, 622_900];

/// Households without end.
pub struct Village {
    random: Random,
    next: u64,
}

/// One household: what its cells say, and the case that they are.
pub struct House {
    /// One row for each person, in the order of [`COLUMNS`].
    pub rows: Vec<Vec<String>>,
    place: PlaceCode,
    household: Vec<(HouseholdFact, Answer<Given>)>,
    people: Vec<Vec<(PersonFact, Answer<Given>)>>,
}

impl Village {
    pub fn of(seed: u64) -> Self {
        Village { random: Random(seed), next: 1 }
    }
}

impl Iterator for Village {
    type Item = House;

    fn next(&mut self) -> Option<House> {
        let random = &mut self.random;
        let place = PlaceCode(*PLACES.get(random.below(PLACES.len() as u64) as usize)?);
        let relations = relations(random);
        let household: Vec<_> = COLUMNS
            .iter()
            .filter_map(|column| match column {
                Meaning::Household(fact) => Some((*fact, household_answer(*fact, random))),
                _ => None,
            })
            .collect();
        let people: Vec<_> = relations.iter().map(|relation| person(*relation, random)).collect();
        let number = self.next;
        self.next += 1;
        let mut rows = Vec::new();
        for (index, answers) in people.iter().enumerate() {
            let cell = |column: &Meaning| match column {
                Meaning::HouseholdNumber => number.to_string(),
                Meaning::Name => format!("户{number}之{}", index + 1),
                Meaning::Place if index == 0 => place.to_string(),
                // Stands in the household's first row, or in each.
                Meaning::Household(fact) if index == 0 || number.is_multiple_of(2) => {
                    answer_of(&household, *fact).map(|it| cell(Asked::Household(*fact), it, number)).unwrap_or_default()
                }
                Meaning::Person(fact) => {
                    answer_of(answers, *fact).map(|it| cell(Asked::Person(*fact, 0), it, number)).unwrap_or_default()
                }
                _ => String::new(),
            };
            rows.push(COLUMNS.iter().map(cell).collect());
        }
        Some(House { rows, place, household, people })
    }
}

impl House {
    /// What the rules are given, made from the answers themselves and not from the cells.
    pub fn case(&self, day: jiff_core::civil::Date, packs: &'static Packs) -> Case {
        let mut case = Case::new(self.place, day, packs);
        self.household.iter().for_each(|(fact, answer)| case.household.set(*fact, *answer));
        for answers in &self.people {
            let mut person = PersonAnswers::default();
            answers.iter().for_each(|(fact, answer)| person.set(*fact, *answer));
            case.people.push(person);
        }
        case
    }
}

fn answer_of<F: PartialEq + Copy>(answers: &[(F, Answer<Given>)], fact: F) -> Option<Answer<Given>> {
    answers.iter().find(|(known, _)| *known == fact).map(|(_, answer)| *answer)
}

/// The applicant first; a spouse, children and parents as it comes.
fn relations(random: &mut Random) -> Vec<Relation> {
    let mut relations = vec![Relation::Applicant];
    if random.one_in(2) {
        relations.push(Relation::Spouse);
    }
    relations.extend((0..random.below(3)).map(|_| Relation::Child));
    relations.extend((0..random.below(2)).map(|_| Relation::Parent));
    relations
}

fn choice<E: Variants>(of: E) -> Given {
    Given::Choice(Choice::only(of).bits())
}

fn household_answer(fact: HouseholdFact, random: &mut Random) -> Answer<Given> {
    let known = match fact {
        HouseholdFact::HukouHere => Given::YesNo(!random.one_in(50)),
        HouseholdFact::OnDibaoNow => Given::YesNo(random.one_in(6)),
        HouseholdFact::Area => Given::Choice(1 << random.below(2)),
        HouseholdFact::Savings => Given::Yuan(Span::exactly(Exact::from(random.below(60) as u32 * 1_000))),
        HouseholdFact::LivingOutlay => flow(Cadence::Monthly, 300 + random.below(15) * 100),
        fact => usual(Meaning::Household(fact), 20, random),
    };
    weakened(known, random)
}

fn person(relation: Relation, random: &mut Random) -> Vec<(PersonFact, Answer<Given>)> {
    let age = match relation {
        Relation::Child => random.below(20),
        Relation::Parent => 58 + random.below(35),
        _ => 22 + random.below(45),
    };
    let is_child = age < 18;
    let works = (18..70).contains(&age) && random.one_in(2);
    let disabled = random.one_in(8);
    let answers = COLUMNS.iter().filter_map(|column| match column {
        Meaning::Person(fact) => Some(*fact),
        _ => None,
    });
    let answer = |fact| {
        let known = match fact {
            PersonFact::Relation => return Some((fact, Answer::Given(choice(relation)))),
            PersonFact::Age => Given::Years(Span::exactly(age as u16)),
            PersonFact::LivesWithFamily => Given::YesNo(!random.one_in(60)),
            PersonFact::Married => Given::YesNo(!is_child && relation != Relation::Child),
            PersonFact::OwnAssetsOk => Given::YesNo(true),
            PersonFact::Study if is_child => choice(Study::School),
            PersonFact::Work => choice(if works { Work::Working } else { Work::Unable }),
            PersonFact::Disability if disabled => {
                Given::Choice(1 << (1 + random.below(Disability::ALL.len() as u64 - 2)))
            }
            PersonFact::DisabilityGrade if disabled => Given::Choice(1 << random.below(4)),
            PersonFact::DisabilityGrade | PersonFact::MindMostSevere | PersonFact::MultipleWithoutCapacity => {
                return None;
            }
            PersonFact::Father | PersonFact::Mother if is_child => usual(Meaning::Person(fact), 10, random),
            PersonFact::Father | PersonFact::Mother | PersonFact::TekunMode => return None,
            PersonFact::Wage if works => flow(Cadence::Monthly, 400 + random.below(40) * 50),
            PersonFact::Farm => flow(Cadence::Yearly, random.below(4) * 1_200),
            PersonFact::ResidentPension if age >= 60 => flow(Cadence::Monthly, 110 + random.below(20) * 5),
            PersonFact::CanEat
            | PersonFact::CanDress
            | PersonFact::CanGetInOutOfBed
            | PersonFact::CanToilet
            | PersonFact::CanWalkIndoors
            | PersonFact::CanBathe => Given::YesNo(!random.one_in(30)),
            PersonFact::SupportersOutside => Given::YesNo(random.one_in(400)),
            fact => usual(Meaning::Person(fact), 40, random),
        };
        Some((fact, weakened(known, random)))
    };
    answers.filter_map(answer).collect()
}

/// Nothing and no, but for one in so many.
fn usual(of: Meaning, one_in: u64, random: &mut Random) -> Given {
    let otherwise = random.one_in(one_in);
    match of.asked().map_or(Kind::YesNo, Asked::kind) {
        Kind::YesNo => Given::YesNo(otherwise),
        Kind::Choice(names) => Given::Choice(1 << if otherwise { random.below(names.len() as u64) } else { 0 }),
        Kind::Yuan => {
            Given::Yuan(Span::exactly(Exact::from(if otherwise { random.below(90) as u32 * 500 } else { 0 })))
        }
        Kind::Flow => flow(cadence(of).unwrap_or(Cadence::Monthly), if otherwise { 1 + random.below(900) } else { 0 }),
        Kind::Years | Kind::Count => Given::Count(Span::exactly(if otherwise { random.below(4) as u16 } else { 0 })),
        Kind::Number => Given::Number(Span::exactly(Exact::from(random.below(9) as u32))),
    }
}

fn flow(cadence: Cadence, yuan: u64) -> Given {
    Given::Flow(Flow { cadence, yuan: Span::exactly(Exact::from(yuan as u32)) })
}

/// One answer in two hundred is less than known.
fn weakened(known: Given, random: &mut Random) -> Answer<Given> {
    match (random.below(600), known) {
        (0, _) => Answer::NotAsked,
        (1, _) => Answer::Unsure,
        (2, Given::Flow(Flow { cadence, yuan })) => {
            let more = yuan.rising(|it| it.checked_add(Exact::from(100)));
            Answer::Given(Given::Flow(Flow { cadence, yuan: yuan.hull(more) }))
        }
        _ => Answer::Given(known),
    }
}

/// A cell, as one or the other list has it.
fn cell(asked: Asked, answer: Answer<Given>, style: u64) -> String {
    let given = match answer {
        Answer::NotAsked => return String::new(),
        Answer::Unsure => return ["不清楚", "unsure", "?"][style as usize % 3].to_owned(),
        Answer::Given(given) => given,
    };
    match given {
        Given::YesNo(is_so) => {
            [["否", "是"], ["无", "有"], ["no", "yes"], ["0", "1"]][style as usize % 4][usize::from(is_so)].to_owned()
        }
        Given::Choice(bits) => word(asked, bits.trailing_zeros() as usize, style),
        Given::Yuan(yuan) => amount(yuan, style),
        Given::Flow(Flow { yuan, .. }) if yuan.single() == Some(Exact::ZERO) => "0".to_owned(),
        Given::Flow(Flow { cadence, yuan }) => {
            format!("{}{}", amount(yuan, style), if cadence == Cadence::Yearly { "/年" } else { "/月" })
        }
        Given::Years(span) | Given::Count(span) => span.single().map(|it| it.to_string()).unwrap_or_default(),
        Given::Number(span) => span.single().map(|it| it.to_string()).unwrap_or_default(),
    }
}

fn word(asked: Asked, index: usize, style: u64) -> String {
    let texts = jiuzhu_words::Texts::of_every_language();
    let identifier = match asked.kind() {
        Kind::Choice(names) => names[index],
        _ => "",
    };
    match texts.get(style as usize % 3) {
        Some(texts) => texts.choice(asked.name(), index).to_owned(),
        None => identifier.to_owned(),
    }
}

fn amount(yuan: Span<Exact>, style: u64) -> String {
    match (yuan.least(), yuan.most()) {
        (Some(least), Some(most)) if least != most => format!("{least}-{most}"),
        (Some(yuan), _) if style.is_multiple_of(5) => format!("{yuan}元"),
        (Some(yuan), _) => yuan.to_string(),
        _ => String::new(),
    }
}

/// The next of a fixed row of numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }
}
