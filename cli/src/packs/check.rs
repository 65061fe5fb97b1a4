//! `jiuzhu packs check`: what stops the build, and what should be looked at besides.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff_core::civil::Date;
use jiuzhu_packs::{
    checks::{newest_day, other_names, warnings},
    outside,
    source::ReadPack,
};

use crate::{arguments::Check, failure::Failure, output, outside::bytes_of, read};

/// Where the packs of a project lie.
const FOLDER: &str = "packs";

pub fn run(of: &Check) -> Result<(), Failure> {
    let day = of.day.as_deref().map(read::day).transpose()?;
    let files = if of.files.is_empty() { all_in(Path::new(FOLDER))? } else { of.files.clone() };
    let (mut sound, mut mistakes) = (Vec::new(), Vec::new());
    for path in &files {
        let name = path.display().to_string();
        match outside::read(&name, &bytes_of(path)?) {
            Ok(read) => sound.push((name, read)),
            Err(refused) => mistakes.extend(refused.problems),
        }
    }
    // Files that people typed figures into speak of a day of their own.
    let newest = sound.iter().filter_map(|(_, read)| newest_day(read)).max();
    let to_look_at = to_look_at(&sound, day.or(newest));
    output::print(&to_look_at.iter().map(|what| format!("{what}\n")).collect::<String>())?;
    let names = other_names(&sound.into_iter().map(|(_, read)| read).collect::<Vec<_>>());
    mistakes.extend(names);
    let counts = (files.len(), mistakes.len(), to_look_at.len());
    let summary = format!("{} files: {} mistakes, {} to look at", counts.0, counts.1, counts.2);
    let passes = !of.strict || to_look_at.is_empty();
    if mistakes.is_empty() && passes {
        eprintln!("{summary}");
        return Ok(());
    }
    mistakes.push(summary);
    Err(Failure::Mistakes(mistakes))
}

fn to_look_at(sound: &[(String, ReadPack)], day: Option<Date>) -> Vec<String> {
    let Some(day) = day else { return Vec::new() };
    let of = |(name, read): &(String, ReadPack)| {
        let told = |it: jiuzhu_packs::checks::Warning| format!("{name}:{}: look: {}", it.line, it.what);
        warnings(read, day).into_iter().map(told).collect::<Vec<_>>()
    };
    sound.iter().flat_map(of).collect()
}

/// The pack files of a folder, by name; a crate's manifest is none of them.
fn all_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let none = |what: String| Failure::Usage(format!("{FOLDER}/: {what}; expected FILE, or a folder {FOLDER}/ here"));
    let entries = fs::read_dir(folder).map_err(|error| none(format!("not read: {error}")))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let manifest = |path: &PathBuf| path.file_name().is_some_and(|name| name == "Cargo.toml");
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml") && !manifest(path));
    paths.sort();
    if paths.is_empty() { Err(none("no pack in it".to_owned())) } else { Ok(paths) }
}
