//! `jiuzhu match`.

use std::{collections::BTreeMap, path::Path};

use jiuzhu_screening::matching::{List, Why, written};
use serde::Serialize;

use crate::{
    arguments::Match,
    failure::Failure,
    output::{Growing, json, print},
    screen::open,
};

#[derive(Serialize)]
struct Written {
    /// Keys in each list.
    first: usize,
    second: usize,
    /// Differences by their kind.
    differences: BTreeMap<&'static str, usize>,
}

pub fn run(of: &Match) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    // `编号=证件号` where the lists call it differently.
    let (key, others) = of.key.split_once('=').unwrap_or((&of.key, &of.key));
    let (first, second) = (read(&of.first, key, 0)?, read(&of.second, others, 1)?);
    let found = first.against(&second);
    let mut out = Growing::at(&of.out)?;
    out.write(&written(&found, texts))?;
    out.finish()?;
    let mut differences = BTreeMap::new();
    found.iter().for_each(|it| *differences.entry(it.why.name()).or_default() += 1);
    if of.json {
        return print(&json(&Written { first: first.len(), second: second.len(), differences })?);
    }
    let count = |why: Why| differences.get(why.name()).copied().unwrap_or_default();
    let lines = Why::ALL.iter().map(|why| format!("{}\t{}\n", why.told(texts), count(*why)));
    print(&lines.collect::<String>())
}

fn read(path: &Path, key: &str, side: usize) -> Result<List, Failure> {
    let name = path.display();
    let list = List::read(&open(path)?, key, side).map_err(|wrong| Failure::Input(format!("{name}: {wrong}")))?;
    list.ok_or_else(|| {
        Failure::Input(format!("{name}: \"{key}\" is no header of the table; expected one as it stands there"))
    })
}
