//! Who counts by living along, because support is owed to a member or by one (DB-HH-2, item 4; DB-HH-8).

use crate::{
    facts::{Person, Relation, Work},
    household::{ADULT, Reading},
    law,
    reckoning::{
        step::How,
        traced::{Condition, all, any},
        world::World,
    },
};

impl<'c, W: World> Reading<'c, W> {
    /// DB-HH-8: the applicant's own parents. The parents of a husband or wife are bound to these alone, and to grown
    /// grandchildren once their own child is dead or unable (docs/decisions/0010).
    pub(super) fn bound_to_parent(&self, parent: &Person<'c, W>) -> Condition<W> {
        let spouse = self.someone_is(Relation::Spouse, parent);
        if spouse.holds_surely() {
            return spouse.under(law::civil_code::ARTICLE_1067);
        }
        let own = !parent.is_spouses_parent();
        let own = if spouse.may_hold() { own | spouse } else { own };
        let own = own.under(law::civil_code::ARTICLE_1067);
        if own.holds_surely() {
            return own;
        }
        let grandchild = self.someone_is(Relation::Child, parent);
        if !grandchild.may_hold() {
            return own;
        }
        own | (grandchild & parent.nearer_kin_unable()).under(law::civil_code::ARTICLE_1074)
    }

    /// DB-HH-8: to the parents of the grandchild, or to the applicant and the spouse where these parents are dead or unable.
    pub(super) fn bound_to_grandchild(&self, grandchild: &Person<'c, W>) -> Condition<W> {
        let duty = self.someone_is(Relation::Child, grandchild) | grandchild.nearer_kin_unable();
        duty.under(law::civil_code::ARTICLE_1074)
    }

    /// DB-HH-8: to a child of the grandparent, or to grandchildren where those children are dead or unable.
    pub(super) fn bound_to_grandparent(&self, grandparent: &Person<'c, W>) -> Condition<W> {
        let duty = self.own_parent_is_here(grandparent) | grandparent.nearer_kin_unable();
        duty.under(law::civil_code::ARTICLE_1074)
    }

    /// DB-HH-2, item 4: brothers and sisters count through the applicant, a parent or a grandparent; whoever counts may
    /// bring in the next.
    pub(super) fn bound_to_sibling(&self, sibling: &Person<'c, W>) -> Condition<W> {
        let alone = self.bound_to_elders_or_applicant(sibling);
        if alone.holds_surely() {
            return alone;
        }
        let is_another =
            |it: &Person<'c, W>| it.index != sibling.index && it.relation().is(Relation::Sibling).may_hold();
        let others = Vec::from_iter(self.people().filter(is_another));
        let mut counts = Vec::from_iter(others.iter().map(|other| {
            let here = other.relation().is(Relation::Sibling) & self.lives_along(other);
            if here.may_hold() { here & self.bound_to_elders_or_applicant(other) } else { here }
        }));
        for _ in &others {
            let next = Vec::from_iter(others.iter().zip(&counts).map(|(other, counts_already)| {
                let through = |(third, counts): (&Person<'c, W>, &Condition<W>)| {
                    (third.index != other.index && counts.may_hold())
                        .then(|| *counts & self.siblings_bound(other, third))
                };
                let ways = Vec::from_iter(others.iter().zip(&counts).filter_map(through));
                if counts_already.holds_surely() || !ways.iter().any(Condition::may_hold) {
                    return *counts_already;
                }
                let here = other.relation().is(Relation::Sibling) & self.lives_along(other);
                *counts_already | (here & any(self.world, &ways))
            }));
            let settled = next.iter().zip(&counts).all(|(next, before)| next.value() == before.value());
            counts = next;
            if settled {
                break;
            }
        }
        let through = others.iter().zip(&counts).filter(|(_, counts)| counts.may_hold());
        let ways = Vec::from_iter(through.map(|(other, counts)| *counts & self.siblings_bound(sibling, other)));
        if ways.is_empty() { alone } else { alone | any(self.world, &ways) }
    }

