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
    let own = match told(local.single_income_basis).and_then(|it| it.single()) {
        None | Some(SingleIncome::Own) => income::own(naive.case, index).or_nothing(),
        Some(SingleIncome::Household) => naive.income / naive.size.max(1).into(),
    };
    let means = own < naive.standard && is(person.own_assets_ok);
    let may = admitted(naive, index) && means && naive.may_apply_here && !naive.tekun[index];
    may.then(|| match told(local.single_fixed_benefit) {
        Some(fixed) => flow(fixed),
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
    let within_cap = told(case.local.single_family_cap)
        .is_none_or(|cap| naive.income <= naive.for_each(naive.standard) * number(cap));
    let measures = case.day >= day(2021, 7, 1);
    let notice = case.day >= day(2022, 10, 20);
    let law = case.day >= day(2026, 7, 1);
    let deeply_poor = told(case.local.deeply_poor_area) == Some(true) && !measures;
    let alone_severe = adult(person) && jobless && severe && (notice || deeply_poor);
    let from_margin = naive.margin && (measures && (severe || ill && listed) || law && (ill || special));
    within_cap && (alone_severe || from_margin || measures && special)
}
