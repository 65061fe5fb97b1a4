//! Everything is written at once, so that nothing stands half written.

use std::{
    fmt::Display,
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::{arguments::Out, failure::Failure};

/// JSON as it is printed: indented, fields in their order, a line break at the end.
pub fn json(of: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(of).map_err(|error| Failure::Input(error.to_string()))?;
    Ok(text + "\n")
}

pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::ReaderLeft),
        Err(error) => Err(Failure::Input(format!("standard output: {error}"))),
        Ok(()) => Ok(()),
    }
}

impl Out {
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match &self.out {
            Some(path) => replace(path, text).map_err(|error| not_written(path, &error)),
            None => print(text),
        }
    }
}

/// The old file stands until the new one is whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut file = beside(path)?;
    file.write_all(text.as_bytes())?;
    put_in_place(file, path)
}

fn beside(path: &Path) -> io::Result<NamedTempFile> {
    if path.exists() && !path.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder)
}

fn put_in_place(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file that is written piece by piece, and stands in its place only when it is whole.
pub struct Growing {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Growing {
    pub fn at(path: &Path) -> Result<Growing, Failure> {
        let file = beside(path).map_err(|error| not_written(path, &error))?;
        Ok(Growing { path: path.to_owned(), file: BufWriter::new(file) })
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| not_written(&self.path, &error))
    }

    pub fn finish(self) -> Result<(), Failure> {
        let whole = self.file.into_inner().map_err(io::IntoInnerError::into_error);
        whole.and_then(|file| put_in_place(file, &self.path)).map_err(|error| not_written(&self.path, &error))
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

pub fn not_written(path: &Path, error: &impl Display) -> Failure {
    Failure::Input(format!("{}: not written: {error}", path.display()))
}
