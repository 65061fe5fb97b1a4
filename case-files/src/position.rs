//! Where in a file a value stands, for mistakes that are found only after it was read.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// One turn on the way to a value.
#[derive(Clone, Copy)]
pub enum Turn {
    Key(&'static str),
    Index(usize),
}

/// Line and column of the value at the end of a path; none where there is no such value.
pub fn position(text: &[u8], path: &[Turn]) -> Option<(usize, usize)> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let found = Walk(path).deserialize(&mut reader).err()?;
    (found.to_string().starts_with(FOUND)).then(|| (found.line(), found.column()))
}

const FOUND: &str = "found";

/// Fails on purpose at the end of the path: the reader's error says where it stands.
struct Walk<'p>(&'p [Turn]);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match self.0.split_first() {
                Some((Turn::Key(wanted), rest)) if key == *wanted => map.next_value_seed(Walk(rest))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((Turn::Index(wanted), rest)) = self.0.split_first() else {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        for _ in 0..*wanted {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(Walk(rest))?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.arrived()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.arrived()
    }
}

impl Walk<'_> {
    fn arrived<E: Error>(self) -> Result<(), E> {
        if self.0.is_empty() { Err(E::custom(FOUND)) } else { Ok(()) }
    }
}
