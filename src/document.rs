//! [`Document`]: one parsed text, the landing between parsing and everything after it.

use crate::error::{Error, ErrorKind};
use crate::normalize::{self, Clean};
use crate::segment::{self, ClausePiece, Outline, Role, SectionPiece, SentencePiece};
use crate::span::Span;

/// One parsed text: its source, its clean text, its sections, sentences and clauses.
///
/// The clean text has no glosses, no line breaks inside sentences, one script and one width;
/// whatever is found in it is reported as a [`Span`] of the source.
#[derive(Debug, Clone)]
pub struct Document {
    source: String,
    clean: Clean,
    outline: Outline,
}

impl Document {
    /// Parses a page in time and memory linear in its length.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyText`] where the text holds nothing but white space,
    /// [`ErrorKind::TextTooLong`] from 4 GiB on.
    pub fn parse(source: impl Into<String>) -> Result<Self, Error> {
        let source = source.into();
        if u32::try_from(source.len()).is_err() {
            return Err(Error::new(
                ErrorKind::TextTooLong,
                format!(
                    "the text has {} bytes; split it into texts of less than 4 GiB",
                    source.len()
                ),
            ));
        }
        if source.trim().is_empty() {
            return Err(Error::new(
                ErrorKind::EmptyText,
                "the text is empty; give a text with at least one sentence",
            ));
        }
        let clean = normalize::clean(&source);
        let outline = segment::outline(&clean);
        Ok(Self {
            source,
            clean,
            outline,
        })
    }

    /// The text as the caller gave it; spans point into it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The clean text: simplified script, one paragraph a line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.clean.text
    }

    /// The numbered parts of the text, in order.
    #[must_use]
    pub fn sections(&self) -> impl ExactSizeIterator<Item = Section<'_>> {
        self.outline.sections.iter().map(|piece| Section {
            document: self,
            piece,
        })
    }

    /// The sentences in order; together they cover the clean text.
    #[must_use]
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> {
        self.outline.sentences.iter().map(|piece| Sentence {
            document: self,
            piece,
        })
    }

    pub(crate) fn outline(&self) -> &Outline {
        &self.outline
    }

    pub(crate) fn clean_slice(&self, (start, end): (u32, u32)) -> &str {
        self.clean
            .text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    pub(crate) fn span_of(&self, (start, end): (u32, u32)) -> Span {
        self.clean.map.span(start, end)
    }
}

/// A numbered part of a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    document: &'a Document,
    piece: &'a SectionPiece,
}

impl<'a> Section<'a> {
    /// Depth, 1 for the outermost.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.piece.level
    }

    /// The heading without its number, as clean text.
    #[must_use]
    pub fn heading(&self) -> &'a str {
        self.document.clean_slice(self.piece.heading)
    }

    /// Where the heading stands in the source.
    #[must_use]
    pub fn span(&self) -> Span {
        self.document.span_of(self.piece.heading)
    }
}

/// A sentence of a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'a> {
    document: &'a Document,
    piece: &'a SentencePiece,
}

impl<'a> Sentence<'a> {
    /// The clean text, closing marks included.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.document
            .clean_slice((self.piece.start, self.piece.end))
    }

    /// Where it stands in the source, without the line break.
    #[must_use]
    pub fn span(&self) -> Span {
        let text = self.text().trim_end();
        let end = self.piece.start + u32::try_from(text.len()).unwrap_or(0);
        self.document.span_of((self.piece.start, end))
    }

    /// What it does in the document.
    #[must_use]
    pub fn role(&self) -> Role {
        self.piece.role
    }

    /// Whether it is a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.piece.heading
    }

    /// Its clauses in order; together they cover the sentence.
    #[must_use]
    pub fn clauses(&self) -> impl ExactSizeIterator<Item = Clause<'a>> + use<'a> {
        let (first, last) = self.piece.clauses;
        let document = self.document;
        document
            .outline
            .clauses
            .get(first as usize..last as usize)
            .unwrap_or_default()
            .iter()
            .map(move |piece| Clause { document, piece })
    }
}

/// A clause of a [`Sentence`].
#[derive(Debug, Clone, Copy)]
pub struct Clause<'a> {
    document: &'a Document,
    piece: &'a ClausePiece,
}

impl<'a> Clause<'a> {
    /// The clean text with the marks at its ends.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.document
            .clean_slice((self.piece.start, self.piece.end))
    }

    /// The clean text without numbering, white space and marks at its ends.
    #[must_use]
    pub fn content(&self) -> &'a str {
        self.document.clean_slice(self.piece.content)
    }

    /// Where the content stands in the source.
    #[must_use]
    pub fn span(&self) -> Span {
        self.document.span_of(self.piece.content)
    }
}
