//! Runs the program, in a language of its own.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

/// How a run ended, and what was said.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The program, without any language set.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiuzhu"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

pub fn jiuzhu(arguments: &[&str]) -> Ran {
    ran(program().args(arguments), b"")
}

pub fn jiuzhu_reading(arguments: &[&str], input: &[u8]) -> Ran {
    ran(program().args(arguments), input)
}

pub fn ran(command: &mut Command, input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    // It may end without reading.
    let _ = stdin.write_all(input);
    drop(stdin);
    let ended = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Ran { code: ended.status.code(), out: text(ended.stdout), err: text(ended.stderr) }
}

impl Ran {
    /// What a run that went well and noted nothing has written, as JSON.
    pub fn json(&self) -> Value {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        serde_json::from_str(&self.out).expect("the output is JSON")
    }
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn example(name: &str) -> String {
    let path = folder().join("examples").join(name);
    path.to_str().expect("the path is text").to_owned()
}

pub fn text_of(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).expect("the file is there")
}
