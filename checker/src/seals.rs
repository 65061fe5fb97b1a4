//! Where a certificate was changed: each of its parts carries four digits of its own. The check code says that something is
//! not as it was written; a seal says what.
//!
//! The parts are the keys of the certificate, of the case those in it, and of lists each entry. The seals of a list stand in
//! one text, one after another.

use serde_json::{Map, Value as Json};

use crate::{
    canonical::{CHECK_CODE, canonical, digits},
    fault::{Fault, expected},
};

/// The key that the seals stand under.
pub const SEALS: &str = "seals";

const CASE: &str = "case";

/// So many digits each.
const LENGTH: usize = 4;

/// The seals of a certificate, by the names of its parts.
pub fn seals(of: &Json) -> Json {
    let mut seals = Map::new();
    for (name, part) in parts(of) {
        let sealed = match part {
            Json::Array(entries) => entries.iter().map(seal).collect(),
            whole => seal(whole),
        };
        seals.insert(name, sealed.into());
    }
    seals.into()
}

/// Every part that is not as it was sealed.
pub fn faults(of: &Json) -> Vec<Fault> {
    let empty = Map::new();
    let found = of.get(SEALS).and_then(Json::as_object).unwrap_or(&empty);
    let told = |name: &str| found.get(name).and_then(Json::as_str).unwrap_or_default();
    let names: Vec<_> = parts(of).map(|(name, _)| name).collect();
    let gone = found.keys().filter(|it| !names.contains(it));
    let mut faults: Vec<_> = gone
        .map(|it| Fault::new(format!("/{it}"), expected!("what was sealed as {}", "封记为 {} 的内容", told(it)), "-"))
        .collect();
    for (name, part) in parts(of) {
        let (at, told) = (format!("/{name}"), told(&name));
        if !found.contains_key(&name) || !told.len().is_multiple_of(LENGTH) {
            let digits = expected!("{} digits for each seal", "每个封记 {} 位", LENGTH);
            faults.push(Fault::new(format!("/{SEALS}/{name}"), digits, told));
            continue;
        }
        let as_sealed = |at: String, seal: &str, told: &str| {
            (seal != told).then(|| {
                Fault::new(
                    at,
                    expected!("what was sealed as {}", "封记为 {} 的内容", told),
                    format!("the seal of {seal}"),
                )
            })
        };
        let Json::Array(entries) = part else {
            faults.extend(as_sealed(at, &seal(part), told));
            continue;
        };
        // The first that differs: after one that was taken out or put in, all others are in other places.
        let each = entries.iter().map(seal).zip(0..);
        let mut each =
            each.map(|(seal, place)| (seal, told.get(place * LENGTH..(place + 1) * LENGTH).unwrap_or("-"), place));
        let count = told.len() / LENGTH;
        if let Some((seal, told, place)) = each.find(|(seal, told, _)| seal != told) {
            faults.extend(as_sealed(format!("{at}/{place}"), &seal, told));
        } else if told.len() != entries.len() * LENGTH {
            faults.push(Fault::new(at, expected!("{} entries", " {} 项", count), entries.len()));
        }
    }
    faults
}

fn parts(of: &Json) -> impl Iterator<Item = (String, &Json)> {
    let sealed = |it: &(&String, &Json)| ![CHECK_CODE, SEALS, CASE].contains(&it.0.as_str());
    let fields = of.as_object().into_iter().flatten().filter(sealed).map(|(key, part)| (key.clone(), part));
    let case = of.get(CASE).and_then(Json::as_object).into_iter().flatten();
    fields.chain(case.map(|(key, part)| (format!("{CASE}/{key}"), part)))
}

fn seal(of: &Json) -> String {
    digits(&canonical(of), LENGTH as u32)
}

#[cfg(test)]
// A test says what is wrong by failing.
#[allow(clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sealed(mut of: Json) -> Json {
        let seals = seals(&of);
        of[SEALS] = seals;
        of
    }

    fn places(of: &Json) -> Vec<String> {
        faults(of).into_iter().map(|it| it.at).collect()
    }

    #[test]
    fn a_seal_tells_which_part_was_changed() {
        let written = sealed(
            json!({ "day": "2026-11-01", "steps": [1, 2, 3], "case": { "people": [{ "age": 9 }], "place": "5" } }),
        );
        assert_eq!(places(&written), Vec::<String>::new());
        let changed = |change: &dyn Fn(&mut Json)| {
            let mut changed = written.clone();
            change(&mut changed);
            places(&changed)
        };
        assert_eq!(changed(&|it| it["day"] = json!("2026-11-02")), ["/day"]);
        assert_eq!(changed(&|it| it["steps"][1] = json!(4)), ["/steps/1"]);
        assert_eq!(changed(&|it| it["steps"] = json!([1, 3])), ["/steps/1"]);
        assert_eq!(changed(&|it| it["steps"] = json!([1, 2])), ["/steps"]);
        assert_eq!(changed(&|it| it["case"]["people"][0]["age"] = json!(10)), ["/case/people/0"]);
        assert_eq!(changed(&|it| it["case"]["place"] = json!("6")), ["/case/place"]);
        assert_eq!(changed(&|it| it["more"] = json!(1)), ["/seals/more"]);
        assert_eq!(changed(&|it| it[SEALS]["less"] = json!("0000")), ["/less"]);
        assert_eq!(changed(&|it| it["steps"] = json!(1)), ["/steps"]);
        assert_eq!(changed(&|it| it[SEALS]["steps"] = json!("12345")), ["/seals/steps"]);
    }
}
