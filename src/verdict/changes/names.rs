//! Quoted names that stand for each other, wherever they stand.

use super::pieces::PieceKind;
use super::slots::{Slots, mark};
use super::{Difference, pieces::Piece};
use crate::report::ChangeKind;

/// Pairs the names that only the task has with those that only the passage has, in order.
pub(super) fn differences(slots: &mut Slots) -> Vec<Difference> {
    let asked = open(slots.task, &slots.held);
    let said = open(slots.opinion, &slots.used);
    let mut found = Vec::new();
    for (ours, theirs) in asked.into_iter().zip(said) {
        mark(&mut slots.held, ours..ours + 1);
        mark(&mut slots.used, theirs..theirs + 1);
        let bytes = |piece: &Piece| piece.start..piece.end;
        found.push(Difference::new(
            ChangeKind::Name,
            slots.task.get(ours).map(bytes),
            slots.opinion.get(theirs).map(bytes),
        ));
    }
    found
}

fn open(pieces: &[Piece], settled: &[bool]) -> Vec<usize> {
    pieces
        .iter()
        .zip(settled)
        .enumerate()
        .filter(|(_, (piece, settled))| piece.kind == PieceKind::Name && !**settled)
        .map(|(at, _)| at)
        .collect()
}
