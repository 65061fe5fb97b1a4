//! What passes between a page and the module that writes and checks certificates (`certificates/module`): a word that says what
//! it is, then lines.

use jiuzhu_checker::{Checked, Fault, canonical, check, check_read};
use jiuzhu_rules::{Case, packs::Packs, place::PlaceCode};
use jiuzhu_words::Texts;
use serde_json::Value as Json;

use crate::{AtHand, certificate};

/// A page opens no larger file.
pub const LARGEST_FILE: usize = 8 << 20;

/// The reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedOver {
    /// A certificate, with its check code.
    Made { text: String, check_code: String },
    /// Every step of it holds.
    Holds(Holds),
    /// What was given is too large to be one.
    TooLarge,
    /// What does not hold, and where.
    Faults(Vec<Told>),
}

/// What was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holds {
    pub check_code: String,
    pub day: String,
    /// In Chinese; the code where no pack names it.
    pub place: String,
    pub steps: usize,
    pub figures: usize,
    pub articles: usize,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// A JSON pointer, such as `/steps/12/value`.
    pub at: String,
    /// In Chinese, then in English.
    pub sentences: [String; 2],
}

const MADE: &str = "made";
const HOLDS: &str = "holds";
const TOO_LARGE: &str = "too-large";
const FAULTS: &str = "faults";

impl HandedOver {
    /// The certificate of a case in its saved form. It is checked before it is handed out.
    pub fn certified(case: &[u8], packs: &'static Packs) -> HandedOver {
        let case: Case = match serde_json::from_slice::<Case>(case) {
            Ok(case) => case.judged_by(packs),
            Err(why) => return HandedOver::Faults(vec![Told::plain(&why.to_string())]),
        };
        let at_hand = AtHand::of(packs);
        let written = certificate(&case, &jiuzhu_rules::assess(&case), &at_hand);
        match check_read(&written, &at_hand) {
            Ok(Checked { check_code, .. }) => HandedOver::Made { text: written.to_string(), check_code },
            Err(faults) => HandedOver::Faults(faults.iter().map(Told::of).collect()),
        }
    }

    /// What comes of checking a certificate.
    pub fn verified(certificate: &[u8], packs: &'static Packs) -> HandedOver {
        if certificate.len() > LARGEST_FILE {
            return HandedOver::TooLarge;
        }
        match check(certificate, &AtHand::of(packs)) {
            Ok(checked) => HandedOver::Holds(Holds::of(checked, certificate, packs)),
            Err(faults) => HandedOver::Faults(faults.iter().map(Told::of).collect()),
        }
    }

    pub fn to_text(&self) -> String {
        match self {
            HandedOver::Made { text, check_code } => format!("{MADE}\n{check_code}\n{text}"),
            HandedOver::Holds(Holds { check_code, day, place, steps, figures, articles }) => {
                format!("{HOLDS}\n{check_code}\n{day}\n{place}\n{steps}\n{figures}\n{articles}")
            }
            HandedOver::TooLarge => TOO_LARGE.to_owned(),
            HandedOver::Faults(faults) => {
                let line = |Told { at, sentences: [chinese, english] }: &Told| format!("\n{at}\t{chinese}\t{english}");
                FAULTS.to_owned() + &faults.iter().map(line).collect::<String>()
            }
        }
    }

    pub fn of_text(text: &str) -> Option<HandedOver> {
        let (word, rest) = text.split_once('\n').unwrap_or((text, ""));
        if word == MADE {
            let (check_code, text) = rest.split_once('\n')?;
            return Some(HandedOver::Made { text: text.to_owned(), check_code: check_code.to_owned() });
        }
        let mut lines = rest.lines();
        if word == HOLDS {
            let mut next = || lines.next().map(str::to_owned);
            let (check_code, day, place) = (next()?, next()?, next()?);
            let mut number = || lines.next()?.parse().ok();
            let (steps, figures, articles) = (number()?, number()?, number()?);
            return Some(HandedOver::Holds(Holds { check_code, day, place, steps, figures, articles }));
        }
        if word == TOO_LARGE {
            return Some(HandedOver::TooLarge);
        }
        let told = |line: &str| {
            let mut parts = line.splitn(3, '\t').map(str::to_owned);
            Some(Told { at: parts.next()?, sentences: [parts.next()?, parts.next()?] })
        };
        (word == FAULTS).then(|| lines.map(told).collect::<Option<_>>().map(HandedOver::Faults)).flatten()
    }
}

impl Holds {
    fn of(checked: Checked, certificate: &[u8], packs: &'static Packs) -> Holds {
        let json = canonical::read(certificate).unwrap_or_default();
        let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
        let (day, place) = (text("day"), text("place"));
        let named = place.parse().ok().and_then(|code| Texts::chinese().place(packs, PlaceCode(code)));
        let Checked { steps, figures, articles, check_code } = checked;
        Holds { check_code, day, place: named.map_or(place, str::to_owned), steps, figures, articles }
    }
}

impl Told {
    fn of(fault: &Fault) -> Told {
        Told { at: fault.at.clone(), sentences: [in_one_line(&fault.in_chinese()), in_one_line(&fault.in_english())] }
    }

    fn plain(what: &str) -> Told {
        Told { at: String::new(), sentences: [what, what].map(in_one_line) }
    }
}

/// A sentence may quote what stands in the file.
fn in_one_line(sentence: &str) -> String {
    sentence.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_arrives_as_it_was() {
        let holds = Holds {
            check_code: "7K2M-QX40".to_owned(),
            day: "2026-11-01".to_owned(),
            place: "重庆市".to_owned(),
            steps: 300,
            figures: 3,
            articles: 20,
        };
        let told = Told { at: "/day".to_owned(), sentences: ["一".to_owned(), "one".to_owned()] };
        for reply in [
            HandedOver::Made { text: "{\n}".to_owned(), check_code: "7K2M-QX40".to_owned() },
            HandedOver::Holds(holds),
            HandedOver::TooLarge,
            HandedOver::Faults(vec![told.clone(), told]),
        ] {
            assert_eq!(HandedOver::of_text(&reply.to_text()), Some(reply));
        }
        assert_eq!(HandedOver::of_text(""), None);
        assert_eq!(HandedOver::of_text("holds\nx"), None);
    }
}
