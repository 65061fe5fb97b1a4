//! Writes the catalogues that a page fetches, all but what it carries: `jiuzhu-words dist/words`.

use std::{env, fs, io, path::Path};

use jiuzhu_words::catalogue::to_fetch;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or_else(|| io::Error::other("name the folder to write the catalogues to"))?;
    fs::create_dir_all(&folder)?;
    for (file, catalogue) in to_fetch() {
        fs::write(Path::new(&folder).join(file), catalogue)?;
    }
    Ok(())
}
