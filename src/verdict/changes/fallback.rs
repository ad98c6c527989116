//! What to name where nothing stands out: every adaptation differs somewhere.

use std::ops::Range;

use super::pieces::Piece;
use super::side::Side;
use super::slots::Slots;
use super::{Difference, REWORDED_BELOW};
use crate::lexicon::WordKind;
use crate::report::ChangeKind;

/// The largest slight difference; the verb; or the whole task beside the whole clause.
pub(super) fn difference(slots: &Slots, slight: Vec<Difference>) -> Option<Difference> {
    if slots.coverage() >= REWORDED_BELOW {
        let largest = slight
            .into_iter()
            .max_by_key(|difference| (size(difference), usize::MAX - difference.at));
        let (large, small) = largest.map_or((None, None), |largest| {
            if size(&largest) > SLIGHT {
                (Some(largest), None)
            } else {
                (None, Some(largest))
            }
        });
        let reworked = slots.coverage() < SAME_OBJECT;
        let word = if reworked {
            None
        } else {
            verb(slots).or_else(|| frame(slots))
        };
        let found = large.or(word).or(small.filter(|_| !reworked));
        if found.is_some() {
            return found;
        }
    }
    whole(slots)
}

/// From this share of shared words on the object is the same, and a verb or a container tells.
const SAME_OBJECT: f32 = 0.6;

/// Bytes of a word of two characters.
const SLIGHT: usize = 6;

fn size(difference: &Difference) -> usize {
    let size = |range: &Option<Range<usize>>| range.as_ref().map_or(0, ExactSizeIterator::len);
    size(&difference.task) + size(&difference.opinion)
}

/// The first verb of the task that the passage replaces.
fn verb(slots: &Slots) -> Option<Difference> {
    word(slots, WordKind::Verb)
}

/// The last container that the passage replaces: 机制 → 能力.
fn frame(slots: &Slots) -> Option<Difference> {
    word(slots, WordKind::Frame)
}

fn word(slots: &Slots, kind: WordKind) -> Option<Difference> {
    let ours = open(&slots.task, kind)?;
    let theirs = open(&slots.opinion, kind)?;
    let differ = slots.task.text(ours) != slots.opinion.text(theirs);
    differ.then(|| Difference::new(ChangeKind::Instrument, bytes(ours), bytes(theirs)))
}

/// The first word of a kind that still needs an explanation.
fn open<'a>(side: &Side<'a>, kind: WordKind) -> Option<&'a [Piece]> {
    side.words()
        .filter(|word| side.is_open(word.start))
        .map(|word| side.range(&word))
        .find(|word| word.first().is_some_and(|piece| piece.is(kind)))
}

fn bytes(word: &[Piece]) -> Option<Range<usize>> {
    Some(word.first()?.start..word.last()?.end)
}

/// Characters of a passage that is quoted whole.
const QUOTABLE: usize = 40;

/// All that the task is about beside the clause that shares most with it.
fn whole(slots: &Slots) -> Option<Difference> {
    let ours = trimmed(slots.task.pieces)?;
    let opinion = slots.opinion.pieces;
    let theirs = if opinion.len() <= QUOTABLE {
        opinion
    } else {
        nearest_clause(&slots.opinion)?
    };
    Some(Difference::new(
        ChangeKind::Instrument,
        Some(ours),
        Some(trimmed(theirs)?),
    ))
}

/// The first of the clauses of which most is settled.
fn nearest_clause<'a>(opinion: &Side<'a>) -> Option<&'a [Piece]> {
    let mut at = 0;
    let clauses = opinion.pieces.split_inclusive(Piece::ends_clause);
    let settled = clauses.map(|clause| {
        at += clause.len();
        (opinion.settled(at - clause.len()..at), clause)
    });
    let nearest = settled.reduce(|best, clause| if best.0 >= clause.0 { best } else { clause });
    nearest.map(|(_, clause)| clause)
}

/// Without marks, manner and binding words at the ends; quotation marks stay.
fn trimmed(pieces: &[Piece]) -> Option<Range<usize>> {
    let says = |piece: &Piece| {
        ![WordKind::Mark, WordKind::Strength, WordKind::Function]
            .iter()
            .any(|kind| piece.is(*kind))
    };
    let opens = |piece: &Piece| piece.is_in("“《（");
    let closes = |piece: &Piece| piece.is_in("”》）");
    let first = pieces.iter().find(|piece| says(piece) || opens(piece))?;
    let last = pieces.iter().rfind(|piece| says(piece) || closes(piece))?;
    Some(first.start..last.end)
}
