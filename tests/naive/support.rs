//! Support from people outside the household (DB-INC-6), and who of them cannot perform (TK-5).

use jiuzhu_rules::{
    Case,
    case::day,
    facts::{Kin, SupportRule, SupporterAnswers, SupporterStatus, SurplusBasis, Whereabouts, Work},
};

use super::{
    answers::{count, flow, is, known, monthly, number, told, which, years},
    disability::severe_for_dibao,
    figures,
    fraction::Fraction,
    household::adult,
};

/// Those outside who owe the person support.
pub fn supporters(case: &Case, index: usize) -> impl Iterator<Item = &SupporterAnswers> {
    let owed = is(case.people[index].supporters_outside);
    case.supporters.iter().filter(move |supporter| owed && supporter.of.iter().any(|of| usize::from(*of) == index + 1))
}

/// DB-INC-6: what is due or what is paid, whichever is more.
pub fn counted(case: &Case, index: usize) -> Fraction {
    let person = &case.people[index];
    // DB-INC-6.4, from the notice of 2022.
    let protected = case.day >= day(2022, 10, 20)
        && told(case.local.sibling_support_ignored) == Some(true)
        && adult(person)
        && which(person.work) != Work::Working
        && severe_for_dibao(person);
    let spared = |supporter: &SupporterAnswers| {
        protected && (which(supporter.kin) == Kin::Sibling || years(supporter.supporter_age) >= 60)
    };
    let mut those = supporters(case, index).peekable();
    if those.peek().is_some() && supporters(case, index).all(spared) {
        return Fraction::ZERO;
    }
    let due: Fraction = those.filter(|supporter| !spared(supporter)).map(|supporter| fee(case, supporter)).sum();
    monthly(person.support_received).max(due)
}

/// DB-INC-6.1 and .2: by paper, else by the local rule; nothing from who cannot pay.
fn fee(case: &Case, supporter: &SupporterAnswers) -> Fraction {
    // The text leaves open whether a paper counts against who cannot pay; a sum that never comes is not counted here.
    if cannot_pay(case, supporter) {
        return Fraction::ZERO;
    }
    if is(supporter.has_agreement) {
        return monthly(supporter.agreed_fee);
    }
    let rate = || number(known(case.local.support_rate));
    let shared = || Fraction::whole(count(known(supporter.parents_supported)).into());
    match which(case.local.support_rule) {
        SupportRule::Evidence => Fraction::ZERO,
        SupportRule::Surplus => {
            let line = number(known(case.local.support_line_multiple)) * figures::standard(case);
            let surplus = (monthly(supporter.income_per_head) - line).or_nothing();
            let basis = match which(case.local.support_basis) {
                SurplusBasis::PerHead => surplus,
                SurplusBasis::Household => surplus * Fraction::whole(count(known(supporter.household_size)).into()),
            };
            basis * rate() / shared()
        }
        SupportRule::Share => monthly(supporter.own_income) * rate() / shared(),
        SupportRule::Flat => flow(known(case.local.support_flat)) / shared(),
    }
}

/// DB-INC-6.3
fn cannot_pay(case: &Case, supporter: &SupporterAnswers) -> bool {
    which(supporter.supporter_status) != SupporterStatus::No
        || is(supporter.ill_without_means)
        || which(supporter.whereabouts) != Whereabouts::Known
        || is(supporter.full_time_student)
        || cannot_perform(case, supporter)
}

/// TK-5
pub fn cannot_perform(case: &Case, supporter: &SupporterAnswers) -> bool {
    let age = years(supporter.supporter_age);
    let status = which(supporter.supporter_status);
    let within = is(supporter.supporter_assets_ok);
    let poor = || within && monthly(supporter.own_income) < figures::disposable_income(case);
    let out_of_reach = is(supporter.no_civil_capacity) || which(supporter.whereabouts) != Whereabouts::Known;
    status == SupporterStatus::Tekun
        || age >= 60 && status == SupporterStatus::Dibao
        || age >= 70 && poor()
        || is(supporter.severely_disabled) && poor()
        || out_of_reach && within
        || is(supporter.ill_without_means) && told(case.local.tekun_supporter_extra) == Some(true)
}
