//! Which lines continue the paragraph of the line before.
//!
//! Pages break lines at a fixed width, at a column's end or at random, also inside words and with
//! an empty line in the break. A line is joined to the one before only on evidence: headings stay
//! on lines of their own.

use super::chars;
use super::fold::RawLine;
use super::layout::{INDENT, Layout, ends_sentence};

/// A heading is hardly longer than this.
const LONGEST_HEADING: usize = 50;
/// So many bytes before and after a break are searched for the word that it may have parted.
const NEARBY: usize = 16 * 1024;
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
        let outdented = self.is_outdented();
        if outdented && self.layout.is_full(self.raw, self.line) {
            return true;
        }
        if starts_numbered(self.next) {
            return false;
        }
        if self.line.ends_with(['，', '、']) {
            return true;
        }
        if starts_item(self.next) || (self.layout.indented && self.next_raw.indent >= INDENT) {
            return false;
        }
        if self.layout.is_full(self.raw, self.line)
            || outdented && (self.continued || has_clause_mark(self.line))
        {
            return true;
        }
        self.is_broken_prose() && has_clause_mark(self.next)
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
        let marks = self.line.matches(['，', '。', '；', '：']).count();
        if marks == 0 || has_headline_blank(self.line) {
            return false;
        }
        if self.line.chars().nth(LONGEST_HEADING).is_some() {
            // After a closing quote a forgotten mark is as likely as a break.
            return !self.line.ends_with('”');
        }
        if starts_numbered(self.line) || starts_item(self.line) {
            return false;
        }
        self.line.contains('。') || marks > 1 || self.breaks_a_word()
    }

    /// Whether the text nearby has the two characters at the break side by side.
    fn breaks_a_word(&self) -> bool {
        let (Some(last), Some(first)) = (self.line.chars().next_back(), self.next.chars().next())
        else {
            return false;
        };
        let word = String::from_iter([last, first]);
        chars::is_han(last)
            && chars::is_han(first)
            && memchr::memmem::find(self.nearby().as_bytes(), word.as_bytes()).is_some()
    }

    /// The text around the break; its bound keeps the work linear in the length of a page.
    fn nearby(&self) -> &str {
        let here = self.raw.end as usize;
        let start = self.text.floor_char_boundary(here.saturating_sub(NEARBY));
        let end = self.text.floor_char_boundary(here + NEARBY);
        self.text.get(start..end).unwrap_or_default()
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
        for ch in line.chars() {
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

/// 一、 （一） 1. 1） 第一条 ①
pub(super) fn starts_numbered(line: &str) -> bool {
    let is_number = |ch: char| ch.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(ch);
    if let Some(rest) = line.strip_prefix('（') {
        let after = rest.trim_start_matches(is_number);
        return after.len() < rest.len() && after.starts_with('）');
    }
    if let Some(rest) = line.strip_prefix('第') {
        let after = rest.trim_start_matches(is_number);
        return after.len() < rest.len() && after.starts_with(['条', '章', '节', '编', '款']);
    }
    if line.starts_with(|ch: char| matches!(ch, '①'..='⒛' | '❶'..='➓' | '㈠'..='㈩')) {
        return true;
    }
    let after = line.trim_start_matches(is_number);
    if after.len() == line.len() {
        return false;
    }
    let mut marks = after.chars();
    match marks.next() {
        Some('、' | '）') => true,
        Some('.') => !marks.next().is_some_and(|ch| ch.is_ascii_digit()),
        _ => false,
    }
}

/// —— · 【 一是 第一， 附件 出席：
fn starts_item(line: &str) -> bool {
    const LEADS: [&str; 18] = [
        "—",
        "·",
        "【",
        "●",
        "■",
        "◆",
        "▲",
        "★",
        "○",
        "□",
        "※",
        "附件",
        "出席：",
        "列席：",
        "记录：",
        "请假：",
        "联系人：",
        "主持：",
    ];
    if LEADS.iter().any(|lead| line.starts_with(lead)) {
        return true;
    }
    let is_number = |ch: char| "一二三四五六七八九十".contains(ch);
    let ordinal = line.strip_prefix('第').unwrap_or(line);
    let after = ordinal.trim_start_matches(is_number);
    after.len() < ordinal.len()
        && if ordinal.len() < line.len() {
            after.starts_with(['，', '、', '：'])
        } else {
            after.starts_with(['是', '要'])
        }
}

fn is_bracketed(line: &str) -> bool {
    (line.starts_with('（') && line.ends_with('）'))
        || (line.starts_with('【') && line.ends_with('】'))
}

fn has_clause_mark(line: &str) -> bool {
    line.contains(['，', '。', '；', '：'])
}

/// A blank between two Han characters, or after a colon, parts the lines of a headline.
fn has_headline_blank(line: &str) -> bool {
    line.match_indices(' ').any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        before.is_some_and(|ch| chars::is_han(ch) || matches!(ch, '：' | '”'))
    })
}
