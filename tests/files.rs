//! What the example binary does with the files that it is given: those that are no opinions, and
//! those that it must not write over.
#![cfg(feature = "serde")]
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

#[path = "common/command.rs"]
mod command;

use std::fs;
use std::path::Path;

use command::cascade;
use serde_json::Value;
use tempfile::TempDir;

const CITY: &str = "全会强调，要优化城市空间结构，有序疏解老城功能。";
const NORTH: &str = "全会强调，要优化城区空间结构。";
const SOUTH: &str = "全会强调，要有序疏解老城功能。";
const TASKS: &str = "id\ttext\n1\t优化城市空间结构\n";

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    fs::create_dir(folder.path().join("copies")).expect("a folder for the test");
    for (name, text) in [
        ("city.txt", CITY),
        ("north.txt", NORTH),
        ("south.txt", SOUTH),
        ("tasks.tsv", TASKS),
        ("copies/city.txt", CITY),
        ("copies/north.txt", NORTH),
    ] {
        fs::write(folder.path().join(name), text).expect("a file for the test");
    }
    folder
}

/// The names under which opinions were reported, and what was said on standard error.
fn reported(folder: &Path, files: &[&str]) -> (Vec<String>, String) {
    let arguments = [&["align", "--format", "json"], files].concat();
    let output = cascade(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let report: Value = serde_json::from_slice(&output.stdout).expect("valid JSON");
    let opinions = report["opinions"].as_array().expect("a list of opinions");
    let name = |opinion: &Value| opinion["name"].as_str().expect("a name").to_owned();
    let names = opinions.iter().map(name).collect();
    (names, String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn a_file_counts_as_one_opinion_or_none() {
    let folder = folder();
    let cases: [(&str, &[&str], &[&str], &[&str]); 8] = [
        (
            "two opinions",
            &["city.txt", "north.txt", "south.txt"],
            &["north.txt", "south.txt"],
            &[],
        ),
        (
            "the directive among them",
            &["city.txt", "city.txt", "north.txt"],
            &["north.txt"],
            &["city.txt: is the directive; left out"],
        ),
        (
            "the directive by another way",
            &["city.txt", "copies/../city.txt", "north.txt"],
            &["north.txt"],
            &["copies/../city.txt: is the directive; left out"],
        ),
        (
            "a copy of the directive",
            &["city.txt", "copies/city.txt", "north.txt"],
            &["north.txt"],
            &["city.txt: holds the text of the directive; left out"],
        ),
        (
            "the task table among them",
            &["city.txt", "north.txt", "tasks.tsv", "--tasks", "tasks.tsv"],
            &["north.txt"],
            &["tasks.tsv: is the task table; left out"],
        ),
        (
            "an opinion twice",
            &["city.txt", "north.txt", "./north.txt", "south.txt"],
            &["north.txt", "south.txt"],
            &["./north.txt: is named twice; left out"],
        ),
        (
            "a copy of an opinion",
            &["city.txt", "north.txt", "copies/north.txt"],
            &["north.txt", "copies/north.txt"],
            &["copies/north.txt: holds the same text as north.txt; both are counted"],
        ),
        (
            "a table of tasks that is not read",
            &["city.txt", "tasks.tsv"],
            &["tasks.tsv"],
            &[],
        ),
    ];
    for (name, files, expected, said) in cases {
        let (names, stderr) = reported(folder.path(), files);
        assert_eq!(names, expected, "{name}");
        assert_eq!(stderr.lines().count(), said.len(), "{name}: {stderr}");
        for (line, piece) in stderr.lines().zip(said) {
            assert!(line.contains(piece), "{name}: no `{piece}` in {line}");
        }
    }
}

#[test]
fn a_directive_alone_is_no_cascade() {
    let folder = folder();
    let output = cascade(folder.path(), &["align", "city.txt", "city.txt"]);
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(output.stdout.is_empty());
    assert!(stderr.contains("no opinion is left"), "{stderr}");
}

#[test]
fn no_report_is_written_over_what_is_read() {
    let folder = folder();
    #[cfg(unix)]
    std::os::unix::fs::symlink("north.txt", folder.path().join("link.txt")).expect("a link");
    let mut outputs = vec!["city.txt", "north.txt", "tasks.tsv", "copies/../north.txt"];
    if cfg!(unix) {
        outputs.push("link.txt");
    }
    for output in outputs {
        let arguments = ["align", "city.txt", "north.txt", "--tasks", "tasks.tsv"];
        let arguments = [&arguments[..], &["--output", output]].concat();
        let done = cascade(folder.path(), &arguments);
        let stderr = String::from_utf8(done.stderr).expect("UTF-8");
        assert_eq!(done.status.code(), Some(2), "{output}");
        assert_eq!(stderr.lines().count(), 1, "{output}: {stderr}");
        for piece in [output, "texts to read", "name another file"] {
            assert!(stderr.contains(piece), "{output}: no `{piece}` in {stderr}");
        }
    }
    for (name, text) in [
        ("city.txt", CITY),
        ("north.txt", NORTH),
        ("tasks.tsv", TASKS),
    ] {
        let kept = fs::read_to_string(folder.path().join(name)).expect("the file is there");
        assert_eq!(kept, text, "{name}");
    }
}
