//! Prints a made-up village as CSV: `village HOUSEHOLDS [SEED]`.

// A broken generator should stop.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

#[path = "../benches/village/mod.rs"]
#[allow(dead_code)] // The cases are for the tests.
mod village;

use std::io::{BufWriter, Write, stdout};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|it| it.parse::<u64>().expect("a number"));
    let households = arguments.next().expect("how many households");
    let village = village::Village::of(arguments.next().unwrap_or(1));
    let mut out = BufWriter::new(stdout().lock());
    out.write_all(&jiuzhu_screening::template::template(jiuzhu_words::Texts::chinese()))?;
    for house in village.take(households as usize) {
        for row in house.rows {
            writeln!(out, "{}", row.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(","))?;
        }
    }
    out.flush()
}

fn quoted(cell: &str) -> String {
    if cell.contains(',') { format!("\"{cell}\"") } else { cell.to_owned() }
}
