//! One person of a family on dibao alone (DB-SP).

use jiuzhu_rules::{
    case::day,
    facts::{Away, SingleIncome, Work},
};

use super::{
    Naive,
    answers::{flow, is, number, told, which},
    dibao, disability,
    fraction::Fraction,
    household::adult,
    income,
};

/// DB-SP-8, DB-SP-9, DB-SP-11: what is paid each month, if anything.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    let local = &naive.case.local;
    let person = &naive.case.people[index];
    let own = income::own(naive.case, index).or_nothing();
    let by_household = which(person.away) != Away::Religious
        && told(local.single_income_basis).and_then(|it| it.single()) == Some(SingleIncome::Household);
    let little = if by_household { family_has_little(naive) } else { own < naive.standard };
    let means = little && is(person.own_assets_ok);
    let may = admitted(naive, index) && means && naive.may_apply_here && !naive.tekun[index];
    may.then(|| match told(local.single_fixed_benefit) {
        Some(fixed) => dibao::rounded(naive, flow(fixed)),
        None => dibao::rounded(naive, (naive.standard - own).max(dibao::least(naive))),
    })
}

/// DB-SP-1 to DB-SP-7
fn admitted(naive: &Naive, index: usize) -> bool {
    let case = naive.case;
    let person = &case.people[index];
    // DB-SP-4: whoever lives apart from the family in a place of worship is judged without it.
    if which(person.away) == Away::Religious {
        return true;
    }
    if naive.dibao || !naive.members[index] {
        return false;
    }
    let severe = disability::severe_for_dibao(person);
    let jobless = which(person.work) != Work::Working;
    let special = is(person.special_difficulty) && told(case.local.special_case_admitted) == Some(true);
    let listed = told(case.local.illness_listed) == Some(true);
    let ill = is(person.seriously_ill);
    let measures = case.day >= day(2021, 7, 1);
    let notice = case.day >= day(2022, 10, 20);
    let law = case.day >= day(2026, 7, 1);
    let deeply_poor = told(case.local.deeply_poor_area) == Some(true) && !measures;
    let alone_severe = adult(person) && jobless && severe && (notice || deeply_poor);
    let by_law = law && (ill || special);
    let from_margin = naive.margin && (measures && (severe || ill && listed) || by_law);
    // A ceiling of the place may be older than the measures.
    let up_to_ceiling = below_ceiling(naive) && (severe || ill && listed || by_law);
    let not_beyond = told(case.local.single_family_cap).is_none() || measures && naive.margin || below_ceiling(naive);
    from_margin || up_to_ceiling || not_beyond && alone_severe || measures && special
}

/// DB-SP-8: up to the ceiling that the place has for the whole family.
fn below_ceiling(naive: &Naive) -> bool {
    let ceiling = told(naive.case.local.single_family_cap).map(number);
    ceiling.is_some_and(|times| naive.income <= naive.for_each(naive.standard) * times)
}

/// DB-SP-8, read as: up to the ceiling where there is one, else below the margin line, whatever is spent.
fn family_has_little(naive: &Naive) -> bool {
    match told(naive.case.local.single_family_cap) {
        Some(_) => below_ceiling(naive),
        None => naive.income < naive.for_each(naive.margin_line()),
    }
}
