//! 法定义务人无履行义务能力 · supporters who cannot perform their duty (TK-5). All of them have to be absent or unable.

use super::MEASURES_OF_2021;
use crate::{
    facts::{Away, Kin, Person, Supporter, SupporterStatus, Whereabouts, Work},
    household::{ADULT, Reading},
    local::LocalFigure,
    reckoning::{
        money::Monthly,
        traced::{Amount, Condition, all, any},
        truth::Truth,
        world::World,
    },
    term::Term,
};

/// From what age a supporter on dibao is unable, and from what age one with little income.
const ELDER: u16 = 60;
const AGED: u16 = 70;

/// What is asked of a supporter, wherever he lives.
struct Circumstances<'a, W: World> {
    tekun: Condition<W>,
    elder: Condition<W>,
    aged: Condition<W>,
    severe: Condition<W>,
    /// Without civil capacity, declared missing, or in prison.
    helpless: Condition<W>,
    on_dibao: &'a dyn Fn() -> Condition<W>,
    /// Whether he cannot work or is ill, for what provinces add.
    frail: &'a dyn Fn() -> Condition<W>,
    income: &'a dyn Fn() -> Amount<W, Monthly>,
    assets_ok: &'a dyn Fn() -> Condition<W>,
}

impl<'c, W: World> Reading<'c, W> {
    /// Nobody who lives elsewhere owes the person support and is able to give it. Who says that there are such people and
    /// describes none leaves it open.
    pub(super) fn none_able_outside(&self, person: &Person<'c, W>) -> Condition<W> {
        let nobody = !person.supporters_outside();
        if nobody.holds_surely() {
            return self.none_able(person, !nobody);
        }
        let able = Vec::from_iter(self.supporters_of(person).map(|supporter| {
            let owes = self.owes(&supporter, person);
            if owes.may_hold() { owes & !self.supporter_unable(&supporter) } else { owes }
        }));
        let able = if able.is_empty() { Condition::undecided(self.world, &[nobody]) } else { any(self.world, &able) };
        self.none_able(person, !nobody & able)
    }

    /// DB-HH-8: who owes the person support. Grandparents and elder siblings owe it to minors, and grandchildren to
    /// grandparents, where the nearer kin are dead or unable; where these are able the person has an able supporter all
    /// the same, so that it need not be asked here. Younger siblings owe it to an elder who raised them.
    fn owes(&self, supporter: &Supporter<'c, W>, person: &Person<'c, W>) -> Condition<W> {
        let kin = supporter.kin();
        let near = kin.is_one_of(&[Kin::Spouse, Kin::Parent]);
        if near.holds_surely() {
            return near;
        }
        let adult = || supporter.supporter_age().at_least_years(ADULT);
        let minor = || person.age().under_years(ADULT);
        let younger = kin.is_one_of(&[Kin::Child, Kin::Grandchild]);
        let grandparent = kin.is(Kin::Grandparent);
        let sibling = kin.is(Kin::Sibling);
        let each = [
            near,
            if younger.may_hold() { younger & adult() } else { younger },
            if grandparent.may_hold() { grandparent & minor() } else { grandparent },
            if sibling.may_hold() { all(self.world, &[sibling, adult(), self.siblings_owe(person)]) } else { sibling },
        ];
        any(self.world, &each)
    }

    /// DB-HH-8: siblings owe support to a minor, and to an elder who raised them.
    fn siblings_owe(&self, person: &Person<'c, W>) -> Condition<W> {
        let minor = person.age().under_years(ADULT);
        if minor.holds_surely() { minor } else { minor | person.raised_siblings() }
    }

    fn supporter_unable(&self, supporter: &Supporter<'c, W>) -> Condition<W> {
        let (status, age) = (supporter.supporter_status(), supporter.supporter_age());
        self.unable(Circumstances {
            tekun: status.is(SupporterStatus::Tekun),
            elder: age.at_least_years(ELDER),
            aged: age.at_least_years(AGED),
            severe: supporter.severely_disabled(),
            helpless: supporter.no_civil_capacity()
                | supporter.whereabouts().is_one_of(&[Whereabouts::Prison, Whereabouts::DeclaredMissing]),
            on_dibao: &|| status.is(SupporterStatus::Dibao),
            frail: &|| supporter.ill_without_means() | supporter.severely_disabled(),
            income: &|| supporter.own_income(),
            assets_ok: &|| supporter.supporter_assets_ok(),
        })
    }

    /// The same of somebody in the case, apart from being likely tekun himself.
    pub(super) fn person_unable(&self, person: &Person<'c, W>) -> Condition<W> {
        let (away, age) = (person.away(), person.age());
        let gone = away.is_one_of(&[Away::Prison, Away::DeclaredMissing]);
        let unable = self.unable(Circumstances {
            tekun: away.is(Away::Tekun),
            elder: age.at_least_years(ELDER),
            aged: age.at_least_years(AGED),
            severe: person.severe_for_dibao(),
            helpless: gone | person.lacks_civil_capacity(),
            on_dibao: &|| self.household().on_dibao_now(),
            frail: &|| person.seriously_ill() | person.work().is(Work::Unable),
            income: &|| self.tekun_income(person),
            assets_ok: &|| self.tekun_assets_ok(person),
        });
        unable.of_person(person.index)
    }

    /// TK-5 (1) to (6). The measures of 2016 asked of the aged that they be on dibao, and of the severely disabled
    /// likewise; their text was not read, so that for others the province has to be asked.
    fn unable(&self, of: Circumstances<'_, W>) -> Condition<W> {
        let since_2021 = self.case.day >= MEASURES_OF_2021;
        let mut grounds = vec![of.tekun];
        let on_dibao = if since_2021 { of.elder } else { of.elder | of.severe };
        if on_dibao.may_hold() {
            grounds.push(on_dibao & (of.on_dibao)());
        }
        let weak = of.aged | of.severe;
        if weak.may_hold() {
            let poor = (of.income)().below(self.locality.disposable_income());
            let of_2021 = all(self.world, &[weak, poor, (of.assets_ok)()]);
            grounds.push(if since_2021 { of_2021 } else { of_2021 & self.figures().tekun_supporter_extra() });
        }
        if of.helpless.may_hold() {
            grounds.push(of.helpless & (of.assets_ok)());
        }
        let figures = self.figures();
        let figure = LocalFigure::TekunSupporterExtra;
        let added = figures.or_assumed(figure, |it| it.tekun_supporter_extra(), Truth::No);
        if added.may_hold() {
            grounds.push(added & (of.frail)());
        }
        any(self.world, &grounds).named(Term::SupporterUnable).under(self.supporters_article())
    }
}
