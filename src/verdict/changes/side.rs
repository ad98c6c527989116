//! [`Side`]: one of the two texts that are laid beside each other.

use std::ops::Range;

use super::characters::{Characters, Haystack};
use super::pieces::{LONGEST, Piece, PieceKind};

/// One of the two texts that are laid beside each other.
pub(super) struct Side<'a> {
    /// The text that the bytes of the pieces count in.
    text: &'a str,
    pub(super) pieces: &'a [Piece],
    /// The characters of the pieces.
    pub(super) characters: Characters,
    /// Of each piece, whether it needs no other explanation: it has a partner, or stands elsewhere.
    settled: [bool; LONGEST],
}

impl<'a> Side<'a> {
    /// A text of which nothing is settled.
    pub(super) fn new(text: &'a str, pieces: &'a [Piece]) -> Self {
        Self::of(text, pieces, Characters::of(said(text, pieces)))
    }

    /// The same, where the characters of the pieces are known.
    pub(super) fn of(text: &'a str, pieces: &'a [Piece], characters: Characters) -> Self {
        Self {
            text,
            pieces,
            characters,
            settled: [false; LONGEST],
        }
    }

    /// The text of all pieces.
    pub(super) fn whole(&self) -> Haystack<'a> {
        Haystack {
            text: self.text(self.pieces),
            characters: self.characters,
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

    /// The word that a piece belongs to, as a range of pieces.
    pub(super) fn word(&self, piece: &Piece) -> Range<usize> {
        let start = piece.word as usize;
        let pieces = self.pieces.get(start..).unwrap_or_default();
        let length = pieces.iter().take_while(|other| other.word == piece.word);
        start..start + length.count()
    }

    /// The text of some neighbouring pieces.
    pub(super) fn text(&self, pieces: &[Piece]) -> &'a str {
        said(self.text, pieces)
    }

    /// The text of one piece.
    pub(super) fn said(&self, piece: &Piece) -> &'a str {
        self.text.get(piece.bytes()).unwrap_or_default()
    }

    /// Whether a piece still needs an explanation.
    pub(super) fn is_open(&self, at: usize) -> bool {
        at < self.pieces.len() && self.settled.get(at) == Some(&false)
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
        self.flags(range).fill(true);
    }

    /// Settles some pieces and no others.
    pub(super) fn settle_only(&mut self, pieces: impl Iterator<Item = usize>) {
        self.flags(0..self.pieces.len()).fill(false);
        for at in pieces {
            if let Some(flag) = self.settled.get_mut(at) {
                *flag = true;
            }
        }
    }

    /// What is settled in a range.
    pub(super) fn flags(&mut self, range: Range<usize>) -> &mut [bool] {
        self.settled.get_mut(range).unwrap_or_default()
    }

    /// Settles the words of content that another text holds.
    pub(super) fn settle_words_of(&mut self, other: &Haystack) {
        for (at, first) in self.pieces.iter().enumerate() {
            let may_stand = |letter| other.characters.may_hold(letter);
            // One test instead of three: which one fails cannot be foreseen.
            let is_candidate = (first.word as usize == at)
                & first.is_content()
                & first.letter.is_none_or(may_stand);
            if !is_candidate {
                continue;
            }
            let range = self.word(first);
            // A lone character says nothing.
            if (range.len() > 1 || first.letter.is_none())
                && self.settled(range.clone()) < range.len()
                && other.contains(self.text(self.range(&range)))
            {
                self.settle(range);
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

/// The text of some neighbouring pieces of a text.
fn said<'a>(text: &'a str, pieces: &[Piece]) -> &'a str {
    let ends = pieces.first().zip(pieces.last());
    ends.and_then(|(first, last)| text.get(first.start..last.end))
        .unwrap_or_default()
}
