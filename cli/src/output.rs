//! Everything is written at once, so that nothing stands half written.

use std::{
    io::{self, ErrorKind, Write},
    path::Path,
};

use serde::Serialize;

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
            Some(path) => {
                replace(path, text).map_err(|error| Failure::Input(format!("{}: not written: {error}", path.display())))
            }
            None => print(text),
        }
    }
}

/// The old file stands until the new one is whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() && !path.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
