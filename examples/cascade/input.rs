//! Files become texts and a directive; whatever is wrong names its file.

use std::fs;
use std::path::{Path, PathBuf};

use cascade_align::{Directive, Error, ErrorKind, TaskList};

use crate::encoding;
use crate::failure::Failure;

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

/// The one path of a file, whatever way leads there; none for what is not there or a pipe.
pub(crate) fn canonical(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
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
