//! The lines of a text that are not blank, with what both sections and roles ask of them.

use super::numbering::{self, Number, Style};
use super::{SentencePiece, trim};
use crate::normalize::{Clean, Line, LineKind};
use crate::number::to_u32;

/// A line that is not blank.
pub(super) struct TextLine<'a> {
    /// Its words, without white space at the ends.
    pub(super) text: &'a str,
    /// Where the words start in the clean text.
    pub(super) start: u32,
    /// Where it lies, and what it is.
    pub(super) line: Line,
    /// The number that it starts with.
    pub(super) number: Option<Number>,
    /// Its sentences: `first..last`.
    pub(super) sentences: (usize, usize),
}

/// The lines of a text that have sentences.
pub(super) fn of<'a>(clean: &'a Clean, sentences: &[SentencePiece]) -> Vec<TextLine<'a>> {
    let mut lines = Vec::with_capacity(clean.lines.len());
    let mut first = 0;
    for group in sentences.chunk_by(|a, b| a.line == b.line) {
        let line = group
            .first()
            .and_then(|sentence| clean.lines.get(sentence.line as usize));
        let last = first + group.len();
        if let Some(&line) = line {
            lines.push(TextLine::new(clean, line, (first, last)));
        }
        first = last;
    }
    lines
}

impl<'a> TextLine<'a> {
    fn new(clean: &'a Clean, line: Line, sentences: (usize, usize)) -> Self {
        let text = clean.text.get(line.start as usize..line.end as usize);
        let words = trim::start(text.unwrap_or_default());
        let text = trim::end(words);
        Self {
            text,
            start: line.end - to_u32(words.len()),
            line,
            number: numbering::number(text),
            sentences,
        }
    }

    /// The style of its number; page chrome and table rows have none of their own.
    pub(super) fn style(&self) -> Option<Style> {
        let number = self.number.filter(|_| !self.is_chrome() && !self.is_row());
        number.map(|number| number.style)
    }

    /// The length of its number; 一是 is one here.
    pub(super) fn number_len(&self) -> usize {
        self.number
            .map_or_else(|| numbering::count_with_is(self.text), |number| number.len)
    }

    fn is_chrome(&self) -> bool {
        self.line.kind == LineKind::Chrome
    }

    /// Whether it is a table row that has cells.
    pub(super) fn is_row(&self) -> bool {
        self.line.kind == LineKind::Row && super::has_cells(self.text.as_bytes())
    }
}
