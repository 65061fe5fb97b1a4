//! The small policy in the words of the rules, for any world.
//!
//! Made up for benchmarks and no law: a means test with a line and an asset limit, a marginal status in which severely
//! disabled and seriously ill members may come alone, top-ups of which the highest counts, and two disability
//! subsidies.

use jiuzhu_rules::{
    choices,
    facts::{Asked, Disability, HouseholdFact, PersonFact},
    reckoning::{
        choice::Choice,
        exact::{Exact, Rounding},
        money::{Money, Monthly, Once},
        step::How,
        traced::{Amount, Condition, Number, People, Selected, Years, all, any, highest_of, sum_of},
        world::World,
    },
    term::Term,
};

use super::{answer::Answer, households};

choices! {
    /// Grade on the certificate, the first being the most severe.
    Grade { No "none", One "1", Two "2", Three "3", Four "4" }
}

/// A household as the rules read it.
pub struct Case {
    assets_per_member: Money<Once>,
    people: Vec<Person>,
}

struct Person {
    age: u16,
    disability: Choice<Disability>,
    grade: Choice<Grade>,
    seriously_ill: bool,
    employable: bool,
    wage: Money<Monthly>,
    work_cost: Money<Monthly>,
    business: Money<Monthly>,
    property: Money<Monthly>,
    transfer: Money<Monthly>,
}

/// Yuan, shares and multiples. All but the standard are written as the policy has them.
struct Figures {
    standard: Exact,
    asset_months: Exact,
    margin: Exact,
    imputed: Exact,
    elder: Exact,
    minor: Exact,
    severe: Exact,
    ill: Exact,
    higher: Exact,
    lower: Exact,
}

const FIGURES: Figures = Figures {
    standard: Exact::from_parts(1135, 0, 1),
    asset_months: Exact::from_parts(24, 0, 1),
    margin: Exact::from_parts(15, 1, 1),
    imputed: Exact::from_parts(800, 0, 1),
    elder: Exact::from_parts(10, 2, 1),
    minor: Exact::from_parts(20, 2, 1),
    severe: Exact::from_parts(30, 2, 1),
    ill: Exact::from_parts(20, 2, 1),
    higher: Exact::from_parts(120, 0, 1),
    lower: Exact::from_parts(110, 0, 1),
};

const ADULT: u16 = 18;
const ELDER: u16 = 60;
const OLD: u16 = 70;

/// The figures and what they come to, the same for every household.
pub struct Policy<W: World> {
    world: W,
    standard: Amount<W, Monthly>,
    margin_line: Amount<W, Monthly>,
    asset_limit: Amount<W, Once>,
    margin_asset_limit: Amount<W, Once>,
    imputed: Amount<W, Monthly>,
    topups: TopUps<W>,
    higher: Amount<W, Monthly>,
    lower: Amount<W, Monthly>,
}

struct TopUps<W: World> {
    elder: Amount<W, Monthly>,
    minor: Amount<W, Monthly>,
    severe: Amount<W, Monthly>,
    ill: Amount<W, Monthly>,
}

/// What the policy finds for one household.
pub struct Found<W: World> {
    pub eligible: Condition<W>,
    pub amount: Amount<W, Monthly>,
    pub marginal: Condition<W>,
    pub living: Amount<W, Monthly>,
    pub care: Amount<W, Monthly>,
}

/// One member, and what the household's answers need to know of them.
struct Member<W: World> {
    certified: Condition<W>,
    grade: Selected<W, Grade>,
    severe: Condition<W>,
    seriously_ill: Condition<W>,
    age: Years<W>,
    countable: Amount<W, Monthly>,
}

