//! The lines of a page as it came.

use super::marks::is_blank;

/// A line that is not blank, without its break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Where it starts in the page.
    pub(super) start: usize,
    /// Whether an empty line stands before it.
    pub(super) after_blank: bool,
}

impl<'a> Line<'a> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The line without the blanks at its ends.
    pub(super) fn words(&self) -> &'a str {
        self.text.trim_matches(is_blank)
    }

    /// One past the last byte of its words.
    pub(super) fn words_end(&self) -> usize {
        self.start + self.text.trim_end_matches(is_blank).len()
    }

    /// Bytes of the blanks before its words.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(is_blank).len()
    }
}

/// A line of more bytes was not broken at a width that anybody reads.
pub(super) const LONGEST: usize = 400;
/// So many breaks at least tell a width.
const FEWEST: usize = 5;

/// The lines that are not blank, if they could have been broken at a fixed width: enough of them,
/// and hardly a long one.
pub(super) fn short_lines(page: &str) -> Option<Vec<Line<'_>>> {
    let bytes = page.as_bytes();
    let mark = if memchr::memchr(b'\n', bytes).is_some() {
        b'\n'
    } else {
        b'\r'
    };
    let breaks = memchr::memchr_iter(mark, bytes).count();
    if breaks < FEWEST || bytes.len() / LONGEST > breaks {
        return None;
    }
    let mut lines = Vec::with_capacity(breaks + 1);
    let mut long = 0;
    let mut start = 0;
    let mut after_blank = false;
    for end in memchr::memchr_iter(mark, bytes).chain([bytes.len()]) {
        let text = page.get(start..end).unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.chars().all(is_blank) {
            after_blank = true;
        } else {
            long += usize::from(text.len() > LONGEST);
            lines.push(Line {
                text,
                start,
                after_blank,
            });
            after_blank = false;
        }
        start = end + 1;
    }
    (long * super::width::LONGER <= lines.len()).then_some(lines)
}
