//! What is wrong with a certificate: where, what was expected, and what stands there.

use core::fmt;

/// Both languages of a sentence about what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub english: String,
    pub chinese: String,
}

/// `expected!("a day", "一个日期")`; further arguments fill both, by place.
macro_rules! expected {
    ($english:literal, $chinese:literal $(, $filled:expr)*) => {
        $crate::fault::Expected { english: format!($english $(, $filled)*), chinese: format!($chinese $(, $filled)*) }
    };
}
pub(crate) use expected;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON pointer, such as `/steps/12/value`.
    pub at: String,
    /// The name of the step at that place, where it has one.
    pub title: Option<String>,
    pub expected: Expected,
    pub found: String,
}

impl Fault {
    pub fn new(at: impl Into<String>, expected: Expected, found: impl fmt::Display) -> Self {
        Fault { at: at.into(), title: None, expected, found: found.to_string() }
    }

    pub fn in_english(&self) -> String {
        let title = self.title.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        format!("{}{title}: expected {}; found {}", self.at, self.expected.english, self.found)
    }

    pub fn in_chinese(&self) -> String {
        let title = self.title.as_ref().map(|it| format!("（{it}）")).unwrap_or_default();
        format!("{}{title}：应为{}；写的是 {}", self.at, self.expected.chinese, self.found)
    }
}
