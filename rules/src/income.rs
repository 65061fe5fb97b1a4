//! 家庭收入 · the income of a household, per month (DB-INC-1 to DB-INC-4, DB-INC-7, DB-INC-8).

use crate::{
    facts::{Person, Work},
    household::{Members, Reading},
    law::{self, governing},
    local::LocalFigure,
    reckoning::{
        money::{Money, Monthly},
        step::How,
        traced::{Amount, Condition, People, any, highest_of, sum_of},
        world::World,
    },
    term::Term,
};

/// What a household has to live on each month.
pub struct Income<W: World> {
    /// With every deduction that is published or typed in.
    pub monthly: Amount<W, Monthly>,
    members: People<W>,
    /// What local deductions that nobody has published could still bring it down to.
    lowest: Option<Lowest<W>>,
}

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

impl<'c, W: World> Reading<'c, W> {
    /// DB-INC-2: the income of the members together.
    pub fn income(&self, members: &Members<'c, W>) -> Income<W> {
        let people = || members.people.iter();
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_13, law::dibao_measures_2012::WHOLE]);
        let total =
            |of: &dyn Fn(&Person<'c, W>) -> Amount<W, Monthly>| sum_of(self.world, people().map(of)).not_negative();
        let monthly = (total(&|person| self.income_of(person)) - self.illness_deduction_granted()).not_negative();
        let monthly = monthly.named(Term::HouseholdIncome).under(article);
        Income { monthly, members: members.count, lowest: self.lowest_income(members, monthly) }
    }

    /// One person's countable income.
    pub fn income_of(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let comes_in = sum_of(
            self.world,
            &[
                self.net_wage(person),
                person.business(),
                person.farm(),
                person.property(),
                person.pension(),
                self.counted_resident_pension(person),
                person.support_received(),
                person.other_income(),
                self.counted_old_age_allowance(person),
            ],
        );
        let goes_out = (person.contributions() + person.support_paid()).named(Term::PaidOut).of_person(person.index);
        (comes_in - goes_out).named(Term::PersonIncome).of_person(person.index)
    }

    /// DB-INC-4: money that comes in and does not count, whatever its amount. The allowance of a de facto unattended
    /// child (DB-INC-4h) is of this kind too; the page tells people to leave it out.
    pub fn not_counted(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let exempt = [
            person.military_pension().under(law::military_pensions_2024::ARTICLE_4),
            person.family_planning_reward(),
            person.scholarship(),
            person.bravery_award(),
            person.assistance_received(),
            person.disability_subsidies_received(),
        ];
        let article = governing(self.case.day, [law::dibao_measures_2021::ARTICLE_13, law::dibao_measures_2012::WHOLE]);
        sum_of(self.world, &exempt).named(Term::NotCounted).of_person(person.index).under(article)
    }

    /// DB-INC-7: the wage without the cost of working, where the locality's rule is known.
    fn net_wage(&self, person: &Person<'c, W>) -> Amount<W, Monthly> {
        let wage = person.wage();
        let deduction = match self.locality.work_cost_rule() {
            Some(row) => self.locality.work_cost(row, wage, person.work_cost()),
            None => match self.locality.typed_work_cost() {
                Some(deduction) => deduction,
                None => return wage,
            },
        };
        let deduction = deduction.named(Term::WorkCostDeduction).of_person(person.index);
        (wage - deduction).not_negative().named(Term::NetWage).of_person(person.index)
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

    /// DB-INC-8: outlays for illness and disability, where the person knows that the locality deducts them.
    fn illness_deduction_granted(&self) -> Amount<W, Monthly> {
        let deducts = self.locality.allows(self.case.local.illness_deduction, LocalFigure::IllnessDeduction);
        if deducts.holds_surely() {
            self.household().illness_outlay().when(deducts)
        } else {
            Amount::fixed(self.world, Money::ZERO)
        }
    }

    /// What unpublished deductions could leave at the least. The cost of working is taken up to one standard for
    /// each working person, the most that any known rule deducts (DB-INC-7).
    fn lowest_income(&self, members: &Members<'c, W>, monthly: Amount<W, Monthly>) -> Option<Lowest<W>> {
        let work_cost = self.unpublished_work_cost(members).map(|amount| (amount, LocalFigure::WorkCostDeduction));
        let illness = self.unpublished_illness_deduction().map(|amount| (amount, LocalFigure::IllnessDeduction));
        let open: Vec<_> =
            work_cost.into_iter().chain(illness).filter(|(amount, _)| !amount.is_surely_nothing()).collect();
        if open.is_empty() {
            return None;
        }
        let deductions = sum_of(self.world, open.iter().map(|(amount, _)| *amount)).named(Term::PossibleDeduction);
        Some(Lowest {
            monthly: (monthly - deductions).not_negative().named(Term::LowestIncome),
            deductions,
            deducted: any(self.world, open.iter().map(|(_, figure)| self.locality.unpublished(*figure))),
        })
    }

    fn unpublished_work_cost(&self, members: &Members<'c, W>) -> Option<Amount<W, Monthly>> {
        if self.locality.work_cost_rule().is_some() || self.locality.typed_work_cost().is_some() {
            return None;
        }
        let standard = self.locality.dibao_standard();
        let earners = members.people.iter().filter(|person| person.work().is(Work::Working).may_hold());
        Some(sum_of(self.world, earners.map(|person| person.wage().lower_of(standard))))
    }

    fn unpublished_illness_deduction(&self) -> Option<Amount<W, Monthly>> {
        let deducts = self.locality.allows(self.case.local.illness_deduction, LocalFigure::IllnessDeduction);
        (!deducts.value().is_settled()).then(|| self.household().illness_outlay())
    }
}
