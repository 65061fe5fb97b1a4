//! 共同生活的家庭成员 · who counts as a member of the household (DB-HH-1 to DB-HH-7).

use crate::{
    case::Case,
    facts::{Away, Disability, Grade, Household, Person, Relation, Study, Work},
    law::{self, governing},
    local::LocalFigure,
    locality::Locality,
    reckoning::{
        step::How,
        traced::{Condition, People, Traced, all, any},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// The law's adult (GEN-7).
const ADULT: u16 = 18;

/// A case read in one world, with what is supposed where the household is not settled.
#[derive(Clone, Copy)]
pub struct Reading<'c, W: World> {
    pub world: W,
    pub case: &'c Case,
    pub locality: Locality<'c, W>,
    pub supposed: Supposed,
}

/// One way to read what is not settled: who counts, and whether the basic pension does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supposed {
    /// Bits of the people whose membership is supposed rather than found, and of those supposed to count.
    pub open: u32,
    pub counted: u32,
    pub basic_pension_exempt: Option<bool>,
}

impl<'c, W: World> Reading<'c, W> {
    pub fn of(world: W, case: &'c Case) -> Self {
        let locality = Locality::of(world, case);
        Reading { world, case, locality, supposed: Supposed::default() }
    }

    pub fn household(&self) -> Household<'c, W> {
        Household { world: self.world, answers: &self.case.household }
    }

    pub fn people(&self) -> impl Iterator<Item = Person<'c, W>> + Clone + use<'c, W> {
        let (world, case) = (self.world, self.case);
        (0u8..).zip(&case.people).map(move |(index, answers)| Person { world, index, answers })
    }

    /// Whether the person counts, as found or as supposed in this reading.
    pub fn counts(&self, person: &Person<'c, W>) -> Condition<W> {
        let bit = 1 << person.index;
        if self.supposed.open & bit == 0 {
            return self.membership(person);
        }
        let supposed = Truth::from(self.supposed.counted & bit != 0);
        Traced::leaf(self.world, How::Supposed, supposed).named(Term::Counts).of_person(person.index)
    }

    /// The people who count in this reading.
    pub fn members(&self) -> Members<'c, W> {
        let verdicts = self.people().map(|person| (person, self.counts(&person)));
        let (people, found): (Vec<_>, Vec<_>) = verdicts.filter(|(_, counts)| counts.holds_surely()).unzip();
        let count = People::count_of(self.world, &found).named(Term::Members);
        Members { people, count }
    }

    /// DB-HH-2: spouse; minor children; adult children who cannot live independently; anyone else bound by a duty
    /// of support who lives with the family for the long term.
    pub fn membership(&self, person: &Person<'c, W>) -> Condition<W> {
        let relation = person.relation();
        let by_relation = relation.value().possible().map(|kind| self.counts_as(kind, person));
        let belongs = match relation.value().single() {
            Some(kind) => self.counts_as(kind, person),
            None => relation
                .value()
                .possible()
                .zip(by_relation)
                .map(|(kind, counts)| relation.is(kind) & counts)
                .reduce(|a, b| a | b)
                .unwrap_or_else(|| Condition::fixed(self.world, How::Fixed, false)),
        };
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_7, law::dibao_measures_2012::WHOLE]);
        (belongs & !self.left_out(person)).named(Term::Counts).of_person(person.index).under(article)
    }

    fn counts_as(&self, relation: Relation, person: &Person<'c, W>) -> Condition<W> {
        let lives_here = || person.lives_with_family();
        match relation {
            Relation::Applicant | Relation::Spouse => Condition::fixed(self.world, How::Fixed, true),
            Relation::Child => any(
                self.world,
                &[
                    person.age().under_years(ADULT),
                    person.studies_below_master() | person.work().is(Work::Unable),
                    lives_here(),
                ],
            ),
            // DB-HH-3: a parent counts only through duty and living together.
            Relation::Parent => lives_here().under(law::civil_code::ARTICLE_1067),
            Relation::Grandchild => {
                let duty = self.someone_is(Relation::Child, person) | person.nearer_kin_unable();
                lives_here() & duty.under(law::civil_code::ARTICLE_1074)
            }
            Relation::Grandparent => {
                let duty = self.someone_is(Relation::Parent, person) | person.nearer_kin_unable();
                lives_here() & duty.under(law::civil_code::ARTICLE_1074)
            }
            // Brothers and sisters owe each other support only while one is a minor or cannot work.
            Relation::Sibling => {
                let needs_support = person.age().under_years(ADULT) | person.work().is(Work::Unable);
                let owed = (person.nearer_kin_unable() & needs_support).under(law::civil_code::ARTICLE_1075);
                lives_here() & (self.someone_is(Relation::Parent, person) | owed)
            }
            Relation::ChildsSpouse => lives_here() & self.someone_is(Relation::Child, person),
            Relation::Other => Condition::fixed(self.world, How::Fixed, false),
        }
    }

    /// Whether the nearer kin through whom the duty runs, an adult, lives here too (DB-HH-8).
    fn someone_is(&self, relation: Relation, apart_from: &Person<'c, W>) -> Condition<W> {
        let others = self.people().filter(|other| other.index != apart_from.index);
        any(
            self.world,
            others.map(|other| {
                all(self.world, &[other.relation().is(relation), other.is_adult(), other.lives_with_family()])
            }),
        )
    }

    /// DB-HH-6, DB-HH-7: persons the law leaves out.
    fn left_out(&self, person: &Person<'c, W>) -> Condition<W> {
        let away = person.away();
        let nationally =
            away.is_one_of(&[Away::Religious, Away::Prison, Away::CompulsoryRehab, Away::DeclaredMissing, Away::Tekun]);
        let left_out = if away.value().allows(Away::Conscript) {
            let by_province =
                self.locality.allows(self.case.local.conscripts_excluded, LocalFigure::ConscriptsExcluded);
            nationally | (away.is(Away::Conscript) & by_province)
        } else {
            nationally
        };
        left_out.named(Term::LeftOut).of_person(person.index)
    }
}

