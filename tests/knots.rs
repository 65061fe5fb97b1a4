//! Pages of knots for those who know the policy: every point at which help changes, its slope and its amount, each
//! beside the clause that makes it. Review them against the law; `UPDATE_EXPECT=1 cargo test` writes them anew.

// A test says what is wrong by failing.
#![allow(clippy::panic, clippy::expect_used)]

mod on_file;

use std::{collections::BTreeSet, fmt::Write};

use jiuzhu_rules::{
    Case, Programme, Verdict,
    answer::{Answer, Flow, Given, Kind},
    case::day_to_text,
    explore::thresholds::{Change, Clause, Cliff, Curve, Edge, Fen, Line, Of, Piece, Side, Thresholds, thresholds},
    facts::{Asked, HouseholdFact, PersonFact},
    local::LocalFigure,
    reckoning::{
        choice::Variants,
        exact::{Exact, Rounding},
        money::Cadence,
        span::Span,
    },
    term::Term,
};
use jiuzhu_words::Texts;
use on_file::assert_on_file;
use serde::Deserialize;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pages {
    page: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    name: String,
    title: String,
    programmes: Vec<String>,
    vary: Vec<Varied>,
    given: Case,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Varied {
    /// The fact's name, followed by the person's number from 1 where it is personal.
    fact: String,
    /// Yuan.
    to: u64,
}

// ---- Words -----------------------------------------------------------------------------------------

fn question(asked: Asked) -> String {
    let texts = Texts::chinese();
    match asked {
        Asked::Household(fact) => texts.household(fact).label.to_owned(),
        Asked::Person(fact, person) => format!("第 {} 位：{}", person + 1, texts.person(fact).label),
        Asked::Supporter(fact, index) => format!("家外第 {} 位：{}", index + 1, texts.supporter(fact).label),
    }
}

fn verdict_words(verdict: Verdict) -> &'static str {
    let page = &Texts::chinese().page;
    match verdict {
        Verdict::Likely => page.likely_short,
        Verdict::Depends => page.depends_short,
        Verdict::Unlikely => page.unlikely_short,
    }
}

/// The rule, and the article that it rests on.
fn clause_words(clause: Clause) -> String {
    let texts = Texts::chinese();
    let rule = clause.term.map(|term| format!("{} {}", term.rule(), texts.term(term)));
    let cited = clause.article.and_then(|article| {
        let (provision, cited) = (article.provision()?, texts.citation(article));
        Some(format!("{}{}{}", cited.title, cited.place, if provision.confirmed { "" } else { "（待核实）" }))
    });
    rule.into_iter().chain(cited).collect::<Vec<_>>().join(" · ")
}

fn unit(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Once => "元",
        Cadence::Monthly => "元/月",
        Cadence::Yearly => "元/年",
    }
}

fn rounding(how: Rounding) -> &'static str {
    match how {
        Rounding::UpToYuan => "进到元",
        Rounding::UpToFive => "进到五元",
        Rounding::UpToTen => "进到十元",
        Rounding::NearestYuan => "四舍五入到元",
        Rounding::DownToTen => "舍到十元",
    }
}

/// A decimal with its thousands apart, or a fraction where there is none.
fn number(value: Exact) -> String {
    let minus = if value.is_negative() { "−" } else { "" };
    let size = if value.is_negative() { Exact::ZERO.checked_sub(value).expect("small") } else { value };
    let whole = |count: &u32| size.times(*count).is_some_and(|it| it.hundredths().is_some_and(|it| it % 100 == 0));
    let below = if Exact::of(size.decimal()) == Some(size) { Some(1) } else { (2..=36_000).find(whole) };
    let below = below.unwrap_or_else(|| panic!("{value:?} is no simple fraction"));
    let above = size.times(below).expect("small").decimal().normalize().to_string();
    let (whole, fraction) = above.split_once('.').unwrap_or((&above, ""));
    let mut thousands = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            thousands.push(',');
        }
        thousands.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    let divided = if below == 1 { String::new() } else { format!("/{below}") };
    format!("{minus}{thousands}{point}{fraction}{divided}")
}

fn paid(amount: Option<Exact>) -> String {
    amount.map_or_else(|| "说不准".to_owned(), number)
}

// ---- The household ---------------------------------------------------------------------------------

/// What is not told of the household is nothing, no, or the first of the choices.
fn told_in_full(mut case: Case) -> Case {
    let household = HouseholdFact::ALL.iter().map(|fact| (Asked::Household(*fact), fact.kind()));
    let people = 0..case.people.len() as u8;
    let personal =
        people.flat_map(|person| PersonFact::ALL.iter().map(move |fact| (Asked::Person(*fact, person), fact.kind())));
    for (asked, kind) in household.chain(personal).collect::<Vec<_>>() {
        if case.answer(asked) != Answer::NotAsked {
            continue;
        }
        let nothing = Span::exactly(Exact::ZERO);
        let usual = match kind {
            Kind::YesNo => Given::YesNo(false),
            Kind::Choice(_) => Given::Choice(1),
            Kind::Yuan => Given::Yuan(nothing),
            Kind::Flow => Given::Flow(Flow { cadence: Cadence::Monthly, yuan: nothing }),
            Kind::Years => panic!("an age is missing"),
            Kind::Count => Given::Count(Span::exactly(0)),
            Kind::Number => Given::Number(nothing),
        };
        case.set(asked, Answer::Given(usual));
    }
    case
}

