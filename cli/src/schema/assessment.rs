//! What `assess` writes.

use jiuzhu_rules::{
    Lead, Programme, Remark,
    local::LocalFigure,
    papers::Paper,
    procedure::{Right, Stage, Window},
    reckoning::choice::Variants,
    term::Term,
};
use jiuzhu_words::LANGUAGES;
use serde_json::{Value, json};

use super::{DIALECT, code, day, described, list, object, one_of, or_null, text, to, whole, with, yes_no};
use crate::{
    assessment::FORMAT,
    names::{PERIODS, TRUTHS, VERDICTS},
    written::{BASES, PUBLISHERS},
};

pub fn schema() -> Value {
    let languages: Vec<_> = LANGUAGES.iter().map(|it| it.tag).collect();
    let lines = "Every line of the explanations, once; findings refer to it by its place here, the first being 0.";
    let packs =
        "The packs that figures of the place are looked up in, the nation's first, by the SHA-256 of their files.";
    let hash = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let figures = "What the lines refer to by its place here, the first being 0.";
    let written = object([
        ("format", json!({ "const": FORMAT })),
        ("language", one_of(&languages)),
        ("day", day()),
        ("covered", described(yes_no(), "Whether there are rules for the day.")),
        ("place", to("place")),
        ("packs", described(list(object([("code", code()), ("hash", hash)])), packs)),
        ("people", list(to("called"))),
        ("supporters", list(to("called"))),
        ("typed_in", list(to("typed_in"))),
        ("monthly_total", described(to("range"), "Yuan each month, of all programmes together.")),
        ("findings", list(to("finding"))),
        ("leads", list(to("lead"))),
        ("remarks", list(to("remark"))),
        ("papers", list(to("paper"))),
        ("rights", list(to("right"))),
        ("lines", described(list(to("line")), lines)),
        ("figures", described(list(to("figure")), figures)),
    ]);
    let mut heading = json!({ "$schema": DIALECT, "title": "An assessment of one case" });
    if let (Some(fields), Value::Object(more)) = (heading.as_object_mut(), with(written, "$defs", definitions())) {
        fields.extend(more);
    }
    heading
}

fn definitions() -> Value {
    let terms: Vec<_> = Term::ALL.iter().map(|it| it.name()).collect();
    let figures: Vec<_> = LocalFigure::ALL.iter().map(|it| it.name()).collect();
    let number = described(whole(1), "The applicant is 1.");
    let person = || or_null(to("number"));
    let truth = || one_of(&TRUTHS);
    let yuan = || object([("period", one_of(&PERIODS)), ("least", to("end")), ("most", to("end"))]);
    let month = || or_null(whole(0));
    let alone = |name: &str, value: Value| object([(name, value)]);
    let fact = object([
        ("name", described(text(), "With the number of the person or supporter: savings, wage.1, own_income.1.")),
        ("label", text()),
        ("state", one_of(&["not_asked", "unsure", "vague"])),
    ]);
    json!({
        "number": number,
        "end": {
            "type": ["string", "null"],
            "pattern": "^-?[0-9]+(\\.[0-9]+)?(/[0-9]+)?$",
            "description": "A decimal; a fraction such as 1000/3 where no decimal is the number itself. Null is open.",
        },
        "range": object([("least", to("end")), ("most", to("end"))]),
        "place": object([("code", code()), ("name", or_null(text()))]),
        "called": object([("number", to("number")), ("called", text())]),
        "typed_in": object([
            ("figure", one_of(&figures)),
            ("label", text()),
            ("value", described(json!({ "not": { "type": "null" } }), "As in a case.")),
            ("used", described(yes_no(), "Whether a step reads it: what is published for the place goes before it.")),
        ]),
        "value": {
            "anyOf": [
                alone("yuan", yuan()),
                alone("number", to("range")),
                alone("years", object([("least", month()), ("most", month())])),
                alone("people", whole(0)),
                alone("holds", truth()),
                alone("choices", list(whole(0))),
            ],
        },
        "citation": object([
            ("instrument", text()),
            ("title", text()),
            ("number", text()),
            ("place", text()),
            ("says", text()),
            ("confirmed", yes_no()),
            ("from", day()),
            ("until", or_null(day())),
            ("link", or_null(text())),
        ]),
        "figure": object([
            ("table", text()),
            ("category", or_null(text())),
            ("place", to("place")),
            ("basis", one_of(&BASES)),
            ("dated", described(text(), "The start as the source gives it: a day, a month or a year.")),
            ("from", day()),
            ("until", or_null(day())),
            ("confirmed", described(or_null(day()), "The last day of which a source says that it still holds.")),
            ("overdue", described(or_null(day()), "From this day on it may have been raised, and counts as the least.")),
            ("source", object([("title", text()), ("publisher", one_of(&PUBLISHERS)), ("link", or_null(text()))])),
            ("note", or_null(text())),
        ]),
        "line": object([
            ("title", text()),
            ("term", or_null(one_of(&terms))),
            ("rule", text()),
            ("person", person()),
            ("value", or_null(to("value"))),
            ("value_in_words", text()),
            ("truth", or_null(truth())),
            ("formula", text()),
            ("citation", or_null(to("citation"))),
            ("figures", list(whole(0))),
        ]),
        "reading": object([
            ("supposed", list(object([("what", text()), ("holds", yes_no())]))),
            ("verdict", one_of(&VERDICTS)),
            ("payment", or_null(to("value"))),
        ]),
        "open_fact": fact,
        "open_figure": object([("name", one_of(&figures)), ("label", text())]),
        "finding": object([
            ("programme", one_of(Programme::NAMES)),
            ("name", text()),
            ("official", text()),
            ("person", person()),
            ("concerns", truth()),
            ("verdict", one_of(&VERDICTS)),
            ("payment", or_null(yuan())),
            ("reasons", list(whole(0))),
            ("readings", list(to("reading"))),
            ("open", object([("facts", list(to("open_fact"))), ("figures", list(to("open_figure")))])),
            ("procedure", object([
                ("window", one_of(Window::NAMES)),
                ("says", text()),
                ("clocks", list(object([
                    ("stage", one_of(Stage::NAMES)),
                    ("says", text()),
                    ("days", whole(1)),
                    ("working_days", yes_no()),
                    ("citation", or_null(to("citation"))),
                ]))),
                ("valid_months", month()),
                ("from_next_month", yes_no()),
            ])),
            ("review", or_null(object([
                ("months", object([("least", month()), ("most", month())])),
                ("citation", or_null(to("citation"))),
            ]))),
            ("next", text()),
        ]),
        "lead": object([
            ("lead", one_of(Lead::NAMES)),
            ("what", text()),
            ("about", text()),
            ("ask_at", text()),
            ("person", person()),
            ("fits", truth()),
        ]),
        "remark": object([
            ("remark", one_of(Remark::NAMES)),
            ("title", text()),
            ("about", text()),
            ("person", person()),
            ("applies", truth()),
            ("amount", or_null(to("range"))),
        ]),
        "paper": object([
            ("paper", one_of(Paper::NAMES)),
            ("says", text()),
            ("person", person()),
            ("can_be_looked_up", yes_no()),
            ("because", list(text())),
        ]),
        "right": object([
            ("right", one_of(Right::NAMES)),
            ("says", text()),
            ("citation", or_null(to("citation"))),
        ]),
    })
}