impl<W: World> Policy<W> {
    pub fn of(world: W) -> Self {
        let number = |number| Number::constant(world, number);
        let yuan = |yuan| Amount::fixed(world, Money::new(yuan));
        let standard = yuan(FIGURES.standard).named(Term::DibaoStandard);
        let asset_limit = standard.scaled(number(FIGURES.asset_months)).as_one_payment().named(Term::LiquidLimit);
        let topup = |share| standard.scaled(number(share)).named(Term::CategoryAmount);
        Policy {
            world,
            standard,
            margin_line: standard.scaled(number(FIGURES.margin)).named(Term::MarginLine),
            asset_limit,
            margin_asset_limit: asset_limit.scaled(number(FIGURES.margin)).named(Term::LiquidLimit),
            imputed: yuan(FIGURES.imputed),
            topups: TopUps {
                elder: topup(FIGURES.elder),
                minor: topup(FIGURES.minor),
                severe: topup(FIGURES.severe),
                ill: topup(FIGURES.ill),
            },
            higher: yuan(FIGURES.higher),
            lower: yuan(FIGURES.lower),
        }
    }

    pub fn findings(&self, case: &Case) -> Found<W> {
        let members = Vec::from_iter((0..).zip(&case.people).map(|(index, person)| self.member(index, person)));
        let count = People::exactly(self.world, How::CountOf, case.people.len() as u32);
        let assets = Amount::exactly(
            self.world,
            How::Answered(Asked::Household(HouseholdFact::Savings)),
            case.assets_per_member,
        );
        let income = sum_of(self.world, members.iter().map(|it| it.countable)).named(Term::HouseholdIncome);
        let for_all = self.standard * count;
        let family = (assets.at_most(self.asset_limit) & income.below(for_all)).named(Term::DibaoHolds);
        let marginal = self.marginal(family, assets, income, count);
        let singles = Vec::from_iter(members.iter().map(|member| self.single(member, marginal)));
        let eligible = any(self.world, [family].iter().chain(&singles));
        let gap = if family.may_hold() {
            let topups = sum_of(self.world, members.iter().map(|member| self.topup(member)));
            family.choose(for_all - income + topups, self.gap_of_singles(&members, &singles))
        } else {
            self.gap_of_singles(&members, &singles)
        };
        let certified = || members.iter().filter(|member| member.certified.may_hold());
        Found {
            eligible,
            amount: gap.rounded(Rounding::UpToYuan).named(Term::DibaoBenefit),
            marginal,
            living: sum_of(self.world, certified().map(|member| self.living(member, family, marginal))),
            care: sum_of(self.world, certified().map(|member| self.care(member))),
        }
    }

    fn member(&self, index: u8, person: &Person) -> Member<W> {
        let answered = |fact| How::Answered(Asked::Person(fact, index));
        let money = |fact, yuan| Amount::exactly(self.world, answered(fact), yuan);
        let disability = Selected::exactly(self.world, answered(PersonFact::Disability), person.disability);
        let grade = Selected::exactly(self.world, answered(PersonFact::DisabilityGrade), person.grade);
        let age = Years::exactly(self.world, answered(PersonFact::Age), person.age);
        let seriously_ill = Condition::exactly(self.world, answered(PersonFact::SeriouslyIll), person.seriously_ill);
        let employable = Condition::exactly(self.world, answered(PersonFact::Work), person.employable);

        let certified = !disability.is(Disability::No);
        let mind = disability.is_one_of(&[Disability::Intellectual, Disability::Psychiatric]);
        let severe = grade.is_one_of(&[Grade::One, Grade::Two]) | (grade.is(Grade::Three) & mind);
        let severe = severe.named(Term::SevereForDibao).of_person(index);

        let wage = money(PersonFact::Wage, person.wage) - money(PersonFact::WorkCost, person.work_cost);
        let earned = wage.not_negative() + money(PersonFact::Business, person.business);
        let expected = [employable, age.at_least_years(ADULT), age.under_years(ELDER), !severe, !seriously_ill];
        let expected = all(self.world, &expected);
        let earned = if expected.may_hold() {
            expected.choose(highest_of(self.world, &[earned, self.imputed]), earned)
        } else {
            earned
        };
        let other = [money(PersonFact::Property, person.property), money(PersonFact::OtherIncome, person.transfer)];
        let countable = sum_of(self.world, [earned].iter().chain(&other)).named(Term::PersonIncome).of_person(index);
        Member { certified, grade, severe, seriously_ill, age, countable }
    }

