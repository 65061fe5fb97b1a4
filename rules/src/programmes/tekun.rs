//! 特困人员救助供养 · support for persons in extreme hardship (TK-1 to TK-14).
//!
//! Personal: whoever is tekun is left out of any household on dibao (TK-14, IX-3). What is decided here decides who is
//! counted, so it never asks who is counted.

mod capacity;
mod kinship;
mod means;
mod standard;
mod supporters;

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Away, Person, Study},
    household::{ADULT, Reading},
    law::{self, Article, governing},
    programmes::Claim,
    reckoning::{
        step::How,
        traced::{Condition, all},
        truth::Truth,
        world::World,
    },
    term::Term,
};
use kinship::{Kinship, MaybeTekun};
pub use standard::six_abilities;

/// When the measures of 2021 took over from those of 2016 (DOC-06, DOC-07).
const MEASURES_OF_2021: Date = day(2021, 7, 1);

/// How it stands with one person.
#[derive(Clone, Copy)]
pub struct TekunStanding<W: World> {
    /// Whether the person is of those whom the law means.
    pub concerns: Truth,
    pub holds: Condition<W>,
}

/// What has to hold for one person, besides that the people she leans on are tekun too.
struct Candidate<W: World> {
    tests: Vec<Condition<W>>,
    leans_on: Vec<MaybeTekun<W>>,
}

impl<'c, W: World> Reading<'c, W> {
    pub fn tekun(&self, person: &Person<'c, W>) -> Claim<W> {
        let Some(standing) = self.tekun.get(usize::from(person.index)) else {
            return Claim::none(self.world);
        };
        if !standing.holds.may_hold() {
            return Claim { concerns: standing.concerns, holds: standing.holds, ..Claim::none(self.world) };
        }
        let amount = self.tekun_support(person).when(standing.holds);
        Claim {
            concerns: standing.concerns,
            holds: standing.holds,
            amount: amount.named(Term::TekunSupport).of_person(person.index).under(self.tekun_amount_article()),
        }
    }

    /// As far as it was found.
    pub fn is_tekun(&self, person: &Person<'c, W>) -> Condition<W> {
        let standing = self.tekun.get(usize::from(person.index));
        standing.map_or_else(|| Condition::fixed(self.world, How::Fixed, false), |it| it.holds)
    }

    /// IX-3, DS-5: tekun already, or likely to be.
    pub fn supported_as_tekun(&self, person: &Person<'c, W>) -> Condition<W> {
        let already = person.away().is(Away::Tekun);
        let likely = self.is_tekun(person);
        if likely.may_hold() { already | likely } else { already }
    }

    /// TK-1: everybody who is tekun, for each person of the case.
    pub fn tekun_of_all(&self) -> Vec<TekunStanding<W>> {
        let people = Vec::from_iter(self.people());
        let incapable = Vec::from_iter(people.iter().map(|person| self.incapable(person)));
        let kinship = Kinship::of(self, &people, &incapable);
        let candidates = Vec::from_iter(people.iter().map(|person| self.candidate(&kinship, person)));
        let fitting = self.consistent(&candidates);
        let standing = people.iter().zip(incapable).zip(fitting).map(|((person, incapable), fits)| {
            let holds = fits.named(Term::TekunHolds).of_person(person.index).under(self.tekun_article());
            let child_of_able = !(holds.may_hold() || person.away().is(Away::Tekun).may_hold())
                && person.age().under_years(ADULT).holds_surely();
            let concerns = if child_of_able { Truth::No } else { incapable.value() | holds.value() };
            TekunStanding { concerns, holds }
        });
        standing.collect()
    }

    /// TK-5 (1): a supporter who is tekun is unable, so two people who have only each other may both be. Of all sets in
    /// which nobody is left an able supporter the largest counts: we begin with everybody who fits apart from that, and
    /// let go whoever has an able one, until nobody has to.
    fn consistent(&self, candidates: &[Candidate<W>]) -> Vec<Condition<W>> {
        let apart = |it: &Candidate<W>| all(self.world, &it.tests);
        let mut fitting = Vec::from_iter(candidates.iter().map(apart));
        // Each turn makes somebody less likely, and one can become so twice.
        for _ in 0..2 * candidates.len() {
            let next = candidates.iter().zip(&fitting).map(|(candidate, fits)| {
                if candidate.leans_on.is_empty() || !fits.may_hold() {
                    return *fits;
                }
                let unable = candidate.leans_on.iter().map(|other| match fitting.get(other.index) {
                    Some(tekun) if tekun.may_hold() => !other.able | *tekun,
                    _ => !other.able,
                });
                all(self.world, candidate.tests.iter().copied().chain(unable))
            });
            let next = Vec::from_iter(next);
            let settled = next.iter().zip(&fitting).all(|(next, fits)| next.value() == fits.value());
            fitting = next;
            if settled {
                break;
            }
        }
        fitting
    }

