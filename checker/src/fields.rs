//! An object of the file, read field by field; what nobody asked for is a fault.

use serde_json::{Map, Value as Json};

use crate::fault::{Expected, Fault, expected};

pub struct Fields<'v, 'f> {
    at: String,
    of: &'v Map<String, Json>,
    seen: Vec<&'static str>,
    faults: &'f mut Vec<Fault>,
}

impl Fields<'_, '_> {
    /// Reads an object whole: none where anything in it is missing, wrong or too much.
    pub fn read<T>(
        at: &str,
        json: &Json,
        faults: &mut Vec<Fault>,
        with: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let Some(of) = json.as_object() else {
            faults.push(Fault::new(at, expected!("an object", "一个对象"), json));
            return None;
        };
        let mut fields = Fields { at: at.to_owned(), of, seen: Vec::new(), faults };
        let read = with(&mut fields)?;
        let Fields { seen, faults, .. } = fields;
        let before = faults.len();
        for (key, value) in of.iter().filter(|(key, _)| !seen.contains(&key.as_str())) {
            let nothing = expected!("nothing that the format does not know", "格式里有的内容");
            faults.push(Fault::new(format!("{at}/{key}"), nothing, value));
        }
        (faults.len() == before).then_some(read)
    }

    /// A field that has to be there.
    pub fn take<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        read: impl FnOnce(&Json) -> Option<T>,
    ) -> Option<T> {
        self.seen.push(key);
        let found = self.of.get(key);
        let read = found.and_then(read);
        if read.is_none() {
            let found = found.map_or_else(|| "-".to_owned(), Json::to_string);
            self.faults.push(Fault::new(format!("{}/{key}", self.at), expected, found));
        }
        read
    }

    /// A field that may be left out.
    pub fn maybe<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        read: impl FnOnce(&Json) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.of.contains_key(key) { self.take(key, expected, read).map(Some) } else { Some(None) }
    }

    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.take(key, expected!("a text", "一段文字"), |it| it.as_str().map(str::to_owned))
    }

    /// An object that may be left out.
    pub fn object<T>(&mut self, key: &'static str, with: impl FnOnce(&mut Fields) -> Option<T>) -> Option<Option<T>> {
        self.seen.push(key);
        let Some(json) = self.of.get(key) else { return Some(None) };
        Fields::read(&format!("{}/{key}", self.at), json, self.faults, with).map(Some)
    }

    /// A list of objects that has to be there; `with` is told the place of each.
    pub fn list<T>(
        &mut self,
        key: &'static str,
        mut with: impl FnMut(&mut Fields, usize) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.take(key, expected!("a list", "一个列表"), |it| it.as_array().cloned())?;
        let at = format!("{}/{key}", self.at);
        let read = |(place, item): (usize, &Json)| {
            Fields::read(&format!("{at}/{place}"), item, self.faults, |fields| with(fields, place))
        };
        // All are read, so that every fault is told.
        let read: Vec<Option<T>> = items.iter().enumerate().map(read).collect();
        read.into_iter().collect()
    }
}
