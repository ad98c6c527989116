//! What to name where nothing stands out: every adaptation differs somewhere.

use std::ops::Range;

use super::pieces::Piece;
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
    let ours = open(slots.task, &slots.held, kind)?;
    let theirs = open(slots.opinion, &slots.used, kind)?;
    let text = |pieces: &[Piece], range: &Range<usize>| -> String {
        let inside = pieces.iter().filter(|piece| range.contains(&piece.start));
        inside.map(|piece| piece.text).collect()
    };
    let differ = text(slots.task, &ours) != text(slots.opinion, &theirs);
    differ.then(|| Difference::new(ChangeKind::Instrument, Some(ours), Some(theirs)))
}

fn open(pieces: &[Piece], settled: &[bool], kind: WordKind) -> Option<Range<usize>> {
    let mut at = 0;
    pieces.chunk_by(|a, b| a.word == b.word).find_map(|word| {
        let is_open = settled.get(at) == Some(&false);
        at += word.len();
        let (first, last) = (word.first()?, word.last()?);
        (is_open && first.is(kind)).then_some(first.start..last.end)
    })
}

/// Characters of a passage that is quoted whole.
const QUOTABLE: usize = 40;

/// All that the task is about beside the clause that shares most with it.
fn whole(slots: &Slots) -> Option<Difference> {
    let ours = trimmed(slots.task)?;
    if slots.opinion.len() <= QUOTABLE {
        return Some(Difference::new(
            ChangeKind::Instrument,
            Some(ours),
            Some(trimmed(slots.opinion)?),
        ));
    }
    let mut at = 0;
    let clauses = slots.opinion.split_inclusive(Piece::ends_clause);
    let shared = clauses.map(|clause| {
        let used = slots
            .used
            .iter()
            .skip(at)
            .take(clause.len())
            .filter(|used| **used)
            .count();
        at += clause.len();
        (used, clause)
    });
    let (_, clause) = shared.fold(None, |best: Option<(usize, &[Piece])>, clause| match best {
        Some(best) if best.0 >= clause.0 => Some(best),
        _ => Some(clause),
    })?;
    Some(Difference::new(
        ChangeKind::Instrument,
        Some(ours),
        Some(trimmed(clause)?),
    ))
}

/// Without marks, manner and binding words at the ends; quotation marks stay.
fn trimmed(pieces: &[Piece]) -> Option<Range<usize>> {
    let says = |piece: &Piece| {
        ![WordKind::Mark, WordKind::Strength, WordKind::Function]
            .iter()
            .any(|kind| piece.is(*kind))
    };
    let opens = |piece: &Piece| matches!(piece.text, "“" | "《" | "（");
    let closes = |piece: &Piece| matches!(piece.text, "”" | "》" | "）");
    let first = pieces.iter().find(|piece| says(piece) || opens(piece))?;
    let last = pieces.iter().rfind(|piece| says(piece) || closes(piece))?;
    Some(first.start..last.end)
}
