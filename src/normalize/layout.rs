//! How a page is set: whether its paragraphs are indented, and at which width lines were broken.

use super::chars;
use super::fold::RawLine;

/// How a page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// Most paragraphs start with blanks.
    pub(super) indented: bool,
    /// The characters of a full line, where the page was broken at a fixed width.
    pub(super) width: Option<usize>,
}

/// Blanks from this many columns on indent a paragraph.
pub(super) const INDENT: u32 = 2;
/// Lines of more bytes were not broken at a fixed width.
const LONGEST_BROKEN: usize = 400;
/// How far full lines differ from each other: marks are pushed over the margin or drawn back.
const SLACK: usize = 4;

impl Layout {
    /// Looks at the lines of the text, chrome and table rows left out.
    pub(super) fn of(lines: &[(RawLine, &str)]) -> Self {
        Self {
            indented: are_indented(lines),
            width: full_width(lines),
        }
    }

    /// Whether a line fills the width at which the page was broken.
    pub(super) fn is_full(self, raw: RawLine, text: &str) -> bool {
        self.width
            .is_some_and(|width| length(raw, text).is_some_and(|length| length + SLACK >= width))
    }
}

fn are_indented(lines: &[(RawLine, &str)]) -> bool {
    let mut closed = true;
    let mut starts = 0;
    let mut indented = 0;
    for (raw, text) in lines {
        if closed || raw.after_blank {
            starts += 1;
            indented += usize::from(raw.indent >= INDENT);
        }
        closed = ends_sentence(text);
    }
    indented * 2 > starts
}

/// The median length of the lines that end within a sentence, if most of them are as long.
fn full_width(lines: &[(RawLine, &str)]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|(_, text)| !ends_sentence(text))
        .filter_map(|(raw, text)| length(*raw, text))
        .collect();
    lengths.sort_unstable();
    let median = *lengths.get(lengths.len() / 2)?;
    let alike = lengths
        .iter()
        .filter(|length| length.abs_diff(median) <= SLACK)
        .count();
    let most = alike > 5 && alike * 3 > lengths.len() * 2 && alike * 5 > lines.len() * 2;
    (most && median >= 20).then_some(median)
}

/// Characters with the indent; `None` for a long line.
fn length(raw: RawLine, text: &str) -> Option<usize> {
    (text.len() <= LONGEST_BROKEN).then(|| raw.indent as usize + text.chars().count())
}

/// Whether the last mark of a line ends a sentence, closing quotes and brackets left out.
pub(super) fn ends_sentence(text: &str) -> bool {
    match text.chars().next_back() {
        Some('”' | '）' | '》' | '】') => {
            ends_bare_sentence(text.trim_end_matches(['”', '）', '》', '】']))
        }
        _ => ends_bare_sentence(text),
    }
}

fn ends_bare_sentence(text: &str) -> bool {
    match text.chars().next_back() {
        // A full stop of ASCII, unless it is a decimal point.
        Some('.') => !text
            .strip_suffix('.')
            .is_some_and(|rest| rest.ends_with(|ch: char| ch.is_ascii_digit())),
        last => last.is_some_and(chars::is_terminal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page<'a>(lines: &[(u32, &'a str)]) -> Vec<(RawLine, &'a str)> {
        let raw = |indent| RawLine {
            start: 0,
            end: 0,
            indent,
            after_blank: false,
            tabs: 0,
            bars: false,
        };
        lines
            .iter()
            .map(|&(indent, text)| (raw(indent), text))
            .collect()
    }

    #[test]
    fn paragraphs_tell_the_indent() {
        assert!(
            Layout::of(&page(&[
                (0, "题目。"),
                (4, "一，"),
                (0, "二。"),
                (4, "三。")
            ]))
            .indented
        );
        assert!(!Layout::of(&page(&[(0, "一。"), (0, "二。"), (4, "三。")])).indented);
        assert!(!Layout::of(&[]).indented);
    }

    #[test]
    fn broken_lines_tell_the_width() {
        let full = "字".repeat(35);
        let mut lines = vec![(0, full.as_str()); 8];
        lines.push((0, "末。"));
        let layout = Layout::of(&page(&lines));
        assert_eq!(layout.width, Some(35));
        let [(raw, short)] = page(&[(0, "短")])[..] else {
            panic!()
        };
        assert!(layout.is_full(raw, &full) && !layout.is_full(raw, short));
        let closed = vec![(0, "一。"); 9];
        assert_eq!(Layout::of(&page(&closed)).width, None);
    }

    #[test]
    fn sentences_end_with_their_marks() {
        for text in ["一。", "一！”", "一；", "一：", "一？）", "一."] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["一", "一，", "《一》", "3.", "一”", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
