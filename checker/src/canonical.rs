//! The one form of a certificate, and the code that is reckoned from it.
//!
//! Canonical is JSON in UTF-8 without white space, with the keys of every object in the order of their bytes, texts as
//! `serde_json` writes them, and no numbers but whole ones from 0 up. How a file is indented and which key comes first
//! makes no difference; a key that stands twice does.

use core::fmt;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The key that the code itself stands under.
pub const CHECK_CODE: &str = "check_code";

/// Crockford's digits: no I, L, O or U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Reads JSON in which no object has a key twice and every number is whole.
pub fn read(text: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice::<Strict>(text).map(|it| it.0)
}

/// What of a certificate the code is reckoned from: everything but the code.
pub fn canonical(certificate: &Value) -> String {
    let mut out = String::new();
    match certificate {
        Value::Object(fields) => write_object(fields.iter().filter(|(key, _)| *key != CHECK_CODE), &mut out),
        other => write(other, &mut out),
    }
    out
}

/// `7K2M-QX40`: the first forty bits of the SHA-256.
pub fn check_code(certificate: &Value) -> String {
    let code = digits(&canonical(certificate), 8);
    let (first, second) = code.split_at(4);
    format!("{first}-{second}")
}

/// The first bits of the SHA-256 of a text, five to a digit; up to twelve of them.
pub(crate) fn digits(of: &str, count: u32) -> String {
    let hash = Sha256::digest(of.as_bytes());
    let bits = hash.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digit = |at: u32| DIGITS.get((bits >> (59 - 5 * at) & 31) as usize).map_or('0', |it| char::from(*it));
    (0..count).map(digit).collect()
}

/// The SHA-256 of something, in hexadecimal.
pub fn sha256(of: &[u8]) -> String {
    Sha256::digest(of).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => write_object(fields.iter(), out),
        Value::Array(items) => {
            let mut before = '[';
            for item in items {
                out.push(before);
                write(item, out);
                before = ',';
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        plain => out.push_str(&plain.to_string()),
    }
}

fn write_object<'v>(fields: impl Iterator<Item = (&'v String, &'v Value)>, out: &mut String) {
    let fields: BTreeMap<_, _> = fields.collect();
    let mut before = '{';
    for (key, value) in &fields {
        out.push(before);
        write(&Value::from(key.as_str()), out);
        out.push(':');
        write(value, out);
        before = ',';
    }
    out.push_str(if fields.is_empty() { "{}" } else { "}" });
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader).map(Strict)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text, a whole number from 0 up, true, false, null, a list or an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = serde_json::Map::new();
        while let Some((key, Strict(value))) = map.next_entry::<String, Strict>()? {
            if fields.contains_key(&key) {
                return Err(A::Error::custom(format_args!("\"{key}\" stands twice")));
            }
            fields.insert(key, value);
        }
        Ok(fields.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        read(text.as_bytes()).ok().map(|it| check_code(&it))
    }

    #[test]
    fn order_and_white_space_make_no_difference_and_everything_else_does() {
        let first = code(r#"{"b":[1,{"y":"低","x":null}],"a":true}"#);
        assert!(first.is_some());
        assert_eq!(
            first,
            code("{ \"a\": true,\n \"b\": [1, {\"x\": null, \"y\": \"\\u4f4e\"}] , \"check_code\": \"\" }")
        );
        for other in [r#"{"b":[{"y":"低","x":null},1],"a":true}"#, r#"{"b":[1,{"y":"低"}],"a":true}"#, "{}", "[]"] {
            assert_ne!(first, code(other), "{other}");
        }
    }

    #[test]
    fn a_code_is_two_times_four_digits_that_cannot_be_misread() {
        let code = code("{}").unwrap_or_default();
        assert_eq!(code.len(), 9);
        assert!(
            code.bytes().enumerate().all(|(at, it)| if at == 4 { it == b'-' } else { DIGITS.contains(&it) }),
            "{code}"
        );
        assert_eq!(canonical(&Value::from(Vec::<u8>::new())), "[]");
    }

    #[test]
    fn what_has_more_than_one_form_is_refused() {
        for text in [r#"{"a":1,"a":1}"#, r#"{"a":{"b":1,"b":2}}"#, "1.5", "-1", "1e3", "{} {}", "", "\"\\ud800\""] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
    }
}
