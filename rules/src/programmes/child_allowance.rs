//! 孤儿、事实无人抚养儿童基本生活补贴 · the allowance of orphans and de facto unattended children (CR-6, TK-6, IX-4).
//!
//! How father and mother are is told as such. The state of a parent who lives with the child and could look after it
//! settles the matter.

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Away, Disability, Grade, ParentState, Person, Relation},
    household::{ADULT, Reading},
    law::{self, Article, governing},
    programmes::Claim,
    reckoning::{
        money::Monthly,
        step::How,
        traced::{Amount, Condition, Selected, all, any},
        world::World,
    },
    term::Term,
};

/// When children who are not orphans came in, with six circumstances of their parents; and from when it is sure that the
/// two that a notice of 2020 added count. The day of that notice was not read.
const UNATTENDED_FROM: Date = day(2020, 1, 1);
const EIGHT_CIRCUMSTANCES_FROM: Date = day(2021, 1, 1);

/// Whether a child is an orphan, or unattended though not one.
#[derive(Clone, Copy)]
pub struct ChildTrack<W: World> {
    orphan: Condition<W>,
    unattended: Condition<W>,
}

impl<W: World> ChildTrack<W> {
    pub fn entitled(&self) -> Condition<W> {
        if self.orphan.may_hold() { self.orphan | self.unattended } else { self.unattended }
    }
}

impl<'c, W: World> Reading<'c, W> {
    /// CR-6: an orphan's standard each month. Whoever gets dibao, tekun support or the living subsidy gets the difference
    /// (IX-4); an orphan is either tekun or gets the allowance (TK-6), and whether dibao is taken off it is local (IX-2).
    /// `received` says what the child gets besides.
    pub fn child_allowance(
        &self,
        person: &Person<'c, W>,
        track: &ChildTrack<W>,
        received: impl FnOnce() -> Amount<W, Monthly>,
    ) -> Claim<W> {
        let entitled = track.entitled();
        if !entitled.may_hold() {
            return Claim { holds: entitled, ..Claim::none(self.world) };
        }
        let full = self.figures().child_standard().named(Term::ChildStandard);
        let received = received().named(Term::ReceivedBeside).of_person(person.index);
        let difference = (full - received).not_negative();
        let amount =
            if track.orphan.may_hold() { track.orphan.choose(difference.up_to(full), difference) } else { difference };
        let holds = if track.orphan.may_hold() {
            (track.orphan & !self.is_tekun(person)) | track.unattended
        } else {
            track.unattended
        };
        let article = self.allowance_article();
        let holds = holds.named(Term::ChildAllowanceHolds).of_person(person.index).under(article);
        let amount = amount.when(holds).named(Term::ChildAllowanceAmount).of_person(person.index).under(article);
        Claim { concerns: entitled.value(), holds, amount }
    }

    /// DS-5: an orphan's allowance, or that of an unattended child where nothing is taken off it.
    pub fn paid_in_full(&self, person: &Person<'c, W>, track: &ChildTrack<W>, on_dibao: Condition<W>) -> Condition<W> {
        if !track.entitled().may_hold() {
            return track.unattended;
        }
        let other = any(self.world, &[on_dibao, self.is_tekun(person)]);
        let orphan = all(self.world, &[track.orphan, !self.is_tekun(person)]);
        let in_full = orphan | all(self.world, &[track.unattended, !other]);
        in_full.named(Term::ChildAllowanceInFull).of_person(person.index)
    }