fn asked(fact: &str) -> Asked {
    let (name, person) = fact.split_once('.').map_or((fact, None), |(name, number)| (name, number.parse::<u8>().ok()));
    let found = match person {
        Some(number) => PersonFact::ALL.iter().find(|it| it.name() == name).map(|it| Asked::Person(*it, number - 1)),
        None => HouseholdFact::ALL.iter().find(|it| it.name() == name).map(|it| Asked::Household(*it)),
    };
    found.unwrap_or_else(|| panic!("no fact {fact}"))
}

/// Everything that was told and is not nothing, in the order of the questions.
fn describe(out: &mut String, page: &Page) {
    let answer = |answer: Answer<Given>| match answer {
        Answer::Given(Given::YesNo(true)) => Some("是".to_owned()),
        Answer::Given(Given::Yuan(span)) => span.single().map(|it| format!("{} 元", number(it))),
        Answer::Given(Given::Flow(flow)) => {
            flow.yuan.single().map(|it| format!("{} {}", number(it), unit(flow.cadence)))
        }
        Answer::Given(Given::Years(span)) => span.single().map(|it| format!("{it} 周岁")),
        _ => None,
    };
    let choice = |kind, name: &str, answer: Answer<Given>| match (kind, answer) {
        (Kind::Choice(names), Answer::Given(Given::Choice(bits))) => {
            let chosen = bits.trailing_zeros() as usize;
            (chosen < names.len()).then(|| Texts::chinese().choice(name, chosen).to_owned())
        }
        _ => None,
    };
    let given = &page.given;
    let place = Texts::chinese().place(given.packs, given.place).unwrap_or("一个没有公布数字的地方");
    let _ = writeln!(out, "地方：{place}（{:06}）    日期：{}", given.place.0, day_to_text(given.day));
    let mut line = |title: String, told: Vec<String>| {
        if !told.is_empty() {
            let _ = writeln!(out, "{title}：{}", told.join("；"));
        }
    };
    let household = HouseholdFact::ALL.iter().filter_map(|fact| {
        let told = given.answer(Asked::Household(*fact));
        let told = choice(fact.kind(), fact.name(), told).or_else(|| answer(told))?;
        Some(format!("{} {told}", Texts::chinese().household(*fact).label))
    });
    line("全家".to_owned(), household.collect());
    for person in 0..given.people.len() as u8 {
        let told = PersonFact::ALL.iter().filter_map(|fact| {
            let told = given.answer(Asked::Person(*fact, person));
            let told = choice(fact.kind(), fact.name(), told).or_else(|| answer(told))?;
            Some(format!("{} {told}", Texts::chinese().person(*fact).label))
        });
        line(format!("第 {} 位", person + 1), told.collect());
    }
    let local = LocalFigure::ALL.iter().filter_map(|figure| {
        let told = match given.local.get(*figure) {
            Answer::Given(Given::YesNo(false)) => Some("不是".to_owned()),
            told => answer(told),
        };
        Some(format!("{} {}", Texts::chinese().local(*figure).label, told?))
    });
    line("填的当地的数".to_owned(), local.collect());
    let _ = writeln!(out, "没有写的：没有、不是、零。\n");
}

// ---- The page --------------------------------------------------------------------------------------

fn page(page: &Page) -> String {
    let texts = Texts::chinese();
    let case = told_in_full(page.given.clone());
    let mut out = format!("{}\n\n", page.title);
    describe(&mut out, page);
    out.push_str("金额是取整以前的准确数；“每元”是变动的数每多一元，金额多（−：少）多少元。\n");
    for Varied { fact, to } in &page.vary {
        let asked = asked(fact);
        let told = thresholds(&case, asked, Fen(0)..=Fen(to * 100)).expect("an amount of money");
        assert_eq!(told.unproven, None, "{}: {fact}", page.name);
        let _ = writeln!(
            out,
            "\n==== 变动：{}，从 0 到 {} {} ====",
            question(asked),
            number(Exact::of_hundredths((to * 100).cast_signed())),
            unit(told.cadence)
        );
        for (index, response) in told.responses.iter().enumerate() {
            let name = programme_name(response.programme);
            let plain = response.verdicts.iter().all(|it| it.what == Verdict::Unlikely);
            if !page.programmes.iter().any(|it| it == name) || plain {
                continue;
            }
            let who = response.person.map(|it| format!("，第 {} 位", it + 1)).unwrap_or_default();
            let title = format!("{}（{name}）{who}", texts.programme(response.programme).official);
            rows(&mut out, &title, &response.verdicts, response.payment.as_ref());
            jumps(&mut out, &told, Of::Finding(index));
        }
        rows(&mut out, texts.term(Term::MonthlyTotal), &[], Some(&told.monthly_total));
        jumps(&mut out, &told, Of::MonthlyTotal);
        for cliff in &told.cliffs {
            fall(&mut out, cliff);
        }
    }
    out
}

