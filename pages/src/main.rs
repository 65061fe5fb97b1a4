//! Writes the pages that need no program, a folder for each language: `jiuzhu-pages dist/pages`. They have the same texts and the
//! same look as the running page, and stand where it cannot run.

use std::{env, fs, io, path::Path};

mod about;
mod frame;
mod privacy;
mod standards;
mod worksheet;

use frame::Frame;
use jiuzhu_words::{Texts, written::Written};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or_else(|| io::Error::other("name the folder to write the pages to"))?;
    for texts in Texts::of_every_language() {
        let frame = Frame { texts, written: Written::of(texts.language) };
        let folder = Path::new(&folder).join(texts.language.tag);
        fs::create_dir_all(&folder)?;
        for (name, page) in pages(frame) {
            fs::write(folder.join(name), page)?;
        }
    }
    Ok(())
}

/// Every page of a language, by the name of its file.
fn pages(frame: Frame) -> Vec<(String, String)> {
    let mut pages = vec![
        ("about.html".to_owned(), about::page(frame)),
        ("privacy.html".to_owned(), privacy::page(frame)),
        ("worksheet.html".to_owned(), worksheet::page(frame)),
        ("standards.html".to_owned(), standards::list(frame)),
    ];
    pages.extend(standards::of_provinces(frame));
    pages
}