    /// TK-1: the tests of one person, up to the first that surely fails.
    fn candidate(&self, kinship: &Kinship<'_, 'c, W>, person: &Person<'c, W>) -> Candidate<W> {
        let mut candidate = Candidate { tests: vec![kinship.incapable(person)], leans_on: Vec::new() };
        if !kinship.incapable(person).may_hold() {
            return candidate;
        }
        let tests: [&dyn Fn() -> Condition<W>; 5] = [
            &|| self.not_ended(person),
            &|| self.none_able_outside(person),
            &|| self.little_own_income(person),
            &|| self.tekun_assets_ok(person),
            &|| self.not_on_child_track(person),
        ];
        let along = kinship.supporters(person);
        candidate.tests.extend(along.firm.map(|able| self.none_able(person, able)));
        candidate.leans_on = along.maybe_tekun;
        for test in tests {
            if candidate.tests.last().is_some_and(|it| !it.may_hold()) {
                break;
            }
            candidate.tests.push(test());
        }
        candidate
    }

    fn none_able(&self, person: &Person<'c, W>, able: Condition<W>) -> Condition<W> {
        (!able).named(Term::NoAbleSupporter).of_person(person.index).under(self.supporters_article())
    }

    /// TK-12: support ends in prison, and when a court declares the person missing.
    fn not_ended(&self, person: &Person<'c, W>) -> Condition<W> {
        let ended = person.away().is_one_of(&[Away::Prison, Away::DeclaredMissing]);
        (!ended).named(Term::NotEnded).of_person(person.index).under(self.ending_article())
    }

    /// TK-6: a minor who chooses the track of orphans and de facto unattended children is not recorded as tekun.
    fn not_on_child_track(&self, person: &Person<'c, W>) -> Condition<W> {
        let track = self.child_track(person).entitled();
        let chosen = if track.may_hold() { track & person.chooses_child_track() } else { track };
        let article = governing(self.case.day, [law::tekun_measures_2021::ARTICLE_9, law::tekun_measures_2016::WHOLE]);
        (!chosen).named(Term::NotOnChildTrack).of_person(person.index).under(article)
    }

    /// TK-2; TK-12: who is tekun as a minor keeps it to 18, and beyond while in school.
    fn incapable(&self, person: &Person<'c, W>) -> Condition<W> {
        let incapable = self.no_capacity(person);
        let already = person.away().is(Away::Tekun);
        if incapable.holds_surely() || !already.may_hold() {
            return incapable;
        }
        let minor = person.age().under_years(ADULT);
        let dependent = if minor.may_hold() { minor & !self.lives_on_own_earnings(person) } else { minor };
        let in_school = if minor.holds_surely() { !minor } else { !minor & person.study().is(Study::School) };
        incapable | (already & (dependent | in_school)).under(self.ending_article())
    }

    fn tekun_article(&self) -> Article {
        governing(
            self.case.day,
            [
                law::social_assistance_law::ARTICLE_16,
                law::tekun_measures_2021::ARTICLE_4,
                law::tekun_measures_2016::WHOLE,
            ],
        )
    }

    fn tekun_amount_article(&self) -> Article {
        governing(self.case.day, [law::social_assistance_law::ARTICLE_17, law::tekun_opinion_2016::WHOLE])
    }

    fn supporters_article(&self) -> Article {
        governing(self.case.day, [law::tekun_measures_2021::ARTICLE_8, law::tekun_measures_2016::WHOLE])
    }

    fn ending_article(&self) -> Article {
        governing(self.case.day, [law::tekun_measures_2021::ARTICLE_24, law::tekun_measures_2016::WHOLE])
    }
}
