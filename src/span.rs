//! [`Span`]: the one kind of offset that the public interface shows.

use std::ops::Range;

/// A half-open byte range of the **source** text, as the caller gave it.
///
/// Every span that this crate returns starts and ends on a character boundary of its source, so
/// that slicing never fails:
///
/// ```
/// use cascade_align::Opinion;
///
/// let source = "要優化城市空間格局。";
/// let opinion = Opinion::parse("一区", source)?;
/// let sentence = opinion.document().sentences().next().unwrap();
/// assert_eq!(sentence.span().slice(source), Some("要優化城市空間格局。"));
/// # Ok::<(), cascade_align::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start is taken as the start.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The bytes that the span covers; `None` where `source` is not the text it was made for.
    #[must_use]
    pub fn slice(self, source: &str) -> Option<&str> {
        source.get(self.range())
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
