//! [`Passage`]: a piece of an opinion's source.

use crate::span::Span;

/// A piece of an opinion's source, copied, so that the page can be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Passage {
    #[cfg_attr(feature = "serde", serde(flatten))]
    span: Span,
    text: Box<str>,
}

impl Passage {
    /// The piece of a source under a span; empty where the source has no such piece.
    pub(crate) fn new(source: &str, span: Span) -> Self {
        Self {
            span,
            text: span.slice(source).unwrap_or_default().into(),
        }
    }

    /// Where it stands in the opinion's source.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The bytes of the source under [`span`](Self::span).
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