    fn bound_to_elders_or_applicant(&self, sibling: &Person<'c, W>) -> Condition<W> {
        let applicant = self.people().next().map(|applicant| self.siblings_bound(sibling, &applicant));
        let elders = [self.own_parent_is_here(sibling), self.grandparent_without_children(sibling)];
        any(self.world, &Vec::from_iter(elders.into_iter().chain(applicant)))
    }

    /// DB-HH-8: grandchildren owe a grandparent here whose own children are dead or not able, and minors are owed by
    /// one.
    fn grandparent_without_children(&self, grandchild: &Person<'c, W>) -> Condition<W> {
        let others = self.people().filter(|other| other.index != grandchild.index);
        let grandparents = others.map(|other| (other, other.relation().is(Relation::Grandparent)));
        let alone = grandparents
            .filter(|(_, is)| is.may_hold())
            .map(|(other, is)| all(self.world, &[is, self.lives_along(&other), other.nearer_kin_unable()]));
        any(self.world, &Vec::from_iter(alone)).under(law::civil_code::ARTICLE_1074)
    }

    /// DB-HH-8: whether one of two, the applicant or brothers and sisters, owes the other support.
    fn siblings_bound(&self, one: &Person<'c, W>, other: &Person<'c, W>) -> Condition<W> {
        let ways = [
            self.elder_supports(one, other),
            self.elder_supports(other, one),
            self.younger_supports(one, other),
            self.younger_supports(other, one),
        ];
        any(self.world, &ways).under(law::civil_code::ARTICLE_1075)
    }

    /// A minor whose parents are dead or unable. The parents are the same; of the applicant's it is told with the other.
    fn elder_supports(&self, elder: &Person<'c, W>, minor: &Person<'c, W>) -> Condition<W> {
        let ages = all(self.world, &[elder.is_adult(), minor.age().under_years(ADULT)]);
        let told_of = if minor.index == 0 { elder } else { minor };
        if ages.may_hold() { ages & told_of.nearer_kin_unable() } else { ages }
    }

    /// An elder who cannot work, by somebody grown up whom the elder raised.
    fn younger_supports(&self, younger: &Person<'c, W>, elder: &Person<'c, W>) -> Condition<W> {
        let ages = all(self.world, &[younger.is_adult(), younger.age().fewer_than(elder.age())]);
        if !ages.may_hold() {
            return ages;
        }
        let owed = ages & elder.work().is(Work::Unable);
        if !owed.may_hold() {
            return owed;
        }
        owed & match (younger.index, elder.index) {
            (0, _) => elder.raised_by_elder(),
            (_, 0) => younger.raised_by_elder(),
            _ => elder.raised_siblings(),
        }
    }

    /// A parent of the applicant, not of the spouse, through whom the duty runs (DB-HH-8).
    fn own_parent_is_here(&self, apart_from: &Person<'c, W>) -> Condition<W> {
        self.someone_here(Relation::Parent, apart_from, |parent| !parent.is_spouses_parent())
    }

    /// Whether the nearer kin through whom the duty runs, an adult, lives here too (DB-HH-8).
    pub(super) fn someone_is(&self, relation: Relation, apart_from: &Person<'c, W>) -> Condition<W> {
        self.someone_here(relation, apart_from, |_| Condition::fixed(self.world, How::Fixed, true))
    }

    fn someone_here(
        &self,
        relation: Relation,
        apart_from: &Person<'c, W>,
        besides: impl Fn(&Person<'c, W>) -> Condition<W>,
    ) -> Condition<W> {
        let others = self.people().filter(|other| other.index != apart_from.index);
        let found = others.map(|other| {
            let here = all(self.world, &[other.relation().is(relation), other.is_adult()]);
            if !here.may_hold() {
                return here;
            }
            all(self.world, &[here, self.lives_along(&other), besides(&other)])
        });
        any(self.world, &Vec::from_iter(found))
    }

    /// In the home for the long term, and not among those who are left out of every household.
    fn lives_along(&self, person: &Person<'c, W>) -> Condition<W> {
        person.lives_with_family() & !self.left_out(person)
    }
}
