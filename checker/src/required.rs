//! What a verdict must rest on, written down in `required.json` by the ids of the rules: the one thing that does not follow
//! from a certificate itself (docs/decisions/0025-certificates.md).

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::{
    exact::Exact,
    value::{Span, Value},
};

const WRITTEN_DOWN: &str = include_str!("../required.json");

pub struct Required(Json);

/// What is written down of one name of a step, one lead or one remark.
#[derive(Clone, Copy)]
pub struct Entry<'r>(&'r Json);

impl Required {
    pub fn on_file() -> &'static Required {
        static ON_FILE: LazyLock<Required> =
            LazyLock::new(|| Required(serde_json::from_str(WRITTEN_DOWN).unwrap_or_default()));
        &ON_FILE
    }

    /// The programmes that every household is told of, those of each person, and those told last.
    pub fn programmes(&self, group: &str) -> Vec<&str> {
        texts(under(&self.0, &["programmes", group]))
    }

    /// Of a programme: `term`, under which its verdict stands; `paid`, how often it pays; `payment`, under which name what it
    /// pays may stand that is not simply due where the verdict holds.
    pub fn verdict(&self, programme: &str, what: &str) -> Option<&str> {
        under(&self.0, &["verdicts", programme, what]).as_str()
    }

    /// `terms`, `leads` or `remarks`.
    pub fn entry(&self, group: &str, name: &str) -> Option<Entry<'_>> {
        self.0.get(group)?.get(name).map(Entry)
    }

    /// Whether a number stands in a rule. DB-INC-6.5 has a share for one child up to one for several, shared among them.
    pub fn is_fixed(&self, value: &Value) -> bool {
        let shared = |key: &str| under(&self.0, &["shared", key]);
        let exact = |it: &Json| it.as_str().and_then(Exact::read);
        let among = shared("among").as_u64().unwrap_or_default();
        let share_of = |of: Option<Exact>, end: Exact| {
            (1..=among).any(|count| of.and_then(|it| it.shared_by(count.into())) == Some(end))
        };
        match value {
            Value::Number(Span { least: Some(least), most: Some(most) }) if least < most => {
                let mosts = shared("most").as_array().map(Vec::as_slice).unwrap_or_default();
                share_of(exact(shared("least")), *least) && mosts.iter().any(|it| share_of(exact(it), *most))
            }
            _ => values(under(&self.0, &["fixed"])).contains(value),
        }
    }

    /// What is assumed of a local figure that nobody has told.
    pub fn assumed(&self, figure: &str) -> Vec<Value> {
        values(under(&self.0, &["assumed", figure]))
    }

    /// What the law leaves possible of a local figure that nobody has told.
    pub fn possible(&self, figure: &str) -> Vec<Value> {
        values(under(&self.0, &["possible", figure]))
    }

    /// Where a name stands in the order in which its group is told.
    pub fn place(&self, group: &str, name: &str) -> Option<usize> {
        self.names(group).iter().position(|it| *it == name)
    }

    pub fn names(&self, group: &str) -> Vec<&str> {
        texts(under(&self.0, &["order", group]))
    }
}

impl<'r> Entry<'r> {
    /// The names, and the questions as `asked:age`, that are below it in every case.
    pub fn below(self) -> Vec<&'r str> {
        texts(under(self.0, &["below"]))
    }

    /// The articles under which it may stand, the newest first.
    pub fn articles(self) -> Vec<&'r str> {
        texts(under(self.0, &["articles"]))
    }

    /// Whether it may also stand under an older one of them, or under none.
    pub fn may_stand_otherwise(self) -> bool {
        under(self.0, &["or_another"]).as_bool() == Some(true)
    }

    /// `alone` where all that it rests on is about its person, `among` where some of it is, `nobody` where it is about none.
    pub fn person(self) -> &'r str {
        under(self.0, &["person"]).as_str().unwrap_or_default()
    }
}

fn under<'j>(of: &'j Json, path: &[&str]) -> &'j Json {
    path.iter().fold(of, |of, key| of.get(key).unwrap_or(&Json::Null))
}

fn texts(of: &Json) -> Vec<&str> {
    of.as_array().into_iter().flatten().filter_map(Json::as_str).collect()
}

fn values(of: &Json) -> Vec<Value> {
    of.as_array().into_iter().flatten().filter_map(Value::read).collect()
}
