//! Writes what a page fetches: the pack of each province, the names of all places, and what is on file: `jiuzhu-packs dist/packs`.

use std::{env, fs, io, path::Path};

use jiuzhu_packs::{COMPACT, COVERAGE, COVERAGE_ADDRESS, GAZETTEER, GAZETTEER_ADDRESS, ON_FILE};
use jiuzhu_rules::place::NATIONAL;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or_else(|| io::Error::other("name the folder to write the packs to"))?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for (pack, bytes) in ON_FILE.iter().zip(COMPACT).filter(|(pack, _)| pack.code != NATIONAL) {
        fs::write(folder.join(pack.address), bytes)?;
    }
    fs::write(folder.join(GAZETTEER_ADDRESS), GAZETTEER)?;
    fs::write(folder.join(COVERAGE_ADDRESS), COVERAGE)
}
