//! [`Task`] and [`TaskKind`].

use crate::span::Span;

/// One thing that the directive asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub(crate) id: String,
    pub(crate) parent: Option<String>,
    pub(crate) kind: TaskKind,
    pub(crate) text: String,
    pub(crate) year: Option<u16>,
    pub(crate) span: Option<Span>,
}

/// What kind of thing a [`Task`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TaskKind {
    /// A dated or valued aim: 到2027年….
    Target,
    /// A headline that holds measures: 着力优化城市空间布局.
    Task,
    /// One concrete thing to do: 构建…城镇体系.
    Measure,
}

impl Task {
    /// The id, unique in its directive: `1`, `1.1`, `G2`, or what the caller's list says.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The id of the task that holds it.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }

    /// What kind of thing it is.
    #[must_use]
    pub fn kind(&self) -> TaskKind {
        self.kind
    }

    /// Its words, as clean text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The year that a target is due.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// Where it stands in the directive's source; `None` for a task of the caller's list that the
    /// directive does not hold in these words.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}
