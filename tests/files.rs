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
#[cfg(target_os = "linux")]
use std::process::Command;

#[cfg(target_os = "linux")]
use command::binary;
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
    let opinions = report.get("opinions").and_then(Value::as_array);
    let name = |opinion: &Value| opinion.get("name")?.as_str().map(str::to_owned);
    let names = opinions.into_iter().flatten().filter_map(name).collect();
    (names, String::from_utf8(output.stderr).expect("UTF-8"))
}

/// A name, the files after `align`, the opinions that are reported, and pieces of the warnings.
type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

#[test]
fn a_file_counts_as_one_opinion_or_none() {
    let folder = folder();
    let cases: [Case; 8] = [
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

#[test]
fn a_message_names_the_report_and_no_temporary_file() {
    let folder = folder();
    let arguments = ["align", "city.txt", "north.txt", "--output", "none/report"];
    let output = cascade(folder.path(), &arguments);
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(
        stderr.contains("none/report: cannot be written"),
        "{stderr}"
    );
    assert!(!stderr.contains(".cascade-"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn a_report_keeps_the_rights_of_the_one_before() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder();
    let report = folder.path().join("report");
    let rights = || {
        fs::metadata(&report)
            .expect("the report")
            .permissions()
            .mode()
            & 0o777
    };
    let arguments = ["align", "city.txt", "north.txt", "--output", "report"];
    for mode in [0o600, 0o640, 0o664] {
        fs::write(&report, "an older report").expect("a file for the test");
        fs::set_permissions(&report, fs::Permissions::from_mode(mode)).expect("rights");
        assert_eq!(cascade(folder.path(), &arguments).status.code(), Some(0));
        assert_eq!(rights(), mode, "{mode:o}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let folder = folder();
    let cases: [&[&str]; 4] = [&[], &["--help"], &["--version"], &["align", "--help"]];
    for arguments in cases {
        let full = fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let output = Command::new(binary())
            .args(arguments)
            .current_dir(folder.path())
            .stdout(full)
            .output()
            .expect("the binary starts");
        let stderr = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(
            stderr.contains("standard output"),
            "{arguments:?}: {stderr}"
        );
    }
}
