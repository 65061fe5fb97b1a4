//! What to know beside the verdicts: a second line, a risk, a line that is near. No remark changes a verdict.

use jiff_core::civil::Date;

use crate::{
    case::day,
    facts::{Area, Disability, Event, Hindrance, Person, RelapseTarget, Study, Work, WorkRefusals},
    household::{Members, Reading},
    income::Income,
    law::{self, governing},
    local::LocalFigure,
    programmes::{FoundRemark, Remark, dibao::Dibao},
    reckoning::{
        exact::Exact,
        money::{Money, Monthly},
        span::Span,
        step::How,
        traced::{Amount, Condition, Number, all, any, sum_of},
        world::World,
    },
    term::Term,
};

/// Since this day no clause takes anything from whoever refuses work (DOC-R12), and the means of supporters elsewhere
/// are checked only with their consent (DOC-R13).
const LAW_FROM: Date = day(2026, 7, 1);

/// The national poverty line was a floor for rural standards until this day (DOC-V2).
const POVERTY_LINE_UNTIL: Date = day(2021, 1, 1);

/// From what age on and up to what age nobody is expected to work (DB-INC-10).
const WORKING_AGE: u16 = 16;
const OLD_AGE: u16 = 60;

impl<'c, W: World> Reading<'c, W> {
    /// Every remark, whether or not it applies.
    pub fn remarks(&self, members: &Members<'c, W>, income: &Income<W>, dibao: &Dibao<W>) -> Vec<FoundRemark<W>> {
        let found = |remark, (holds, amount)| FoundRemark { remark, person: None, holds, amount };
        let plain = |remark, holds| found(remark, (holds, None));
        vec![
            found(Remark::ImputedWage, self.imputed_wage(members, income, dibao)),
            found(Remark::RefusedWork, self.refused_work(members, dibao)),
            plain(Remark::NearDibaoLine, self.near(income, self.locality.dibao_standard())),
            plain(Remark::NearMarginLine, self.near(income, self.locality.margin_line())),
            plain(Remark::StandardBelowPovertyLine, self.standard_below_poverty_line()),
            plain(Remark::SupporterConsent, self.supporter_elsewhere(members)),
            plain(Remark::RelapseFirst, self.may_fall_back()),
            plain(Remark::Relocated, self.household().relocated()),
            plain(Remark::MentalIllnessFirst, self.mental_illness(members)),
            plain(Remark::NoWorkingMember, self.nobody_can_work(members)),
        ]
    }

    /// DB-INC-10: what dibao would come to if the county reckoned a wage for those who could work and do not. How much
    /// it reckons is local; where nobody knows it, all that is sure is "at the most what is paid without".
    fn imputed_wage(
        &self,
        members: &Members<'c, W>,
        income: &Income<W>,
        dibao: &Dibao<W>,
    ) -> (Condition<W>, Option<Amount<W, Monthly>>) {
        let idle = members.people.iter().map(|person| self.idle_without_reason(person));
        let applies = any(self.world, idle);
        if !applies.may_hold() || !dibao.holds.may_hold() {
            return (self.no(), Some(self.nothing()));
        }
        let second = self.dibao(members, &income.raised_by(self.imputed_income(members)));
        (applies & dibao.holds, Some(second.benefit.named(Term::BenefitIfImputed)))
    }

    /// DB-WK-1, DOC-R12: of somebody able to work who without good reason refused three jobs in a row, the own share may
    /// be reduced or stopped, never that of the others. Since the Law this is a risk, and no amount is reckoned.
    fn refused_work(&self, members: &Members<'c, W>, dibao: &Dibao<W>) -> (Condition<W>, Option<Amount<W, Monthly>>) {
        let articles = [law::dibao_measures_2021::ARTICLE_34, law::interim_measures_2014::ARTICLE_45];
        let article = governing(self.case.day, articles);
        let refused: Vec<_> = members.people.iter().map(|person| self.refused_three_times(person)).collect();
        let applies = all(self.world, &[dibao.holds, any(self.world, &refused)]).under(article);
        if self.case.day >= LAW_FROM {
            return (applies, None);
        }
        if !applies.may_hold() {
            return (applies, Some(self.nothing()));
        }
        let share = dibao.benefit.per_head(members.count).named(Term::OwnShare);
        let any_part = Span::between(Exact::ZERO, Exact::from(1));
        let reduction = self.figures().or_within(LocalFigure::RefusalReduction, |it| it.refusal_reduction(), any_part);
        let reduced = share.scaled(reduction.rest_of_whole());
        let left = sum_of(self.world, refused.into_iter().map(|refused| refused.choose(reduced, share)));
        (applies, Some(self.as_paid(left).named(Term::LeftAfterRefusal).under(article)))
    }

