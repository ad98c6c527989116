//! [`Change`]: one typed difference between a task and its evidence.

use std::fmt;
use std::ops::Range;

use crate::report::Passage;

/// One difference between a task and its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Change {
    pub(crate) kind: ChangeKind,
    pub(crate) task: Option<TaskFragment>,
    pub(crate) opinion: Option<Passage>,
    pub(crate) note: Option<String>,
}

impl Change {
    /// What kind of difference it is.
    #[must_use]
    pub const fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// The words of the task that changed; `None` where the opinion only adds.
    #[must_use]
    pub const fn task(&self) -> Option<&TaskFragment> {
        self.task.as_ref()
    }

    /// The words of the opinion that stand for them; `None` where it drops them.
    #[must_use]
    pub const fn opinion(&self) -> Option<&Passage> {
        self.opinion.as_ref()
    }

    /// What the two pieces of text do not say by themselves: `later by 1 year`, `raised by 6
    /// points`, `the same amount`.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// The kinds of [`Change`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ChangeKind {
    /// Another value of the same unit: 73% → 68%, 半小时 → 20分钟.
    Number,
    /// The same thing measured in another unit: 100万亩 → 20万吨, 800亿元 → 增长10%. Where one unit
    /// can be converted into the other, the note says how the values compare.
    Unit,
    /// Another year or date: 2027年底前 → 2026年底前.
    Deadline,
    /// A local name, place or programme in a slot.
    Name,
    /// One of several parts is gone: 事业、产业 → 产业.
    PartDropped,
    /// A smaller object: one field, one place, a pilot.
    Narrowed,
    /// A larger object.
    Widened,
    /// Another means to the same end.
    Instrument,
    /// A stronger or weaker commitment: 建成 → 探索.
    Strength,
    /// The opinion stops or puts off what the task asks: 推行 → 不再推行, 建设 → 暂缓建设. A passage
    /// that does nothing else is rather the
    /// [rejection](crate::report::RejectionReason::Deferred) of an omission.
    Negation,
    /// Folded into one passage with another task.
    Merged,
    /// Spread over several passages.
    Split,
}

impl ChangeKind {
    /// The word that JSON uses: `number`, `part_dropped` and so on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Deadline => "deadline",
            Self::Name => "name",
            Self::PartDropped => "part_dropped",
            Self::Narrowed => "narrowed",
            Self::Widened => "widened",
            Self::Instrument => "instrument",
            Self::Strength => "strength",
            Self::Negation => "negation",
            Self::Merged => "merged",
            Self::Split => "split",
        }
    }

    /// The words that reports use.
    const fn label(self) -> &'static str {
        match self {
            Self::PartDropped => "part dropped",
            other => other.as_str(),
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

/// A piece of a task's text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TaskFragment {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

impl TaskFragment {
    /// Where it stands: bytes of [`Task::text`](crate::Task::text), not of the directive's source.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
