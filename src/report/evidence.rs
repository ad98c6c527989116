//! [`Evidence`] for a verdict, and the [`Rejection`] that stands for it under an omission.

use std::fmt;

use crate::report::Passage;
use crate::segment::Role;
use crate::span::Span;

/// One passage of an opinion that bears on a task.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Evidence {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) passage: Passage,
    pub(crate) score: f64,
    pub(crate) role: Role,
}

impl Evidence {
    /// Where it stands in the opinion's source.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.passage.span()
    }

    /// The bytes of the source under [`span`](Self::span), glosses and line breaks included.
    #[must_use]
    pub fn text(&self) -> &str {
        self.passage.text()
    }

    /// How well the passage answers the task, from 0 to 1; comparable within one finding.
    #[must_use]
    pub const fn score(&self) -> f64 {
        self.score
    }

    /// What its sentence does in the opinion.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }
}

/// The nearest passage to an omitted task, which was *not* taken as its uptake, and why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Rejection {
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) evidence: Evidence,
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub(crate) reason: RejectionReason,
}

impl Rejection {
    /// The passage.
    #[must_use]
    pub const fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Why it does not count.
    #[must_use]
    pub const fn reason(&self) -> &RejectionReason {
        &self.reason
    }
}

/// Why a passage shows no uptake.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "reason", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RejectionReason {
    /// It stands in the study of speeches, a review, an analysis or another sentence that commits
    /// to nothing.
    Background,
    /// It says that the matter is put off or not done.
    Deferred,
    /// It answers another task better.
    Sibling {
        /// The id of that task.
        task: String,
    },
    /// It shares too little of the task's substance.
    TooLittleShared,
    /// The task is a target, and the passage is not framed as an aim.
    NotAnAim,
    /// It belongs to the page, not to the text.
    PageChrome,
}

impl fmt::Display for RejectionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Background => f.write_str("background, commits to nothing"),
            Self::Deferred => f.write_str("says that it is put off or not done"),
            Self::Sibling { task } => write!(f, "answers task {task} better"),
            Self::TooLittleShared => f.write_str("shares too little of the task"),
            Self::NotAnAim => f.write_str("no aim, but the task is a target"),
            Self::PageChrome => f.write_str("belongs to the page, not to the text"),
        }
    }
}
