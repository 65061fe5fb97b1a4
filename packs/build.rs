//! Turns `packs/*.toml` into the compact form. A mistake in them stops the build, with file, line and what was expected.

use std::{
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use coverage::Coverage;
use jiuzhu_reading::{Problems, SourceFile};
use jiuzhu_rules::packs::Packs;

// Here it is written, and nowhere read.
#[allow(dead_code)]
#[path = "src/coverage/mod.rs"]
mod coverage;
// On which line a row stands matters only to those who look files through.
#[allow(dead_code)]
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/spelling.rs"]
mod spelling;
#[path = "src/told.rs"]
mod told;

fn main() -> io::Result<ExitCode> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    for changed in ["build.rs", "src", "."] {
        println!("cargo::rerun-if-changed={changed}");
    }
    let (files, problems) = (SourceFile::all_in(&root, "packs")?, Problems::default());
    let (mut on_file, mut compact, mut gazetteer) = (String::new(), String::new(), String::new());
    let mut packs: Vec<_> = files.iter().filter_map(|file| Some((file, source::read(file, &problems)?))).collect();
    packs.sort_by_key(|(_, read)| read.pack.head.code);
    for (file, read) in &packs {
        if read.pack.is_typed_in() {
            problems.add(file, 0, "typed in by a person; expected figures that were published");
        }
        let head = &read.pack.head;
        let name = file.name.trim_start_matches("packs/").trim_end_matches(".toml");
        let bytes = read.pack.compact();
        let address = format!("{}-{}.pack", head.code, &source::hash(&bytes)[..12]);
        fs::write(out.join(format!("{name}.pack")), bytes)?;
        let _ = writeln!(
            on_file,
            "OnFile {{ code: PlaceCode({}), name: {name:?}, hash: {:?}, address: {address:?} }},",
            head.code.0,
            head.short_hash()
        );
        let _ = writeln!(compact, "include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.pack\")),");
    }
    let mut listed: Vec<_> = packs.iter().flat_map(|(_, read)| &read.listed).collect();
    listed.sort_by_key(|it| it.place.code);
    listed.dedup_by_key(|it| it.place.code);
    for it in listed.iter().filter(|it| it.place.code.0 != 0) {
        let (code, name, english) = (it.place.code.0, it.place.name("zh-Hans"), it.place.name("en"));
        let _ = write!(gazetteer, "{code:06}\t{name}\t{}", it.pinyin);
        if english != spelling::spelt_in_english(name, it.pinyin) {
            let _ = write!(gazetteer, "\t{english}");
        }
        gazetteer.push('\n');
    }
    let coverage = Coverage::of(Packs::of(packs.into_iter().map(|(_, read)| read.pack))).text();
    let address = |name: &str, text: &str| format!("{name}-{}.txt", &source::hash(text.as_bytes())[..12]);
    let (places, covered) = (address("places", &gazetteer), address("coverage", &coverage));
    fs::write(out.join("gazetteer.txt"), gazetteer)?;
    fs::write(out.join("coverage.txt"), coverage)?;
    let text = format!(
        "/// Every pack on file, by code.\npub static ON_FILE: &[OnFile] = &[\n{on_file}];\n\
         /// The compact form of the nation's.\n\
         pub static NATIONAL: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/national.pack\"));\n\
         /// The compact form of each.\npub static COMPACT: &[&[u8]] = &[\n{compact}];\n\
         /// The name under which a page fetches the places of the whole country.\n\
         pub static GAZETTEER_ADDRESS: &str = {places:?};\n\
         /// The places of the whole country, for [`Gazetteer::of`].\n\
         pub static GAZETTEER: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/gazetteer.txt\"));\n\
         /// The name under which a page fetches what is on file.\n\
         pub static COVERAGE_ADDRESS: &str = {covered:?};\n\
         /// What is on file, for [`coverage::Coverage::read`].\n\
         pub static COVERAGE: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/coverage.txt\"));\n"
    );
    fs::write(out.join("on_file.rs"), text)?;
    let problems = problems.sorted();
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
