//! The example binary as its users see it: status, standard output, one line on standard error.
#![cfg(feature = "serde")]
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

#[path = "common/command.rs"]
mod command;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use command::{binary, cascade};
use serde_json::Value;
use tempfile::TempDir;

fn fixture(name: &str) -> String {
    format!("{}/fixtures/lanjin/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn stdout_of(folder: &Path, arguments: &[&str]) -> String {
    let output = cascade(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
    assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("reports are UTF-8")
}

fn folder_of_bad_files() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    let files: [(&str, &[u8]); 11] = [
        (
            "city.txt",
            "全会强调，要优化城市空间结构，有序疏解老城功能。".as_bytes(),
        ),
        ("good.txt", "全会强调，要优化城区空间结构。".as_bytes()),
        ("gb.txt", b"ab\xD6\xD0\xB9\xFA"),
        ("utf16.txt", b"\xFF\xFE\x68\x51"),
        ("empty.txt", b""),
        ("blank.txt", "\n\u{3000}\n".as_bytes()),
        ("no-id.tsv", "text\n优化\n".as_bytes()),
        ("short.tsv", "id\ttext\n1\t优化\n2\n".as_bytes()),
        ("kind.tsv", "id\tkind\ttext\n1\twish\t优化\n".as_bytes()),
        ("twice.tsv", "id\ttext\n1\t优化\n1\t疏解\n".as_bytes()),
        ("header.tsv", b"id\ttext\n"),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file for the test");
    }
    folder
}

#[test]
fn bad_input_is_refused_in_one_line_that_says_what_to_do() {
    let folder = folder_of_bad_files();
    let cases: [(&str, &[&str], &[&str]); 18] = [
        ("unknown job", &["aligne"], &["aligne", "--help"]),
        ("no opinion", &["align", "city.txt"], &["OPINION", "--help"]),
        (
            "unknown format",
            &["tasks", "city.txt", "--format", "xml"],
            &["xml", "--help"],
        ),
        (
            "no such file",
            &["tasks", "none.txt"],
            &["none.txt", "check"],
        ),
        (
            "directory",
            &["align", "city.txt", "."],
            &[".: is a directory", "name"],
        ),
        (
            "GB18030",
            &["align", "city.txt", "gb.txt"],
            &["gb.txt", "byte 2", "iconv -f GB18030"],
        ),
        (
            "UTF-16",
            &["tasks", "utf16.txt"],
            &["utf16.txt", "byte 0", "iconv -f UTF-16"],
        ),
        (
            "empty directive",
            &["align", "empty.txt", "good.txt"],
            &["empty.txt", "empty", "give"],
        ),
        (
            "empty opinion",
            &["align", "city.txt", "empty.txt"],
            &["empty.txt", "empty", "give"],
        ),
        (
            "blank opinion",
            &["align", "city.txt", "blank.txt"],
            &["blank.txt", "empty", "give"],
        ),
        (
            "binary table",
            &with_tasks("gb.txt"),
            &["gb.txt", "byte 2", "iconv"],
        ),
        (
            "no id column",
            &with_tasks("no-id.tsv"),
            &["no-id.tsv", "line 1", "`id`"],
        ),
        (
            "short row",
            &with_tasks("short.tsv"),
            &["short.tsv", "line 3", "fill in"],
        ),
        (
            "unknown kind",
            &with_tasks("kind.tsv"),
            &["kind.tsv", "line 2", "`wish`", "measure"],
        ),
        ("same id", &with_tasks("twice.tsv"), &["twice.tsv", "`1`"]),
        (
            "no rows",
            &with_tasks("header.tsv"),
            &["header.tsv", "empty", "give"],
        ),
        (
            "no such folder",
            &[
                "align",
                "city.txt",
                "good.txt",
                "--output",
                "none/report.txt",
            ],
            &["none/report.txt", "cannot be written", "choose"],
        ),
        (
            "output is a directory",
            &["align", "city.txt", "good.txt", "--output", "."],
            &[".: is a directory", "name a file"],
        ),
    ];
    for (name, arguments, pieces) in cases {
        let output = cascade(folder.path(), arguments);
        let stderr = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert_eq!(output.status.code(), Some(2), "{name}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{name}: {stderr}");
        assert!(output.stdout.is_empty(), "{name}");
        for piece in pieces {
            assert!(stderr.contains(piece), "{name}: no `{piece}` in {stderr}");
        }
    }
}

fn with_tasks(table: &str) -> [&str; 5] {
    ["align", "city.txt", "good.txt", "--tasks", table]
}

#[test]
fn tasks_are_listed_with_spans_of_the_file() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directive = fixture("directive.txt");
    let report: Value =
        serde_json::from_str(&stdout_of(here, &["tasks", &directive, "--format", "json"]))
            .expect("valid JSON");
    let source = fs::read_to_string(&directive).expect("the fixture is there");
    assert_eq!(report["schema_version"], 1);
    let tasks = report["tasks"].as_array().expect("a list of tasks");
    assert!(tasks.len() > 30, "{} tasks", tasks.len());
    for task in tasks {
        for key in ["id", "parent", "kind", "text"] {
            assert!(task.get(key).is_some(), "no {key} in {task}");
        }
        let at = |key: &str| task[key].as_u64().and_then(|at| usize::try_from(at).ok());
        let span = at("start").expect("a start")..at("end").expect("an end");
        assert!(
            source.get(span).is_some_and(|text| !text.is_empty()),
            "{task}"
        );
    }
}

