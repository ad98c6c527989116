//! Data flows down one staircase: no step names a step below it. See `docs/architecture.md`.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The steps from the top to the bottom; each may name those before it.
const STAIRCASE: [&str; 16] = [
    "number",
    "stops",
    "finder",
    "span",
    "error",
    "score",
    "lexicon",
    "normalize",
    "segment",
    "document",
    "opinion",
    "task",
    "report",
    "align",
    "verdict",
    "aligner",
];

/// What stands on its own, so that it can be judged and used on its own.
const ALONE: [&str; 2] = ["score", "finder"];

#[test]
fn no_step_names_a_step_below_it() {
    for (rank, step) in STAIRCASE.iter().enumerate() {
        let above = if ALONE.contains(step) {
            &[]
        } else {
            &STAIRCASE[..rank]
        };
        for file in sources_of(step) {
            let text = fs::read_to_string(&file).expect("a source file is UTF-8");
            for name in named_steps(&text) {
                assert!(
                    name == *step || above.contains(&name),
                    "{} names {name}, which stands below {step}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_folder_has_its_step() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).expect("the sources are there") {
        let path = entry.expect("a source file").path();
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        assert!(
            name == "lib" || STAIRCASE.contains(&name),
            "{name} has no place on the staircase"
        );
    }
}

fn sources_of(step: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let file = src.join(format!("{step}.rs"));
    if file.is_file() {
        return vec![file];
    }
    let mut sources = Vec::new();
    let mut folders = vec![src.join(step)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("a source file").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                sources.push(path);
            }
        }
    }
    sources
}

/// The steps that the code names as `crate::step`; what comments and tests name does not count.
fn named_steps(text: &str) -> impl Iterator<Item = &'static str> {
    let code = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let paths = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1));
    let names: Vec<&str> = paths
        .filter_map(|path| {
            path.split(|c: char| !c.is_ascii_lowercase() && c != '_')
                .next()
        })
        .collect();
    STAIRCASE
        .into_iter()
        .filter(move |step| names.contains(step))
}
