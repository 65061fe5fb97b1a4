//! Turns `law/` and `packs/` into constants. A mistake in them stops the build, with file, line and what was expected.

// A build script may index what it has just measured; it never runs in the page.
#![allow(clippy::indexing_slicing)]

use std::{env, fs, io, path::Path, process::ExitCode};

mod build {
    pub mod law;
    pub mod packs;
    pub mod reading;
}

use build::{
    law, packs,
    reading::{Problems, SourceFile},
};

fn main() -> io::Result<ExitCode> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).to_path_buf();
    let problems = Problems::default();
    for (folder, compile) in
        [("packs", packs::compile as fn(&[SourceFile], &Problems) -> String), ("law", law::compile)]
    {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        let files = read_folder(&root, folder)?;
        fs::write(out.join(folder).with_extension("rs"), compile(&files, &problems))?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    for problem in problems.sorted() {
        println!("cargo::error={problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The TOML files of a folder, by name.
fn read_folder(root: &Path, folder: &str) -> io::Result<Vec<SourceFile>> {
    let mut paths: Vec<_> =
        fs::read_dir(root.join(folder))?.map(|entry| entry.map(|it| it.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(SourceFile { name: format!("{folder}/{name}"), text: fs::read_to_string(path)? })
    };
    paths.iter().map(read).collect()
}
