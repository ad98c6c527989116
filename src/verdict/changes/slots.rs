//! [`Slots`]: a task and a passage, laid beside each other.

use super::pairing::weightiest;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use crate::lexicon::WordKind;
use crate::number::small;

/// A task and a passage, laid beside each other: each piece has at most one partner, and partners
/// stand in the same order.
pub(super) struct Slots<'a> {
    pub(super) task: Side<'a>,
    pub(super) opinion: Side<'a>,
    /// (piece of the task, piece of the passage), in order.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl<'a> Slots<'a> {
    /// Lays the two beside each other.
    pub(super) fn new(mut task: Side<'a>, mut opinion: Side<'a>) -> Self {
        let mut pairs = weightiest(&task, &opinion);
        // Cutting back to whole words in one text may leave half a word in the other.
        for _ in 0..3 {
            let before = pairs.len();
            whole_words(task.pieces, &mut pairs, |pair| pair.0);
            whole_words(opinion.pieces, &mut pairs, |pair| pair.1);
            pairs = telling(task.pieces, &pairs);
            if pairs.len() == before {
                break;
            }
        }
        for &(ours, theirs) in &pairs {
            task.settle(ours..ours + 1);
            opinion.settle(theirs..theirs + 1);
        }
        Self {
            task,
            opinion,
            pairs,
        }
    }

    /// Settles what stands in the other text at another place, or in another passage.
    pub(super) fn settle(&mut self, others: impl Iterator<Item = &'a str>) {
        let opinion = self.opinion.text(self.opinion.pieces);
        for other in others.chain([opinion]) {
            self.task.settle_words_of(other);
        }
        self.opinion
            .settle_words_of(self.task.text(self.task.pieces));
    }

    /// The share of the task's characters that stand in pairs.
    pub(super) fn shared(&self) -> f32 {
        small(self.pairs.len()) / small(self.task.pieces.len().max(1))
    }

    /// The share of the task's content that the passage holds in the same words and order.
    pub(super) fn coverage(&self) -> f32 {
        let pieces = self.task.pieces;
        let content = pieces.iter().filter(|piece| piece.is_content()).count();
        let paired = self
            .pairs
            .iter()
            .filter(|pair| pieces.get(pair.0).is_some_and(Piece::is_content));
        small(paired.count()) / small(content.max(1))
    }
}

/// Known words of that many characters are made of shorter ones.
const COMPOUND: usize = 4;

/// Leaves out the pairs of words of which less than all stands in pairs. In a run of characters
/// that no word list knows, words have two characters: what is left over is at least that long.
fn whole_words(
    pieces: &[Piece],
    pairs: &mut Vec<(usize, usize)>,
    side: impl Fn(&(usize, usize)) -> usize,
) {
    let mut paired = vec![false; pieces.len()];
    for flag in pairs.iter().map(&side) {
        if let Some(flag) = paired.get_mut(flag) {
            *flag = true;
        }
    }
    let mut rest = paired.as_mut_slice();
    for word in pieces.chunk_by(|a, b| a.word == b.word) {
        let Some((flags, after)) = rest.split_at_mut_checked(word.len()) else {
            break;
        };
        rest = after;
        if word.len() < COMPOUND && word.first().is_some_and(|piece| piece.entry.is_some()) {
            let whole = flags.iter().all(|flag| *flag);
            flags.fill(whole);
        } else {
            widen_gaps(flags);
        }
    }
    pairs.retain(|pair| paired.get(side(pair)).copied().unwrap_or(false));
}

/// A lone unpaired character takes its neighbour with it: the one before, if there is one.
fn widen_gaps(flags: &mut [bool]) {
    let (mut before, mut paired) = (true, flags.first().copied().unwrap_or(true));
    for at in 0..flags.len() {
        // Read before a flag is cleared: what is left out leaves nobody alone.
        let next = flags.get(at + 1).copied().unwrap_or(true);
        if before && !paired && next {
            let neighbour = if at == 0 { 1 } else { at - 1 };
            if let Some(flag) = flags.get_mut(neighbour) {
                *flag = false;
            }
        }
        (before, paired) = (paired, next);
    }
}

/// Leaves out single characters and what says nothing by itself.
fn telling(task: &[Piece], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    pairs
        .chunk_by(|a, b| a.0 + 1 == b.0 && a.1 + 1 == b.1)
        .filter(|run| {
            let pieces = || run.iter().filter_map(|pair| task.get(pair.0));
            let whole =
                pieces().any(|piece| matches!(piece.kind, PieceKind::Name | PieceKind::Value));
            let says = |piece: &&Piece| piece.is_content() || piece.is(WordKind::Frame);
            let letters =
                pieces().filter(|piece| !piece.is(WordKind::Mark) && !piece.is(WordKind::Function));
            let count = letters.count();
            whole || count >= COMPOUND || count >= 2 && pieces().any(|piece| says(&piece))
        })
        .flatten()
        .copied()
        .collect()
}
