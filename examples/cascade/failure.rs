//! [`Failure`]: why the job was not done, in one line; and warnings.

use std::fmt::{self, Display};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// The job was not done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// To be told to the caller.
    Told(String),
    /// Whoever read our output has closed it: no failure of theirs, and nobody to tell.
    BrokenPipe,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Told(message.into())
    }

    pub(crate) fn at(path: &Path, what: &dyn Display) -> Self {
        Self::Told(format!("{}: {what}", path.display()))
    }

    /// Standard output took less than it was given.
    pub(crate) fn stdout(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::at(Path::new("standard output"), error),
        }
    }

    /// Prints the line and gives the exit status.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::BrokenPipe => ExitCode::SUCCESS,
            Self::Told(message) => {
                say(&message);
                ExitCode::from(2)
            }
        }
    }
}

/// Tells the caller what was done otherwise than asked.
pub(crate) fn warn(message: &str) {
    say(&format!("warning: {message}"));
}

fn say(message: &str) {
    let line = message.replace(char::is_control, " ");
    // Where standard error is closed too, the exit status alone must say it.
    let _ = writeln!(io::stderr(), "cascade: {line}");
}

impl From<fmt::Error> for Failure {
    fn from(_: fmt::Error) -> Self {
        Self::new("the report could not be rendered")
    }
}
