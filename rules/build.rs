//! Turns `law/` into constants. A mistake in it stops the build, with file, line and what was expected.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use jiuzhu_reading::{Problems, SourceFile};

mod build {
    pub mod law;
}

fn main() -> io::Result<ExitCode> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", root.join("law").display());
    let problems = Problems::default();
    fs::write(out.join("law.rs"), build::law::compile(&SourceFile::all_in(&root, "law")?, &problems))?;
    let problems = problems.sorted();
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
