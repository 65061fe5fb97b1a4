//! 家庭收入 · the income of a household, per month (DB-INC-1 to DB-INC-11).
//!
//! Somebody who works away counts like the others, with the wage net of the cost of working (DB-INC-11). What is not
//! known of income is never nothing; the figures used are those in the record of the assessment (DB-INC-12).

use crate::{
    facts::{Hindrance, Person, Study, Work},
    household::{Members, Reading},
    law::{self, governing},
    local::LocalFigure,
    reckoning::{
        money::{Money, Monthly},
        step::How,
        traced::{Amount, Condition, People, all, any, highest_of, sum_of},
        world::World,
    },
    term::Term,
};

/// From this age on nobody is expected to work, and under the other nobody is yet (DB-INC-10).
const PAST_WORKING_AGE: u16 = 60;
const WORKING_AGE: u16 = 16;

/// What a household has to live on each month.
pub struct Income<W: World> {
    /// With every deduction that is published or typed in.
    pub monthly: Amount<W, Monthly>,
    /// Without the deductions for outlays: what rigid expenditure is measured against (RE-4).
    pub before_deductions: Amount<W, Monthly>,
    members: People<W>,
    /// What local deductions that nobody has published could still bring it down to.
    lowest: Option<Lowest<W>>,
}

#[derive(Clone, Copy)]
struct Lowest<W: World> {
    monthly: Amount<W, Monthly>,
    deductions: Amount<W, Monthly>,
    /// Open: whether the locality deducts.
    deducted: Condition<W>,
}

impl<W: World> Income<W> {
    pub fn per_head(&self) -> Amount<W, Monthly> {
        self.monthly.per_head(self.members).named(Term::IncomePerHead)
    }

    /// What is left for each once the outlays are paid, none of them taken off before.
    pub fn per_head_after(&self, outlays: Amount<W, Monthly>) -> Amount<W, Monthly> {
        (self.before_deductions - outlays).not_negative().per_head(self.members)
    }

    /// The same with more coming in each month.
    pub fn raised_by(&self, more: Amount<W, Monthly>) -> Self {
        let raised = |lowest: &Lowest<W>| Lowest { monthly: lowest.monthly + more, ..*lowest };
        Income {
            monthly: self.monthly + more,
            before_deductions: self.before_deductions + more,
            members: self.members,
            lowest: self.lowest.as_ref().map(raised),
        }
    }

    /// Whether income per head is below a line. Where it is not, but unpublished local deductions could bring it
    /// below, the answer is open: silence of the packs is no refusal.
    pub fn below(&self, line: Amount<W, Monthly>) -> Condition<W> {
        let surely = self.per_head().below(line);
        match &self.lowest {
            Some(lowest) if !surely.holds_surely() => {
                let per_head = lowest.monthly.per_head(self.members).named(Term::LowestPerHead);
                surely | (lowest.deducted & per_head.below(line))
            }
            _ => surely,
        }
    }

    /// How far the income falls short of what the line comes to for everybody. A deduction that nobody has
    /// published adds to it only where the family is otherwise not below the line, and then no more than itself.
    pub fn shortfall(&self, line: Amount<W, Monthly>) -> Amount<W, Monthly> {
        let for_all = (line * self.members).named(Term::StandardForAll);
        let plain = (for_all - self.monthly).not_negative();
        match &self.lowest {
            Some(lowest) if !self.per_head().below(line).holds_surely() => {
                let deducted = (for_all - lowest.monthly)
                    .not_negative()
                    .lower_of(lowest.deductions)
                    .when(lowest.deducted)
                    .named(Term::ShortfallIfDeducted);
                highest_of(line.world(), &[plain, deducted])
            }
            _ => plain,
        }
    }
}

/// Something that a locality may deduct from the income of the household (DB-INC-8).
struct Deduction<W: World> {
    granted: Condition<W>,
    amount: Amount<W, Monthly>,
}

