//! `jiuzhu schema`: JSON Schemas, made from the lists that the rules are made from.

mod assessment;
mod case;
mod certificate;
mod pack;

use serde_json::{Map, Value, json};

use crate::arguments::Of;

/// A schema as it is printed and kept in `cli/schemas/`.
pub fn written(of: Of) -> String {
    let schema = match of {
        Of::Case => case::schema(),
        Of::Assessment => assessment::schema(),
        Of::Certificate => certificate::schema(),
        Of::Pack => pack::schema(),
    };
    format!("{schema:#}\n")
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// An object that has these fields, and no others.
fn object<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    let fields: Map<String, Value> = fields.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let required: Vec<_> = fields.keys().cloned().collect();
    json!({ "type": "object", "properties": fields, "required": required, "additionalProperties": false })
}

/// An object that may have these fields, and no others.
fn object_with_any<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    let fields: Map<String, Value> = fields.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({ "type": "object", "properties": fields, "additionalProperties": false })
}

fn described(schema: Value, description: &str) -> Value {
    with(schema, "description", description.into())
}

fn with(mut schema: Value, key: &str, value: Value) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(key.to_owned(), value);
    }
    schema
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn yes_no() -> Value {
    json!({ "type": "boolean" })
}

fn whole(least: u32) -> Value {
    json!({ "type": "integer", "minimum": least })
}

fn one_of(names: &[&str]) -> Value {
    json!({ "enum": names })
}

fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn day() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn code() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{6}$" })
}