    /// Above the line or the limit of dibao, not above one and a half times either.
    fn marginal(
        &self,
        family: Condition<W>,
        assets: Amount<W, Once>,
        income: Amount<W, Monthly>,
        count: People<W>,
    ) -> Condition<W> {
        let apart = !family;
        if !apart.may_hold() {
            return apart.named(Term::MarginHolds);
        }
        let within = [assets.at_most(self.margin_asset_limit), income.at_most(self.margin_line * count), apart];
        all(self.world, &within).named(Term::MarginHolds)
    }

    /// Taken in alone, as a household of one.
    fn single(&self, member: &Member<W>, marginal: Condition<W>) -> Condition<W> {
        let pressed = marginal & (member.severe | member.seriously_ill);
        if pressed.may_hold() { pressed & member.countable.below(self.standard) } else { pressed }
    }

    fn gap_of_singles(&self, members: &[Member<W>], singles: &[Condition<W>]) -> Amount<W, Monthly> {
        let possible = members.iter().zip(singles).filter(|(_, single)| single.may_hold());
        sum_of(self.world, possible.map(|(member, single)| (self.standard - member.countable).when(*single)))
    }

    /// The highest that applies.
    fn topup(&self, member: &Member<W>) -> Amount<W, Monthly> {
        let categories = [
            (member.age.at_least_years(OLD), self.topups.elder),
            (member.age.under_years(ADULT), self.topups.minor),
            (member.severe, self.topups.severe),
            (member.seriously_ill, self.topups.ill),
        ];
        let possible = categories.iter().filter(|(belongs, _)| belongs.may_hold());
        highest_of(self.world, possible.map(|(belongs, amount)| amount.when(*belongs))).named(Term::HighestCategory)
    }

    /// For the hard life of a disabled member.
    fn living(&self, member: &Member<W>, family: Condition<W>, marginal: Condition<W>) -> Amount<W, Monthly> {
        let in_family = member.severe.choose(self.higher, self.lower);
        family.choose(in_family, self.lower.when(marginal & member.severe)).when(member.certified)
    }

    /// For the care of a severely disabled member, whatever the means.
    fn care(&self, member: &Member<W>) -> Amount<W, Monthly> {
        member.grade.is(Grade::One).choose(self.higher, self.lower.when(member.severe))
    }
}

impl<W: World> Found<W> {
    /// The answer, where it is settled.
    pub fn answer(&self) -> Option<Answer> {
        let yuan = |amount: Amount<W, Monthly>| u32::try_from(amount.value().single()?.yuan().decimal()).ok();
        Some(Answer {
            eligible: self.eligible.holds_surely(),
            amount: yuan(self.amount)?,
            marginal: self.marginal.holds_surely(),
            living: yuan(self.living)?,
            care: yuan(self.care)?,
        })
        .filter(|_| self.eligible.value().is_settled() && self.marginal.value().is_settled())
    }
}

impl From<&households::Household> for Case {
    fn from(household: &households::Household) -> Self {
        Case {
            assets_per_member: fen(household.assets_pc),
            people: household.members.iter().map(Person::from).collect(),
        }
    }
}

impl From<&households::Member> for Person {
    fn from(member: &households::Member) -> Self {
        Person {
            age: member.age,
            disability: Choice::from_bits(1 << member.kind),
            grade: Choice::from_bits(1 << member.grade),
            seriously_ill: member.ill,
            employable: member.employable,
            wage: fen(member.wage),
            work_cost: fen(member.work_cost),
            business: fen(member.business),
            property: fen(member.property),
            transfer: fen(member.transfer),
        }
    }
}

fn fen<P: jiuzhu_rules::reckoning::money::Period>(amount: u64) -> Money<P> {
    Money::new(Exact::from_parts(u32::try_from(amount).unwrap_or(u32::MAX), 2, 1))
}
