//! Every way of changing one thing in a certificate.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// So many fields of each kind are changed in one certificate, others in the next; all of them with `CHANGES=all`.
const OF_EACH_KIND: usize = 1;

/// One in so many of these changes is tried of a certificate, another one of the next.
const ONE_IN: usize = 199;

/// One field: its kind, and where it stands.
struct Field {
    kind: String,
    at: String,
}

/// Makes every change, one at a time, and shows the changed certificate: the kind of field and what was done to it, then
/// behind ` @` where.
pub fn each_change(certificate: &Value, turn: usize, see: &mut dyn FnMut(&str, &Value)) {
    let all = std::env::var("CHANGES").is_ok_and(|it| it == "all");
    let (mut number, one_in) = (turn, if all { 1 } else { ONE_IN });
    let mut fields = Vec::new();
    gather(certificate, "", "", &mut fields);
    let mut by_kind: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    for field in fields {
        by_kind.entry(field.kind.clone()).or_default().push(field);
    }
    let mut changed = certificate.clone();
    for (kind, fields) in &by_kind {
        let values: Vec<&Value> = fields.iter().filter_map(|it| certificate.pointer(&it.at)).collect();
        let every = if all { 1 } else { (fields.len() / OF_EACH_KIND).max(1) };
        for (place, field) in fields.iter().enumerate().skip(turn % every).step_by(every) {
            let Some(value) = certificate.pointer(&field.at) else { continue };
            // Another of the same kind, each time one that stands elsewhere.
            let others = values.iter().cycle().skip(place + 1).take(values.len());
            let other = others.copied().find(|it| *it != value);
            for (done, put) in instead_of(value, other) {
                number += 1;
                if put == *value || number % one_in != 0 {
                    continue;
                }
                if let Some(here) = changed.pointer_mut(&field.at) {
                    *here = put;
                }
                see(&format!("{kind} {done} @{}", field.at), &changed);
                if let Some(here) = changed.pointer_mut(&field.at) {
                    here.clone_from(value);
                }
            }
        }
    }
}

/// The kind of a field is its path without the places in lists; of a step, with how it was made.
fn gather(value: &Value, at: &str, kind: &str, fields: &mut Vec<Field>) {
    fields.push(Field { kind: kind.to_owned(), at: at.to_owned() });
    match value {
        Value::Object(of) => {
            for (key, value) in of {
                let within = match (kind, of.get("how").and_then(Value::as_str)) {
                    ("/steps/*", Some(how)) => format!("/steps/{how}/{key}"),
                    _ => format!("{kind}/{key}"),
                };
                gather(value, &format!("{at}/{key}"), &within, fields);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                gather(item, &format!("{at}/{place}"), &format!("{kind}/*"), fields);
            }
        }
        _ => {}
    }
}

fn instead_of(value: &Value, other: Option<&Value>) -> Vec<(&'static str, Value)> {
    let mut puts = match value {
        Value::Null => vec![("told", "0".into())],
        Value::Bool(it) => vec![("turned", (!it).into())],
        Value::Number(it) => {
            let number = it.as_u64().unwrap_or_default();
            vec![("more", (number + 1).into()), ("less", number.saturating_sub(1).into()), ("none", 0.into())]
        }
        Value::String(text) => changed_text(text),
        Value::Array(items) => changed_list(items),
        Value::Object(fields) => changed_object(fields),
    };
    puts.extend(other.map(|it| ("another", it.clone())));
    puts.push(("null", Value::Null));
    puts
}

fn changed_text(text: &str) -> Vec<(&'static str, Value)> {
    let mut puts = vec![("empty", "".into()), ("longer", format!("{text}x").into())];
    if let Ok(number) = text.parse::<i64>() {
        puts.push(("one more", (number + 1).to_string().into()));
        puts.push(("negative", (-number - 1).to_string().into()));
        puts.push(("decimal", format!("{text}.0").into()));
        puts.push(("open", Value::Null));
    }
    let words = [
        ("yes", "no"),
        ("no", "either"),
        ("either", "yes"),
        ("likely", "depends"),
        ("depends", "unlikely"),
        ("unlikely", "likely"),
    ];
    puts.extend(words.iter().filter(|(word, _)| *word == text).map(|(_, other)| ("turned", (*other).into())));
    let periods = [("month", "once"), ("once", "year"), ("year", "month")];
    puts.extend(periods.iter().filter(|(word, _)| *word == text).map(|(_, other)| ("period", (*other).into())));
    if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') {
        let day = text.replacen("202", "203", 1).replacen("201", "202", 1);
        puts.push(("later", day.into()));
    }
    puts
}

fn changed_list(items: &[Value]) -> Vec<(&'static str, Value)> {
    let mut puts = Vec::new();
    // Of long lists, the ends and the middle.
    let places = [0, 1, items.len() / 2, items.len().saturating_sub(1)];
    let mut places: Vec<usize> = places.into_iter().filter(|it| *it < items.len()).collect();
    places.dedup();
    for place in places {
        let with = |change: &dyn Fn(&mut Vec<Value>)| {
            let mut items = items.to_vec();
            change(&mut items);
            Value::from(items)
        };
        puts.push(("without one", with(&|it| _ = it.remove(place))));
        puts.push(("one twice", with(&|it| it.insert(place, it[place].clone()))));
        if place + 1 < items.len() {
            puts.push(("two swapped", with(&|it| it.swap(place, place + 1))));
        }
    }
    if items.is_empty() {
        puts.push(("one put in", Value::from(vec![Value::from(0)])));
    }
    puts
}

fn changed_object(fields: &Map<String, Value>) -> Vec<(&'static str, Value)> {
    let without = |key: &String| {
        let mut fields = fields.clone();
        fields.shift_remove(key);
        ("without a key", Value::from(fields))
    };
    let mut puts: Vec<_> = fields.keys().map(without).collect();
    let mut more = fields.clone();
    more.insert("besides".to_owned(), Value::from(0));
    puts.push(("one key more", more.into()));
    puts
}
