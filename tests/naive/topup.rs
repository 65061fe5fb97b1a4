//! Top-ups for people who stay in difficulty (DB-TU).

use super::{
    Naive,
    answers::{flow, is, known, told, years},
    disability::severe_for_dibao,
    fraction::Fraction,
    household::adult,
};

/// DB-TU-1 to DB-TU-3: for elders, minors, the severely disabled and the seriously ill on dibao, once.
pub fn paid(naive: &Naive, index: usize) -> Option<Fraction> {
    let local = &naive.case.local;
    let person = &naive.case.people[index];
    let in_question = years(person.age) >= 60 || !adult(person) || severe_for_dibao(person) || is(person.seriously_ill);
    let alone = naive.single[index].is_some() && told(local.single_topup_allowed) != Some(false);
    let on_dibao = naive.dibao && naive.members[index] || alone;
    (in_question && on_dibao).then(|| flow(known(local.category_topup))).filter(|more| *more > Fraction::ZERO)
}
