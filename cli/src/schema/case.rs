//! What `assess` reads.

use jiuzhu_rules::{
    answer::{Kind, LARGEST_COUNT, OLDEST},
    case::{FORMAT, MOST_PEOPLE},
    facts::{HouseholdFact, PersonFact, SupporterFact},
    local::LocalFigure,
};
use jiuzhu_words::{Texts, texts::Question};
use serde_json::{Value, json};

use super::{DIALECT, code, day, described, list, object_with_any, to, with};

pub fn schema() -> Value {
    let household = HouseholdFact::ALL.iter().map(|it| (it.name(), answer(it.kind(), &|texts| texts.household(*it))));
    let person = PersonFact::ALL.iter().map(|it| (it.name(), answer(it.kind(), &|texts| texts.person(*it))));
    let supporter = SupporterFact::ALL.iter().map(|it| (it.name(), answer(it.kind(), &|texts| texts.supporter(*it))));
    let local = LocalFigure::ALL.iter().map(|it| (it.name(), answer(it.kind(), &|texts| texts.local(*it))));
    let of = list(json!({ "type": "integer", "minimum": 1, "maximum": MOST_PEOPLE }));
    let of = described(of, "The numbers of the people whom the person has to support, the applicant being 1.");
    let several =
        |of: Value, least: usize| with(with(list(of), "minItems", least.into()), "maxItems", MOST_PEOPLE.into());
    let case = object_with_any([
        ("format", json!({ "const": FORMAT })),
        ("day", described(day(), "The day for which the law and the figures are taken.")),
        ("place", described(code(), "The code of the place by GB/T 2260: county, prefecture or province.")),
        ("household", to("household")),
        ("people", described(several(to("person"), 1), "The applicant comes first.")),
        ("supporters", described(several(to("supporter"), 0), "Who owes a member support and lives elsewhere.")),
        ("local", described(to("local"), "Local figures typed in, used where none is published for the place.")),
    ]);
    let supporter = object_with_any(core::iter::once(("of", of)).chain(supporter));
    let case = with(case, "required", json!(["day", "place", "people"]));
    let definitions = json!({
        "household": object_with_any(household),
        "person": object_with_any(person),
        "supporter": with(supporter, "required", json!(["of"])),
        "local": object_with_any(local),
        "unsure": { "const": "unsure", "description": "Not known, or not told. What was not asked is absent." },
        "amount": decimal(2, "Yuan."),
        "decimal": decimal(4, "A multiple, a share or a measure."),
        "yes_no": either([json!({ "type": "boolean" })]),
        "yuan": either([to("amount"), between(to("amount")), at_least(to("amount"))]),
        "flow": either([
            json!({ "const": "0" }),
            object_of("monthly", flow()),
            object_of("yearly", flow()),
        ]),
        "years": either([whole(OLDEST), between(whole_or_text(OLDEST))]),
        "count": either([whole(LARGEST_COUNT), between(whole_or_text(LARGEST_COUNT))]),
        "number": either([to("decimal"), between(to("decimal")), at_least(to("decimal"))]),
    });
    let heading = json!({ "$schema": DIALECT, "title": "A case: one household, in one place, on one day" });
    merged(heading, with(case, "$defs", definitions))
}

fn merged(mut first: Value, second: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (first.as_object_mut(), second) {
        fields.extend(more);
    }
    first
}

/// The forms that an answer may take, described by its label in every language.
fn answer(kind: Kind, question: &dyn Fn(&Texts) -> Question) -> Value {
    let labels: Vec<_> = Texts::of_every_language().iter().map(|texts| question(texts).label).collect();
    let form = match kind {
        Kind::YesNo => to("yes_no"),
        Kind::Yuan => to("yuan"),
        Kind::Flow => to("flow"),
        Kind::Years => to("years"),
        Kind::Count => to("count"),
        Kind::Number => to("number"),
        Kind::Choice(names) => {
            let some = with(list(json!({ "enum": names })), "minItems", 1.into());
            either([json!({ "enum": names }), object_of("among", some)])
        }
    };
    described(form, &labels.join(" · "))
}

fn either<const N: usize>(forms: [Value; N]) -> Value {
    let forms: Vec<_> = forms.into_iter().chain([to("unsure")]).collect();
    json!({ "anyOf": forms })
}

fn flow() -> Value {
    json!({ "anyOf": [to("amount"), between(to("amount")), at_least(to("amount"))] })
}

fn object_of(key: &str, value: Value) -> Value {
    with(object_with_any([(key, value)]), "required", json!([key]))
}

fn between(of: Value) -> Value {
    object_of("between", json!({ "type": "array", "items": of, "minItems": 2, "maxItems": 2 }))
}

fn at_least(of: Value) -> Value {
    object_of("at_least", of)
}

fn whole(largest: u16) -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": largest })
}

/// The ends of a range may be written as texts.
fn whole_or_text(largest: u16) -> Value {
    json!({ "anyOf": [whole(largest), { "type": "string", "pattern": "^[0-9]{1,3}$" }] })
}

fn decimal(fraction: u32, description: &str) -> Value {
    let pattern = format!("^(0|[1-9][0-9]{{0,9}})(\\.[0-9]{{1,{fraction}}})?$");
    json!({ "type": "string", "pattern": pattern, "description": description })
}
