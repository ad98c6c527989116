//! [`Passage`]: a piece of an opinion's source.

use std::fmt;
use std::sync::Arc;

use crate::span::Span;

/// A piece of an opinion's source, which it shares with the opinion: nothing is copied, and the
/// source stays in memory as long as a piece of it.
#[derive(Clone)]
pub struct Passage {
    source: Arc<str>,
    span: Span,
}

impl Passage {
    pub(crate) fn new(source: &Arc<str>, span: Span) -> Self {
        Self {
            source: Arc::clone(source),
            span,
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
        self.span.slice(&self.source).unwrap_or_default()
    }
}

impl PartialEq for Passage {
    fn eq(&self, other: &Self) -> bool {
        (self.span, self.text()) == (other.span, other.text())
    }
}

impl Eq for Passage {}

#[expect(
    clippy::missing_fields_in_debug,
    reason = "the text is what the source is there for"
)]
impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passage")
            .field("span", &self.span)
            .field("text", &self.text())
            .finish()
    }
}
