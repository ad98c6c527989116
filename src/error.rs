//! [`Error`]: what can go wrong, and [`ErrorKind`] to tell the cases apart.

use std::fmt;

/// Why a text, a task list or a setting was refused.
///
/// Only three things can fail: reading a text ([`Directive::parse`](crate::Directive::parse),
/// [`Opinion::parse`](crate::Opinion::parse)), taking a task list
/// ([`Directive::with_tasks`](crate::Directive::with_tasks)) and building an
/// [`Aligner`](crate::Aligner) from settings. Aligning never fails: an opinion without any
/// commitment is a result, not an error.
///
/// The message names the place, the reason and the remedy in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// The cases of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text holds no character other than white space.
    EmptyText,
    /// The text is longer than 4 GiB, the limit of the offsets inside a document.
    TextTooLong,
    /// The directive holds no task, or the task list has no row.
    NoTasks,
    /// Two tasks of a list share one id.
    DuplicateTask,
    /// A task of a list has an empty id, or a text without any letter or digit.
    EmptyTask,
    /// A task names a parent that the list does not hold, or is its own ancestor.
    UnknownParent,
    /// A task table misses a column or has it twice, leaves a quotation mark open, or names an
    /// unknown kind.
    BadTaskTable,
    /// A setting of the builder lies outside its range.
    BadSetting,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// Which case it is.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
