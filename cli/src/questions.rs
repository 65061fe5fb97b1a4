//! `jiuzhu questions`.

use jiuzhu_rules::explore::{Because, Leaves, Left, Stop, next_questions};
use jiuzhu_words::Texts;
use serde::Serialize;

use crate::{
    arguments::Questions,
    failure::Failure,
    output::json,
    said::{AboutFinding, OpenName, Said, Sayer},
};

#[derive(Serialize)]
struct Written {
    /// Why no further answer can change a verdict; null while one can.
    stop: Option<&'static str>,
    to_ask: Vec<ToAsk>,
    held: Vec<WrittenHeld>,
}

#[derive(Serialize)]
struct ToAsk {
    #[serde(flatten)]
    open: OpenName,
    because: Vec<WrittenBecause>,
    leaves: Option<WrittenLeaves>,
}

#[derive(Serialize)]
struct WrittenHeld {
    #[serde(flatten)]
    open: OpenName,
    because: Vec<WrittenBecause>,
}

#[derive(Serialize)]
struct WrittenBecause {
    #[serde(flatten)]
    about: AboutFinding,
    verdict: bool,
    amount: bool,
    read_by: Option<Said>,
}

#[derive(Serialize)]
struct WrittenLeaves {
    on_average: WrittenLeft,
    at_worst: WrittenLeft,
}

#[derive(Serialize)]
struct WrittenLeft {
    verdicts: String,
    unbounded: String,
    yuan: String,
}

impl WrittenLeft {
    fn of(left: Left) -> Self {
        WrittenLeft {
            verdicts: left.verdicts.to_string(),
            unbounded: left.unbounded.to_string(),
            yuan: left.yuan.to_string(),
        }
    }
}

pub fn run(of: &Questions) -> Result<(), Failure> {
    let (case, texts) = (of.given.case()?, of.spoken.texts());
    let found = next_questions(&case);
    let sayer = Sayer { case: &case, assessment: &found.assessment, texts };
    let to_ask = found.to_ask.iter().map(|it| ToAsk {
        open: OpenName::of(it.open, &case, texts),
        because: it.because.iter().map(|it| because(it, sayer, texts)).collect(),
        leaves: it.leaves.map(|Leaves { on_average, at_worst }| WrittenLeaves {
            on_average: WrittenLeft::of(on_average),
            at_worst: WrittenLeft::of(at_worst),
        }),
    });
    let held = found.held.iter().map(|it| WrittenHeld {
        open: OpenName::of(it.open, &case, texts),
        because: it.because.iter().map(|it| because(it, sayer, texts)).collect(),
    });
    let written = Written { stop: found.stop.map(stop), to_ask: to_ask.collect(), held: held.collect() };
    of.out.write(&json(&written)?)
}

fn because(it: &Because, sayer: Sayer<'_>, texts: &Texts) -> WrittenBecause {
    WrittenBecause {
        about: AboutFinding::of(it.about, texts),
        verdict: it.verdict,
        amount: it.amount,
        read_by: sayer.said(it.read_by),
    }
}

fn stop(stop: Stop) -> &'static str {
    match stop {
        Stop::Settled => "settled",
        Stop::OnlyDeclined => "only_declined",
        Stop::OnlyUnpublished => "only_unpublished",
        Stop::OnlyDeclinedAndUnpublished => "only_declined_and_unpublished",
    }
}