/// The members of a household in one reading.
pub struct Members<'c, W: World> {
    pub people: Vec<Person<'c, W>>,
    pub count: People<W>,
}

impl<'c, W: World> Members<'c, W> {
    pub fn include(&self, person: &Person<'c, W>) -> bool {
        self.people.iter().any(|member| member.index == person.index)
    }
}

impl<W: World> Person<'_, W> {
    /// DB-HH-4: full-time education up to and including bachelor level.
    fn studies_below_master(&self) -> Condition<W> {
        self.study().is_one_of(&[Study::School, Study::College])
    }

    pub fn is_adult(&self) -> Condition<W> {
        self.age().at_least_years(ADULT)
    }

    /// A certificate of one of these grades.
    pub fn certified_grade(&self, grades: &[Grade]) -> Condition<W> {
        let certified = self.has_certificate();
        if certified.may_hold() { certified & self.disability_grade().is_one_of(grades) } else { certified }
    }

    /// DS-1: a valid certificate.
    pub fn has_certificate(&self) -> Condition<W> {
        (!self.disability().is(Disability::No)).named(Term::HasCertificate).of_person(self.index)
    }

    /// 重度 in dibao: grade 1 or 2 of any kind, grade 3 intellectual or psychiatric (DB-SP-2).
    pub fn severe_for_dibao(&self) -> Condition<W> {
        let certified = self.has_certificate();
        if !certified.may_hold() {
            return certified.named(Term::SevereForDibao).of_person(self.index);
        }
        let mind = || self.disability().is_one_of(&[Disability::Intellectual, Disability::Psychiatric]);
        let severe = self.certified_grade(&[Grade::One, Grade::Two]) | (self.certified_grade(&[Grade::Three]) & mind());
        severe.named(Term::SevereForDibao).of_person(self.index)
    }
}
