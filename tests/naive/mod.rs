//! A second evaluator, slow and plain: no ranges, no steps, only households of which everything is known. It was
//! written from the text of the rules by someone who had not seen theirs, so that the two do not share a mistake.

pub mod answers;
pub mod assets;
pub mod child;
mod dibao;
mod disability;
mod exit;
mod figures;
pub mod fraction;
mod household;
mod income;
mod margin;
mod rigid;
mod single;
mod support;
mod tekun;
mod temporary;
mod topup;

use fraction::Fraction;
use jiuzhu_rules::{Case, Programme};

use answers::is;

/// What comes of one programme.
#[derive(Debug)]
pub struct Finding {
    pub programme: Programme,
    pub person: Option<u8>,
    pub likely: bool,
    pub paid: Paid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    Nothing,
    /// Yuan.
    EachMonth(Fraction),
    /// Yuan, from the least to the most.
    Once(Fraction, Fraction),
}

/// What is settled on the way, in the order of IX-1.
pub struct Naive<'c> {
    case: &'c Case,
    pub tekun: Vec<bool>,
    pub members: Vec<bool>,
    pub size: usize,
    family: Vec<bool>,
    heads: usize,
    pub income: Fraction,
    pub standard: Fraction,
    pub assets_fit: bool,
    may_apply_here: bool,
    pub dibao: bool,
    pub margin: bool,
    rigid: bool,
    /// What each gets who applies alone.
    single: Vec<Option<Fraction>>,
}

impl<'c> Naive<'c> {
    pub fn of(case: &'c Case) -> Self {
        let tekun = tekun::people(case);
        let members = household::members(case, &tekun);
        let family = household::family(case);
        let size = members.iter().filter(|counts| **counts).count();
        let mut naive = Naive {
            case,
            income: income::of_household(case, &members),
            standard: figures::standard(case),
            assets_fit: assets::within(case, size),
            // DB-HH-9
            may_apply_here: is(case.household.hukou_here) || is(case.local.residence_filing),
            dibao: false,
            margin: false,
            rigid: false,
            single: vec![None; case.people.len()],
            tekun,
            members,
            size,
            heads: family.iter().filter(|counts| **counts).count(),
            family,
        };
        naive.dibao = dibao::eligible(&naive);
        naive.margin = margin::eligible(&naive);
        naive.rigid = rigid::eligible(&naive);
        naive.single = (0..case.people.len()).map(|index| single::paid(&naive, index)).collect();
        naive
    }

    /// DB-INC-2: what the household would have if each had so much.
    pub fn for_each(&self, amount: Fraction) -> Fraction {
        amount * self.size.into()
    }

    pub fn margin_line(&self) -> Fraction {
        figures::margin_line(self.case)
    }

    pub fn disposable_income(&self) -> Fraction {
        figures::disposable_income(self.case)
    }

    /// Below the standard for each, strictly (GEN-4).
    fn below_standard(&self) -> bool {
        self.income < self.for_each(self.standard)
    }

    /// In a dibao family, or on dibao alone (DS-2).
    pub fn on_dibao(&self, index: usize) -> bool {
        self.dibao && self.members[index] || self.single[index].is_some()
    }

    /// In the order in which one follows from another (IX-1).
    pub fn findings(&self) -> Vec<Finding> {
        let status = |programme, likely| Finding { programme, person: None, likely, paid: Paid::Nothing };
        let monthly = |programme, person: Option<usize>, amount: Option<Fraction>| Finding {
            programme,
            person: person.map(|index| index as u8),
            likely: amount.is_some(),
            paid: Paid::EachMonth(amount.unwrap_or(Fraction::ZERO)),
        };
        let once = |programme, range: Option<(Fraction, Fraction)>| {
            let (least, most) = range.unwrap_or((Fraction::ZERO, Fraction::ZERO));
            Finding { programme, person: None, likely: range.is_some(), paid: Paid::Once(least, most) }
        };
        let exactly = |amount: Fraction| (amount, amount);
        let people = 0..self.case.people.len();
        let mut findings: Vec<Finding> =
            people.clone().map(|index| monthly(Programme::Tekun, Some(index), tekun::paid(self, index))).collect();
        findings.extend([
            monthly(Programme::Dibao, None, self.dibao.then(|| dibao::paid(self))),
            status(Programme::Margin, self.margin),
        ]);
        findings.extend(people.clone().map(|index| monthly(Programme::SinglePerson, Some(index), self.single[index])));
        findings.extend([
            status(Programme::RigidExpenditure, self.rigid),
            monthly(Programme::GradualExit, None, exit::paid(self)),
        ]);
        for index in people {
            findings.extend([
                monthly(Programme::CategoryTopUp, Some(index), topup::paid(self, index)),
                monthly(Programme::ChildAllowance, Some(index), child::paid(self, index)),
                monthly(Programme::LivingSubsidy, Some(index), disability::living(self, index)),
                monthly(Programme::CareSubsidy, Some(index), disability::care(self, index)),
            ]);
        }
        findings.extend([
            once(Programme::FastAid, temporary::fast(self)),
            once(Programme::EmergencyAid, temporary::emergency(self).map(exactly)),
            once(Programme::ExpenditureAid, temporary::expenditure(self).map(exactly)),
        ]);
        findings
    }

    /// IX-7: everything that is paid each month. What goes on for a time and what one person gets alone are both dibao, and
    /// not paid together.
    pub fn monthly_total(&self) -> Fraction {
        let findings = self.findings();
        let of = |wanted: &dyn Fn(&Finding) -> bool| -> Fraction {
            let monthly = findings.iter().filter(|it| wanted(it)).map(|finding| match finding.paid {
                Paid::EachMonth(amount) => amount,
                Paid::Nothing | Paid::Once(..) => Fraction::ZERO,
            });
            monthly.sum()
        };
        let goes_on = |it: &Finding| it.programme == Programme::GradualExit;
        let alone = |it: &Finding| {
            it.programme == Programme::SinglePerson && it.person.is_some_and(|index| self.members[usize::from(index)])
        };
        of(&|it| !goes_on(it) && !alone(it)) + of(&goes_on).max(of(&alone))
    }
}
