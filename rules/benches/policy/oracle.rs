//! The small policy once more, in plain exact fractions: what every answer is checked against.
//!
//! It shares nothing with the rules but the text of the policy.

use core::{cmp::Ordering, iter::Sum};

use crate::policy::{
    answer::Answer,
    households::{Household, Member},
};

/// A fraction of yuan with a positive denominator.
#[derive(Clone, Copy)]
struct Fraction {
    over: i128,
    under: i128,
}

const fn yuan(whole: i128) -> Fraction {
    Fraction { over: whole, under: 1 }
}

fn fen(amount: u64) -> Fraction {
    Fraction { over: i128::from(amount), under: 100 }
}

impl Fraction {
    fn plus(self, other: Self) -> Self {
        Fraction { over: self.over * other.under + other.over * self.under, under: self.under * other.under }.reduced()
    }

    fn less(self, other: Self) -> Self {
        self.plus(other.times(-1, 1))
    }

    fn times(self, over: i128, under: i128) -> Self {
        Fraction { over: self.over * over, under: self.under * under }.reduced()
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.over.abs(), self.under);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Fraction { over: self.over / a, under: self.under / a }
    }

    /// Rounded up.
    fn ceiling(self) -> i128 {
        -(-self.over).div_euclid(self.under)
    }

    fn cmp(self, other: Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }

    fn is_below(self, limit: Self) -> bool {
        self.cmp(limit).is_lt()
    }

    fn is_at_most(self, limit: Self) -> bool {
        self.cmp(limit).is_le()
    }

    fn or_if_larger(self, other: Self) -> Self {
        if self.is_below(other) { other } else { self }
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(yuan(0), Fraction::plus)
    }
}

const STANDARD: Fraction = yuan(1135);

pub fn answer(household: &Household) -> Answer {
    let members = &household.members;
    let size = members.len() as i128;
    let income: Fraction = members.iter().map(countable).sum();
    let (assets, limit) = (fen(household.assets_pc), STANDARD.times(24, 1));
    let line = STANDARD.times(size, 1);
    let family = assets.is_at_most(limit) && income.is_below(line);
    let marginal = !family && assets.is_at_most(limit.times(3, 2)) && income.is_at_most(line.times(3, 2));
    let single = |member: &&Member| marginal && (severe(member) || member.ill) && countable(member).is_below(STANDARD);
    let gap = if family {
        line.less(income).plus(members.iter().map(topup).sum())
    } else {
        members.iter().filter(single).map(|member| STANDARD.less(countable(member))).sum()
    };
    let certified = || members.iter().filter(|member| member.grade > 0);
    let living = certified().map(|member| match (family, marginal, severe(member)) {
        (true, _, true) => 120,
        (true, _, false) | (_, true, true) => 110,
        _ => 0,
    });
    let care = certified().map(|member| match (member.grade, severe(member)) {
        (1, _) => 120,
        (_, true) => 110,
        _ => 0,
    });
    Answer {
        eligible: family || members.iter().any(|member| single(&member)),
        amount: u32::try_from(gap.ceiling()).unwrap_or(u32::MAX),
        marginal,
        living: living.sum(),
        care: care.sum(),
    }
}

fn severe(member: &Member) -> bool {
    matches!(member.grade, 1 | 2) || (member.grade == 3 && matches!(member.kind, 5 | 6))
}

fn countable(member: &Member) -> Fraction {
    let earned = fen(member.wage).less(fen(member.work_cost)).or_if_larger(yuan(0)).plus(fen(member.business));
    let expected = member.employable && (18..60).contains(&member.age) && !severe(member) && !member.ill;
    let earned = if expected { earned.or_if_larger(yuan(800)) } else { earned };
    earned.plus(fen(member.property)).plus(fen(member.transfer))
}

fn topup(member: &Member) -> Fraction {
    let shares = [(member.age >= 70, 10), (member.age < 18, 20), (severe(member), 30), (member.ill, 20)].into_iter();
    let highest = shares.filter(|(applies, _)| *applies).map(|(_, share)| share).max().unwrap_or(0);
    STANDARD.times(highest, 100)
}
