//! What passes between a page and the module that opens and locks case files, and writes and checks certificates
//! (`certificates/module`): a word that says what it is, then lines.

use jiuzhu_case_files::{
    CaseFile, Misread, Pack, Then,
    locked::{self, RANDOM_BYTES, Shut},
};
use jiuzhu_checker::{Checked, Fault, canonical, check, check_read};
use jiuzhu_rules::{
    Case, Finding, Payment,
    packs::Packs,
    place::PlaceCode,
    reckoning::{exact::Exact, money::Cadence, span::Span},
};
use jiuzhu_words::Texts;
use serde_json::Value as Json;

use crate::{
    AtHand,
    certificate::{self, certificate},
    names::{period, variant, verdict_word},
};

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
    /// A case, locked.
    Locked(String),
    /// A case file was opened: what was told, as [`Case::to_code`] writes it, and what was found at the time.
    Opened { code: String, then: Option<Then> },
    /// It is locked; with another passphrase than the one given, if one was.
    Shut { wrong: bool },
    /// It is no case file: where, and what was expected.
    Misread(Misread),
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
const LOCKED: &str = "locked";
const OPENED: &str = "opened";
const SHUT: &str = "shut";
const MISREAD: &str = "misread";

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

    /// A case file as it is; a locked one with the passphrase that was typed in.
    pub fn opened(file: &[u8], passphrase: &str) -> HandedOver {
        if file.len() > LARGEST_FILE {
            return HandedOver::TooLarge;
        }
        if !locked::is_locked(file) {
            return HandedOver::read(file);
        }
        match locked::unlock(file, passphrase) {
            Ok(text) => HandedOver::read(&text),
            Err(Shut::Wrong) => HandedOver::Shut { wrong: !passphrase.is_empty() },
            Err(Shut::Unknown) => {
                HandedOver::Misread(Misread::at("locked", "not whole, or locked in a way that is not known"))
            }
        }
    }

    fn read(text: &[u8]) -> HandedOver {
        match jiuzhu_case_files::read(text) {
            Ok(CaseFile { case, then }) => HandedOver::Opened { code: case.to_code(), then },
            Err(misread) => HandedOver::Misread(misread),
        }
    }

    /// A case in its saved form, locked with what was typed in.
    pub fn locked(case: &[u8], passphrase: &str, random: &[u8]) -> HandedOver {
        let random = random.first_chunk::<RANDOM_BYTES>();
        let locked = random.and_then(|random| locked::lock(case, passphrase, *random));
        locked.map_or(HandedOver::Shut { wrong: true }, HandedOver::Locked)
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
            HandedOver::Locked(text) => format!("{LOCKED}\n{text}"),
            HandedOver::Opened { code, then } => {
                format!("{OPENED}\n{code}\n{}", then.as_ref().map(in_lines).unwrap_or_default())
            }
            HandedOver::Shut { wrong } => format!("{SHUT}\n{wrong}"),
            HandedOver::Misread(Misread { place, path, what }) => {
                let (line, column) = place.unwrap_or_default();
                format!("{MISREAD}\n{line}\n{column}\n{}\n{}", in_one_line(path), in_one_line(what))
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
        match word {
            LOCKED => return Some(HandedOver::Locked(rest.to_owned())),
            OPENED => {
                let code = lines.next()?.to_owned();
                return Some(HandedOver::Opened { code, then: of_lines(lines) });
            }
            SHUT => return Some(HandedOver::Shut { wrong: rest == "true" }),
            MISREAD => {
                let mut number = || lines.next()?.parse().ok();
                let place = Some((number()?, number()?)).filter(|it| *it != (0, 0));
                let (path, what) = (lines.next()?.to_owned(), lines.next()?.to_owned());
                return Some(HandedOver::Misread(Misread { place, path, what }));
            }
            _ => {}
        }
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

// ---- What was found at the time: the check code, the packs, the findings ----

fn in_lines(then: &Then) -> String {
    let packs = then.packs.iter().map(|Pack { code, sha256 }| format!("{PACK}\t{code}\t{sha256}\n"));
    let findings = then.findings.iter().filter_map(finding_in_line);
    format!("{}\n", then.check_code) + &packs.chain(findings).collect::<String>()
}

const PACK: &str = "pack";
const FINDING: &str = "finding";

fn finding_in_line(it: &Finding) -> Option<String> {
    let person = it.person.map(|it| it.to_string()).unwrap_or_default();
    let (period, span) = match it.payment {
        Payment::Nothing => ("", Span::new(None, None)),
        Payment::EachMonth(span) => (period(Cadence::Monthly), span.rising(|it| Some(it.yuan()))),
        Payment::Once(span) => (period(Cadence::Once), span.rising(|it| Some(it.yuan()))),
    };
    let end = |it: Option<Exact>| it.and_then(certificate::exact).unwrap_or_default();
    let (least, most) = (end(span.least()), end(span.most()));
    let (programme, verdict) = (variant(it.programme), verdict_word(it.verdict));
    Some(format!("{FINDING}\t{programme}\t{person}\t{verdict}\t{period}\t{least}\t{most}\n"))
}

fn of_lines<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<Then> {
    let check_code = lines.next()?.to_owned();
    let mut then = Then { check_code, packs: Vec::new(), findings: Vec::new() };
    for line in lines {
        let parts: Vec<&str> = line.split('\t').collect();
        match parts.as_slice() {
            [PACK, code, sha256] => {
                then.packs.push(Pack { code: (*code).to_owned(), sha256: (*sha256).to_owned() });
            }
            [FINDING, programme, person, verdict, period, least, most] => {
                let end = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                let yuan = (!period.is_empty()).then(|| (*period, end(least), end(most)));
                then.findings.extend(jiuzhu_case_files::finding(programme, person.parse().ok(), verdict, yuan));
            }
            _ => return None,
        }
    }
    Some(then)
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
    #![allow(clippy::expect_used)]

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
        let case = r#"{"certificate":1,"case":{"day":"2026-11-01","place":"500000","people":[{}]},"check_code":"7K2M-QX40",
            "packs":[{"code":"000000","sha256":"00"}],"findings":[
            {"programme":"margin","verdict":"unlikely"},{"programme":"tekun","person":1,"verdict":"depends",
            "payment":{"value":{"yuan":{"period":"month","least":"1321/3","most":null}}}}]}"#;
        let then = jiuzhu_case_files::read(case.as_bytes()).ok().and_then(|it| it.then).expect("a certificate");
        assert_eq!(then.findings.len(), 2);
        let told = Told { at: "/day".to_owned(), sentences: ["一".to_owned(), "one".to_owned()] };
        for reply in [
            HandedOver::Made { text: "{\n}".to_owned(), check_code: "7K2M-QX40".to_owned() },
            HandedOver::Holds(holds),
            HandedOver::TooLarge,
            HandedOver::Faults(vec![told.clone(), told]),
            HandedOver::Locked("{}".to_owned()),
            HandedOver::Opened { code: "JZ1:00".to_owned(), then: None },
            HandedOver::Opened { code: "JZ1:00".to_owned(), then: Some(then) },
            HandedOver::Shut { wrong: true },
            HandedOver::Misread(Misread::of_all("too much".to_owned())),
            HandedOver::Misread(Misread { place: Some((3, 9)), ..Misread::at("people[0].age", "no age") }),
        ] {
            assert_eq!(HandedOver::of_text(&reply.to_text()), Some(reply));
        }
        assert_eq!(HandedOver::of_text(""), None);
        assert_eq!(HandedOver::of_text("holds\nx"), None);
    }
}
