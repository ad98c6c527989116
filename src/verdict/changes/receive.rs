//! Taking part in another body's system instead of having one: 承接, 对接, 接入.

use std::ops::Range;

use super::difference::Difference;
use super::pieces::Piece;
use super::slots::Slots;
use crate::lexicon::{Cues, WordKind};
use crate::report::ChangeKind;

/// The verb that makes the body a receiver, beside the verb of the task.
pub(super) fn difference(slots: &Slots) -> Option<Difference> {
    let first = slots.pairs.first()?.1;
    let before = slots.opinion.pieces.get(..first)?;
    let start = before
        .iter()
        .rposition(Piece::ends_clause)
        .map_or(0, |at| at + 1);
    let receives = lead(before.get(start..)?)?;
    let has_cue = |piece: &Piece| {
        piece
            .entry
            .is_some_and(|entry| entry.cues.has(Cues::RECEIVE))
    };
    let asked_too = slots.task.pieces.iter().any(has_cue);
    let is_one = receives.first().is_some_and(has_cue);
    (is_one && !asked_too).then(|| {
        let verb = lead(slots.task.pieces)
            .filter(|word| is_verb(word))
            .and_then(bytes);
        Difference::new(ChangeKind::Instrument, verb, bytes(receives))
    })
}

fn is_verb(word: &[Piece]) -> bool {
    word.first().is_some_and(|piece| piece.is(WordKind::Verb))
}

/// The first word that is no manner and no mark.
fn lead(pieces: &[Piece]) -> Option<&[Piece]> {
    let skipped = [WordKind::Mark, WordKind::Strength, WordKind::Function];
    pieces.chunk_by(|a, b| a.word == b.word).find(|word| {
        !word
            .iter()
            .all(|piece| skipped.iter().any(|kind| piece.is(*kind)))
    })
}

fn bytes(word: &[Piece]) -> Option<Range<usize>> {
    Some(word.first()?.start..word.last()?.end)
}
