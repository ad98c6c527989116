//! [`Side`]: one of the two texts that are laid beside each other.

use std::ops::Range;

use super::pieces::{Piece, PieceKind};

/// One of the two texts that are laid beside each other.
pub(super) struct Side<'a> {
    /// The text that the bytes of the pieces count in.
    text: &'a str,
    pub(super) pieces: &'a [Piece],
    /// Of each piece, whether it needs no other explanation: it has a partner, or stands elsewhere.
    settled: Vec<bool>,
}

impl<'a> Side<'a> {
    /// A text of which nothing is settled.
    pub(super) fn new(text: &'a str, pieces: &'a [Piece]) -> Self {
        Self {
            text,
            pieces,
            settled: vec![false; pieces.len()],
        }
    }

    pub(super) fn piece(&self, at: usize) -> Option<&'a Piece> {
        self.pieces.get(at)
    }

    pub(super) fn range(&self, range: &Range<usize>) -> &'a [Piece] {
        self.pieces.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn any(&self, range: &Range<usize>, is: impl Fn(&Piece) -> bool) -> bool {
        self.range(range).iter().any(is)
    }

    /// The words, each as a range of pieces.
    pub(super) fn words(&self) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let mut at = 0;
        self.pieces
            .chunk_by(|a, b| a.word == b.word)
            .map(move |word| {
                at += word.len();
                at - word.len()..at
            })
    }

    /// The text of some neighbouring pieces.
    pub(super) fn text(&self, pieces: &[Piece]) -> &'a str {
        let ends = pieces.first().zip(pieces.last());
        ends.and_then(|(first, last)| self.text.get(first.start..last.end))
            .unwrap_or_default()
    }

    /// The text of one piece.
    pub(super) fn said(&self, piece: &Piece) -> &'a str {
        self.text.get(piece.bytes()).unwrap_or_default()
    }

    /// Whether a piece still needs an explanation.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.settled.get(at) == Some(&false)
    }

    /// A piece that still needs an explanation.
    pub(super) fn open(&self, at: usize) -> Option<&'a Piece> {
        self.piece(at).filter(|_| self.is_open(at))
    }

    /// The runs of a range that still need an explanation.
    pub(super) fn open_runs(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut at = range.start;
        let flags = self.settled.get(range).unwrap_or_default();
        let runs = flags.chunk_by(|a, b| a == b).map(move |run| {
            at += run.len();
            at - run.len()..at
        });
        runs.filter(|run| self.is_open(run.start))
    }

    /// How many pieces of a range need no other explanation.
    pub(super) fn settled(&self, range: Range<usize>) -> usize {
        let flags = self.settled.get(range).unwrap_or_default();
        flags.iter().filter(|settled| **settled).count()
    }

    /// Settles some pieces.
    pub(super) fn settle(&mut self, range: Range<usize>) {
        for settled in self.settled.get_mut(range).unwrap_or_default() {
            *settled = true;
        }
    }

    /// Settles the words of content that another text holds.
    pub(super) fn settle_words_of(&mut self, other: &str) {
        for range in self.words() {
            let word = self.range(&range);
            let is_content = word.first().is_some_and(Piece::is_content);
            if is_content && self.settled(range.clone()) < range.len() {
                let text = self.text(word);
                if text.chars().nth(1).is_some() && other.contains(text) {
                    self.settle(range);
                }
            }
        }
    }

    /// The first name in a range.
    pub(super) fn name_in(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let is_name = |piece: &Piece| piece.kind == PieceKind::Name;
        let at = range.start + self.range(range).iter().position(is_name)?;
        Some(at..at + 1)
    }
}
