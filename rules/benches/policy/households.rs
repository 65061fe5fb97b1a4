//! Made-up households for the small policy: the same from the same seed, on every machine.
//!
//! Amounts are whole fen. A tenth of the households stands on a limit of the policy or one fen beside it.

/// Yuan 1135.00, which the limits are measured by.
const STANDARD: u64 = 113_500;

/// One household as it is written down.
pub struct Household {
    /// What it owns, for each member.
    pub assets_pc: u64,
    pub members: Vec<Member>,
}

pub struct Member {
    pub age: u16,
    /// In the order of the kinds on a certificate; 0 is none.
    pub kind: u8,
    /// 1 is the most severe; 0 is none.
    pub grade: u8,
    pub ill: bool,
    pub employable: bool,
    pub wage: u64,
    pub business: u64,
    pub property: u64,
    pub transfer: u64,
    pub work_cost: u64,
}

/// The first `count` households of a seed.
pub fn households(count: u64, seed: u64) -> impl Iterator<Item = Household> {
    let mut chance = Chance(seed);
    (0..count).map(move |_| household(&mut chance))
}

/// splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// `amount`, one fen less or one fen more.
    fn beside(&mut self, amount: u64) -> u64 {
        amount + self.between(0, 2) - 1
    }

    /// Mostly whole yuan, some jiao, some fen.
    fn money(&mut self, most_yuan: u64) -> u64 {
        let form = self.below(100);
        let yuan = self.between(1, most_yuan) * 100;
        match form {
            0..60 => yuan,
            60..85 => yuan + 10 * self.below(10),
            _ => yuan + self.below(100),
        }
    }

    fn money_if(&mut self, able: bool, share: u64, most_yuan: u64) -> u64 {
        if able && self.percent(share) { self.money(most_yuan) } else { 0 }
    }

    fn size(&mut self) -> u64 {
        match self.below(100) {
            0..22 => 1,
            22..48 => 2,
            48..70 => 3,
            70..84 => 4,
            84..92 => 5,
            92..97 => 6,
            97..99 => 7,
            _ => 8,
        }
    }
}

fn household(chance: &mut Chance) -> Household {
    let size = chance.size();
    let mut members: Vec<Member> = (0..size).map(|index| member(chance, index == 0)).collect();
    let limit = 24 * STANDARD;
    let assets_pc = match chance.below(100) {
        0..70 => chance.between(0, limit),
        70..88 => chance.between(limit, limit * 2),
        88..92 => chance.beside(limit),
        92..96 => chance.beside(limit * 3 / 2),
        _ => chance.between(0, 10_000_000),
    };
    let moved = chance.below(100);
    let line = STANDARD * size;
    let target = chance.beside(if moved < 5 { line } else { line * 3 / 2 });
    if moved < 10 {
        move_income_to(target, &mut members, chance);
    }
    Household { assets_pc, members }
}

fn member(chance: &mut Chance, first: bool) -> Member {
    let age = if first { chance.between(18, 92) } else { chance.between(0, 95) };
    let (kind, grade) = if chance.percent(18) { (chance.between(1, 7), chance.between(1, 4)) } else { (0, 0) };
    let ill = chance.percent(9);
    let employable = (16..65).contains(&age) && chance.percent(70);
    let wage = chance.money_if((16..70).contains(&age), 55, 3200);
    let business = chance.money_if(age >= 16, 12, 1500);
    let property = chance.money_if(true, 10, 400);
    let transfer = chance.money_if(true, 45, 1400);
    let usual_cost = chance.money_if(wage > 0, 50, 400);
    let work_cost = if chance.percent(2) { chance.money(4000) } else { usual_cost };
    let small = |number| u8::try_from(number).unwrap_or(0);
    let (age, kind, grade) = (u16::from(small(age)), small(kind), small(grade));
    Member { age, kind, grade, ill, employable, wage, business, property, transfer, work_cost }
}

/// Raises one transfer, or lowers as many as it takes.
fn move_income_to(target: u64, members: &mut [Member], chance: &mut Chance) {
    let income: u64 = members.iter().map(countable).sum();
    let chosen = chance.below(members.len() as u64);
    if target > income {
        for (_, member) in (0..).zip(members).filter(|(index, _)| *index == chosen) {
            member.transfer += target - income;
        }
        return;
    }
    let mut surplus = income - target;
    for member in members {
        let taken = member.transfer.min(surplus);
        member.transfer -= taken;
        surplus -= taken;
    }
}

fn countable(member: &Member) -> u64 {
    let severe = matches!((member.grade, member.kind), (1 | 2, _) | (3, 5 | 6));
    let earned = member.wage.saturating_sub(member.work_cost) + member.business;
    let expected = member.employable && (18..60).contains(&member.age) && !severe && !member.ill;
    let earned = if expected { earned.max(80_000) } else { earned };
    earned + member.property + member.transfer
}
