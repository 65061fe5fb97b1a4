//! 共同生活的家庭成员 · who counts as a member of the household (DB-HH-1 to DB-HH-7).

mod duty;

use jiff_core::civil::Date;

use crate::{
    case::{Case, day},
    facts::{Away, Disability, Grade, Household, Person, Relation, Study, Work},
    law::{self, governing},
    local::{Figures, LocalFigure},
    locality::Locality,
    programmes::TekunStanding,
    reckoning::{
        step::How,
        traced::{Condition, People, Traced, all, any},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// The law's adult (GEN-7).
pub const ADULT: u16 = 18;

/// Until then parents stood beside minor children among those who count (DB-HH-3).
const PARENTS_LISTED_UNTIL: Date = day(2021, 7, 1);

/// A case read in one world, with what is supposed where the household is not settled.
#[derive(Clone, Copy)]
pub struct Reading<'c, W: World> {
    pub world: W,
    pub case: &'c Case,
    pub locality: Locality<'c, W>,
    pub supposed: Supposed,
    /// For each person, how it stands with tekun; nobody is until that is found.
    pub tekun: &'c [TekunStanding<W>],
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
        Reading { world, case, locality, supposed: Supposed::default(), tekun: &[] }
    }

    pub fn household(&self) -> Household<'c, W> {
        Household { world: self.world, answers: &self.case.household }
    }

    /// The parameters of the place, by name.
    pub fn figures(&self) -> Figures<'c, W> {
        self.locality.figures()
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
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_7, law::dibao_measures_2012::WHOLE]);
        let counts = self.would_count(person) & !self.left_out_as_tekun(person);
        counts.named(Term::Counts).of_person(person.index).under(article)
    }

    /// Whether the person would count if nobody were tekun.
    pub fn would_count(&self, person: &Person<'c, W>) -> Condition<W> {
        self.belongs(person) & !self.left_out(person)
    }

    /// Whether relation, duty and living together make the person one of the family, left out of dibao or not.
    fn belongs(&self, person: &Person<'c, W>) -> Condition<W> {
        let relation = person.relation();
        let by_relation = relation.value().possible().map(|kind| self.counts_as(kind, person));
        match relation.value().single() {
            Some(kind) => self.counts_as(kind, person),
            None => relation
                .value()
                .possible()
                .zip(by_relation)
                .map(|(kind, counts)| relation.is(kind) & counts)
                .reduce(|a, b| a | b)
                .unwrap_or_else(|| Condition::fixed(self.world, How::Fixed, false)),
        }
    }

    fn counts_as(&self, relation: Relation, person: &Person<'c, W>) -> Condition<W> {
        let lives_here = || person.lives_with_family();
        match relation {
            Relation::Applicant | Relation::Spouse => Condition::fixed(self.world, How::Fixed, true),
            Relation::Child => self.child_counts(person),
            // DB-HH-3: a parent counts only through duty and living together, since 2021.
            Relation::Parent => {
                let listed = Condition::fixed(self.world, How::OnThisDay, self.case.day < PARENTS_LISTED_UNTIL);
                if listed.holds_surely() { listed } else { lives_here() & self.bound_to_parent(person) }
            }
            Relation::Grandchild => lives_here() & self.bound_to_grandchild(person),
            Relation::Grandparent => lives_here() & self.bound_to_grandparent(person),
            Relation::Sibling => lives_here() & self.bound_to_sibling(person),
            Relation::ChildsSpouse => lives_here() & self.someone_is(Relation::Child, person),
            Relation::Other => Condition::fixed(self.world, How::Fixed, false),
        }
    }

    /// DB-HH-2, DB-HH-4: a child that is a minor, or grown and not independent; any other that lives along, because it
    /// owes support (docs/decisions/0008); and one that the locality counts for its age (DB-HH-5).
    fn child_counts(&self, person: &Person<'c, W>) -> Condition<W> {
        let dependent = any(
            self.world,
            &[
                person.age().under_years(ADULT),
                person.studies_below_master() | person.work().is(Work::Unable),
                person.lives_with_family(),
            ],
        );
        match self.locality.known_local(self.case.local.unmarried_child_age, LocalFigure::UnmarriedChildAge) {
            Some(limit) if !dependent.holds_surely() => {
                let young = person.age().fewer_than(limit);
                if !young.may_hold() {
                    return dependent;
                }
                let unmarried = (young & !person.married()).named(Term::YoungAndUnmarried).of_person(person.index);
                dependent | unmarried
            }
            _ => dependent,
        }
    }

    /// DB-HH-6, DB-HH-7: persons whom the law leaves out, and the province.
    fn left_out(&self, person: &Person<'c, W>) -> Condition<W> {
        let kinds = [Away::Religious, Away::Prison, Away::CompulsoryRehab, Away::DeclaredMissing];
        let by_law = person.away().is_one_of(&kinds).named(Term::LeftOut).of_person(person.index);
        if by_law.holds_surely() { by_law } else { by_law | self.left_out_by_province(person) }
    }

    /// IX-3, TK-14: those who are tekun, or are likely to be.
    fn left_out_as_tekun(&self, person: &Person<'c, W>) -> Condition<W> {
        self.supported_as_tekun(person).named(Term::LeftOut).of_person(person.index)
    }

    /// DB-HH-7: persons whom some provinces leave out besides: conscripts, people missing for two years and reported,
    /// women married elsewhere whose hukou stayed, and orphans on an allowance, who are no child of anybody here.
    fn left_out_by_province(&self, person: &Person<'c, W>) -> Condition<W> {
        let (away, figures) = (person.away(), self.figures());
        let mut left_out = Vec::new();
        let mut leave_out = |is: Condition<W>, by_province: &dyn Fn() -> Condition<W>| {
            if is.may_hold() {
                left_out.push(is & by_province());
            }
        };
        leave_out(away.is(Away::Conscript), &|| figures.conscripts_excluded());
        leave_out(away.is(Away::MissingReported), &|| figures.missing_excluded());
        leave_out(away.is(Away::MarriedOut), &|| figures.married_out_excluded());
        let kin = [Relation::Grandchild, Relation::Sibling, Relation::Other];
        let orphan = person.relation().is_one_of(&kin);
        if orphan.may_hold() && person.age().under_years(ADULT).may_hold() {
            let minor = person.age().under_years(ADULT);
            let on_allowance = all(self.world, &[orphan, minor, person.gets_orphan_allowance()]);
            leave_out(on_allowance, &|| figures.orphans_excluded());
        }
        any(self.world, &left_out).named(Term::LeftOutByProvince).of_person(person.index)
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

    /// 智力、精神残疾, or a multiple disability of which it is the most severe kind (DS-1).
    pub fn disability_of_mind(&self) -> Condition<W> {
        let of_mind = self.disability().is_one_of(&[Disability::Intellectual, Disability::Psychiatric]);
        let multiple = self.disability().is(Disability::Multiple);
        if multiple.may_hold() { of_mind | (multiple & self.mind_most_severe()) } else { of_mind }
    }

    /// 重度 in dibao: grade 1 or 2 of any kind, grade 3 intellectual or psychiatric (DB-SP-2).
    pub fn severe_for_dibao(&self) -> Condition<W> {
        let certified = self.has_certificate();
        if !certified.may_hold() {
            return certified.named(Term::SevereForDibao).of_person(self.index);
        }
        let (severe, third) = (self.certified_grade(&[Grade::One, Grade::Two]), self.certified_grade(&[Grade::Three]));
        let severe = if third.may_hold() { severe | (third & self.disability_of_mind()) } else { severe };
        severe.named(Term::SevereForDibao).of_person(self.index)
    }
}
