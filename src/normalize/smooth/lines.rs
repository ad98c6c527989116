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
    /// Its characters.
    pub(super) characters: usize,
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

/// The lines of a page that are not blank.
pub(super) fn lines(page: &str) -> Vec<Line<'_>> {
    let bytes = page.as_bytes();
    let mark = if memchr::memchr(b'\n', bytes).is_some() {
        b'\n'
    } else {
        b'\r'
    };
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = false;
    for end in memchr::memchr_iter(mark, bytes).chain([bytes.len()]) {
        let text = page.get(start..end).unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.chars().all(is_blank) {
            after_blank = true;
        } else {
            lines.push(Line {
                text,
                start,
                after_blank,
                characters: text.chars().count(),
            });
            after_blank = false;
        }
        start = end + 1;
    }
    lines
}
