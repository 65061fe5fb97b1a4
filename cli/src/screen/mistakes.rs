//! What is wrong in a list: all of it in a file, or the first of it on standard error.

use std::path::Path;

use jiuzhu_screening::{Mistake, columns::Columns, mistakes::write_headers};
use jiuzhu_words::Texts;

use super::run::Ran;
use crate::{failure::Failure, output::Growing};

/// So many are told on standard error.
const MOST_SHOWN: usize = 20;

/// Tells mistakes as they come.
pub struct Told {
    file: Option<Growing>,
    columns: Columns,
    texts: &'static Texts,
    /// The first of them, where there is no file.
    shown: Vec<String>,
    pub count: usize,
}

impl Told {
    pub fn of(path: Option<&Path>, columns: &Columns, texts: &'static Texts) -> Result<Told, Failure> {
        let mut told = Told {
            file: path.map(Growing::at).transpose()?,
            columns: columns.clone(),
            texts,
            shown: Vec::new(),
            count: 0,
        };
        if let Some(file) = &mut told.file {
            let mut headers = Vec::new();
            write_headers(texts, &mut headers);
            file.write(&headers)?;
        }
        Ok(told)
    }

    pub fn tell(&mut self, mistake: &Mistake) -> Result<(), Failure> {
        self.count += 1;
        if self.file.is_none() && self.shown.len() >= MOST_SHOWN {
            return Ok(());
        }
        match &mut self.file {
            Some(file) => {
                let mut row = Vec::new();
                mistake.write(&self.columns, self.texts, &mut row);
                file.write(&row)
            }
            None => {
                let told = mistake.told(&self.columns, self.texts);
                let expected = if self.texts.is_chinese() { "应当是" } else { "expected " };
                let column = if told.letters.is_empty() {
                    String::new()
                } else {
                    format!("{}: {}: ", told.letters, told.header)
                };
                let found = if told.found.is_empty() { String::new() } else { format!("\"{}\"; ", told.found) };
                self.shown.push(format!("{}: {column}{found}{expected}{}; {}", told.row, told.expected, told.to_do));
                Ok(())
            }
        }
    }

    pub fn take_file(&mut self) -> Option<Growing> {
        self.file.take()
    }
}

impl Ran {
    /// Tells what is wrong, where anything is.
    pub fn told(self, table: &Path, errors: Option<&Path>) -> Result<(), Failure> {
        let Told { shown, count, .. } = self.mistakes;
        if count == 0 {
            return Ok(());
        }
        let name = table.display();
        let mut lines: Vec<_> = shown.iter().map(|it| format!("{name}:{it}")).collect();
        match errors {
            Some(errors) => lines.push(format!("{name}: {count} mistakes; they stand in {}", errors.display())),
            None if count > MOST_SHOWN => {
                lines.push(format!(
                    "{name}: {count} mistakes, the first {MOST_SHOWN} above; --errors FILE writes them all"
                ));
            }
            None => {}
        }
        Err(Failure::Mistakes(lines))
    }
}
