//! Turns `locales/` and the words of `law/` into one catalogue for each language and the Rust that reads
//! it. A gap, a surplus or an unlike placeholder stops the build.

use std::{env, fs, io, path::Path, process::ExitCode};

mod build {
    pub mod catalogue;
    pub mod compile;
    pub mod levels;
    pub mod order;
    pub mod problems;
    pub mod rust;
    pub mod sources;
}

use build::{compile::compile, levels, order::Order, sources::Sources};

fn main() -> io::Result<ExitCode> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    for folder in ["locales", "law"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    let sources = Sources::read(&root)?;
    match compile(&sources, env::var("PROFILE").is_ok_and(|it| it == "release")) {
        Ok(files) => {
            for language in levels::left_out(&sources, &Order::of(&sources)) {
                println!("cargo::warning={language}");
            }
            let out = env::var("OUT_DIR").unwrap_or_default();
            for (name, text) in files {
                fs::write(Path::new(&out).join(name), text)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            Ok(ExitCode::FAILURE)
        }
    }
}