    /// DB-WK-1, DB-WK-2: illness, disability, studies, and what else keeps somebody from it, are good reasons.
    fn refused_three_times(&self, person: &Person<'c, W>) -> Condition<W> {
        let jobless = person.work().is(Work::Jobless);
        if !jobless.may_hold() {
            return jobless;
        }
        let refused = jobless & person.work_refusals().is(WorkRefusals::ThreeInARow);
        if !refused.may_hold() {
            return refused;
        }
        let good_reason = any(
            self.world,
            &[
                !person.hindrance().is(Hindrance::No),
                person.seriously_ill(),
                person.has_certificate(),
                !person.study().is(Study::Not),
            ],
        );
        (refused & !good_reason).named(Term::RefusedThreeTimes).of_person(person.index)
    }

    /// IX-6: income per head at most a tenth below or above a line.
    fn near(&self, income: &Income<W>, line: Amount<W, Monthly>) -> Condition<W> {
        let tenths = |tenths| line.scaled(Number::constant(self.world, Exact::from_parts(tenths, 1, 1)));
        let per_head = income.per_head();
        let not_far_below = per_head.at_least(tenths(9));
        let near = if not_far_below.may_hold() { not_far_below & per_head.at_most(tenths(11)) } else { not_far_below };
        near.named(Term::NearLine)
    }

    /// DB-EL-2: in deeply poor areas rural standards had to reach the national poverty line. A check of the figure only.
    fn standard_below_poverty_line(&self) -> Condition<W> {
        let held = Condition::fixed(self.world, How::OnThisDay, self.case.day < POVERTY_LINE_UNTIL);
        if !held.may_hold() {
            return held;
        }
        let where_it_held =
            all(self.world, &[self.household().area().is(Area::Rural), self.figures().deeply_poor_area()]);
        if !where_it_held.may_hold() {
            return where_it_held;
        }
        let line = self.figures().poverty_line().named(Term::PovertyLine);
        (where_it_held & self.locality.dibao_standard().below(line))
            .named(Term::StandardBelowPovertyLine)
            .under(law::deep_poverty_2018::PART_2_1_STANDARD)
    }

    /// DB-INC-6, DOC-R13: somebody elsewhere owes a member support, whose means are not checked without consent.
    fn supporter_elsewhere(&self, members: &Members<'c, W>) -> Condition<W> {
        if self.case.day < LAW_FROM {
            return self.no();
        }
        let owed = members.people.iter().map(|person| person.supporters_outside());
        any(self.world, owed).named(Term::SupporterElsewhere)
    }

    /// TA-10: on a list against falling back into poverty, or struck by something sudden.
    fn may_fall_back(&self) -> Condition<W> {
        let household = self.household();
        let (listed, shock) = (household.relapse_target(), household.event());
        (!listed.is(RelapseTarget::No) | !shock.is(Event::No)).named(Term::MayFallBack)
    }

    /// DB-EL-5: a flag, no other test.
    fn mental_illness(&self, members: &Members<'c, W>) -> Condition<W> {
        let ill = members.people.iter().map(|person| person.disability().is(Disability::Psychiatric));
        any(self.world, ill).named(Term::MentalIllness)
    }

    /// DB-EL-4: everybody is unable to work, too young or too old for it.
    fn nobody_can_work(&self, members: &Members<'c, W>) -> Condition<W> {
        let cannot = members.people.iter().map(|person| {
            let (unable, age) = (person.work().is(Work::Unable), person.age());
            if unable.holds_surely() {
                return unable;
            }
            any(self.world, &[unable, age.under_years(WORKING_AGE), age.at_least_years(OLD_AGE)])
        });
        all(self.world, cannot).named(Term::NobodyCanWork)
    }

    fn no(&self) -> Condition<W> {
        Condition::fixed(self.world, How::Fixed, false)
    }

    fn nothing(&self) -> Amount<W, Monthly> {
        Amount::fixed(self.world, Money::ZERO)
    }
}
