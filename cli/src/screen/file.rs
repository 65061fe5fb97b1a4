//! The results as a file: CSV, or a workbook or Parquet where its name ends so.

use std::path::{Path, PathBuf};

use jiuzhu_screening::{
    Screened,
    columnar::{Piece, ResultsFile},
    results::Results,
    workbook::{self, Workbook},
};

use crate::{
    failure::Failure,
    output::{Growing, not_written},
};

#[derive(Clone, Copy)]
pub enum Form {
    Csv,
    Workbook,
    Parquet,
}

impl Form {
    pub fn of(path: &Path) -> Result<Form, Failure> {
        let ends_in = |ending| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
        if ends_in("csv") {
            Ok(Form::Csv)
        } else if ends_in("xlsx") {
            Ok(Form::Workbook)
        } else if ends_in("parquet") {
            Ok(Form::Parquet)
        } else {
            let name = path.display();
            Err(Failure::Usage(format!(
                "--out {name}: results are CSV, XLSX or Parquet; expected a name that ends in .csv, .xlsx or .parquet"
            )))
        }
    }
}

/// Rows of some households, as the file has them.
pub enum Rows {
    Csv(Vec<u8>),
    Workbook(workbook::Rows),
    Parquet(Piece),
}

impl Rows {
    pub fn of(form: Form, results: &Results<'_>) -> Rows {
        match form {
            Form::Csv => Rows::Csv(Vec::new()),
            Form::Workbook => Rows::Workbook(workbook::Rows::default()),
            Form::Parquet => Rows::Parquet(Piece::of(results)),
        }
    }

    pub fn add(&mut self, results: &Results<'_>, household: &Screened) {
        match self {
            Rows::Csv(rows) => results.write(household, rows),
            Rows::Workbook(rows) => rows.add(results, household),
            Rows::Parquet(piece) => piece.add(results, household),
        }
    }
}

/// The file, which stands in its place when it is whole.
pub struct File {
    path: PathBuf,
    to: To,
}

enum To {
    Csv(Growing),
    Workbook(Box<Workbook<Growing>>),
    Parquet(Box<ResultsFile<Growing>>),
}

impl File {
    pub fn begin(form: Form, results: &Results<'_>, path: &Path) -> Result<File, Failure> {
        let mut growing = Growing::at(path)?;
        let to = match form {
            Form::Csv => {
                // The mark by which spreadsheets know UTF-8.
                let mut headers = b"\xef\xbb\xbf".to_vec();
                results.write_headers(&mut headers);
                growing.write(&headers)?;
                To::Csv(growing)
            }
            Form::Workbook => {
                To::Workbook(Box::new(Workbook::begin(results, growing).map_err(|error| not_written(path, &error))?))
            }
            Form::Parquet => {
                To::Parquet(Box::new(ResultsFile::begin(results, growing).map_err(|error| not_written(path, &error))?))
            }
        };
        Ok(File { path: path.to_owned(), to })
    }

    pub fn add(&mut self, rows: Rows) -> Result<(), Failure> {
        match (&mut self.to, rows) {
            (To::Csv(file), Rows::Csv(rows)) => file.write(&rows),
            (To::Workbook(file), Rows::Workbook(rows)) => {
                file.add(&rows).map_err(|error| not_written(&self.path, &error))
            }
            (To::Parquet(file), Rows::Parquet(piece)) => {
                file.add(piece).map_err(|error| not_written(&self.path, &error))
            }
            _ => Ok(()),
        }
    }

    pub fn finish(self) -> Result<(), Failure> {
        match self.to {
            To::Csv(file) => file.finish(),
            To::Workbook(file) => file.finish().map_err(|error| not_written(&self.path, &error))?.finish(),
            To::Parquet(file) => file.finish().map_err(|error| not_written(&self.path, &error))?.finish(),
        }
    }
}
