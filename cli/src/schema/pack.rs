//! A file of `packs/`: what the build accepts in each table. The build also checks what a schema cannot say.

use jiuzhu_packs::source::FORMAT;
use jiuzhu_rules::{
    answer::Kind,
    facts::{Disability, Grade, Study},
    local::LocalFigure,
    reckoning::choice::Variants,
};
use jiuzhu_words::{LANGUAGES, TOPUPS};
use serde_json::{Map, Value, json};

use super::{DIALECT, code, list, object, object_with_any, one_of, text, to, whole, with, yes_no};
use crate::written::{BASES, PUBLISHERS};

pub fn schema() -> Value {
    let places = json!({
        "type": "object",
        "propertyNames": { "pattern": "^[0-9]{6}$" },
        "additionalProperties": to("place"),
    });
    let said = [
        ("about", text()),
        ("says", text()),
        ("place", code()),
        ("from", to("day")),
        ("source", text()),
        ("note", text()),
    ];
    let said = with(object_with_any(said), "required", json!(["about", "says", "source"]));
    let tables = tables().into_iter().map(|(name, table)| (name, list(table)));
    let fixed = [
        ("code", code()),
        ("name", to("name")),
        ("format", json!({ "const": FORMAT })),
        ("pinyin", to("pinyin")),
        ("places", places),
        ("said", list(said)),
        ("source", json!({ "type": "object", "additionalProperties": to("source") })),
    ];
    let names = || LANGUAGES.iter().map(|it| (it.tag, text()));
    let place = names().chain([("pinyin", to("pinyin")), ("outside", yes_no())]);
    let place_needs: Vec<_> = names().map(|(tag, _)| tag).chain(["pinyin"]).collect();
    let place = with(object_with_any(place), "required", place_needs.into());
    let source = [("title", text()), ("publisher", one_of(&PUBLISHERS)), ("link", text())];
    let source = with(object_with_any(source), "required", json!(["title", "publisher"]));
    let criterion = object_with_any([
        ("from_age", whole(0)),
        ("under_age", whole(0)),
        ("study", words(all_but_none(Study::NAMES))),
        ("kinds", words(all_but_none(Disability::NAMES))),
        ("grades", list(json!({ "anyOf": [one_of(Grade::NAMES), { "enum": [1, 2, 3, 4] }] }))),
        ("seriously_ill", json!({ "const": true })),
        ("also", text()),
    ]);
    let definitions = json!({
        "name": object(names()),
        "pinyin": { "type": "string", "pattern": "^[a-z][a-z ]*$" },
        "place": place,
        "source": source,
        "criterion": with(criterion, "minProperties", 1.into()),
        "day": { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        "decimal": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,4})?$" },
    });
    let pack = with(object_with_any(fixed.into_iter().chain(tables)), "required", json!(["code", "name", "pinyin"]));
    let mut schema = json!({ "$schema": DIALECT, "title": "A pack: the figures of a province" });
    if let (Some(fields), Value::Object(more)) = (schema.as_object_mut(), with(pack, "$defs", definitions)) {
        fields.extend(more);
    }
    schema
}

const AREAS: [&str; 3] = ["urban", "rural", "both"];
const STATUSES: [&str; 4] = ["dibao", "margin", "rigid_expenditure", "tekun"];
const MONTHLY: &[&str] = &["yuan_per_month", "yuan_per_year"];
const LINE: &[&str] = &["yuan_per_month", "yuan_per_year", "times_standard", "times_urban_standard"];
const HEIGHT: &[&str] = &[
    "yuan_per_month",
    "yuan_per_year",
    "times_standard",
    "times_urban_standard",
    "times_margin_line",
    "times_minimum_wage",
];
const SUM: &[&str] =
    &["yuan", "times_standard", "times_urban_standard", "times_margin_line", "times_yearly_disposable_income"];
const BOUNDS: &[&str] = &[
    "least_yuan",
    "least_times_standard",
    "least_times_urban_standard",
    "least_times_margin_line",
    "most_yuan",
    "most_times_standard",
    "most_times_urban_standard",
    "most_times_margin_line",
];

/// One table, being put together.
struct Table {
    fields: Map<String, Value>,
    required: Vec<&'static str>,
    amounts: &'static [&'static str],
}

fn table(amounts: &'static [&'static str]) -> Table {
    let fields = [
        ("place", code()),
        ("from", to("day")),
        ("until", to("day")),
        ("confirmed", to("day")),
        ("basis", one_of(&BASES)),
        ("source", text()),
        ("also_in", list(text())),
        ("overruled", text()),
        ("note", text()),
        ("below_floor", text()),
    ];
    let fields = fields.into_iter().chain(amounts.iter().map(|name| (*name, to("decimal"))));
    let fields = fields.map(|(name, schema)| (name.to_owned(), schema)).collect();
    Table { fields, required: vec!["from", "basis", "source"], amounts }
}

impl Table {
    fn with(mut self, name: &'static str, schema: Value) -> Self {
        self.required.push(name);
        self.maybe(name, schema)
    }

    fn maybe(mut self, name: &'static str, schema: Value) -> Self {
        self.fields.insert(name.to_owned(), schema);
        self
    }

    /// An amount that may be the lower end of a range, up to another in the same unit.
    fn or_a_range(self) -> Self {
        self.maybe("up_to", to("decimal"))
    }

    fn in_areas(self) -> Self {
        self.with("area", one_of(&AREAS))
    }

    fn for_whom(self) -> Self {
        self.with("who", with(list(to("criterion")), "minItems", 1.into()))
    }

