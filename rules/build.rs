//! Turns `law/` and `packs/` into constants. A mistake in them stops the build, with file, line and what was expected.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

mod build {
    pub mod amounts;
    pub mod constants;
    pub mod contradictions;
    pub mod day;
    pub mod law;
    pub mod locals;
    pub mod packs;
    pub mod places;
    pub mod reading;
    pub mod tables;
}

use build::{
    law, packs,
    reading::{Problems, SourceFile},
};

fn main() -> io::Result<ExitCode> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let (packs, law) = (read_folder(&root, "packs")?, read_folder(&root, "law")?);
    let problems = Problems::default();
    fs::write(out.join("packs.rs"), packs::compile(&packs, &problems))?;
    fs::write(out.join("law.rs"), law::compile(&law, &problems))?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    for declarations in ["src/local.rs", "src/facts/choices.rs"] {
        println!("cargo::rerun-if-changed={declarations}");
    }
    let problems = problems.sorted();
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The TOML files of a folder, by name.
fn read_folder(root: &Path, folder: &str) -> io::Result<Vec<SourceFile>> {
    println!("cargo::rerun-if-changed={}", root.join(folder).display());
    let entries = fs::read_dir(root.join(folder))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(SourceFile { name: format!("{folder}/{name}"), text: fs::read_to_string(path)? })
    };
    paths.iter().map(read).collect()
}
