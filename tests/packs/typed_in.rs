//! Figures that a person typed in, written as a file and read again.

use jiuzhu_packs::{
    GAZETTEER, Gazetteer,
    local_file::{local_file, typed_in},
    outside,
};
use jiuzhu_rules::{
    answer::{Answer, Flow, Given, Kind},
    case::day,
    local::{LocalFigure, LocalFigures},
    packs::Packs,
    place::{NATIONAL, PlaceCode},
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use proptest::prelude::*;

const YUBEI: PlaceCode = PlaceCode(500112);

fn file(place: PlaceCode, figures: &LocalFigures) -> String {
    let called = |figure: LocalFigure| format!("{}\nshown on one line", figure.name());
    local_file(place, day(2026, 11, 1), figures, Gazetteer::of(GAZETTEER), &called)
}

fn span<T: Copy + Ord + core::fmt::Debug>(one: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = Span<T>> {
    prop_oneof![
        one.clone().prop_map(Span::exactly),
        (one.clone(), one.clone()).prop_map(|(a, b)| Span::between(a, b)),
        one.prop_map(Span::at_least),
    ]
}

/// Every number that a case may hold: ten digits before the point, and so many behind it.
fn decimal(decimals: u32) -> impl Strategy<Value = Exact> + Clone {
    (0..10_i64.pow(10 + decimals)).prop_map(move |digits| Exact::of_digits(digits, decimals).expect("it fits"))
}

fn given(kind: Kind) -> BoxedStrategy<Given> {
    match kind {
        Kind::YesNo => any::<bool>().prop_map(Given::YesNo).boxed(),
        Kind::Choice(names) => (1_u32..1 << names.len()).prop_map(Given::Choice).boxed(),
        Kind::Yuan => span(decimal(2)).prop_map(Given::Yuan).boxed(),
        Kind::Flow => {
            let cadence = prop_oneof![Just(Cadence::Monthly), Just(Cadence::Yearly)];
            (cadence, span(decimal(2))).prop_map(|(cadence, yuan)| Given::Flow(Flow { cadence, yuan })).boxed()
        }
        Kind::Years => span(0_u16..=130).prop_map(Given::Years).boxed(),
        Kind::Count => span(0_u16..=999).prop_map(Given::Count).boxed(),
        Kind::Number => span(decimal(4)).prop_map(Given::Number).boxed(),
    }
}

fn answer(figure: LocalFigure) -> BoxedStrategy<Answer<Given>> {
    prop_oneof![2 => Just(Answer::NotAsked), 1 => Just(Answer::Unsure), 3 => given(figure.kind()).prop_map(Answer::Given)].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What was not asked or not known is no figure, and is not written.
    #[test]
    fn what_was_typed_in_comes_back_as_it_was(
        answers in LocalFigure::ALL.iter().map(|it| answer(*it)).collect::<Vec<_>>(),
    ) {
        let (mut figures, mut expected) = (LocalFigures::default(), LocalFigures::default());
        for (figure, answer) in LocalFigure::ALL.iter().zip(answers) {
            figures.set(*figure, answer);
            if let Answer::Given(given) = answer {
                expected.set(*figure, Answer::Given(given));
            }
        }
        let text = file(YUBEI, &figures);
        let read = outside::read("mine.toml", text.as_bytes());
        let read = read.map_err(|wrong| TestCaseError::fail(format!("{wrong:#?}\n{text}")))?;
        prop_assert_eq!(typed_in(&read.pack, YUBEI), expected, "{}", text);
    }
}

fn six_months() -> LocalFigures {
    let mut figures = LocalFigures::default();
    figures.set(LocalFigure::ExitMonths, Answer::Given(Given::Count(Span::exactly(6))));
    figures
}

#[test]
fn the_file_is_short_and_says_what_it_is() {
    let expected = expect_test::expect![[r#"
        # 自己填的当地数字；公布的数字仍然优先。
        # Local figures that a person typed in. What is published for the place goes before them.
        format = 1
        code = "500000"
        name = { zh-Hans = "重庆市", en = "Chongqing" }
        pinyin = "chong qing shi"

        [places]
        500112 = { zh-Hans = "渝北区", pinyin = "yu bei qu", en = "Yubei District" }

        [source.typed-in]
        title = "自己填的"
        publisher = "typed_in"

        # exit_months shown on one line
        [[local]]
        figure = "exit_months"
        place = "500112"
        from = 2026-11-01
        count = 6
        basis = "standard"
        source = "typed-in"
    "#]];
    expected.assert_eq(&file(YUBEI, &six_months()));
}

/// A place on no list is written as the one around it, and a province as itself.
#[test]
fn any_place_can_be_written_and_is_found_again() {
    for (place, written) in [(440399, 440300), (440000, 440000), (440305, 440305)] {
        let text = file(PlaceCode(place), &six_months());
        assert!(text.contains(&format!("place = \"{written}\"")), "{text}");
        let read = outside::read("mine.toml", text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:#?}\n{text}"));
        assert_eq!(typed_in(&read.pack, PlaceCode(place)), six_months());
        assert_eq!(typed_in(&read.pack, NATIONAL), LocalFigures::default());
    }
}

#[test]
fn what_nobody_typed_in_is_an_empty_file() {
    let read = outside::read("mine.toml", file(YUBEI, &LocalFigures::default()).as_bytes()).expect("sound");
    assert!(!read.pack.is_typed_in());
    assert_eq!(typed_in(&read.pack, YUBEI), LocalFigures::default());
}

/// Nobody published it: it is no figure of the place.
#[test]
fn what_was_typed_in_never_stands_among_what_was_published() {
    let read = outside::read("mine.toml", file(YUBEI, &six_months()).as_bytes()).expect("sound");
    assert!(read.pack.is_typed_in());
    let packs = Packs::of([read.pack]);
    assert_eq!((packs.heads.len(), packs.tables.rows().count()), (0, 0));
}

/// A published pack has figures like these, and nobody typed them in.
#[test]
fn what_was_published_is_not_taken_for_typed_in() {
    let file = file(YUBEI, &six_months()).replace("typed_in", "press");
    let read = outside::read("published.toml", file.as_bytes()).expect("sound");
    assert_eq!(typed_in(&read.pack, YUBEI), LocalFigures::default());
}
