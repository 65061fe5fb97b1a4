//! The answers to the households of the files that are named, natively.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    for file in env::args().skip(1) {
        print!("{}", jiuzhu_answers::answers(&fs::read_to_string(file)?));
    }
    Ok(())
}