impl<'c, W: World> Reading<'c, W> {
    /// DB-INC-2: the income of the members together.
    pub fn income(&self, members: &Members<'c, W>) -> Income<W> {
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_13, law::dibao_measures_2012::WHOLE]);
        let each = Vec::from_iter(members.people.iter().map(|person| self.income_of(person)));
        let gross = sum_of(self.world, &each).not_negative();
        let deductions = self.deductions(members);
        let granted = self.granted(&deductions);
        let (before_deductions, monthly) = if granted.is_surely_nothing() {
            let income = gross.named(Term::HouseholdIncome).under(article);
            (income, income)
        } else {
            let before = gross.named(Term::IncomeBeforeDeductions).under(article);
            (before, (before - granted).not_negative().named(Term::HouseholdIncome).under(article))
        };
        let lowest = self.lowest_income(members, &deductions, monthly);
        Income { monthly, before_deductions, members: members.count, lowest }
    }

    /// DB-INC-3: one person's countable income. Unemployment benefit is among the other kinds (IX-5), and what
    /// somebody outside the household sends home is support (DB-INC-11).
    pub fn income_of(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let comes_in = sum_of(
            self.world,
            &[
                self.net_wage(person),
                self.net_business(person),
                self.net_farm(person),
                self.counted_farm_subsidy(person),
                person.property(),
                person.pension(),
                self.counted_resident_pension(person),
                self.counted_support(person),
                person.other_income(),
                self.counted_old_age_allowance(person),
            ],
        );
        let goes_out = (person.contributions() + person.support_paid()).named(Term::PaidOut).of_person(person.index);
        (comes_in - goes_out).named(Term::PersonIncome).of_person(person.index)
    }

    /// DB-INC-4, DB-INC-5: money that comes in and does not count, whatever its amount. The allowance of an orphan or a
    /// de facto unattended child is of this kind (DB-INC-4h); once dibao is paid it shrinks by it (IX-4).
    pub fn not_counted(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let exempt = [
            person.military_pension().under(law::military_pensions_2024::ARTICLE_4),
            person.family_planning_reward(),
            person.scholarship(),
            person.bravery_award(),
            person.assistance_received(),
            person.disability_subsidies_received(),
            person.child_allowance(),
        ];
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_13, law::dibao_measures_2012::WHOLE]);
        sum_of(self.world, &exempt).named(Term::NotCounted).of_person(person.index).under(article)
    }

    /// DB-INC-7: the wage without the cost of working, where the locality's rule is known, and without what a working
    /// disabled person is granted besides.
    pub fn net_wage(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let wage = person.wage();
        if wage.is_surely_nothing() {
            return wage;
        }
        let cost = match self.locality.work_cost_rule() {
            Some(row) => Some(self.locality.work_cost(row, wage, person.work_cost())),
            None => self.locality.typed_work_cost(),
        };
        let deductions = Vec::from_iter(cost.into_iter().chain(self.disabled_worker_deduction(person)));
        if deductions.is_empty() {
            return wage;
        }
        let deduction = sum_of(self.world, &deductions).named(Term::WorkCostDeduction).of_person(person.index);
        (wage - deduction).not_negative().named(Term::NetWage).of_person(person.index)
    }

    /// DB-INC-7: of a disabled worker, where the place has such a deduction.
    fn disabled_worker_deduction(&self, person: &Person<'c, W>) -> Option<Amount<W, Monthly>> {
        let certified = person.has_certificate();
        if !certified.may_hold() {
            return None;
        }
        let deduction = self
            .locality
            .known_local(self.case.local.disabled_worker_deduction, LocalFigure::DisabledWorkerDeduction)?;
        Some(deduction.when(certified))
    }

    /// DB-INC-9: what a trade brings without what it costs; a loss in it takes nothing from other income.
    pub fn net_business(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let revenue = person.business();
        if revenue.is_surely_nothing() {
            return revenue;
        }
        (revenue - person.business_cost()).not_negative().named(Term::NetBusiness).of_person(person.index)
    }

    /// DB-INC-9: what the farm brings, with what is eaten at home, without what it costs. Where nobody keeps a record and
    /// the place has a table, the table reckons it by the land; it is net.
    pub fn net_farm(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let revenue = person.farm();
        if revenue.is_surely_nothing() {
            return revenue;
        }
        let net = (revenue - person.farm_cost()).not_negative();
        let table = self.locality.known_local(self.case.local.farm_income_per_mu, LocalFigure::FarmIncomePerMu);
        let net = match table {
            Some(per_mu) => {
                // Who takes in nothing does not farm, whatever land there is.
                let farms = revenue.above(Amount::fixed(self.world, Money::ZERO));
                person.farm_recorded().choose(net, per_mu.scaled(person.farm_land()).when(farms))
            }
            None => net,
        };
        net.named(Term::NetFarm).of_person(person.index)
    }

    /// DB-INC-5: subsidies to farmers count, unless the locality leaves them out.
    fn counted_farm_subsidy(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let subsidy = person.farm_subsidy();
        if subsidy.is_surely_nothing() {
            return subsidy;
        }
        let counted = subsidy.when(!self.figures().farm_subsidy_exempt());
        counted.named(Term::CountedFarmSubsidy).of_person(person.index)
    }

    /// DB-INC-4f: the residents' pension without its centrally fixed part, while that part is exempt.
    fn counted_resident_pension(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let pension = person.resident_pension();
        if pension.is_surely_nothing() {
            return pension;
        }
        let exempt = pension.lower_of(self.locality.central_basic_pension()).when(self.basic_pension_exempt());
        (pension - exempt.named(Term::ExemptBasicPension))
            .not_negative()
            .named(Term::CountedResidentPension)
            .of_person(person.index)
    }

    /// As found in a pack or typed in, or as supposed in this reading.
    pub fn basic_pension_exempt(&self) -> Condition<W> {
        match self.supposed.basic_pension_exempt {
            Some(exempt) => Condition::fixed(self.world, How::Supposed, exempt).named(Term::ExemptBasicPension),
            None => self.locality.basic_pension_exempt(),
        }
    }

    /// DB-INC-4i: the old-age allowance, where the locality counts it.
    fn counted_old_age_allowance(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let allowance = person.old_age_allowance();
        if allowance.is_surely_nothing() {
            return allowance;
        }
        let counted = allowance.when(!self.locality.old_age_allowance_exempt());
        counted.named(Term::CountedOldAgeAllowance).of_person(person.index)
    }

    /// DB-INC-8: what a locality may deduct for outlays that disability, illness, schooling or rent force on the
    /// household; those that come to something.
    fn deductions(&self, members: &Members<'c, W>) -> Vec<Deduction<W>> {
        let household = self.household();
        let figures = self.figures();
        let mut deductions = Vec::new();
        let mut deduct = |amount: Amount<W, Monthly>, granted: &dyn Fn() -> Condition<W>| {
            if !amount.is_surely_nothing() {
                deductions.push(Deduction { granted: granted(), amount });
            }
        };
        deduct(household.illness_outlay(), &|| figures.illness_deduction());
        deduct(household.education_outlay(), &|| figures.education_deduction());
        deduct(household.rent(), &|| figures.rent_deduction());
        deductions.extend(self.disability_deduction(members));
        deductions
    }

    /// DB-INC-8: so much for each severely disabled member. Unpublished it is taken up to one standard for each, which
    /// is more than any rule we know.
    fn disability_deduction(&self, members: &Members<'c, W>) -> Option<Deduction<W>> {
        let severe = members.people.iter().map(|person| person.severe_for_dibao()).filter(Condition::may_hold);
        let severe = Vec::from_iter(severe);
        if severe.is_empty() {
            return None;
        }
        let figure = LocalFigure::DisabilityDeduction;
        let known = self.locality.known_local(self.case.local.disability_deduction, figure);
        let granted = match known {
            Some(_) => Condition::fixed(self.world, How::Fixed, true),
            None => self.locality.unpublished(figure),
        };
        let each = known.unwrap_or_else(|| self.locality.dibao_standard());
        let amount = sum_of(self.world, severe.into_iter().map(|severe| each.when(severe)));
        (!amount.is_surely_nothing()).then_some(Deduction { granted, amount })
    }

    /// What the locality is known to deduct.
    fn granted(&self, deductions: &[Deduction<W>]) -> Amount<W, Monthly> {
        let surely = deductions.iter().filter(|it| it.granted.holds_surely());
        sum_of(self.world, surely.map(|it| it.amount.when(it.granted))).named(Term::GrantedDeduction)
    }

    /// What unpublished deductions could leave at the least. The cost of working is taken up to one standard for
    /// each working person, the most that any known rule deducts (DB-INC-7).
    fn lowest_income(
        &self,
        members: &Members<'c, W>,
        deductions: &[Deduction<W>],
        monthly: Amount<W, Monthly>,
    ) -> Option<Lowest<W>> {
        let mut open = Vec::from_iter(
            deductions
                .iter()
                .filter(|it| it.granted.may_hold() && !it.granted.holds_surely())
                .map(|it| (it.amount, it.granted)),
        );
        open.extend(self.unpublished_work_cost(members));
        open.extend(self.unpublished_disabled_worker_deduction(members));
        if open.is_empty() {
            return None;
        }
        let (amounts, granted): (Vec<_>, Vec<_>) = open.into_iter().unzip();
        let deductions = sum_of(self.world, &amounts).named(Term::PossibleDeduction);
        Some(Lowest {
            monthly: (monthly - deductions).not_negative().named(Term::LowestIncome),
            deductions,
            deducted: any(self.world, &granted),
        })
    }

    fn unpublished_work_cost(&self, members: &Members<'c, W>) -> Option<(Amount<W, Monthly>, Condition<W>)> {
        if self.locality.work_cost_rule().is_some() || self.locality.typed_work_cost().is_some() {
            return None;
        }
        let standard = self.locality.dibao_standard();
        let earners = members.people.iter().filter(|person| person.work().is(Work::Working).may_hold());
        let most = earners.map(|person| person.wage().lower_of(standard));
        self.unpublished_deduction(LocalFigure::WorkCostDeduction, &Vec::from_iter(most))
    }

    /// What a disabled worker may be granted besides is no more than the wage.
    fn unpublished_disabled_worker_deduction(
        &self,
        members: &Members<'c, W>,
    ) -> Option<(Amount<W, Monthly>, Condition<W>)> {
        let figure = LocalFigure::DisabledWorkerDeduction;
        let of =
            |person: &&Person<'c, W>| person.work().is(Work::Working).may_hold() && person.has_certificate().may_hold();
        let disabled = Vec::from_iter(members.people.iter().filter(of));
        if disabled.is_empty() || self.locality.known_local(self.case.local.disabled_worker_deduction, figure).is_some()
        {
            return None;
        }
        self.unpublished_deduction(figure, &Vec::from_iter(disabled.iter().map(|person| self.net_wage(person))))
    }

    fn unpublished_deduction(
        &self,
        figure: LocalFigure,
        most: &[Amount<W, Monthly>],
    ) -> Option<(Amount<W, Monthly>, Condition<W>)> {
        let most = sum_of(self.world, most);
        (!most.is_surely_nothing()).then(|| (most, self.locality.unpublished(figure)))
    }

    /// DB-INC-10: what the county would add to the household's income if it imputed a wage to those who could work and
    /// do not. It is no part of the income: only a second line is reckoned with it.
    pub fn imputed_income(&self, members: &Members<'c, W>) -> Amount<W, Monthly> {
        let idle = members.people.iter().filter_map(|person| {
            let idle = self.idle_without_reason(person);
            idle.may_hold().then(|| self.wage_imputed().when(idle).of_person(person.index))
        });
        sum_of(self.world, idle).named(Term::ImputedIncome)
    }

    /// DB-INC-10: without a rule of the place no more than the minimum wage, the highest basis of any rule we know.
    fn wage_imputed(&self) -> Amount<W, Monthly> {
        let wage = self.figures().imputed_wage();
        match self.locality.known_local(self.case.local.imputed_wage, LocalFigure::ImputedWage) {
            Some(known) => known,
            None => wage.lower_of(self.figures().minimum_wage()),
        }
    }

    /// DB-INC-10: able to work, without work, and none of what exempts by default: age, full-time study, severe
    /// disability, serious illness, or a hindrance.
    pub fn idle_without_reason(&self, person: &Person<'c, W>) -> Condition<W> {
        let jobless = person.work().is(Work::Jobless);
        if !jobless.may_hold() {
            return jobless;
        }
        let exempt = any(
            self.world,
            &[
                person.age().under_years(WORKING_AGE),
                person.age().at_least_years(PAST_WORKING_AGE),
                person.study().is_one_of(&[Study::School, Study::College, Study::Postgraduate]),
                person.severe_for_dibao(),
                person.seriously_ill(),
                person.hindrance().is_one_of(&[Hindrance::Pregnant, Hindrance::SoleCarer, Hindrance::NotPlaced]),
            ],
        );
        all(self.world, &[jobless, !exempt]).named(Term::IdleWithoutReason).of_person(person.index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answer::{Age, Answer, Flow},
        case::{Case, day},
        facts::{Disability, Grade, PersonAnswers, Relation},
        packs::Packs,
        place::PlaceCode,
        reckoning::{
            choice::Choice,
            exact::Exact,
            money::{Cadence, Money},
            span::Span,
            world::Unrecorded,
        },
    };
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn monthly(yuan: u32) -> Answer<Flow> {
        Answer::Given(Flow { cadence: Cadence::Monthly, yuan: Span::exactly(Exact::from(yuan)) })
    }

    fn idle(age: u16) -> PersonAnswers {
        PersonAnswers {
            relation: Answer::Given(Choice::only(Relation::Applicant)),
            away: Answer::Given(Choice::only(crate::facts::Away::Not)),
            age: Answer::Given(Age(Span::exactly(age))),
            study: Answer::Given(Choice::only(Study::Not)),
            disability: Answer::Given(Choice::only(Disability::No)),
            disability_grade: Answer::Given(Choice::only(Grade::One)),
            seriously_ill: Answer::Given(false),
            work: Answer::Given(Choice::only(Work::Jobless)),
            hindrance: Answer::Given(Choice::only(Hindrance::No)),
            ..PersonAnswers::default()
        }
    }

    fn imputed(person: PersonAnswers, wage: Answer<Flow>, minimum: Answer<Flow>) -> (Option<Exact>, Option<Exact>) {
        let mut case = Case::new(PlaceCode(990_000), day(2026, 11, 1), Packs::none());
        case.people.push(person);
        case.local.imputed_wage = wage;
        case.local.minimum_wage = minimum;
        let reading = Reading::of(Unrecorded, &case);
        let income = reading.imputed_income(&reading.members()).value();
        (income.least().map(Money::yuan), income.most().map(Money::yuan))
    }

    fn exactly(yuan: u32) -> (Option<Exact>, Option<Exact>) {
        (Some(Exact::from(yuan)), Some(Exact::from(yuan)))
    }

    /// DB-INC-10: only somebody who could work and has no work, from 16 to under 60.
    #[test]
    fn a_wage_is_imputed_to_the_idle_of_working_age() {
        let of = |person| imputed(person, monthly(900), Answer::NotAsked);
        for (age, expected) in [(15, 0), (16, 900), (59, 900), (60, 0)] {
            assert_eq!(of(idle(age)), exactly(expected), "{age}");
        }
        for (work, expected) in [(Work::Working, 0), (Work::Unable, 0), (Work::Jobless, 900)] {
            assert_eq!(of(PersonAnswers { work: Answer::Given(Choice::only(work)), ..idle(40) }), exactly(expected));
        }
    }

    /// DB-INC-10: the default exemptions, and what is not one of them.
    #[test]
    fn the_default_exemptions_hold() {
        let of = |person| imputed(person, monthly(900), Answer::NotAsked);
        let hindered = |it| PersonAnswers { hindrance: Answer::Given(Choice::only(it)), ..idle(40) };
        let studying = |it| PersonAnswers { study: Answer::Given(Choice::only(it)), ..idle(20) };
        let disabled = |kind, grade| PersonAnswers {
            disability: Answer::Given(Choice::only(kind)),
            disability_grade: Answer::Given(Choice::only(grade)),
            ..idle(40)
        };
        let exempt = [
            hindered(Hindrance::Pregnant),
            hindered(Hindrance::SoleCarer),
            hindered(Hindrance::NotPlaced),
            studying(Study::School),
            studying(Study::College),
            studying(Study::Postgraduate),
            disabled(Disability::Physical, Grade::Two),
            disabled(Disability::Psychiatric, Grade::Three),
            PersonAnswers { seriously_ill: Answer::Given(true), ..idle(40) },
        ];
        for person in exempt {
            assert_eq!(of(person), exactly(0), "{person:?}");
        }
        let expected_to_work = [
            hindered(Hindrance::Training),
            hindered(Hindrance::Unsuitable),
            disabled(Disability::Physical, Grade::Three),
            disabled(Disability::Psychiatric, Grade::Four),
        ];
        for person in expected_to_work {
            assert_eq!(of(person), exactly(900), "{person:?}");
        }
    }

    /// DB-INC-10, GEN-2: what is not known leaves everything up to the minimum wage open.
    #[test]
    fn an_unknown_wage_is_at_most_the_minimum_wage() {
        let up_to = |most| (Some(Exact::ZERO), most);
        assert_eq!(imputed(idle(40), Answer::NotAsked, monthly(2_000)), up_to(Some(Exact::from(2_000))));
        assert_eq!(imputed(idle(40), Answer::NotAsked, Answer::NotAsked), up_to(None));
        let unsure = PersonAnswers { hindrance: Answer::Unsure, ..idle(40) };
        assert_eq!(imputed(unsure, monthly(900), Answer::NotAsked), up_to(Some(Exact::from(900))));
    }

    /// RE-4: what rigid expenditure is measured against leaves the deductions of DB-INC-8 in.
    #[test]
    fn income_before_deductions_keeps_the_outlays_in() {
        let mut case = Case::new(PlaceCode(990_000), day(2026, 11, 1), Packs::none());
        case.people.push(PersonAnswers {
            wage: monthly(0),
            business: monthly(0),
            farm: monthly(0),
            farm_subsidy: monthly(0),
            property: monthly(0),
            pension: monthly(1_200),
            resident_pension: monthly(0),
            support_received: monthly(0),
            supporters_outside: Answer::Given(false),
            other_income: monthly(0),
            old_age_allowance: monthly(0),
            contributions: monthly(0),
            support_paid: monthly(0),
            ..idle(70)
        });
        case.household.illness_outlay = monthly(300);
        case.household.rent = monthly(0);
        case.household.education_outlay = monthly(0);
        case.local.illness_deduction = Answer::Given(true);
        let reading = Reading::of(Unrecorded, &case);
        let income = reading.income(&reading.members());
        let yuan = |amount: Amount<_, Monthly>| amount.value().single().map(Money::yuan);
        assert_eq!(yuan(income.monthly), Some(Exact::from(900)));
        assert_eq!(yuan(income.before_deductions), Some(Exact::from(1_200)));
    }
}
