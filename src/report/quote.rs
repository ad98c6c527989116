//! Text of other people inside a report: one line, no control characters, cut by display width.

use std::borrow::Cow;
use std::fmt::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text on one line: every run of white space and control characters becomes one space.
///
/// A page can hold escape sequences and marks that turn the direction of writing; neither may
/// reach a terminal. JSON keeps the exact bytes.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_unprintable(c) || c.is_whitespace()) {
        return Cow::Borrowed(text);
    }
    let words = text
        .split(|c: char| is_unprintable(c) || c.is_whitespace())
        .filter(|word| !word.is_empty());
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

fn is_unprintable(c: char) -> bool {
    let turns_direction =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns_direction
}

/// The columns that a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// As much of the text as fits into `columns`, whole graphemes and an ellipsis.
pub(super) fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut room = columns.saturating_sub(1);
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        let Some(rest) = room.checked_sub(width(grapheme)) else {
            break;
        };
        room = rest;
        kept.push_str(grapheme);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// Shows a text on one line with Markdown's marks made harmless.
#[derive(Clone, Copy)]
pub(super) struct Markdown<'a>(pub(super) &'a str);

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in one_line(self.0).chars() {
            if "\\`*_[]<>|~&#$".contains(c) {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_quote_stays_on_one_line() {
        let cases = [
            ("plain", "城市更新", "城市更新"),
            ("line break", "城镇\r\n化率", "城镇 化率"),
            ("cells", "牵头\t单位", "牵头 单位"),
            ("escape sequence", "红\u{1b}[31m色", "红 [31m色"),
            ("direction", "甲\u{202e}乙", "甲 乙"),
            ("ends", " \n甲\0", "甲"),
            ("empty", "", ""),
        ];
        for (name, text, expected) in cases {
            assert_eq!(one_line(text), expected, "{name}");
        }
    }

    #[test]
    fn truncation_counts_columns_and_keeps_graphemes() {
        let cases = [
            ("fits", "城市", 4, "城市"),
            ("wide characters", "城市更新", 5, "城市…"),
            ("no half character", "城市更新", 4, "城…"),
            ("combining mark", "e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("no room", "城市", 0, "…"),
        ];
        for (name, text, columns, expected) in cases {
            assert_eq!(truncate(text, columns), expected, "{name}");
        }
    }

    #[test]
    fn markdown_marks_are_escaped() {
        assert_eq!(
            Markdown("a|b *c* <d> [e]\n# f").to_string(),
            r"a\|b \*c\* \<d\> \[e\] \# f"
        );
    }

    proptest! {
        #[test]
        fn a_truncated_text_fits(text in ".{0,40}", columns in 1_usize..30) {
            prop_assert!(width(&truncate(&one_line(&text), columns)) <= columns);
        }
    }
}
