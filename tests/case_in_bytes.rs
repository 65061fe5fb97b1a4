//! A case that is kept in few bytes, or shown as a code, comes back as it was, and nothing else is taken for one.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing)]

#[allow(dead_code)]
mod families;
#[allow(dead_code)]
mod naive;

use std::collections::BTreeSet;

use jiuzhu_rules::{
    Case,
    answer::{Answer, Flow, Given},
    assess,
    case::day,
    facts::{Asked, HouseholdFact, PersonFact, SupporterAnswers, SupporterFact},
    local::LocalFigure,
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn again(case: &Case) -> Option<Case> {
    Case::of_bytes(&case.to_bytes(), case.packs)
}

proptest! {
    #[test]
    fn any_household_comes_back(seed in any::<u64>()) {
        let case = families::family(seed);
        prop_assert_eq!(Case::of_code(&case.to_code(), case.packs), again(&case));
        prop_assert_eq!(again(&case), Some(case));
    }

    #[test]
    fn whatever_the_code_is_nothing_falls_over(
        seed in any::<u64>(),
        at in any::<prop::sample::Index>(),
        put in prop::collection::vec(b' '..=b'Z', 0..=4),
    ) {
        let mut code = families::family(seed).to_code();
        let at = at.index(code.len());
        let put = String::from_utf8(put).expect("ASCII");
        code.replace_range(at..(at + put.len()).min(code.len()), &put);
        if let Some(case) = Case::of_code(&code, jiuzhu_packs::all()) {
            assess(&case);
        }
    }

    #[test]
    fn whatever_the_bytes_are_nothing_falls_over(
        seed in any::<u64>(),
        cut in any::<prop::sample::Index>(),
        put in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let mut bytes = families::family(seed).to_bytes();
        let at = cut.index(bytes.len());
        bytes.splice(at..(at + put.len()).min(bytes.len()), put);
        let packs = jiuzhu_packs::all();
        if let Some(case) = Case::of_bytes(&bytes, packs) {
            assess(&case);
            prop_assert_eq!(again(&case), Some(case));
        }
        prop_assert_eq!(Case::of_bytes(&bytes[..at], packs), None, "cut off");
    }
}

#[test]
fn ranges_open_ends_and_not_being_sure_come_back() {
    let mut case = Case::new(PlaceCode(513_436), day(2026, 11, 27), jiuzhu_packs::all());
    case.people.resize_with(2, Default::default);
    case.supporters.push(SupporterAnswers { of: vec![1, 2], ..Default::default() });
    let yuan = |digits| Exact::of_digits(digits, 2).expect("an amount");
    let flow = |cadence, yuan| Answer::Given(Given::Flow(Flow { cadence, yuan }));
    let wage = Asked::Person(PersonFact::Wage, 1);
    for answer in [
        Answer::Unsure,
        flow(Cadence::Monthly, Span::exactly(yuan(123_456))),
        flow(Cadence::Yearly, Span::between(Exact::ZERO, yuan(999_999_999_999))),
        flow(Cadence::Monthly, Span::at_least(yuan(1))),
        flow(Cadence::Monthly, Span::new(None, Some(yuan(1)))),
    ] {
        case.set(wage, answer);
        assert_eq!(again(&case).map(|it| it.answer(wage)), Some(answer));
    }
}

#[test]
fn no_two_questions_of_a_kind_stand_under_the_same_key() {
    let keys = |names: Vec<&'static str>| {
        let mut all = BTreeSet::new();
        for name in names {
            let mut case = Case::new(PlaceCode(500_000), day(2026, 1, 1), jiuzhu_packs::all());
            case.people.push(Default::default());
            case.supporters.push(Default::default());
            let of = |it: &&str| *it == name;
            let household = HouseholdFact::ALL.iter().filter(|it| of(&it.name())).map(|it| Asked::Household(*it));
            let person = PersonFact::ALL.iter().filter(|it| of(&it.name())).map(|it| Asked::Person(*it, 0));
            let supporter = SupporterFact::ALL.iter().filter(|it| of(&it.name())).map(|it| Asked::Supporter(*it, 0));
            household.chain(person).chain(supporter).for_each(|it| case.set(it, Answer::Unsure));
            let local = LocalFigure::ALL.iter().filter(|it| of(&it.name()));
            local.for_each(|it| case.local.set(*it, Answer::Unsure));
            assert!(all.insert(case.to_bytes()), "{name}");
            assert_eq!(again(&case), Some(case), "{name}");
        }
    };
    keys(HouseholdFact::ALL.iter().map(|it| it.name()).collect());
    keys(PersonFact::ALL.iter().map(|it| it.name()).collect());
    keys(SupporterFact::ALL.iter().map(|it| it.name()).collect());
    keys(LocalFigure::ALL.iter().map(|it| it.name()).collect());
}

/// What the alphanumeric mode of a QR code has no digit for would take a third more room.
#[test]
fn a_code_has_only_what_is_read_at_once() {
    let code = families::family(7).to_code();
    assert!(code.starts_with("JZ1:") && Case::is_code(code.as_bytes()) && !Case::is_code(b"{}"));
    assert!(
        code.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || b" $%*+-./:".contains(&it)),
        "{code}"
    );
    // Of RFC 9285: three digits that come to more than two bytes, one digit alone, and digits that are none.
    let packs = jiuzhu_packs::all();
    for wrong in ["JZ1:", "JZ1:GGW", "JZ1:A", "JZ1:::", "JZ1:abc", "JZ2:00", "", "JZ1:\u{661f}"] {
        assert_eq!(Case::of_code(wrong, packs), None, "{wrong}");
    }
}

/// Two kilobytes still fit on a code that a phone's camera reads from another phone's screen.
#[test]
fn five_people_fit_into_two_kilobytes() {
    let families = (0..2000).map(families::family).filter(|case| case.people.len() == 5);
    let largest = families.map(|case| case.to_bytes().len()).max().expect("some have five people");
    assert!(largest < 2000, "{largest}");
}
