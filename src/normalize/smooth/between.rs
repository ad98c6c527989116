//! [`Break`]: a line break, with the lines before and behind it.

use std::cmp::Ordering;

use super::cut::Cut;
use super::lines::Line;
use super::marks;
use super::width::{HANG, Width};
use crate::normalize::{chars, nearby};

/// Two lines, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break<'a> {
    pub(super) line: Line<'a>,
    pub(super) next: Line<'a>,
}

impl<'a> Break<'a> {
    pub(super) fn all(lines: &[Line<'a>]) -> impl Iterator<Item = Self> {
        let pairs = lines.iter().zip(lines.iter().skip(1));
        pairs.map(|(&line, &next)| Self { line, next })
    }

    /// Whether the line has the width, as far as the next character lets it; closing marks may hang
    /// over the margin.
    pub(super) fn has_exactly(&self, width: Width) -> bool {
        let (length, unit) = (self.length(width), width.ruler.unit());
        let is_wide = || !self.next.text.starts_with(|ch: char| ch.is_ascii());
        let hanging = || {
            let words = self.line.text.trim_end_matches(marks::is_closing);
            width.ruler.of_text(words) <= width.full
        };
        match length.cmp(&width.full) {
            Ordering::Less => length + 1 == width.full && unit > 1 && is_wide(),
            Ordering::Equal => true,
            Ordering::Greater => length <= width.full + HANG * unit && hanging(),
        }
    }

    pub(super) fn length(&self, width: Width) -> usize {
        width.ruler.of_line(&self.line)
    }

    /// Whether the line has no room for what must stay together at the start of the next one.
    pub(super) fn fills(&self, width: Width) -> bool {
        let length = self.length(width);
        let needed = width.ruler.of_text(held_together(self.next.words()));
        length * 2 > width.full
            && length <= width.full + HANG * width.ruler.unit()
            && length + needed > width.full
    }

    /// Whether the break parts a mark from its word, or a number.
    pub(super) fn is_torn(&self) -> bool {
        let (line, next) = (self.line.words(), self.next.words());
        let is_digit = |ch: char| ch.is_ascii_digit();
        next.starts_with(marks::is_closing)
            || line.ends_with(marks::is_opening)
            || line.ends_with(is_digit) && next.starts_with(is_digit)
    }

    /// Whether the text nearby has the two characters at the break side by side.
    pub(super) fn parts_a_word(&self, text: &str) -> bool {
        let last = self.line.words().chars().next_back();
        let first = self.next.words().chars().next();
        nearby::has_word(text, self.next.start, last, first)
    }

    /// Takes the break away, and the blanks around it that are no part of the text: those of the
    /// margin, and all of them on a page that was broken with care.
    pub(super) fn cut(&self, careful: bool, margin: usize) -> Cut {
        let (line, next) = (self.line.words(), self.next.words());
        let is_letter = |ch: char| ch.is_ascii_alphabetic();
        let end = if careful {
            self.line.words_end()
        } else {
            self.line.end()
        };
        let indent = if careful || margin > 0 {
            self.next.indent()
        } else {
            0
        };
        Cut {
            start: end,
            end: self.next.start + indent,
            blank: careful && line.ends_with(is_letter) && next.starts_with(is_letter),
        }
    }
}

/// A character, word or number with the marks around it.
pub(super) fn held_together(words: &str) -> &str {
    let rest = words.trim_start_matches(marks::is_opening);
    let is_of_number = |ch| chars::is_alphanumeric(ch) || matches!(ch, '.' | ',' | '%' | '-');
    let rest = if rest.starts_with(chars::is_alphanumeric) {
        rest.trim_start_matches(is_of_number)
    } else {
        let mut chars = rest.chars();
        chars.next();
        chars.as_str()
    };
    let rest = rest.trim_start_matches(marks::is_closing);
    words.strip_suffix(rest).unwrap_or(words)
}
