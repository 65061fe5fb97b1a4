//! Why nothing was done.

use std::process::ExitCode;

/// What went wrong, told on standard error.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// Wrong arguments.
    Usage(String),
    /// A case that cannot be read, or a file that cannot be written.
    Input(String),
    /// Whoever reads the output has heard enough.
    ReaderLeft,
}

impl Failure {
    /// Tells it, and gives the exit code.
    pub fn told(self) -> ExitCode {
        match self {
            Failure::Usage(what) => {
                eprintln!("error: {what}\n\nFor more information, try '--help'.");
                ExitCode::from(2)
            }
            Failure::Input(what) => {
                eprintln!("{what}");
                ExitCode::from(1)
            }
            Failure::ReaderLeft => ExitCode::SUCCESS,
        }
    }
}
