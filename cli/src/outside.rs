//! Packs that are handed over with `--pack`, and figures typed in with `--local`.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use jiuzhu_packs::{local_file, outside, source::ReadPack};
use jiuzhu_rules::{
    Case,
    answer::Answer,
    local::{LocalFigure, LocalFigures},
    packs::{Figure, Packs, Says},
    place::NATIONAL,
};

use crate::failure::Failure;

/// The packs on file, with these in the place of those of the same provinces.
pub fn packs(files: &[PathBuf]) -> Result<&'static Packs, Failure> {
    if files.is_empty() {
        return Ok(jiuzhu_packs::all());
    }
    let mut outside = Vec::new();
    for path in files {
        let (bytes, read) = read(path)?;
        if read.pack.is_typed_in() {
            let what = "typed in by a person; expected published figures here, or --local for this file";
            return Err(Failure::Input(format!("{}: {what}", path.display())));
        }
        let (code, hash) = (read.pack.head.code, read.pack.head.short_hash());
        let name = read.listed.iter().find(|it| it.place.code == code).map_or("", |it| it.place.name("zh-Hans"));
        let vouched = vouched_for(path, &bytes)?;
        eprintln!("note: {}: {code} {name} {hash}, {vouched}; taken instead of the pack on file", path.display());
        outside.push(read.pack);
    }
    Ok(jiuzhu_packs::with(outside))
}

/// The bytes of a pack file, and what stands in it.
pub fn read(path: &Path) -> Result<(Vec<u8>, ReadPack), Failure> {
    let bytes = bytes_of(path)?;
    let read = outside::read(&path.display().to_string(), &bytes);
    let read = read.map_err(|refused| Failure::Mistakes(refused.problems))?;
    Ok((bytes, read))
}

/// A little more than what is accepted, so that what is larger is refused and not cut off.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let limited = |file: File| {
        let mut bytes = Vec::new();
        file.take(outside::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
    };
    let wrong = |error: io::Error| Failure::Input(format!("{}: not read: {error}", path.display()));
    File::open(path).and_then(limited).map_err(wrong)
}

/// The signature file that belongs to a pack: its name with `.sig` behind it.
pub fn signature_of(pack: &Path) -> PathBuf {
    let mut name = pack.as_os_str().to_owned();
    name.push(".sig");
    name.into()
}

/// Who signed a pack. A signature that does not fit it is refused: somebody changed one of them.
fn vouched_for(path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let file = signature_of(path);
    if !file.exists() {
        return Ok("unsigned".to_owned());
    }
    let by = outside::signed_by(&file.display().to_string(), bytes, &bytes_of(&file)?);
    by.map(|by| format!("signed by {by}")).map_err(|refused| Failure::Mistakes(refused.problems))
}

/// Puts the figures of a `--local` file in the place of those that the case has.
pub fn take_in(path: &Path, case: &mut Case) -> Result<(), Failure> {
    let (_, read) = read(path)?;
    let wrong = |what: &str| Failure::Input(format!("{}: {what}", path.display()));
    if !read.pack.is_typed_in() {
        return Err(wrong("nothing in it was typed in; expected publisher = \"typed_in\", or --pack for this file"));
    }
    let figures = local_file::typed_in(&read.pack, case.place);
    if figures == LocalFigures::default() {
        let place = case.place;
        eprintln!("note: {}: has no figure for {place}", path.display());
    }
    for figure in LocalFigure::ALL {
        if let answer @ Answer::Given(_) = figures.get(*figure) {
            case.local.set(*figure, answer);
        }
    }
    Ok(())
}

/// What is published and binds stays, whatever was typed in: both are told.
pub fn note_what_stays(case: &Case) {
    for name in LocalFigure::ALL.iter().filter(|it| matches!(case.local.get(**it), Answer::Given(_))) {
        for (figure, says) in published(case, *name) {
            let typed_in = crate::exchanged::typed_in(*name, case.local.get(*name));
            let (place, dated) = (figure.place, figure.dated);
            let title = case.packs.source(figure).map_or("", |source| source.title);
            let (name, official) = (name.name(), jiuzhu_packs::told::value(&says));
            eprintln!(
                "note: {name}: {typed_in} was typed in; {official} stays, published for {place} from {dated} ({title})"
            );
        }
    }
}

/// What the narrowest place that has the figure has published of it, where that decides on the day.
fn published(case: &Case, name: LocalFigure) -> Vec<(&'static Figure, Says)> {
    let packs = case.packs;
    let table = match name {
        LocalFigure::CentralBasicPension => "basic_pension",
        LocalFigure::TierAmount => "tier",
        other => other.name(),
    };
    let is_it = |figure: &Figure, says: &Says| {
        let parameter = figure.table == "local" && says.of.first().is_some_and(|it| it == name.name());
        (figure.table == table || parameter) && figure.in_force(case.day) && figure.binds(case.day)
    };
    let of = |place| packs.tables.rows().filter(move |(figure, says)| figure.place == place && is_it(figure, says));
    let all = case.place.chain().filter(|place| *place != NATIONAL).map(|place| of(place).collect::<Vec<_>>());
    let rows = all.into_iter().find(|rows| !rows.is_empty()).unwrap_or_default();
    let newest = |row: &(&Figure, Says)| {
        let later = |other: &&(&Figure, Says)| told_apart(&other.1) == told_apart(&row.1) && other.0.from > row.0.from;
        rows.iter().find(later).is_none()
    };
    rows.iter().filter(|row| newest(row)).cloned().collect()
}

fn told_apart(says: &Says) -> (Option<jiuzhu_rules::packs::Areas>, Vec<String>) {
    (says.areas, says.of.iter().take(says.which).cloned().collect())
}