#[test]
fn the_report_keeps_its_contract() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (directive, tasks) = (fixture("directive.txt"), fixture("tasks.tsv"));
    let opinions = [fixture("d1.txt"), fixture("d4.txt")];
    let arguments = [
        "align",
        &directive,
        &opinions[0],
        &opinions[1],
        "--tasks",
        &tasks,
        "--format",
        "json",
    ];
    let report: Value = serde_json::from_str(&stdout_of(here, &arguments)).expect("valid JSON");
    let rows = fs::read_to_string(&tasks)
        .expect("the fixture is there")
        .lines()
        .count()
        - 1;
    let found = report["opinions"].as_array().expect("a list of opinions");
    assert_eq!(found.len(), opinions.len());
    for (opinion, path) in found.iter().zip(&opinions) {
        assert!(path.ends_with(opinion["name"].as_str().expect("a name")));
        let findings = opinion["findings"].as_array().expect("a list of findings");
        assert_eq!(findings.len(), rows);
        let source = fs::read_to_string(path).expect("the fixture is there");
        let additions = opinion["additions"]
            .as_array()
            .expect("a list of additions");
        let evidence = findings
            .iter()
            .flat_map(|finding| finding["evidence"].as_array().expect("a list of evidence"));
        for passage in evidence.chain(additions) {
            let at = |key: &str| {
                passage[key]
                    .as_u64()
                    .and_then(|at| usize::try_from(at).ok())
            };
            let span = at("start").expect("a start")..at("end").expect("an end");
            assert_eq!(source.get(span), passage["text"].as_str());
        }
    }
}

#[test]
fn a_report_in_a_file_is_the_report_on_standard_output() {
    let folder = folder_of_bad_files();
    for format in ["text", "json", "markdown"] {
        let arguments = ["align", "city.txt", "good.txt", "--format", format];
        let printed = stdout_of(folder.path(), &arguments);
        fs::write(folder.path().join("report"), "an older report").expect("a file for the test");
        let in_file = [&arguments[..], &["--output", "report"]].concat();
        assert_eq!(stdout_of(folder.path(), &in_file), "");
        let written = fs::read_to_string(folder.path().join("report")).expect("the report");
        assert_eq!(written, printed, "{format}");
        assert!(!printed.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn a_failed_run_leaves_the_old_report_and_no_rubbish() {
    let folder = folder_of_bad_files();
    fs::write(folder.path().join("report"), "an older report").expect("a file for the test");
    let files = || fs::read_dir(folder.path()).expect("the folder").count();
    let before = files();
    let output = cascade(
        folder.path(),
        &["align", "city.txt", "gb.txt", "--output", "report"],
    );
    assert_eq!(output.status.code(), Some(2));
    let kept = fs::read_to_string(folder.path().join("report")).expect("the old report");
    assert_eq!(kept, "an older report");
    assert_eq!(files(), before);
}

#[test]
fn without_arguments_the_invented_city_is_shown() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = stdout_of(here, &[]);
    let first = report.lines().next().expect("a first line");
    assert!(first.ends_with("tasks in 6 opinions"), "{first}");
    assert!(report.contains("d6.txt"));
}

#[test]
fn the_readme_shows_what_is_printed() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = stdout_of(here, &[]);
    let readme = fs::read_to_string(here.join("README.md")).expect("the README is there");
    let (_, block) = readme.split_once("```text\n").expect("a block of text");
    let (block, _) = block.split_once("```").expect("the end of the block");
    let shown = block
        .lines()
        .filter(|line| !line.is_empty() && *line != "…");
    let mut count = 0;
    for line in shown {
        count += 1;
        assert!(
            report.lines().any(|printed| printed == line),
            "the README shows a line that is no longer printed; copy it anew: {line}"
        );
    }
    assert!(count > 10, "the README shows {count} lines");
}

#[test]
fn help_shows_examples() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(stdout_of(here, &["--help"]).contains("cascade align city.txt"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(binary())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}
