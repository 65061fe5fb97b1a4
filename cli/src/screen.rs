//! `jiuzhu screen`.

mod file;
mod mistakes;
mod run;
mod summary;

use std::{fs, fs::File, path::Path, time::SystemTime};

use jiff_core::civil::Date;
use jiuzhu_screening::{
    Screening,
    columns::{Columns, Mapping},
    results::Results,
    table::{Opener, Table, letters},
    template::template,
};

use self::file::Form;
use crate::{
    arguments::Screen,
    failure::Failure,
    given::typed_in,
    output::{Growing, json, print},
    outside, read,
};

/// Mapping files are a line for each column.
const LARGEST_MAPPING: u64 = 1 << 20;

pub fn run(of: &Screen) -> Result<(), Failure> {
    let texts = of.spoken.texts();
    if let Some(path) = &of.template {
        let mut file = Growing::at(path)?;
        file.write(&template(texts))?;
        return file.finish();
    }
    let (Some(file), Some(out)) = (&of.file, &of.out) else {
        return Err(Failure::Usage("no table; expected FILE and --out".to_owned()));
    };
    let form = Form::of(out)?;
    let day = of.day.as_deref().map(read::day).transpose()?.unwrap_or_else(today);
    let packs = outside::packs(&of.packs)?;
    let place = of.place.as_deref().map(|place| read::place(place, packs)).transpose()?;
    let table = open(file)?;
    let columns = Columns::of(&table.headers, &mapping(&of.map)?)
        .map_err(|wrong| Failure::Input(format!("{}: {wrong}", file.display())))?;
    note_what_is_not_read(&columns, file);
    let screening = Screening::new(columns, day, place, packs, typed_in(&of.params)?);
    let screening = if of.quick { screening.without_what_is_open() } else { screening };
    let results = Results::of(&screening, texts);
    let threads = of.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, |it| it.get());
    let ran = run::whole(&run::Of {
        name: file,
        table: &table,
        results: &results,
        threads,
        out,
        form,
        errors: of.errors.as_deref(),
        texts,
    })?;
    if of.json {
        print(&json(&summary::Written::of(&ran.summary, day))?)?;
    } else {
        print(&summary::said(&ran.summary, day, texts))?;
    }
    ran.told(file, of.errors.as_deref())
}

/// Opens a table that is read more than once.
pub fn open(path: &Path) -> Result<Table, Failure> {
    let name = path.display().to_string();
    if name == "-" {
        return Err(Failure::Usage(
            "a table is looked through more than once; expected a file, not standard input".to_owned(),
        ));
    }
    let is_called_parquet = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("parquet"));
    let path = path.to_owned();
    let opener: Opener = Box::new(move || Ok(Box::new(File::open(&path)?)));
    let opened = if is_called_parquet { Table::open_parquet(opener) } else { Table::open(opener) };
    opened.map_err(|wrong| Failure::Input(format!("{name}: {wrong}")))
}

/// `HEADER=FACT`, or a file of such pairs.
pub fn mapping(told: &[String]) -> Result<Mapping, Failure> {
    let mut mapping = Mapping::default();
    for told in told {
        match told.rsplit_once('=') {
            Some((header, fact)) => {
                mapping.columns.insert(header.to_owned(), fact.to_owned());
            }
            None => {
                let wrong = |what: String| Failure::Input(format!("{told}: {what}"));
                let size = fs::metadata(told).map_err(|error| wrong(format!("not read: {error}")))?.len();
                if size > LARGEST_MAPPING {
                    return Err(wrong("larger than any mapping".to_owned()));
                }
                let text = fs::read_to_string(told).map_err(|error| wrong(format!("not read: {error}")))?;
                mapping.columns.extend(Mapping::of_toml(&text).map_err(|error| wrong(error.to_string()))?.columns);
            }
        }
    }
    Ok(mapping)
}

/// A column that is left out without a word would be taken for one that was read.
fn note_what_is_not_read(columns: &Columns, file: &Path) {
    let name = file.display();
    for (at, column) in
        columns.all.iter().enumerate().filter(|(_, it)| it.meaning == jiuzhu_screening::columns::Meaning::Ignored)
    {
        let (letters, header) = (letters(at), &column.header);
        match columns.unsure.iter().find(|(unsure, _)| *unsure == at) {
            Some((_, perhaps)) => {
                let (fact, sureness) = (perhaps.meaning.name(), perhaps.sureness);
                eprintln!(
                    "note: {name}: column {letters} \"{header}\" is not read; perhaps --map {header}={fact} ({sureness} of 100)"
                );
            }
            None => eprintln!("note: {name}: column {letters} \"{header}\" is not read"),
        }
    }
}

/// The day in China, whose clocks are eight hours ahead of UTC.
fn today() -> Date {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let days = (since.as_secs() + 8 * 60 * 60) / (24 * 60 * 60);
    let day = i32::try_from(days).ok().and_then(|days| jiff_core::civil::UnixEpochDay::new(days).ok());
    day.map_or(jiuzhu_rules::case::FIRST_DAY, |it| it.to_date())
}
