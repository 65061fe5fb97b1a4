//! Who of the people in the case owes whom support, from their relations to the applicant (DB-HH-8, TK-5).

use core::cell::OnceCell;

use crate::{
    facts::{Person, Relation},
    household::{ADULT, Reading},
    reckoning::{
        step::How,
        traced::{Condition, all, any},
        world::World,
    },
};

/// Who along with a person owes her support.
pub(super) struct Supporters<W: World> {
    /// Whether somebody who cannot be tekun himself is an able one, if there is anybody.
    pub firm: Option<Condition<W>>,
    pub maybe_tekun: Vec<MaybeTekun<W>>,
}

/// Somebody who may be tekun himself.
pub(super) struct MaybeTekun<W: World> {
    /// His place in the case.
    pub index: usize,
    /// Whether he would be an able supporter apart from that.
    pub able: Condition<W>,
}

/// The people of a case, and what was found of each that others need to know.
pub(super) struct Kinship<'a, 'c, W: World> {
    reading: &'a Reading<'c, W>,
    people: &'a [Person<'c, W>],
    incapable: &'a [Condition<W>],
    unable: Vec<OnceCell<Condition<W>>>,
}

impl<'a, 'c, W: World> Kinship<'a, 'c, W> {
    pub fn of(reading: &'a Reading<'c, W>, people: &'a [Person<'c, W>], incapable: &'a [Condition<W>]) -> Self {
        Kinship { reading, people, incapable, unable: people.iter().map(|_| OnceCell::new()).collect() }
    }

    /// TK-2 of one of them.
    pub fn incapable(&self, person: &Person<'c, W>) -> Condition<W> {
        let found = self.incapable.get(usize::from(person.index));
        found.copied().unwrap_or_else(|| self.no())
    }

    /// Who of the people in the case supports the person, or could.
    pub fn supporters(&self, person: &Person<'c, W>) -> Supporters<W> {
        if let Some(child) = self.one_of_the_couple_is_child_of(person).filter(Condition::holds_surely) {
            return Supporters { firm: Some(child), maybe_tekun: Vec::new() };
        }
        let (mut firm, mut maybe_tekun) = (Vec::from_iter(self.nearer_kin_able(person)), Vec::new());
        for (index, other) in self.people.iter().enumerate().filter(|(_, other)| other.index != person.index) {
            let owes = self.owes(other, person);
            if !owes.may_hold() {
                continue;
            }
            let able = owes & !self.unable(index, other);
            if self.incapable(other).may_hold() {
                maybe_tekun.push(MaybeTekun { index, able });
            } else if able.may_hold() {
                firm.push(able);
            }
            if able.holds_surely() && !self.incapable(other).may_hold() {
                break;
            }
        }
        let firm = (!firm.is_empty()).then(|| any(self.reading.world, &firm));
        Supporters { firm, maybe_tekun }
    }

    /// A parent is the applicant's or the spouse's. Where both are able it does not matter whose.
    fn one_of_the_couple_is_child_of(&self, parent: &Person<'c, W>) -> Option<Condition<W>> {
        let is = |person: &Person<'c, W>, relation| person.relation().value().single() == Some(relation);
        let any_who_is = |relation| self.people.iter().any(|it| is(it, relation));
        if !(is(parent, Relation::Parent) && any_who_is(Relation::Applicant) && any_who_is(Relation::Spouse)) {
            return None;
        }
        let able = [Relation::Applicant, Relation::Spouse].map(|relation| {
            let able = self.people.iter().enumerate().filter(|(_, it)| is(it, relation)).map(|(index, it)| {
                let capable = all(self.reading.world, &[it.is_adult(), !self.incapable(it)]);
                self.both(capable, || !self.unable(index, it))
            });
            any(self.reading.world, able)
        });
        Some(all(self.reading.world, &able))
    }

    fn unable(&self, index: usize, other: &Person<'c, W>) -> Condition<W> {
        let find = || self.reading.person_unable(other);
        self.unable.get(index).map_or_else(find, |found| *found.get_or_init(find))
    }

    /// Of a grandchild the parents, of a grandparent the children, of a minor sibling the parents: whether they are alive
    /// and able is told as such.
    fn nearer_kin_able(&self, person: &Person<'c, W>) -> Option<Condition<W>> {
        let asked = match person.relation().value().single()? {
            Relation::Grandchild | Relation::Grandparent => true,
            Relation::Sibling => self.minor(person).holds_surely(),
            _ => false,
        };
        asked.then(|| !person.nearer_kin_unable())
    }

    /// Whether `other` owes the person support, going by their relations to the applicant. Able grandparents, grandchildren
    /// and elder siblings stand for the nearer kin (see [`Reading::none_able_outside`]). Children-in-law, uncles, cousins
    /// and others owe nothing.
    fn owes(&self, other: &Person<'c, W>, person: &Person<'c, W>) -> Condition<W> {
        use Relation::{Applicant, Child, ChildsSpouse, Grandchild, Grandparent, Parent, Sibling, Spouse};
        let (Some(theirs), Some(hers)) = (other.relation().value().single(), person.relation().value().single()) else {
            return self.open(other, person);
        };
        match (theirs, hers) {
            (Applicant, Spouse) | (Spouse, Applicant) => self.yes(),
            (Applicant | Spouse, Child) => self.yes(),
            (Child, Applicant | Spouse) => other.is_adult(),
            (Applicant, Parent) => self.both(other.is_adult(), || !person.is_spouses_parent()),
            (Spouse, Parent) => self.both(other.is_adult(), || person.is_spouses_parent()),
            (Parent, Applicant | Sibling) => !other.is_spouses_parent(),
            (Parent, Spouse) => other.is_spouses_parent(),
            (Sibling, Parent) => self.both(other.is_adult(), || !person.is_spouses_parent()),
            (Parent, Parent) => self.couple(other, person, Parent),
            (Grandparent, Grandparent) => self.couple(other, person, Grandparent),
            (Child, ChildsSpouse) | (ChildsSpouse, Child) => self.couple(other, person, Child),
            (Applicant | Spouse, Grandchild) | (Parent, Child) | (Grandparent, Applicant | Sibling) => {
                self.minor(person)
            }
            (Grandchild, Applicant | Spouse) | (Child, Parent) | (Applicant | Sibling, Grandparent) => other.is_adult(),
            (Applicant, Sibling) | (Sibling, Applicant | Sibling) | (Child, Child) => {
                self.both(other.is_adult(), || self.sibling_owes(other, person))
            }
            // Brothers and sisters or cousins; own child or nephew; own parent or parent-in-law: that is not told.
            (Grandchild, Grandchild | Child | ChildsSpouse) => self.both(other.is_adult(), || self.open(other, person)),
            (Grandparent, Parent) => self.open(other, person),
            _ => self.no(),
        }
    }

    /// Husband and wife, as far as relations tell: both married, and nobody else whom either could be married to.
    fn couple(&self, one: &Person<'c, W>, other: &Person<'c, W>, of: Relation) -> Condition<W> {
        let married = self.both(one.married(), || other.married());
        let most = if of == Relation::Child { 1 } else { 2 };
        let candidates = self.people.iter().filter(|it| it.relation().value().allows(of)).count();
        if candidates <= most { married } else { self.both(married, || self.open(one, other)) }
    }

    /// A grown-up brother or sister, to a minor, and to an elder who raised the younger.
    fn sibling_owes(&self, other: &Person<'c, W>, person: &Person<'c, W>) -> Condition<W> {
        let minor = self.minor(person);
        if minor.holds_surely() {
            return minor;
        }
        let raised = self.both(other.age().fewer_than(person.age()), || person.raised_siblings());
        minor | raised
    }

    fn minor(&self, person: &Person<'c, W>) -> Condition<W> {
        person.age().under_years(ADULT)
    }

    fn both(&self, one: Condition<W>, other: impl FnOnce() -> Condition<W>) -> Condition<W> {
        if one.may_hold() { all(self.reading.world, &[one, other()]) } else { one }
    }

    /// What the relations leave open.
    fn open(&self, one: &Person<'c, W>, other: &Person<'c, W>) -> Condition<W> {
        let relations = [one.relation().is(Relation::Applicant), other.relation().is(Relation::Applicant)];
        Condition::undecided(self.reading.world, &relations)
    }

    fn yes(&self) -> Condition<W> {
        Condition::fixed(self.reading.world, How::Fixed, true)
    }

    fn no(&self) -> Condition<W> {
        Condition::fixed(self.reading.world, How::Fixed, false)
    }
}
