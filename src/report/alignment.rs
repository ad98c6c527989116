//! [`Alignment`]: all that one opinion did with a directive.

use std::fmt;

use crate::report::{Finding, Margins, Passage};
use crate::span::Span;

/// The findings and additions of one opinion.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Alignment {
    pub(crate) name: String,
    pub(crate) notes: Vec<Note>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) additions: Vec<Addition>,
}

impl Alignment {
    /// The name of the opinion.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// One finding a task, in the order of the directive's tasks.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The opinion's own commitments, in text order.
    #[must_use]
    pub fn additions(&self) -> &[Addition] {
        &self.additions
    }

    /// What a reader must know about the whole opinion.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// How often each verdict was given, apart for each kind of task.
    #[must_use]
    pub fn margins(&self) -> Margins {
        self.findings.iter().collect()
    }
}

/// A commitment of an opinion that has no counterpart in the directive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Addition {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) passage: Passage,
    pub(crate) section: Option<String>,
}

impl Addition {
    /// Where it stands in the opinion's source.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.passage.span()
    }

    /// The bytes of the source under [`span`](Self::span).
    #[must_use]
    pub fn text(&self) -> &str {
        self.passage.text()
    }

    /// The heading of its section.
    #[must_use]
    pub fn section(&self) -> Option<&str> {
        self.section.as_deref()
    }
}

/// Something about a whole opinion that a reader must know before its findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Note {
    /// No sentence of the text is a target or an action, so every task is omitted.
    NoCommitment,
    /// The text holds no Chinese character: it is another text than it should be, or in another
    /// language or encoding, and its verdicts mean nothing.
    NoHan,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCommitment => "no sentence of this text commits to anything",
            Self::NoHan => "this text holds no Chinese character; its verdicts mean nothing",
        })
    }
}
