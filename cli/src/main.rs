//! The rules on a command line: thin over `jiuzhu-rules` and `jiuzhu-words`, it computes nothing about an amount.

mod arguments;
mod assess;
mod assessment;
mod certify;
mod compare;
mod exchanged;
mod failure;
mod given;
mod lock;
mod matched;
mod output;
mod outside;
mod packs;
mod parameters;
mod places;
mod questions;
mod read;
mod reasons;
mod rules;
mod said;
mod schema;
mod screen;
mod sheet;
mod thresholds;
mod written;

#[cfg(test)]
#[path = "../tests/certificates/mod.rs"]
mod certificates;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use jiuzhu_certificates::names;

use arguments::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.told(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Assess(of) => assess::run(&of),
        Command::Certify(of) => certify::certify(&of),
        Command::Verify(of) => certify::verify(&of),
        Command::Lock(of) => lock::lock(&of),
        Command::Unlock(of) => lock::unlock(&of),
        Command::Thresholds(of) => thresholds::run(&of),
        Command::Compare(of) => compare::run(&of),
        Command::Questions(of) => questions::run(&of),
        Command::Reasons(of) => reasons::run(&of),
        Command::Screen(of) => screen::run(&of),
        Command::Match(of) => matched::run(&of),
        Command::Places(of) => places::run(&of),
        Command::Packs(of) => packs::run(&of),
        Command::Rules(of) => rules::run(&of),
        Command::Parameters(of) => parameters::run(&of),
        Command::Schema { of } => output::print(&schema::written(of)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "jiuzhu", &mut script);
            output::print_bytes(&script)
        }
    }
}
