//! Finds the sections of a text: numbered lines, dash paragraphs, and short lines without a number
//! that stand over a paragraph.

use super::dates::is_date;
use super::han::is_han;
use super::lines::TextLine;
use super::numbering::Style;
use super::{ClausePiece, Outline, SectionPiece, SentencePiece, trim};
use crate::normalize::LineKind;
use crate::number::to_u32;

/// A heading without a number has at most this many bytes: some 32 Han characters.
const LONGEST_PLAIN: usize = 96;
/// The heading that opens a paragraph has at most this many bytes.
const LONGEST_OPENING: usize = 135;
/// A line with at least this many bytes is a paragraph, if it has a full stop.
const SHORTEST_PARAGRAPH: usize = 120;

/// Finds the sections and marks the sentences that are headings.
pub(super) fn find(lines: &[TextLine<'_>], outline: &mut Outline) {
    let Outline {
        sections,
        sentences,
        clauses,
    } = outline;
    let title = title_lines(lines);
    let mut stack = Stack::default();
    for (index, line) in lines.iter().enumerate() {
        let (first, last) = line.sentences;
        let group = sentences.get_mut(first..last).unwrap_or_default();
        let style = line.style().filter(|_| index >= title);
        let is_plain = index >= title && style.is_none() && is_plain_heading(lines, index);
        stack.end_paragraph(to_u32(first), sections);
        if style.is_some() || is_plain {
            let heading = group
                .first()
                .map_or((0, 0), |sentence| heading_range(sentence, clauses));
            stack.open(style, to_u32(first), heading, sections);
        }
        let is_title = index < title && line.line.kind == LineKind::Prose;
        let is_heading =
            is_title || is_plain || (style.is_some() && line.opens_with_heading(group));
        for sentence in group.iter_mut() {
            sentence.section = stack.innermost();
        }
        if let (true, Some(sentence)) = (is_heading, group.first_mut()) {
            sentence.heading = true;
        }
    }
    stack.close_all(to_u32(sentences.len()), sections);
}

/// How many lines stand before the text begins: before the first sentence, the first number or
/// the first table row. A text in which none of them comes has no title.
fn title_lines(lines: &[TextLine<'_>]) -> usize {
    let begins_text = |line: &TextLine<'_>| {
        line.has_stop()
            || line.line.kind == LineKind::Row
            || line.style().is_some_and(|style| style != Style::Dash)
    };
    lines.iter().position(begins_text).unwrap_or(0)
}

impl TextLine<'_> {
    /// Whether it is a sentence or announces one: 各位代表：.
    fn has_stop(&self) -> bool {
        self.line.kind == LineKind::Prose
            && (self.text.contains(['。', '；']) || self.text.ends_with('：'))
    }

    fn is_paragraph(&self) -> bool {
        self.line.kind == LineKind::Prose
            && self.text.len() >= SHORTEST_PARAGRAPH
            && self.text.contains('。')
    }

    /// Whether it may be a heading without a number: a few words and no mark of a sentence.
    fn is_short(&self) -> bool {
        self.line.kind == LineKind::Prose
            && (6..=LONGEST_PLAIN).contains(&self.text.len())
            && !self
                .text
                .contains(['。', '！', '；', '，', '：', ',', ':', ';', '\t'])
            && self
                .text
                .starts_with(|c: char| is_han(c) || c == '“' || c.is_alphanumeric())
    }

    /// Whether the line has come to its end: a heading can follow.
    fn is_complete(&self) -> bool {
        self.line.kind != LineKind::Prose
            || self.is_short()
            || self
                .text
                .ends_with(['。', '！', '？', '；', '：', '”', '）'])
    }

    /// Whether the first of its sentences is a heading: all of the line, or a few words that end
    /// with 。 and have the rest of the paragraph behind them.
    fn opens_with_heading(&self, sentences: &[SentencePiece]) -> bool {
        let Some(first) = sentences.first() else {
            return false;
        };
        let opening = self.text.get(..(first.end - first.start) as usize);
        let opening = trim::end(opening.unwrap_or(self.text));
        let has_stop = opening.ends_with(['。', '！', '；']);
        if sentences.len() == 1 {
            return !has_stop && opening.len() <= LONGEST_OPENING;
        }
        let is_clause = self.style() != Some(Style::Dash) || !opening.contains('，');
        opening.ends_with('。') && opening.len() <= LONGEST_OPENING && is_clause
    }
}

/// A short line over a paragraph or over numbered lines, with a finished line above it.
fn is_plain_heading(lines: &[TextLine<'_>], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| lines.get(above));
    let (Some(line), Some(below)) = (lines.get(index), lines.get(index + 1)) else {
        return false;
    };
    line.is_short()
        && above.is_none_or(TextLine::is_complete)
        && (below.is_paragraph() || below.style().is_some() || below.is_row())
        && !is_date(line.text)
}

/// From the content of a sentence's first clause to that of its last one.
fn heading_range(sentence: &SentencePiece, clauses: &[ClausePiece]) -> (u32, u32) {
    let (first, last) = sentence.clauses;
    let clauses = clauses
        .get(first as usize..last as usize)
        .unwrap_or_default();
    match (clauses.first(), clauses.last()) {
        (Some(first), Some(last)) => (first.content.0, last.content.1.max(first.content.1)),
        _ => (sentence.start, sentence.start),
    }
}

/// The open sections, outermost first.
#[derive(Debug, Default)]
struct Stack {
    /// Styles in the order of their first appearance: the rank of a style is its place here.
    /// `None` is a heading without a number.
    styles: Vec<Option<Style>>,
    open: Vec<(usize, u32)>,
}

impl Stack {
    /// Opens a section at a sentence, inside the sections whose style appeared earlier.
    fn open(
        &mut self,
        style: Option<Style>,
        sentence: u32,
        heading: (u32, u32),
        sections: &mut Vec<SectionPiece>,
    ) {
        let rank = self.rank(style);
        while self.open.last().is_some_and(|&(open, _)| open >= rank) {
            self.close(sentence, sections);
        }
        let parent = self.innermost();
        self.open.push((rank, to_u32(sections.len())));
        sections.push(SectionPiece {
            level: u8::try_from(self.open.len()).unwrap_or(u8::MAX),
            heading,
            parent,
            sentences: (sentence, sentence),
        });
    }

    /// A dash paragraph holds nothing but itself.
    fn end_paragraph(&mut self, sentence: u32, sections: &mut [SectionPiece]) {
        if self
            .open
            .last()
            .is_some_and(|&(rank, _)| rank == usize::MAX)
        {
            self.close(sentence, sections);
        }
    }

    /// A dash paragraph is the innermost section of any text.
    fn rank(&mut self, style: Option<Style>) -> usize {
        if style == Some(Style::Dash) {
            return usize::MAX;
        }
        let known = self.styles.iter().position(|&known| known == style);
        known.unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        })
    }

    fn innermost(&self) -> Option<u32> {
        self.open.last().map(|&(_, section)| section)
    }

    fn close(&mut self, sentence: u32, sections: &mut [SectionPiece]) {
        if let Some((_, section)) = self.open.pop()
            && let Some(section) = sections.get_mut(section as usize)
        {
            section.sentences.1 = sentence;
        }
    }

    fn close_all(&mut self, sentence: u32, sections: &mut [SectionPiece]) {
        while !self.open.is_empty() {
            self.close(sentence, sections);
        }
    }
}
