//! Cuts lines into sentences, and sentences into clauses.
//!
//! A sentence ends at 。！？； and at the end of its line; a clause ends at ，： too, at a dash, at
//! a tab and, in a headline, at a blank. What stands in a short quote or in brackets is held
//! together, but for a quote that ends with 。, which ends the sentence around it.

use unicode_segmentation::UnicodeSegmentation;

use super::clauses;
use super::marks::{self, Mark, MarkKind, Pairing};
use super::{ClausePiece, Outline, Role, SentencePiece};
use crate::normalize::{Clean, LineKind};
use crate::number::to_u32;

/// How far behind an ASCII mark the Unicode sentence rules look, in bytes.
const LOOK_AHEAD: usize = 32;

/// What a sentence and a clause hardly fall short of on average, in bytes: room for the pieces is
/// made at once.
const SENTENCE_BYTES: usize = 96;
const CLAUSE_BYTES: usize = 36;

/// Cuts all lines of a clean text.
pub(super) fn cut(clean: &Clean) -> Outline {
    let mut cutter = Cutter {
        text: &clean.text,
        outline: Outline {
            sections: Vec::new(),
            sentences: Vec::with_capacity(clean.text.len() / SENTENCE_BYTES),
            clauses: Vec::with_capacity(clean.text.len() / CLAUSE_BYTES),
        },
        start: 0,
        clause_start: 0,
        first_clause: 0,
        line: 0,
    };
    let mut marks = marks::find(&clean.text);
    let mut ahead = marks.as_mut_slice();
    let mut pairing = Pairing::default();
    for (index, line) in clean.lines.iter().enumerate() {
        let count = pairing.pair(ahead, line.end);
        let (marks, behind) = ahead.split_at_mut(count);
        ahead = behind;
        let body = slice(&clean.text, line.start, line.end);
        if body.chars().all(char::is_whitespace) {
            continue;
        }
        // The blank lines before this one belong to the sentence before them.
        cutter.end_line(line.start);
        cutter.line = to_u32(index);
        if line.kind != LineKind::Chrome {
            let cuts = LineCuts::new(slice(&clean.text, 0, line.end), marks);
            cuts.find(|at, ends_sentence| cutter.cut(at, ends_sentence));
        }
        cutter.open_until(line.end);
    }
    cutter.finish()
}

fn slice(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// The cuts inside one line.
struct LineCuts<'a> {
    /// The text until the end of the line.
    text: &'a str,
    marks: &'a [Mark],
    headline: bool,
}

impl<'a> LineCuts<'a> {
    fn new(text: &'a str, marks: &'a [Mark]) -> Self {
        let ends_clause = |mark: &Mark| {
            matches!(
                mark.kind,
                MarkKind::FullStop | MarkKind::Stop | MarkKind::Comma | MarkKind::AsciiComma
            )
        };
        Self {
            text,
            marks,
            headline: !marks.iter().any(ends_clause),
        }
    }

    /// Gives each place where a clause ends, and whether its sentence ends with it.
    fn find(&self, mut cut: impl FnMut(u32, bool)) {
        let mut depth = 0u32;
        // One past a 。 and the closing marks behind it, while inside a quote.
        let mut quoted_stop = 0;
        let mut done = 0;
        for (index, mark) in self.marks.iter().enumerate() {
            let ends_sentence = match mark.kind {
                MarkKind::Open(_, held) => {
                    depth += u32::from(held);
                    false
                }
                MarkKind::Close(_, held) => {
                    depth -= u32::from(held).min(depth);
                    if mark.start == quoted_stop {
                        quoted_stop = mark.end();
                    }
                    held && depth == 0 && quoted_stop == mark.end()
                }
                MarkKind::FullStop if depth > 0 => {
                    quoted_stop = mark.end();
                    false
                }
                _ if depth > 0 || mark.start < done => false,
                MarkKind::FullStop | MarkKind::Stop => true,
                MarkKind::AsciiStop => self.ascii_stop_ends(mark),
                _ => false,
            };
            if ends_sentence && let Some(end) = self.sentence_end(index) {
                done = end;
                cut(end, true);
            } else if depth == 0 && mark.start >= done && self.ends_clause(index, mark) {
                cut(mark.end(), false);
            }
        }
    }

    /// Where the sentence that the mark at `index` ends is over: behind the stops, closing marks
    /// and blanks that follow; `None` where a comma follows and carries it on.
    fn sentence_end(&self, index: usize) -> Option<u32> {
        let mut marks = self.marks.iter().skip(index);
        let mut end = marks.next()?.end();
        for mark in marks {
            if mark.start > end {
                break;
            }
            match mark.kind {
                MarkKind::FullStop
                | MarkKind::Stop
                | MarkKind::AsciiStop
                | MarkKind::Blank
                | MarkKind::Close(_, false) => {}
                MarkKind::Comma | MarkKind::AsciiComma | MarkKind::Pause => return None,
                _ => break,
            }
            end = mark.end();
        }
        Some(end)
    }

