//! [`Style`]: how a directive lays out its tasks.

use crate::document::Document;
use crate::segment::{Role, SentencePiece};

/// How a directive lays out its tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A resolution: each sentence is a headline with its measures as clauses
    /// (着力优化布局，构建…，依托…).
    Sentences,
    /// An opinion with numbered headings: each sentence below one is a measure, its later clauses
    /// say how (二、做优种养业 / 建设…基地，推行…配套).
    Headings,
    /// A work report: headings, paragraphs that begin with a headline of their own, and sentences
    /// that string measures together.
    Paragraphs,
}

/// From so many paragraphs with a headline on, a directive is written in [`Style::Paragraphs`].
const HEADLINED_PARAGRAPHS: usize = 5;

impl Style {
    pub(super) fn of(document: &Document) -> Self {
        let sentences = &document.outline().sentences;
        let actions = sentences.iter().filter(|s| s.role == Role::Action);
        let (mut headings, mut bodies, mut sectioned) = (0_usize, 0_usize, 0_usize);
        for sentence in actions {
            headings += usize::from(sentence.heading);
            bodies += usize::from(!sentence.heading);
            sectioned += usize::from(!sentence.heading && sentence.section.is_some());
        }
        let headlined = sentences
            .chunk_by(|a, b| a.line == b.line)
            .filter(|paragraph| starts_with_headline(paragraph))
            .count();
        if headlined >= HEADLINED_PARAGRAPHS {
            Self::Paragraphs
        } else if headings > 1 && 2 * sectioned > bodies {
            Self::Headings
        } else {
            Self::Sentences
        }
    }
}

/// Whether an action paragraph begins with a sentence of one clause and goes on.
pub(super) fn starts_with_headline(paragraph: &[SentencePiece]) -> bool {
    let [first, second, ..] = paragraph else {
        return false;
    };
    let clauses = first.clauses.1 - first.clauses.0;
    first.role == Role::Action
        && second.role == Role::Action
        && first.section.is_some()
        && !first.heading
        && clauses == 1
}
