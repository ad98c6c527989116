//! Where reports go: standard output, or a file that is whole or not there.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use cascade_align::report::render::Style;
use console::Term;
use indicatif::ProgressBar;
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Where a report goes.
pub(crate) enum Output {
    Stdout,
    /// Written beside the file, then renamed over it.
    Replaced(NamedTempFile, PathBuf),
    /// A device, a pipe or a link, which a rename would destroy.
    InPlace(PathBuf),
}

impl Output {
    pub(crate) const fn stdout() -> Self {
        Self::Stdout
    }

    /// Makes sure that the file can be written, and leaves it as it is until [`write`](Self::write).
    pub(crate) fn file(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            return Err(Failure::at(path, &"is a directory; name a file in it"));
        }
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Ok(Self::InPlace(path.to_owned()));
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let temporary = new_file(folder, path).map_err(|error| unwritable(path, &error))?;
        Ok(Self::Replaced(temporary, path.to_owned()))
    }

    /// Colour and width, if a person looks at it.
    pub(crate) fn style(&self) -> Style {
        if !matches!(self, Self::Stdout) {
            return Style::new();
        }
        let color = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        let style = Style::new().color(color);
        match Term::stdout().size_checked() {
            Some((_, columns)) if io::stdout().is_terminal() => style.width(columns.into()),
            _ => style,
        }
    }

    pub(crate) fn write(self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Stdout => write_stdout(text),
            Self::Replaced(mut file, path) => file
                .write_all(text.as_bytes())
                .and_then(|()| Ok(file.persist(&path).map(drop)?))
                .map_err(|error| unwritable(&path, &error)),
            Self::InPlace(path) => {
                fs::write(&path, text).map_err(|error| unwritable(&path, &error))
            }
        }
    }
}

/// A temporary file with the rights of the file that it will replace, or those of any new file.
fn new_file(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.prefix(".cascade-").tempfile_in(folder)?;
    if let Ok(replaced) = fs::metadata(path) {
        file.as_file().set_permissions(replaced.permissions())?;
    }
    Ok(file)
}

/// Names the kind of error only: its own words name the temporary file, which nobody asked for.
fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let what = format!(
        "cannot be written: {}; choose a folder and name that can",
        error.kind()
    );
    Failure::at(path, &what)
}

fn write_stdout(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    written.map_err(|error| Failure::stdout(&error))
}

/// Fewer opinions than these are done before a bar could be read.
const LONG_WORK: usize = 200;

/// A bar on standard error; hidden where that is no terminal or the work is short.
pub(crate) fn progress(opinions: usize) -> ProgressBar {
    if opinions < LONG_WORK {
        return ProgressBar::hidden();
    }
    ProgressBar::new(u64::try_from(opinions).unwrap_or(u64::MAX))
}

/// A sign of life while the opinions are aligned.
pub(crate) fn spinner(opinions: usize) -> ProgressBar {
    if opinions < LONG_WORK {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(format!("aligning {opinions} opinions"));
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}
