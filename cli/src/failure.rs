//! Why nothing was done.

use std::process::ExitCode;

/// What went wrong, told on standard error.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// Wrong arguments.
    Usage(String),
    /// A case that cannot be read, or a file that cannot be written.
    Input(String),
    /// Mistakes in pack files, each with file and line.
    Mistakes(Vec<String>),
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
                eprintln!("{}", on_one_line(&what));
                ExitCode::from(1)
            }
            Failure::Mistakes(all) => {
                all.iter().for_each(|what| eprintln!("{}", on_one_line(what)));
                ExitCode::from(1)
            }
            Failure::ReaderLeft => ExitCode::SUCCESS,
        }
    }
}

/// What a file holds is told in its mistakes: a line end in a name, or a terminal's control code, is told and not done.
fn on_one_line(what: &str) -> String {
    let shown = |it: char| if it.is_control() { it.escape_default().to_string() } else { it.to_string() };
    what.chars().map(shown).collect()
}
