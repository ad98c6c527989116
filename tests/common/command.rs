//! The example binary, run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Cargo builds the examples before it runs the tests, into the folder above theirs.
pub(crate) fn binary() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let profile = test.ancestors().nth(2).expect("target/PROFILE/deps/TEST");
    let binary = profile
        .join("examples")
        .join(format!("cascade{}", std::env::consts::EXE_SUFFIX));
    assert!(
        binary.is_file(),
        "run `cargo build --example cascade` first"
    );
    binary
}

pub(crate) fn cascade(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(binary())
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the binary starts")
}
