//! Files become texts, a directive and opinions; whatever is wrong names its file.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use cascade_align::{Directive, Error, ErrorKind, Opinion, TaskList};

use crate::encoding;
use crate::failure::Failure;
use crate::output;

/// Reads a file of UTF-8 text.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    if path.is_dir() {
        return Err(Failure::at(path, &"is a directory; name the files in it"));
    }
    let bytes = fs::read(path)
        .map_err(|error| Failure::at(path, &format!("{error}; check the path and its rights")))?;
    String::from_utf8(bytes).map_err(|error| {
        let complaint = encoding::complaint(path, error.as_bytes(), error.utf8_error());
        Failure::at(path, &complaint)
    })
}

/// Reads the directive, with the tasks of a table if one is given.
pub(crate) fn directive(path: &Path, tasks: Option<&Path>) -> Result<Directive, Failure> {
    let source = read(path)?;
    let Some(table) = tasks else {
        return Directive::parse(source).map_err(|error| Failure::at(path, &error));
    };
    let list = TaskList::from_tsv(&read(table)?).map_err(|error| Failure::at(table, &error))?;
    Directive::with_tasks(source, list).map_err(|error| {
        let file = if is_about_the_text(&error) {
            path
        } else {
            table
        };
        Failure::at(file, &error)
    })
}

fn is_about_the_text(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::EmptyText | ErrorKind::TextTooLong)
}

/// Reads the opinions, each under a name of its own.
pub(crate) fn opinions(paths: &[PathBuf]) -> Result<Vec<Opinion>, Failure> {
    let progress = output::progress(paths.len());
    let read_one = |(path, name): (&PathBuf, String)| {
        progress.inc(1);
        Opinion::parse(name, read(path)?).map_err(|error| Failure::at(path, &error))
    };
    let opinions = paths.iter().zip(names(paths)).map(read_one).collect();
    progress.finish_and_clear();
    opinions
}

/// The file's name; where two files share it, the path; where two paths are one, a number too.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut files: HashMap<String, usize> = HashMap::new();
    for path in paths {
        *files.entry(file_name(path)).or_default() += 1;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    paths
        .iter()
        .map(|path| {
            let name = Some(file_name(path))
                .filter(|name| files.get(name) == Some(&1))
                .unwrap_or_else(|| path.display().to_string());
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            match *times {
                1 => name,
                times => format!("{name} ({times})"),
            }
        })
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opinion_has_a_name_of_its_own() {
        let cases: [(&[&str], &[&str]); 4] = [
            (&["a/d1.txt", "b/d2.txt"], &["d1.txt", "d2.txt"]),
            (&["a/d.txt", "b/d.txt"], &["a/d.txt", "b/d.txt"]),
            (&["a/d.txt", "a/d.txt"], &["a/d.txt", "a/d.txt (2)"]),
            (&[], &[]),
        ];
        for (paths, expected) in cases {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            assert_eq!(names(&paths), expected);
        }
    }
}
