//! `jiuzhu thresholds`.

use jiuzhu_rules::{
    Verdict,
    exchange::yuan_from_text,
    explore::{
        About,
        thresholds::{
            Change, Clause, Cliff, Curve, Edge, Fen, Line, NoThresholds, Of, Piece, Response, Side, thresholds,
        },
        with_one_income, with_people,
    },
    reckoning::exact::{Exact, Rounding},
};
use jiuzhu_words::Texts;
use serde::Serialize;

use crate::{
    arguments::Thresholds,
    failure::Failure,
    names::{asked_for, name_of, period, verdict_word},
    output::json,
    said::AboutFinding,
    written::Citation,
};

#[derive(Serialize)]
struct Written {
    fact: String,
    label: String,
    period: &'static str,
    from: String,
    to: String,
    findings: Vec<WrittenResponse>,
    /// All that is paid each month.
    monthly_total: WrittenCurve,
    /// The varied amount, by the month, together with all that is paid; null where it is not income.
    with_help: Option<WrittenCurve>,
    /// Everything that changes, from the lowest amount to the highest.
    edges: Vec<WrittenEdge>,
    /// Where a household is left with less although it has more.
    cliffs: Vec<WrittenCliff>,
    /// The end of the range of which nothing is said.
    unproven: Option<Stretch>,
    assessments: u32,
}

