//! Which lines continue the paragraph of the line before.
//!
//! Pages break lines at a fixed width, at a column's end or at random, also inside words and with
//! an empty line in the break. A line is joined to the one before only on evidence: headings stay
//! on lines of their own.

use super::chars;
use super::fold::RawLine;
use super::layout::{INDENT, Layout, ends_sentence};
use super::leads::{starts_caption, starts_item, starts_numbered};
use super::nearby;
use crate::stops::stops;

/// A heading is hardly longer than this.
const LONGEST_HEADING: usize = 50;
/// So many lines ahead the other half of a bracket is looked for.
const LOOK_AHEAD: usize = 3;

/// For each line of a run of text lines, whether it continues the line before.
pub(super) fn joins(lines: &[(RawLine, &str)], layout: Layout, text: &str) -> Vec<bool> {
    let mut open = Open::default();
    let mut result = Vec::with_capacity(lines.len());
    result.push(false);
    for (index, pair) in lines.windows(2).enumerate() {
        let [(raw, line), (next_raw, next)] = pair else {
            continue;
        };
        let joint = Joint {
            raw: *raw,
            line,
            continued: result.last() == Some(&true),
            next_raw: *next_raw,
            next,
            layout,
            text,
        };
        if !joint.continued {
            open = Open::default();
        }
        let closed = ends_sentence(line);
        if !closed {
            open.read(line);
        }
        let ahead = lines.get(index + 1..).unwrap_or_default();
        let joined = next.starts_with(chars::is_closing)
            || joint.is_wrapped()
            || !closed && (open.closes_in(ahead) || joint.continues());
        result.push(joined);
    }
    result.truncate(lines.len());
    result
}

/// Two lines that may be one.
struct Joint<'a> {
    raw: RawLine,
    line: &'a str,
    /// The line itself continues one.
    continued: bool,
    next_raw: RawLine,
    next: &'a str,
    layout: Layout,
    text: &'a str,
}

impl Joint<'_> {
    /// Whether `next` continues `line`, which does not end a sentence.
    fn continues(&self) -> bool {
        if is_bracketed(self.line) {
            return false;
        }
        if starts_numbered(self.next) || starts_caption(self.next) {
            return false;
        }
        if self.line.ends_with(['，', '、']) || self.breaks_a_number() {
            return true;
        }
        if starts_item(self.next) || (self.layout.indented && self.next_raw.indent >= INDENT) {
            return false;
        }
        if self.is_outdented() && (self.continued || has_clause_mark(self.line)) {
            return true;
        }
        if self.layout.is_full(self.raw, self.line) && !self.is_heading_like() {
            return true;
        }
        self.is_broken_prose() && has_clause_mark(self.next)
    }

    /// Whether a full line of a paragraph that began with blanks goes on without them, be it after
    /// a sentence.
    fn is_wrapped(&self) -> bool {
        self.layout.is_full(self.raw, self.line) && self.is_outdented()
    }

    /// Whether a full line may still be a heading that only happens to be as long.
    fn is_heading_like(&self) -> bool {
        let bare = !self.continued && !self.line.contains(|ch| ch == '、' || is_mark(ch));
        (bare || (starts_numbered(self.line) && !self.line.contains('。'))) && !self.breaks_a_word()
    }

    /// Whether the line stands in a paragraph that began with blanks, and the next has none.
    fn is_outdented(&self) -> bool {
        self.layout.indented
            && (self.continued || self.raw.indent >= INDENT)
            && self.next_raw.indent < INDENT
            && !self.next_raw.after_blank
    }

    /// Whether the line reads as prose that breaks off and not as a heading.
    fn is_broken_prose(&self) -> bool {
        let marks = self.line.matches(is_mark).count();
        if marks == 0 || has_headline_blank(self.line) {
            return false;
        }
        if self.line.chars().nth(LONGEST_HEADING).is_some() {
            // After a closing quote a forgotten mark is as likely as a break.
            return !self.line.ends_with('”');
        }
        if self.line.contains('。') {
            return true;
        }
        !starts_numbered(self.line)
            && !starts_item(self.line)
            && (marks > 1 || self.breaks_a_word())
    }

    /// 1137. | 8亿元
    fn breaks_a_number(&self) -> bool {
        let integer = self.line.strip_suffix('.').unwrap_or(self.line);
        integer.ends_with(|ch: char| ch.is_ascii_digit())
            && self.next.starts_with(|ch: char| ch.is_ascii_digit())
            && has_clause_mark(self.line)
    }

    /// Whether the text nearby has the two characters at the break side by side.
    fn breaks_a_word(&self) -> bool {
        let (last, first) = (self.line.chars().next_back(), self.next.chars().next());
        nearby::has_word(self.text, self.raw.end as usize, last, first)
    }
}

/// Brackets and quotes that a paragraph has opened and not closed.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    depth: [u32; 3],
}

const PAIRS: [(char, char); 3] = [('《', '》'), ('（', '）'), ('“', '”')];

impl Open {
    fn read(&mut self, line: &str) {
        for ch in stops(line).filter_map(|at| line.get(at..)?.chars().next()) {
            for (depth, (open, close)) in self.depth.iter_mut().zip(PAIRS) {
                if ch == open {
                    *depth += 1;
                } else if ch == close {
                    *depth = depth.saturating_sub(1);
                }
            }
        }
    }

    /// Whether one of them is closed in the next lines before another is opened.
    fn closes_in(self, lines: &[(RawLine, &str)]) -> bool {
        self.depth
            .iter()
            .zip(PAIRS)
            .filter(|(depth, _)| **depth > 0)
            .any(|(_, (open, close))| {
                let mut half = None;
                for (_, line) in lines.iter().take(LOOK_AHEAD) {
                    half = line.chars().find(|&ch| ch == open || ch == close);
                    if half.is_some() || ends_sentence(line) {
                        break;
                    }
                }
                half == Some(close)
            })
    }
}

fn is_bracketed(line: &str) -> bool {
    (line.starts_with('（') && line.ends_with('）'))
        || (line.starts_with('【') && line.ends_with('】'))
}

fn has_clause_mark(line: &str) -> bool {
    line.contains(is_mark)
}

fn is_mark(ch: char) -> bool {
    ch == '，' || chars::is_terminal(ch)
}

/// A blank between two Han characters, or after a colon, parts the lines of a headline.
fn has_headline_blank(line: &str) -> bool {
    line.match_indices(' ').any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        before.is_some_and(|ch| chars::is_han(ch) || matches!(ch, '：' | '”'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_looked_for_in_the_next_lines() {
        let raw = RawLine {
            start: 0,
            end: 0,
            indent: 0,
            after_blank: false,
            tabs: 0,
            bars: false,
        };
        let mut open = Open::default();
        open.read("审议《关于（试行）");
        assert!(open.closes_in(&[(raw, "城市治理"), (raw, "的意见》")]));
        assert!(!open.closes_in(&[(raw, "城市治理《的意见》》")]));
        assert!(!open.closes_in(&[(raw, "结束。"), (raw, "》")]));
        assert!(!open.closes_in(&[]));
        assert!(!Open::default().closes_in(&[(raw, "》")]));
    }
}
