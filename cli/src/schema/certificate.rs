//! What `certify` writes and `verify` reads.

use jiuzhu_certificates::names::{PERIODS, TRUTHS, VERDICTS};
use jiuzhu_checker::{HOWS, certificate::SCHEMA};
use jiuzhu_rules::{Lead, Programme, Remark, packs::Tables, reckoning::choice::Variants, term::Term};
use serde_json::{Value, json};

use super::{DIALECT, code, day, described, list, object, object_with_any, one_of, text, to, whole, with};
use crate::written::BASES;

pub fn schema() -> Value {
    let seals = "Of each part four digits from its SHA-256; of a list those of its entries, one after another.";
    let seals = described(json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/seal" } }), seals);
    let written = object([
        ("certificate", json!({ "const": SCHEMA })),
        ("program", described(text(), "The version of the program that wrote it.")),
        ("day", day()),
        ("place", code()),
        ("packs", described(list(object([("code", code()), ("sha256", to("sha256"))])), "The nation's first.")),
        ("law", described(to("sha256"), "Of all instruments and their places, with the days on which they hold.")),
        ("case", json!({ "type": "object", "description": "As the schema of a case has it." })),
        ("steps", described(list(to("step")), "Each before those that rest on it.")),
        ("findings", list(found("programme", Programme::NAMES, ("verdict", &VERDICTS), Some("payment")))),
        ("leads", list(found("lead", Lead::NAMES, ("fits", &TRUTHS), None))),
        ("remarks", list(found("remark", Remark::NAMES, ("applies", &TRUTHS), Some("amount")))),
        ("monthly_total", to("grounded")),
        ("not_counted", to("grounded")),
        ("seals", seals),
        ("check_code", check_code()),
    ]);
    let mut heading = json!({ "$schema": DIALECT, "title": "A certificate of an assessment" });
    if let (Some(fields), Value::Object(more)) = (heading.as_object_mut(), with(written, "$defs", definitions())) {
        fields.extend(more);
    }
    heading
}

/// Crockford's digits.
fn check_code() -> Value {
    let pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$";
    described(json!({ "type": "string", "pattern": pattern }), "The first forty bits of the SHA-256 of all the rest.")
}

fn found(what: &str, names: &[&str], (holds, words): (&str, &[&str]), yuan: Option<&str>) -> Value {
    let fields = [(what, one_of(names)), ("person", to("number")), ("because", to("at")), (holds, one_of(words))];
    let fields = fields.into_iter().chain(yuan.map(|key| (key, to("grounded"))));
    with(object_with_any(fields), "required", json!([what, "because", holds]))
}

fn definitions() -> Value {
    let terms: Vec<_> = Term::ALL.iter().map(|it| it.name()).collect();
    let alone = |name: &str, value: Value| object([(name, value)]);
    let figure = object_with_any([
        ("table", one_of(Tables::NAMES)),
        ("place", code()),
        ("area", one_of(&["both", "urban", "rural"])),
        ("which", list(text())),
        ("from", day()),
        ("basis", one_of(&BASES)),
    ]);
    let step = object_with_any([
        ("id", described(whole(0), "Its place in the list, the first being 0.")),
        ("how", one_of(HOWS)),
        (
            "of",
            json!({
                "description": "What is written beside: a question, a figure, a number, or places among choices.",
                "anyOf": [text(), to("figure"), whole(0), list(whole(0))],
            }),
        ),
        ("from", described(list(to("at")), "The steps that it is made of.")),
        ("value", to("value")),
        ("named", object([("term", one_of(&terms)), ("rule", text()), ("title", text())])),
        ("person", to("number")),
        ("article", object([("instrument", text()), ("place", text())])),
    ]);
    json!({
        "number": described(whole(1), "The applicant is 1."),
        "at": described(whole(0), "The id of a step."),
        "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "seal": { "type": "string", "pattern": "^([0-9A-HJKMNP-TV-Z]{4})*$" },
        "end": {
            "type": ["string", "null"],
            "pattern": "^-?[0-9]+(\\.[0-9]+)?(/[0-9]+)?$",
            "description": "A decimal, or a fraction in lowest terms where no decimal is the number itself. Null is open.",
        },
        "range": object([("least", to("end")), ("most", to("end"))]),
        "value": {
            "anyOf": [
                alone("yuan", object([("period", one_of(&PERIODS)), ("least", to("end")), ("most", to("end"))])),
                alone("number", to("range")),
                alone("years", to("range")),
                alone("people", whole(0)),
                alone("holds", one_of(&TRUTHS)),
                alone("choices", list(whole(0))),
            ],
        },
        "grounded": object([("value", to("value")), ("because", to("at"))]),
        "figure": with(figure, "required", json!(["table", "place", "which", "from", "basis"])),
        "step": with(step, "required", json!(["id", "how", "from", "value"])),
    })
}