#[derive(Serialize)]
struct Stretch {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct WrittenResponse {
    #[serde(flatten)]
    about: AboutFinding,
    verdicts: Vec<WrittenPiece>,
    payment: Option<WrittenCurve>,
}

#[derive(Serialize)]
struct WrittenPiece {
    #[serde(flatten)]
    over: Stretch,
    verdict: &'static str,
}

#[derive(Serialize)]
struct WrittenCurve {
    period: &'static str,
    rounding: Option<&'static str>,
    least: Vec<WrittenLine>,
    most: Vec<WrittenLine>,
}

/// Yuan at the start, and more with each yuan of what is varied; null where the amount is open.
#[derive(Serialize)]
struct WrittenLine {
    #[serde(flatten)]
    over: Stretch,
    at: Option<String>,
    slope: Option<String>,
}

#[derive(Serialize)]
struct WrittenEdge {
    /// The first amount of the new side.
    at: String,
    /// Null for the monthly total.
    of: Option<AboutFinding>,
    #[serde(flatten)]
    change: WrittenChange,
    clause: Option<WrittenClause>,
}

#[derive(Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
enum WrittenChange {
    Verdict { before: &'static str, after: &'static str },
    Jump { side: &'static str, left: Option<String>, there: Option<String>, right: Option<String> },
    Slope { side: &'static str, before: String, after: String },
}

#[derive(Serialize)]
struct WrittenClause {
    term: Option<&'static str>,
    rule: Option<&'static str>,
    title: Option<&'static str>,
    citation: Option<Citation>,
}

#[derive(Serialize)]
struct WrittenCliff {
    #[serde(flatten)]
    over: Stretch,
    side: &'static str,
    help_before: String,
    help_after: String,
    drop: String,
}

pub fn run(of: &Thresholds) -> Result<(), Failure> {
    let unknown = || {
        let what =
            "expected a name such as savings, wage.1 (of the first person) or own_income.1 (of the first supporter)";
        Failure::Usage(format!("--fact: \"{}\" is no question; {what}", of.fact))
    };
    let (from, to) = (fen("--from", &of.from)?, fen("--to", &of.to)?);
    let (case, texts) = (of.given.case()?, of.spoken.texts());
    let case = of.people.map_or_else(|| case.clone(), |count| with_people(&case, usize::from(count)));
    let (case, asked) = match of.fact.as_str() {
        "income" => with_one_income(&case),
        fact => (case, asked_for(fact).ok_or_else(unknown)?),
    };
    let found = thresholds(&case, asked, from..=to).map_err(|why| {
        Failure::Usage(match why {
            NoThresholds::NotMoney => format!("--fact: \"{}\" asks for no amount of money", of.fact),
            NoThresholds::NobodyThere => format!("--fact: \"{}\": the case has nobody of this number", of.fact),
            NoThresholds::NoRange => "--to is below --from".to_owned(),
        })
    })?;
    let about = |of: &Response| AboutFinding::of(About { programme: of.programme, person: of.person }, texts);
    let edge = |it: &Edge| WrittenEdge {
        at: yuan(it.at),
        of: match it.of {
            Of::Finding(index) => found.responses.get(index).map(about),
            Of::MonthlyTotal => None,
        },
        change: change(it.change),
        clause: it.clause.map(|clause| written_clause(clause, texts)),
    };
    let written = Written {
        fact: name_of(asked),
        label: texts.asked_of(&case, asked),
        period: period(found.cadence),
        from: yuan(from),
        to: yuan(to),
        findings: found
            .responses
            .iter()
            .map(|it| WrittenResponse {
                about: about(it),
                verdicts: it.verdicts.iter().map(piece).collect(),
                payment: it.payment.as_ref().map(curve),
            })
            .collect(),
        monthly_total: curve(&found.monthly_total),
        with_help: found.with_help.as_ref().map(curve),
        edges: found.edges.iter().map(edge).collect(),
        cliffs: found.cliffs.iter().map(cliff).collect(),
        unproven: found.unproven.as_ref().map(|it| stretch(*it.start(), *it.end())),
        assessments: found.assessments,
    };
    of.out.write(&json(&written)?)
}

fn fen(argument: &str, text: &str) -> Result<Fen, Failure> {
    let fen = yuan_from_text(text).and_then(Fen::of);
    fen.ok_or_else(|| Failure::Usage(format!("{argument}: \"{text}\" is no amount; expected one such as 1250.50")))
}

fn yuan(fen: Fen) -> String {
    match (fen.0 / 100, fen.0 % 100) {
        (whole, 0) => whole.to_string(),
        (whole, fen) => format!("{whole}.{fen:02}"),
    }
}

fn stretch(from: Fen, to: Fen) -> Stretch {
    Stretch { from: yuan(from), to: yuan(to) }
}

fn piece(it: &Piece<Verdict>) -> WrittenPiece {
    WrittenPiece { over: stretch(it.from, it.to), verdict: verdict_word(it.what) }
}

fn curve(it: &Curve) -> WrittenCurve {
    let line = |it: &Piece<Option<Line>>| WrittenLine {
        over: stretch(it.from, it.to),
        at: it.what.map(|line| line.at.to_string()),
        slope: it.what.map(|line| line.slope.to_string()),
    };
    WrittenCurve {
        period: period(it.cadence),
        rounding: it.rounding.map(rounding),
        least: it.least.iter().map(line).collect(),
        most: it.most.iter().map(line).collect(),
    }
}

fn change(it: Change) -> WrittenChange {
    let text = |amount: Option<Exact>| amount.map(|it| it.to_string());
    match it {
        Change::Verdict { before, after } => {
            WrittenChange::Verdict { before: verdict_word(before), after: verdict_word(after) }
        }
        Change::Jump { side: of, left, at, right } => {
            WrittenChange::Jump { side: side(of), left: text(left), there: text(at), right: text(right) }
        }
        Change::Slope { side: of, before, after } => {
            WrittenChange::Slope { side: side(of), before: before.to_string(), after: after.to_string() }
        }
    }
}

fn written_clause(it: Clause, texts: &Texts) -> WrittenClause {
    WrittenClause {
        term: it.term.map(|term| term.name()),
        rule: it.term.map(|term| term.rule()),
        title: it.term.map(|term| texts.term(term)),
        citation: it.article.and_then(|article| Citation::of(article, texts)),
    }
}

fn cliff(it: &Cliff) -> WrittenCliff {
    WrittenCliff {
        over: stretch(it.from, it.to),
        side: side(it.side),
        help_before: it.help_before.to_string(),
        help_after: it.help_after.to_string(),
        drop: it.drop.to_string(),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Least => "least",
        Side::Most => "most",
        Side::Both => "both",
    }
}

fn rounding(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::UpToYuan => "up_to_yuan",
        Rounding::UpToFive => "up_to_five",
        Rounding::UpToTen => "up_to_ten",
        Rounding::NearestYuan => "nearest_yuan",
        Rounding::DownToTen => "down_to_ten",
    }
}