    fn schema(self) -> Value {
        let Table { fields, required, .. } = self;
        json!({ "type": "object", "properties": fields, "required": required, "additionalProperties": false })
    }

    /// Of the amounts exactly one.
    fn of_one_amount(self) -> Value {
        let each: Vec<_> = self.amounts.iter().map(|name| json!({ "required": [name] })).collect();
        with(self.schema(), "oneOf", each.into())
    }

    /// Of the amounts at least one.
    fn of_some_amount(self) -> Value {
        let each: Vec<_> = self.amounts.iter().map(|name| json!({ "required": [name] })).collect();
        with(self.schema(), "anyOf", each.into())
    }
}

fn words(of: &[&str]) -> Value {
    list(one_of(of))
}

/// The first choice of either list says that there is nothing.
fn all_but_none<'n>(names: &'n [&'n str]) -> &'n [&'n str] {
    names.get(1..).unwrap_or_default()
}

/// Every table of a pack, by its name.
fn tables() -> Vec<(&'static str, Value)> {
    let (status, statuses) = (|| one_of(&STATUSES), || with(words(&STATUSES), "minItems", 1.into()));
    let (mode, self_care) = (|| one_of(&["home", "institution"]), || one_of(&["able", "partly_able", "unable"]));
    let families = || table(HEIGHT).in_areas().for_whom().maybe("statuses", statuses()).maybe("outside", yes_no());
    let subsidy = || families().or_a_range().of_one_amount();
    let tekun = || table(HEIGHT).in_areas().maybe("mode", mode()).or_a_range();
    let exemption = || table(&[]).with("exempt", yes_no()).schema();
    vec![
        ("dibao_standard", table(MONTHLY).in_areas().or_a_range().of_one_amount()),
        ("payment_mode", table(&[]).in_areas().with("mode", one_of(&["difference", "tier"])).schema()),
        ("tier", table(MONTHLY).in_areas().with("tier", text()).of_one_amount()),
        ("least_payment", table(LINE).in_areas().or_a_range().of_one_amount()),
        ("exit_grace", table(&["share"]).with("within_months", whole(0)).of_one_amount()),
        ("margin_line", table(LINE).in_areas().or_a_range().of_one_amount()),
        (
            "category_topup",
            table(HEIGHT)
                .in_areas()
                .for_whom()
                .with("category", one_of(TOPUPS))
                .with("statuses", statuses())
                .with("group", text())
                .maybe("effect", one_of(&["adds", "whole_payment", "own_standard"]))
                .or_a_range()
                .of_one_amount(),
        ),
        (
            "liquid_limit",
            table(SUM)
                .with("status", status())
                .with("per", one_of(&["person", "household"]))
                .maybe("if_seriously_ill_yuan", to("decimal"))
                .or_a_range()
                .of_one_amount(),
        ),
        ("vehicle_limit", table(SUM).with("status", status()).or_a_range().of_one_amount()),
        ("homes_limit", table(&[]).with("status", status()).with("most", whole(0)).schema()),
        ("registration_limit", table(&[]).with("status", status()).with("allowed", yes_no()).schema()),
        ("living_subsidy", subsidy()),
        ("care_subsidy", subsidy()),
        ("tekun_basic", tekun().of_one_amount()),
        ("tekun_care", tekun().with("self_care", self_care()).of_one_amount()),
        ("tekun_combined", tekun().maybe("self_care", self_care()).of_one_amount()),
        (
            "derived_rounding",
            table(&[]).with("how", one_of(&["up_to_yuan", "up_to_five", "up_to_ten", "nearest_yuan"])).schema(),
        ),
        (
            "work_cost",
            table(HEIGHT)
                .maybe("share_of_wage", to("decimal"))
                .or_a_range()
                .with("kind", one_of(&["nothing", "actual", "share_of_wage", "level"]))
                .schema(),
        ),
        ("basic_pension", table(MONTHLY).of_one_amount()),
        ("basic_pension_exempt", exemption()),
        ("old_age_allowance_exempt", exemption()),
        (
            "temporary_aid",
            table(BOUNDS)
                .with("kind", one_of(&["fast", "emergency", "expenditure"]))
                .with("per", one_of(&["person", "household", "unstated"]))
                .of_some_amount(),
        ),
        (
            "disposable_income",
            table(&["yuan_per_year"]).with("year", whole(0)).maybe("area", one_of(&AREAS)).of_one_amount(),
        ),
        ("local", local()),
    ]
}

/// A parameter of `jiuzhu parameters`, with a value of its kind.
fn local() -> Value {
    let figures: Vec<_> = LocalFigure::ALL.iter().map(|it| it.name()).collect();
    let mut choices: Vec<&str> = Vec::new();
    for figure in LocalFigure::ALL {
        if let Kind::Choice(names) = figure.kind() {
            choices.extend(names.iter().filter(|name| !choices.contains(name)).collect::<Vec<_>>());
        }
    }
    const VALUES: &[&str] = &["yuan_per_month", "yuan_per_year", "yuan", "number"];
    let value = table(VALUES)
        .with("figure", one_of(&figures))
        .or_a_range()
        .maybe("count", whole(0))
        .maybe("holds", yes_no())
        .maybe("choice", one_of(&choices))
        .maybe("among", with(words(&choices), "minItems", 1.into()));
    let each = VALUES.iter().chain(&["count", "holds", "choice", "among"]).map(|name| json!({ "required": [name] }));
    let each: Vec<_> = each.collect();
    with(value.schema(), "oneOf", each.into())
}