    /// Whether . ! or ? ends a sentence: between letters the Unicode rules decide, beside a digit
    /// it never does. Of several marks in a row the last one decides.
    fn ascii_stop_ends(&self, mark: &Mark) -> bool {
        let (start, end) = (mark.start as usize, mark.end() as usize);
        let bytes = self.text.as_bytes();
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(end);
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if is_digit(before) || is_digit(after) || matches!(after, Some(b'.' | b'!' | b'?')) {
            return false;
        }
        let window_end = self.text.ceil_char_boundary(end + LOOK_AHEAD);
        let window = self.text.get(start..window_end).unwrap_or_default();
        let Some(piece) = window.split_sentence_bounds().next() else {
            return false;
        };
        let closing =
            |c: char| c.is_ascii_punctuation() || c.is_whitespace() || "”’）》」』】〕".contains(c);
        piece.chars().all(closing)
    }

    /// Whether a comma stands inside a number: 1，200.
    fn parts_thousands(&self, mark: &Mark) -> bool {
        let bytes = self.text.as_bytes();
        let (before, rest) = bytes.split_at(bytes.len().min(mark.start as usize));
        let is_digit = |byte: &&u8| byte.is_ascii_digit();
        let behind = rest.strip_prefix("，".as_bytes()).unwrap_or_default();
        let after = behind.iter().take(4).take_while(is_digit).count();
        let before = before.iter().rev().take(4).take_while(is_digit).count();
        after == 3 && (1..=3).contains(&before)
    }

    fn ends_clause(&self, index: usize, mark: &Mark) -> bool {
        let bytes = self.text.as_bytes();
        let before = (mark.start as usize)
            .checked_sub(1)
            .and_then(|at| bytes.get(at));
        let after = bytes.get(mark.end() as usize);
        match mark.kind {
            MarkKind::Comma => {
                !before.is_some_and(u8::is_ascii_digit) || !self.parts_thousands(mark)
            }
            MarkKind::Tab => true,
            MarkKind::AsciiComma => !after.is_some_and(u8::is_ascii_alphanumeric),
            // 2026—2029 and a dash at the head of a paragraph separate no clauses.
            MarkKind::Dash => {
                let is_ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
                !is_ascii(before) && !is_ascii(after)
            }
            MarkKind::Blank => {
                let next_is_blank = self
                    .marks
                    .get(index + 1)
                    .is_some_and(|next| next.kind == MarkKind::Blank && next.start == mark.end());
                let is_wide = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0x80);
                self.headline && !next_is_blank && is_wide(before) && is_wide(after)
            }
            _ => false,
        }
    }
}

/// Writes the pieces; the next one always starts where the last one ended.
struct Cutter<'a> {
    text: &'a str,
    outline: Outline,
    /// First byte of the open sentence.
    start: u32,
    /// First byte of the open clause.
    clause_start: u32,
    /// First clause of the open sentence.
    first_clause: u32,
    /// Line of the open sentence.
    line: u32,
}

impl Cutter<'_> {
    fn cut(&mut self, at: u32, ends_sentence: bool) {
        self.end_clause(at);
        if ends_sentence {
            self.end_sentence(at);
        }
    }

    /// Ends the clause and the sentence that are open at the end of a line, if any is.
    fn open_until(&mut self, line_end: u32) {
        if self.clause_start < line_end {
            self.end_clause(line_end);
        }
        if self.start < line_end {
            self.end_sentence(line_end);
        }
    }

    /// Gives line breaks, and blank lines, to the sentence before them.
    fn end_line(&mut self, next_line: u32) {
        if let (Some(sentence), Some(clause)) = (
            self.outline.sentences.last_mut(),
            self.outline.clauses.last_mut(),
        ) {
            sentence.end = next_line;
            clause.end = next_line;
            self.start = next_line;
            self.clause_start = next_line;
        }
    }

    fn end_clause(&mut self, end: u32) {
        let start = self.clause_start;
        self.clause_start = end;
        let (first, last) = clauses::content(slice(self.text, start, end));
        self.outline.clauses.push(ClausePiece {
            start,
            end,
            content: (start + first, start + last),
            sentence: to_u32(self.outline.sentences.len()),
        });
    }

    fn end_sentence(&mut self, end: u32) {
        let last_clause = to_u32(self.outline.clauses.len());
        self.outline.sentences.push(SentencePiece {
            start: self.start,
            end,
            line: self.line,
            section: None,
            role: Role::Background,
            reasons: 0,
            heading: false,
            clauses: (self.first_clause, last_clause),
        });
        self.start = end;
        self.first_clause = last_clause;
    }

    fn finish(mut self) -> Outline {
        let end = to_u32(self.text.len());
        self.end_line(end);
        self.open_until(end);
        self.outline
    }
}
