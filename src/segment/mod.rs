//! Second step: clean text becomes sections, sentences and clauses, and every sentence gets a
//! [`Role`].
//!
//! Segmentation loses nothing: the sentences concatenate to the clean text, and the clauses of a
//! sentence concatenate to the sentence.

mod clauses;
mod cues;
mod dates;
mod han;
mod lines;
mod marks;
mod numbering;
mod roles;
mod sections;
mod sentences;
#[cfg(test)]
mod tests;
mod trim;

use crate::normalize::Clean;

/// What parts the cells of a row in a table.
pub(crate) const CELL_ENDS: [char; 2] = ['\t', '|'];

/// Whether a text holds the end of a cell.
pub(crate) fn has_cells(text: &[u8]) -> bool {
    memchr::memchr2(b'\t', b'|', text).is_some()
}

/// What a sentence does in its document.
///
/// Only [`Target`](Role::Target) and [`Action`](Role::Action) can show that a task was taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// Study of speeches and decisions, review of achievements, analysis, attendance, current
    /// work, calls to cadres.
    Background,
    /// A dated or valued aim: 到20XX年…, 主要目标.
    Target,
    /// A commitment to do something.
    Action,
    /// A statement that something is put off or not done: 暂不…, 留待….
    Deferral,
    /// Something of the page, not of the text.
    Chrome,
}

/// The structure of a clean text; all offsets are clean byte offsets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    /// Sections in text order; a section's parent stands before it.
    pub(crate) sections: Vec<SectionPiece>,
    /// Sentences in text order; they concatenate to the clean text.
    pub(crate) sentences: Vec<SentencePiece>,
    /// Clauses in text order; those of a sentence concatenate to it.
    pub(crate) clauses: Vec<ClausePiece>,
}

/// A numbered or named part of a text: 一、…, （一）…, 1.…, 第…章.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SectionPiece {
    /// Depth, 1 for the outermost.
    pub(crate) level: u8,
    /// Clean range of the heading without its number.
    pub(crate) heading: (u32, u32),
    /// Index of the enclosing section.
    pub(crate) parent: Option<u32>,
    /// Sentences of the section with its heading and its subsections: `first..last`.
    pub(crate) sentences: (u32, u32),
}

/// A sentence: ends at 。！？； or at the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SentencePiece {
    /// First clean byte.
    pub(crate) start: u32,
    /// One past the last clean byte, closing marks and the line break included.
    pub(crate) end: u32,
    /// Index of its line in [`Clean::lines`].
    pub(crate) line: u32,
    /// Index of the innermost section.
    pub(crate) section: Option<u32>,
    /// What it does in the document.
    pub(crate) role: Role,
    /// How many of its first clauses are background, whatever its role: others' words, or a look
    /// back, before its own commitment.
    pub(crate) reasons: u32,
    /// Whether it is a heading (or the heading part of a line such as 优化结构。…).
    pub(crate) heading: bool,
    /// Its clauses: `first..last` in [`Outline::clauses`].
    pub(crate) clauses: (u32, u32),
}

/// A clause: ends at ，：、-free marks (，：), at a tab, or with its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClausePiece {
    /// First clean byte.
    pub(crate) start: u32,
    /// One past the last clean byte, marks included.
    pub(crate) end: u32,
    /// The clause without numbering, white space and marks at its ends: `start..end`.
    pub(crate) content: (u32, u32),
    /// Index of its sentence.
    pub(crate) sentence: u32,
}

/// Finds the structure of a clean text, in time and memory linear in its length.
pub(crate) fn outline(clean: &Clean) -> Outline {
    let mut outline = sentences::cut(clean);
    let lines = lines::of(clean, &outline.sentences);
    sections::find(&lines, &mut outline);
    roles::assign(clean, &lines, &mut outline);
    outline
}