/// The identifier in saved cases and locales.
fn programme_name(programme: Programme) -> &'static str {
    Programme::NAMES.get(usize::from(programme.index())).expect("every programme has a name")
}

/// One row for each stretch on which nothing changes.
fn rows(out: &mut String, title: &str, verdicts: &[Piece<Verdict>], payment: Option<&Curve>) {
    let how = payment.and_then(|it| it.rounding).map(|it| format!("，发放时{}", rounding(it))).unwrap_or_default();
    let _ = writeln!(out, "\n{title}{how}");
    let sides: Vec<&[Piece<Option<Line>>]> =
        payment.map(|curve| vec![&curve.least[..], &curve.most[..]]).unwrap_or_default();
    let starts = verdicts.iter().map(|it| (it.from, it.to));
    let bends = sides.iter().flat_map(|side| side.iter().map(|it| (it.from, it.to)));
    let spans: Vec<(Fen, Fen)> = starts.chain(bends).collect();
    let starts: BTreeSet<Fen> = spans.iter().map(|it| it.0).collect();
    for from in &starts {
        let to = spans.iter().filter(|it| it.0 <= *from && *from <= it.1).map(|it| it.1).min().expect("a stretch");
        let mut clauses: Vec<String> = Vec::new();
        let begun = verdicts.iter().map(|it| (it.from, it.begun_by));
        let begun = begun.chain(sides.iter().flat_map(|side| side.iter().map(|it| (it.from, it.begun_by))));
        for clause in begun.filter(|it| it.0 == *from).filter_map(|it| it.1) {
            let clause = clause_words(clause);
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let verdict = verdicts.iter().find(|it| it.from <= *from && *from <= it.to).map(|it| verdict_words(it.what));
        let amount = payment.map(|curve| amount(curve, *from, to));
        let told: Vec<String> = verdict.map(str::to_owned).into_iter().chain(amount).collect();
        let until = if to == *from { String::new() } else { format!(" 到 {}", number(to.yuan())) };
        let _ = write!(out, "  {}{until}：{}", number(from.yuan()), told.join("，"));
        let _ = writeln!(
            out,
            "{}",
            if clauses.is_empty() { String::new() } else { format!("\n      ← {}", clauses.join("；")) }
        );
    }
}

fn amount(curve: &Curve, at: Fen, to: Fen) -> String {
    let line = |pieces: &[Piece<Option<Line>>]| {
        let piece = pieces.iter().find(|it| it.from <= at && at <= it.to)?;
        let line = piece.what?;
        Some(Line { at: line.after(Fen(at.0 - piece.from.0))?, ..line })
    };
    let told = |line: Line| match line.slope {
        slope if slope == Exact::ZERO || at == to => number(line.at),
        slope => format!("{}（每元 {}）", number(line.at), number(slope)),
    };
    let unit = unit(curve.cadence);
    match (line(&curve.least), line(&curve.most)) {
        (Some(least), Some(most)) if told(least) == told(most) => format!("{} {unit}", told(least)),
        (Some(least), Some(most)) => format!("{} 到 {} {unit}", told(least), told(most)),
        (Some(least), None) => format!("{} {unit}以上", told(least)),
        (None, _) => "说不准".to_owned(),
    }
}

/// What is paid on either side of a jump.
fn jumps(out: &mut String, told: &Thresholds, of: Of) {
    for Edge { at: point, change, .. } in told.edges.iter().filter(|it| it.of == of) {
        if let Change::Jump { side, left, at, right } = *change {
            let _ = writeln!(
                out,
                "    {}发放：{} 时 {}，{} 时 {}，{} 时 {}",
                end(side),
                number(Fen(point.0 - 1).yuan()),
                paid(left),
                number(point.yuan()),
                paid(at),
                number(Fen(point.0 + 1).yuan()),
                paid(right)
            );
        }
    }
}

fn fall(out: &mut String, cliff: &Cliff) {
    let _ = writeln!(
        out,
        "  断崖：从 {} 到 {}，每月一共{}由 {} 变 {}，反而少 {} 元/月",
        number(cliff.from.yuan()),
        number(cliff.to.yuan()),
        end(cliff.side),
        number(cliff.help_before),
        number(cliff.help_after),
        number(cliff.drop)
    );
}

fn end(side: Side) -> &'static str {
    match side {
        Side::Least => "最少",
        Side::Most => "最多",
        Side::Both => "",
    }
}

fn page_named(name: &str) -> String {
    let pages: Pages = toml::from_str(include_str!("knots/pages.toml")).expect("the pages are valid");
    let mut found = pages.page.into_iter().find(|it| it.name == name).unwrap_or_else(|| panic!("no page {name}"));
    found.given.packs = jiuzhu_packs::all();
    page(&found)
}

macro_rules! golden {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            assert_on_file!(page_named(stringify!($name)), concat!("knots/", stringify!($name), ".txt"));
        }
    )*};
}

golden! {
    difference difference_by_the_year tier tier_not_known margin assets outlays outlays_not_published disability
    temporary_assistance
}