    /// CR-6: by the state of both parents.
    pub fn child_track(&self, person: &Person<'c, W>) -> ChildTrack<W> {
        let minor = person.age().under_years(ADULT);
        if !minor.may_hold() {
            return ChildTrack { orphan: minor, unattended: minor };
        }
        let left = all(self.world, &[minor, !self.looked_after_at_home(person)]);
        if !left.may_hold() {
            return ChildTrack { orphan: left, unattended: left };
        }
        let parents = [person.father(), person.mother()];
        let [father_gone, mother_gone] = parents.map(|it| it.is_one_of(GONE));
        let orphan = all(self.world, &[left, father_gone, mother_gone]);
        let orphan = orphan.named(Term::IsOrphan).of_person(person.index);
        let in_force = Condition::fixed(self.world, How::OnThisDay, self.case.day >= UNATTENDED_FROM);
        if !in_force.may_hold() {
            return ChildTrack { orphan, unattended: in_force };
        }
        let [father, mother] = parents.map(|it| self.gone_or_unable(person, it));
        let not_both_gone = !all(self.world, &[father_gone, mother_gone]);
        let unattended = all(self.world, &[left, father, mother, not_both_gone]);
        let unattended = unattended.named(Term::IsUnattended).of_person(person.index).under(self.allowance_article());
        ChildTrack { orphan, unattended }
    }

    /// Dead or missing, or in one of the circumstances; four of these only after six months.
    fn gone_or_unable(&self, person: &Person<'c, W>, parent: Selected<W, ParentState>) -> Condition<W> {
        let at_once = match self.case.day {
            day if day >= EIGHT_CIRCUMSTANCES_FROM => parent.is_one_of(&[GONE, AT_ONCE, ADDED].concat()),
            _ => {
                let added = parent.is_one_of(ADDED);
                let before = parent.is_one_of(&[GONE, AT_ONCE].concat());
                let notice_of_2020 = Condition::of_unknown_day(self.world);
                if added.may_hold() { before | (added & notice_of_2020) } else { before }
            }
        };
        let lasting = parent.is_one_of(AFTER_SIX_MONTHS);
        if lasting.may_hold() { at_once | (lasting & person.parents_six_months()) } else { at_once }
    }

    /// Whether a parent who is well lives with the child, going by the relations to the applicant.
    fn looked_after_at_home(&self, child: &Person<'c, W>) -> Condition<W> {
        let parents_of: [(Relation, &[Relation]); 2] =
            [(Relation::Child, &[Relation::Applicant, Relation::Spouse]), (Relation::Applicant, &[Relation::Parent])];
        let mut caring = Vec::new();
        for (relation, parents) in parents_of {
            let related = child.relation().is(relation);
            if !related.may_hold() {
                continue;
            }
            for other in self.people().filter(|it| it.index != child.index) {
                let parent = other.relation().is_one_of(parents);
                if !parent.may_hold() {
                    continue;
                }
                let cares = self.can_look_after(&other, relation == Relation::Applicant);
                caring.push(all(self.world, &[related, parent, cares]));
                if caring.last().is_some_and(Condition::holds_surely) {
                    return any(self.world, &caring);
                }
            }
        }
        any(self.world, &caring)
    }

    fn can_look_after(&self, parent: &Person<'c, W>, may_be_in_law: bool) -> Condition<W> {
        let severe = if parent.has_certificate().may_hold() {
            let mind = parent.disability().is_one_of(&[Disability::Intellectual, Disability::Psychiatric]);
            let grade = |grades| parent.certified_grade(grades);
            grade(&[Grade::One, Grade::Two]) | (mind & grade(&[Grade::Three, Grade::Four]))
        } else {
            parent.has_certificate()
        };
        let here = all(
            self.world,
            &[parent.away().is(Away::Not), parent.lives_with_family(), !severe, !parent.seriously_ill()],
        );
        if may_be_in_law && here.may_hold() { here & !parent.is_spouses_parent() } else { here }
    }

    fn allowance_article(&self) -> Article {
        governing(self.case.day, [law::unattended_children_2019::PART_3_1])
    }
}

/// 死亡、宣告失踪
const GONE: &[ParentState] = &[ParentState::Dead, ParentState::DeclaredMissing];
const AT_ONCE: &[ParentState] = &[ParentState::SevereDisability, ParentState::SeriouslyIll];
/// 服刑、强制隔离戒毒、其他限制人身自由、失联: for six months or more.
const AFTER_SIX_MONTHS: &[ParentState] =
    &[ParentState::Prison, ParentState::CompulsoryRehab, ParentState::OtherRestriction, ParentState::LostContact];
/// 撤销监护资格、遣送出境
const ADDED: &[ParentState] = &[ParentState::GuardianshipWithdrawn, ParentState::Deported];
