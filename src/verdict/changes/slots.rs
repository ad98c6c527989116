//! [`Slots`]: a task and a passage, laid beside each other.

use super::characters::Haystack;
use super::pairing::Table;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::whole_words::{COMPOUND, keep_whole_words};
use crate::lexicon::WordKind;
use crate::number::small;

/// A task and a passage, laid beside each other: each piece has at most one partner, and partners
/// stand in the same order.
pub(super) struct Slots<'a> {
    pub(super) task: Side<'a>,
    pub(super) opinion: Side<'a>,
    /// (piece of the task, piece of the passage), in order.
    pub(super) pairs: Vec<(usize, usize)>,
    coverage: f32,
}

impl<'a> Slots<'a> {
    /// Lays the two beside each other.
    pub(super) fn new(mut task: Side<'a>, mut opinion: Side<'a>, table: &mut Table) -> Self {
        let mut pairs = table.weightiest(&task, &opinion);
        // Cutting back to whole words in one text may leave half a word in the other.
        for _ in 0..3 {
            let before = pairs.len();
            keep_whole_words(&mut task, &mut pairs, |pair| pair.0);
            keep_whole_words(&mut opinion, &mut pairs, |pair| pair.1);
            leave_telling(task.pieces, &mut pairs);
            if pairs.len() == before {
                break;
            }
        }
        task.settle_only(pairs.iter().map(|pair| pair.0));
        opinion.settle_only(pairs.iter().map(|pair| pair.1));
        Self {
            coverage: coverage(task.pieces, &pairs),
            task,
            opinion,
            pairs,
        }
    }

    /// Settles what stands in the other text at another place, or in another passage.
    pub(super) fn settle(&mut self, others: impl Iterator<Item = Haystack<'a>>) {
        for other in others.chain([self.opinion.whole()]) {
            self.task.settle_words_of(&other);
        }
        self.opinion.settle_words_of(&self.task.whole());
    }

    /// The share of the task's characters that stand in pairs.
    pub(super) fn shared(&self) -> f32 {
        small(self.pairs.len()) / small(self.task.pieces.len().max(1))
    }

    /// The share of the task's content that the passage holds in the same words and order.
    pub(super) fn coverage(&self) -> f32 {
        self.coverage
    }

    /// Whether the passage says something else to the same end.
    pub(super) fn is_reworded(&self) -> bool {
        self.coverage < REWORDED_BELOW
    }
}

/// Below this share of shared words the passage says something else to the same end.
const REWORDED_BELOW: f32 = 0.34;

fn coverage(task: &[Piece], pairs: &[(usize, usize)]) -> f32 {
    let content = task.iter().filter(|piece| piece.is_content()).count();
    let is_content = |pair: &&(usize, usize)| task.get(pair.0).is_some_and(Piece::is_content);
    let paired = pairs.iter().filter(is_content).count();
    small(paired) / small(content.max(1))
}

/// Leaves out single characters and what says nothing by itself.
fn leave_telling(task: &[Piece], pairs: &mut Vec<(usize, usize)>) {
    let follows = |a: &(usize, usize), b: &(usize, usize)| (a.0 + 1, a.1 + 1) == *b;
    let (mut from, mut kept) = (0, 0);
    while let Some(run) = pairs
        .get(from..)
        .and_then(|rest| rest.chunk_by(follows).next())
    {
        let end = from + run.len();
        if tells(task, run) {
            let length = run.len();
            pairs.copy_within(from..end, kept);
            kept += length;
        }
        from = end;
    }
    pairs.truncate(kept);
}

/// Whether a run of neighbouring pairs says something.
fn tells(task: &[Piece], run: &[(usize, usize)]) -> bool {
    let pieces = || run.iter().filter_map(|pair| task.get(pair.0));
    let whole = pieces().any(|piece| matches!(piece.kind, PieceKind::Name | PieceKind::Value));
    let says = |piece: &Piece| piece.is_content() || piece.is(WordKind::Frame);
    let letters =
        pieces().filter(|piece| !piece.is(WordKind::Mark) && !piece.is(WordKind::Function));
    let count = letters.count();
    whole || count >= COMPOUND || count >= 2 && pieces().any(says)
}
